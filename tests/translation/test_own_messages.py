"""The tools for translators in a campaign: they write into its own folder only, and only what its own pieces say."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_campaign import NEW, OWN_LEAD, OWN_TITLE, OwnCampaign, own_campaign
from small_library import SPANISH, SmallLibrary

from handbill.core.problems import ProblemsFound
from handbill.i18n.catalogs import parse_catalog
from handbill.i18n.language import find_language
from handbill.translation.language_check import language_check, missing_messages
from handbill.translation.new_language import NewLanguage, create_language
from handbill.translation.po_update import update_language
from handbill.translation.status import status, status_by_material
from handbill.translation.to_translate import tags_to_translate

IMPRINT = ("Numbers checked {{ checked }}", "Draft")


@pytest.fixture
def own(small: SmallLibrary) -> OwnCampaign:
    made = own_campaign(small)
    made.library_speaks("es", "vi")
    return made


def texts(path: Path) -> list[str]:
    return [entry.msgid for entry in parse_catalog(path) if not entry.obsolete]


def library_files(own: OwnCampaign) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in own.library.root.rglob("*") if path.is_file() and own.folder not in path.parents}


def test_an_update_holds_what_the_library_does_not_translate(own: OwnCampaign) -> None:
    before = library_files(own)
    done = update_language(own.campaign, "es")
    assert done.path == own.folder / "materials/languages/es/messages.po"
    assert (texts(done.path), done.added, done.obsolete) == ([*NEW], 2, 0)
    assert not update_language(own.campaign, "es").changed
    assert library_files(own) == before


def test_what_the_library_translates_badly_is_among_it(own: OwnCampaign) -> None:
    own.library.messages("es", SPANISH | {"Call": "Llame 7 veces", "Draft": ""})
    done = update_language(own.campaign, "es")
    assert texts(done.path) == ["Call", *NEW, "Draft"]  # in reading order: the flyer's own words come first
    own.library.messages("es", SPANISH, "#, fuzzy\n")
    assert texts(update_language(own.campaign, "es").path) == ["You can call", "Call", *NEW, *IMPRINT]


def test_entries_that_are_there_stay_as_long_as_a_piece_has_their_words(own: OwnCampaign) -> None:
    own.messages("es", {"Local help": "Ayuda cercana", "Gone": "Fuera"})
    done = update_language(own.campaign, "es")
    assert (texts(done.path), done.obsolete) == (["Local help", *NEW], 1)
    assert [entry.msgstr for entry in parse_catalog(done.path) if entry.msgid in ("Local help", "Gone")] == ["Ayuda cercana", "Fuera"]


def test_english_gets_no_file_that_would_be_empty(own: OwnCampaign) -> None:
    done = update_language(own.campaign, "en")
    assert (done.added, done.path.exists()) == (0, False)
    own.messages("en", {"Call": "Ring us"})
    assert texts(update_language(own.campaign, "en").path) == ["Call"]


def test_a_piece_that_leaves_a_language_out_adds_nothing_to_it(own: OwnCampaign) -> None:
    own.piece("rights", keys="languages: [en, es]\n")
    assert not update_language(own.campaign, "vi").path.exists()
    assert texts(update_language(own.campaign, "es").path) == [*NEW]


def test_a_new_language_goes_into_the_campaign_with_what_its_pieces_say(own: OwnCampaign) -> None:
    before = library_files(own)
    made = create_language(own.campaign, NewLanguage("pl"))
    assert made.path.parent == own.folder / "materials/languages/pl"
    assert texts(made.path) == ["You can call", "Call", *NEW, *IMPRINT]
    assert find_language(own.campaign, "pl").english == "Polish"
    assert library_files(own) == before


def test_pieces_of_the_library_that_the_campaign_makes_are_among_it(own: OwnCampaign) -> None:
    own.write("materials/sets.yaml", "sets:\n  ours: {about: x, materials: [flyer]}\n")
    own.write("handbill.yaml", "name: Ours\nsets: [ours]\n")
    assert "Local help" in texts(create_language(own.campaign, NewLanguage("pl")).path)


def test_a_new_language_for_the_library_s_pieces_has_all_of_them(own: OwnCampaign) -> None:
    (own.folder / "materials/content/rights.yaml").unlink()
    assert sorted(texts(create_language(own.campaign, NewLanguage("pl")).path)) == sorted(SPANISH)


def test_a_language_that_the_library_has_is_not_new(own: OwnCampaign) -> None:
    with pytest.raises(ProblemsFound, match="there is already a language pack 'es'") as found:
        create_language(own.campaign, NewLanguage("es"))
    assert "handbill language update es" in found.value.problems[0].hint


def test_the_languages_of_a_campaign_are_those_it_has_words_in_or_lists(own: OwnCampaign) -> None:
    assert tags_to_translate(own.campaign) == ()
    own.messages("vi", {})
    assert tags_to_translate(own.campaign) == ("vi",)
    own.piece("rights", keys="languages: [en, es]\n")
    assert tags_to_translate(own.campaign) == ("en", "es", "vi")
    assert tags_to_translate(own.library.campaign) == ("en", "es", "vi")


def test_the_status_counts_what_its_own_pieces_say_whoever_translates_it(own: OwnCampaign) -> None:
    own.messages("es", {OWN_TITLE: "Sus derechos"})
    rows = {row.language.tag: (row.translated, row.missing, row.total) for row in status(own.campaign)}
    assert rows == {"en": (6, 0, 6), "es": (5, 1, 6)}  # not the other languages of the library, which nobody works on here
    assert {row.material for row in status_by_material(own.campaign)} == {"rights", "imprint"}
    assert {row.material for row in status_by_material(own.library.campaign)} == {"flyer", "imprint"}


def test_the_check_looks_over_the_campaign_s_own_words_alone(own: OwnCampaign) -> None:
    own.library.messages("es", SPANISH | {"Local help": "Ayuda  local"})
    own.messages("es", {OWN_TITLE: "Sus  derechos", OWN_LEAD: "", "Call": "Call"})
    found = [(problem.code, problem.place.file, problem.place.line) for problem in language_check(own.campaign, "es")]
    path = "own/materials/languages/es/messages.po"
    assert found == [("language-spaces", path, 5), ("language-missing", path, 8), ("language-same", path, 11)]
    assert [problem.place.line for problem in missing_messages(own.campaign, "es")] == [8]
