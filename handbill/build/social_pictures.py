"""Turns a finished file into pictures for social media: a PNG, a JPEG, and the words for those who cannot see it, for each page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbill.build.result import Result
from handbill.content.material import IMPRINT
from handbill.content.piece import Block, Panel
from handbill.core.isolates import without_isolates
from handbill.preflight.preview import sized_pictures

_LONGEST_ALT = 1000  # characters; networks cut off longer ones


def social_pictures(result: Result) -> dict[str, bytes]:
    """The files by name, the PNG of the first page first. `result`: of a job whose format has `pixels`."""
    width, height = result.setting.form.pixels
    stem, panels = Path(result.name).stem, result.setting.piece.panels
    files: dict[str, bytes] = {}
    for panel, (png, jpeg) in zip(panels, sized_pictures(result.pdf, (width, height)), strict=True):
        name = stem if len(panels) == 1 else f"{stem}-{panel.language.tag}"
        files |= {f"{name}.png": png, f"{name}.jpg": jpeg, f"{name}.txt": (alternative_text(panel) + "\n").encode()}
    return files


def alternative_text(panel: Panel) -> str:
    """What the picture says, to be pasted where a network asks for a description."""
    lines = (" ".join(filter(None, parts)) for block in panel.blocks if (parts := tuple(_said(block))))
    text = "\n".join(without_isolates(line) for line in lines)
    return text if len(text) <= _LONGEST_ALT else text[: _LONGEST_ALT - 1].rsplit(" ", 1)[0] + "…"


def _said(block: Block) -> Iterator[str]:
    if block.role != IMPRINT:
        yield from (block.text, block.value) if block.role == "local" else (block.label, block.value, block.text)
