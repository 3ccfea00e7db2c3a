"""The note that goes with several files: how each is printed. Set by this program, in a worker."""

from __future__ import annotations

from handbill.build.print_plan import Printing
from handbill.web.forms.print_settings import PrintSettings
from handbill.web.i18n.translations import words


def note(wish: PrintSettings, printings: tuple[Printing, ...], tag: str) -> tuple[str, bytes]:
    """What to call it, and its bytes."""
    from handbill.web.instructions.print_note import print_note

    say = words(tag)
    return "how-to-print.pdf", print_note(printings, say, say.language, printings[0].region)
