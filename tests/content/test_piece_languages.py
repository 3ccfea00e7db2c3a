"""A piece is made in the languages in which all of its words are translated, and `check` asks of each layer what that layer says."""

from __future__ import annotations

import pytest
from own_campaign import NEW, OWN_LEAD, OWN_TITLE, OwnCampaign, own_campaign
from small_library import SPANISH, TODAY, SmallLibrary

from handbill.content.check import check
from handbill.content.piece_languages import piece_languages, untranslated_languages
from handbill.core.problems import ProblemsFound

OWN_SPANISH = {OWN_TITLE: "Sus derechos", OWN_LEAD: "Usted tiene derechos."}


@pytest.fixture
def own(small: SmallLibrary) -> OwnCampaign:
    made = own_campaign(small)
    made.library_speaks("es", "vi")
    return made


def codes(own: OwnCampaign) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.place.file, problem.place.line) for problem in check(own.campaign, TODAY)]


def test_a_piece_has_the_languages_of_all_its_messages_and_of_its_imprint(own: OwnCampaign) -> None:
    assert piece_languages(own.campaign, "flyer") == ("en", "es", "vi")
    assert piece_languages(own.campaign, "rights") == ("en",)
    own.messages("es", OWN_SPANISH)
    assert piece_languages(own.campaign, "rights") == ("en", "es")
    own.library.messages("es", {text: words for text, words in SPANISH.items() if text != "Draft"})
    assert piece_languages(own.campaign, "rights") == ("en",)
    assert piece_languages(own.campaign, "flyer") == ("en", "vi")


@pytest.mark.parametrize("lead", ["", "Usted tiene 3 derechos.", "Usted {{ x }}"])
def test_a_message_that_is_empty_or_wrong_is_no_translation(own: OwnCampaign, lead: str) -> None:
    own.messages("es", OWN_SPANISH | {OWN_LEAD: lead})
    assert piece_languages(own.campaign, "rights") == ("en",)
    (spanish, _) = untranslated_languages(own.campaign, "rights")
    assert (spanish.tag, spanish.count, spanish.total) == ("es", 1, 6)
    assert (spanish.place.file, spanish.place.line) == ("own/materials/languages/es/messages.po", 8)


def test_a_fuzzy_message_is_no_translation(own: OwnCampaign) -> None:
    own.messages("es", OWN_SPANISH, "#, fuzzy\n")
    assert piece_languages(own.campaign, "rights") == ("en",)


def test_a_piece_of_its_own_takes_a_sentence_that_the_library_translates_from_there(own: OwnCampaign) -> None:
    own.piece("rights", lead="Local help")
    own.messages("vi", {OWN_TITLE: "Quyền"})
    assert piece_languages(own.campaign, "rights") == ("en", "vi")


def test_the_settings_and_the_piece_limit_the_languages(own: OwnCampaign) -> None:
    own.write("handbill.yaml", "name: Ours\nlanguages: [vi, en]\n")
    own.messages("es", OWN_SPANISH)
    assert piece_languages(own.campaign, "flyer") == ("en", "vi")
    assert piece_languages(own.campaign, "rights") == ("en",)
    assert [each.tag for each in untranslated_languages(own.campaign, "rights")] == ["vi"]
    own.piece("rights", keys="languages: [es, vi]\n")
    # What a piece lists it is made in, although words are missing: that is a problem then.
    assert piece_languages(own.campaign, "rights") == ("vi",)


def test_unknown_languages_are_problems_where_they_are_listed(own: OwnCampaign) -> None:
    own.piece("rights", keys="languages: [en, vii]\n")
    own.write("handbill.yaml", "name: Ours\nlanguages: [en,\n  Vietnemese]\n")
    with pytest.raises(ProblemsFound) as found:
        piece_languages(own.campaign, "rights")
    assert [(problem.place.file, problem.place.line, problem.place.key, problem.hint) for problem in found.value.problems] == [
        ("own/materials/content/rights.yaml", 4, "languages.1", "did you mean vi?"),
        ("own/handbill.yaml", 3, "languages.1", "did you mean vi (Vietnamese, Vietnamese)?"),
    ]


def test_check_asks_nothing_of_languages_that_the_campaign_does_not_translate_to(own: OwnCampaign) -> None:
    assert codes(own) == []
    assert [each.tag for each in untranslated_languages(own.campaign, "rights")] == ["es", "vi"]


