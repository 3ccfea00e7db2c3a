"""The postcard: what the post asks for on its address side, in every language, and the words beside it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from ink import SLACK, ink, meet, texts
from library import LIBRARY
from own_words import COPIED, judged_languages, lay_out, sheets_of
from sampled import SAMPLED

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import INCH, MILLIMETER, Box
from handbill.graphics.items import Page, RectItem
from handbill.layout.format import find_format

FORMS = ("postcard", "postcard-metric")
NUMBER = "1-888-373-7888"


def back_of(name: str, tag: str, form: str, **how: object) -> Page:
    front, back = lay_out(JobSpec(name, today(), (tag,), form=form, **how)).pages  # type: ignore[arg-type]
    assert (front.name, back.name) == ("front", "back")
    return back


def test_the_american_card_goes_at_the_price_of_a_postcard() -> None:
    form = find_format(LIBRARY, "postcard")
    assert 5 * INCH <= form.width <= 6 * INCH
    assert 3.5 * INCH <= form.height <= 4.25 * INCH
    assert form.address
    assert form.address.barcode == (4.75 * INCH, 0.625 * INCH)
    assert form.address.width >= form.width / 2
    a6 = find_format(LIBRARY, "postcard-metric")
    assert (a6.width, a6.height) == pytest.approx((148 * MILLIMETER, 105 * MILLIMETER))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", COPIED)
def test_the_address_and_the_barcode_have_their_places_at_the_right_in_every_language(form: str, name: str) -> None:
    own = find_format(LIBRARY, form)
    assert own.address
    address, barcode = own.address.address_area(own.width, own.height), own.address.barcode_area(own.width, own.height)
    assert address.right == barcode.right == pytest.approx(own.width)
    assert barcode.bottom == pytest.approx(own.height)
    for tag in judged_languages(name, form):
        back = back_of(name, tag, form)
        assert not [item.text for item in texts(back) if meet(ink(item), address) or meet(ink(item), barcode)]
        # Nothing at all is printed where the post prints.
        assert not [item.role for item in back.items if meet(item.box, barcode)]
        lines = [item for item in back.items if item.role == "address"]
        assert lines
        assert all(address.contains(item.box, SLACK) for item in lines)
        assert not any(item.tags for item in lines)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_stamp_stands_in_the_upper_right_corner_over_lines_for_four_rows(form: str, tag: str) -> None:
    own, back = find_format(LIBRARY, form), back_of("help-is-here", tag, form)
    assert own.address
    parts = [item for item in back.items if isinstance(item, RectItem) and item.role == "address"]
    (stamp,) = [item.box for item in parts if item.stroke]
    assert (stamp.width, stamp.height) == pytest.approx(own.address.stamp)
    assert (own.width - stamp.right, stamp.y) == pytest.approx((own.safe, own.safe))
    rows = sorted(item.box.y for item in parts if item.fill and item.box.width > item.box.height)
    assert len(rows) == 4
    assert min(below - above for above, below in pairwise(rows)) >= 7 * MILLIMETER
    assert rows[0] > stamp.bottom
    # Where a machine reads the address: from 5/8 to 2 3/4 in from the bottom.
    assert own.height - 2.75 * INCH <= rows[0]
    assert rows[-1] <= own.height - own.address.barcode[1]


@pytest.mark.parametrize("form", FORMS)
def test_the_number_stands_on_the_address_side_as_wide_as_its_column(form: str) -> None:
    own = find_format(LIBRARY, form)
    assert own.address
    cards = [(piece, tag) for piece in ("help-is-here", "indicator-card") for tag in judged_languages(piece, form)]
    for name, tag in cards:
        back = back_of(name, tag, form)
        (number,) = [item for item in texts(back, "helpline") if item.text == NUMBER]
        column = own.width - own.address.width - own.safe - 4 * MILLIMETER
        assert ink(number).width == pytest.approx(column, abs=0.5)
        assert ink(number).x == pytest.approx(own.safe, abs=0.5)
        (imprint,) = {item.language for item in texts(back, "imprint")}
        assert imprint == tag


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_a_front_with_a_number_gives_it_the_whole_width(form: str, tag: str) -> None:
    front, _ = lay_out(JobSpec("indicator-card", today(), (tag,), form=form)).pages
    (number,) = [item for item in texts(front, "helpline") if item.text == NUMBER]
    assert ink(number).width >= 0.85 * front.width


def test_two_cards_stand_on_avery_s_sheet_and_four_on_a4() -> None:
    front, back = sheets_of(JobSpec("help-is-here", today(), ("en",), "office", "postcard"))
    assert [(placed.box.x / INCH, placed.box.y / INCH) for placed in front.placements] == [(1.25, 1.25), (1.25, 5.75)]
    assert [placed.box for placed in back.placements] == [placed.box for placed in front.placements]
    sheets = sheets_of(JobSpec("help-is-here", today(), ("en",), "office", "postcard-metric"))
    assert [len(sheet.placements) for sheet in sheets] == [4, 4]
    paper = Box(0, 0, sheets[0].width, sheets[0].height)
    assert all(paper.contains(placed.box, SLACK) for sheet in sheets for placed in sheet.placements)
