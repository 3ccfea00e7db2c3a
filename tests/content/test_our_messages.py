"""Our own packs: a figure in a translation would be one that nobody checks, so messages hold none outside {{ }} but the age in the law."""

from __future__ import annotations

import pytest
from library import LIBRARY_ALONE

from handbill.content.messages import messages
from handbill.i18n.catalogs import catalogs_of
from handbill.i18n.language import language_tags
from handbill.i18n.placeholders import digits

AGE = "18"  # 22 U.S.C. 7102: anyone younger in commercial sex is trafficked, with or without force


def test_our_english_has_no_figure_but_the_age() -> None:
    assert {figure for message in messages(LIBRARY_ALONE) for figure in digits(message.text)} == {AGE}


@pytest.mark.parametrize("tag", language_tags(LIBRARY_ALONE))
def test_a_translation_has_the_figures_of_its_english_in_any_script(tag: str) -> None:
    ((_, catalog),) = catalogs_of(LIBRARY_ALONE, tag)
    assert catalog
    assert [(words, entry.text) for words, entry in catalog.items() if entry.text and digits(entry.text) != digits(words)] == []
