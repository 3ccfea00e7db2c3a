"""Reads profiles.yaml: which questions are asked of a file for each use, and with which limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from handbill.core.datafile import read
from handbill.core.problems import ProblemsFound, unknown_name
from handbill.core.schema.declaration import REQUIRED, ValueType
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import LengthType, ListType, NumberType, TextType

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


@dataclass(frozen=True)
class _ProfileEntry:
    """A profile as written. `limits`: None where the profile takes the limit of `screen`."""

    label: str
    limits: Mapping[str, float | None]
    questions: tuple[str, ...]


_LIMITS: Mapping[str, ValueType[float]] = {
    "bleed": LengthType("The least width of the bleed on each side.", "zero"),
    "safe": LengthType("Words keep this far from the cut ...", "zero"),
    "safe_share": NumberType("... but on a small piece no farther than this part of its shorter side.", 0, 1),
    "total_ink": NumberType("Percent, all inks together.", 0, 400),
    "total_ink_area": NumberType("How much of a page may carry more, in square millimeters.", 0, 10_000),
    "least_line": LengthType("The thinnest line in one full ink."),
    "least_tint_line": LengthType("The thinnest line in several inks, or left white in a ground."),
    "least_x_height": LengthType("The smallest height of a small x."),
    "small_text": LengthType("Text below this size should be in one ink."),
    "reversed_text": LengthType("Text below this size should not be light on dark."),
    "rich_black": LengthType("Black of several inks is for areas at least this wide."),
    "least_ppi": NumberType("Pixels to the inch: fewer are an error.", 1, 10_000),
    "good_ppi": NumberType("Pixels to the inch: fewer are a warning.", 1, 10_000),
    "least_bitmap_ppi": NumberType("The same for pictures of one bit: an error.", 1, 10_000),
    "good_bitmap_ppi": NumberType("The same for pictures of one bit: a warning.", 1, 10_000),
    "contrast": NumberType("The contrast ratio of text (WCAG 2.2).", 1, 21),
    "large_contrast": NumberType("The contrast ratio of text of 18 pt, or bold of 14 pt.", 1, 21),
    "code_module": LengthType("The side of a QR code's module."),
}


def _limit(value: ValueType[float], required: bool) -> RecordType[float]:
    fields: dict[str, ValueType[Any]] = {"is": value, "source": TextType("Where the figure comes from.", least=9)}
    return RecordType(lambda **row: row["is"], value.about, fields, default=REQUIRED if required else None)


def _profile(about: str, complete: bool = False) -> RecordType[_ProfileEntry]:
    limits = {name: _limit(value, complete) for name, value in _LIMITS.items()}
    fields: dict[str, ValueType[Any]] = {
        "label": TextType('Completes "judged ..." in reports.'),
        "limits": RecordType(dict, "What a printer asks for." if complete else "Limits that differ from those of `screen`.", limits),
        "questions": ListType("The questions, in the order they are asked.", TextType("A question's id."), 1, unique=True),
    }
    return RecordType(_ProfileEntry, about, fields)


PROFILES: RecordType[dict[str, _ProfileEntry]] = RecordType(
    dict,
    "The questions that preflight asks of a file, and their limits.",
    {
        "screen": _profile("Single pages, looked at or sent.", complete=True),
        "office": _profile("Sheets for an office printer."),
        "press": _profile("Files for a print shop."),
    },
)


def profile_names() -> tuple[str, ...]:
    return tuple(_profiles())


@cache
def profile_named(name: str) -> PreflightProfile:
    """One profile of profiles.yaml. Raises ProblemsFound: usage-profile."""
    entries = _profiles()
    if name not in entries:
        raise ProblemsFound([unknown_name("usage-profile", "profile", name, entries)])
    entry = entries[name]
    figures: dict[str, Any] = {
        key: value for limits in (entries["screen"].limits, entry.limits) for key, value in limits.items() if value is not None
    }
    return PreflightProfile(name, entry.label, PreflightLimits(**figures), entry.questions)


@cache
def _profiles() -> dict[str, _ProfileEntry]:
    return parse_data(PROFILES, read(_FILE))
