"""How many sentences a text has, by the marks that end them in its script."""

from __future__ import annotations

import re
from functools import lru_cache

from handbill.i18n.placeholders import filled_with

_FILLER = "X"  # replaces a {{ }}


def sentence_ends(text: str, ends: str) -> int:
    """The marks of `ends` that end a sentence; two in a row count once. A label without a full stop has none.

    ASCII marks also occur in addresses and numbers: they end a sentence only before a space or the end of the text.
    """
    return len(_ends(ends).findall(filled_with(_FILLER, text)))


@lru_cache(maxsize=32)
def _ends(ends: str) -> re.Pattern[str]:
    shared = "".join(re.escape(mark) for mark in ends if mark.isascii())
    own = "".join(mark for mark in ends if not mark.isascii())
    parts = [f"[{own}]+[{shared}{own}]*" if own else "", rf"[{shared}]+(?=\W*(?:\s|$))" if shared else ""]
    return re.compile("|".join(part for part in parts if part))
