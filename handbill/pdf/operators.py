"""Numbers, shown text and changing objects as they are written: what needs no library, so that a compiled piece is bound without one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """An object that is written anew: its text, one character a byte, and what of it is compressed; at level 0 that stands as it is."""

    number: int
    template: str
    content: str | None = None
    level: int = 0


def number(value: float) -> str:
    """A PDF number with at most three decimals (1/1000 pt is finer than any press)."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def show(glyphs: Iterable[tuple[int, int, int]]) -> str:
    """The operator that shows codes, each with the advance its font gives it and the one it should have, in 1/1000 em."""
    parts, codes = [], ""
    for code, given, wanted in glyphs:
        codes += f"{code:04X}"
        if wanted != given:
            # TJ moves the pen back by what it is given.
            parts.append(f"<{codes}> {given - wanted}")
            codes = ""
    if not parts:
        return f"<{codes}> Tj"
    return f"[{' '.join(parts)}{f' <{codes}>' if codes else ''}] TJ"
