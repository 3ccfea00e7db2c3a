"""Do text and figures keep clear of the trim?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.geometry import MILLIMETER
from handbill.core.measures import measure
from handbill.preflight.content.structure_tree import find_figures, read_structure_tree
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile, OpenedPage
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdf_box import PdfBox
from handbill.preflight.wording import format_place, quote

_SLACK = 0.25 * MILLIMETER  # lines are set to the safe area by their letters' widths; the tail of a J overhangs a little
_HINT = "move it inward, or make it smaller"


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    limits = options.effective_limits
    tagged = bool(file.once(read_structure_tree).elements)
    for page in file.pages:
        trim = page.trimmed_area
        margin = min(limits.safe, limits.safe_share * min(trim.width, trim.height))
        safe_area = trim.grow(-margin)
        distance = f"is less than {measure(margin)} from the trim, or beyond it"
        for text in page.texts:
            is_content = not tagged or (text.tag is not None and not text.tag.is_artifact)
            if is_content and text.paint is not None and _reaches_out(text.ink_bounds(), safe_area, page.printed_area):
                yield Defect(f"{quote(text.text)} {distance}", page.number, format_place(text.ink_bounds()), _HINT)
        for figure in file.once(find_figures):
            cut = figure.page == page.number and _reaches_out(figure.bounds, safe_area, page.printed_area)
            if cut and not _stays_clear(figure.bounds, safe_area, page):
                yield Defect(f"the figure {quote(figure.alt)} {distance}", page.number, format_place(figure.bounds), _HINT)


def _stays_clear(figure: PdfBox, safe_area: PdfBox, page: OpenedPage) -> bool:
    """Whether each side of a figure lies in the safe area, or runs on to the edge of the bleed: then it is meant to be cut."""
    signs = (-1, -1, 1, 1)  # which way is outward at the left, bottom, right and top
    sides = zip(signs, figure, safe_area, page.printed_area, page.trimmed_area, strict=True)
    return all(
        sign * (own - safe) <= _SLACK or sign * (own - edge) >= -_SLACK > sign * (cut - edge) for sign, own, safe, edge, cut in sides
    )


def _reaches_out(box: PdfBox, safe_area: PdfBox, printed_area: PdfBox) -> bool:
    """Whether the box leaves the safe area. Slugs and marks beyond the bleed are for the shop, so they are not judged."""
    return not box.is_empty and box.overlaps(printed_area) and not box.lies_within(safe_area, _SLACK)


QUESTION = Question(
    "safe-area",
    "error",
    "Do text and figures keep clear of the trim?",
    "Whatever is too close to the edge is cut off on every sheet that lies slightly askew.",
    _find_defects,
)
