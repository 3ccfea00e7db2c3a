"""Pictures drawn into boxes: edges that bleed, the mirror image, rows of dots, and one ink."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import LIBRARY
from motifs import COLORS, IN_BLACK, IN_COLOR, motif

from handbill.graphics.items import Drawing, Shape
from handbill.graphics.motif.declaration import Motif
from handbill.graphics.motif.draw import Paints, PictureBox, box_of, dot_like, drawn
from handbill.graphics.motif.find import find_picture, picture_names
from handbill.graphics.motif.outlines import flattened
from handbill.graphics.svg.paths import Bounds, path_bounds

GROUND = "- {shape: plane, points: [[0, 0], [24, 0], [24, 12], [0, 12]], fill: accent}"
FIELD = "- {shape: field, count: [9, 5], radius: 0.33, odd: [0.75, 0.5]}"
MOTIFS = [picture for name in picture_names(LIBRARY) if isinstance(picture := find_picture(LIBRARY, name), Motif)]
BOXES = st.builds(PictureBox, st.floats(100, 800), st.floats(60, 800), st.tuples(*[st.floats(0, 20)] * 4), st.floats(0, 30))


def draw(picture: Motif, box: PictureBox, paints: Paints = IN_COLOR, mirrored: bool = False) -> Drawing:
    return drawn(picture, box, paints, mirrored)


def bounds(shape: Shape) -> Bounds:
    return path_bounds(shape.path)


@given(BOXES)
def test_what_lies_on_the_edge_of_the_frame_goes_to_the_edge_of_the_bleed(box: PictureBox) -> None:
    drawing = draw(motif(GROUND), box)
    left, top, right, bottom = box.bleed
    assert (drawing.width, drawing.height) == pytest.approx((box.width + left + right, box.height + top + bottom))
    (ground,) = drawing.shapes
    assert bounds(ground) == pytest.approx((0, 0, drawing.width, drawing.height), abs=1e-6)


@given(BOXES)
def test_what_lies_inside_keeps_its_proportions_and_stays_in_the_frame(box: PictureBox) -> None:
    picture = motif("- {shape: dot, at: [6, 5], radius: 2}\n- {shape: arch, at: [14, 11], width: 6, height: 8}")
    own, unit = box_of(picture, box)
    dot, arch = (bounds(shape) for shape in draw(picture, box).shapes)
    assert dot[2] - dot[0] == pytest.approx(dot[3] - dot[1])
    assert dot[2] - dot[0] == pytest.approx(4 * unit)
    assert (arch[2] - arch[0]) / (arch[3] - arch[1]) == pytest.approx(6 / 8)
    x, y = box.bleed[0] + own.x, box.bleed[1] + own.y
    assert dot == pytest.approx((x + 4 * unit, y + 3 * unit, x + 8 * unit, y + 7 * unit), abs=1e-6)
    assert unit == pytest.approx(min(box.width / 24, box.height / 12))


@pytest.mark.parametrize(
    ("align", "across", "down"),
    [("[start, top]", 0, 0), ("[center, middle]", 0.5, 0.5), ("[end, bottom]", 1, 1), ("[start, bottom]", 0, 1)],
)
def test_a_picture_stands_where_it_says_in_a_box_of_other_proportions(align: str, across: float, down: float) -> None:
    picture = motif("- {shape: dot, at: [12, 6], radius: 2}", f"align: {align}\n")
    own, _ = box_of(picture, PictureBox(480, 120))
    assert (own.x, own.y, own.width, own.height) == pytest.approx((240 * across, 0, 240, 120))
    own, _ = box_of(picture, PictureBox(240, 300))
    assert (own.x, own.y, own.width, own.height) == pytest.approx((0, 180 * down, 240, 120))


def mirrored_paths(one: Drawing) -> list[list[tuple[str, tuple[float, ...]]]]:
    """The paths of a drawing turned round: x becomes the width, less x."""
    turned = []
    for shape in one.shapes:
        points = [(letter, tuple(part for x, y in pairs(values) for part in (one.width - x, y))) for letter, values in shape.path]
        turned.append(points)
    return turned


@pytest.mark.parametrize("paints", [IN_COLOR, IN_BLACK], ids=["color", "black"])
@pytest.mark.parametrize("picture", MOTIFS, ids=lambda picture: picture.id)
@settings(deadline=None, max_examples=20)
@given(box=BOXES)
def test_for_a_page_read_from_the_right_it_is_the_exact_mirror_image(picture: Motif, paints: Paints, box: PictureBox) -> None:
    turning = replace(picture, shapes=tuple(shape for shape in picture.shapes if shape.mirrors))
    plain, mirrored = draw(turning, box, paints), draw(turning, box, paints, mirrored=True)
    assert (mirrored.width, mirrored.height) == (plain.width, plain.height)
    assert [(shape.fill, shape.stroke, shape.width) for shape in mirrored.shapes] == [
        (shape.fill, shape.stroke, shape.width) for shape in plain.shapes
    ]
    for expected, shape in zip(mirrored_paths(plain), mirrored.shapes, strict=True):
        assert [letter for letter, _ in shape.path] == [letter for letter, _ in expected]
        for (_, values), (_, wanted) in zip(shape.path, expected, strict=True):
            assert values == pytest.approx(wanted, abs=1e-6)


@given(BOXES)
def test_a_check_mark_is_not_turned_round_but_moves_with_the_picture(box: PictureBox) -> None:
    check = "- {shape: path, points: [[2, 6], [3, 8], [6, 3]], width: 0.5, mirrors: no}"
    plain, mirrored = draw(motif(check), box), draw(motif(check), box, mirrored=True)
    (one,), (other,) = plain.shapes, mirrored.shapes
    left, _, right, _ = bounds(one)
    assert bounds(other)[::2] == pytest.approx((plain.width - right, plain.width - left), abs=1e-6)
    # The same points, moved: not a mirror image.
    moved = plain.width - right - left
    for (_, values), (_, same) in zip(one.path, other.path, strict=True):
        assert same == pytest.approx((values[0] + moved, values[1]), abs=1e-6)


def pairs(values: tuple[float, ...]) -> list[tuple[float, float]]:
    return list(zip(values[::2], values[1::2], strict=True))


@settings(deadline=None, max_examples=30)
@given(BOXES)
def test_a_field_has_one_dot_that_differs_and_keeps_inside_the_margins(box: PictureBox) -> None:
    hole, dots = draw(motif(FIELD), box).shapes
    assert (hole.fill, dots.fill) == (COLORS["paper"], COLORS["ink"])
    contours = [(min(xs := [x for x, _ in points]), max(xs), points) for points in flattened(dots.path)]
    count = len(contours) - 1  # the ring has two
    left = box.bleed[0]
    assert min(x for x, _, _ in contours) == pytest.approx(left + box.margin, abs=1e-6)
    assert max(x for _, x, _ in contours) == pytest.approx(left + box.width - box.margin, abs=1e-6)
    sizes = sorted(right - x for x, right, _ in contours)
    assert sizes[0] < sizes[1] * 0.8
    assert sizes[1] == pytest.approx(sizes[-1])
    # Rows and columns are whole, and at most as many in a row as in the densest field.
    across = len({round(x, 3) for x, right, _ in contours if right - x > sizes[0] + 1e-6})
    assert count % across == 0
    assert 9 <= across <= 24
    top, bottom = (f(y for _, _, points in contours for _, y in points) for f in (min, max))
    assert top >= box.bleed[1] - 1e-6
    assert bottom <= box.bleed[1] + box.height + 1e-6


@pytest.mark.parametrize("picture", MOTIFS, ids=lambda picture: picture.id)
def test_in_one_ink_a_picture_is_black_and_white(picture: Motif) -> None:
    drawing = draw(picture, PictureBox(400, 300, (9, 9, 9, 0), 20), IN_BLACK)
    paints = {paint.cmyk for shape in drawing.shapes for paint in (shape.fill, shape.stroke) if paint}
    assert paints <= {(0, 0, 0, 1), (0, 0, 0, 0)}
    assert (0, 0, 0, 1) in paints
    assert all(shape.fill or shape.stroke for shape in drawing.shapes)


def test_in_one_ink_an_area_is_an_outline_and_may_be_filled_with_lines() -> None:
    picture = motif(
        """
        - {shape: dot, at: [4, 6], radius: 3, fill: accent}
        - {shape: dot, at: [12, 6], radius: 3, fill: accent, lines: dark}
        - {shape: dot, at: [20, 6], radius: 3, fill: accent, rim: no}
        - {shape: dot, at: [4, 6], radius: 1, fill: ink, tint: 0.5}
        """
    )
    shapes = draw(picture, PictureBox(240, 120), IN_BLACK).shapes
    kinds = [("fill" if shape.fill else "stroke", (shape.fill or shape.stroke).cmyk[3], len(shape.path) > 20) for shape in shapes]
    assert kinds == [
        ("fill", 0, False),
        ("stroke", 1, False),
        ("fill", 0, False),
        ("stroke", 1, True),  # the lines
        ("stroke", 1, False),
        ("fill", 1, False),  # the person
    ]
    assert {shape.width for shape in shapes if shape.stroke and len(shape.path) < 20} == {IN_BLACK.line}


def test_in_color_tints_and_shades_are_mixed_from_the_colors_of_the_piece() -> None:
    picture = motif(
        """
        - {shape: dot, at: [4, 6], radius: 3, fill: accent, tint: 0.5, lines: dark}
        - {shape: dot, at: [12, 6], radius: 3, fill: accent, shade: 0.5}
        - {shape: dot, at: [20, 6], radius: 3, fill: paper}
        """
    )
    light, dark, white = (shape.fill for shape in draw(picture, PictureBox(240, 120)).shapes)
    assert light
    assert dark
    assert white
    accent, ink = COLORS["accent"], COLORS["ink"]
    assert light.rgb == pytest.approx([(part + 1) / 2 for part in accent.rgb], abs=1e-3)
    assert dark.cmyk == pytest.approx([(one + other) / 2 for one, other in zip(accent.cmyk, ink.cmyk, strict=True)], abs=1e-3)
    assert white == COLORS["paper"]


def test_a_shape_may_be_drawn_in_color_only_or_in_one_ink_only() -> None:
    picture = motif("- {shape: dot, at: [4, 6], radius: 3, only: color}\n- {shape: ring, at: [4, 6], radius: 3, width: 1, only: one ink}")
    box = PictureBox(240, 120)
    in_color, in_black = draw(picture, box).shapes, draw(picture, box, IN_BLACK).shapes
    assert (len(in_color), len(in_black)) == (1, 1)
    assert len(flattened(in_color[0].path)) == 1
    assert len(flattened(in_black[0].path)) == 2


def test_a_path_is_a_line_with_round_ends_or_a_row_of_dots() -> None:
    picture = motif(
        """
        - {shape: path, points: [[2, 6], [12, 6], [12, 10]], width: 0.5}
        - {shape: path, points: [[2, 6], [12, 6]], width: 0.5, dotted: yes}
        """
    )
    line, dots = draw(picture, PictureBox(240, 120)).shapes
    assert (line.stroke, line.width, [letter for letter, _ in line.path]) == (COLORS["ink"], 5, ["M", "L", "L"])
    centers = [sum(x for x, _ in contour[:-1]) / (len(contour) - 1) for contour in flattened(dots.path)]
    assert (centers[0], centers[-1]) == pytest.approx((20, 120), abs=0.1)
    steps = {round(after - before, 1) for before, after in itertools.pairwise(centers)}
    assert len(steps) == 1
    assert 2 * 5 <= steps.pop() <= 3 * 5


def test_a_low_box_has_fewer_rows_but_no_smaller_dots_until_there_are_three() -> None:
    def dots(height: float) -> tuple[int, float]:
        _, shape = draw(motif(FIELD), PictureBox(400, height, margin=10)).shapes
        widths = sorted(max(x for x, _ in points) - min(x for x, _ in points) for points in flattened(shape.path))
        return len(widths) - 1, widths[-1]

    full, high = dots(240), dots(400)
    assert full[1] == pytest.approx(high[1])
    assert high[0] > full[0] == 45
    low = dots(100)
    assert low[1] < full[1]
    assert low[0] >= 3 * 9
    assert math.isfinite(low[1])


ARCH = "- {shape: arch, at: [12, 12], width: 24, height: 12, fill: accent, tint: 0.5, lines: dark}"


@pytest.mark.parametrize(("shape", "in_one_ink"), [(ARCH, 3), ("- {shape: dot, at: [12, 6], radius: 1}", 2)])
def test_a_dot_like_a_shape_is_painted_like_it_within_a_rim(shape: str, in_one_ink: int) -> None:
    picture = motif(shape)
    in_color, in_black = (dot_like(picture.shapes[0], 40, paints) for paints in (IN_COLOR, IN_BLACK))
    assert in_color.shapes[0].fill == draw(picture, PictureBox(240, 120)).shapes[0].fill
    assert (len(in_color.shapes), len(in_black.shapes)) == (2, in_one_ink)
    for rim in (in_color.shapes[-1], in_black.shapes[-1]):
        assert bounds(rim) == pytest.approx((0.5, 0.5, 39.5, 39.5))
