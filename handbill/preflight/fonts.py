"""The fonts of a file with the codes that are shown in them."""

from __future__ import annotations

from handbill.preflight.font_program import Typeface
from handbill.preflight.opened import OpenedFile


def used_codes(file: OpenedFile) -> dict[Typeface, set[int]]:
    """In order of first use, the codes of all pages together."""
    return file.once(_used)


def _used(file: OpenedFile) -> dict[Typeface, set[int]]:
    used: dict[Typeface, set[int]] = {}
    for sheet in file.sheets:
        for words in sheet.words:
            used.setdefault(words.face, set()).update(words.codes)
    return used
