"""How words are shared over the faces of a form, and over columns and panels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library import LIBRARY

from handbill.content.piece import Block, Panel, Piece
from handbill.core.partition import partition
from handbill.i18n.language import find_language
from handbill.layout.faces import faces, joined
from handbill.layout.flow import alone, chunks
from handbill.layout.format import find_format
from handbill.layout.kit import Kit
from handbill.layout.theme import find_theme

ENGLISH = find_language(LIBRARY, "en")


def block(role: str, text: str = "", **fields: object) -> Block:
    return Block(role, ENGLISH, text=text, **fields)  # type: ignore[arg-type]


def listed(count: int) -> Block:
    return replace(block("list"), items=tuple(block("item", f"Item {number}") for number in range(count)))


def panel(name: str, *blocks: Block) -> Panel:
    return Panel(name, ENGLISH, blocks)


def shared(*panels: Panel, count: int = 2) -> list[list[str]]:
    """The roles on each face of a card."""
    piece = Piece("any", "Any", ENGLISH, ("en",), "", (), "", "", panels)
    kit = Kit(LIBRARY, piece, find_format(LIBRARY, "us-card"), find_theme(LIBRARY, "field"))
    return [[each.role for each in side.blocks] for side in faces(kit, panels, count, 230)]


def test_as_many_panels_as_faces_stay_as_they_are() -> None:
    assert shared(panel("a", block("lead", "One")), panel("b", block("title", "Two"))) == [["lead"], ["title"]]


def test_one_panel_is_parted_where_both_faces_are_about_equally_full() -> None:
    words = (block("title", "A title"), block("heading", "Heading"), listed(6), block("heading", "More"), listed(5), block("imprint", "X"))
    assert shared(panel("page", *words)) == [["title", "heading", "list"], ["heading", "list", "imprint"]]


def test_a_heading_is_never_parted_from_what_it_heads_nor_a_title_from_what_follows() -> None:
    words = (block("title", "A title"), block("heading", "Heading"), listed(8), block("note", "Short"), block("imprint", "X"))
    assert shared(panel("page", *words)) == [["title", "heading", "list"], ["note", "imprint"]]


def test_more_panels_than_faces_are_joined_on_the_last() -> None:
    panels = [panel(name, block("text", name)) for name in ("a", "b", "c")]
    assert shared(*panels) == [["text"], ["text", "text"]]


def test_what_panels_repeat_stands_once_on_one_face_in_its_fuller_wording() -> None:
    number = {"label": "Call", "value": "1-888", "link": "tel:1888"}
    front = panel("front", block("helpline", **number), block("write", label="Name"), block("write", label="Name"))
    back = panel("back", block("helpline", "Free", **number), block("write", label="Name"))
    blocks = joined((front, back)).blocks
    assert [each.role for each in blocks] == ["helpline", "write", "write", "write"]
    assert blocks[0].text == "Free"


def test_what_a_heading_heads_is_not_alone() -> None:
    title, contact, other = block("title", "A title"), block("contact", label="One"), block("contact", label="Two")
    blocks = (title, contact, block("note", "Between"), block("heading", "Who helps"), other)
    assert alone(blocks, "contact") == (contact,)
    assert [len(chunk) for chunk in chunks(blocks[1:])] == [1, 1, 2]


@pytest.mark.parametrize(
    ("sizes", "groups", "starts"),
    [([3, 1, 1, 1], 2, [0, 1]), ([1, 1, 1, 3], 2, [0, 3]), ([2, 2], 3, [0, 1, 2]), ([], 2, [0, 0]), ([1, 1, 1, 1], 2, [0, 2])],
)
def test_a_sequence_is_parted_so_that_the_largest_group_is_smallest(sizes: list[int], groups: int, starts: list[int]) -> None:
    assert partition(len(sizes), groups, lambda start, end: sum(sizes[start:end])) == starts
