"""The words of a command become what it asks for, and for whom: the same words for another organization share a compiled piece."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import NamedTuple

# Options that take one word, and change nothing but which files are made and how they look.
_VALUED = frozenset({"-l", "--language", "-f", "--format", "--region", "--theme", "--for", "--inks"})
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9+-]*")


class Command(NamedTuple):
    """`rest`: the words that stay. `output`: the folder as it is shown; empty is the program's own."""

    rest: tuple[str, ...]
    organization: str
    output: str
    quiet: bool


def understood(words: Sequence[str]) -> Command | None:
    """A build for one organization by names alone, without files or sheets of the user's own; None is anything else."""
    if not words or words[0] != "build":
        return None
    rest, quiet, named = list[str](), False, dict[str, str]()
    left = iter(words[1:])
    for word in left:
        if word in ("-q", "--quiet"):
            quiet = True
        elif word in ("-o", "--organization", "--output"):
            key, value = "--output" if word == "--output" else "-o", next(left, "")
            if key in named or not value or value.startswith("-"):
                return None
            named[key] = value
        else:
            rest.append(word)
            if word in _VALUED:
                rest.append(next(left, ""))
            if not _WORD.fullmatch(rest[-1]):
                return None
    output = named.get("--output", "")
    if "-o" not in named or ".." in output.split(os.sep):
        return None
    return Command(tuple(rest), named["-o"], os.path.normpath(output) if output else "", quiet)
