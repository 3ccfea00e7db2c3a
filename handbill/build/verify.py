"""What is looked at after every build: the quick questions always; of a file for a press, or when it is asked for, all of the preflight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbill.build.request import Request
from handbill.core.problems import Problem, raise_if_any

if TYPE_CHECKING:
    from handbill.preflight.profiles import PreflightLimits


# A shop may print finer or coarser than its sheet says. Whether a piece may go there people decide: it is told and not refused.
_FOR_THE_SHOP = frozenset({"type-size", "line-weight"})


def verify_output(pdf: bytes, numbers: tuple[str, ...], bleed: float, request: Request) -> tuple[Problem, ...]:
    """What deserves a word though the file may go out. Raises ProblemsFound with what must not."""
    from handbill.preflight.smoke_check import smoke_check

    raise_if_any(smoke_check(pdf, numbers, bleed if request.purpose == "press" else None))
    if request.purpose != "press" and not request.preflight:
        return ()
    from handbill.contacts.hotlines import printed_numbers
    from handbill.preflight.options import CheckOptions, ExpectedContent
    from handbill.preflight.preflight import preflight

    found = preflight(pdf, CheckOptions(request.purpose, _limits(request), printed_numbers(), ExpectedContent(numbers)))
    raise_if_any([finding.problem for finding in found if finding.severity == "error" and finding.check not in _FOR_THE_SHOP])
    return tuple(finding.problem for finding in found)


def _limits(request: Request) -> PreflightLimits | None:
    """The print shop's; with a profile the file is PDF/X-4 and made for that."""
    from handbill.build.resolve import shop_of
    from handbill.build.shop_limits import limits_at

    if request.purpose != "press":
        return None
    limits = limits_at(shop_of(request))
    return replace(limits, standard="x4", condition="") if request.icc else limits
