"""Finished files, asked from bytes: what several rooms' tests want to know of them."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.preflight.bleed import SCALE, inked_sides
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight
from handbill.preflight.text import missing_strings as absent


def missing_strings(pdf: bytes, expected: Iterable[str]) -> list[str]:
    """The strings that no page holds whole."""
    file = OpenedFile(pdf)
    try:
        return absent(file.drawn, file.lines, expected)
    finally:
        file.close()


def sides_with_ink(pdf: bytes) -> list[frozenset[str]]:
    """For each page the sides on which ink runs from the cut to the edge of the bleed."""
    file = OpenedFile(pdf)
    try:
        return [inked_sides(sheet, file.picture(sheet.number, SCALE)) for sheet in file.sheets]
    finally:
        file.close()


def told(pdf: bytes, asked: CheckOptions, but: frozenset[str] = frozenset()) -> list[str]:
    """What preflight finds, one line each; the questions in `but` are left out."""
    return [f"{each.severity} {each.check}: {each.problem.statement}" for each in preflight(pdf, asked) if each.check not in but]
