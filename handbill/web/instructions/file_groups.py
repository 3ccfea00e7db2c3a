"""Groups files that are printed in the same way, so that a piece in many languages takes one row of the instructions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from handbill.build.print_plan import Printing
from handbill.campaign.campaign import Campaign
from handbill.i18n.language import Language, find_language
from handbill.i18n.language_names import name_in

_MOST_NAMES = 3  # of files; more are replaced by the pattern of their names
_MOST_LANGUAGES = 8  # of one page; more are counted


@dataclass(frozen=True)
class FileGroup:
    """At least one file. They differ only in their names and languages."""

    files: tuple[Printing, ...]

    @property
    def first(self) -> Printing:
        return self.files[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files, or one pattern for all of them: 'indicator-card-…-us-card.pdf'."""
        names = [file.file for file in self.files]
        if len(names) <= _MOST_NAMES:
            return tuple(names)
        parts = [name.split("-") for name in names]
        end = _common_start([name_parts[::-1] for name_parts in parts])
        return ("-".join([*_common_start(parts), "…", *reversed(end)]),)

    def language_names(self, campaign: Campaign, reader: Language) -> tuple[str, ...]:
        """The languages of each file in the reader's language; 'English + Spanish' where two share it, empty where more do than fit."""
        if len(self.first.languages) > _MOST_LANGUAGES:
            return ()
        return tuple(" + ".join(name_in(reader, find_language(campaign, tag)) for tag in file.languages) for file in self.files)


def group_files(printings: Sequence[Printing]) -> tuple[FileGroup, ...]:
    """The groups, in the order of their first files."""
    groups: dict[Printing, list[Printing]] = {}
    for printing in printings:
        many = len(printing.languages) > _MOST_LANGUAGES
        languages = printing.languages if many else ()
        key = replace(printing, file="", title="", languages=languages, draft_words=False, draft_numbers=False)
        groups.setdefault(key, []).append(printing)
    return tuple(FileGroup(tuple(files)) for files in groups.values())


def _common_start(names: Sequence[Sequence[str]]) -> list[str]:
    """The parts that all names begin with."""
    return [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*names, strict=False))]
