"""Says in which inks a logo is printed whose colors were chosen for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.build.job import Job, LaidOutPiece
from handbill.core.problems import Problem
from handbill.graphics.bitmap import JPEG
from handbill.graphics.color import color_from_hex
from handbill.graphics.items import Color, DrawingItem, ImageItem, colors_of

_MOST_NAMED = 4


def logo_ink_problems(laid_out: LaidOutPiece, job: Job) -> Iterator[Problem]:
    """A remark (picture-inks) if the inks of a file cannot be exactly the colors of a logo: on a press, and with fewer inks than four."""
    if job.inks.full and job.purpose.inks == "rgb":
        return
    logos = [item for page in laid_out.pages for item in page.items if item.role == "logo"]
    colors = {color.name: color for item in logos if isinstance(item, DrawingItem) for color in colors_of(item) if _is_colored(color.name)}
    named = [f"{name} as {_inks(color, job)}" for name, color in colors.items()]
    if len(named) > _MOST_NAMED:
        named = [*named[:_MOST_NAMED], f"and {len(named) - _MOST_NAMED} more"]
    if any(isinstance(item, ImageItem) and not item.data.startswith(JPEG) for item in logos):
        named.append("the pixels of a picture" + (" in four inks" if job.inks.full else " in grays"))
    if named:
        hint = "for its own colors, print in four inks" if not job.inks.full else "ask the shop for a proof if the exact colors matter"
        yield Problem("picture-inks", f"a logo is printed in the inks that are nearest to its colors: {'; '.join(named)}", hint=hint)


def _is_colored(name: str) -> bool:
    """Whether a color is a logo's own, which is called by its value, and none of the grays."""
    if not name.startswith("#"):
        return False  # the theme's, for shapes without a paint
    color = color_from_hex(name, name).rgb
    return max(color) > min(color)


def _inks(color: Color, job: Job) -> str:
    if color.spot:
        return f"{color.tint:.0%} {color.spot}"
    if job.inks.full and job.spec.icc:
        return "the profile has it"
    cyan, magenta, yellow, black = (f"{part:.0%}" for part in color.cmyk)
    return f"cyan {cyan}, magenta {magenta}, yellow {yellow}, black {black}" if job.inks.full else f"{black} black"
