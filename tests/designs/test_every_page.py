"""What every page of every piece owes its reader and its printer, in every language and in both regions' sizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
import segno
from ink import SLACK, ink, meet, texts
from library import LIBRARY, lay_out

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.contrast import contrast_ratio
from handbill.graphics.items import DrawingItem, ImageItem, Item, Page, RectItem, Tag, TextItem
from handbill.graphics.qr_code import QUIET_ZONE
from handbill.i18n.language import language_tags
from handbill.layout.theme import find_theme
from handbill.sheets.stock import find_stock
from handbill.typeset.script_properties import script_heights

HAND = 7 * MILLIMETER  # what a hand needs above a line: the house's rule
WRITTEN = 30 * MILLIMETER  # what a number takes in a hurried hand; our own choice
# The pieces that a person is handed, and may write a number on.
LINED = ("indicator-card", "help-is-here")


def paragraphs(page: Page) -> Iterator[list[TextItem]]:
    by_tag: dict[Tag, list[TextItem]] = defaultdict(list)
    for item in texts(page):
        if item.tags:
            by_tag[item.tags[-1]].append(item)
    yield from by_tag.values()


def test_words_stay_in_the_safe_area(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        safe = Box(0, 0, page.width, page.height).inset(page.safe)
        # The outer strips to tear off lie in the margin; their words must be where an office printer can ink.
        inked = find_stock(LIBRARY, setting.form.office).printable if setting.form.tabs else safe
        rooms = [(item, inked if item.turn else safe) for item in texts(page)]
        out = [(item.text, item.box) for item, room in rooms if not (room.contains(item.box, SLACK) and room.contains(ink(item), SLACK))]
        assert not out


def test_nothing_reaches_past_the_bleed_nor_words_and_pictures_past_the_trim(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        trim = Box(0, 0, page.width, page.height)
        assert all(trim.inset(-page.bleed).contains(item.box, SLACK) for item in page.items)
        assert all(trim.contains(item.box, SLACK) for item in page.items if item.tags)
        # What crosses the trim must go all the way, or the cut shows a white edge.
        for item in page.items:
            box = item.box
            for inside, reach in (
                (box.x, -box.x),
                (box.y, -box.y),
                (trim.right - box.right, box.right - trim.right),
                (trim.bottom - box.bottom, box.bottom - trim.bottom),
            ):
                assert inside >= -SLACK or reach == pytest.approx(page.bleed, abs=SLACK), item.role


def test_ink_of_two_lines_never_meets(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        boxes = [(item.text, ink(item)) for item in texts(page)]
        assert not [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if meet(a, b)]


def test_words_and_pictures_keep_apart(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        pictures = [item for item in page.items if isinstance(item, DrawingItem | ImageItem)]
        assert not [(item.text, each.role) for item in texts(page) for each in pictures if meet(ink(item), each.box)]


def test_words_stand_out_from_what_lies_under_them(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        for at, item in enumerate(page.items):
            if isinstance(item, TextItem):
                under = [each for each in page.items[:at] if isinstance(each, RectItem) and each.fill and meet(each.box, item.box)]
                assert under[-1].box.contains(ink(item), SLACK), item.text
                assert item.color
                assert under[-1].fill
                assert contrast_ratio(item.color.rgb, under[-1].fill.rgb) >= find_theme(LIBRARY, "calm").contrast.get(item.color.name, 7), (
                    item.text
                )


def test_lines_of_a_paragraph_stand_one_under_the_other(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        for lines in paragraphs(page):
            assert len({(line.size, line.language, line.role) for line in lines}) == 1
            for above, below in pairwise(lines):
                assert above.baseline + above.size / 2 < below.baseline


def test_type_is_never_smaller_than_the_format_s_floor(setting: LaidOutPiece) -> None:
    latin = script_heights("Latn").x_height
    for page in setting.pages:
        for item in texts(page):
            floor = setting.form.floor.text
            if item.role in ("imprint", "code"):
                # The words at a code are read from where a phone reads it, as close as the imprint.
                floor = setting.form.floor.imprint
            elif setting.piece.design == "many_languages" and item.role in ("entry", "item"):
                # Whoever looks for one language among many comes near.
                floor = setting.form.floor.close
            assert item.size * latin >= floor - 0.001, item.text


def test_every_number_stands_whole_on_one_line(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        lines = [item.text for item in texts(page)]
        joined = "".join("".join(lines).split())
        for number in setting.piece.numbers:
            whole = sum(line.count(number) for line in lines)
            assert joined.count(number.replace(" ", "")) == whole, number
    everything = [item.text for page in setting.pages for item in texts(page)]
    assert all(any(number in line for line in everything) for number in setting.piece.numbers)


def test_numbers_read_from_left_to_right_in_every_script(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        for item in texts(page):
            if item.text in setting.piece.numbers:
                assert "".join(cluster.text for run in item.runs for cluster in run.clusters) == item.text


def test_codes_hold_the_link_and_keep_their_quiet_zone(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        for code in (item for item in page.items if item.role == "code" and isinstance(item, DrawingItem)):
            (block,) = [block for panel in setting.piece.panels for block in panel.blocks if block.role == "code"]
            matrix = segno.make_qr(block.link, error="m").matrix
            assert code.drawing.width == code.drawing.height == len(matrix) + 2 * QUIET_ZONE
            assert _dark(code.drawing.shapes[0].path) == sum(sum(map(bool, row)) for row in matrix)
            assert code.tags[-1].kind == "Figure"
            assert block.link in code.tags[-1].alt
            before = page.items[: page.items.index(code)]
            under = [item for item in before if isinstance(item, RectItem) and item.box.contains(code.box)]
            assert under[-1].fill
            assert code.color
            assert contrast_ratio(code.color.rgb, under[-1].fill.rgb) >= 7
            assert not [item for item in page.items if item not in (code, *under) and meet(item.box, code.box)]


def _dark(path: tuple[tuple[str, tuple[float, ...]], ...]) -> int:
    """The area of a path of rectangles one unit high."""
    across = [points[0] for letter, points in path if letter in "ML"]
    return int(sum(across[at + 1] - across[at] for at in range(0, len(across), 4)))


def _over(page: Page, line: Item) -> list[str]:
    room = Box(line.box.x, line.box.bottom - HAND, line.box.width, HAND - line.box.height)
    return [item.role for item in page.items if item is not line and item.role not in ("ground", "panel") and meet(item.box, room)]


def test_there_is_room_for_a_hand_above_each_line_to_write_on(setting: LaidOutPiece) -> None:
    for page in setting.pages:
        for line in (item for item in page.items if item.role == "write-in"):
            assert not _over(page, line)
            assert line.box.width >= WRITTEN


def test_without_an_organization_there_is_a_line_to_write_on(setting: LaidOutPiece) -> None:
    lines = [item for page in setting.pages for item in page.items if item.role == "write-in"]
    if setting.piece.material in LINED:
        assert len(lines) == (setting.piece.organization is None)


# A label's lines are centered (test_label_and_notice.py), whichever way they are read.
@pytest.mark.parametrize(
    "name",
    [
        name
        for name in material_names(LIBRARY)
        if not find_material(LIBRARY, name).multilingual and find_material(LIBRARY, name).design != "label"
    ],
)
def test_right_to_left_pages_start_at_the_right_margin(name: str) -> None:
    starts: dict[str, set[float]] = defaultdict(set)
    for tag in language_tags(LIBRARY):
        for page in lay_out(JobSpec(name, today(), (tag,))).pages:
            first = texts(page)[0]
            margin = page.width - first.box.right if page.direction == "rtl" else first.box.x
            starts[page.name].add(round(margin, 2))
    assert all(len(margins) == 1 for margins in starts.values()), starts
