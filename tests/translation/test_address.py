from __future__ import annotations

import pytest

from handbill.core.problems import Problem
from handbill.i18n.language import find_language
from handbill.translation.address import address_findings

ADDRESS = "address: {polite: [usted, llame*], familiar: [tú, tu, llámanos]}\n"
WORDS = {
    "A flyer": "Una hoja",
    "You can call": "Usted puede llamar",
    "Call": "Llame",
    "Local help": "Ayuda local",
    "Numbers checked {{ checked }}": "Verificado {{ checked }}",
    "Draft": "Borrador",
}


@pytest.fixture
def spanish(small):
    small.language("es", "Spanish")
    small.change("languages/es/language.yaml", ("reviewers:", f"{ADDRESS}reviewers:"))
    return small


def found(small, tag: str = "es", **other: str) -> list[Problem]:
    small.messages(tag, {**WORDS, **{key.replace("_", " "): text for key, text in other.items()}})
    return list(address_findings(small.campaign, find_language(small.campaign, tag)))


def test_a_piece_in_one_way_has_no_finding(spanish) -> None:
    assert found(spanish) == []
    assert found(spanish, You_can_call="Tú puedes llamar", Call="Llámanos") == []


def test_a_word_inside_another_is_none(spanish) -> None:
    assert found(spanish, Local_help="Ayuda en tus turnos") == []


def test_a_message_in_another_way_than_its_piece_names_both_places(spanish) -> None:
    (problem,) = found(spanish, Local_help="Tu ayuda")
    path = "materials/languages/es/messages.po"
    lines = spanish.read("languages/es/messages.po").splitlines()
    odd, usual = (lines.index(f'msgid "{message}"') + 1 for message in ("Local help", "You can call"))
    assert (problem.code, problem.place.file, problem.place.line) == ("language-address", path, odd)
    assert problem.sentence == (f"the Spanish for 'Local help' says 'Tu' (familiar); most of flyer is polite, as 'Usted' at {path}:{usual}")
    assert problem.hint


def test_one_message_with_both_ways(spanish) -> None:
    (problem,) = found(spanish, You_can_call="Usted puede llamar con tu teléfono")
    assert "says 'tu' (familiar); most of flyer is polite" in problem.sentence


def test_the_imprint_counts_with_every_piece_and_is_reported_once(spanish) -> None:
    spanish.blocks("- {role: text, text: Fine}")
    (problem,) = found(spanish, Fine="Está usted bien", A_sheet="Una hoja", Draft="Tu borrador")
    assert "the Spanish for 'Draft' says 'Tu' (familiar)" in problem.sentence


def test_two_pieces_may_differ(spanish) -> None:
    spanish.blocks("- {role: text, text: Fine}")
    assert found(spanish, Fine="Tú estás bien", A_sheet="Tu hoja") == []


def test_a_pack_with_one_way_or_none_is_not_judged(spanish) -> None:
    spanish.change("languages/es/language.yaml", (ADDRESS, "address: {polite: [usted]}\n"))
    assert found(spanish, Local_help="Tu ayuda") == []


def test_endings_are_ways_where_verbs_tell(small) -> None:
    small.write(
        "languages/ja/language.yaml",
        "tag: ja\nstate: drafted\nname: 日本語\nenglish: Japanese\nscript: Jpan\ndirection: ltr\ntype: {fonts: [noto-sans-jp]}\n"
        "quotes: []\nreviewers: []\naddress: {polite: [です, ます], plain: [だ。, である]}\n",
    )
    assert found(small, "ja", You_can_call="電話できます。", Local_help="ここです。") == []
    (problem,) = found(small, "ja", You_can_call="電話できます。", Call="電話です。", Local_help="ここだ。")
    assert "says 'だ。' (plain)" in problem.sentence
