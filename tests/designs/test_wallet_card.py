"""The two wallet cards: signs and a number on both faces of one, somebody to call on the other."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from ink import SLACK, ink, texts
from library import LIBRARY, lay_out
from sampled import SAMPLED
from typography import LEVEL, is_number, lists, x_height

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import DrawingItem, Page, RectItem, TextItem
from handbill.i18n.language import find_language, language_tags
from handbill.layout.format import find_format

HELP_LINE, LIFELINE, EMERGENCY = "1-888-373-7888", "988", "911"
CARDS = ("us-card", "id-1")
TAGS = language_tags(LIBRARY)
WORDS = 1.25 * MILLIMETER  # the least x-height of text on a card
# Where letters are tall, the number on the back of the lower card gives up some of its width for the line under it.
TALL, NARROWED = ("Arab", "Gujr"), 0.8
SHORT_LABELS = ("en", "es", "ar", "fr", "ja")  # where the word for local help leaves the line all of its length


@cache
def pages(name: str, tag: str, form: str = "us-card", editions: tuple[str, ...] = ()) -> tuple[Page, ...]:
    return lay_out(JobSpec(name, today(), (tag,), form=form, editions=editions)).pages


def panels(page: Page) -> list[RectItem]:
    return [item for item in page.items if isinstance(item, RectItem) and item.role == "panel" and item.fill]


def rules(page: Page) -> list[RectItem]:
    return [item for item in page.items if isinstance(item, RectItem) and item.role == "rule"]


def number(page: Page, printed: str) -> TextItem:
    (found,) = [item for item in texts(page) if item.text == printed]
    return found


@pytest.mark.parametrize("form", CARDS)
@pytest.mark.parametrize("tag", TAGS)
def test_the_number_is_as_wide_as_the_back_and_large_on_the_front(tag: str, form: str) -> None:
    front, back = pages("indicator-card", tag, form)
    large = ink(number(back, HELP_LINE))
    share = NARROWED if form == "us-card" and find_language(LIBRARY, tag).script in TALL else 1
    assert share * (back.width - 2 * 4.2 * MILLIMETER) - SLACK <= large.width <= back.width - 2 * 4.2 * MILLIMETER + SLACK
    assert large.width >= share * (80.5 if form == "us-card" else 77) * MILLIMETER - SLACK
    assert large.height >= share * 7 * MILLIMETER
    assert ink(number(front, HELP_LINE)).width >= 42 * MILLIMETER
    assert number(back, HELP_LINE).size > 1.6 * max(item.size for item in texts(back) if item.text != HELP_LINE)


@pytest.mark.parametrize("name", ["indicator-card", "safe-adult-card"])
@pytest.mark.parametrize("form", CARDS)
@pytest.mark.parametrize("tag", TAGS)
def test_text_is_large_enough_in_every_script(tag: str, form: str, name: str) -> None:
    assert find_format(LIBRARY, form).floor.text >= WORDS - 0.001
    assert all(x_height(item) >= WORDS - 0.001 for page in pages(name, tag, form) for item in texts(page) if item.role != "imprint")


@pytest.mark.parametrize("tag", TAGS)
def test_the_front_alone_is_enough_to_act_on(tag: str) -> None:
    front, back = pages("indicator-card", tag)
    (helpline,) = [
        block
        for panel in lay_out(JobSpec("indicator-card", today(), (tag,))).piece.panels[:1]
        for block in panel.blocks
        if block.role == "helpline"
    ]
    assert sum(len(items) for _, items in lists(front)) == 7
    assert helpline.label in [item.text for item in texts(front, "helpline")]
    # What dates the card stands there too, on the line of the number.
    (dated,) = texts(front, "imprint")
    assert dated.baseline == pytest.approx(number(front, HELP_LINE).baseline, abs=LEVEL)
    assert not texts(back, "imprint")


@pytest.mark.parametrize("form", CARDS)
@pytest.mark.parametrize("tag", TAGS)
def test_head_and_plate_run_through_the_bleed_and_words_on_the_plate_keep_away_from_the_cut(tag: str, form: str) -> None:
    front, back = pages("indicator-card", tag, form)
    for page in (front, back):
        (panel,) = panels(page)
        assert (panel.box.x, panel.box.y, panel.box.right) == pytest.approx((-page.bleed, -page.bleed, page.width + page.bleed), abs=SLACK)
    (head,), (plate,) = panels(front), panels(back)
    # Titles with tall marks take up to a millimeter more.
    assert 8.4 * MILLIMETER - SLACK <= head.box.bottom - front.safe <= 9.5 * MILLIMETER
    assert plate.box.bottom <= 0.42 * back.height
    for item in texts(back, "helpline"):
        assert plate.box.contains(ink(item))
        assert min(ink(item).x, back.width - ink(item).right) >= 4.2 * MILLIMETER - 0.5
    # Nothing else on the card is colored up to the cut.
    assert all(
        item.box.x >= 0 and item.box.right <= page.width for page in (front, back) for item in page.items if item not in (head, plate)
    )


def test_in_one_ink_the_head_is_white_over_a_rule_and_the_plate_stands_between_two() -> None:
    front, back = pages("indicator-card", "en", editions=("high-contrast",))
    assert not [*panels(front), *panels(back)]
    (title,), (above, *_) = texts(front, "title"), rules(front)
    assert ink(title).bottom < above.box.y < front.safe + 8.4 * MILLIMETER + SLACK
    upper, lower, *_ = rules(back)
    assert upper.box.y < ink(texts(back, "helpline")[0]).y < ink(texts(back, "helpline")[-1]).bottom < lower.box.y


@pytest.mark.parametrize("tag", SAMPLED)
def test_the_head_has_five_dots_at_the_end_and_the_lists_have_rings(tag: str) -> None:
    front, back = pages("indicator-card", tag)
    (row,) = [item for item in front.items if item.role == "picture" and isinstance(item, DrawingItem)]
    # Four dots, and one that is a ring: its white, and its rim.
    assert len(row.drawing.shapes) == 6
    end = row.box.x if front.direction == "rtl" else front.width - row.box.right
    assert end == pytest.approx(4.2 * MILLIMETER, abs=SLACK)
    assert (len([item for item in front.items if item.role == "mark"]), len([item for item in back.items if item.role == "mark"])) == (7, 4)


@pytest.mark.parametrize("tag", TAGS)
def test_the_first_thing_to_do_is_bold_and_the_other_numbers_stand_in_columns(tag: str) -> None:
    _, back = pages("indicator-card", tag)
    # The first two things stand side by side where the back has little room.
    items = [item for _, part in lists(back) for item in part]
    assert [max(run.font.weight for line in item for run in line.runs) > 500 for item in items] == [True, False, False, False]
    others = [item for item in texts(back) if is_number(item) and item.text != HELP_LINE]
    others += [item for item in texts(back, "contact") if item.text == "233733"]
    # Texts are answered in English and Spanish only, so the number for them is on those cards alone.
    assert len(others) == (3 if tag in ("en", "es", "es-MX") else 2)
    assert len({round(item.baseline, 2) for item in others}) == 1


@pytest.mark.parametrize("tag", SHORT_LABELS)
def test_the_line_to_write_on_is_long(tag: str) -> None:
    _, back = pages("indicator-card", tag)
    (line,) = [item for item in back.items if item.role == "write-in"]
    assert line.box.width >= 60 * MILLIMETER


@pytest.mark.parametrize("form", CARDS)
@pytest.mark.parametrize("tag", TAGS)
def test_a_contact_s_lines_begin_where_its_name_does(tag: str, form: str) -> None:
    front, _ = pages("safe-adult-card", tag, form)
    upper, lower = [item.box for item in front.items if item.role == "write-in"]
    assert upper.width == pytest.approx(lower.width)
    assert upper.width >= 60 * MILLIMETER - SLACK
    assert lower.y - upper.y == pytest.approx(11 * MILLIMETER, abs=0.5 * MILLIMETER)
    (title, *_) = texts(front, "title")
    start, line = (ink(title).right, upper.right) if front.direction == "rtl" else (ink(title).x, upper.x)
    assert start == pytest.approx(line, abs=0.1)
    (ring,) = [item for item in front.items if item.role == "picture"]
    assert ring.box.bottom < upper.y - 8 * MILLIMETER or ring.box.right <= upper.x + SLACK or ring.box.x >= upper.right - SLACK


@pytest.mark.parametrize("form", CARDS)
@pytest.mark.parametrize("tag", TAGS)
def test_the_back_is_a_list_whose_first_number_is_twice_as_large(tag: str, form: str) -> None:
    _, back = pages("safe-adult-card", tag, form)
    found = {item.text: item for item in texts(back) if is_number(item)}
    assert [found[each].size for each in (LIFELINE, "1-800-843-5678", EMERGENCY)] == pytest.approx([24, 12, 12])
    rows = _rows(back)
    assert len(rows) == len(rules(back)) == 4
    for (leading, words), (following, _) in pairwise(rows):
        pitch = min((lower.baseline - upper.baseline for upper, lower in pairwise(words)), default=0)
        # A rule parts the rows, too; where the list takes all the room there is, they stand a little nearer to it.
        assert following.baseline - words[-1].baseline >= 1.45 * pitch
        # The words begin on the number's line, and all at one place.
        assert words[0].baseline == pytest.approx(leading.baseline, abs=LEVEL)
    starts = {round(back.width - words[0].box.right if back.direction == "rtl" else words[0].box.x, 1) for _, words in rows}
    assert len(starts) == 1


def _rows(page: Page) -> list[tuple[TextItem, list[TextItem]]]:
    """Each number or address of the list with the words beside it."""
    rows: list[tuple[TextItem, list[TextItem]]] = []
    for item in [*texts(page, "contact"), *texts(page, "emergency")]:
        if item.link:
            rows.append((item, []))
        else:
            rows[-1][1].append(item)
    return rows


@pytest.mark.parametrize("tag", TAGS)
def test_a_contact_card_names_no_file_of_ours(tag: str) -> None:
    words = " ".join(item.text for page in pages("safe-adult-card", tag) for item in texts(page))
    assert "HB10" in words
    assert "safe-adult" not in words
