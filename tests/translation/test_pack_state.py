"""What a pack says of itself agrees with its messages, and a pack without words is in no list of languages that things are made in."""

from __future__ import annotations

import pytest
from own_campaign import OwnCampaign, own_campaign
from small_library import SPANISH, SmallLibrary

from handbill.content.piece_languages import piece_languages, possible_languages, untranslated, untranslated_languages
from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.language import all_languages, all_packs, find_language, language_tags, pack_tags
from handbill.translation.language_check import language_check


def state_problems(small: SmallLibrary, tag: str) -> list[Problem]:
    return [problem for problem in language_check(small.campaign, tag) if problem.code == "language-state"]


@pytest.mark.parametrize(
    ("state", "words", "reviewer", "sentence"),
    [
        ("empty", {}, "", ""),
        ("drafted", SPANISH, "", ""),
        ("reviewed", SPANISH, "Ana Reyes", ""),
        ("empty", SPANISH, "", "the Spanish pack says `state: empty`, and has words"),
        ("empty", SPANISH, "Ana Reyes", "the Spanish pack says `state: empty`, and has only words that a reviewer has signed"),
        ("drafted", {}, "", "the Spanish pack says `state: drafted`, and has no words"),
        ("drafted", SPANISH, "Ana Reyes", "the Spanish pack says `state: drafted`, and has only words that a reviewer has signed"),
        ("reviewed", {}, "", "the Spanish pack says `state: reviewed`, and has no words"),
        ("reviewed", SPANISH, "", "the Spanish pack says `state: reviewed`, and has words that no reviewer has signed"),
    ],
)
def test_the_state_agrees_with_the_messages(small, state: str, words: dict[str, str], reviewer: str, sentence: str) -> None:
    small.language("es", "Spanish", "[Ana Reyes]", state=state)
    small.messages("es", words or dict.fromkeys(SPANISH, ""), reviewer=reviewer)
    found = state_problems(small, "es")
    assert [problem.sentence for problem in found] == ([sentence] if sentence else [])
    assert [(problem.place.file, problem.place.line, problem.place.key) for problem in found] == [
        ("materials/languages/es/language.yaml", 2, "state") for _ in found
    ]


def test_english_is_a_draft_until_its_words_are_signed(small) -> None:
    assert state_problems(small, "en") == []
    pack = small.root / "materials/languages/en/language.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("state: drafted", "state: reviewed"), encoding="utf-8")
    (problem,) = state_problems(small, "en")
    assert problem.hint == "say `state: drafted` here until reviewers have signed every message"


@pytest.fixture
def with_empty(small) -> SmallLibrary:
    """A library in English and Spanish, with a pack for Somali that has no words."""
    small.language("es", "Spanish")
    small.messages("es", SPANISH)
    small.language("so", "Somali", state="empty")
    small.messages("so", dict.fromkeys(SPANISH, ""))
    return small


@pytest.fixture
def own(with_empty) -> OwnCampaign:
    return own_campaign(with_empty)


def test_a_pack_without_words_is_no_language_of_any_piece(with_empty) -> None:
    campaign = with_empty.campaign
    assert pack_tags(campaign) == ("en", "es", "so")
    assert language_tags(campaign) == ("en", "es")
    assert [pack.tag for pack in all_packs(campaign)] == ["en", "so", "es"]
    assert [pack.tag for pack in all_languages(campaign)] == ["en", "es"]
    assert possible_languages(campaign, "flyer") == piece_languages(campaign, "flyer") == ("en", "es")
    assert untranslated_languages(campaign, "flyer") == []


def test_a_pack_without_words_has_one_problem_for_all_of_them(with_empty) -> None:
    with pytest.raises(ProblemsFound) as wrong:
        with_empty.compose("flyer", "so")
    (problem,) = dict.fromkeys(wrong.value.problems)
    assert problem.sentence == "there are no words in Somali yet"
    assert (problem.place.file, problem.place.key) == ("materials/languages/so/language.yaml", "state")
    assert "say `state: drafted`" in problem.hint
    assert language_check(with_empty.campaign, "so") == []


def test_a_campaign_may_list_a_language_that_has_no_words_and_is_told_what_is_missing(own) -> None:
    own.piece("rights", keys="languages: [en, so]\n")
    assert possible_languages(own.campaign, "rights") == ("en", "so")
    lacking = untranslated(own.campaign, "rights", "so")
    assert lacking is not None
    assert {problems[0].sentence for problems in lacking.problems} == {"there are no words in Somali yet"}
    own.write("handbill.yaml", "name: Mine\nlanguages: [en, so]\n")
    assert possible_languages(own.campaign, "flyer") == ("en", "so")


def test_words_of_a_campaign_s_own_make_a_language_of_an_empty_pack(own) -> None:
    assert "so" not in language_tags(own.campaign)
    own.messages("so", {"Your rights": "Xuquuqdaada"})
    assert "so" in language_tags(own.campaign)
    lacking = untranslated(own.campaign, "rights", "so")
    assert lacking is not None
    # Each message that is missing is named, since somebody has begun.
    assert "the Somali for 'You can call' is missing" in {problems[0].sentence for problems in lacking.problems}


def test_a_state_is_one_of_three(small) -> None:
    small.language("es", "Spanish", state="done")
    with pytest.raises(ProblemsFound, match="state"):
        find_language(small.campaign, "es")
