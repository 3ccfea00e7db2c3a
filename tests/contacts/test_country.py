from __future__ import annotations

import datetime as dt

import pytest
from library import LIBRARY
from small_library import TODAY

from handbill.contacts.country import countries, country_name, find_hotlines
from handbill.contacts.organization import Organization, read_organization
from handbill.contacts.phone_numbers import keypad
from handbill.content.compose import PieceRequest, compose
from handbill.core.isolates import without_isolates
from handbill.core.problems import ProblemsFound

MEXICO = """\
country: MX
lines:
  help:
    name: Ayuda
    phone: {number: "+528005533000", printed: 800 5533 000}
    whatsapp: {number: "+528005533000", printed: 800 5533 000}
    law_enforcement: true
    source: a test
    checked: 2026-01-10
    expires: 2026-07-10
  pictures:
    name: Fotos
    url: https://fotos.example/mx
    source: a test
    checked: 2026-01-09
    expires: 2026-07-10
"""


@pytest.fixture
def two(small):
    small.write("hotlines/mx.yaml", MEXICO)
    return small


def made(small, country: str, material: str = "flyer"):
    return compose(small.campaign, PieceRequest(material, TODAY, country=country))


def problems(small, country: str, material: str = "sheet"):
    with pytest.raises(ProblemsFound) as found:
        made(small, country, material)
    return [(problem.code, problem.sentence, problem.hint) for problem in found.value.problems]


def test_the_country_chooses_the_numbers(two) -> None:
    assert made(two, "us").numbers == ("1-888-373-7888",)
    piece = made(two, "mx")
    assert piece.numbers == ("800 5533 000",)
    assert piece.panels[0].blocks[1].link == "tel:+528005533000"
    assert piece.panels[0].blocks[1] == made(two, "MX").panels[0].blocks[1]


def test_a_line_that_only_another_country_has(two) -> None:
    two.blocks("- {role: text, text: 'Call {{ hotlines.emergency.phone }}'}")
    assert made(two, "us", "sheet").numbers == ("911",)
    hint = "put `when: hotlines.emergency` before it, or add it to the numbers of this country"
    assert problems(two, "mx") == [("number-missing", "Mexico has no line called 'emergency'", hint)]


def test_a_mistyped_line_is_still_a_mistake_of_spelling(two) -> None:
    two.blocks("- {role: text, text: 'Call {{ hotlines.halp.phone }}'}")
    assert problems(two, "mx") == [("content-undefined", "'halp' is not defined", "did you mean help?")]


def test_a_broken_file_of_another_country_hides_no_mistake_of_spelling(two) -> None:
    two.blocks("- {role: text, text: 'Call {{ hotlines.halp.phone }}'}")
    for broken in ("lines: [", "lines: 3\n", "country: MX\n", ""):
        two.write("hotlines/mx.yaml", broken)
        assert problems(two, "us") == [("content-undefined", "'halp' is not defined", "did you mean help?")]


def test_a_part_that_this_countrys_line_has_not(two) -> None:
    two.blocks("- {role: text, text: 'Text {{ hotlines.help.text.word }}'}")
    hint = "put `when: hotlines.help.text` before it, or add it to the numbers of this country"
    assert problems(two, "mx") == [("number-missing", "the line 'help' of MX has no 'text'", hint)]


def test_a_block_may_ask_first(two) -> None:
    two.blocks("""
- {role: text, when: hotlines.emergency, text: 'Call {{ hotlines.emergency.phone }}'}
- {role: text, when: hotlines.help.text, text: 'Text {{ hotlines.help.text.number }}'}
- {role: text, when: hotlines.pictures, text: 'See {{ hotlines.pictures.url }}'}
- {role: text, when: hotlines.help.law_enforcement, text: The police answer.}
- {role: text, when: hotlines.help.whatsapp, text: 'WhatsApp {{ hotlines.help.whatsapp }}', }
""")

    def said(country: str) -> list[str]:
        return [without_isolates(block.text) for block in made(two, country, "sheet").panels[0].blocks[:-1]]

    assert said("us") == ["Call 911", "Text 233733"]
    assert said("mx") == ["See fotos.example/mx", "The police answer.", "WhatsApp 800 5533 000"]


