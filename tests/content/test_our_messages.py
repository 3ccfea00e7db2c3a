"""Our own packs: a figure in a translation would be one that nobody checks, so messages hold none outside {{ }}."""

from __future__ import annotations

import pytest
from library import LIBRARY_ALONE

from handbill.content.messages import messages
from handbill.i18n.catalogs import catalogs_of
from handbill.i18n.language import language_tags
from handbill.i18n.placeholders import digits


def test_our_english_has_no_figures() -> None:
    assert [message.text for message in messages(LIBRARY_ALONE) if digits(message.text)] == []


@pytest.mark.parametrize("tag", language_tags(LIBRARY_ALONE))
def test_no_message_of_a_pack_has_a_figure_in_any_script(tag: str) -> None:
    ((_, catalog),) = catalogs_of(LIBRARY_ALONE, tag)
    assert catalog
    assert [(words, entry.text) for words, entry in catalog.items() if digits(entry.text)] == []
