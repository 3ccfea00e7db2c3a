"""What a file is made for: the screen, an office printer, a print shop. Each is one module in handbill/build/purposes/."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from handbill.sheets.sheet import Sheet


@dataclass(frozen=True)
class Purpose:
    """One kind of output.

    `name` is what `--for` takes, and the folder below the output folder. `label`: how people would choose it, as a message of the web page.
    `profile`: the preflight profile that its files are judged by.
    `make_sheets(laid_out, job)` places the pages on sheets (a LaidOutPiece and a Job); it raises ProblemsFound when the paper does not take
    the piece. `office_paper`: the file is printed on paper that is chosen here. `for_shop`: a print shop decides on bleed, safe area, marks
    and inks. `preflighted`: every file goes through the whole preflight, not only when that is asked for. `pictures`: what comes out are
    pictures, in formats that are made for that.
    """

    name: str
    label: str
    profile: str
    make_sheets: Callable[[Any, Any], tuple[Sheet, ...]]
    inks: Literal["rgb", "cmyk"] = "rgb"
    accessible: bool = False
    office_paper: bool = False
    for_shop: bool = False
    preflighted: bool = False
    pictures: bool = False

    @property
    def printed(self) -> bool:
        """Whether the file ends up on paper."""
        return self.office_paper or self.for_shop

    def __str__(self) -> str:
        return self.name
