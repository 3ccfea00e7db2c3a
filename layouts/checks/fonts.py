"""check-fonts: every font is in the file, every glyph shown stands for text, and none is the empty box.

A font that is not embedded is replaced at the print shop by another, without a word: other widths, other letters, no Khmer at all. A glyph
without ToUnicode cannot be copied, searched or read aloud (PDF/UA-1, 7.21.7). Glyph 0 is .notdef, the box that stands for a missing one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from layouts.checks.content import Instruction, instructions
from layouts.checks.document import dissected
from materials.problems import Place, Problem

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SHOWING = {"Tj": 0, "TJ": 0, "'": 0, '"': 2}  # the operand that holds the string
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
_CODES = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[[^\]]*\])")
_HINT = "this is a fault of the program, not of the content: please report it"


def fonts(pdf: bytes) -> list[Problem]:
    """Judge every font that a page or a form on it selects, even if it shows no text with it. Raises ProblemsFound: check-unreadable."""
    with dissected(pdf) as document:
        found = []
        for number, page in enumerate(document.pages, 1):
            place = Place(f"page {number}")
            for name, (font, codes) in _used(instructions(page)).items():
                found += [Problem("check-fonts", f"the font {name} {fault}", place, _HINT) for fault in _faults(font, codes)]
        return found


def _used(walk: Iterator[Instruction]) -> dict[str, tuple[Any, set[int]]]:
    """The fonts of one page by name, each with the character codes shown in it."""
    fonts: dict[str, Any] = {}
    codes: defaultdict[str, set[int]] = defaultdict(set)
    current, saved = "", []
    for operator, operands, resources in walk:
        if operator == "q":
            saved.append(current)
        elif operator == "Q" and saved:
            current = saved.pop()
        elif operator == "Tf":
            font = resources["/Font"][str(operands[0])]
            current = str(font.get("/BaseFont", operands[0])).lstrip("/")
            # Two fonts may share a base name; the object's number tells them apart.
            current = current if fonts.get(current, font) == font else f"{current} {font.objgen[0]}"
            fonts[current] = font
        elif operator in _SHOWING and current:
            codes[current] |= _codes(fonts[current], operands[_SHOWING[operator]])
    return {name: (font, codes[name]) for name, font in fonts.items()}


def _codes(font: Any, shown: Any) -> set[int]:
    import pikepdf

    parts = [bytes(part) for part in shown if isinstance(part, pikepdf.String)] if isinstance(shown, pikepdf.Array) else [bytes(shown)]
    if font.get("/Subtype") != "/Type0":
        return {code for part in parts for code in part}
    return {int.from_bytes(part[at : at + 2], "big") for part in parts for at in range(0, len(part), 2)}


def _faults(font: Any, codes: set[int]) -> list[str]:
    composite = font.get("/Subtype") == "/Type0"
    carrier = font["/DescendantFonts"][0] if composite else font
    descriptor = carrier.get("/FontDescriptor", {})
    found = []
    if font.get("/Subtype") != "/Type3" and not any(program in descriptor for program in _PROGRAMS):
        found.append("is not embedded")
    if composite and any(_glyph(carrier, code) == 0 for code in codes):
        found.append("shows the glyph .notdef: a character is missing from it")
    if not codes:
        return found
    if "/ToUnicode" not in font:
        return [*found, "has no ToUnicode: its text cannot be copied or read aloud"]
    if unmapped := codes - _mapped(font["/ToUnicode"].read_bytes()):
        found.append(f"shows {len(unmapped)} glyphs that ToUnicode does not explain")
    return found


def _glyph(carrier: Any, code: int) -> int:
    """The glyph of a character code: through CIDToGIDMap where that is a stream (Identity-H: the code is the CID)."""
    import pikepdf

    mapping = carrier.get("/CIDToGIDMap")
    if not isinstance(mapping, pikepdf.Stream):
        return code
    table = mapping.read_bytes()
    return int.from_bytes(table[2 * code : 2 * code + 2], "big")


def _mapped(cmap: bytes) -> set[int]:
    """The codes that a ToUnicode CMap gives text to (ISO 32000-1, 9.10.3)."""
    mapped: set[int] = set()
    for kind, body in _SECTION.findall(cmap):
        tokens = [token for token, _ in _CODES.findall(body)]
        step = 2 if kind == b"bfchar" else 3
        for at in range(0, len(tokens) - step + 1, step):
            first, last = tokens[at], tokens[at + step - 2]
            mapped |= set(range(int(first, 16), int(last, 16) + 1)) if step == 3 else {int(first, 16)} if tokens[at + 1] else set()
    return mapped
