"""Numbers and shown text as a content stream writes them: what needs no library, so that a compiled piece is bound without one."""

from __future__ import annotations

from collections.abc import Iterable


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
