"""Embeds fonts: a subset of each variable font at its pinned weight, with one code per cluster and a ToUnicode map.

A code represents a cluster's glyphs and text. Type 0 fonts, Identity-H, CIDFontType2 (ISO 32000-1, 9.7).
"""

from __future__ import annotations

import hashlib
import string as letters
from typing import Any

import uharfbuzz as hb

from handbill.pdf.objects import Document, Raw, Stream, array, dictionary, hexadecimal, name
from handbill.pdf.truetype import Composite, add_composites, enlarged
from handbill.typeset.fonts import Font, table_tag
from handbill.typeset.lines import GlyphCluster, GlyphRun

# Tables that a CIDFontType2 program does not need: CIDToGIDMap maps codes to glyphs, and the content stream positions them.
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "MATH", "STAT", "DSIG", "name", "post", "OS/2", "cmap", "meta", "vhea", "vmtx", "VORG", "gasp")
_SYMBOLIC = 4
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


class EmbeddedFont:
    """A font in one file; `resource` is its name in the resource dictionary."""

    def __init__(self, font: Font, resource: str) -> None:
        self.font = font
        self.resource = resource
        self._codes: dict[tuple[tuple[tuple[int, int, int], ...], str], int] = {}
        self._advances: list[int] = [0]

    def code(self, cluster: GlyphCluster, rtl: bool) -> tuple[int, int]:
        """The code of a cluster, and its advance in the font, in 1/1000 em."""
        key = (cluster.glyphs, _as_seen(cluster.text) if rtl else cluster.text)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = len(self._advances)
            simple = _is_simple(cluster.glyphs)
            self._advances.append(self.font.hb.get_glyph_h_advance(cluster.glyphs[0][0]) if simple else cluster.advance)
        return code, self._advances[code]

    def knows(self, run: GlyphRun) -> bool:
        """Whether every cluster of the run already has a code."""
        codes, rtl = self._codes, run.rtl
        return all((cluster.glyphs, _as_seen(cluster.text) if rtl else cluster.text) in codes for cluster in run.clusters)

    def write(self, document: Document) -> Any:
        """Add the font's objects to the document and return the reference to its Type 0 dictionary."""
        program, glyph_of_code = self._program()
        base = f"{self._tag(program)}+{self.font.family.source.stem(self.font.weight)}-{self.font.weight}"
        extents = self.font.hb.get_font_extents("ltr")
        descriptor = dictionary(
            Type=name("FontDescriptor"),
            FontName=name(base),
            Flags=_SYMBOLIC,
            FontBBox=array(-1000, -1000, 3000, 2000),
            ItalicAngle=0,
            Ascent=round(extents.ascender),
            Descent=round(extents.descender),
            CapHeight=714,
            StemV=50 + self.font.weight // 8,
            FontFile2=document.Reference(Stream(program, {"Length1": len(program)})),
        )
        mapping = b"".join(glyph.to_bytes(2, "big") for glyph in glyph_of_code)
        descendant = dictionary(
            Type=name("Font"),
            Subtype=name("CIDFontType2"),
            BaseFont=name(base),
            CIDSystemInfo=Raw("<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"),
            FontDescriptor=document.Reference(descriptor),
            CIDToGIDMap=document.Reference(Stream(mapping)),
            W=Raw(f"[0 [{' '.join(str(advance) for advance in self._advances)}]]"),
        )
        return document.Reference(
            dictionary(
                Type=name("Font"),
                Subtype=name("Type0"),
                BaseFont=name(base),
                Encoding=name("Identity-H"),
                DescendantFonts=array(document.Reference(descendant)),
                ToUnicode=document.Reference(Stream(self._to_unicode().encode("ascii"))),
            )
        )

    def _program(self) -> tuple[bytes, list[int]]:
        """The font program, and the glyph of each code."""
        program, new = self._subset({gid for glyphs, _ in self._codes for gid, _, _ in glyphs})
        count = max(new.values()) + 1
        glyph_of_code, composites, known = [0], list[Composite](), dict[Any, int]()
        for glyphs, _ in self._codes:
            if _is_simple(glyphs):
                glyph_of_code.append(new[glyphs[0][0]])
                continue
            advance = self._advances[len(glyph_of_code)]
            if (glyphs, advance) not in known:
                known[glyphs, advance] = count + len(composites)
                composites.append(Composite(tuple((new[gid], x, y) for gid, x, y in glyphs), advance))
            glyph_of_code.append(known[glyphs, advance])
        return (add_composites(program, composites) if composites else program), glyph_of_code

    def _subset(self, glyph_ids: set[int]) -> tuple[bytes, dict[int, int]]:
        """A TrueType program of these glyphs, and their ids in it by those in the font."""
        if self.font.is_truetype:
            subset = self.font.subset_input()
            subset.glyph_set.update(glyph_ids)
            subset.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            subset.drop_table_tag_set.update({table_tag(table) for table in _DROPPED})
            plan = hb.SubsetPlan(self.font.face, subset)
            program, new = plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)
        else:
            # Few fonts of one's own have other outlines, and fontTools takes 30 ms to load.
            from handbill.typeset.truetype_program import truetype_program

            program, new = truetype_program(self.font, glyph_ids)
        return (program if self.font.scale == 1000 else enlarged(program, self.font.scale)), new

    def _to_unicode(self) -> str:
        pairs = [f"<{code:04X}> {hexadecimal(text)}" for code, (_, text) in enumerate(self._codes, start=1)]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(pairs), 100):
            block = pairs[start : start + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"])

    def _tag(self, program: bytes) -> str:
        digest = hashlib.sha256(program).digest()
        return "".join(letters.ascii_uppercase[byte % 26] for byte in digest[:6])


def _as_seen(text: str) -> str:
    """A right-to-left cluster's text from left to right: viewers reverse the characters of such a line, including brackets."""
    return text[::-1].translate(_MIRRORED)


def _is_simple(glyphs: tuple[tuple[int, int, int], ...]) -> bool:
    return len(glyphs) == 1 and glyphs[0][1:] == (0, 0)
