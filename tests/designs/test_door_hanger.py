"""The door hanger: its hole is free of words on both faces, and shops and office printers get a line to cut it by."""

from __future__ import annotations

import io
import math

import pikepdf
import pytest
from changed_library import campaign_with_change
from ink import ink, texts
from library import LIBRARY
from own_words import COPIED, build, job, judged_languages, lay_out, sheets_of
from sampled import SAMPLED

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import DrawingItem, Item
from handbill.layout.format import find_format

FORMS = ("door-hanger", "door-hanger-metric")
NUMBER = "1-888-373-7888"
US = "layouts/formats/door-hanger.yaml"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", COPIED)
def test_words_begin_under_the_hole_on_every_face_in_every_language(form: str, name: str) -> None:
    own = find_format(LIBRARY, form)
    assert own.hole
    for tag in judged_languages(name, form):
        for page in lay_out(JobSpec(name, today(), (tag,), form=form)).pages:
            tops = [ink(item).y for item in texts(page)]
            assert tops
            assert min(tops) >= own.hole.down + own.hole.diameter / 2 + own.hole.clear
            (disc,) = [item for item in page.items if item.role == "hole"]
            assert disc.box.center == pytest.approx((own.width / 2, own.hole.down))
            # It is taken out with the hole, even where the die is off by as much as the bleed.
            assert disc.box.width / 2 == pytest.approx(own.hole.diameter / 2 - own.bleed)
            assert not disc.tags
            # The ground of the picture goes on under it, and it lies on top.
            assert page.items[-1] is disc


@pytest.mark.parametrize("form", FORMS)
def test_a_hole_leaves_paper_on_all_sides(form: str) -> None:
    own = find_format(LIBRARY, form)
    assert own.hole
    assert own.hole.down - own.hole.diameter / 2 >= 9 * MILLIMETER
    assert (own.width - own.hole.diameter) / 2 >= 25 * MILLIMETER
    assert 30 * MILLIMETER <= own.hole.diameter <= 40 * MILLIMETER


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_the_number_is_as_wide_as_the_words(form: str, tag: str) -> None:
    for page in lay_out(JobSpec("indicator-card", today(), (tag,), form=form)).pages:
        (number,) = [item for item in texts(page, "helpline") if item.text == NUMBER]
        assert ink(number).width >= 0.78 * page.width


def outlines(notes: tuple[Item, ...]) -> list[DrawingItem]:
    return [item for item in notes if isinstance(item, DrawingItem) and item.role == "die"]


def circle_and_slit(line: DrawingItem) -> tuple[tuple[float, float], float, list[tuple[float, ...]]]:
    """The middle and the radius of a circle, and the ends of the slit, on the sheet."""
    (shape,) = line.drawing.shapes
    close = [command for command, _ in shape.path].index("Z")
    points = [(line.box.x + x, line.box.y + y) for _, values in shape.path[:close] for x, y in [values[-2:]]]
    xs, ys = zip(*points, strict=True)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    slit = [(line.box.x + values[0], line.box.y + values[1]) for _, values in shape.path[close + 1 :]]
    return middle, math.dist(middle, points[0]), slit


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_shop_s_file_has_a_line_for_its_die_at_one_place_in_all_languages(tag: str) -> None:
    own = find_format(LIBRARY, "door-hanger")
    assert own.hole
    front, back = sheets_of(JobSpec("help-is-here", today(), (tag,), "press", "door-hanger"))
    for sheet, edge in ((front, "right"), (back, "left")):
        assert sheet.trim
        (line,) = outlines(sheet.notes)
        middle, radius, (start, end) = circle_and_slit(line)
        assert middle == pytest.approx((sheet.trim.x + own.width / 2, sheet.trim.y + own.hole.down))
        assert radius == pytest.approx(own.hole.diameter / 2)
        # The die cuts through both faces at once, so the back shows the slit at its other side.
        assert end == pytest.approx((getattr(sheet.trim, "right" if edge == "right" else "x"), middle[1]))
        assert math.dist(start, middle) == pytest.approx(radius)


