"""Where a piece is used, which decides units and paper sizes. Whatever differs from region to region is asked of it here."""

from __future__ import annotations

from enum import StrEnum

from handbill.core.geometry import INCH, MILLIMETER


class Region(StrEnum):
    """A region, under the name that data files and options use."""

    US = "us"
    METRIC = "metric"

    @property
    def inches(self) -> bool:
        """Whether lengths are given in inches; otherwise in millimeters."""
        return self is Region.US

    @property
    def document_paper(self) -> tuple[float, float]:
        """The paper of letters and lists (width, height), in points: Letter or A4."""
        return (8.5 * INCH, 11 * INCH) if self is Region.US else (210 * MILLIMETER, 297 * MILLIMETER)


REGIONS = tuple(Region)
DEFAULT_REGION = Region.US