def test_check_asks_for_all_messages_of_its_own_once_one_is_translated(own: OwnCampaign) -> None:
    path = "own/materials/languages/es/messages.po"
    own.messages("es", {OWN_TITLE: "Sus derechos", OWN_LEAD: ""})
    assert codes(own) == [("language-missing", path, 8)]
    own.messages("es", OWN_SPANISH)
    assert codes(own) == []
    own.piece("more", lead="Two new words.")
    own.piece("rights", lead="And a third.")
    own.messages("es", {OWN_TITLE: "Sus derechos"})
    assert codes(own) == [("language-missing", path, 0)] * 2
    own.messages("es", {"Call": "Marque"})  # words a sentence of the library otherwise, and translates nothing else
    assert codes(own) == []


def test_what_a_piece_lacks_in_a_language_is_one_problem_with_the_first_place(own: OwnCampaign) -> None:
    own.messages("es", {OWN_TITLE: "", OWN_LEAD: ""})
    own.piece("rights", keys="languages: [en, es]\n")
    (problem,) = check(own.campaign, TODAY)
    assert problem.sentence == "2 of the 6 messages of rights are not translated to Spanish"
    assert (problem.place.file, problem.place.line) == ("own/materials/languages/es/messages.po", 5)
    assert "handbill language update es" in problem.hint


def test_a_piece_that_leaves_a_language_out_needs_no_words_in_it(own: OwnCampaign) -> None:
    own.messages("es", {OWN_TITLE: "Sus derechos"})
    own.piece("rights", keys="languages: [en]\n")
    assert codes(own) == []


def test_a_language_that_a_piece_lists_must_be_complete(own: OwnCampaign) -> None:
    own.piece("rights", keys="languages: [en, vi]\n")
    (problem,) = check(own.campaign, TODAY)
    assert problem.sentence == f"{len(NEW)} of the 6 messages of rights are not translated to Vietnamese"
    assert problem.place.file == "own/materials/languages/vi/messages.po"


def test_the_library_s_packs_cover_the_library_s_pieces(own: OwnCampaign) -> None:
    own.library.messages("vi", {text: f"vi: {text}" for text in SPANISH if text not in ("Call", "Local help", "A flyer")})
    (problem,) = check(own.campaign, TODAY)
    assert (problem.code, problem.sentence) == ("language-missing", "3 of the 6 messages of flyer are not translated to Vietnamese")
    # It can be translated in the campaign.
    assert problem.place.file == "own/materials/languages/vi/messages.po"


def test_a_wrong_translation_is_a_problem_whether_or_not_its_piece_is_made_in_the_language(own: OwnCampaign) -> None:
    own.piece("rights", keys="languages: [en]\n")
    own.messages("es", {OWN_LEAD: "Usted tiene 3 derechos."})
    assert codes(own) == [("language-digits", "own/materials/languages/es/messages.po", 5)]
    own.messages("es", {OWN_LEAD: "Un rescate."})
    assert codes(own) == [("language-wording", "own/materials/languages/es/messages.po", 5)]


def test_files_that_cannot_be_read_are_each_said_once(own: OwnCampaign) -> None:
    own.write("materials/languages/es/messages.po", 'msgid "a"\nnonsense\n')
    own.write("materials/languages/fr/language.yaml", "tag: vi\nname: [\n")
    own.write("materials/sets.yaml", "sets:\n  ours: {about: x, materials: [rigths]}\n")
    found = check(own.campaign, TODAY)
    assert [(problem.code, problem.place.file, problem.place.line) for problem in found] == [
        ("language-unreadable", "own/materials/languages/es/messages.po", 2),
        ("content-yaml", "own/materials/languages/fr/language.yaml", 3),
        ("content-value", "own/materials/sets.yaml", 2),
    ]
    assert found[2].hint == "did you mean rights?"


def test_two_packs_that_claim_one_tag(own: OwnCampaign) -> None:
    pack = own.library.read("languages/vi/language.yaml")
    own.write("materials/languages/viet/language.yaml", pack)
    (problem,) = check(own.campaign, TODAY)
    assert (problem.code, problem.place.file, problem.place.line, problem.place.key) == (
        *("language-tag", "own/materials/languages/viet/language.yaml", 1, "tag"),
    )
    assert problem.sentence == "two language packs claim the tag 'vi': the folders 'vi' and 'viet'"
    # A pack of the campaign's own with the same name as one of the library goes before it.
    own.write("materials/languages/vi/language.yaml", pack.replace("name: Vietnamese", "name: Tiếng Việt"))
    (own.folder / "materials/languages/viet/language.yaml").unlink()
    assert codes(own) == []
