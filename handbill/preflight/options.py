"""What a preflight is asked: for which use, within which limits, and what the file was meant to hold."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.preflight.limits import PreflightLimits, profile_named


@dataclass(frozen=True)
class ExpectedContent:
    """What a file of our own was meant to hold. `trim` (width and height) is in points; strings keep their isolates."""

    numbers: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    trim: tuple[float, float] | None = None


@dataclass(frozen=True)
class CheckOptions:
    """`profile`: screen, office or press; none: guessed from the file. `limits`: a print shop's; none: the profile's own.

    `numbers` are those that are known to be right, as printed: a number on the page that nearly is one of them is an error.
    """

    profile: str = ""
    limits: PreflightLimits | None = None
    numbers: tuple[str, ...] = ()
    wanted: ExpectedContent | None = None

    @property
    def within(self) -> PreflightLimits:
        """The limits that hold: those given, else the profile's."""
        return self.limits or profile_named(self.profile or "office").limits
