from __future__ import annotations

import pytest

from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.graphics.color import color_from_hex
from handbill.graphics.items import Drawing, Shape
from handbill.graphics.svg.paths import format_path, path_bounds
from handbill.graphics.svg.read_svg import read_svg

_PLACE = Place("organizations/example.yaml", 3, "logo")


def _read(body: str, view: str = 'viewBox="0 0 100 50"') -> Drawing:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {view}>\n{body}\n</svg>'.encode(), "logo.svg", _PLACE)


def _only(body: str) -> Shape:
    (shape,) = _read(body).shapes
    return shape


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


def test_stroke_widths_are_scaled() -> None:
    shape = _only('<g transform="rotate(30) scale(2)"><path d="M10 2L15 2" fill="none" stroke="#00f" stroke-width="1.5"/></g>')
    assert (shape.fill, shape.stroke) == (None, color_from_hex("#0000ff", "#0000ff"))
    assert shape.width == pytest.approx(3)


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
    names = [shape.fill.name for shape in drawing.shapes if shape.fill]
    assert names == ["#123456", "#ff0000", "#00ff00", "#00337f", "#aabbcc", "#0000ee"]


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
    assert [shape.fill.name for shape in drawing.shapes if shape.fill] == ["#ff0000", "#000000"]


_BOX = 'width="9" height="9"'


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<text>Help</text>", "line 3: <text>"),
        (f'<rect {_BOX} fill="url(#g)"/>', "line 3: <rect> has a gradient or a pattern (fill)"),
        (f'<rect {_BOX} style="stroke: url(#p) red"/>', "line 3: <rect> has a gradient or a pattern (stroke)"),
        (f'<g filter="url(#f)"><rect {_BOX}/></g>', "line 3: <g> has a filter"),
        (f'<g mask="url(#f)"><rect {_BOX}/></g>', "line 3: <g> is masked"),
        (f'<g style="clip-path:url(#f)"><rect {_BOX}/></g>', "line 3: <g> is clipped"),
        (f'<rect {_BOX} opacity=".5"/>', "line 3: <rect> is partly transparent (opacity)"),
        (f'<rect {_BOX} fill-opacity="50%"/>', "line 3: <rect> is partly transparent (fill)"),
        (f'<rect {_BOX} fill="rgba(0,0,0,0.5)"/>', "line 3: <rect> is partly transparent (fill)"),
        (f'<rect {_BOX} fill="#0008"/>', "line 3: <rect> is partly transparent (fill)"),
        (f'<rect {_BOX} fill="blurple"/>', "line 3: <rect> has an unknown color"),
        ('<path d="M0 0L9 9" stroke="red" stroke-dasharray="2 1"/>', "line 3: <path> has a dashed stroke"),
        ('<path d="M0 0L9 9" stroke="red" transform="scale(1 3)"/>', "line 3: <path> has a stroke that is stretched"),
        ('<path d="M0 0L9 9" marker-end="url(#m)"/>', "line 3: <path> has markers"),
        (f'<rect {_BOX} style="transform:rotate(3deg)"/>', "line 3: <rect> is moved by its style"),
        (f"<svg><rect {_BOX}/></svg>", "line 3: <svg>"),
        (f'<symbol id="s"><rect {_BOX}/></symbol><use href="#s"/>', "line 3: <use> repeats a <symbol>"),
        (f"<style>g > rect {{ fill: red }}</style><rect {_BOX}/>", "line 3: <style> has a rule for 'g > rect'"),
        (f"<style>@media print {{ rect {{ fill: red }} }}</style><rect {_BOX}/>", "line 3: <style> has a rule for '@media print'"),
        ('<rect width="150" height="9"/>', "line 3: <rect> reaches beyond the edge"),
        (f"<blink><rect {_BOX}/></blink>", "line 3: <blink>"),
    ],
)
def test_what_cannot_be_printed_as_it_looks_is_named(body: str, names: str) -> None:
    (problem,) = _problems("\n" + body)
    assert problem.code == "picture-svg-unsupported"
    assert problem.sentence.startswith("logo.svg, " + names)


def test_each_kind_of_problem_is_reported_once() -> None:
    problems = _problems("<text>a</text>\n<text>b</text>\n<rect opacity='.5'/>")
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
        (f'<rect {_BOX} stroke="red" stroke-width="5%"/>', 'viewBox="0 0 9 9"', "is not a length"),
        ('<use href="#nobody"/>', 'viewBox="0 0 9 9"', "no element with the id 'nobody'"),
    ],
)
def test_broken_drawings(body: str, view: str, what: str) -> None:
    (problem,) = _problems(body, view)
    assert problem.code == "picture-svg-broken"
    assert what in problem.sentence
