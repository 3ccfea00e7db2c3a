"""The limits that a print shop sets for preflight."""

from __future__ import annotations

from dataclasses import replace

from handbill.preflight.profiles import PreflightLimits, profile_named
from handbill.sheets.print_shop import Shop

_X_HEIGHT = 0.5  # of the size, in Latin type: what a shop's least size is measured by


def limits_at(shop: Shop) -> PreflightLimits:
    """The limits of the profile `press`, with the shop's own figures over them."""
    return replace(
        profile_named("press").limits,
        bleed=shop.bleed,
        safe=shop.safe,
        total_ink=shop.total_ink,
        least_line=shop.least_line,
        least_tint_line=shop.least_line_mixed,
        least_x_height=shop.least_type * _X_HEIGHT,
        least_ppi=shop.least_ppi,
        standard=shop.standard,
        condition=shop.condition.identifier,
    )
