"""Lengths in sentences: inches on US pieces, with the reader's word for them, and millimeters on metric ones. From points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from handbill.core.geometry import INCH, millimeters
from handbill.core.region import Region
from handbill.orders.document_style import name
from handbill.orders.piece_facts import length_text, size_text

# Translates an English message, with values for its braces.
Translate = Callable[..., str]


def format_length(points: float, region: Region, translate: Translate) -> str:
    """'0.125 in' or '3 mm'."""
    return _with_unit(length_text(points, region), translate)


def format_size(size: tuple[float, float], region: Region, translate: Translate) -> str:
    """'3.5 x 2 in' or '85.6 x 54 mm'."""
    return _with_unit(size_text(size, region), translate)


def format_rough_size(size: tuple[float, float], region: Region, translate: Translate) -> str:
    """'3.44 x 0.67 in': two decimals, enough to recognize a piece. Millimeters as in format_size."""
    if not region.inches:
        return format_size(size, region, translate)
    return _with_unit(" x ".join(f"{round(side / INCH, 2):g}" for side in size) + " in", translate)


def format_places(places: Sequence[float], region: Region, translate: Translate) -> str:
    """Distances as a ruler shows them: '3 5/8 in, 7 5/16 in', or '97 mm'. Each keeps its own direction."""
    return ", ".join(name(_with_unit(_on_ruler(place, region), translate)) for place in places)


def _on_ruler(points: float, region: Region) -> str:
    if not region.inches:
        return f"{round(millimeters(points)):d}\u00a0mm"
    whole, part = divmod(Fraction(round(points / INCH * 16), 16), 1)
    return "\u00a0".join(str(number) for number in (whole, part) if number) + "\u00a0in"


def _with_unit(length: str, translate: Translate) -> str:
    """Millimeters are 'mm' in every language; inches are not 'in'."""
    return translate("{length} in", length=length.removesuffix("in").rstrip()) if length.endswith("in") else length
