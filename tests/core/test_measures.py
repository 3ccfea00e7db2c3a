"""Lengths as people read them: inches first in the United States, millimeters alone elsewhere, and never nothing for something."""

from __future__ import annotations

import pytest

from handbill.core.geometry import INCH, MILLIMETER
from handbill.core.measures import measure, measure_size
from handbill.core.region import Region


@pytest.mark.parametrize(
    ("points", "us", "metric"),
    [
        (0.125 * INCH, "0.125 in (3.2 mm)", "3.2 mm"),
        (3 * MILLIMETER, "0.118 in (3 mm)", "3 mm"),
        (8.5 * INCH, "8.5 in (215.9 mm)", "215.9 mm"),
        (150 * MILLIMETER, "5.91 in (150 mm)", "150 mm"),
        (0.2 * MILLIMETER, "0.008 in (0.2 mm)", "0.2 mm"),
        (0.001 * MILLIMETER, "0.001 in (0.01 mm)", "0.01 mm"),
        (-0.5 * MILLIMETER, "-0.02 in (-0.5 mm)", "-0.5 mm"),
        (0.0, "0 in (0 mm)", "0 mm"),
    ],
)
def test_a_length(points: float, us: str, metric: str) -> None:
    assert (measure(points, Region.US), measure(points, Region.METRIC), measure(points)) == (us, metric, us)


def test_a_size() -> None:
    card = (3.5 * INCH, 2 * INCH)
    assert measure_size(card) == "3.5 x 2 in (88.9 x 50.8 mm)"
    assert measure_size((85.6 * MILLIMETER, 54 * MILLIMETER), Region.METRIC) == "85.6 x 54 mm"
