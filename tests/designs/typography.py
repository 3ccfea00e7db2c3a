"""Measures of a laid-out page's typography, as a reader's eye takes them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ink import texts
from library import LIBRARY

from handbill.core.geometry import MILLIMETER
from handbill.graphics.contrast import relative_luminance
from handbill.graphics.items import Page, RectItem, TextItem
from handbill.i18n.language import find_language
from handbill.pdf.document import write
from handbill.pdf.metadata import About
from handbill.preflight.preview import page_images
from handbill.sheets.sheet import screen_sheets
from handbill.typeset.script_properties import script_heights

LEVEL = 0.05 * MILLIMETER  # two baselines that differ by less are level to the eye
_STEP = 0.25  # em; baselines that differ by more do so on purpose
_LATIN_X = script_heights("Latn").x_height
_DARK = 0.2  # relative luminance
_DARK_GRAY = 124  # of 255: the gray of that luminance
_DPI = 48


def is_number(item: TextItem) -> bool:
    return item.link.startswith("tel:")


def is_hung(item: TextItem) -> bool:
    """Whether its ink, not its box, stands at the margin."""
    return item.role == "title" or item.runs[0].font.id == "number"


def x_height(item: TextItem) -> float:
    """How high its small letters look, in points: by the letter of its script, and where that is taller than Latin's, by its size."""
    if item.runs[0].font.id == "number":
        return item.size * _LATIN_X
    script = script_heights(find_language(LIBRARY, item.language).script)
    return item.size / max(1 / script.x_height, script.size / _LATIN_X)


def near_misses(page: Page) -> Iterator[tuple[TextItem, TextItem]]:
    """First lines side by side, of the same role and size, whose baselines are nearly, but not quite, level."""
    firsts = [group[0] for _, items in lists(page) for group in items[:1]]
    firsts += [item for item in texts(page) if not item.turn and (is_number(item) or "H2" in [tag.kind for tag in item.tags])]
    for one, other in combinations(firsts, 2):
        apart = one.box.right <= other.box.x or other.box.right <= one.box.x
        alike = apart and one.role == other.role and abs(one.size - other.size) < 1e-6
        if alike and LEVEL < abs(one.baseline - other.baseline) < _STEP * one.size:
            yield one, other


def lists(page: Page) -> Iterator[tuple[TextItem | None, list[list[TextItem]]]]:
    """Each list's items, each as its lines, with the last line of the heading right before the list."""
    heading: TextItem | None = None
    found: list[list[TextItem]] = []
    for item in [*texts(page), None]:
        kinds = [tag.kind for tag in item.tags] if item else []
        if item and "LBody" in kinds:
            if found and found[-1][-1].tags[-1] is item.tags[-1]:
                found[-1].append(item)
            elif found and found[-1][-1].tags[-3] is not item.tags[-3]:
                yield heading, found
                heading, found = None, [[item]]
            else:
                found.append([item])
            continue
        if found:
            yield heading, found
            found = []
        heading = item if "H2" in kinds else None


def painted_dark_share(page: Page) -> float:
    """The part of the page, inside its trim, that is dark as it is seen: words and pictures with all else."""
    gray = page_images(write(screen_sheets([(page.width, page.height)]), [page], About("Page", page.language)), _DPI)[0].convert("L")
    histogram = gray.histogram()
    return sum(histogram[:_DARK_GRAY]) / sum(histogram)


def dark_share(page: Page) -> float:
    """The part of the page, inside its trim, that is covered by dark boxes; boxes on the same place count once."""
    boxes = {
        (item.box.x, item.box.y, item.box.right, item.box.bottom)
        for item in page.items
        if isinstance(item, RectItem) and item.fill and relative_luminance(item.fill.rgb) < _DARK
    }
    inside = [(max(x, 0), max(y, 0), min(right, page.width), min(bottom, page.height)) for x, y, right, bottom in boxes]
    return sum((right - x) * (bottom - y) for x, y, right, bottom in inside) / (page.width * page.height)
