"""About how many Latin letters a message may have, by the design and the role it is printed in (length_limits.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.schema.record import parse_data
from handbill.core.schema.value_types import IntegerType, MapType

FILE = Path(__file__).with_name("length_limits.yaml")
LENGTH_LIMITS = MapType(
    "How many letters of a Latin script a message may have, by design.",
    MapType("By the role, and for other fields than `text` by role and field.", IntegerType("Letters.", 1, 10_000)),
)


def length_limit(design: str, role: str, field: str) -> int:
    """About how many letters fit; 0 if it has not been measured. `field` is a key of the block: text, short, label, note."""
    return _length_limits().get(design, {}).get(role if field == "text" else f"{role} {field}", 0)


@cache
def _length_limits() -> Mapping[str, Mapping[str, int]]:
    return parse_data(LENGTH_LIMITS, read(FILE))
