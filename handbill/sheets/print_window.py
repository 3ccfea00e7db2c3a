"""What a print window should be set to for an office file, so that nobody has to remember it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from handbill.sheets.rotation import Flip
from handbill.sheets.sheet import Sheet

# PDF knows no other numbers: "Supported values are the integers 2 through 5. Values outside this range are ignored." (PDF Reference 1.7,
# table 8.1, NumCopies).
MOST_COPIES = 5


@dataclass(frozen=True)
class PrintWindow:
    """`flip`: the edge on which paper is turned over between the two sides; empty for one side. `copies` of the whole file, 1 to 5."""

    flip: Literal["", "long", "short"] = ""
    copies: int = 1


def print_window(sheets: Sequence[Sheet], flip: Flip, copies: int = 1) -> PrintWindow:
    """The settings for sheets that were imposed for this flip; paper that is folded instead is printed on one side, and so is each of two
    files for fronts and backs.

    More copies than a file can ask for are left to the person who prints.
    """
    two_sided = {"front", "back"} <= {sheet.side for sheet in sheets}
    return PrintWindow("short" if two_sided and flip == "short" else "long" if two_sided else "", copies if copies <= MOST_COPIES else 1)
