"""Handbill at the terminal: prints what people hand to each other."""

from __future__ import annotations

import atexit
import gc
from functools import cache
from typing import TYPE_CHECKING

from handbill.core.garbage import collect_rarely

if TYPE_CHECKING:
    from click import Group

collect_rarely()
# A last collection at the end has no use either: the system frees the memory of a process.
atexit.register(gc.freeze)


def run() -> None:
    """Run the command line."""
    commands()()


@cache
def commands() -> Group:
    """The commands of the terminal, with those of the web page."""
    from handbill.cli.campaign_option import complete
    from handbill.cli.commands.language import language
    from handbill.cli.commands.site import site
    from handbill.cli.commands.web import update_page_messages, web
    from handbill.cli.main import main

    main.add_command(web)
    main.add_command(site)
    # The web room is above the commands of `language`; for translators, its messages are one more file of a language.
    language.add_command(update_page_messages)
    complete(main)
    return main


if __name__ == "__main__":
    run()
