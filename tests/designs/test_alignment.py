"""Marks stand level with the words beside them, and logos at the edge of words. Codes: see test_every_page.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from ink import SLACK, texts
from library import LIBRARY, lay_out
from page_settings import EXAMPLE
from PIL import Image, ImageDraw
from sampled import SAMPLED
from typography import is_hung

from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Logo, read_organization
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.crop import shape_bounds
from handbill.graphics.items import DrawingItem, ImageItem, Item, Page, TextItem
from handbill.i18n.language import find_language
from handbill.typeset.script_properties import script_heights

MARKED = {
    "know-the-signs": "tabloid",
    "circles-of-support": "tabloid",
    "help-is-here": "letter",
    "is-this-job-real": "trifold",
    "indicator-card": "us-card",
    "useful-numbers": "fold-card",
}
_CIRCLE = '<circle cx="50" cy="35" r="10" fill="none" stroke="#146" stroke-width="4"/>'
RIM = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">{_CIRCLE}</svg>'


def _middle(line: TextItem) -> float:
    """Where the middle of the line's x-height is."""
    return line.baseline - script_heights(find_language(LIBRARY, line.language).script).x_height / 2 * line.size


def _beside(page: Page, mark: Item) -> list[TextItem]:
    """The lines that begin right after a mark and reach its height."""
    found = []
    for line in texts(page):
        gap = mark.box.x - line.box.right if page.direction == "rtl" else line.box.x - mark.box.right
        if 0 <= gap < 30 and line.box.y < mark.box.bottom and mark.box.y < line.box.bottom:
            found.append(line)
    return found


@pytest.mark.parametrize(("name", "form"), MARKED.items())
@pytest.mark.parametrize("tag", SAMPLED)
def test_a_mark_stands_at_the_middle_of_small_letters_of_the_line_beside_it(name: str, form: str, tag: str) -> None:
    judged = 0
    for page in lay_out(JobSpec(name, today(), (tag,), form=form)).pages:
        for mark in page.items:
            if mark.role == "mark" and (lines := _beside(page, mark)):
                judged += 1
                middle = mark.box.y + mark.box.height / 2
                assert min(abs(_middle(line) - middle) for line in lines) <= SLACK, [line.text for line in lines]
    assert judged


def _svg(folder: Path) -> Path:
    (folder / "logo.svg").write_text(RIM, encoding="utf-8")
    return folder / "logo.svg"


def _png(folder: Path) -> Path:
    """A PNG with a wide transparent rim."""
    image = Image.new("RGBA", (900, 600))
    ImageDraw.Draw(image).rectangle((300, 200, 699, 499), fill=(20, 60, 90, 255))
    image.save(folder / "logo.png")
    return folder / "logo.png"


def _ink(item: Item) -> Box:
    """Where a logo's ink really is."""
    if isinstance(item, DrawingItem):
        lefts, tops, rights, bottoms = zip(*(shape_bounds(shape) for shape in item.drawing.shapes), strict=True)
        size: tuple[float, float] = item.drawing.width, item.drawing.height
    else:
        assert isinstance(item, ImageItem)
        with Image.open(BytesIO(item.data)) as image:
            box = image.convert("L").point(lambda value: 255 if value < 200 else 0).getbbox()
            assert box
            (lefts, tops, rights, bottoms), size = ((each,) for each in box), image.size
    across, down = item.box.width / size[0], item.box.height / size[1]
    left, top = min(lefts) * across, min(tops) * down
    return Box(item.box.x + left, item.box.y + top, max(rights) * across - left, max(bottoms) * down - top)


@pytest.mark.parametrize("made", [_svg, _png])
@pytest.mark.parametrize("tag", ["en", "ur"])
@pytest.mark.parametrize(
    ("name", "form", "end"),
    [
        ("help-is-here", "letter", True),
        ("know-the-signs", "tabloid", False),
        ("indicator-card", "us-card", False),
        ("help-is-here", "trifold", False),
    ],
)
def test_a_logo_s_ink_touches_the_edge_that_it_stands_at(
    made: Callable[[Path], Path], tag: str, name: str, form: str, end: bool, tmp_path: Path
) -> None:
    """Where words start, or on the other side of the page as far from its edge."""
    who = replace(read_organization(EXAMPLE), logos=(Logo(made(tmp_path)),))
    pages = lay_out(JobSpec(name, today(), (tag,), form=form, organization=who)).pages
    ((page, logo),) = [(page, item) for page in pages for item in page.items if item.role == "logo"]
    # Titles and numbers are hung: their boxes begin before the margin. In a leaflet it stands in the part of the organization's words.
    words = [item.box for item in texts(page, "local" if page.folds else "") if not is_hung(item)]
    margin = min(page.width - box.right if page.direction == "rtl" else box.x for box in words)
    placed = _ink(logo)
    at_left = (page.direction == "rtl") == end
    reach = placed.x if at_left else page.width - placed.right
    assert reach == pytest.approx(margin, abs=0.1 * MILLIMETER)
