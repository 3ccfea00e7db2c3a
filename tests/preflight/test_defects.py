"""Every planted defect is found by its question, and by no question that it does not concern. Files without defects pass."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from defects import DEFECTS, FILES, Defect, markdown
from good_files import as_x1a, as_x4
from library import FONTS

from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight, question_named, question_names
from handbill.preflight.report import questions_markdown

DOCUMENT = Path(__file__).parents[2] / "docs" / "preflight.md"
NUMBERS = ("1-888-373-7888", "233733", "1-800-843-5678")
# They compare a file with the piece that it was built from, so no defect planted in a file alone can fail them.
ABOUT_OUR_BUILDS = {"expected-numbers", "expected-text"}


@pytest.fixture(scope="session")
def good(finished) -> dict[str, bytes]:
    flyer, poster = finished("help-is-here", "en", "press").pdf, finished("someone-will-listen", "en", "press").pdf
    return {
        "x1a": as_x1a(flyer),
        "x4": as_x4(flyer),
        "x1a poster": as_x1a(poster),
        "screen": finished("help-is-here", "en").pdf,
        "screen poster": finished("someone-will-listen", "en").pdf,
    }


def find(pdf: bytes, file: str) -> list[str]:
    options = CheckOptions("screen" if "screen" in file else "press", known_numbers=NUMBERS, fonts=FONTS)
    return [f"{finding.check}: {finding.sentence}" for finding in preflight(pdf, options)]


@pytest.mark.parametrize("file", FILES)
def test_a_good_file_passes(good, file: str) -> None:
    assert find(good[file], file) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.what)
def test_a_planted_defect_is_found(good, defect: Defect) -> None:
    lines = find(defect.plant(good[defect.file]), defect.file)
    checks = {line.partition(":")[0] for line in lines}
    assert defect.found_by in checks, lines
    assert checks <= {defect.found_by, *defect.also}, lines


def test_every_question_finds_a_planted_defect() -> None:
    assert {defect.found_by for defect in DEFECTS} | ABOUT_OUR_BUILDS == set(question_names())
    assert [what for what, count in Counter(defect.what for defect in DEFECTS).items() if count > 1] == []


def test_a_question_has_the_id_of_its_module() -> None:
    assert [name for name in question_names() if question_named(name).id != name] == []


def test_the_document_has_these_tables(update_golden) -> None:
    """Run pytest with --update-golden to rewrite them."""
    text = DOCUMENT.read_text(encoding="utf-8")
    for name, lines in (("questions", questions_markdown()), ("defects", markdown())):
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        table, end, after = rest.partition(f"<!-- end of {name} -->")
        expected = "\n".join(lines) + "\n"
        if update_golden:
            text = f"{before}<!-- {name} -->\n{expected}{end}{after}"
        else:
            assert table == expected
    if update_golden:
        DOCUMENT.write_text(text, encoding="utf-8")