def test_the_die_line_has_an_ink_of_its_own_and_prints_over_others() -> None:
    pdf = build(JobSpec("help-is-here", today(), ("en",), "press", "door-hanger")).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            inks = {str(space[1]): str(key) for key, space in page.Resources.ColorSpace.items()}
            assert set(inks) == {"/All", "/Die line"}
            steps = [(str(each.operator), [str(operand) for operand in each.operands]) for each in pikepdf.parse_content_stream(page)]
            at = steps.index(("CS", [inks["/Die line"]]))
            saved = max(index for index, step in enumerate(steps[:at]) if step[0] == "q")
            assert ("gs", ["/Over"]) in steps[saved:at]


def test_a_shop_that_asks_for_no_die_line_gets_none() -> None:
    asked = {
        shop: [outlines(sheet.notes) for sheet in sheets_of(JobSpec("help-is-here", today(), ("en",), "press", "door-hanger", shop=shop))]
        for shop in ("us-offset", "digital", "newsprint")
    }
    assert [[len(lines) for lines in sheets] for sheets in asked.values()] == [[1, 1], [1, 1], [0, 0]]


@pytest.mark.parametrize(("form", "count"), [("door-hanger", 2), ("door-hanger-metric", 3)])
def test_an_office_sheet_has_a_line_for_scissors_on_every_copy(form: str, count: int) -> None:
    own, setting = find_format(LIBRARY, form), JobSpec("help-is-here", today(), ("ar",), "office", form)
    assert own.hole
    sheets = sheets_of(setting)
    holes = []
    for sheet in sheets:
        lines = outlines(sheet.notes)
        assert len(lines) == len(sheet.placements) == count
        for line, placed in zip(lines, sheet.placements, strict=True):
            middle, radius, (_, end) = circle_and_slit(line)
            box = placed.box
            assert radius == pytest.approx(own.hole.diameter / 2)
            assert min(middle[0] - box.x, middle[1] - box.y, box.right - middle[0], box.bottom - middle[1]) == pytest.approx(own.hole.down)
            assert min(abs(end[0] - box.x), abs(end[0] - box.right), abs(end[1] - box.y), abs(end[1] - box.bottom)) < 0.01
        holes.append([circle_and_slit(line) for line in lines])
    # Held against the light, holes and slits of both sides lie on each other.
    fronts, backs = (sorted((*middle, *end) for middle, _, (_, end) in side) for side in holes)
    seen_through = sorted((sheets[0].width - x, y, sheets[0].width - end, down) for x, y, end, down in fronts)
    assert [value for hole in backs for value in hole] == pytest.approx([value for hole in seen_through for value in hole], abs=0.01)


def test_other_forms_have_no_line_for_a_die() -> None:
    for purpose in ("press", "office"):
        assert not [
            line for sheet in sheets_of(JobSpec("help-is-here", today(), ("en",), purpose, "bookmark")) for line in outlines(sheet.notes)
        ]
    assert job(JobSpec("help-is-here", today(), ("en",), form="bookmark")).form.hole is None


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("diameter: 1.25 in", "diameter: 5 in", "hole", "too near an edge"),
        ("down: 1.125 in", "down: 0.7 in", "hole", "too near an edge"),
        ("down: 1.125 in", "down: 6 in", "hole", "leaves no room for words"),
        ("slit: right", "slit: up", "hole.slit", "'up'"),
        ("clear: 0.25 in", "clear: 1", "hole.clear", "a length"),
    ],
)
def test_a_hole_that_cannot_be_is_a_problem_at_its_key(tmp_path, old: str, new: str, key: str, says: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        find_format(campaign_with_change(tmp_path, US, old, new), "door-hanger")
    (problem,) = found.value.problems
    assert problem.place.key == key
    assert says in problem.sentence
