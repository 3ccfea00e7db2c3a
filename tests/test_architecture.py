"""The house as docs/design.md says: imports go down the list of rooms, each outside library has its room, a name means one thing.

Every import is read, also those inside functions and under TYPE_CHECKING. `python tests/test_architecture.py` prints a census.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = [*sorted((ROOT / "handbill").rglob("*.py")), *sorted((ROOT / "layouts" / "designs").glob("*.py"))]

# From the doors down to the ground. A room may import from itself and from any room below it.
ROOMS = (
    "cli",
    "web",
    "translation",
    "orders",
    "batch",
    "build",
    "designs",
    "preflight",
    "pdf",
    "sheets",
    "layout",
    "graphics",
    "typeset",
    "content",
    "contacts",
    "i18n",
    "campaign",
    "core",
)
# Of the rooms below it, what a room must not know: a finished file is judged by what is in it, a sheet holds pages and no words.
MUST_NOT_KNOW: dict[str, tuple[str, ...]] = {
    "designs": ("preflight", "pdf", "sheets"),
    "preflight": ("pdf", "sheets", "layout", "content"),
    "sheets": ("content",),
    "typeset": ("content", "contacts"),
}
# Each outside library, and the rooms or modules that may name it.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "click": ("cli", "__main__"),
    "yaml": ("core.datafile", "core.yaml_edit"),
    "jinja2": ("content", "web.i18n.messages", "web.site"),
    "markupsafe": ("web.site",),
    "babel": ("contacts", "content", "i18n", "translation", "web.i18n"),
    "polib": ("i18n.catalogs", "translation.po_update"),
    "myanmartools": ("core.words",),
    "myanmar": ("core.words",),
    "phonenumbers": ("contacts", "i18n", "content"),
    "openpyxl": ("core.tables",),
    "uharfbuzz": ("typeset", "pdf.font_embedding"),
    "icu4py": ("typeset",),
    "pyphen": ("typeset",),
    "fontTools": ("typeset",),
    "segno": ("graphics",),
    "pathops": ("graphics.svg.areas",),
    "PIL": ("graphics", "pdf.images", "pdf.icc_profile", "preflight", "cli.samples"),
    # Of the standard library: XML from outside is read in two places, with its dangers. The writer only escapes.
    "xml": ("graphics.svg", "graphics.logo", "graphics.upload", "pdf.metadata", "core.tables.xlsx"),
    "reportlab": ("pdf",),
    "pikepdf": ("preflight", "pdf.merge_writer"),
    "pypdfium2": ("preflight",),
    "pypdfium2_raw": ("preflight",),
    "page": ("preflight",),
    "distributed": ("batch.dask_executor",),
    "zxingcpp": ("preflight",),
    "flask": ("web",),
    "waitress": ("web",),
    "werkzeug": ("web",),
}
LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def name_of(path: Path) -> str:
    """'build.pipeline' for a module of the engine, 'designs.flyer' for a design."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[1:]).removesuffix(".__init__") or "__init__"


MODULES = {name_of(path): path for path in SOURCES}


def room_of(module: str) -> str:
    return module.partition(".")[0]


def imports(module: str, source: str) -> Iterator[tuple[int, str]]:
    """Every module named, with the line; those of the engine without `handbill.`; `from a import b` as a.b where that is a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(["handbill", *module.split(".")][: -node.level]) if node.level else ""
            base = ".".join(part for part in (above, node.module or "") if part)
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield node.lineno, whole if whole.removeprefix("handbill.") in MODULES else base


def faults(module: str, source: str) -> list[str]:
    """What is wrong with a module's imports, one sentence each."""
    found = []
    own = room_of(module)
    for line, name in imports(module, source):
        top = name.partition(".")[0]
        if top == "handbill":
            other = room_of(name.removeprefix("handbill.") if name != "handbill" else "__init__")
            if own in ROOMS and not _may_know(own, other):
                found.append(f"{module}:{line} {own} imports from {other}")
        elif top in LIBRARIES:
            if not any(module == place or module.startswith(f"{place}.") for place in LIBRARIES[top]):
                found.append(f"{module}:{line} {top} belongs to {', '.join(LIBRARIES[top])}")
        elif top not in sys.stdlib_module_names:
            found.append(f"{module}:{line} {top} has no room")
    return found


