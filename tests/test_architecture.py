"""The house as its plan says: imports go down, each outside library has its room, files and functions stay short.

Every import is read, also those inside functions and under TYPE_CHECKING.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("generate", "materials", "layouts", "web")
SOURCES = [ROOT / "generate.py", *(path for room in OURS[1:] for path in sorted(ROOT.glob(f"{room}/**/*.py")))]

GROUND = "ground"  # the small modules that everybody may use
_GROUND_MODULES = ("handbill.core.problems", "handbill.core.datafile", "handbill.core.geometry")
# Each room, and the rooms below it that it may look into. A room may look into itself.
MAY_USE: dict[str, tuple[str, ...]] = {
    GROUND: (),
    "materials": (GROUND,),
    "layouts.text": ("materials", GROUND),
    "layouts.page": ("layouts.text", "materials", GROUND),
    "layouts.designs": ("layouts.page", "layouts.text", "materials", GROUND),
    "layouts.sheets": ("layouts.page", GROUND),
    # A sheet is what the writer is given: the data flow runs from sheets to pdf.
    "layouts.pdf": ("layouts.sheets", "layouts.page", "layouts.text", GROUND),
    # The checks read finished files; they share only the order of right-to-left text with the other rooms.
    "layouts.checks": ("layouts.text", GROUND),
    "layouts": (
        *("layouts.designs", "layouts.sheets", "layouts.pdf", "layouts.checks", "layouts.page", "layouts.text"),
        *("materials", GROUND),
    ),
    # Many copies of one page: it knows the rooms that make one.
    "layouts.batch": ("layouts", "layouts.designs", "layouts.page", "layouts.pdf", "layouts.sheets", "layouts.text", "materials", GROUND),
    # A piece kept for the next organization: made with what makes many copies, poured with next to nothing.
    "layouts.compiled": (
        *("layouts", "layouts.batch", "layouts.checks", "layouts.page", "layouts.pdf", "layouts.text"),
        *("materials", GROUND),
    ),
    # An order is a wish for many places: above the press, and with paperwork of its own.
    "layouts.orders": ("layouts", "layouts.page", "layouts.sheets", "materials", GROUND),
    # A command takes words apart and says sentences; the work is done below.
    "layouts.commands": (
        *("layouts", "layouts.batch", "layouts.compiled", "layouts.orders", "layouts.checks", "layouts.page", "layouts.sheets"),
        *("materials", GROUND),
    ),
    # The page: what it builds, it builds through the same doors as the commands do.
    "web": (
        *("layouts", "layouts.commands", "layouts.orders", "layouts.checks", "layouts.page", "layouts.sheets", "layouts.text"),
        *("materials", GROUND),
    ),
    "generate": ("layouts.commands", "layouts.compiled", "web", GROUND),
}
# Each outside library, and the rooms or modules that may name it.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "click": ("generate", "layouts.commands", "handbill.web.command"),
    "yaml": ("handbill.core.datafile",),
    "jinja2": ("materials", "handbill.web.i18n.messages"),
    "babel": ("materials", "handbill.web.i18n.translations", "handbill.web.i18n.messages"),
    "phonenumbers": ("materials",),
    "openpyxl": ("handbill.core.tables.xlsx_reader",),
    "uharfbuzz": ("layouts.text", "handbill.pdf.font_embedding"),
    "icu4py": ("layouts.text",),
    "pyphen": ("layouts.text",),
    "fontTools": ("layouts.text",),
    "segno": ("layouts.page",),
    "PIL": ("layouts.page", "handbill.pdf.images", "handbill.pdf.icc_profile", "layouts.checks"),
    # Of the standard library: XML from outside is read in one place, with its dangers. The writer only escapes.
    "xml": ("layouts.page", "handbill.pdf.metadata"),
    "sqlite3": ("handbill.graphics.compile_icons",),
    "reportlab": ("layouts.pdf",),
    "pikepdf": ("layouts.checks",),
    "pypdfium2": ("layouts.checks",),
    "pypdfium2_raw": ("layouts.checks",),
    "page": ("layouts.checks",),
    "distributed": ("handbill.batch.dask_executor",),
    "zxingcpp": ("layouts.checks",),
    "flask": ("web",),
    "waitress": ("web",),
    "werkzeug": ("web",),
}
MOST_LINES, AIM_LINES = 400, 250
LONGEST_FUNCTION, AIM_FUNCTION = 60, 40
# What is longer than the aim, and why it should be.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS = {"handbill.cli.build.build": "its options are its parameters, one a line, and its help lies in it"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    if module in _GROUND_MODULES:
        return GROUND
    top, _, rest = module.partition(".")
    named = f"{top}.{rest.partition('.')[0]}"
    return named if named in MAY_USE else top


def imports(module: str, source: str) -> Iterator[tuple[int, str]]:
    """Every module named, with the line; relative names resolved; `from a import b` as a.b where that is one of our modules."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(module.split(".")[: -node.level]) if node.level else ""
            base = ".".join(part for part in (above, node.module or "") if part)
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield node.lineno, whole if whole in MODULES else base


MODULES = {name_of(path) for path in SOURCES}


