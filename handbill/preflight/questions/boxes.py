"""Do the page boxes give the trim and the bleed correctly?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.measures import measure
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile, OpenedPage
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdf_box import PdfBox
from handbill.preflight.wording import format_size

# PDF/X (ISO 15930): TrimBox or ArtBox, not both, inside BleedBox inside MediaBox.
_SLACK = 0.01  # points; files carry two to four decimals
_ANY_BLEED = 0.03  # points: a required bleed below this means any bleed at all
_HINT = "set the boxes when you export the file: the trim size as TrimBox, the trim with its bleed as BleedBox"


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    return find_box_defects(file, options.effective_limits.bleed, options.expected.trim)


def find_box_defects(file: OpenedFile, least_bleed: float, trim: tuple[float, float] | None = None) -> Iterator[Defect]:
    """The defects in the boxes of each page. `least_bleed` and `trim` (width and height) are in points."""
    for page in file.pages:
        for sentence in _box_defects(page, least_bleed, trim):
            yield Defect(sentence, page.number, hint=_HINT)


def _box_defects(page: OpenedPage, least_bleed: float, trim: tuple[float, float] | None) -> Iterator[str]:
    if page.trim_box and page.art_box:
        yield "the page has both a TrimBox and an ArtBox; PDF/X allows only one of them"
    missing = [name for name, box in (("TrimBox", page.trim_box or page.art_box), ("BleedBox", page.bleed_box)) if box is None]
    if missing or page.bleed_box is None:
        yield f"the page has no {' and no '.join(missing)}"
        return
    if not page.bleed_box.lies_within(page.media_box, _SLACK):
        yield "the BleedBox extends beyond the MediaBox"
    if not page.trimmed_area.lies_within(page.bleed_box, _SLACK):
        yield "the TrimBox extends beyond the BleedBox"
    else:
        yield from _bleed_defects(page.trimmed_area, page.bleed_box, least_bleed)
    width, height = page.trimmed_area.width, page.trimmed_area.height
    if trim and max(abs(width - trim[0]), abs(height - trim[1])) > _SLACK:
        yield f"the TrimBox measures {format_size(width, height)}, but the piece {format_size(*trim)}"


def _bleed_defects(trim: PdfBox, bleed: PdfBox, least: float) -> Iterator[str]:
    widths = {
        "left": trim.left - bleed.left,
        "bottom": trim.bottom - bleed.bottom,
        "right": bleed.right - trim.right,
        "top": bleed.top - trim.top,
    }
    required = f"; at least {measure(least, fine=True)} is required" if least > _ANY_BLEED else ""
    for side, width in widths.items():
        if width < least - _SLACK:
            yield f"the BleedBox leaves {measure(width, fine=True)} of bleed on the {side} side{required}"


QUESTION = Question(
    "boxes",
    "error",
    "Do the page boxes give the trim and the bleed correctly?",
    "With a wrong box the text is cut off, or the crop marks are printed.",
    _find_defects,
)