def test_a_line_with_an_address_alone_is_dated_and_draft(two) -> None:
    two.blocks("- {role: contact, label: See, value: '{{ hotlines.pictures.url }}', link: '{{ hotlines.pictures.url.link }}'}")
    piece = made(two, "mx", "sheet")
    assert "2026-01-09" in piece.panels[0].blocks[-1].text
    assert piece.drafts[-1].what == "Fotos (fotos.example/mx): nobody has opened it to confirm it"
    assert piece.numbers == ()


@pytest.mark.parametrize(
    ("country", "hint"),
    [("mxx", "did you mean mx?"), ("zz", "use one of: mx (Mexico), us (United States)")],
)
def test_an_unknown_country(two, country: str, hint: str) -> None:
    assert problems(two, country, "flyer") == [("usage-country", f"there are no numbers for {country!r}", hint)]


def test_a_file_named_for_another_country_is_refused(two) -> None:
    two.write("hotlines/ca.yaml", MEXICO)
    sentence = "these are the numbers of Mexico, not of Canada"
    assert problems(two, "ca", "flyer") == [("usage-country", sentence, "ask for the country 'mx'")]


def test_a_line_needs_a_phone_or_an_address(two) -> None:
    two.write("hotlines/mx.yaml", MEXICO.replace("    url: https://fotos.example/mx\n", ""))
    (problem,) = problems(two, "mx", "flyer")
    assert problem == ("content-key-missing", "pictures has no `phone` and no `url`", "add one of them")


def test_a_local_number_is_read_as_one_of_the_country(two) -> None:
    office = Organization("Casa", "55 1234 5678")
    piece = compose(two.campaign, PieceRequest("flyer", TODAY, country="mx", organization=office))
    assert piece.panels[0].blocks[2].link == "tel:+525512345678"
    path = two.write("casa.yaml", "name: Casa\nphone: 020 7946 0018\n")
    assert read_organization(path, "gb").phone == "020 7946 0018"
    with pytest.raises(ProblemsFound, match="not a telephone number"):
        read_organization(path)


def test_our_own_countries_hold_good_numbers(today: dt.date) -> None:
    assert countries(LIBRARY) == ("au", "ca", "gb", "mx", "us")
    ours = {code: find_hotlines(LIBRARY, code, today).lines for code in countries(LIBRARY)}
    for lines in ours.values():
        assert {"trafficking", "emergency"} <= lines.keys()
        for line in lines.values():
            assert line.expires - line.checked <= dt.timedelta(days=366)
    assert ours["gb"]["trafficking"].phone.printed == "08000 121 700"
    assert ours["mx"]["trafficking"].whatsapp.link == "https://wa.me/528005533000"
    assert {code for code, lines in ours.items() if lines["trafficking"].law_enforcement} == {"au"}
    assert ours["us"]["hsi"].law_enforcement
    assert ours["us"]["takeitdown"].phone is None
    assert ours["us"]["crisis"].text.words == {"es": "AYUDA"}


def test_our_own_letters_are_the_digits(today: dt.date) -> None:
    spelled = [
        letters for code in countries(LIBRARY) for line in find_hotlines(LIBRARY, code, today).lines.values() for letters in line.spells()
    ]
    assert {letters.printed for letters in spelled} == {"BEFREE", "1-800-THE-LOST", "1-866-DHS-2-ICE", "1-866-KID-TIPS", "131AFP"}
    for letters in spelled:
        assert letters.link.partition(":")[2].lstrip("+") == keypad(letters.printed)


def test_letters_print_from_the_data_and_count_as_a_number(small) -> None:
    small.blocks("- {role: text, text: 'Text {{ hotlines.help.text.spelled }}'}")
    assert small.compose("sheet").numbers == ("BEFREE",)


def test_names_of_countries() -> None:
    assert [country_name(code) for code in ("us", "GB", "qq")] == ["United States", "United Kingdom", "qq"]
