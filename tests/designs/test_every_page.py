"""What every page of every piece owes its reader and its printer, in every language, in both regions' sizes and in each theme.

Each test takes the settings that it judges, and fails where it finds nothing to judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise, product

import pytest
import segno
from ink import SLACK, ink, meet, texts
from library import LIBRARY, lay_out
from page_settings import SETTINGS, has_code, judging, lines_to_write_on

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.contrast import contrast_ratio
from handbill.graphics.items import DrawingItem, ImageItem, Item, Page, RectItem, Tag, TextItem
from handbill.graphics.qr_code import QUIET_ZONE
from handbill.i18n.language import language_tags
from handbill.layout.format import find_format
from handbill.layout.theme import find_theme, theme_names
from handbill.typeset.script_properties import script_heights

HAND = 7 * MILLIMETER  # what a hand needs above a line: the house's rule
WRITTEN = 30 * MILLIMETER  # what a number takes in a hurried hand; our own choice


def paragraphs(page: Page) -> Iterator[list[TextItem]]:
    by_tag: dict[Tag, list[TextItem]] = defaultdict(list)
    for item in texts(page):
        if item.tags:
            by_tag[item.tags[-1]].append(item)
    yield from by_tag.values()


@judging()
def test_words_stay_in_the_safe_area_and_everything_within_the_bleed(laid_out: LaidOutPiece) -> None:
    for page in laid_out.pages:
        trim = Box(0, 0, page.width, page.height)
        safe = trim.inset(page.safe)
        assert texts(page)
        assert not [item.text for item in texts(page) if not (safe.contains(item.box, SLACK) and safe.contains(ink(item), SLACK))]
        for item in page.items:
            over = (-item.box.x, -item.box.y, item.box.right - trim.right, item.box.bottom - trim.bottom)
            if item.tags:
                assert max(over) <= SLACK, item.role
            # What crosses the trim must go all the way, or the cut shows a white edge.
            assert all(each <= SLACK or each == pytest.approx(page.bleed, abs=SLACK) for each in over), item.role


@judging()
def test_words_keep_apart_from_each_other_and_from_pictures(laid_out: LaidOutPiece) -> None:
    for page in laid_out.pages:
        inked = [(item.text, ink(item)) for item in texts(page)]
        pictures = [(item.role, item.box) for item in page.items if isinstance(item, DrawingItem | ImageItem)]
        pairs = [*combinations(inked, 2), *product(inked, pictures)]
        assert pairs
        assert not [(one, other) for (one, a), (other, b) in pairs if meet(a, b)]
        for lines in paragraphs(page):
            assert len({(line.size, line.language, line.role) for line in lines}) == 1
            assert all(above.baseline + above.size / 2 < below.baseline for above, below in pairwise(lines))


@judging()
def test_words_are_large_enough_and_stand_out_from_what_lies_under_them(setting: JobSpec, laid_out: LaidOutPiece) -> None:
    latin, least = script_heights("Latn").x_height, find_theme(LIBRARY, setting.theme).contrast
    for page in laid_out.pages:
        assert texts(page)
        for at, item in enumerate(page.items):
            if isinstance(item, TextItem):
                under = [each for each in page.items[:at] if isinstance(each, RectItem) and each.fill and meet(each.box, item.box)]
                assert under[-1].box.contains(ink(item), SLACK), item.text
                assert item.color
                assert under[-1].fill
                assert contrast_ratio(item.color.rgb, under[-1].fill.rgb) >= least.get(item.color.name, 7), item.text
                assert item.size * latin >= floor(laid_out, item) - 0.001, item.text


def floor(laid_out: LaidOutPiece, item: TextItem) -> float:
    """The smallest x-height that the words may have in this format."""
    if item.role in ("imprint", "code"):
        # The words at a code are read from where a phone reads it, as close as the imprint.
        return laid_out.form.floor.imprint
    if laid_out.piece.design == "many_languages" and item.role in ("entry", "item"):
        # A reader who looks for one language in a long list stands close to it.
        return laid_out.form.floor.close
    return laid_out.form.floor.text


@judging()
def test_every_number_stands_whole_on_one_line_and_reads_from_left_to_right(laid_out: LaidOutPiece) -> None:
    lines = [item for page in laid_out.pages for item in texts(page)]
    joined = "".join("".join(item.text for item in lines).split())
    assert laid_out.piece.numbers
    for number in laid_out.piece.numbers:
        whole = [item for item in lines if number in item.text]
        assert whole, number
        assert joined.count(number.replace(" ", "")) == sum(item.text.count(number) for item in whole), number
        for item in whole:
            seen = "".join(cluster.text for run in item.runs for cluster in run.clusters)
            assert number in seen, item.text


@judging(has_code)
def test_a_code_holds_the_link_and_keeps_its_quiet_zone(laid_out: LaidOutPiece) -> None:
    (page,) = laid_out.pages
    (block,) = [block for panel in laid_out.piece.panels for block in panel.blocks if block.role == "code"]
    (code,) = [item for item in page.items if item.role == "code" and isinstance(item, DrawingItem)]
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


@judging(lambda setting: lines_to_write_on(setting) is not None)
def test_without_an_organization_there_is_a_line_to_write_on_with_room_for_a_hand(setting: JobSpec, laid_out: LaidOutPiece) -> None:
    lines = [(page, item) for page in laid_out.pages for item in page.items if item.role == "write-in"]
    assert len(lines) == lines_to_write_on(setting)
    for page, line in lines:
        assert not _over(page, line)
        assert line.box.width >= WRITTEN


def test_each_theme_is_set_on_every_piece_that_it_is_made_for() -> None:
    for theme in theme_names(LIBRARY):
        suits, made_for = find_theme(LIBRARY, theme).suits, set()
        for name in material_names(LIBRARY):
            if any(suits(find_format(LIBRARY, form).kind) for form in find_material(LIBRARY, name).formats):
                made_for.add(name)
        assert {setting.material for setting in SETTINGS if setting.theme == theme} == made_for


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
