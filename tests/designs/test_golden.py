"""Each page of each piece, as text, is what it was when somebody last looked.

When words, numbers or designs change on purpose, the pages change with them: run

    python -m pytest tests/designs/test_golden.py --update-golden

and read the difference in `git diff tests/golden` before it is committed. Positions are in points, widths in 1/1000 em.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from layouts.page.dump import dump
from layouts.press import Request, lay_out
from materials.content import material, names
from materials.day import today
from materials.language import SOURCE, tags

GOLDEN = Path(__file__).parents[1] / "golden"
PIECES = [(name, tag) for name in names() for tag in ([SOURCE] if material(name).multilingual else tags())]
# Glyph ids double a file and change with every release of a font: one page of each script is enough to see that shaping holds.
WITH_GLYPHS = {f"indicator-card-{tag}-back" for tag in ("en", "ar", "hi", "th", "km", "zh-Hans")}
LARGEST = 20_000  # bytes; more than a person reads in a review


def _dumps(name: str, tag: str) -> dict[str, str]:
    pages = lay_out(Request(name, today(), (tag,))).pages
    ids = [f"{name}-{tag}-{page.name}" for page in pages]
    return {each: dump(page, glyphs=each in WITH_GLYPHS) for each, page in zip(ids, pages, strict=True)}


@pytest.mark.parametrize(("name", "tag"), PIECES)
def test_pages_are_as_they_were(name: str, tag: str, update_golden: bool) -> None:
    differences = []
    for each, text in _dumps(name, tag).items():
        file = GOLDEN / f"{each}.txt"
        if update_golden:
            file.write_text(text, encoding="utf-8")
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        lines = unified_diff(before.splitlines(), text.splitlines(), f"golden/{file.name}", "now", lineterm="", n=1)
        differences += list(lines)
        assert len(text.encode()) <= LARGEST, file.name
    how = "if this is wanted: python -m pytest tests/designs/test_golden.py --update-golden"
    assert not differences, "\n".join([*differences, how])


def test_no_golden_file_is_left_over() -> None:
    # A fold card makes one page of several panels: what the pages are called, the layout says.
    called = {name: [page.name for page in lay_out(Request(name, today())).pages] for name in names()}
    wanted = {f"{name}-{tag}-{page}" for name, tag in PIECES for page in called[name]}
    assert {file.stem for file in GOLDEN.glob("*.txt")} == wanted
