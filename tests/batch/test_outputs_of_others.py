"""No run writes over what another list, piece or photograph made under the same name; an edited list goes on replacing its own files."""

from __future__ import annotations

import pytest

ROWS = "organization\nRiverside School\nLakeview School\n"


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["--for", "office", "--impose"], "sheets-us-card-001.pdf"),
        (["--merge"], "schools-screen.pdf"),
        (["--zip"], "schools-screen.zip"),
        (["--name", "{organization}.pdf"], "Lakeview-School-screen.pdf"),
    ],
)
def test_another_piece_does_not_take_the_place_of_the_first(school, words: list[str], file: str) -> None:
    school.write(ROWS)
    assert school.run(*words, "-q", material="indicator-card").code == 0
    before = school.files()
    answer = school.run(*words, "-q", material="safe-adult-card")
    assert answer.code == 8
    assert f"{file} was made with --material indicator-card, and this run would write over it" in answer.err
    assert school.files() == before
    # The list itself may change.
    school.write(ROWS.replace("Lakeview School", "Lakeview School\nNorthgate High"))
    assert school.run(*words, "-q", material="indicator-card").code == 0
    assert school.files() != before


def test_two_lists_of_one_name(school) -> None:
    school.write(ROWS)
    assert school.run("-q").code == 0
    other = school.folder / "other" / "schools.csv"
    other.parent.mkdir()
    other.write_text("organization,phone\nRiverside School,336-555-0199\n")
    answer = school.run("-q", list_=other)
    assert answer.code == 8
    assert "Riverside-School-help-is-here-en-screen.pdf was made from" in answer.err
    # A list that was moved is still the same.
    other.unlink()
    school.list.rename(other)
    other.write_text(ROWS.replace("organization", "organization,phone").replace("School", "School,336-555-0199"))
    assert school.run("-q", list_=other).code == 0
