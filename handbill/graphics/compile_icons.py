"""Compiles Lucide's SVG icons into icons.yaml: a string of absolute M, L, C and Z commands each, on a 24 x 24 grid, with 3 decimals.

`python -m handbill.graphics.compile_icons` writes the file from the installed python-lucide (a development dependency); names given as
arguments are added to it, as in `python -m handbill.graphics.compile_icons phone-off`.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from handbill.campaign.campaign import Campaign
from handbill.core.problems import Place
from handbill.graphics.icons import FILE, icon_names
from handbill.graphics.svg.paths import format_path
from handbill.graphics.svg.read_svg import read_svg

_GRID_SIZE = 24
_STROKE_WIDTH = 2
_HEADER = """\
# Line icons from Lucide (https://lucide.dev), drawn on a square grid with strokes of one width, round ends and round joins.
# Made by: python -m handbill.graphics.compile_icons. Change no line by hand; give new names to that command.
# License: ISC, some icons MIT; notices and texts in icons.license.txt, which goes wherever this file goes.
"""


def compile_icons(names: Iterable[str]) -> str:
    """The text of icons.yaml for these names. Raises KeyError for a name that Lucide lacks, ValueError for an icon that has fills."""
    database = _database()
    try:
        found = dict(database.execute("SELECT name, svg FROM icons"))
        (release,) = database.execute("SELECT value FROM metadata WHERE key = 'version'").fetchone()
    finally:
        database.close()
    facts = f"package: python-lucide {version('python-lucide')}\nlucide: {release}\ngrid: {_GRID_SIZE}\nwidth: {_STROKE_WIDTH}\nicons:\n"
    return _HEADER + facts + "".join(f"  {name}: {_commands(name, found[name])}\n" for name in sorted(set(names)))


def _database() -> sqlite3.Connection:
    # The package's own function rewrites the SVG files, and draws a box for an unknown name.
    spec = find_spec("lucide")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("python-lucide is not installed", name="lucide")
    file = Path(spec.origin).parent / "data" / "lucide-icons.db"
    return sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)


def _commands(name: str, svg: str) -> str:
    drawing = read_svg(svg.encode(), f"{name}.svg", Place())
    lines = all(shape.fill is None and shape.stroke and shape.width == _STROKE_WIDTH for shape in drawing.shapes)
    if (drawing.width, drawing.height) != (_GRID_SIZE, _GRID_SIZE) or not lines:
        raise ValueError(f"{name} is not drawn with strokes of one width on the grid")
    return "".join(format_path(shape.path) for shape in drawing.shapes)


if __name__ == "__main__":
    library = Campaign.open()
    library.own_path(FILE).write_text(compile_icons([*icon_names(library), *sys.argv[1:]]), encoding="utf-8")
