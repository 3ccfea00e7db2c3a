"""The purposes a file can be made for, one module each with a `PURPOSE`. A new module here is a new value of `--for`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.core.names import Description, find_name

if TYPE_CHECKING:
    from handbill.build.purpose import Purpose

# In the order in which people meet them: what is looked at first comes first.
_FIRST = ("screen", "office", "press", "social")
# Those with `pictures`, named here so that the options of commands open no module.
_OF_PICTURES = ("social",)


def purpose_names() -> tuple[str, ...]:
    """The name of every purpose."""
    # The options of commands list them, so this opens no module.
    names = sorted(path.stem for folder in __path__ for path in Path(folder).glob("[!_]*.py"))
    return tuple(sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST)))


def document_purposes() -> tuple[str, ...]:
    """The names of the purposes whose files are PDFs."""
    return tuple(name for name in purpose_names() if name not in _OF_PICTURES)


def find_purpose(name: str) -> Purpose:
    """The purpose of this name. Raises ProblemsFound: usage-purpose."""
    known = purpose_names()
    known_name = find_name("usage-purpose", "purpose", name, known, lambda each: Description())
    purpose: Purpose = import_module(f"{__name__}.{known_name}").PURPOSE
    return purpose
