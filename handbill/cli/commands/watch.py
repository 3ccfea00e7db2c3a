"""`watch`: a build is done again whenever a file that it is made from is saved."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import click

from handbill.cli.campaign_option import campaign_folder, open_campaign
from handbill.cli.console import echo
from handbill.core.problems import display_path

_MOST_NAMED = 5


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--every", type=click.FloatRange(0.1, 60), default=0.5, show_default=True, help="Seconds between two looks.")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[BUILD OPTIONS]...")
def watch(every: float, words: tuple[str, ...]) -> None:
    """Build now, and again whenever words, numbers, formats or your own files are saved. Ctrl-C ends it.

    Takes what `build` takes. Only files whose pages have changed are written, so that a viewer reloads just those.

    \b
    Examples:
      handbill watch indicator-card -l en -l es --for screen
      handbill watch help-is-here --organization mine.yaml --for screen
    """
    from handbill.cli.snapshot import Snapshot, saved, snapshot

    named = [Path(word) for word in words if Path(word).is_file()]
    seen: Snapshot = {}
    folder = campaign_folder()
    here = ["--campaign", str(folder)] if folder else []
    try:
        while True:
            now = snapshot(open_campaign().layers, named)
            changed = saved(seen, now)
            if changed:
                _print_saved(changed if seen else [])
                # In a process of its own, because this one keeps the modules of designs as they were.
                subprocess.run([sys.executable, "-m", "handbill", "build", *here, *words], check=False)
                echo("Watching; Ctrl-C ends it.")
                seen = now
            time.sleep(every)
    except KeyboardInterrupt:
        echo("\nNo longer watching.", err=True)


def _print_saved(changed: list[Path]) -> None:
    for path in changed[:_MOST_NAMED]:
        echo(f"saved: {display_path(path)}")
    if len(changed) > _MOST_NAMED:
        echo(f"and {len(changed) - _MOST_NAMED} more")
