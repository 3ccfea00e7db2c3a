"""Of several help lines the first of a piece is the one set large, on every form and wherever it stands."""

from __future__ import annotations

import pytest
from ink import ink, texts
from library import LIBRARY
from sample_campaign import FORMS

from handbill.build.designs import find_design
from handbill.content.piece import Block, Panel, Piece
from handbill.i18n.language import Language, find_language
from handbill.layout.format import find_format
from handbill.layout.kit import Kit
from handbill.layout.theme import find_theme

FIRST, SECOND = "1-888-555-0111", "1-800-555-0122"
WIDE = ("card-upright", "letter-wide", "tabloid-wide")
ORDERS = ("one panel", "parted", "first on the back", "second on the back", "alone on the back")


def helpline(language: Language, value: str) -> Block:
    return Block("helpline", language, label="Call", value=value, link=f"tel:{value}")


def panels(order: str, language: Language) -> tuple[tuple[Block, ...], ...]:
    title, lead = Block("title", language, text="Help is here."), Block("lead", language, text="You can talk to someone.")
    first, second = helpline(language, FIRST), helpline(language, SECOND)
    local = Block("local", language, label="Local help")
    return {
        "one panel": ((title, first, second),),
        "parted": ((title, lead, first, second, local),),
        "first on the back": ((title, lead), (first, second, local)),
        "second on the back": ((title, lead, first), (second, local)),
        "alone on the back": ((title, lead, first), (second,)),
    }[order]


@pytest.mark.parametrize("form", [form for form in (*FORMS, *WIDE) if form != "label"])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_first_help_line_is_the_large_one(form: str, order: str, tag: str) -> None:
    language = find_language(LIBRARY, tag)
    sides = tuple(Panel(f"panel-{at}", language, blocks) for at, blocks in enumerate(panels(order, language)))
    piece = Piece("two", "Two help lines", language, (tag,), "", (), "", "talk", sides)
    kit = Kit(LIBRARY, piece, find_format(LIBRARY, form), find_theme(LIBRARY, "field"))
    sizes: dict[str, list[float]] = {FIRST: [], SECOND: []}
    for page in find_design(LIBRARY, piece, kit.form)(kit):
        for item in texts(page):
            for number in sizes:
                if number in item.text:
                    sizes[number].append(item.size)
    assert sizes[SECOND]
    assert min(sizes[FIRST]) > 1.2 * max(sizes[SECOND])


def test_a_card_with_few_words_has_its_number_as_wide_as_it_goes() -> None:
    language = find_language(LIBRARY, "en")
    number = "1-888-555-0111"
    title, helpline = Block("title", language, text="Help is here."), Block("helpline", language, label="Call", value=number)
    piece = Piece("few", "Few", language, ("en",), "", (), "", "talk", (Panel("front", language, (title, helpline)),))
    kit = Kit(LIBRARY, piece, find_format(LIBRARY, "us-card"), find_theme(LIBRARY, "field"))
    front, _ = find_design(LIBRARY, piece, kit.form)(kit)
    (digits,) = [item for item in texts(front) if item.text == number]
    assert ink(digits).width > 0.85 * front.width
