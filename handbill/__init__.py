"""Prints what people hand to each other: words set in the reader's own language, ready for an office printer or a print shop.

    from handbill import BuildOptions, Campaign, build_pieces

    campaign = Campaign.open()                       # or Campaign.open("my-campaign")
    options = BuildOptions(languages=("es",), purposes=("screen",))
    for result in build_pieces(campaign, ["indicator-card"], options):
        Path(result.name).write_bytes(result.pdf)

docs/api.md shows how to list, build, check and judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"
__all__ = ["BuildOptions", "Campaign", "ProblemsFound", "Result", "build_pieces", "check_campaign", "list_pieces", "preflight_pdf"]

if TYPE_CHECKING:
    from handbill.api import build_pieces, check_campaign, list_pieces, preflight_pdf
    from handbill.build.resolve import BuildOptions
    from handbill.build.result import Result
    from handbill.campaign.campaign import Campaign
    from handbill.core.problems import ProblemsFound


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `handbill --help` loads no engine."""
    if name not in __all__:
        raise AttributeError(f"module 'handbill' has no attribute {name!r}")
    from handbill import api

    return getattr(api, name)
