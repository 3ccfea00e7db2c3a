"""What every page of every piece owes its reader and its printer, in every language, and in each region's sizes and each theme in some.

Each test takes the settings that it judges, and fails where it finds nothing to judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise, product

import pytest
import segno
from grounds import grounds_under
from ink import SLACK, ink, measured, meet, texts
from library import LIBRARY, languages_of, lay_out
from page_settings import SETTINGS, has_code, has_headed_list, judging, lines_to_write_on
from sampled import SAMPLED
from typography import dark_share, is_number, lists, near_misses, x_height

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.contrast import contrast_ratio
from handbill.graphics.items import DrawingItem, ImageItem, Item, Page, RectItem, Tag, TextItem
from handbill.graphics.qr_code import QUIET_ZONE
from handbill.layout.default_theme import THEME
from handbill.layout.format import find_format
from handbill.layout.theme import find_theme, theme_names

# What a pen needs: the length of a line for a number, of one for a name and a number, and the clear space above and below it.
NUMBER, NAME_AND_NUMBER = 60 * MILLIMETER, 90 * MILLIMETER
ABOVE, BELOW = 8 * MILLIMETER, 3 * MILLIMETER
# Where text has no room yet at the size that its reading distance asks for, and goes down toward the format's floor: in circles-of-support
# by up to a seventh, elsewhere by a twenty-fifth at most. In every theme, or in the one that is named.
CROWDED: dict[tuple[str, ...], str] = {
    ("circles-of-support", "a3"): "hy my",
    ("circles-of-support", "tabloid"): "hy my",
    ("room-notice", "half-letter"): "ps",
    ("room-notice", "tent"): "ar my",
    ("what-you-can-do", "letter", "window"): "my",
}
# The most of a page that may be dark, by kind, where it is more than a fifth: in scripts with tall marks, since the dark plate also says
# how to get an interpreter. Of what is small and held in the hand it is a part of both faces.
DARKEST = {"card": 0.211, "flyer": 0.21, "fold": 0.202, "trifold": 0.224}
IN_THE_HAND = ("card", "bookmark")  # kinds
# Read from close by: the imprint, who counted a figure, and the words at a code, which are read from where a phone reads it.
CLOSE = ("imprint", "source", "code")
CARRY_WORDS = ("picture", "paper", "dot")  # roles of drawings on whose areas words may stand, each on one color
LONG_LABEL = 0.92  # of the longer line: a label that is kept on one line may take a little of it
NARROW = 110 * MILLIMETER  # a narrower page has no room for a label and the longer line


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
        assert not [item.text for item in texts(page) if not safe.contains(measured(item), SLACK)]
        for item in page.items:
            over = (-item.box.x, -item.box.y, item.box.right - trim.right, item.box.bottom - trim.bottom)
            if item.tags:
                assert max(over) <= SLACK, item.role
            # What crosses the trim must go all the way, or the cut shows a white edge.
            assert all(each <= SLACK or each == pytest.approx(page.bleed, abs=SLACK) for each in over), item.role


@judging()
def test_words_keep_apart_from_each_other_and_from_pictures(laid_out: LaidOutPiece) -> None:
    for page in laid_out.pages:
        # The labels of a picture stand in it (test_posters.py).
        inked = [(item.text, ink(item)) for item in texts(page) if item.role != "label"]
        pictures = [
            (item.role, item.box) for item in page.items if isinstance(item, DrawingItem | ImageItem) and item.role not in CARRY_WORDS
        ]
        pairs = [*combinations(inked, 2), *product(inked, pictures)]
        assert pairs
        assert not [(one, other) for (one, a), (other, b) in pairs if meet(a, b)]
        for lines in paragraphs(page):
            # The lines of a title that is fitted to the measure differ in size.
            assert len({(line.role == "title" or line.size, line.language, line.role) for line in lines}) == 1
            assert all(above.baseline + above.size / 2 < below.baseline for above, below in pairwise(lines))


@judging()
def test_words_are_large_enough_and_stand_out_from_what_lies_under_them(setting: JobSpec, laid_out: LaidOutPiece) -> None:
    least = find_theme(LIBRARY, setting.theme).contrast
    for page in laid_out.pages:
        assert texts(page)
        for at, item in enumerate(page.items):
            if isinstance(item, TextItem) and item.role != "label":
                grounds = grounds_under(ink(item), page.items[:at])
                assert len(grounds) == 1, item.text
                assert item.color
                assert contrast_ratio(item.color.rgb, grounds.pop()) >= least.get(item.color.name, 7), item.text
                assert x_height(item) >= floor(laid_out, item) - 0.001, item.text


def floor(laid_out: LaidOutPiece, item: TextItem) -> float:
    """The smallest x-height that the words may have in this format."""
    if item.role in CLOSE:
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
    assert code.color
    assert contrast_ratio(code.color.rgb, under[-1].fill.rgb if under and under[-1].fill else (1.0, 1.0, 1.0)) >= 7
    assert not [item for item in page.items if item not in (code, *under) and meet(item.box, code.box)]


@judging(has_code)
def test_a_code_its_label_and_its_address_stand_at_the_margin(setting: JobSpec, laid_out: LaidOutPiece) -> None:
    """At the one where lines begin; in a theme of words alone they stand at the end of the lead."""
    (page,) = laid_out.pages
    at_left = (page.direction == "rtl") == (setting.theme == "word")
    margin = min(min(item.box.x, page.width - item.box.right) for item in texts(page, "lead"))
    edges = []
    for item in (item for page in laid_out.pages for item in page.items if item.role == "code"):
        # Of the code itself, its dark modules.
        quiet = QUIET_ZONE * item.box.width / item.drawing.width if isinstance(item, DrawingItem) else 0.0
        edges.append((item.box.x if at_left else page.width - item.box.right) + quiet)
    assert len(edges) >= 3
    assert edges == pytest.approx([margin] * len(edges), abs=SLACK)


def _dark(path: tuple[tuple[str, tuple[float, ...]], ...]) -> int:
    """The area of a path of rectangles one unit high."""
    across = [points[0] for letter, points in path if letter in "ML"]
    return int(sum(across[at + 1] - across[at] for at in range(0, len(across), 4)))


def _where_a_pen_goes(page: Page, line: Item) -> list[str]:
    """What is printed there, by its ink."""
    room = Box(line.box.x, line.box.y - ABOVE, line.box.width, ABOVE + line.box.height + BELOW)
    printed = [(item, ink(item) if isinstance(item, TextItem) else item.box) for item in page.items if item is not line]
    return [item.role for item, box in printed if item.role not in ("ground", "panel") and meet(box, room)]


@judging(lambda setting: lines_to_write_on(setting) is not None)
def test_without_an_organization_there_is_a_line_to_write_on_with_room_for_a_hand(setting: JobSpec, laid_out: LaidOutPiece) -> None:
    lines = [(page, item) for page in laid_out.pages for item in page.items if item.role == "write-in"]
    assert len(lines) == lines_to_write_on(setting)
    for page, line in lines:
        assert not _where_a_pen_goes(page, line)
        across = page.width / (1 + sum(fold.axis == "x" for fold in page.folds))
        # On a strip that is narrower than a line for a number, it goes from margin to margin.
        measure = page.width - 2 * page.safe
        least = min(NUMBER, measure) if page.width < NUMBER else NUMBER if across < NARROW else LONG_LABEL * NAME_AND_NUMBER
        assert line.box.width >= least - SLACK
        assert isinstance(line, RectItem)
        assert line.fill
        assert line.fill.cmyk == (0, 0, 0, 1)


def test_each_theme_is_set_on_every_piece_that_it_is_made_for() -> None:
    for theme in theme_names(LIBRARY):
        suits, made_for = find_theme(LIBRARY, theme).suits, set()
        for name in material_names(LIBRARY):
            if any(suits(find_format(LIBRARY, form).kind) for form in find_material(LIBRARY, name).formats):
                made_for.add(name)
        assert {setting.material for setting in SETTINGS if setting.theme == theme} == made_for


@pytest.mark.parametrize("name", [name for name in material_names(LIBRARY) if not find_material(LIBRARY, name).multilingual])
def test_right_to_left_pages_start_at_the_right_margin(name: str) -> None:
    starts: dict[str, list[set[float]]] = defaultdict(list)
    for tag in languages_of(name, SAMPLED):
        for page in lay_out(JobSpec(name, today(), (tag,))).pages:
            # The ink of a title stands at the margin, of other words the space beside their letters, or the dot before them.
            (read, *_) = [item for item in texts(page) if item.tags]
            dots = [item.box for item in page.items if item.role == "picture" and item.box.height < read.size]
            ends = (read.box, ink(read), *(box for box in dots if meet(box, Box(0, read.box.y, page.width, read.box.height))))
            starts[page.name].append({round(page.width - end.right if page.direction == "rtl" else end.x, 2) for end in ends})
    assert starts
    assert all(set.intersection(*margins) for margins in starts.values()), starts


@judging()
def test_type_keeps_the_rules_of_the_house(setting: JobSpec, laid_out: LaidOutPiece) -> None:
    """Phone numbers in one face, small words in one ink, first baselines side by side level, and little of a page dark."""
    words = [item for page in laid_out.pages for item in texts(page)]
    assert words
    assert {(run.font.id, run.font.weight) for item in words if is_number(item) for run in item.runs} <= {("number", 800)}
    assert not [item.text for item in words if item.size < 12 and item.color and item.color.ink_count > 1]
    assert not [(one.text, other.text) for page in laid_out.pages for one, other in near_misses(page)]
    dark = [dark_share(page) for page in laid_out.pages]
    if setting.theme == THEME:
        kind = laid_out.form.kind.id
        assert (sum(dark) / len(dark) if kind in IN_THE_HAND else max(dark)) <= DARKEST.get(kind, 0.2)


@judging(has_headed_list)
def test_a_heading_is_nearer_to_its_list_than_the_items_are_to_each_other(laid_out: LaidOutPiece) -> None:
    judged = 0
    for page in laid_out.pages:
        for heading, items in lists(page):
            pitches = [lower[0].baseline - upper[-1].baseline for upper, lower in pairwise(items)]
            # In a folded leaflet the list may go on in the next part.
            below = [pitch for pitch in pitches if pitch > 0]
            if heading and below:
                judged += 1
                # Where there is little room, tall scripts are as close as their ink allows.
                white = ink(items[0][0]).y - ink(heading).bottom
                nearer = 1.0 if white < 0.12 * heading.size else 0.95
                assert items[0][0].baseline - heading.baseline < nearer * min(below), heading.text
    assert judged


# An organization's long name goes down to the format's floor, and one language among many is sought from close by.
@judging(lambda setting: not setting.organization and not find_material(LIBRARY, setting.material).multilingual)
def test_words_are_as_large_as_their_reading_distance_asks(setting: JobSpec, laid_out: LaidOutPiece) -> None:
    where = (setting.material, laid_out.form.id)
    crowded = CROWDED.get((*where, setting.theme), CROWDED.get(where, "")).split()
    words = [item for page in laid_out.pages for item in texts(page) if item.role not in CLOSE]
    small = {item.text for item in words if x_height(item) < laid_out.form.legible - 0.001}
    assert bool(small) == (setting.languages[0] in crowded), small
