"""The small forms: a label with its number on one line, and notices two to a sheet."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from ink import SLACK, ink, meet, texts
from library import LIBRARY, lay_out, sheets_of

from handbill.build.designs import find_design
from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.unprinted import unprinted_fields
from handbill.contacts.organization import Organization
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.core.isolates import without_isolates
from handbill.core.region import REGIONS
from handbill.graphics.items import TextItem
from handbill.i18n.language import language_tags
from handbill.layout.format import find_format
from handbill.layout.kit import Kit
from handbill.layout.theme import find_theme

NUMBER = "1-888-373-7888"
STAFF = ("en", "es")  # the languages that the staff of the line speak
# The least part of a low label's width that the number takes over a line of words, in scripts with tall letters and marks.
LEAST = {"Arab": 0.5, "Mymr": 0.5, "Deva": 0.6, "Gujr": 0.6, "Guru": 0.6, "Laoo": 0.6, "Telu": 0.6, "Thai": 0.6}
# Four lines of these letters do not go on so low a label: one with a title says nothing under its number.
FULL = (("hy", "us"), ("te", "us"))


def know(setting: LaidOutPiece) -> list[TextItem]:
    """The lines under the number of a label: what to say to get an interpreter, where the line's staff do not speak the language."""
    (block,) = [block for block in setting.piece.panels[0].blocks if block.role == "helpline"]
    lines = texts(setting.pages[0], "helpline")[2:]
    assert "".join(item.text for item in lines).replace(" ", "") == without_isolates(block.text).replace(" ", "")
    return lines


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_a_label_is_a_line_of_words_over_a_number_as_wide_as_it_goes(tag: str, region: str) -> None:
    setting = lay_out(JobSpec("overlay-label", today(), (tag,), region=region))
    (page,) = setting.pages
    (block,) = [block for panel in setting.piece.panels for block in panel.blocks if block.role == "helpline"]
    words, number, *_ = texts(page, "helpline")
    under = know(setting)
    assert (words.text, number.text) == (block.label, NUMBER)
    assert bool(under) == (tag.partition("-")[0] not in STAFF)
    assert ink(words).bottom < ink(number).y
    assert all(ink(item).y > ink(number).bottom for item in under)
    if under and region == "us":
        # So low a label has no room for a line under a number of that width; tall letters and marks leave the number less.
        share = LEAST.get(setting.piece.language.script, 0.7)
        assert ink(number).width >= share * page.width - SLACK
        assert ink(number).height >= share * 9.6 * MILLIMETER
    else:
        assert ink(number).width >= 0.9 * page.width
        # It hides an older number, which is at most 22 mm wide, with room to spare on all sides.
        assert ink(number).width > 3 * 22 * MILLIMETER
        assert ink(number).height >= 8.3 * MILLIMETER
        assert ink(number).center[0] == pytest.approx(page.width / 2, abs=SLACK)
    if page.direction == "rtl":
        assert words.box.right == pytest.approx(ink(number).right, abs=SLACK)
    else:
        assert words.box.x == pytest.approx(ink(number).x, abs=SLACK)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_a_label_s_words_keep_away_from_its_edges_and_nothing_lies_under_them(tag: str, region: str) -> None:
    setting = lay_out(JobSpec("overlay-label", today(), (tag,), region=region))
    (page,) = setting.pages
    assert len(texts(page)) == len(page.items) == 3 + len(know(setting))
    room = Box(0, 0, page.width, page.height).inset(2 * MILLIMETER)
    inked = [ink(item) for item in texts(page)]
    assert all(room.contains(each, SLACK) for each in inked)
    assert not [pair for pair in combinations(inked, 2) if meet(*pair)]


@pytest.mark.parametrize("tag", ["en", "ar", "ja"])
def test_what_dates_a_label_stands_at_the_end_of_its_words_and_names_nobody(tag: str) -> None:
    who = Organization("Riverside Family Center", "+1 336 555 0142")
    for organization in (None, who):
        setting = lay_out(JobSpec("overlay-label", today(), (tag,), organization=organization))
        (page,) = setting.pages
        words, *_ = texts(page, "helpline")
        (dated,) = texts(page, "imprint")
        assert dated.baseline == pytest.approx(words.baseline)
        # What dates the label ends where a number as wide as it goes does.
        end, start = (dated.box.x, words.box.right) if page.direction == "rtl" else (page.width - dated.box.right, page.width - words.box.x)
        assert end == pytest.approx(page.width - start, abs=SLACK)
        assert dated.size < words.size
        (imprint,) = [block for block in setting.piece.panels[0].blocks if block.role == "imprint"]
        # The shortest wording has no draft mark where it says that nobody has called the number.
        assert dated.text in (without_isolates(imprint.short), without_isolates(imprint.note))
        assert str(setting.piece.checked) in dated.text
        assert unprinted_fields(who, setting.pages)[0] == "name"


@pytest.mark.parametrize("region", REGIONS)
def test_two_notices_stand_on_a_sheet_one_above_the_other(region: str) -> None:
    request = JobSpec("room-notice", today(), ("en",), "office", region=region)
    setting = lay_out(request)
    (sheet,) = sheets_of(setting, request)
    upper, lower = sorted(sheet.placements, key=lambda placement: placement.box.y)
    assert {upper.page, lower.page} == {0}
    for placement in (upper, lower):
        assert (placement.box.width, placement.box.height) == pytest.approx((setting.form.width, setting.form.height))
        assert Box(0, 0, sheet.width, sheet.height).contains(placement.box, SLACK)
    assert not meet(upper.box, lower.box)
    # Half of A4 is 148.5 mm, of which an A5 notice takes 148: at most a millimeter stays between them.
    assert 0 <= lower.box.y - upper.box.bottom + SLACK <= MILLIMETER + 2 * SLACK
    assert sheet.height <= 2 * setting.form.height + MILLIMETER + SLACK


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_a_label_has_room_for_a_title(tag: str, region: str) -> None:
    form = find_format(LIBRARY, "label" if region == "us" else "label-metric")
    title = next(block for block in lay_out(JobSpec("help-is-here", today(), (tag,))).piece.panels[0].blocks if block.role == "title")
    untitled = lay_out(JobSpec("overlay-label", today(), (tag,), region=region))
    piece = untitled.piece
    blocks, under = piece.panels[0].blocks, len(know(untitled))
    if (tag, region) in FULL:
        blocks, under = tuple(replace(block, text="") if block.role == "helpline" else block for block in blocks), 0
    side = replace(piece.panels[0], blocks=(title, *blocks))
    (page,) = find_design(LIBRARY, piece, form)(Kit(LIBRARY, replace(piece, panels=(side,)), form, find_theme(LIBRARY, "field")))
    room = Box(0, 0, page.width, page.height).inset(2 * MILLIMETER)
    inked = [ink(item) for item in texts(page)]
    assert len(inked) == 4 + under
    assert all(room.contains(each, SLACK) for each in inked)
    assert not [pair for pair in combinations(inked, 2) if meet(*pair)]
