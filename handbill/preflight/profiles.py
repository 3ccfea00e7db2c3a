"""Reads profiles.yaml: which questions are asked of a file for each use, and with which limits."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal

from handbill.core.datafile import read
from handbill.core.geometry import length
from handbill.core.problems import Problem, ProblemsFound, did_you_mean

PdfxStandard = Literal["x1a", "x4"]
_FILE = Path(__file__).with_name("profiles.yaml")


@dataclass(frozen=True)
class PreflightLimits:
    """What a printer can print. Lengths are in points, ink in percent, areas in square millimeters, resolutions in pixels per inch.

    A print shop's own figures replace a profile's: `dataclasses.replace(profile_named("press").limits, ...)`. The source of each figure is
    beside it in profiles.yaml.
    """

    bleed: float  # the least width of the bleed on each side
    safe: float  # text stays this far from the trim ...
    safe_share: float  # ... but on a small piece no farther than this part of its shorter side
    total_ink: float
    total_ink_area: float  # how much of a page may exceed total_ink
    least_line: float  # in one solid ink
    least_tint_line: float  # in several inks, in a tint, or white on a dark background
    least_x_height: float
    small_text: float  # smaller text should be one ink
    reversed_text: float  # smaller text should not be light on dark
    rich_black: float  # black of several inks is for areas at least this wide
    least_ppi: float
    good_ppi: float
    least_bitmap_ppi: float  # for images of one bit
    good_bitmap_ppi: float
    contrast: float  # WCAG 2.2 ratio
    large_contrast: float  # for text of 18 pt, or bold text of 14 pt
    code_module: float  # the side of a QR code's module
    standard: PdfxStandard | Literal[""] = ""  # the PDF/X that a shop requires; empty: either
    condition: str = ""  # the output condition that a shop requires, as in FOGRA39


@dataclass(frozen=True)
class PreflightProfile:
    """`label` completes "judged ..."; `questions` are ids in the order they are asked."""

    name: str
    label: str
    limits: PreflightLimits
    questions: tuple[str, ...]


def profile_names() -> tuple[str, ...]:
    return tuple(_data())


@cache
def profile_named(name: str) -> PreflightProfile:
    """One profile of profiles.yaml. Raises ProblemsFound: usage-profile."""
    data = _data()
    if name not in data:
        raise ProblemsFound([Problem("usage-profile", f"there is no profile called {name!r}", hint=did_you_mean(name, data))])
    entry = data[name]
    figures = {key: _figure(row["is"]) for key, row in {**data["screen"]["limits"], **entry["limits"]}.items()}
    return PreflightProfile(name, entry["label"], PreflightLimits(**figures), tuple(entry["questions"]))


def limit_sources() -> dict[str, dict[str, str]]:
    """For each profile, the source of each figure that it gives itself."""
    return {name: {key: str(row["source"]) for key, row in entry["limits"].items()} for name, entry in _data().items()}


def limit_names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(PreflightLimits))


def _figure(value: Any) -> Any:
    """A length in points; other figures and words unchanged."""
    return length(value) if isinstance(value, str) and value[:1].isdigit() else value


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read(_FILE).data
    return data
