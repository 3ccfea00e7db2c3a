"""Each page of each piece, as text, is what it was when somebody last looked.

When words, numbers or designs change on purpose, the pages change with them: run

    python -m pytest tests/designs/test_golden.py --update-golden

and read the difference in `git diff tests/golden` before it is committed. Positions are in points, widths in 1/1000 em.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
from library import LIBRARY_ALONE, lay_out

from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.i18n.language import SOURCE, language_tags
from handbill.layout.dump import dump
from handbill.layout.format import find_format

GOLDEN = Path(__file__).parents[1] / "golden"
# Every language in the size that is made unasked, three in the other American sizes; metric ones differ by millimeters.
OWN = [
    (name, tag, "")
    for name in material_names(LIBRARY_ALONE)
    for tag in ([SOURCE] if find_material(LIBRARY_ALONE, name).multilingual else language_tags(LIBRARY_ALONE))
]
OTHERS = [
    (name, tag, form)
    for name in material_names(LIBRARY_ALONE)
    for form in find_material(LIBRARY_ALONE, name).formats[1:]
    if find_format(LIBRARY_ALONE, form).region == "us" and not find_material(LIBRARY_ALONE, name).multilingual
    for tag in ("en", "ar", "km")
]
# Glyph ids double a file and change with every release of a font: one page of each script is enough to see that shaping holds.
WITH_GLYPHS = {f"indicator-card-{tag}-back" for tag in ("en", "ar", "hi", "th", "km", "zh-Hans")}
LARGEST = 28_000  # bytes; more than a person reads in a review


def _stem(*parts: str) -> str:
    return "-".join(part for part in parts if part)


def _dumps(name: str, tag: str, form: str) -> dict[str, str]:
    pages = {_stem(name, tag, form, page.name): page for page in lay_out(JobSpec(name, today(), (tag,), form=form), LIBRARY_ALONE).pages}
    return {stem: dump(page, glyphs=stem in WITH_GLYPHS) for stem, page in pages.items()}


@cache
def _kept() -> dict[str, set[str]]:
    """The golden files of each case. The last part of a name is the page's, which the layout gives."""
    kept = defaultdict(set)
    for file in GOLDEN.glob("*.txt"):
        kept[file.stem.rpartition("-")[0]].add(file.stem)
    return kept


@pytest.mark.parametrize(("name", "tag", "form"), OWN + OTHERS)
def test_pages_are_as_they_were(name: str, tag: str, form: str, update_golden: bool) -> None:
    differences, dumps = [], _dumps(name, tag, form)
    for each, text in dumps.items():
        file = GOLDEN / f"{each}.txt"
        if update_golden:
            file.write_text(text, encoding="utf-8")
            _kept.cache_clear()
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        lines = unified_diff(before.splitlines(), text.splitlines(), f"golden/{file.name}", "now", lineterm="", n=1)
        differences += list(lines)
        assert len(text.encode()) <= LARGEST, file.name
    how = "if this is wanted: python -m pytest tests/designs/test_golden.py --update-golden"
    assert not differences, "\n".join([*differences, how])
    assert _kept()[_stem(name, tag, form)] == dumps.keys()


def test_no_golden_file_is_left_over() -> None:
    assert _kept().keys() == {_stem(*case) for case in OWN + OTHERS}