def _may_know(own: str, other: str) -> bool:
    if other in (own, "__init__"):
        return True
    return other in ROOMS[ROOMS.index(own) + 1 :] and other != "designs" and other not in MUST_NOT_KNOW.get(own, ())


def test_every_import_goes_down_and_every_library_stays_in_its_room() -> None:
    assert len(SOURCES) > 60
    assert [fault for name, path in MODULES.items() for fault in faults(name, path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("typeset.shape", "from handbill.graphics.items import Item", "typeset imports from graphics"),
        ("layout.copyfit", "import handbill.build.pipeline", "layout imports from build"),
        ("content.interpolate", "from handbill.build import pipeline", "content imports from build"),
        ("designs.flyer", "def f():\n    from handbill.sheets.office_sheets import press", "designs imports from sheets"),
        ("layout.elements.row", "class A:\n    def f(self):\n        import handbill.build.resolve", "layout imports from build"),
        ("preflight.text", "from handbill.layout.format import Format", "preflight imports from layout"),
        ("core.geometry", "from handbill.content.piece import Piece", "core imports from content"),
        ("build.pipeline", "import handbill.cli.main", "build imports from cli"),
        ("typeset.shape", "from ..layout import copyfit", "typeset imports from layout"),
        ("pdf.document", "if TYPE_CHECKING:\n    from handbill.build.resolve import Job", "pdf imports from build"),
        ("build.pipeline", "import reportlab.lib", "reportlab belongs to pdf"),
        ("pdf.content_stream", "def f():\n    import uharfbuzz", "uharfbuzz belongs to typeset, pdf.font_embedding"),
        ("content.material", "from yaml import safe_load", "yaml belongs to core.datafile"),
        ("sheets.sheet", "import PIL.Image", "PIL belongs to"),
        ("contacts.organization", "from xml.etree import ElementTree", "xml belongs to"),
        ("build.pipeline", "import numpy", "numpy has no room"),
        ("build.pipeline", "import flask", "flask belongs to web"),
        ("build.pipeline", "from handbill.designs import flyer", "build imports from designs"),
    ],
)
def test_a_planted_fault_is_found(module: str, source: str, fault: str) -> None:
    assert len(faults(module, source)) == 1
    assert fault in faults(module, source)[0]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("pdf.document", "from handbill.sheets.sheet import Sheet\nfrom handbill.core.geometry import Box\nimport zlib"),
        ("typeset.fonts", "from handbill.core.datafile import read\nimport uharfbuzz as hb"),
        ("build.pipeline", "from handbill.content.material import material"),
        ("cli.build", "import click\nfrom handbill.build.publish import write_files\nfrom handbill import __version__"),
        ("designs.flyer", "from handbill.layout.kit import Kit"),
    ],
)
def test_what_the_plan_allows_is_let_through(module: str, source: str) -> None:
    assert faults(module, source) == []


def circle(graph: dict[str, set[str]]) -> set[str]:
    """The modules that import each other in a circle, with those that lead into it."""
    while leaves := {module for module, used in graph.items() if not used & graph.keys() - {module}}:
        graph = {module: used for module, used in graph.items() if module not in leaves}
    return set(graph)


def _graph() -> dict[str, set[str]]:
    graph = {}
    for module, path in MODULES.items():
        named = (name.removeprefix("handbill.") for _, name in imports(module, path.read_text(encoding="utf-8")))
        graph[module] = {name for name in named if name in MODULES}
    return graph


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a", "e"}, "e": set()}) == {"a", "b", "c", "d"}
    assert circle(_graph()) == set()


