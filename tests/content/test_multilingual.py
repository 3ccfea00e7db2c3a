from __future__ import annotations

import pytest

QUIET = ["Numbers checked {{ checked }}", "Draft"]

MANY = """
- role: helpline
  label: Call
  value: "{{ hotlines.help.phone }}"
- role: entry
  each: tongue in languages
  language: tongue
  label: "{{ tongue.name }}"
  text: You can call
  items:
    - {when: tongue.tag in hotlines.help.staff, text: Call}
    - {when: language.tag not in hotlines.help.staff, text: "Say {{ tongue.english }}"}
"""


@pytest.fixture
def many(small):
    small.blocks(MANY, multilingual=True)
    for tag, name, call in (("vi", "Vietnamese", "Gọi"), ("es", "Spanish", "Llame"), ("ar", "Arabic", "اتصل")):
        small.language(tag, name, direction="rtl" if tag == "ar" else "ltr")
        own = {
            "A sheet": f"{tag} title",
            "Call": call,
            "You can call": f"{tag} can",
            "Say {{ tongue.english }}": f"{tag} {{{{ tongue.english }}}}",
        }
        small.messages(tag, own | {key: f"{tag}: {key}" for key in QUIET})
    return small


def test_a_multilingual_page_speaks_every_language(many) -> None:
    piece = many.compose("sheet")
    assert piece.languages == ("en", "ar", "es", "vi")
    (panel,) = piece.panels
    entries = panel.blocks[1:-1]
    assert [(block.role, block.language.tag) for block in entries] == [("entry", tag) for tag in piece.languages]
    assert [block.label for block in entries] == [
        "\u2068English\u2069",
        "\u2068Arabic\u2069",
        "\u2068Spanish\u2069",
        "\u2068Vietnamese\u2069",
    ]
    assert [block.text for block in entries] == ["You can call", "ar can", "es can", "vi can"]
    assert [[item.text for item in block.items] for block in entries] == [
        ["Call"],
        ["ar \u2068Arabic\u2069"],
        ["es \u2068Spanish\u2069"],
        ["vi \u2068Vietnamese\u2069"],
    ]
    assert {item.language.tag for item in entries[1].items} == {"ar"}


def test_one_language_leads_a_multilingual_page(many) -> None:
    piece = many.compose("sheet", "vi")
    assert (piece.languages, piece.language.tag, piece.title) == (("vi", "ar", "en", "es"), "vi", "vi title")
    assert piece.panels[0].blocks[0].label == "Gọi"
    assert piece.panels[0].blocks[-1].text.startswith("vi: Numbers checked")


def test_joined_languages_are_the_only_ones(many) -> None:
    assert many.compose("sheet", "es", "ar").languages == ("es", "ar")


def test_languages_without_all_of_its_messages_are_left_out(many) -> None:
    many.messages("vi", {"Call": "Gọi"})
    many.change("languages/es/messages.po", ("es {{ tongue.english }}", "es {{ x }}"))
    assert many.compose("sheet").languages == ("en", "ar")
    assert many.compose("sheet", "ar").languages == ("ar", "en")


def test_problems_of_every_language_that_is_asked_for_come_together(many) -> None:
    many.messages("vi", {"Call": "Gọi"})
    many.messages("es", {"Call": "Llame {{ x }}"})
    found = many.problems("sheet", "es", "vi")
    assert {problem.place.file for problem in found} == {"materials/languages/vi/messages.po", "materials/languages/es/messages.po"}
    assert {problem.code for problem in found} == {"language-missing", "language-placeholder"}


def test_the_languages_that_a_page_lists_are_the_ones_on_it(many) -> None:
    many.change("content/sheet.yaml", ("multilingual: true", "multilingual: true\nlanguages: [es, vi, en]"))
    assert many.compose("sheet").languages == ("en", "es", "vi")
    many.messages("vi", {"Call": "Gọi"})
    assert {problem.place.file for problem in many.problems("sheet")} == {"materials/languages/vi/messages.po"}
