"""A finished file becomes a list of what is wrong with it: `judge` after every build, `thorough` where time does not matter.

Quick is what PDFium alone can tell in milliseconds: numbers on every file, boxes on a press file. The rest opens the file in pikepdf,
renders it or walks its tags, and runs in the suite, before a release and on request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from layouts.checks.boxes import SOME, boxes
from layouts.checks.numbers import missing_numbers
from materials.problems import Problem

Purpose = Literal["screen", "office", "press"]


@dataclass(frozen=True)
class Wanted:
    """What the file was meant to be. `trim` (width and height) and `bleed` are in points; strings keep their isolates."""

    purpose: Purpose
    numbers: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    trim: tuple[float, float] | None = None
    bleed: float = SOME


def judge(pdf: bytes, purpose: Purpose, numbers: Sequence[str], bleed: float = SOME) -> list[Problem]:
    """The quick checks; `bleed` in points is what a press file should have on every side. Raises ProblemsFound: check-unreadable."""
    return missing_numbers(pdf, numbers) + (boxes(pdf, bleed=bleed) if purpose == "press" else [])


def thorough(pdf: bytes, wanted: Wanted) -> list[Problem]:
    """Every check that fits the purpose. Raises ProblemsFound: check-unreadable."""
    from layouts.checks.fonts import fonts
    from layouts.checks.text import missing_strings

    found = missing_numbers(pdf, wanted.numbers) + fonts(pdf)
    found += [_text(missing) for missing in missing_strings(pdf, wanted.strings)]
    if wanted.purpose == "screen":
        from layouts.checks.accessibility import ua1

        found += ua1(pdf)
    if wanted.purpose == "press":
        from layouts.checks.bleed import short_bleed
        from layouts.checks.colors import press_colors

        found += boxes(pdf, wanted.trim, wanted.bleed) + press_colors(pdf) + (short_bleed(pdf) if wanted.bleed else [])
    return found


def _text(missing: str) -> Problem:
    sentence = f"this text cannot be read back from the file: {missing}"
    return Problem("check-text", sentence, hint="look at the page: the text may be cut off, or its glyphs may stand for something else")
