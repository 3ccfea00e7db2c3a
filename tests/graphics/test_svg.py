from __future__ import annotations

import pytest

from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.graphics.color import color_from_hex
from handbill.graphics.items import Color, Drawing, Gradient, Shape
from handbill.graphics.svg.areas import Enclosed, Geometry, rectangle
from handbill.graphics.svg.paths import format_path, path_bounds
from handbill.graphics.svg.read_svg import read_svg

_PLACE = Place("organizations/example.yaml", 3, "logo")


def _read(body: str, view: str = 'viewBox="0 0 100 50"') -> Drawing:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {view}>\n{body}\n</svg>'.encode(), "logo.svg", _PLACE)


def _only(body: str, view: str = 'viewBox="0 0 100 50"') -> Shape:
    (shape,) = _read(body, view).shapes
    return shape


def _name(shape: Shape) -> str:
    assert isinstance(shape.fill, Color)
    return shape.fill.name


def _covers(shape: Shape, point: tuple[float, float]) -> bool:
    x, y = point
    spot = Enclosed(rectangle(x - 0.01, y - 0.01, x + 0.01, y + 0.01))
    return bool(Geometry(100).common(Enclosed(shape.path, shape.even_odd), spot).path)


def _problems(body: str, view: str = 'viewBox="0 0 100 50"') -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as caught:
        _read(body, view)
    assert all(problem.place == _PLACE and problem.hint for problem in caught.value.problems)
    return caught.value.problems


def test_shapes_land_where_they_are_drawn() -> None:
    drawing = _read('<rect x="10" y="5" width="30" height="20" fill="#c00"/>\n<circle cx="70" cy="25" r="15"/>')
    box, disk = drawing.shapes
    assert (drawing.width, drawing.height) == (100, 50)
    assert format_path(box.path) == "M10 5L40 5L40 25L10 25Z"
    assert (box.fill, box.stroke, box.width) == (color_from_hex("#cc0000", "#cc0000"), None, 0)
    assert path_bounds(disk.path) == pytest.approx((55, 10, 85, 40))
    assert disk.fill == color_from_hex("#000000", "#000000")
    assert disk.fill.cmyk == (0, 0, 0, 1)


def test_the_view_box_begins_at_the_top_left() -> None:
    drawing = _read('<rect x="-10" y="20" width="5" height="5"/>', 'viewBox="-10 20 40 30" width="80mm"')
    assert (drawing.width, drawing.height) == (40, 30)
    assert path_bounds(drawing.shapes[0].path) == (0, 0, 5, 5)


def test_without_a_view_box_width_and_height_count() -> None:
    drawing = _read('<rect width="5" height="5"/>', 'width="1in" height="48px"')
    assert (drawing.width, drawing.height) == (96, 48)


def test_transforms_of_groups_and_elements() -> None:
    turned = _only('<g transform="translate(50 10)"><rect width="20" height="10" transform="rotate(90)"/></g>')
    assert path_bounds(turned.path) == pytest.approx((40, 10, 50, 30))
    assert turned.path[1][1] == pytest.approx((50, 30))  # the top right corner of the rectangle


_LINE = '<path d="M20 20H40V30" fill="none" stroke="#00f" stroke-width="4" {}/>'


