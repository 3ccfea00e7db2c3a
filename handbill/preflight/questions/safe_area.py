"""Do words and pictures that matter keep clear of the cut?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.geometry import MILLIMETER, millimeters
from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.matrix import Corners, meet, within
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.structure_tree import figures, tree

_SLACK = 0.25 * MILLIMETER  # lines are set to the safe area by their letters' widths; the tail of a J hangs out a little
_HINT = "move it inward, or make it smaller"


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    limits = asked.within
    tagged = bool(file.once(tree).elements)
    for sheet in file.sheets:
        width, height = sheet.cut[2] - sheet.cut[0], sheet.cut[3] - sheet.cut[1]
        margin = min(limits.safe, limits.safe_share * min(width, height))
        left, bottom, right, top = sheet.cut
        area = left + margin, bottom + margin, right - margin, top - margin
        for words in sheet.words:
            counts = words.tag is not None and not words.tag.artifact if tagged else True
            if counts and words.paint is not None and _outside(words.ink(), area, sheet.printed):
                sentence = f"{shown(words.text)} stands less than {millimeters(margin):.1f} mm from the cut, or beyond it"
                yield Found(sentence, sheet.number, where(words.ink()), _HINT)
        for figure in file.once(figures):
            if figure.page == sheet.number and _outside(figure.bounds, area, sheet.printed):
                sentence = f"the picture {shown(figure.alt)} stands less than {millimeters(margin):.1f} mm from the cut, or beyond it"
                yield Found(sentence, sheet.number, where(figure.bounds), _HINT)


def _outside(box: Corners, area: Corners, printed: Corners) -> bool:
    """Slugs and marks beyond the bleed are for the shop."""
    return box[0] <= box[2] and meet(box, printed) and not within(box, area, _SLACK)


QUESTION = Question(
    "safe-area",
    "error",
    "Do words and pictures that matter keep clear of the cut?",
    "What stands at the edge is cut off on every sheet that lies a little askew.",
    _ask,
)
