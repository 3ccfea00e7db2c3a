"""Files that are printed alike become one group: a piece in many languages is told about once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from handbill.build.print_plan import Printing
from handbill.i18n.language import Language, find_language
from handbill.i18n.language_names import name_in

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
        parts = [each.split("-") for each in names]
        return ("-".join([*_common(parts), "…", *reversed(_common([each[::-1] for each in parts]))]),)

    def languages(self, tongue: Language) -> tuple[str, ...]:
        """The languages of each file, by name; 'English + Spanish' where two share it, nothing where many do."""
        if len(self.first.languages) > _LISTED:
            return ()
        return tuple(" + ".join(name_in(tongue, find_language(tag)) for tag in each.languages) for each in self.files)


def groups(printings: Sequence[Printing]) -> tuple[Group, ...]:
    """In the order in which each first comes."""
    alike: dict[Printing, list[Printing]] = {}
    for each in printings:
        many = len(each.languages) > _LISTED
        same = replace(each, file="", title="", languages=each.languages if many else (), draft_words=False, draft_numbers=False)
        alike.setdefault(same, []).append(each)
    return tuple(Group(tuple(files)) for files in alike.values())


def _common(parts: Sequence[Sequence[str]]) -> list[str]:
    """What all begin with."""
    return [each[0] for each in takewhile(lambda each: len(set(each)) == 1, zip(*parts, strict=False))]
