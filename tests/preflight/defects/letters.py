"""Defects in fonts, and in the text that their glyphs stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pikepdf
from pikepdf import Name

from defects.planting import defect, font, painted


def change_to_unicode(document: pikepdf.Pdf, change: Callable[[str], str], key: str = "/F2") -> None:
    """Change a font's ToUnicode."""
    before = font(document, key).ToUnicode.read_bytes().decode("ascii")
    after = change(before)
    assert after != before
    font(document, key).ToUnicode = document.make_stream(after.encode("ascii"))


def change_meaning(document: pikepdf.Pdf, old: str, new: str) -> None:
    """Map every code for one character to another, in the first font that has it."""
    pattern = re.compile(rf"(<[0-9A-F]{{4}}>) <{ord(old):04X}>$", re.MULTILINE)
    key = next(
        key for key in document.pages[0].obj.Resources.Font if pattern.search(font(document, key).ToUnicode.read_bytes().decode("ascii"))
    )
    change_to_unicode(document, lambda cmap: pattern.sub(rf"\1 <{ord(new):04X}>", cmap), key)


@defect("a font that is not embedded", "x1a", "font-embedded")
def _(document):
    del font(document).DescendantFonts[0].FontDescriptor.FontFile2


@defect("a font that is not embedded, on the screen", "screen", "font-embedded", "accessibility")
def _(document):
    del font(document).DescendantFonts[0].FontDescriptor.FontFile2


@defect("a font that is not a subset", "x1a", "font-subset")
def _(document):
    changed = font(document)
    program = changed.DescendantFonts[0].FontDescriptor.FontFile2
    program.write(program.read_bytes() + b"\0" * 300_000)
    changed.BaseFont = Name("/Whole")


painted("the glyph .notdef", "x1a", "missing-glyph", "BT /F2 14 Tf /Over gs 0 0 0 1 k 1 0 0 1 300 300 Tm <0000> Tj ET", "text-unicode")


@defect("no ToUnicode", "x1a", "text-unicode")
def _(document):
    del font(document).ToUnicode


@defect("ToUnicode without one of the letters", "x1a", "text-unicode")
def _(document):
    change_to_unicode(document, lambda cmap: re.sub(r"^<0003> <\w+>$", "", cmap, flags=re.MULTILINE))


@defect("an o that is copied as 0", "x1a", "glyph-meaning")
def _(document):
    change_meaning(document, "o", "0")


@defect("a 3 that is copied as 8", "screen", "glyph-meaning", "near-numbers")
def _(document):
    change_meaning(document, "3", "8")


@defect("two letters swapped in ToUnicode", "x1a", "glyph-meaning")
def _(document):
    def change(cmap: str) -> str:
        first, second = (re.search(rf"^<{code}> (<\w+>)$", cmap, re.MULTILINE) for code in ("0002", "0004"))
        assert first
        assert second
        cmap = cmap.replace(first[0], first[0].replace(first[1], "SECOND")).replace(second[0], second[0].replace(second[1], first[1]))
        return cmap.replace("SECOND", second[1])

    change_to_unicode(document, change)
