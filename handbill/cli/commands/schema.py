"""`schema`: the JSON Schema of a kind of data file, for editors."""

from __future__ import annotations

import json

import click

from handbill.cli.console import echo, exit_on_problems
from handbill.core.problems import Problem, ProblemsFound, did_you_mean


@click.command()
@click.argument("kind", default="material", metavar="[KIND]")
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file.

    Kinds: material, imprint, hotlines, organization, language, facts, sets, rules, shop, stock, order.
    """
    from handbill.core.schema import KINDS
    from handbill.core.schema import schema as schema_of

    with exit_on_problems():
        if kind not in KINDS:
            raise ProblemsFound([Problem("usage-schema", f"there is no schema called {kind!r}", hint=did_you_mean(kind, KINDS))])
        echo(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))
