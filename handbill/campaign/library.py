"""Where the built-in materials and layouts are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
LIBRARY = PACKAGE if (PACKAGE / "materials").is_dir() else PACKAGE.parent
