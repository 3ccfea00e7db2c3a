"""The note that goes with several files: how each is printed. Set by this program, in a worker."""

from __future__ import annotations

from layouts.printing import Printing
from web.wish import Wish
from web.words import words


def note(wish: Wish, printings: tuple[Printing, ...], tag: str) -> tuple[str, bytes]:
    """What to call it, and its bytes."""
    from layouts.orders.print_note import print_note

    say = words(tag)
    return "how-to-print.pdf", print_note(printings, say, say.language, printings[0].region)
