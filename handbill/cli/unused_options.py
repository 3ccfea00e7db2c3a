"""Refuses options that have no effect in the current run, because a user who gives an option expects it to do something.

Not among them are options that always hold, even where they change little: --jobs, --preflight, --final, --quiet, --output.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from handbill.build.purposes import find_purpose
from handbill.core.problems import Problem, raise_if_any

if TYPE_CHECKING:
    from handbill.build.job import Job

_GIVEN = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
_PAPER = ("stock", "flip", "sides", "first", "tile", "overlap", "printer")
_OF_BACKS = ("flip", "sides")  # what changes nothing on paper that is printed on one side


@dataclass(frozen=True)
class Unused:
    """Parameters of a command that change nothing, why, and what would help."""

    parameters: tuple[str, ...]
    reason: str
    hint: str


def given_options() -> dict[str, str]:
    """The parameters of the running command that were given, by name, and what to call them: {"stock": "--sheet"}."""
    context = click.get_current_context()
    given = (each for each in context.command.params if each.name and context.get_parameter_source(each.name) in _GIVEN)
    return {each.name or "": max(each.opts, key=len) if isinstance(each, click.Option) else "a piece by name" for each in given}


def others_than(name: str, reason: str) -> Unused:
    """Every other parameter, for an option that does something by itself."""
    return Unused(tuple(each for each in given_options() if each != name), reason, "give it without other words")


def check_unused(rules: Iterable[Unused]) -> None:
    """Raises ProblemsFound (usage-unused) for each option that was given in vain."""
    given = given_options()
    raise_if_any(
        [
            Problem("usage-unused", f"{given[name]} has no effect: {rule.reason}", hint=rule.hint)
            for rule in rules
            for name in rule.parameters
            if name in given
        ]
    )


def paper_rules(purposes: Sequence[str], more: tuple[str, ...] = ()) -> list[Unused]:
    """For the options on paper, and `more` that are for office printers. Raises ProblemsFound: no such purpose."""
    given = given_options()
    if not any(find_purpose(name).office_paper for name in purposes):
        hint = "add --for office, or leave it out"
        return [Unused((*_PAPER, *more), "no file for an office printer is made", hint)]
    if "tile" in given:
        hint = "leave it out, or leave out --tile"
        return [
            Unused(
                ("stock", *_OF_BACKS, "first", "copies"), "--tile names the paper, and each tile is one sheet, printed on one side", hint
            )
        ]
    values = click.get_current_context().params
    if values["flip"] == "fold":
        return [
            Unused(("sides",), "--flip fold prints both sides of a piece on one side of the sheet", "leave it out, or leave out --flip")
        ]
    if values["sides"] == "apart":
        return [Unused(("proof",), "it shows both sides of one file, and --sides apart makes two", "leave it out, or leave out --sides")]
    return []


def back_options() -> tuple[str, ...]:
    """What to call the options given that are about both sides of paper."""
    return tuple(option for name, option in given_options().items() if name in _OF_BACKS)


def back_rules(jobs: Iterable[Job]) -> list[Unused]:
    """For --flip and --sides, where no job prints anything on the back of its paper."""
    from handbill.build.sides import has_backs

    if not back_options() or any(map(has_backs, jobs)):
        return []
    return [Unused(_OF_BACKS, "nothing is printed on the back", "leave it out")]


def overlap_rules(jobs: Sequence[Job] = ()) -> list[Unused]:
    """For --overlap, where no paper for tiles is named and none of the jobs is larger than its paper."""
    from handbill.sheets.imposition import comes_in_tiles
    from handbill.sheets.stock import find_stock

    on_paper = (job for job in jobs if job.purpose.office_paper and not job.spec.paper.stock)
    if "tile" in given_options() or any(comes_in_tiles(job.form, find_stock(job.campaign, job.form.office)) for job in on_paper):
        return []
    return [Unused(("overlap",), "tiles lap over each other, and none are made", "add --tile letter, or another paper")]


def region_rules() -> list[Unused]:
    """For --region, which chooses among sizes where none is named."""
    named = {"forms", "form"} & given_options().keys()
    return [Unused(("region",), "--format names the size", "leave out --region or --format")] if named else []


def build_rules(purposes: Sequence[str], fills: Sequence[str]) -> list[Unused]:
    """For the options of `build`."""
    given = given_options()
    if fills:
        sized = ("forms", "region") if all("@" in fill for fill in fills) else ()
        said = ("materials", "everything", "sets", "languages", "purposes", "copies", "icc", "shop", *sized)
        rules = [Unused(said, "--fill says which pieces, languages and numbers share office sheets", "leave it out, or leave out --fill")]
        return [*rules, *paper_rules(["office"]), *region_rules()]
    rules = [*paper_rules(purposes, ("copies", "proof")), *region_rules()]
    if "everything" in given:
        rules.append(Unused(("materials", "sets"), "--all makes every piece", "leave it out, or leave out --all"))
    return rules
