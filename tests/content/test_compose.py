from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from small_library import SPANISH

from handbill.contacts.organization import Organization
from handbill.content.compose import PieceRequest, compose
from handbill.core.isolates import without_isolates
from handbill.core.problems import Place, ProblemsFound

RIVERSIDE = Organization("Riverside", "336-555-0142", "https://www.riverside.example/", Path("/logo.svg"))


@pytest.fixture
def spanish(small):
    small.language("es", "Spanish")
    small.messages("es", SPANISH)
    return small


def roles(panel) -> list[str]:
    return [block.role for block in panel.blocks]


def test_a_piece_in_english(small) -> None:
    piece = small.compose()
    assert (piece.material, piece.title, piece.language.tag, piece.languages) == ("flyer", "A flyer", "en", ("en",))
    assert (piece.design, piece.formats, piece.numbers) == ("flyer", ("letter",), ("1-888-373-7888",))
    (panel,) = piece.panels
    assert roles(panel) == ["title", "helpline", "local", "imprint"]
    line = panel.blocks[1]
    assert (line.label, line.value, line.link) == ("Call", "\u20661-888-373-7888\u2069", "tel:+18883737888")
    assert line.place == Place("materials/content/flyer.yaml", 10, "panels.0.blocks.1")


def test_the_imprint_tells_the_age_and_the_draft(small) -> None:
    imprint = small.compose().panels[0].blocks[-1]
    assert imprint.text == "Numbers checked \u20662026-01-10\u2069 · \u2066flyer en\u2069 · Draft"
    assert imprint.short == "\u2066flyer en\u2069 · \u20662026-01-10\u2069 · Draft"


def test_the_imprint_gives_the_earliest_day_of_the_lines_on_the_piece(small) -> None:
    small.blocks(
        "- {role: contact, label: Now, value: '{{ hotlines.emergency.phone }}'}\n- {role: text, text: '{{ hotlines.help.phone }}'}"
    )
    assert "2026-01-05" in small.compose("sheet").panels[0].blocks[-1].text


def test_the_imprint_has_no_day_without_numbers(small) -> None:
    small.blocks("- {role: text, text: Hello}")
    imprint = small.compose("sheet").panels[0].blocks[-1]
    assert imprint.text == imprint.short == "\u2066sheet en\u2069 · Draft"


def test_the_local_line(small) -> None:
    local = small.compose().panels[0].blocks[2]
    assert (local.label, local.text, local.value, local.link) == ("Local help", "", "", "")
    piece = small.compose(organization=RIVERSIDE)
    local = piece.panels[0].blocks[2]
    assert (local.label, local.text) == ("Local help", "\u2068Riverside\u2069")
    assert (local.value, local.link) == ("\u2066336-555-0142\u2069", "tel:+13365550142")
    assert piece.numbers == ("1-888-373-7888", "336-555-0142")
    assert piece.organization == RIVERSIDE
    # The imprint does not repeat the name that the local line gives.
    assert piece.panels[0].blocks[-1].text.startswith("Numbers checked")
    assert piece.panels[0].blocks[-1].items == ()


def test_the_imprint_says_who_hands_out_a_piece_without_a_local_line(small) -> None:
    small.blocks("- {role: text, text: Hello}")
    imprint = small.compose("sheet", organization=RIVERSIDE).panels[0].blocks[-1]
    (name,) = imprint.items
    assert (name.text, imprint.text) == ("\u2068Riverside\u2069", "\u2066sheet en\u2069 · Draft")


def test_the_local_line_without_a_phone(small) -> None:
    local = small.compose(organization=Organization("Riverside", url="https://riverside.example/")).panels[0].blocks[2]
    assert (local.value, local.link) == ("\u2066riverside.example\u2069", "https://riverside.example/")
    local = small.compose(organization=Organization("Riverside")).panels[0].blocks[2]
    assert (local.text, local.value) == ("\u2068Riverside\u2069", "")


def test_two_languages_make_two_sides(spanish) -> None:
    piece = spanish.compose("flyer", "en", "es")
    assert piece.languages == ("en", "es")
    assert [(panel.name, panel.language.tag) for panel in piece.panels] == [("front", "en"), ("back", "es")]
    back = piece.panels[1]
    assert roles(back) == roles(piece.panels[0]) == ["title", "helpline", "local", "imprint"]
    assert [block.text or block.label for block in back.blocks[:3]] == ["Puede llamar", "Llame", "Ayuda local"]
    assert back.blocks[-1].text == "Revisado \u20662026-01-10\u2069 · \u2066flyer es\u2069 · Borrador"
    assert spanish.compose("flyer", "es", "en").title == "Volante"


def test_a_card_has_two_sides_of_its_own(spanish) -> None:
    spanish.write(
        "content/card.yaml", spanish.read("content/flyer.yaml") + "  - name: back\n    blocks: [{role: text, text: You can call}]\n"
    )
    piece = spanish.compose("card", "es")
    assert [(panel.name, panel.language.tag) for panel in piece.panels] == [("page", "es"), ("back", "es")]
    assert [roles(panel)[-1] for panel in piece.panels] == ["local", "imprint"]
    (problem,) = spanish.problems("card", "en", "es")
    assert problem.code == "usage-languages"
    assert problem.hint == "build one language each: --language en --language es"


