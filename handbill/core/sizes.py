"""Sizes of paper as people write them: '8.5x11', '8.5 x 11 in', '210 × 297 mm'."""

from __future__ import annotations

import re
import unicodedata

from handbill.core.geometry import INCH, MILLIMETER

_SAME = 1.0  # points; paper is not cut more precisely
_UNITS = {"in": INCH, '"': INCH, "mm": MILLIMETER, "cm": 10 * MILLIMETER}
_UNIT = r"""\s*(in|mm|cm|")?(?:ch|ches|\.)?\s*"""
_SIZE = re.compile(rf"\s*(\d+(?:\.\d+)?){_UNIT}(?:x|by)\s*(\d+(?:\.\d+)?){_UNIT}")
_MOST_INCHES = 60  # a larger figure without a unit is in millimeters


def parse_size(text: str) -> tuple[float, float] | None:
    """The two sides in points, in the order in which they are written; None for anything else. Small figures alone are inches."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("×", "x").replace("″", '"').replace("”", '"')
    match = _SIZE.fullmatch(plain)
    if not match:
        return None
    first, second = float(match[1]), float(match[3])
    unit = match[4] or match[2] or ("in" if max(first, second) <= _MOST_INCHES else "mm")
    return first * _UNITS[match[2] or unit], second * _UNITS[unit]


def same_size(first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Whether two sizes in points are the same, upright or on their side."""
    return all(abs(one - other) < _SAME for one, other in zip(sorted(first), sorted(second), strict=True))
