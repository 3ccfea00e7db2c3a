"""Where the built-in materials and layouts are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
LIBRARY = _PACKAGE if (_PACKAGE / "materials").is_dir() else _PACKAGE.parent
MATERIALS = LIBRARY / "materials"
LAYOUTS = LIBRARY / "layouts"
