"""Pictures made for tests, and what they are painted with."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from handbill.core.datafile import parse
from handbill.core.schema.record import parse_data
from handbill.graphics.color import color_from_hex, gray
from handbill.graphics.motif.declaration import MOTIF, Motif
from handbill.graphics.motif.draw import Paints

COLORS = {name: color_from_hex(name, value) for name, value in (("ink", "#17324d"), ("accent", "#ffc53d"), ("paper", "#ffffff"))}
IN_COLOR = Paints(COLORS, monochrome=False, line=1.0)
IN_BLACK = Paints({name: gray(name, 1.0 if name == "ink" else 0.0) for name in COLORS}, monochrome=True, line=1.0)
HEAD = "name: A picture\nabout: For tests.\nsource: A test.\n"


def text_of(shapes: str, more: str = "", frame: str = "[24, 12]") -> str:
    """The file of a picture with these shapes, one a line."""
    return f"{HEAD}frame: {frame}\n{more}shapes:\n{indent(dedent(shapes).strip(), '  ')}\n"


def motif(shapes: str, more: str = "", frame: str = "[24, 12]") -> Motif:
    return parse_data(MOTIF, parse(text_of(shapes, more, frame), Path("test.yaml")))