def test_languages_that_do_not_fit(spanish) -> None:
    spanish.language("vi", "Vietnamese")
    for languages, part in ((("en", "es", "vi"), "more than two sides"), (("es", "es-MX"), "es+es names a language twice")):
        (problem,) = spanish.problems("flyer", *languages)
        assert problem.code == "usage-languages"
        assert part in problem.sentence


def test_a_regional_tag_falls_back(spanish) -> None:
    assert spanish.compose("flyer", "es-MX").languages == ("es",)


def test_when_and_each(small) -> None:
    small.blocks("""
- {role: text, when: organization, text: With}
- {role: text, when: not organization, text: Without}
- {role: text, when: language.tag in hotlines.help.text.languages, text: Answered}
- {role: text, each: tag in hotlines.help.text.languages, text: "{{ tag }}"}
- {role: text, each: tongue in languages, when: tongue.tag != 'en', text: None}
""")
    said = [block.text for block in small.compose("sheet").panels[0].blocks[:-1]]
    assert said == ["Without", "Answered", "\u2068en\u2069", "\u2068es\u2069"]
    assert small.compose("sheet", organization=RIVERSIDE).panels[0].blocks[0].text == "With"


def test_a_fact_knows_its_figure_as_numbers(small) -> None:
    figure = "value: '{{ facts.share.part }} in {{ facts.share.whole }}', figure: share"
    small.blocks(f"- {{role: fact, {figure}, text: 'Children in {{{{ facts.share.year }}}}', note: '-'}}")
    fact = small.compose("sheet").panels[0].blocks[0]
    assert (fact.share, without_isolates(fact.value)) == ((1, 6), "1 in 6")


@pytest.mark.parametrize(
    ("block", "code", "key"),
    [
        ("{role: text, text: Call 1-888-737-3888}", "content-number", "text"),
        ("{role: contact, label: x, value: '911'}", "content-number", "value"),
        ("{role: contact, label: x, value: y, link: 'tel:911'}", "content-number", "link"),
        ("{role: text, text: 'a {{ hotlines.halp.phone }}'}", "content-undefined", "text"),
        ("{role: text, text: 'a {{ organization.name }}'}", "content-undefined", "text"),
        ("{role: text, text: 'a {% x %}'}", "content-template", "text"),
        ("{role: text, text: 'a {{ hotlines.__init__ }}'}", "content-unsafe", "text"),
        ("{role: text, text: a, when: nobody}", "content-undefined", "when"),
        ("{role: text, text: a, when: hotlines.help.phone.link.upper()}", "content-unsafe", "when"),
        ("{role: text, text: a, each: x in hotlines.help}", "content-template", "each"),
        ("{role: text, text: a, each: hotlines in languages}", "content-template", "each"),
        ("{role: text, text: a, language: hotlines}", "content-template", "language"),
        ("{role: list, items: [{text: a}, {text: '{{ x }}'}]}", "content-undefined", "items.1.text"),
    ],
)
def test_content_problems_have_their_place(small, block: str, code: str, key: str) -> None:
    small.blocks(f"- {{role: text, text: fine}}\n- {block}")
    (problem,) = small.problems("sheet")
    assert (problem.code, problem.place) == (code, Place("materials/content/sheet.yaml", 10, f"panels.0.blocks.1.{key}"))


def test_a_mistake_of_the_content_is_not_the_translators(small) -> None:
    small.language("es", "Spanish")
    small.blocks("- {role: text, text: 'Call {{ nobody }}'}")
    small.messages("es", {"A sheet": "Hoja", "Call {{ nobody }}": "Llame {{ nobody }}"} | SPANISH)
    (problem,) = small.problems("sheet", "es")
    assert problem.place == Place("materials/content/sheet.yaml", 9, "panels.0.blocks.0.text")


def test_everything_unusable_is_reported_before_the_words(small) -> None:
    small.change("hotlines/us.yaml", ("233733", "233722"))
    found = small.problems("flier", "xx", "yy")
    assert [problem.code for problem in found] == ["usage-material", "number-spelled", "usage-language", "usage-language"]


def test_a_stale_number_stops_every_piece(small) -> None:
    small.blocks("- {role: text, text: Hello}")
    with pytest.raises(ProblemsFound, match="expired on 2026-07-10"):
        compose(small.campaign, PieceRequest("sheet", dt.date(2026, 7, 10)))


def test_nothing_but_isolates_is_added_to_the_words(small) -> None:
    small.blocks(
        "- {role: text, text: 'Send {{ hotlines.help.text.word }} to {{ hotlines.help.text.number }}, {{ hotlines.help.url.printed }}'}"
    )
    piece = small.compose("sheet")
    assert without_isolates(piece.panels[0].blocks[0].text) == "Send HELP to 233733, help.example"
    assert piece.numbers == ("233733",)