def test_the_rooms_of_the_list_are_the_folders_of_the_engine() -> None:
    """A new room needs a place in the list, or its imports are not judged."""
    folders = {path.parent.name for path in (ROOT / "handbill").glob("*/__init__.py")}
    assert folders | {"designs"} == set(ROOMS)


def test_the_data_folders_hold_no_code_but_the_designs() -> None:
    code = {path.parent for folder in ("materials", "layouts") for path in (ROOT / folder).rglob("*.py")}
    assert code == {ROOT / "layouts" / "designs"}


def classes(source: str) -> Iterator[str]:
    """Every class and type alias that a module defines, without the underscore of a private one."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_")
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id.lstrip("_")
            # A type alias is written like a class; a type variable is one letter.
            if len(name) > 1 and name[0].isupper() and not name.isupper() and any(letter.islower() for letter in name):
                yield name


def names_used_twice(sources: dict[str, str]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for module, source in sources.items():
        for name in classes(source):
            found[name].append(module)
    return {name: modules for name, modules in found.items() if len(modules) > 1}


def test_no_class_name_means_two_things() -> None:
    planted = {"a": "class Job:\n    pass", "b": "class _Job:\n    pass\nT = 1\nPage = str", "c": "class Page:\n    pass"}
    assert names_used_twice(planted) == {"Job": ["a", "b"], "Page": ["b", "c"]}
    assert names_used_twice({module: path.read_text(encoding="utf-8") for module, path in MODULES.items()}) == {}


def test_files_and_functions_are_of_a_length_that_can_be_read() -> None:
    sources = {name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}
    assert {name: len(text.splitlines()) for name, text in sources.items() if len(text.splitlines()) > LONGEST_FILE} == {}
    lengths = dict(each for name, text in sources.items() for each in functions(name, text))
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def functions(module: str, source: str) -> Iterator[tuple[str, int]]:
    """Each function with its lines, from the end of its signature on: options of a command are data."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module}.{node.name}", (node.end_lineno or 0) - node.body[0].lineno + 1


def test_the_measure_of_functions_counts_lines() -> None:
    source = "@a\n@b\ndef f():\n    x = 1\n    def g():\n        pass\n    return x\n"
    assert dict(functions("m", source)) == {"m.f": 4, "m.g": 1}


def test_no_folder_of_tests_is_left_out(pytestconfig: pytest.Config) -> None:
    tests = Path(__file__).parent
    folders = {part for path in tests.rglob("test_*.py") for part in path.relative_to(tests).parts[:-1]}
    assert "designs" in folders
    assert not [folder for folder in folders for left_out in pytestconfig.getini("norecursedirs") if fnmatch(folder, left_out)]


def census() -> Iterator[str]:
    """Rooms, arrows, circles, modules, lines: what a change of the structure is measured by."""
    lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES]
    arrows = {(room_of(module), room_of(other)) for module, used in _graph().items() for other in used if room_of(module) != room_of(other)}
    up = [arrow for arrow in arrows if arrow[0] in ROOMS and arrow[1] in ROOMS and ROOMS.index(arrow[0]) > ROOMS.index(arrow[1])]
    deferred = sum(
        isinstance(node, ast.Import | ast.ImportFrom)
        for path in SOURCES
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for node in function.body
    )
    yield f"rooms                     {len(ROOMS)}"
    yield f"arrows between rooms      {len(arrows)}"
    yield f"arrows up                 {len(up)}"
    yield f"modules in circles        {len(circle(_graph()))}"
    yield f"modules                   {len(SOURCES)}"
    yield f"lines                     {sum(lines)}"
    yield f"median lines a module     {statistics.median(lines):g}"
    yield f"imports inside functions  {deferred}"
    yield f"class names used twice    {len(names_used_twice({name: path.read_text(encoding='utf-8') for name, path in MODULES.items()}))}"


if __name__ == "__main__":
    print("\n".join(census()))
