"""Reads a font of a PDF: its codes, their widths, the text each stands for, and the glyph it shows.

Fonts: ISO 32000-1, 9.6 to 9.10. Widths are in 1/1000 of the size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, Any

from handbill.preflight.fonts.cmap import TWO_BYTES, CMap, CodeSpace, parse_cmap, predefined_space
from handbill.preflight.pdf_objects import BROKEN_RULES, as_array, as_dictionary, name_text

if TYPE_CHECKING:
    from handbill.typeset.glyph_outlines import FontProgram

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_BOLD = re.compile(r"bold|black|heavy|-[6-9]00", re.IGNORECASE)
_SUBSET_PREFIX = re.compile(r"[A-Z]{6}\+")
_X_HEIGHT = 0.5  # of the size, if the font does not give it: Latin faces lie between 0.45 and 0.55
_CAPITALS = 0.75  # of the size: how high the highest glyphs of most fonts are
# Encodings whose codes stand for text (ISO 32000-1, annex D); glyph names may differ from them.
_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac-roman", "/StandardEncoding": "latin-1"}
# Character collections whose text every reader knows (ISO 32000-1, 9.10.2).
_COLLECTIONS = frozenset({"GB1", "CNS1", "Japan1", "Korea1", "KR"})
# The box of a Type 3 glyph (9.6.5): width, 0, left, bottom, right, top.
_GLYPH_BOX = re.compile(rb"\s*" + rb"([-+.\d]+)\s+" * 6 + rb"d1\b")


class PdfFont:
    """One font dictionary. A composite font (Type 0) has its widths and its program in a descendant font."""

    def __init__(self, dictionary: Any) -> None:
        self.dictionary = as_dictionary(dictionary)
        self.base_name = name_text(self.dictionary.get("/BaseFont", "/?")).lstrip("/")
        self.kind = name_text(self.dictionary.get("/Subtype", ""))
        self.is_composite = self.kind == "/Type0"
        descendants = as_array(self.dictionary.get("/DescendantFonts"))
        self._descendant = as_dictionary(descendants[0] if len(descendants) else None) if self.is_composite else self.dictionary
        self._descriptor = as_dictionary(self._descendant.get("/FontDescriptor"))

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
        """The name of the predefined encoding, also of one that some names of glyphs differ from; empty if there is none."""
        encoding = self.dictionary.get("/Encoding")
        return name_text(as_dictionary(encoding).get("/BaseEncoding", "") if not _is_name(encoding) else encoding)

    @property
    def is_bold(self) -> bool:
        """Judged by the name, because nothing else in a PDF gives it reliably."""
        return bool(_BOLD.search(self.base_name))

    def codes(self, string: bytes) -> list[int]:
        """The character codes of a shown string: as many bytes each as the CMap says in a composite font, one in others."""
        return list(self._space.codes(string)) if self.is_composite else list(string)

    @cached_property
    def _cmap(self) -> CMap | None:
        """The CMap of a composite font that is in the file; None if it is predefined."""
        encoding = self.dictionary.get("/Encoding")
        return parse_cmap(encoding.read_bytes()) if _is_stream(encoding) else None

    @cached_property
    def _space(self) -> CodeSpace:
        if self._cmap is not None:
            return self._cmap.space if self._cmap.space.ranges else TWO_BYTES
        return predefined_space(self.encoding) or TWO_BYTES

    def _cid(self, code: int) -> int | None:
        """The CID of a code; None with a predefined CMap other than Identity, or one that uses it: we do not have their tables."""
        if self._cmap is not None:
            return self._cmap.cids.get(code, None if "/UseCMap" in self.dictionary["/Encoding"] else 0)
        return code if self.encoding in ("/Identity-H", "/Identity-V") else None

    def advance(self, code: int) -> float:
        """The width of a code."""
        place = self._cid(code) if self.is_composite else code
        return self._default_advance if place is None else self._advances.get(place, self._default_advance)

    @cached_property
    def _default_advance(self) -> float:
        if self.is_composite:
            return float(self._descendant.get("/DW", 1000))
        return float(self._descriptor.get("/MissingWidth", 500 if "/Widths" not in self.dictionary else 0))

    @cached_property
    def _advances(self) -> dict[int, float]:
        if self.is_composite:
            return _parse_composite_widths(list(as_array(self._descendant.get("/W"))))
        scale = 1000 * float(self.dictionary["/FontMatrix"][0]) if self.kind == "/Type3" else 1.0
        first = int(self.dictionary.get("/FirstChar", 0))
        return {first + index: float(width) * scale for index, width in enumerate(as_array(self.dictionary.get("/Widths")))}

    @cached_property
    def to_unicode(self) -> dict[int, str] | None:
        """The text of each code by ToUnicode; None if the font has none. It must be a stream: readers pass over a name."""
        stream = self.dictionary.get("/ToUnicode")
        return parse_cmap(stream.read_bytes()).texts if _is_stream(stream) else None

    @property
    def knows_its_text(self) -> bool:
        """Whether the text of its codes is known without ToUnicode (ISO 32000-1, 9.10.2)."""
        if self.is_composite:
            ordering = str(as_dictionary(self._descendant.get("/CIDSystemInfo")).get("/Ordering", ""))
            return bool(self._space.encoding) or ordering in _COLLECTIONS
        return self.encoding in _ENCODINGS or self.kind in ("/Type1", "/MMType1") or bool(self._named_texts)

    @cached_property
    def _named_texts(self) -> dict[int, str]:
        """The text of the codes whose glyphs an encoding names; empty if one of the names says nothing."""
        from handbill.typeset.glyph_names import text_of_glyph_name

        texts: dict[int, str] = {}
        code = 0
        for item in as_array(as_dictionary(self.dictionary.get("/Encoding")).get("/Differences")):
            if isinstance(item, int):
                code = item
            else:
                texts[code] = text_of_glyph_name(name_text(item).lstrip("/"))
                code += 1
        return texts if all(texts.values()) else {}

    def text(self, codes: Sequence[int]) -> str:
        """The text that a viewer copies. Codes without text are left out; without ToUnicode, the encoding tells it."""
        if self.to_unicode is not None:
            return "".join(self.to_unicode.get(code, "") for code in codes)
        if self.is_composite:
            return "".join(map(self._space.text, codes))
        encoding = _ENCODINGS.get(self.encoding, "cp1252")
        return "".join(self._named_texts.get(code) or bytes((code,)).decode(encoding, "ignore") for code in codes)

    def glyph(self, code: int) -> int | None:
        """The glyph of a code in a composite TrueType font. None in other fonts, and where the CMap is not known."""
        if not self.is_composite or str(self._descendant.get("/Subtype")) != "/CIDFontType2":
            return None
        cid, table = self._cid(code), self._cid_to_gid
        return cid if table is None or cid is None else int.from_bytes(table[2 * cid : 2 * cid + 2], "big")

    @cached_property
    def _cid_to_gid(self) -> bytes | None:
        """Two bytes a CID; None for the identity."""
        mapping = self._descendant.get("/CIDToGIDMap")
        return mapping.read_bytes() if _is_stream(mapping) else None

    @cached_property
    def program(self) -> FontProgram | None:
        """The embedded TrueType or OpenType program; None for other kinds, and for one whose bytes are lost."""
        from handbill.typeset.glyph_outlines import open_font_program

        data = next((self._program_bytes(name) for name in ("/FontFile2", "/FontFile3") if name in self._descriptor), b"")
        return open_font_program(data)

    @property
    def program_size(self) -> int:
        """Bytes of the embedded program; 0 if there is none."""
        return next((len(self._program_bytes(name)) for name in _PROGRAMS if name in self._descriptor), 0)

    def _program_bytes(self, name: str) -> bytes:
        import pikepdf

        try:
            data: bytes = self._descriptor[name].read_bytes()
        except (*BROKEN_RULES, pikepdf.PikepdfError):
            return b""
        return data

    @cached_property
    def scale(self) -> float:
        """How large a size of 1 is beside other fonts. A Type 3 font draws its glyphs in units of its own (9.6.5)."""
        if self.kind != "/Type3":
            return 1.0
        box = [abs(float(value)) for value in as_array(self.dictionary.get("/FontBBox"))]
        highest = max([*(height / _CAPITALS for height in self._glyph_heights), *(box[1:4:2] if len(box) == 4 else ())], default=0.0)
        return (highest or 1000.0) * self._unit

    @cached_property
    def x_height(self) -> float:
        """As a part of the size, from the font's OS/2 table or its glyphs' boxes; half if it is missing or implausible."""
        if self._glyph_heights:
            return median(self._glyph_heights) * self._unit / self.scale
        value = self.program.x_height if self.program else None
        return value if value and 0.2 < value < 1 else _X_HEIGHT

    @property
    def _unit(self) -> float:
        """The height of a Type 3 font's unit, as a part of the size."""
        matrix = as_array(self.dictionary.get("/FontMatrix"))
        return (abs(float(matrix[3])) or abs(float(matrix[1]))) if len(matrix) == 6 else 0.001

    @cached_property
    def _glyph_heights(self) -> tuple[float, ...]:
        """The heights that a Type 3 font's glyphs declare, in its own units; spaces left out."""
        programs = as_dictionary(self.dictionary.get("/CharProcs")) if self.kind == "/Type3" else {}
        boxes = (_GLYPH_BOX.match(program.read_bytes()) for _, program in programs.items() if _is_stream(program))
        heights = (abs(float(box[6]) - float(box[4])) for box in boxes if box)
        return tuple(height for height in heights if height)


def _is_name(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Name)


def _is_stream(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Stream)


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
