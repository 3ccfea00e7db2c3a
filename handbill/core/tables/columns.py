"""Which column of a table holds what: from its first row, whatever people call the columns (columns.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.names import folded
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ListType, MapType, TextType

FILE = Path(__file__).with_name("columns.yaml")
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]|[*:!?,;/]")  # '(as printed)', and the star of a column that must be filled in


@dataclass(frozen=True)
class ColumnWords:
    """What stands in a column, an example of it, and what the column is called in English and Spanish."""

    about: str
    example: str
    en: tuple[str, ...]
    es: tuple[str, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        return (*self.en, *self.es)


@dataclass(frozen=True)
class FoundColumns:
    """`fields`: the column of each field, as an index into the header. `twice`: pairs of columns that hold the same field."""

    fields: dict[str, int]
    twice: tuple[tuple[str, int, int], ...]


def _heads(language: str) -> ListType[str]:
    return ListType(f"What it is called in {language}; the first is the plainest.", TextType("A head."), 1)


COLUMN_WORDS: RecordType[Mapping[str, ColumnWords]] = RecordType(
    lambda source, columns: columns,
    "The columns of lists and orders, and what people call them.",
    {
        "source": TextType("Where the heads come from."),
        "columns": MapType(
            "By field.",
            RecordType(
                ColumnWords,
                "A column.",
                {
                    "about": TextType("What stands in it, for the person who fills it in."),
                    "example": TextType("A value.", default=""),
                    "en": _heads("English"),
                    "es": _heads("Spanish"),
                },
            ),
        ),
    },
)


@cache
def column_words() -> Mapping[str, ColumnWords]:
    """The words for the column of each field."""
    return parse_data(COLUMN_WORDS, read(FILE))


def folded_head(head: str) -> str:
    """A head without what people write differently, and without what stands in brackets."""
    return folded(_ASIDE.sub(" ", head).replace("#", " number ")) or folded(head)


def find_fields(header: Sequence[str], levels: Iterable[Mapping[str, str]]) -> FoundColumns:
    """The columns of fields. Each level gives fields by folded heads; what an earlier level finds goes before what a later one would."""
    fields: dict[str, int] = {}
    twice: list[tuple[str, int, int]] = []
    taken: set[int] = set()
    for level in levels:
        here: dict[str, int] = {}
        for index, head in enumerate(header):
            field = level.get(folded_head(head)) if head and index not in taken else None
            if not field or field in fields:
                continue
            if field in here:
                twice.append((field, here[field], index))
            here.setdefault(field, index)
            taken.add(index)
        fields |= here
    return FoundColumns(fields, tuple(twice))


def by_head(columns: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """One level: the field of each folded head, from the columns of columns.yaml whose heads a field takes. The first field wins."""
    level: dict[str, str] = {}
    for field, names in columns.items():
        for name in names:
            for head in column_words()[name].heads:
                level.setdefault(folded_head(head), field)
    return level
