"""The matrix of languages and pieces, as lines for the terminal and as a page."""

from __future__ import annotations

import pytest
from small_library import SPANISH, SmallLibrary

from handbill.translation.matrix import matrix_document, matrix_lines


@pytest.fixture
def library(small) -> SmallLibrary:
    """Spanish with all of its words, Somali with none."""
    small.language("es", "Spanish", "[Ana Reyes]")
    small.messages("es", SPANISH)
    small.language("so", "Somali", state="empty")
    small.messages("so", dict.fromkeys(SPANISH, ""))
    return small


def cells(library: SmallLibrary, language: str) -> list[str]:
    """The row of a language on the page, without what the pack says of it."""
    (row,) = (line for line in matrix_document(library.campaign) if line.startswith(f"| {language} |"))
    return [cell.strip() for cell in row.strip("|").split("|")][5:]


def test_a_row_says_how_far_each_piece_is(library) -> None:
    head = next(line for line in matrix_document(library.campaign) if line.startswith("| language |"))
    assert head == "| language | name | tag | script | state | flyer | imprint |"
    assert cells(library, "English") == ["draft", "draft"]
    assert cells(library, "Somali") == ["", ""]
    assert cells(library, "Spanish") == ["draft", "draft"]


def test_what_is_reviewed_has_the_day_of_its_last_review(library) -> None:
    some = dict(list(SPANISH.items())[:1])
    library.messages("es", SPANISH, reviewer="Ana Reyes")
    assert cells(library, "Spanish") == ["2026-01-12", "2026-01-12"]
    path = library.root / "materials/languages/es/messages.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2026-01-12", "2026-03-01", 1), encoding="utf-8")
    assert "2026-03-01" in cells(library, "Spanish")
    # One review less.
    first = next(iter(some))
    path.write_text("".join(text.split("# reviewed-by", 1)[0:1]) + "# " + text.split("# reviewed-by", 1)[1], encoding="utf-8")
    assert any(cell.startswith("draft, ") for cell in cells(library, "Spanish")), first


def test_what_is_half_translated_says_how_much(library) -> None:
    library.messages("es", {**SPANISH, "You can call": ""})
    assert cells(library, "Spanish")[0] == "75 %"


def test_the_terminal_has_the_same_cells_and_says_what_its_columns_are(library) -> None:
    library.change("content/flyer.yaml", ("title: A flyer\n", "title: A flyer\ncode: HB90\n"))
    head, *rows, _, legend = matrix_lines(library.campaign)
    assert head.split() == ["language", "state", "HB90", "imprint"]
    assert [row.split() for row in rows] == [
        ["en", "(English)", "drafted", "draft", "draft"],
        ["so", "(Somali)", "empty"],
        ["es", "(Spanish)", "drafted", "draft", "draft"],
    ]
    assert legend.split() == ["HB90", "flyer"]
