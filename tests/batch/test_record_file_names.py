"""Names of a batch's files, none of which overwrites another unnoticed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.batch.file_names import TEMPLATE, check_template, file_name, find_collisions
from handbill.core.problems import ProblemsFound

_ODD = st.one_of(st.text(), st.sampled_from(("CON", "prn", "lpt9")), st.text(alphabet='./\\: <>|?*"-\u202e\u0301é\0', max_size=12))


@given(st.lists(_ODD, min_size=2, max_size=8))
def test_no_two_rows_share_a_file_silently(texts: list[str]) -> None:
    names = {row: file_name("{organization}.pdf", {"organization": text}) for row, text in enumerate(texts, 2)}
    problems = dict(find_collisions(names.items()))
    written = [unicodedata.normalize("NFD", name.casefold()) for row, name in names.items() if row not in problems]
    assert len(written) == len(set(written))
    assert len(written) == len({unicodedata.normalize("NFD", name.casefold()) for name in names.values()})


def test_a_collision_names_both_rows() -> None:
    problems = find_collisions([(2, "a.pdf"), (5, "b.pdf"), (9, "A.pdf")])
    assert [(row, problem.sentence) for row, problem in problems] == [(9, "rows 2 and 9 would both be written to A.pdf")]


def test_two_files_of_one_row_are_told_apart_by_piece_and_language() -> None:
    ((row, problem),) = find_collisions([(2, "a.pdf"), (2, "a.pdf")])
    assert (row, problem.sentence) == (2, "two files of row 2 would be written to a.pdf")
    assert TEMPLATE in problem.hint


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (TEMPLATE, "Peña-High-help-is-here-en+es.pdf"),
        ("{City}/{organization}", "Elon-Peña-High.pdf"),
        ("{row}.PDF", "7.pdf"),
        ("../../{row}", "7.pdf"),
    ],
)
def test_a_template_is_filled(template: str, name: str) -> None:
    values = {"organization": "Pen\u0303a  High", "material": "help-is-here", "language": "en+es", "row": "7", "city": "Elon"}
    check_template(template, tuple(values))
    assert file_name(template, values) == name


@pytest.mark.parametrize(("template", "hint"), [("{organisation}", "did you mean organization?"), ("{row", "write fields as in")])
def test_a_template_that_cannot_be_filled(template: str, hint: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        check_template(template, ("organization", "row"))
    assert [(each.code, hint in each.hint) for each in found.value.problems] == [("usage-name", True)]
