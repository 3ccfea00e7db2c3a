"""Defects, each planted alone in a good file, and the question that must find it. docs/preflight.md has the same table."""

from __future__ import annotations

# Each module adds its defects to DEFECTS when it is imported.
from defects import letters, numbers_and_codes, paper, standard, tags, whole  # noqa: F401
from defects.planting import DEFECTS, FILES, Defect, markdown

__all__ = ["DEFECTS", "FILES", "Defect", "markdown"]
