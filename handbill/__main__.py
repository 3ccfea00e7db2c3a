"""Handbill at the terminal: prints what people hand to each other about human trafficking."""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from click import Group

# A short run makes many lasting objects and little garbage; looking for it all the time took a tenth of the time.
gc.set_threshold(50_000, 20, 50)
# Nor is there any use in looking through everything once more at the end: the system takes it all back.
atexit.register(gc.freeze)


def run() -> None:
    """Do what the command line says."""
    commands()()


def commands() -> Group:
    """Those of the terminal, and those of the page."""
    from handbill.cli.commands.language import language
    from handbill.cli.commands.web import update_page_messages, web
    from handbill.cli.main import main

    main.add_command(web)
    # The page lies above the other commands; to whoever translates, its words are one more file.
    language.add_command(update_page_messages)
    return main


if __name__ == "__main__":
    run()
