"""A font of the file becomes what a check asks of it: codes, advances, the text each code stands for, the glyph it draws.

Advances are in 1/1000 of the size. Fonts: ISO 32000-1, 9.6 to 9.10.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handbill.typeset.glyph_outlines import FontProgram

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
_TOKENS = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[([^\]]*)\]")
_BOLD = re.compile(r"bold|black|heavy|-[6-9]00", re.IGNORECASE)
_PREFIX = re.compile(r"[A-Z]{6}\+")
_X_HEIGHT = 0.5  # of the size, where the font does not say: Latin faces lie between 0.45 and 0.55


class Typeface:
    """One font dictionary."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.base = str(font.get("/BaseFont", "/?")).lstrip("/")
        self.kind = str(font.get("/Subtype", ""))
        self.composite = self.kind == "/Type0"
        self.carrier = font["/DescendantFonts"][0] if self.composite else font
        self.descriptor = self.carrier.get("/FontDescriptor", {})

    @property
    def embedded(self) -> bool:
        return self.kind == "/Type3" or any(program in self.descriptor for program in _PROGRAMS)

    @property
    def subset(self) -> bool:
        return self.kind == "/Type3" or bool(_PREFIX.match(self.base))

    @property
    def plain_name(self) -> str:
        """The name without a subset's prefix."""
        return _PREFIX.sub("", self.base)

    @property
    def bold(self) -> bool:
        return bool(_BOLD.search(self.base))

    def codes(self, shown: bytes) -> list[int]:
        """The character codes of a shown string: two bytes each in a composite font, one in others."""
        if not self.composite:
            return list(shown)
        return [int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2)]

    def advance(self, code: int) -> float:
        return self._advances.get(code, self._usual)

    @cached_property
    def _usual(self) -> float:
        if self.composite:
            return float(self.carrier.get("/DW", 1000))
        return float(self.descriptor.get("/MissingWidth", 500 if "/Widths" not in self.font else 0))

    @cached_property
    def _advances(self) -> dict[int, float]:
        scale = 1000 * float(self.font["/FontMatrix"][0]) if "/FontMatrix" in self.font else 1.0
        if not self.composite:
            first = int(self.font.get("/FirstChar", 0))
            return {first + index: float(width) * scale for index, width in enumerate(self.font.get("/Widths", []))}
        return _composite_advances(list(self.carrier.get("/W", [])))

    @cached_property
    def texts(self) -> dict[int, str] | None:
        """What each code stands for by ToUnicode; None without one."""
        return unicode_map(self.font["/ToUnicode"].read_bytes()) if "/ToUnicode" in self.font else None

    def text(self, codes: list[int]) -> str:
        """What a viewer copies; codes without a text are left out, plain fonts without ToUnicode read as Latin letters."""
        if self.texts is None:
            return "" if self.composite else bytes(codes).decode("cp1252", "ignore")
        return "".join(self.texts.get(code, "") for code in codes)

    def glyph(self, code: int) -> int | None:
        """The glyph of a code in a composite TrueType font (Identity-H: the code is the CID); None where only the font knows."""
        if not self.composite or str(self.carrier.get("/Subtype")) != "/CIDFontType2":
            return None
        table = self._glyphs
        return code if table is None else int.from_bytes(table[2 * code : 2 * code + 2], "big")

    @cached_property
    def _glyphs(self) -> bytes | None:
        import pikepdf

        mapping = self.carrier.get("/CIDToGIDMap")
        return mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else None

    @cached_property
    def program(self) -> FontProgram | None:
        """The embedded TrueType or OpenType program; None for other kinds."""
        from handbill.typeset.glyph_outlines import open_font_program

        name = next((program for program in ("/FontFile2", "/FontFile3") if program in self.descriptor), None)
        return open_font_program(self.descriptor[name].read_bytes()) if name else None

    @property
    def program_size(self) -> int:
        """Bytes of the embedded program; 0 without one."""
        return next((len(self.descriptor[name].read_bytes()) for name in _PROGRAMS if name in self.descriptor), 0)

    @cached_property
    def x_height(self) -> float:
        """In parts of the size: what the font says of itself (OS/2), else half."""
        said = self.program.x_height if self.program else None
        return said if said and 0.2 < said < 1 else _X_HEIGHT


def _composite_advances(entries: list[Any]) -> dict[int, float]:
    """The /W array: `first [w w w]` or `first last w` (ISO 32000-1, 9.7.4.3)."""
    import pikepdf

    found: dict[int, float] = {}
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, pikepdf.Array):
            found.update((first + index, float(width)) for index, width in enumerate(second))
            at += 2
        else:
            found.update((code, float(entries[at + 2])) for code in range(first, int(second) + 1))
            at += 3
    return found


def unicode_map(cmap: bytes) -> dict[int, str]:
    """The codes that a ToUnicode CMap gives text to (ISO 32000-1, 9.10.3). An empty text counts as none."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        tokens = _TOKENS.findall(body)
        step = 2 if kind == b"bfchar" else 3
        for at in range(0, len(tokens) - step + 1, step):
            if step == 2:
                found[int(tokens[at][0], 16)] = _utf16(tokens[at + 1][0])
            else:
                found |= _range(tokens[at : at + 3])
    return {code: text for code, text in found.items() if text}


def _range(tokens: list[tuple[bytes, bytes]]) -> dict[int, str]:
    first, last = int(tokens[0][0], 16), min(int(tokens[1][0], 16), 0xFFFF)
    if tokens[2][1]:
        return {first + index: _utf16(text) for index, (text, _) in enumerate(_TOKENS.findall(tokens[2][1]))}
    start = _utf16(tokens[2][0])
    return {code: start[:-1] + chr(ord(start[-1]) + code - first) for code in range(first, last + 1)} if start else {}


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(b"".join(digits.split()).decode("ascii")).decode("utf-16-be", "replace")
