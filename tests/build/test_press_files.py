"""Files for a print shop: boxes to the thousandth of a point, bleed with ink in it, inks and no light, marks outside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from library import FONTS, LIBRARY, build
from PIL import Image
from read_back import preflight_lines, sides_with_ink
from sampled import SAMPLED, sampled_sizes

from handbill.build.job_spec import JobSpec
from handbill.build.result import Result
from handbill.contacts.hotlines import printed_numbers
from handbill.contacts.organization import Logo, Organization
from handbill.content.material import find_material, material_names
from handbill.core.geometry import Box
from handbill.graphics.items import DrawingItem, Page, RectItem
from handbill.graphics.svg.paths import path_bounds
from handbill.layout.format import find_format
from handbill.preflight.options import CheckOptions, ExpectedContent
from handbill.preflight.profiles import profile_named

# Points, worked out by hand: width, height and bleed (0.125 in is 9 pt, 3 mm is 8.504 pt).
SIZES = {
    "us-card": (252.0, 144.0, 9.0),
    "id-1": (242.646, 153.071, 8.504),
    "letter": (612.0, 792.0, 9.0),
    "a4": (595.276, 841.89, 8.504),
    "letter-tabs": (612.0, 792.0, 9.0),
    "a4-tabs": (595.276, 841.89, 8.504),
    "half-letter": (612.0, 396.0, 9.0),
    "a5": (595.276, 419.528, 8.504),
    "fold-card": (252.0, 576.0, 9.0),
    "fold-card-metric": (242.646, 612.283, 8.504),
    "label": (247.5, 48.0, 9.0),
    "label-metric": (280.913, 108.0, 8.504),
    "tabloid": (792.0, 1224.0, 9.0),
    "a3": (841.89, 1190.551, 8.504),
    "tabloid-flyer": (792.0, 1224.0, 9.0),
    "a3-flyer": (841.89, 1190.551, 8.504),
    "18x24": (1296.0, 1728.0, 9.0),
    "24x36": (1728.0, 2592.0, 9.0),
    "a2": (1190.551, 1683.78, 8.504),
    "a1": (1683.78, 2383.937, 8.504),
    "half-letter-flyer": (396.0, 612.0, 9.0),
    "a5-flyer": (419.528, 595.276, 8.504),
    "rack-card": (288.0, 648.0, 9.0),
    "rack-card-metric": (280.63, 595.276, 8.504),
    "trifold": (792.0, 612.0, 9.0),
    "trifold-metric": (841.89, 595.276, 8.504),
    "tent": (612.0, 180.0, 9.0),
    "tent-metric": (595.276, 198.425, 8.504),
}
# Sizes that none of the library's pieces comes in, but a campaign's may.
OTHERS = {
    "bookmark": (144.0, 432.0, 9.0),
    "bookmark-metric": (141.732, 425.197, 8.504),
}
# A tent is cut as one piece: its panel twice, head to head.
CUT = {**SIZES, **OTHERS, "tent": (612.0, 360.0, 9.0), "tent-metric": (595.276, 396.85, 8.504)}
EVERY = [(name, form) for name in material_names(LIBRARY) for form in find_material(LIBRARY, name).formats]

SAMPLES = [(name, tag, form) for name in material_names(LIBRARY) for tag, form in sampled_sizes(name, ("ar", "km"))]


def asked(result: Result, form: str, strings: tuple[str, ...] = ()) -> CheckOptions:
    width, height, bleed = CUT[form]
    limits = replace(profile_named("press").limits, bleed=bleed - 0.001)
    expected = ExpectedContent(result.setting.piece.numbers, strings, (width, height))
    return CheckOptions("press", limits, printed_numbers(LIBRARY), expected, FONTS)


def boxes(page: pikepdf.Page, name: str) -> tuple[float, ...]:
    return tuple(float(value) for value in page.obj[name])


def operations(page: pikepdf.Page) -> list[tuple[str, list[float]]]:
    return [
        (str(each.operator), [float(operand) for operand in each.operands if not isinstance(operand, pikepdf.Object)])
        for each in pikepdf.parse_content_stream(page)
    ]


def strokes(page: pikepdf.Page) -> list[tuple[float, float, float, float]]:
    """The marks: straight lines of one segment in the artifact that ends the page."""
    steps = operations(page)
    start = max(index for index, (operator, _) in enumerate(steps) if operator == "BMC")
    found = []
    for (move, begin), (line, end), (stroke, _) in zip(steps[start:], steps[start + 1 :], steps[start + 2 :], strict=False):
        if (move, line, stroke) == ("m", "l", "S"):
            found.append((*begin, *end))
    return found


def test_every_size_is_looked_at() -> None:
    assert {form for _, form in EVERY} - OTHERS.keys() == SIZES.keys()


@pytest.mark.parametrize(("name", "form"), EVERY)
def test_boxes_are_exact_crop_marks_stand_at_the_trim_and_everything_outside_the_bleed(finished, name: str, form: str) -> None:
    width, height, bleed = CUT[form]
    with pikepdf.open(io.BytesIO(finished(name, "en", "press", form).pdf)) as document:
        for page in document.pages:
            media, trim, ink = (boxes(page, box) for box in ("/MediaBox", "/TrimBox", "/BleedBox"))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((width, height), abs=0.0011)
            assert [abs(a - b) for a, b in zip(trim, ink, strict=True)] == pytest.approx([bleed] * 4, abs=0.0011)
            # Trim in the middle of the media, so that a shop can turn the sheet over.
            assert [trim[0], trim[1]] == pytest.approx([media[2] - trim[2], media[3] - trim[3]], abs=0.0021)
            assert media[0] < ink[0] < trim[0] < trim[2] < ink[2] < media[2]
            marks = strokes(page)
            for edge in (trim[0], trim[2]):
                assert sum(x1 == x2 == pytest.approx(edge, abs=0.0011) for x1, _, x2, _ in marks) == 2
            for edge in (trim[1], trim[3]):
                assert sum(y1 == y2 == pytest.approx(edge, abs=0.0011) for _, y1, _, y2 in marks) == 2
            for x1, y1, x2, y2 in marks:
                clear = max(ink[0] - max(x1, x2), min(x1, x2) - ink[2], ink[1] - max(y1, y2), min(y1, y2) - ink[3])
                assert clear >= 1
                assert min(x1, x2, y1, y2) >= -0.001
                assert max(x1, x2) <= media[2] + 0.001
                assert max(y1, y2) <= media[3] + 0.001


@pytest.mark.parametrize(("name", "tag", "form"), SAMPLES)
def test_preflight_finds_nothing(finished, name: str, tag: str, form: str) -> None:
    result = finished(name, tag, "press", form)
    assert preflight_lines(result.pdf, asked(result, form)) == []


@pytest.mark.parametrize("name", material_names(LIBRARY))
def test_what_runs_over_the_trim_reaches_the_edge_of_the_bleed_and_nothing_else_does(finished, name: str) -> None:
    result = finished(name, "en", "press")
    for page, sides in zip(result.setting.pages, sides_with_ink(result.pdf), strict=True):
        assert sides == {side for box in painted(page) for side in sides_crossed(box, page)}


def painted(page: Page) -> Iterator[Box]:
    """Where anything is painted that may run over the trim: grounds, and the areas of pictures."""
    for item in page.items:
        if isinstance(item, RectItem) and item.fill:
            yield item.box
        elif isinstance(item, DrawingItem):
            across, down = item.box.width / item.drawing.width, item.box.height / item.drawing.height
            for shape in item.drawing.shapes:
                left, top, right, bottom = path_bounds(shape.path)
                yield Box(item.box.x + left * across, item.box.y + top * down, (right - left) * across, (bottom - top) * down)


def sides_crossed(box: Box, page: Page) -> set[str]:
    over = {"left": -box.x, "top": -box.y, "right": box.right - page.width, "bottom": box.bottom - page.height}
    # What runs over the trim runs on to the edge of the bleed.
    assert all(by < 0.01 or by == pytest.approx(page.bleed, abs=0.01) for by in over.values()), box
    return {side for side, by in over.items() if by > 0.01}


def test_the_marks_print_on_every_plate(finished) -> None:
    """The color space /All stands for all plates, those of spot inks among them."""
    with pikepdf.open(io.BytesIO(finished("indicator-card", "en", "press").pdf)) as document:
        page = document.pages[0]
        spaces = page.Resources.ColorSpace
        assert [str(space[1]) for space in spaces.values()] == ["/All"]
        assert [float(part) for part in spaces[next(iter(spaces))][3].C1] == [1, 1, 1, 1]
        steps = operations(page)
        last = max(index for index, (operator, _) in enumerate(steps) if operator == "S")
        strokes_in = [values for operator, values in steps[:last] if operator == "SCN"]
    assert strokes_in
    assert all(values == [1.0] for values in strokes_in)


def test_no_operator_of_light_is_in_the_file_even_with_a_logo(finished, tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    Image.radial_gradient("L").resize((600, 300)).convert("RGB").save(picture)
    result = finished("indicator-card", "en", "press", "", Organization("Harbor Street Clinic", logos=(Logo(picture),)))
    with pikepdf.open(io.BytesIO(result.pdf)) as document:
        names_used = {operator for page in document.pages for operator, _ in operations(page)}
        spaces = {str(image.ColorSpace) for page in document.pages for image in page.images.values()}
    assert not names_used & {"rg", "RG", "sc", "SC"}
    assert "k" in names_used
    assert spaces == {"/DeviceCMYK"}
    assert preflight_lines(result.pdf, asked(result, "us-card", ("Harbor Street Clinic",))) == []


@pytest.mark.parametrize("tag", SAMPLED)
def test_text_is_black_alone_or_a_color_that_is_not_near_black(finished, tag: str) -> None:
    with pikepdf.open(io.BytesIO(finished("indicator-card", tag, "press").pdf)) as document:
        fills: set[tuple[float, ...]] = set()
        for page in document.pages:
            now: tuple[float, ...] = ()
            for operator, values in operations(page):
                if operator == "k":
                    now = tuple(values)
                elif operator in ("Tj", "TJ"):
                    fills.add(now)
    assert any(fill[:3] == (0, 0, 0) and fill[3] > 0.9 for fill in fills)
    # Where every ink is heavy, the plates' smallest shift shows at the letters' edges.
    assert not [fill for fill in fills if min(fill) > 0.3]


def test_a_press_file_has_no_links_and_still_has_its_tags(finished) -> None:
    with pikepdf.open(io.BytesIO(finished("help-is-here", "en", "press").pdf)) as document:
        assert not any("/Annots" in page for page in document.pages)
        assert document.Root.MarkInfo.Marked
        assert document.Root.StructTreeRoot.K


def test_one_layout_serves_every_purpose(today) -> None:
    # Built one after the other, as a run does: the shared fixture may hold one of them from long before.
    results = [build(JobSpec("indicator-card", today, ("th",), purpose)) for purpose in ("screen", "office", "press")]
    assert results[0].setting is results[1].setting is results[2].setting
    assert len({result.name for result in results}) == 1


def test_the_format_file_and_the_figures_here_agree() -> None:
    for form, (width, height, bleed) in (SIZES | OTHERS).items():
        read = find_format(LIBRARY, form)
        assert (read.width, read.height, read.bleed) == pytest.approx((width, height, bleed), abs=0.001)