@pytest.mark.parametrize(
    ("how", "bounds", "inside", "outside"),
    [
        ("", (20, 18, 42, 30), (41.9, 18.1), (19.9, 20)),
        ('stroke-linecap="square"', (18, 18, 42, 32), (18.1, 18.1), (17.9, 20)),
        ('stroke-linecap="round"', (18, 18, 42, 32), (18.2, 20), (18.2, 18.2)),
        ('stroke-linejoin="round"', (20, 18, 42, 30), (41, 19), (41.8, 18.2)),
        ('stroke-linejoin="bevel"', (20, 18, 42, 30), (40.8, 19), (41.2, 18.8)),
        ('stroke-miterlimit="1"', (20, 18, 42, 30), (40.8, 19), (41.2, 18.8)),
        ('stroke-dasharray="5"', (20, 18, 42, 25), (24, 20), (27, 20)),
        ('stroke-dasharray="5" stroke-dashoffset="5"', (25, 18, 42, 30), (27, 20), (24, 20)),
        ('stroke-dasharray="0"', (20, 18, 42, 30), (27, 20), (19, 20)),
        ('transform="scale(1 2)"', (20, 36, 42, 60), (41.9, 36.2), (30, 35.9)),
        ('transform="scale(2)" vector-effect="non-scaling-stroke"', (40, 38, 82, 60), (60, 41.9), (60, 42.1)),
    ],
)
def test_strokes_are_areas_with_their_ends_and_joins(
    how: str, bounds: tuple[float, ...], inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    shape = _only(_LINE.format(how), 'viewBox="0 0 100 80"')
    assert (shape.fill, shape.stroke) == (color_from_hex("#0000ff", "#0000ff"), None)
    assert path_bounds(shape.path) == pytest.approx(bounds, abs=0.02)
    assert (_covers(shape, inside), _covers(shape, outside)) == (True, False)


def test_lines_enclose_nothing() -> None:
    (stroke,) = _read('<path d="M10 10H50M10 30L50 40Z" stroke="red"/>').shapes
    assert stroke.fill == color_from_hex("#ff0000", "#ff0000")


def test_strokes_may_lie_under_their_fill() -> None:
    body = '<path d="M10 10H50V40z" stroke="red" paint-order="{}"/>'
    for order, names in (
        ("normal", ["#000000", "#ff0000"]),
        ("stroke", ["#ff0000", "#000000"]),
        ("markers stroke", ["#ff0000", "#000000"]),
    ):
        assert [_name(shape) for shape in _read(body.format(order)).shapes] == names


def test_even_odd_fills() -> None:
    ring = "M0 0H40V40H0ZM10 10H30V30H10Z"
    assert _only(f'<path d="{ring}" fill-rule="evenodd"/>').even_odd
    assert not _only(f'<path d="{ring}"/>').even_odd


def test_styles_weigh_as_in_css() -> None:
    sheet = "<style>/* a } */ #top{fill:#123456} .a, .b { fill : RED !important; stroke: none } rect{fill:#00ff00}</style>"
    drawing = _read(
        sheet
        + '<rect id="top" class="b" width="5" height="5" fill="blue"/><rect class="x a" width="5" height="5"/>'
        + '<rect width="5" height="5"/><rect class="a" style="fill:rgb(0%, 20%, 49.9%)" width="5" height="5"/>'
        + '<g fill="#abc" color="#0000ee"><circle r="5" cx="5" cy="5"/><circle r="5" cx="5" cy="5" fill="currentColor"/></g>'
    )
    names = [_name(shape) for shape in drawing.shapes]
    assert names == ["#ff0000", "#ff0000", "#00ff00", "#ff0000", "#aabbcc", "#0000ee"]


def test_what_does_not_show_is_left_out() -> None:
    shape = _only(
        '<defs><rect width="9" height="9"/><linearGradient id="g"/></defs><title>Logo</title><rect width="9" height="9" fill="none"/>'
        '<g display="none"><rect width="9" height="9"/></g><g visibility="hidden"><rect width="9" height="9"/></g>'
        '<rect width="9" height="9" opacity="0"/><rect width="9" height="9" fill-opacity="0"/><rect x="200" width="9" height="9"/>'
        '<rect width="9" height="9" fill="none" stroke="red" stroke-width="0"/><rect width="0" height="9"/><path d=""/>'
        '<x:thing xmlns:x="urn:editor"><rect width="9" height="9"/></x:thing><rect width="7" height="7"/>'
    )
    assert path_bounds(shape.path) == (0, 0, 7, 7)


def test_use_repeats_an_element_with_its_own_color() -> None:
    drawing = _read(
        '<defs><g id="dot"><circle r="2"/></g></defs><use href="#dot" x="10" y="10" fill="red"/>'
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#dot" transform="translate(20 10) scale(2)"/>'
    )
    assert [path_bounds(shape.path) for shape in drawing.shapes] == [pytest.approx((8, 8, 12, 12)), pytest.approx((16, 6, 24, 14))]
    assert [_name(shape) for shape in drawing.shapes] == ["#ff0000", "#000000"]


_BOX = 'width="9" height="9"'
_DISK = '<circle cx="30" cy="25" r="10"/>'


def test_style_sheets_move_shapes_and_give_them_their_size() -> None:
    sheet = "<style>.a{transform:translate(10px,50%);width:20px;height:10%} g > rect{fill:red} #b[fill] rect{x:3px}</style>"
    drawing = _read(f'{sheet}<rect class="a"/><g><rect {_BOX}/></g><g id="b" fill="lime"><rect {_BOX}/></g>')
    assert [path_bounds(shape.path) for shape in drawing.shapes] == [(10, 25, 30, 30), (0, 0, 9, 9), (3, 0, 12, 9)]
    assert [_name(shape) for shape in drawing.shapes] == ["#000000", "#ff0000", "#ff0000"]


@pytest.mark.parametrize(
    "how",
    [
        'style="/* brand */ fill:#b4451f"',
        'style="fill: /* a; b */ #b4451f; stroke: none"',
        'style="fill:red;fill:#b4451f !important;fill:blue"',
        'style="--brand:#b4451f" class="v"',
    ],
)
def test_comments_and_weights_in_styles(how: str) -> None:
    sheet = "<style>svg{--brand:#b4451f} .v{fill:var(--brand, red)} @media print{rect{fill:blue}} rect:hover{fill:lime}</style>"
    assert _name(_only(f"{sheet}<rect {_BOX} {how}/>")) == "#b4451f"


@pytest.mark.parametrize(
    ("view", "size", "bounds"),
    [
        ('viewBox="0 0 100 50" width="100%" height="100%"', (100, 50), (0, 0, 100, 50)),
        ('viewBox="0 0 100 50" width="200" height="200"', (100, 100), (0, 25, 100, 75)),
        ('viewBox="0 0 100 50" width="200" height="200" preserveAspectRatio="none"', (50, 50), (0, 0, 50, 50)),
        ('viewBox="0 0 100 50" width="200" height="200" preserveAspectRatio="xMinYMin slice"', (50, 50), (0, 0, 50, 50)),
    ],
)
def test_percentages_and_the_canvas(view: str, size: tuple[float, float], bounds: tuple[float, ...]) -> None:
    drawing = _read('<rect width="100%" height="100%"/>', view)
    assert (drawing.width, drawing.height) == pytest.approx(size)
    assert path_bounds(drawing.shapes[0].path) == pytest.approx(bounds)


def test_clips_that_cut_nothing_change_nothing() -> None:
    clip = '<clipPath id="c"><rect width="100" height="50" fill="white"/></clipPath>'
    assert _read(f'<g clip-path="url(#c)"><rect x="5" {_BOX}/></g>{clip}') == _read(f'<rect x="5" {_BOX}/>')


@pytest.mark.parametrize(
    ("defined", "bounds"),
    [
        ('<clipPath id="c"><rect x="20" width="30" height="50"/></clipPath>', (20, 10, 50, 40)),
        (
            f'<clipPath id="c">{_DISK}<use href="#r"/></clipPath><rect id="r" x="45" y="20" width="5" height="5"/>',
            (20, 15, 50, 35),
        ),
        ('<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height=".5"/></clipPath>', (10, 10, 50, 25)),
        ('<clipPath id="c" transform="translate(60)"><rect width="30" height="50"/></clipPath>', (60, 10, 90, 40)),
        ('<mask id="c"><rect x="20" width="30" height="50" fill="white"/></mask>', (20, 10, 50, 40)),
        ('<mask id="c" mask-type="alpha"><rect x="20" width="30" height="50"/></mask>', (20, 10, 50, 40)),
        ('<mask id="c"><rect width="99" height="50" fill="#fff"/><rect x="50" width="50" height="50"/></mask>', (10, 10, 50, 40)),
    ],
)
def test_clips_and_masks_cut(defined: str, bounds: tuple[float, ...]) -> None:
    name = "mask" if "<mask" in defined else "clip-path"
    shape = _only(f'<defs>{defined}</defs><rect x="10" y="10" width="80" height="30" {name}="url(#c)"/>')
    assert path_bounds(shape.path) == pytest.approx(bounds, abs=0.02)
    assert shape.opacity == pytest.approx(1)


def test_a_mask_lets_through_by_how_light_it_is() -> None:
    mask = '<mask id="m"><rect width="50" height="50" fill="#808080"/></mask>'
    assert _only(f'{mask}<rect width="100" height="50" mask="url(#m)"/>').opacity == pytest.approx(128 / 255, abs=0.001)


def test_groups_fade_as_one_picture() -> None:
    drawing = _read(f'<g opacity=".5"><rect {_BOX} fill="red"/><rect x="5" {_BOX} fill="blue"/></g>')
    assert [(_name(shape), shape.opacity, path_bounds(shape.path)) for shape in drawing.shapes] == [
        ("#ff0000", 0.5, pytest.approx((0, 0, 5, 9), abs=0.01)),
        ("#0000ff", 0.5, (5, 0, 14, 9)),
    ]
    alone = [_only(f"<rect {_BOX} {how}/>") for how in ('fill-opacity="50%"', 'fill="rgba(0,0,0,0.5)"', 'opacity=".5"')]
    assert [shape.opacity for shape in alone] == pytest.approx([0.5] * 3, abs=0.002)


def test_a_color_that_fades_out_stays_that_color() -> None:
    stops = '<stop stop-color="lime"/><stop offset="1" stop-color="lime" stop-opacity="0"/>'
    shape = _only(f'<linearGradient id="g">{stops}</linearGradient><rect {_BOX} fill="url(#g)"/>')
    assert isinstance(shape.fill, Gradient)
    assert [(stop.color.name, stop.opacity) for stop in shape.fill.stops] == [("#00ff00", 1), ("#00ff00", 0)]


_STOPS = '<stop offset="0" stop-color="red"/><stop offset="100%" style="stop-color:#00f;stop-opacity:.5"/>'


def test_gradients_are_placed_in_the_box_of_their_shape() -> None:
    gradient = f'<linearGradient id="g" gradientTransform="rotate(90)">{_STOPS}</linearGradient>'
    shape = _only(f'{gradient}<rect x="10" y="20" width="40" height="20" fill="url(#g)" transform="translate(5)"/>')
    assert isinstance(shape.fill, Gradient)
    assert [(stop.offset, stop.color.name, stop.opacity) for stop in shape.fill.stops] == [(0, "#ff0000", 1), (1, "#0000ff", 0.5)]
    assert shape.fill.matrix.point(*shape.fill.start[:2]) == pytest.approx((15, 20))
    assert shape.fill.matrix.point(*shape.fill.end[:2]) == pytest.approx((15, 40))


def test_gradients_refer_to_others_and_repeat() -> None:
    stops = f'<radialGradient id="s">{_STOPS}</radialGradient>'
    gradient = '<linearGradient id="g" href="#s" gradientUnits="userSpaceOnUse" x1="20" x2="40" spreadMethod="reflect"/>'
    shape = _only(f'{stops}{gradient}<rect width="100" height="9" fill="url(#g)"/>')
    assert isinstance(shape.fill, Gradient)
    assert (shape.fill.start, shape.fill.end) == ((0, 0, 0), (100, 0, 0))
    names = [stop.color.name for stop in shape.fill.stops]
    assert names == ["#0000ff", "#ff0000", "#ff0000", "#0000ff", "#0000ff", "#ff0000", "#ff0000", "#0000ff", "#0000ff", "#ff0000"]
    plain = _only(f'<radialGradient id="g"><stop stop-color="lime"/></radialGradient><rect {_BOX} fill="url(#g)"/>')
    assert _name(plain) == "#00ff00"


def test_symbols_and_inner_drawings() -> None:
    symbol = '<symbol id="s" viewBox="0 0 10 10"><rect width="20" height="5"/></symbol>'
    used = _only(f'{symbol}<use href="#s" x="10" y="5" width="40" height="40"/>')
    assert path_bounds(used.path) == pytest.approx((10, 5, 50, 25), abs=0.02)
    inner = _only('<svg x="10" y="5" width="40" height="40" viewBox="0 0 10 10"><rect width="20" height="5"/></svg>')
    assert path_bounds(inner.path) == pytest.approx((10, 5, 50, 25), abs=0.02)


def test_what_lies_beyond_the_edge_is_cut_off() -> None:
    assert path_bounds(_only('<rect x="-9" width="150" height="9"/>').path) == pytest.approx((0, 0, 100, 9), abs=0.02)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<text>Help</text>", "line 3: <text> holds letters"),
        (f'<pattern id="p"/><rect {_BOX} fill="url(#p)"/>', "line 3: <rect> has a pattern"),
        (f'<g filter="url(#f)"><rect {_BOX}/></g>', "line 3: <g> has a filter"),
        (f'<rect {_BOX} fill="blurple"/>', "line 3: <rect> has an unknown color"),
        (f'<g style="mix-blend-mode:multiply"><rect {_BOX}/></g>', "line 3: <g> blends"),
        ('<path d="M0 0L9 9" stroke="red" marker-end="url(#m)"/>', "line 3: <path> has markers"),
        (f"<style>rect:nth-child(2) {{ fill: red }}</style><rect {_BOX}/>", "line 3: <style> has a rule for 'rect:nth-child(2)'"),
        (f"<blink><rect {_BOX}/></blink><rect {_BOX}/>", "line 3: <blink>"),
    ],
)
def test_what_cannot_be_printed_as_it_looks_is_named(body: str, names: str) -> None:
    (problem,) = _problems("\n" + body)
    assert problem.code == "picture-svg-unsupported"
    assert problem.sentence.startswith("logo.svg, " + names)


