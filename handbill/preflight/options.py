"""What a preflight is to judge a file by: a profile, limits, and what the file should contain."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.i18n.font_sources import FontSource
from handbill.preflight.profiles import PreflightLimits, profile_named


@dataclass(frozen=True)
class ExpectedContent:
    """What a file of our own should contain. `trim` is width and height in points; `strings` keep their isolates."""

    numbers: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    trim: tuple[float, float] | None = None


@dataclass(frozen=True)
class CheckOptions:
    """`profile` is a name from profiles.yaml; without one, it is guessed from the file. `limits` replace the profile's.

    `known_numbers` are correct phone numbers as printed: a number on the page that nearly is one of them is an error. `fonts` are known by
    their names: what an embedded one draws is compared with the original.
    Raises ProblemsFound: usage-profile.
    """

    profile: str = ""
    limits: PreflightLimits | None = None
    known_numbers: tuple[str, ...] = ()
    expected: ExpectedContent = ExpectedContent()
    fonts: tuple[FontSource, ...] = ()

    def __post_init__(self) -> None:
        if self.profile:
            profile_named(self.profile)

    @property
    def effective_limits(self) -> PreflightLimits:
        """The given limits, else the profile's. The options must have one or the other."""
        return self.limits or profile_named(self.profile).limits
