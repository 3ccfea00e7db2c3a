"""A campaign words the library's sentences otherwise in its own messages.po, also in English; such words are checked like any other."""

from __future__ import annotations

import pytest
from own_campaign import OWN_LEAD, OWN_TITLE, OwnCampaign, own_campaign
from small_library import TODAY, SmallLibrary

from handbill.content.check import check
from handbill.content.compose import PieceRequest, compose
from handbill.content.content_warnings import warnings
from handbill.content.overrides import overridden_messages
from handbill.content.piece import Piece
from handbill.core.problems import Place, ProblemsFound

ENGLISH = "own/materials/languages/en/messages.po"


@pytest.fixture
def own(small: SmallLibrary) -> OwnCampaign:
    made = own_campaign(small)
    made.library_speaks("es")
    return made


def flyer(own: OwnCampaign, tag: str) -> Piece:
    return compose(own.campaign, PieceRequest("flyer", TODAY, (tag,)))


def labels(piece: Piece) -> list[str]:
    return [block.label for block in piece.panels[0].blocks if block.role == "helpline"]


def test_own_english_words_go_before_the_library_s_and_change_no_translation(own: OwnCampaign) -> None:
    own.messages("en", {"Call": "Ring us", "A flyer": "Our flyer"})
    assert (labels(flyer(own, "en")), flyer(own, "en").title) == (["Ring us"], "Our flyer")
    assert labels(flyer(own, "es")) == ["Llame"]
    assert check(own.campaign, TODAY) == []
    own.messages("es", {"Call": "Marque"})
    assert labels(flyer(own, "es")) == ["Marque"]
    assert overridden_messages(own.campaign) == [
        ("en", "Call", Place(ENGLISH, 5)),
        ("en", "A flyer", Place(ENGLISH, 8)),
        ("es", "Call", Place("own/materials/languages/es/messages.po", 5)),
    ]


def test_what_says_the_same_or_is_the_campaign_s_own_overrides_nothing(own: OwnCampaign) -> None:
    own.messages("es", {"Call": "Llame", OWN_TITLE: "Sus derechos", OWN_LEAD: ""})
    own.messages("en", {"Call": "Call", "You can call": ""})
    assert overridden_messages(own.campaign) == []
    assert overridden_messages(own.library.campaign) == []


def test_a_fuzzy_wording_of_one_s_own_has_no_effect(own: OwnCampaign) -> None:
    own.messages("en", {"Call": "Ring us"}, "#, fuzzy\n")
    assert labels(flyer(own, "en")) == ["Call"]
    assert overridden_messages(own.campaign) == []
    assert [(problem.code, problem.place.line) for problem in check(own.campaign, TODAY)] == [("language-fuzzy", 5)]


@pytest.mark.parametrize(
    ("message", "words", "code"),
    [
        ("Call", "Call 911", "content-number"),
        ("Call", "Call to be rescued", "content-wording"),
        ("Call", "Text BEFREE", "content-number"),
        ("Numbers checked {{ checked }}", "Numbers checked", "language-placeholder"),
        ("You can call", "You can call 2 times", "language-digits"),
        ("You can call", "You can {{ call", "content-template"),
    ],
)
def test_own_english_words_are_checked_like_any_other(own: OwnCampaign, message: str, words: str, code: str) -> None:
    own.messages("en", {message: words})
    assert (code, ENGLISH, 5) in {(problem.code, problem.place.file, problem.place.line) for problem in check(own.campaign, TODAY)}


def test_own_english_words_count_for_the_reading_grade(own: OwnCampaign) -> None:
    own.messages("en", {"You can call": "You can " + "go " * 20 + "home."})
    (problem,) = check(own.campaign, TODAY)
    assert (problem.code, problem.place) == ("content-long-sentence", Place(ENGLISH, 5))


def test_a_wrong_english_wording_stops_the_piece_that_has_the_sentence(own: OwnCampaign) -> None:
    own.messages("en", {"Local help": "Local help 2"})
    with pytest.raises(ProblemsFound, match="the English for 'Local help' has the digits 2"):
        flyer(own, "en")
    assert compose(own.campaign, PieceRequest("rights", TODAY)).title == OWN_TITLE


def test_the_words_of_an_own_piece_are_changed_in_its_content(own: OwnCampaign) -> None:
    own.messages("en", {OWN_LEAD: "You do have rights."})
    (problem,) = check(own.campaign, TODAY)
    assert (problem.code, problem.place, problem.hint.split(",")[0]) == (
        *("language-source", Place(ENGLISH, 5), "change the words in the content"),
    )


def test_own_words_for_a_sentence_that_no_piece_has_are_a_warning(own: OwnCampaign) -> None:
    own.messages("en", {"Cal": "Ring us"})
    own.messages("es", {"Local hlep": "Ayuda", "Call": "Marque"})
    assert check(own.campaign, TODAY) == []
    found = [each for each in warnings(own.campaign, TODAY) if each.code == "language-unused"]
    assert [(each.place.file, each.place.line, each.sentence) for each in found] == [
        (ENGLISH, 5, "no piece has the words 'Cal'"),
        ("own/materials/languages/es/messages.po", 5, "no piece has the words 'Local hlep'"),
    ]
