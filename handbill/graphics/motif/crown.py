"""A label in the crown of an arch: between two half circles around one center, at the top of the inner one. Lengths in points."""

from __future__ import annotations

import math


def unit_for(crown: tuple[float, float], width: float, height: float, clear: float) -> float:
    """The least length of the picture's unit at which a label of this size stays `clear` of both circles.

    `crown`: the radii of the circles, in units.
    """
    inner, outer = crown
    above, half = clear + height, width / 2
    # The label's upper corners touch the outer circle while its foot touches the inner one:
    # (inner u + above)^2 + half^2 = (outer u - clear)^2.
    across, linear = outer**2 - inner**2, inner * above + outer * clear
    return (linear + math.sqrt(linear**2 + across * (above**2 + half**2 - clear**2))) / across


def foot_of(crown: tuple[float, float], width: float, height: float, clear: float, wanted: float) -> float:
    """How far above the center the label's foot stands: as near as it may to where it is `wanted`. `crown`: the radii, in points."""
    inner, outer = crown
    highest = math.sqrt(max(0.0, (outer - clear) ** 2 - (width / 2) ** 2)) - height
    return max(inner + clear, min(wanted, highest))
