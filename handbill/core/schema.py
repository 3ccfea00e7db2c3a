"""The shape of each kind of YAML file, as JSON Schema (draft 2020-12): one description for our own checks and for people's editors."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

KINDS = ("material", "imprint", "hotlines", "facts", "sets", "rules", "organization", "language", "shop", "stock", "order")
_FOLDER = Path(__file__).parent / "schemas"


@cache
def schema(kind: str) -> dict[str, Any]:
    """The schema of one of KINDS. Callers share the dict; they do not change it."""
    loaded: dict[str, Any] = json.loads((_FOLDER / f"{kind}.json").read_text(encoding="utf-8"))
    return loaded