def test_each_kind_of_problem_is_reported_once() -> None:
    problems = _problems("<text>a</text>\n<text>b</text>\n<rect filter='url(#f)'/>")
    assert [problem.sentence.split(":")[0] for problem in problems] == ["logo.svg, line 2", "logo.svg, line 4"]
    assert "outlines" in problems[0].hint


@pytest.mark.parametrize(
    ("body", "view", "what"),
    [
        ("", 'viewBox="0 0 9 9"', "nothing in it to draw"),
        (f"<rect {_BOX}/>", "", "how large it is"),
        (f"<rect {_BOX}/>", 'viewBox="0 0 0 9"', "how large it is"),
        (f"<rect {_BOX}/>", 'viewBox="0 0 nan 9"', "how large it is"),
        (f"<rect {_BOX}/>", 'width="100%" height="9"', "how large it is"),
        ('<path d="M0 0L9"/>', 'viewBox="0 0 9 9"', "a number is missing"),
        (f'<rect {_BOX} transform="turn(3)"/>', 'viewBox="0 0 9 9"', "turn() is not a transform"),
        (f'<rect {_BOX} transform="scale(1e9)"/>', 'viewBox="0 0 9 9"', "too far away"),
        (f'<rect {_BOX} stroke="red" stroke-width="5em"/>', 'viewBox="0 0 9 9"', "is not a length"),
        ('<use href="#nobody"/>', 'viewBox="0 0 9 9"', "nothing in it to draw"),
    ],
)
def test_broken_drawings(body: str, view: str, what: str) -> None:
    (problem,) = _problems(body, view)
    assert problem.code == "picture-svg-broken"
    assert what in problem.sentence
