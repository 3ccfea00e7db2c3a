"""What is looked at after every build: the quick questions always; of a file for a press, or when it is asked for, all of the preflight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbill.build.request import Request
from handbill.core.problems import Problem, stop_on

if TYPE_CHECKING:
    from handbill.preflight.limits import Limits


# A shop may print finer or coarser than its sheet says. Whether a piece may go there people decide: it is told and not refused.
_FOR_THE_SHOP = frozenset({"type-size", "line-weight"})


def examine(pdf: bytes, numbers: tuple[str, ...], bleed: float, request: Request) -> tuple[Problem, ...]:
    """What deserves a word though the file may go out. Raises ProblemsFound with what must not."""
    from handbill.preflight.smoke_check import judge

    stop_on(judge(pdf, request.purpose, numbers, bleed))
    if request.purpose != "press" and not request.preflight:
        return ()
    from handbill.contacts.hotlines import printed_numbers
    from handbill.preflight.options import Asked, Wanted
    from handbill.preflight.preflight import preflight

    asked = Asked(request.purpose, _limits(request), printed_numbers(), Wanted(numbers))
    found = preflight(pdf, asked)
    stop_on([finding.problem for finding in found if finding.severity == "error" and finding.check not in _FOR_THE_SHOP])
    return tuple(finding.problem for finding in found)


def _limits(request: Request) -> Limits | None:
    """The print shop's; with a profile the file is PDF/X-4 and made for that."""
    from handbill.build.resolve import shop_of
    from handbill.build.shop_limits import limits_at

    if request.purpose != "press":
        return None
    limits = limits_at(shop_of(request))
    return replace(limits, standard="x4", condition="") if request.icc else limits
