"""Reads a font of a PDF: its codes, their widths, the text each stands for, and the glyph it shows.

Fonts: ISO 32000-1, 9.6 to 9.10. Widths are in 1/1000 of the size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handbill.typeset.glyph_outlines import FontProgram

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
_TOKENS = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[([^\]]*)\]")
_BOLD = re.compile(r"bold|black|heavy|-[6-9]00", re.IGNORECASE)
_SUBSET_PREFIX = re.compile(r"[A-Z]{6}\+")
_X_HEIGHT = 0.5  # of the size, if the font does not give it: Latin faces lie between 0.45 and 0.55


class PdfFont:
    """One font dictionary. A composite font (Type 0) has its widths and its program in a descendant font."""

    def __init__(self, dictionary: Any) -> None:
        self.dictionary = dictionary
        self.base_name = str(dictionary.get("/BaseFont", "/?")).lstrip("/")
        self.kind = str(dictionary.get("/Subtype", ""))
        self.is_composite = self.kind == "/Type0"
        self._descendant = dictionary["/DescendantFonts"][0] if self.is_composite else dictionary
        self._descriptor = self._descendant.get("/FontDescriptor", {})

    @property
    def is_embedded(self) -> bool:
        return self.kind == "/Type3" or any(program in self._descriptor for program in _PROGRAMS)

    @property
    def is_subset(self) -> bool:
        return self.kind == "/Type3" or bool(_SUBSET_PREFIX.match(self.base_name))

    @property
    def name(self) -> str:
        """The name without a subset's prefix."""
        return _SUBSET_PREFIX.sub("", self.base_name)

    @property
    def encoding(self) -> str:
        """The name of the predefined encoding; other text if the font has its own or none."""
        return str(self.dictionary.get("/Encoding"))

    @property
    def is_bold(self) -> bool:
        """Judged by the name, because nothing else in a PDF gives it reliably."""
        return bool(_BOLD.search(self.base_name))

    def codes(self, string: bytes) -> list[int]:
        """The character codes of a shown string: two bytes each in a composite font, one in others."""
        if not self.is_composite:
            return list(string)
        return [int.from_bytes(string[at : at + 2], "big") for at in range(0, len(string), 2)]

    def advance(self, code: int) -> float:
        """The width of a code."""
        return self._advances.get(code, self._default_advance)

    @cached_property
    def _default_advance(self) -> float:
        if self.is_composite:
            return float(self._descendant.get("/DW", 1000))
        return float(self._descriptor.get("/MissingWidth", 500 if "/Widths" not in self.dictionary else 0))

    @cached_property
    def _advances(self) -> dict[int, float]:
        if self.is_composite:
            return _parse_composite_widths(list(self._descendant.get("/W", [])))
        scale = 1000 * float(self.dictionary["/FontMatrix"][0]) if "/FontMatrix" in self.dictionary else 1.0
        first = int(self.dictionary.get("/FirstChar", 0))
        return {first + index: float(width) * scale for index, width in enumerate(self.dictionary.get("/Widths", []))}

    @cached_property
    def to_unicode(self) -> dict[int, str] | None:
        """The text of each code by ToUnicode; None if the font has no ToUnicode."""
        return parse_to_unicode(self.dictionary["/ToUnicode"].read_bytes()) if "/ToUnicode" in self.dictionary else None

    def text(self, codes: Sequence[int]) -> str:
        """The text that a viewer copies. Codes without text are left out; a simple font without ToUnicode is read as Latin."""
        if self.to_unicode is None:
            return "" if self.is_composite else bytes(codes).decode("cp1252", "ignore")
        return "".join(self.to_unicode.get(code, "") for code in codes)

    def glyph(self, code: int) -> int | None:
        """The glyph of a code in a composite TrueType font, where with Identity-H the code is the CID. None in other fonts."""
        if not self.is_composite or str(self._descendant.get("/Subtype")) != "/CIDFontType2":
            return None
        table = self._cid_to_gid
        return code if table is None else int.from_bytes(table[2 * code : 2 * code + 2], "big")

    @cached_property
    def _cid_to_gid(self) -> bytes | None:
        """Two bytes a CID; None for the identity."""
        import pikepdf

        mapping = self._descendant.get("/CIDToGIDMap")
        return mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else None

    @cached_property
    def program(self) -> FontProgram | None:
        """The embedded TrueType or OpenType program; None for other kinds."""
        from handbill.typeset.glyph_outlines import open_font_program

        name = next((program for program in ("/FontFile2", "/FontFile3") if program in self._descriptor), None)
        return open_font_program(self._descriptor[name].read_bytes()) if name else None

    @property
    def program_size(self) -> int:
        """Bytes of the embedded program; 0 if there is none."""
        return next((len(self._descriptor[name].read_bytes()) for name in _PROGRAMS if name in self._descriptor), 0)

    @cached_property
    def x_height(self) -> float:
        """As a part of the size, from the font's OS/2 table; half if it is missing or implausible."""
        value = self.program.x_height if self.program else None
        return value if value and 0.2 < value < 1 else _X_HEIGHT


def _parse_composite_widths(entries: list[Any]) -> dict[int, float]:
    """The /W array: `first [w w w]` or `first last w` (ISO 32000-1, 9.7.4.3)."""
    import pikepdf

    widths: dict[int, float] = {}
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, pikepdf.Array):
            widths.update((first + index, float(width)) for index, width in enumerate(second))
            at += 2
        else:
            widths.update((code, float(entries[at + 2])) for code in range(first, int(second) + 1))
            at += 3
    return widths


def parse_to_unicode(cmap: bytes) -> dict[int, str]:
    """The text of each code in a ToUnicode CMap (ISO 32000-1, 9.10.3). Codes with an empty text are left out."""
    texts: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        tokens = _TOKENS.findall(body)
        step = 2 if kind == b"bfchar" else 3
        for at in range(0, len(tokens) - step + 1, step):
            if step == 2:
                texts[int(tokens[at][0], 16)] = _parse_utf16(tokens[at + 1][0])
            else:
                texts |= _parse_range(tokens[at : at + 3])
    return {code: text for code, text in texts.items() if text}


def _parse_range(tokens: list[tuple[bytes, bytes]]) -> dict[int, str]:
    first, last = int(tokens[0][0], 16), min(int(tokens[1][0], 16), 0xFFFF)
    if tokens[2][1]:
        return {first + index: _parse_utf16(text) for index, (text, _) in enumerate(_TOKENS.findall(tokens[2][1]))}
    start = _parse_utf16(tokens[2][0])
    return {code: start[:-1] + chr(ord(start[-1]) + code - first) for code in range(first, last + 1)} if start else {}


def _parse_utf16(digits: bytes) -> str:
    return bytes.fromhex(b"".join(digits.split()).decode("ascii")).decode("utf-16-be", "replace")
