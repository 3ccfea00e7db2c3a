"""Single defects, each planted into a good file, and the question that has to find it. docs/preflight.md shows the same table."""

from __future__ import annotations

# Each module puts its defects down in DEFECTS as it is read.
from defects import letters, numbers_and_codes, paper, standard, tags, whole  # noqa: F401
from defects.planting import DEFECTS, FILES, Defect, markdown

__all__ = ["DEFECTS", "FILES", "Defect", "markdown"]
