"""Every planted defect is found by its question, and by no other that it does not concern; the good files pass."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from defects import DEFECTS, FILES, Defect, markdown
from good_files import as_x1a, as_x4

from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight, question_names

DOCUMENT = Path(__file__).parents[2] / "docs" / "preflight.md"
NUMBERS = ("1-888-373-7888", "233733", "1-800-843-5678")
# Questions that a single defect cannot answer with no: they compare with what our own builds wanted.
ABOUT_OUR_BUILDS = {"wanted-numbers", "wanted-text"}


@pytest.fixture(scope="session")
def good(finished) -> dict[str, bytes]:
    flyer, poster = finished("help-is-here", "en", "press").pdf, finished("know-the-signs", "en", "press").pdf
    return {
        "x1a": as_x1a(flyer),
        "x4": as_x4(flyer),
        "x1a poster": as_x1a(poster),
        "screen": finished("help-is-here", "en").pdf,
        "screen poster": finished("know-the-signs", "en").pdf,
    }


def found(pdf: bytes, file: str) -> list[str]:
    return [f"{each.check}: {each.sentence}" for each in preflight(pdf, asked_for(file))]


def asked_for(file: str) -> CheckOptions:
    return CheckOptions("screen" if "screen" in file else "press", numbers=NUMBERS)


@pytest.mark.parametrize("file", FILES)
def test_a_good_file_passes(good, file: str) -> None:
    assert found(good[file], file) == []


@pytest.mark.parametrize("each", DEFECTS, ids=lambda each: each.what)
def test_a_planted_defect_is_found(good, each: Defect) -> None:
    told = found(each.plant(good[each.file]), each.file)
    checks = {line.partition(":")[0] for line in told}
    assert each.found_by in checks, told
    assert checks <= {each.found_by, *each.also}, told


def test_every_question_finds_something() -> None:
    assert {each.found_by for each in DEFECTS} | ABOUT_OUR_BUILDS == set(question_names())
    assert [what for what, count in Counter(each.what for each in DEFECTS).items() if count > 1] == []


def test_the_document_shows_these_tables(update_golden) -> None:
    """Run pytest with --update-golden to write them anew."""
    from handbill.build.preflight_report import questions_markdown

    text = DOCUMENT.read_text(encoding="utf-8")
    for name, lines in (("questions", questions_markdown()), ("defects", markdown())):
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        shown, end, after = rest.partition(f"<!-- end of {name} -->")
        wanted = "\n".join(lines) + "\n"
        if update_golden:
            text = f"{before}<!-- {name} -->\n{wanted}{end}{after}"
        else:
            assert shown == wanted
    if update_golden:
        DOCUMENT.write_text(text, encoding="utf-8")
