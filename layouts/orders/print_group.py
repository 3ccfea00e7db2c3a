"""Files that are printed alike become one group: a piece in many languages is told about once."""

from __future__ import annotations

import os.path
from collections.abc import Sequence
from dataclasses import dataclass, replace

from layouts.printing import Printing
from materials.language import language
from materials.language_names import name_in
from materials.piece import Language

_NAMED = 3  # files; of more their common name is told
_LISTED = 8  # languages on one page; more are counted


@dataclass(frozen=True)
class Group:
    """At least one file; what is true of the first is true of all, but for its name and language."""

    files: tuple[Printing, ...]

    @property
    def first(self) -> Printing:
        return self.files[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The files' names, or the one pattern of them all: 'indicator-card-…-us-card.pdf'."""
        names = [each.file for each in self.files]
        if len(names) <= _NAMED:
            return tuple(names)
        begin = os.path.commonprefix(names).rpartition("-")[0]
        end = os.path.commonprefix([name[::-1] for name in names])[::-1].partition("-")[2]
        return (f"{begin}-…-{end}",)

    def languages(self, tongue: Language) -> tuple[str, ...]:
        """The languages of each file, by name; 'English + Spanish' where two share it, nothing where many do."""
        if len(self.first.languages) > _LISTED:
            return ()
        return tuple(" + ".join(name_in(tongue, language(tag)) for tag in each.languages) for each in self.files)


def groups(printings: Sequence[Printing]) -> tuple[Group, ...]:
    """In the order in which each first comes."""
    alike: dict[Printing, list[Printing]] = {}
    for each in printings:
        many = len(each.languages) > _LISTED
        same = replace(each, file="", title="", languages=each.languages if many else (), draft_words=False, draft_numbers=False)
        alike.setdefault(same, []).append(each)
    return tuple(Group(tuple(files)) for files in alike.values())
