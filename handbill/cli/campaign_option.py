"""The campaign that a command works on: the one named with --campaign, else the one that one stands in, else that of HANDBILL_CAMPAIGN."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from handbill.campaign.campaign import Campaign
from handbill.campaign.open_campaign import find_campaign_folder, open_campaign_folder
from handbill.cli.program_name import as_called

VARIABLE = "HANDBILL_CAMPAIGN"
_KEY = "handbill.campaign"  # in the context, which a group and its commands share
_OUTPUT = Path("output")
_HELP = "A campaign's folder. [the one you are in]"


def _remember(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        context.meta[_KEY] = folder


def campaign_option() -> click.Option:
    """The option --campaign, which every command takes, before or after its name."""
    kind: Any = click.Path(path_type=Path)
    return click.Option(["--campaign"], type=kind, metavar="DIR", expose_value=False, is_eager=True, callback=_remember, help=_HELP)


def complete(command: click.Command) -> None:
    """Let a command, and those of a group, take --campaign, and name the program in their help as it was called."""
    command.params.append(campaign_option())
    command.help = as_called(command.help or "")
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        complete(each)


def campaign_folder() -> Path | None:
    """The folder named with --campaign, else the campaign that one stands in, else the one that the variable names; None without any."""
    named: Path | None = click.get_current_context().meta.get(_KEY)
    variable = os.environ.get(VARIABLE)
    return named or find_campaign_folder(Path.cwd()) or (Path(variable) if variable else None)


def open_campaign() -> Campaign:
    """The campaign that this command works on. Raises ProblemsFound (usage-campaign): the folder named is none."""
    return open_campaign_folder(campaign_folder())


def output_folder() -> Path:
    """Where files go unless a command says otherwise: output in the campaign's folder, or in the working folder."""
    folder = campaign_folder()
    return folder / _OUTPUT if folder and folder.resolve() != Path.cwd() else _OUTPUT
