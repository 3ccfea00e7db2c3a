"""Varieties of a language, such as es-MX: a pack that says only what people there say differently."""

from __future__ import annotations

import pytest
from library import LIBRARY_ALONE
from small_library import SPANISH, TODAY, SmallLibrary

from handbill.content.check import check
from handbill.content.translate import translator
from handbill.core.problems import Place
from handbill.i18n.catalogs import parse_catalog
from handbill.i18n.language import base_of, find_language, of_country
from handbill.i18n.language_names import plain_names
from handbill.translation.language_check import language_check, missing_messages
from handbill.translation.po_update import update_language
from handbill.translation.proof import proof_jobs
from handbill.translation.status import status

MEXICAN = {"Call": "Marque"}


@pytest.fixture
def spanish(small: SmallLibrary) -> SmallLibrary:
    """Spanish without gaps, and the one word that Mexico says otherwise."""
    small.language("es", "Spanish", reviewers="[Ana Reyes]")
    small.language("es-MX", "Spanish")
    small.messages("es", SPANISH, reviewer="Ana Reyes")
    small.messages("es-MX", MEXICAN)
    return small


def update(small: SmallLibrary) -> dict[str, str]:
    """The messages that the variety's file holds after an update."""
    done = update_language(small.campaign, "es-MX")
    return {entry.msgid: entry.msgstr for entry in parse_catalog(done.path) if not entry.obsolete}


def counts(small: SmallLibrary) -> tuple[int, int, int, int]:
    row = next(row for row in status(small.campaign) if row.language.tag == "es-MX")
    return row.translated, row.fuzzy, row.missing, row.reviewed


def test_an_update_adds_nothing_to_a_variety(spanish: SmallLibrary) -> None:
    assert update(spanish) == MEXICAN
    assert "flyer, page, help line: label" in spanish.read("languages/es-MX/messages.po")
    assert not update_language(spanish.campaign, "es-MX").changed


def test_a_variety_without_words_of_its_own_gets_no_file(spanish: SmallLibrary) -> None:
    (spanish.root / "materials/languages/es-MX/messages.po").unlink()
    done = update_language(spanish.campaign, "es-MX")
    assert (done.changed, done.path.exists()) == (False, False)
    assert counts(spanish) == (6, 0, 0, 6)


def test_a_word_whose_english_is_gone_is_kept_aside(spanish: SmallLibrary) -> None:
    spanish.change("content/flyer.yaml", ("label: Call", "label: Ring"))
    assert update(spanish) == {}
    assert '#~ msgstr "Marque"' in spanish.read("languages/es-MX/messages.po")


def test_the_status_counts_the_words_of_the_base(spanish: SmallLibrary) -> None:
    assert counts(spanish) == (6, 0, 0, 5)  # nobody has reviewed the word that only Mexico says
    spanish.change("languages/es/messages.po", ('msgstr "Ayuda local"', 'msgstr ""'))
    assert counts(spanish) == (5, 0, 1, 4)


def test_an_entry_that_is_not_done_falls_back_on_the_base(spanish: SmallLibrary) -> None:
    spanish.messages("es-MX", {"Call": "Marque", "Local help": ""}, "#, fuzzy\n")
    assert counts(spanish) == (6, 0, 0, 6)
    words = translator(spanish.campaign, "es-MX")
    assert [words.translate(text, Place()).text for text in ("Call", "Local help")] == ["Llame", "Ayuda local"]


def test_the_base_s_reviewers_sign_for_both(spanish: SmallLibrary) -> None:
    words = translator(spanish.campaign, "es-MX")
    assert [words.translate(text, Place()).reviewed for text in ("You can call", "Call")] == [True, False]
    assert find_language(spanish.campaign, "es").reviewers == ("Ana Reyes",)


def test_the_check_looks_over_the_variety_s_own_words_alone(spanish: SmallLibrary) -> None:
    spanish.change("languages/es/messages.po", ('msgstr "Ayuda local"', 'msgstr "Ayuda  local"'))
    spanish.messages("es-MX", {"Call": " Marque"})
    codes = [problem.code for problem in language_check(spanish.campaign, "es-MX")]
    assert codes == ["language-spaces"]
    assert missing_messages(spanish.campaign, "es-MX") == []


def test_what_the_base_lacks_is_reported_once(spanish: SmallLibrary) -> None:
    spanish.change("languages/es/messages.po", ('msgstr "Ayuda local"', 'msgstr ""'))
    found = [problem for problem in check(spanish.campaign, TODAY) if problem.code == "language-missing"]
    assert [problem.place.file for problem in found] == ["materials/languages/es/messages.po"]


def test_a_country_has_its_variety_and_others_have_the_language(spanish: SmallLibrary) -> None:
    campaign = spanish.campaign
    assert [base_of(campaign, tag) for tag in ("es-MX", "es", "pt-BR")] == ["es", "", ""]
    assert of_country(campaign, ("en", "es", "es-MX"), "us") == ("en", "es")
    assert of_country(campaign, ("en", "es", "es-MX"), "mx") == ("en", "es-MX")
    assert of_country(campaign, ("en", "es-MX"), "us") == ("en", "es-MX")  # the list names the variety alone


def test_a_name_that_both_have_means_the_language(spanish: SmallLibrary) -> None:
    campaign = spanish.campaign
    assert [find_language(campaign, name).tag for name in ("Spanish", "español", "es-419")] == ["es"] * 3
    assert [find_language(campaign, name).tag for name in ("es_MX", "Mexican Spanish", "español de México")] == ["es-MX"] * 3
    assert plain_names(campaign) == ("English", "Spanish", "Spanish (Mexico)")


def test_a_variety_is_proofed_with_the_numbers_of_its_country() -> None:
    countries = {tag: next(proof_jobs(LIBRARY_ALONE, tag, ["help-is-here"])).country for tag in ("fr-CA", "es-MX", "fr", "pt-BR")}
    assert countries == {"fr-CA": "ca", "es-MX": "mx", "fr": "us", "pt-BR": "us"}