def faults(module: str, source: str) -> list[str]:
    """What is wrong with a module's imports, one sentence each."""
    found = []
    for line, name in imports(module, source):
        top = name.partition(".")[0]
        if top in OURS:
            own, other = room_of(module), room_of(name)
            if other != own and other not in MAY_USE[own]:
                found.append(f"{module}:{line} {own} looks into {other}")
        elif top in LIBRARIES:
            if not any(module == room or module.startswith(f"{room}.") for room in LIBRARIES[top]):
                found.append(f"{module}:{line} {top} belongs to {', '.join(LIBRARIES[top])}")
        elif top not in sys.stdlib_module_names:
            found.append(f"{module}:{line} {top} has no room")
    return found


def test_every_import_goes_down_and_every_library_stays_in_its_room() -> None:
    assert len(SOURCES) > 60
    assert [fault for path in SOURCES for fault in faults(name_of(path), path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("handbill.typeset.shape", "from handbill.graphics.items import Item", "layouts.text looks into layouts.page"),
        ("handbill.layout.copyfit", "import handbill.build.pipeline", "layouts.page looks into layouts"),
        ("handbill.content.interpolate", "from layouts import press", "materials looks into layouts"),
        ("layouts.designs.flyer", "def f():\n    from handbill.sheets.impose import press", "layouts.designs looks into layouts.sheets"),
        ("handbill.layout.elements.row", "class A:\n    def f(self):\n        import handbill.layout.kit", "looks into layouts.designs"),
        ("handbill.preflight.text", "from handbill.graphics.items import Page", "layouts.checks looks into layouts.page"),
        ("handbill.core.geometry", "from handbill.content.piece import Piece", "ground looks into materials"),
        ("handbill.build.pipeline", "import generate", "layouts looks into generate"),
        ("handbill.typeset.shape", "from ..page import items", "layouts.text looks into layouts.page"),
        (
            "handbill.pdf.content_stream",
            "if TYPE_CHECKING:\n    from handbill.build.pipeline import Request",
            "layouts.pdf looks into layouts",
        ),
        ("handbill.build.pipeline", "import reportlab.lib", "reportlab belongs to layouts.pdf"),
        ("handbill.pdf.content_stream", "def f():\n    import uharfbuzz", "uharfbuzz belongs to layouts.text, handbill.pdf.font_embedding"),
        ("handbill.content.material", "from yaml import safe_load", "yaml belongs to handbill.core.datafile"),
        ("handbill.sheets.sheet", "import PIL.Image", "PIL belongs to"),
        ("handbill.contacts.organization", "from xml.etree import ElementTree", "xml belongs to"),
        ("handbill.build.pipeline", "import numpy", "numpy has no room"),
        ("handbill.build.pipeline", "from handbill.web.http.rate_limits import Limits", "layouts looks into web"),
        ("handbill.build.pipeline", "import flask", "flask belongs to web"),
    ],
)
def test_a_planted_fault_is_found(module: str, source: str, fault: str) -> None:
    assert len(faults(module, source)) == 1
    assert fault in faults(module, source)[0]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("handbill.pdf.document", "from handbill.sheets.sheet import Sheet\nfrom handbill.core.geometry import Box\nimport zlib"),
        ("handbill.typeset.fonts", "from handbill.core.datafile import read\nimport uharfbuzz as hb"),
        ("handbill.build.expand", "from handbill.build.pipeline import Request\nfrom handbill.content.material import material"),
        ("handbill.cli.build", "import click\nfrom handbill.build.publish import publish"),
    ],
)
def test_what_the_plan_allows_is_let_through(module: str, source: str) -> None:
    assert faults(module, source) == []


def circle(graph: dict[str, set[str]]) -> set[str]:
    """The modules that import each other in a circle, with those that lead into it."""
    while leaves := {module for module, used in graph.items() if not used & graph.keys() - {module}}:
        graph = {module: used for module, used in graph.items() if module not in leaves}
    return set(graph)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a", "e"}, "e": set()}) == {"a", "b", "c", "d"}
    graph = {}
    for path in SOURCES:
        named = imports(name_of(path), path.read_text(encoding="utf-8"))
        graph[name_of(path)] = {name for _, name in named if name in MODULES}
    assert circle(graph) == set()


def test_the_rooms_of_the_table_are_the_rooms_of_the_tree() -> None:
    """A new room needs a place in the table, or its imports are judged as those of the top."""
    folders = {f"layouts.{path.parent.name}" for path in ROOT.glob("layouts/*/__init__.py")}
    assert folders == {room for room in MAY_USE if room.startswith("layouts.")}


def test_files_are_short() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}
    assert {name for name, lines in lengths.items() if lines > AIM_LINES} == LONG_FILES.keys()


def test_functions_are_short() -> None:
    lengths = dict(each for path in SOURCES for each in functions(name_of(path), path.read_text(encoding="utf-8")))
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert {name for name, lines in lengths.items() if lines > AIM_FUNCTION} == LONG_FUNCTIONS.keys()


def functions(module: str, source: str) -> Iterator[tuple[str, int]]:
    """Each function with its lines, from `def` to its end: what decorators say is data."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module}.{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_the_measure_of_functions_counts_lines() -> None:
    source = "@a\n@b\ndef f():\n    x = 1\n    def g():\n        pass\n    return x\n"
    assert dict(functions("m", source)) == {"m.f": 5, "m.g": 2}
