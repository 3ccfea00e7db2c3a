"""Facts about finished files, from their bytes, that the tests of several rooms need."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.preflight.measure.bleed import sides_with_bleed
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight
from handbill.preflight.text.strings import missing_strings as find_missing


def missing_strings(pdf: bytes, expected: Iterable[str]) -> list[str]:
    """The strings that are not whole on any page."""
    with OpenedFile(pdf) as file:
        return find_missing(file.rendered, file.lines, expected)


def sides_with_ink(pdf: bytes) -> list[frozenset[str]]:
    """For each page the sides on which ink runs from the cut to the edge of the bleed."""
    with OpenedFile(pdf) as file:
        return [sides_with_bleed(file, page) for page in file.pages]


def preflight_lines(pdf: bytes, options: CheckOptions) -> list[str]:
    """A line for each finding of preflight."""
    return [f"{found.severity} {found.check}: {found.problem.statement}" for found in preflight(pdf, options)]
