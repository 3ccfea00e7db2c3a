"""The fold card: eight panels on two pages, no word over a fold, and an outside that gives nothing away."""

from __future__ import annotations

import pytest
from ink import SLACK, measured, texts
from library import LIBRARY, lay_out

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.core.isolates import without_isolates
from handbill.core.problems import Place
from handbill.graphics.items import Page
from handbill.i18n.characters import Wording
from handbill.i18n.language import SOURCE, find_language, language_tags
from handbill.layout.region import REGIONS
from handbill.translation.glossary import term_findings

HELP_LINE = "1-888-373-7888"
FOLD = 5 * MILLIMETER  # what words keep from a fold
TELLING = "human trafficking"  # the glossary's term for what the card is about


def card(tag: str, region: str = "us") -> LaidOutPiece:
    return lay_out(JobSpec("useful-numbers", today(), (tag,), region=region))


def says(text: str, tag: str) -> bool:
    """Whether the text uses the glossary's word for what the card is about; English needs no glossary."""
    if tag == SOURCE:
        return TELLING in text.lower()
    wording = Wording(without_isolates(text), find_language(LIBRARY, tag), "the text", Place())
    return not any(repr(TELLING) in finding.sentence for finding in term_findings(TELLING, wording))


def words(page: Page) -> str:
    return " ".join(item.text for item in texts(page))


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_eight_panels_stand_on_two_pages_and_no_word_crosses_a_fold(tag: str, region: str) -> None:
    setting = card(tag, region)
    assert [page.name for page in setting.pages] == ["outside", "inside"]
    height = setting.form.height / 4
    for page in setting.pages:
        panels = [Box(0, height * index, page.width, height).grow(-page.safe, -FOLD, -page.safe, -FOLD) for index in range(4)]
        held = [[index for index, panel in enumerate(panels) if panel.contains(measured(item), SLACK)] for item in texts(page)]
        assert all(len(each) == 1 for each in held), [item.text for item, each in zip(texts(page), held, strict=True) if len(each) != 1]
        # Every panel holds words, and they are read from the top panel down.
        assert list(dict.fromkeys(index for (index,) in held)) == [0, 1, 2, 3]


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_the_outside_gives_nothing_away(tag: str) -> None:
    outside, inside = card(tag).pages
    assert not says(words(outside), tag)
    assert "traffick" not in words(outside).lower()
    assert (HELP_LINE in words(outside), HELP_LINE in words(inside)) == (False, True)


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_a_telling_word_on_the_outside_would_be_found(tag: str) -> None:
    front, _ = lay_out(JobSpec("indicator-card", today(), (tag,))).pages
    assert says(" ".join(item.text for item in texts(front, "title")), tag)
