"""The flyer as Handbill sets it becomes what its peers are given: words.json for each language, and its fonts, static at two weights.

    python -m tests.benchmarks.prepare FOLDER PIECE TAG...

writes FOLDER/TAG/words.json and FOLDER/TAG/fonts/*.ttf. Every string has the size (points), weight and color it has on Handbill's page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from handbill.build.job_spec import JobSpec
from handbill.content.piece import Block
from handbill.core.clock import today
from handbill.graphics.items import Page, RectItem, TextItem
from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Language
from handbill.typeset.itemize import strip_controls
from tests.library import lay_out

_PARTS = {"helpline": "band", "contact": "band", "note": "foot", "local": "foot", "imprint": "foot"}


def prepare(folder: Path, piece: str, tag: str) -> None:
    """One language."""
    setting = lay_out(JobSpec(piece, today(), (tag,)))
    page, panel = setting.pages[0], setting.piece.panels[0]
    fonts = folder / tag / "fonts"
    fonts.mkdir(parents=True)
    words = {
        "language": tag,
        "direction": page.direction,
        "page": [page.width, page.height],
        "ground": _hex(page, "ground"),
        "band": _hex(page, "panel"),
        "fonts": _fonts(panel.language, fonts),
        "strings": list(_strings(page, panel.blocks)),
    }
    (folder / tag / "words.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def _strings(page: Page, blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    """The page's paragraphs hold lines; their words before breaking are the blocks', in the same order."""
    lines = (item for item in page.items if isinstance(item, TextItem))
    paragraphs = [list(group) for _, group in groupby(lines, key=lambda line: id(line.tags[-2 if line.link else -1]))]
    for (role, wordings), paragraph in zip(_said(blocks), paragraphs, strict=True):
        first = paragraph[0]
        # The imprint is set with no-break spaces inside its parts.
        seen = first.text.replace("\u00a0", " ")
        text = next(text for text in map(strip_controls, wordings) if text.replace("\u00a0", " ").startswith(seen))
        assert first.color
        yield {
            "part": _PARTS.get(role, "words"),
            "role": role,
            "text": text,
            "size": round(first.size, 2),
            "bold": max(run.font.weight for run in first.runs) > 500,
            "color": _as_hex(first.color.rgb),
        }


def _said(blocks: tuple[Block, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each string in reading order, with its shorter wording where it has one."""
    for block in blocks:
        own = (block.text, block.short) if block.short else (block.text,)
        for wordings in ((block.label,), (block.value,), own):
            if wordings[0]:
                yield block.role, wordings
        yield from _said(block.items)


def _fonts(language: Language, folder: Path) -> list[dict[str, str]]:
    """The language's fonts as static files: peers differ in what they can do with a variable one."""
    weights = {"Regular": language.type.regular, "Bold": language.type.bold}
    made = []
    for source in language.type.fonts:
        entry = {}
        for style, weight in weights.items():
            path = folder / f"{source.id}-{weight}.ttf"
            entry["family"] = _static(source, weight, style, path)
            entry[style.lower()] = str(path)
        made.append(entry)
    return made


def _static(source: FontSource, weight: int, style: str, path: Path) -> str:
    """Write the whole font at one weight; the family's name, by which Typst asks for it, comes back.

    HarfBuzz does in a fifth of a second what takes fontTools' instancer twelve for Chinese. It leaves the names alone, though, and
    ReportLab takes two fonts of one name for one font.
    """
    face = hb.Face(hb.Blob.from_file_path(str(source.locate(weight))))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(face)
    wanted.pin_axis_location(face, "wght", weight)
    made = TTFont(BytesIO(hb.subset(face, wanted).blob.data), recalcBBoxes=False)
    names = made["name"]
    family = str(names.getDebugName(1))
    for number, text in ((2, style), (4, f"{family} {style}"), (6, f"{family.replace(' ', '')}-{style}")):
        names.setName(text, number, 3, 1, 0x409)
    made.save(path)
    return family


def _hex(page: Page, role: str) -> str:
    return next(_as_hex(item.fill.rgb) for item in page.items if isinstance(item, RectItem) and item.fill and item.role == role)


def _as_hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


if __name__ == "__main__":
    for each in sys.argv[3:]:
        prepare(Path(sys.argv[1]), sys.argv[2], each)
