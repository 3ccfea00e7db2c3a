"""Lengths as people read them: in the United States in inches, with the millimeters beside them; elsewhere in millimeters. From points."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.core.geometry import INCH, millimeters
from handbill.core.region import DEFAULT_REGION, Region

_FINE = 1.0  # inches or millimeters below which a figure has a decimal more


def measure(points: float, region: Region = DEFAULT_REGION, fine: bool = False) -> str:
    """'0.118 in (3 mm)' or '3 mm'; without a region for a reader of whom nothing is known.

    `fine`: with a decimal more, where two lengths are compared that differ by little.
    """
    return measure_size((points,), region, fine)


def measure_size(size: Sequence[float], region: Region = DEFAULT_REGION, fine: bool = False) -> str:
    """'3.5 x 2 in (88.9 x 50.8 mm)' or '88.9 x 50.8 mm'."""
    metric = f"{' x '.join(_figure(millimeters(side), 1 + fine) for side in size)} mm"
    return f"{' x '.join(_figure(side / INCH, 2 + fine) for side in size)} in ({metric})" if region.inches else metric


def _figure(value: float, decimals: int) -> str:
    """A figure without zeros at its end. What is small has a decimal more, and what is there at all is more than nothing."""
    small = abs(value) < _FINE
    step = 10 ** -(decimals + small)
    shown = round(value, decimals + small) or (step if value > 0 else -step if value < 0 else 0.0)
    return f"{shown:.{decimals + small}f}".rstrip("0").rstrip(".")
