"""How much room a message has on paper, in Latin letters, by the design and the role it is printed in (room.yaml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handbill.core.datafile import read

ROOM = Path(__file__).with_name("length_limits.yaml")


def room_of(design: str, role: str, field: str) -> int:
    """About how many letters fit; 0 where nobody has measured. `field` is a key of the block: text, short, label, note."""
    return _rooms().get(design, {}).get(role if field == "text" else f"{role} {field}", 0)


@cache
def _rooms() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = read(ROOM).data
    return table
