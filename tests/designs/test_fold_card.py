"""The fold card: eight panels on two pages, no word over a fold, and an outside that gives nothing away."""

from __future__ import annotations

from itertools import pairwise

import pytest
from ink import SLACK, ink, measured, texts
from library import LIBRARY, lay_out
from sampled import SAMPLED
from typography import lists

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Organization
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.core.isolates import without_isolates
from handbill.core.problems import Place
from handbill.core.region import REGIONS
from handbill.graphics.items import DrawingItem, Page, RectItem, TextItem, colors_of
from handbill.i18n.characters import Wording
from handbill.i18n.language import SOURCE, find_language, language_tags
from handbill.translation.glossary import term_findings

HELP_LINE = "1-888-373-7888"
FOLD = 5 * MILLIMETER  # what words keep from a fold
TELLING = "human trafficking"  # the glossary's term for what the card is about


def card(tag: str, region: str = "us", organization: Organization | None = None) -> LaidOutPiece:
    return lay_out(JobSpec("useful-numbers", today(), (tag,), region=region, organization=organization))


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
        edges = [page.safe, FOLD, FOLD, FOLD, page.safe]
        panels = [Box(0, height * at, page.width, height).grow(-page.safe, -edges[at], -page.safe, -edges[at + 1]) for at in range(4)]
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


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_the_outside_is_a_ruled_list_in_black(tag: str, region: str) -> None:
    setting = card(tag, region)
    outside, _ = setting.pages
    assert all(isinstance(item, TextItem | RectItem) for item in outside.items)
    assert {color.cmyk for item in outside.items for color in colors_of(item)} == {(0, 0, 0, 1)}
    lines = [item.box for item in outside.items if item.role in ("rule", "write-in")]
    # Rules at one distance over all folds, so that one list is seen on four panels.
    assert len(lines) == 12
    pitches = [lower.y - upper.y for upper, lower in pairwise(lines)]
    assert pitches == pytest.approx([outside.height / 12] * 11, abs=SLACK)
    assert all(line.height <= 0.5 and line.width >= 75 * MILLIMETER for line in lines)
    height = outside.height / 4
    # Each entry stands under the first rule of its panel, and the number for emergencies at the end of its line.
    assert all(lines[0].y < item.baseline % height < lines[1].y for item in texts(outside))
    (emergency,) = [item for item in texts(outside) if item.text == "911"]
    end = ink(emergency).x if outside.direction == "rtl" else outside.width - ink(emergency).right
    assert end == pytest.approx(lines[0].x, abs=SLACK)


@pytest.mark.parametrize("tag", SAMPLED)
def test_of_an_organization_the_outside_has_its_number_alone(tag: str) -> None:
    who = Organization("Riverside Family Center", "+1 336 555 0142", "https://riverside.example", short_name="Riverside")
    outside, inside = card(tag, organization=who).pages
    assert "Riverside" not in words(outside)
    assert "riverside" not in words(outside) + words(inside)
    assert [item.text for item in texts(outside, "local") if item.link] == [who.phone]
    assert not [item for item in outside.items if item.role in ("write-in", "logo")]
    # Its name stands inside, as small as the imprint.
    (name,) = [item for item in texts(inside) if item.text == who.name]
    assert name.size <= min(item.size for item in texts(inside))


@pytest.mark.parametrize("who", [Organization("Riverside"), Organization("Riverside", url="https://riverside.example")])
def test_without_a_number_an_organization_s_card_has_the_line_to_write_on(who: Organization) -> None:
    outside, inside = card("en", organization=who).pages
    assert len([item for item in outside.items if item.role == "write-in"]) == 1
    assert "iverside" not in words(outside)
    assert who.name in words(inside)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_the_plate_fills_the_foot_of_the_inside_with_the_number_as_wide_as_its_measure(tag: str, region: str) -> None:
    setting = card(tag, region)
    _, inside = setting.pages
    (plate,) = [item for item in inside.items if isinstance(item, RectItem) and item.role == "panel" and item.fill]
    bleed = inside.bleed
    edges = (plate.box.x, plate.box.right, plate.box.bottom)
    assert edges == pytest.approx((-bleed, inside.width + bleed, inside.height + bleed), abs=SLACK)
    assert plate.box.y >= 0.75 * inside.height + FOLD
    (number,) = [item for item in texts(inside) if item.text == HELP_LINE]
    assert ink(number).width == pytest.approx(inside.width - 2 * 1.2 * setting.form.safe, abs=SLACK)
    assert ink(number).width >= (81 if region == "us" else 78) * MILLIMETER
    assert all(plate.box.contains(ink(item)) for item in texts(inside, "helpline") + texts(inside, "imprint"))


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_seven_questions_stand_under_a_dot_as_one_list(tag: str) -> None:
    _, inside = card(tag).pages
    height = inside.height / 4
    (heading, first), (_, second) = lists(inside)
    assert heading
    assert (len(first), len(second)) == (3, 4)
    # Near the fold on both sides of it, and as far from each other on the one as on the other.
    fold = height
    assert fold - first[-1][-1].baseline < 8 * MILLIMETER
    assert second[0][0].baseline - fold < 10.5 * MILLIMETER
    assert (
        len({round(item.box.x if inside.direction == "ltr" else item.box.right, 1) for items in (first, second) for (item, *_) in items})
        == 1
    )
    (dot,) = [item for item in inside.items if item.role == "picture"]
    assert isinstance(dot, DrawingItem)
    assert ink(heading).y < dot.box.center[1] < ink(heading).bottom
    rings = [item.box for item in inside.items if item.role == "mark"]
    edge = {round(box.right if inside.direction == "rtl" else box.x, 1) for box in (*rings, dot.box)}
    assert len(edge) == 1
