"""Declarations of data files: what each type reads and refuses, records, variants, files that are only partly right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from handbill.core.datafile import DataFile, parse
from handbill.core.geometry import MILLIMETER
from handbill.core.problems import Problem, ProblemsFound
from handbill.core.schema.declaration import Position, ValueType
from handbill.core.schema.json_schema import json_schema
from handbill.core.schema.record import RecordType, VariantType, parse_data, parse_leniently, shape_problems
from handbill.core.schema.value_types import (
    ChoiceType,
    DateType,
    EitherType,
    FlagType,
    IntegerType,
    LengthType,
    ListType,
    MapType,
    NumberType,
    TextType,
)

ABOUT = "What it is."
TAGS = ListType(ABOUT, TextType("", "^[a-z]+$", "a tag"), least=1, most=3, unique=True)
TYPES: dict[str, ValueType[Any]] = {
    "text": TextType(ABOUT, most=8),
    "any text": TextType(ABOUT, least=0),
    "tag": TextType(ABOUT, "^[a-z]+$", "a tag"),
    "number": NumberType(ABOUT, 0.5, 2),
    "integer": IntegerType(ABOUT, 1, 9),
    "flag": FlagType(ABOUT),
    "date": DateType(ABOUT),
    "length": LengthType(ABOUT),
    "margin": LengthType(ABOUT, "zero"),
    "offset": LengthType(ABOUT, "signed", most=15 * MILLIMETER),
    "choice": ChoiceType(ABOUT, ("regular", "bold"), "a weight"),
    "tags": TAGS,
    "map": MapType(ABOUT, IntegerType("", 0, 9), "^[a-z]+$", "a name", least=1),
    "either": EitherType(ABOUT, TextType("", "^[a-z]+$", "a tag"), TAGS),
}


@dataclass(frozen=True)
class Shelf:
    at: Position
    name: str
    books: int
    width: float = 0.0


def _book_problems(shelf: Shelf, at: Position) -> Iterator[Problem]:
    if shelf.books > shelf.width:
        yield at.problem("content-value", "too many books", "books", hint="take some away")


SHELF = RecordType(
    Shelf,
    "A shelf.",
    {"name": TextType("Its name."), "books": IntegerType("How many.", 0, 99), "width": NumberType("In inches.", 0, 99, default=50.0)},
    located=True,
    check=_book_problems,
)
ROOM = RecordType(dict, "A room.", {"shelves": ListType("Its shelves.", SHELF, 1), "door": FlagType("Whether it has one.")})
SHAPE = VariantType(
    "A shape.",
    "kind",
    {
        ("circle",): RecordType(dict, "Round.", {"radius": NumberType("How wide.", 0, 9)}),
        ("square", "box"): RecordType(dict, "Four sides.", {"side": NumberType("How long.", 0, 9)}),
    },
)


def file_of(text: str) -> DataFile:
    return parse(text, Path("x.yaml"))


def problems_of(declaration: ValueType[Any], text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(ProblemsFound) as found:
        parse_data(declaration, file_of(text))
    return [(problem.place.line, problem.place.key, problem.sentence) for problem in found.value.problems]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "words", "words"),
        ("any text", "''", ""),
        ("number", "1", 1.0),
        ("integer", "3", 3),
        ("integer", "3.0", 3),
        ("flag", "no", False),
        ("date", "2026-02-03", dt.date(2026, 2, 3)),
        ("date", "'2026-02-03'", dt.date(2026, 2, 3)),
        ("length", "1.5 in", 108.0),
        ("margin", "0 mm", 0.0),
        ("offset", "-1 pt", -1.0),
        ("choice", "bold", "bold"),
        ("tags", "[a, b]", ("a", "b")),
        ("map", "{a: 1, b: 2}", {"a": 1, "b": 2}),
        ("either", "a", "a"),
        ("either", "[a]", ("a",)),
    ],
)
def test_a_value_is_read_as_its_type(kind: str, text: str, value: Any) -> None:
    assert parse_data(TYPES[kind], file_of(text)) == value


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("text", "7", "this should be text, not a whole number"),
        ("text", "2026-01-01", "this should be text, not a date"),
        ("text", "yes", "this should be text, not yes or no"),
        ("text", "' '", "this should not be empty"),
        ("text", "''", "this should not be empty"),
        ("text", "long words", "this is longer than 8 characters"),
        ("tag", "Es", "'Es' is not a tag"),
        ("number", "big", "this should be a number, not text"),
        ("number", "yes", "this should be a number, not yes or no"),
        ("number", "3", "this should be a number from 0.5 to 2, and is 3"),
        ("number", ".nan", "this should be a number from 0.5 to 2, and is nan"),
        ("integer", "2.5", "this should be a whole number, not a number"),
        ("integer", "10", "this should be a whole number from 1 to 9, and is 10"),
        ("flag", "1", "this should be yes or no, not a whole number"),
        ("date", "2026-02-30x", "'2026-02-30x' is not a date"),
        ("date", "5", "this should be a date, not a whole number"),
        ("length", "3.5", "this should be a length with its unit, such as 3.5 in or 54 mm, not a number"),
        ("length", "3,5 in", "'3,5 in' is not a length"),
        ("length", "0 in", "this should be more than nothing"),
        ("margin", "-1 in", "this should be nothing or more"),
        ("offset", "-16 mm", "this should be 0.591 in (15 mm) at most, either way"),
        ("choice", "blod", "'blod' is not a weight"),
        ("tags", "a", "this should be a list, not text"),
        ("tags", "[]", "this list should have 1 to 3 entries, and has 0"),
        ("tags", "[a, b, a]", "'a' is in the list twice"),
        ("map", "[a]", "this should be a set of keys with values, not a list"),
        ("map", "{A: 1}", "'A' is not a name"),
        ("map", "{}", "this needs at least 1 key"),
        ("either", "5", "this should be text, not a whole number"),
        ("either", "[a, 5]", "this should be text, not a whole number"),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_problem(kind: str, text: str, says: str) -> None:
    ((_, _, sentence),) = problems_of(TYPES[kind], text)
    assert sentence.startswith(says)


@pytest.mark.parametrize(("text", "hint"), [("7", "put it in quotes"), ("[a]", ABOUT), ("", ABOUT)])
def test_the_hint_describes_the_value_or_says_how_to_write_it(text: str, hint: str) -> None:
    (problem,) = shape_problems(TYPES["text"], file_of(text))
    assert problem.hint == hint


def test_a_record_is_made_of_its_values_and_knows_where_it_is() -> None:
    shelf = parse_data(ROOM, file_of("door: yes\nshelves:\n  - {name: a, books: 3}\n"))["shelves"][0]
    assert (shelf.name, shelf.books, shelf.width) == ("a", 3, 50)
    assert (shelf.at.place("books").line, shelf.at.place("books").key) == (3, "shelves.0.books")
    assert (shelf.at.name, parse_data(SHELF, file_of("name: a\nbooks: 1\n")).at.name) == ("0", "x")


def test_every_problem_of_a_file_is_found_at_once_with_its_line_and_key() -> None:
    text = "dor: yes\nshelves:\n  - {name: 7, books: 3}\n  - books: 9\n    width: 2\n    colour: red\n  - {name: b, books: 9, width: 2}\n"
    assert problems_of(ROOM, text) == [
        (1, "door", "the key 'door' is missing"),
        (1, "dor", "the key 'dor' is not known here"),
        (3, "shelves.0.name", "this should be text, not a whole number"),
        (4, "shelves.1.name", "the key 'name' is missing"),
        (6, "shelves.1.colour", "the key 'colour' is not known here"),
        (7, "shelves.2.books", "too many books"),
    ]


def test_hints_name_the_nearest_key_and_what_a_missing_one_is() -> None:
    hints = {problem.place.key: problem.hint for problem in shape_problems(ROOM, file_of("dor: yes\nshelves: []\n"))}
    assert hints["dor"] == "did you mean door?"
    assert hints["door"] == "add it: Whether it has one."


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n- list\n"])
def test_a_file_that_is_no_mapping_is_one_problem(text: str) -> None:
    ((line, key, sentence),) = problems_of(ROOM, text)
    assert (line, key) == (1, "")
    assert sentence.startswith("this should be a set of keys with values, " + ("not " if text else "but is empty"))


def test_checks_across_keys_are_no_part_of_the_shape() -> None:
    file = file_of("name: a\nbooks: 9\nwidth: 2\n")
    assert not shape_problems(SHELF, file)
    with pytest.raises(ProblemsFound, match="too many books"):
        parse_data(SHELF, file)


def test_what_can_be_read_of_a_file_is_there_for_further_checks() -> None:
    room, problems = parse_leniently(ROOM, file_of("shelves:\n  - {name: a, books: many}\n  - nothing\n  - {name: c, books: 1}\n"))
    assert room is not None
    assert [(shelf.name, shelf.books) for shelf in room["shelves"]] == [("a", None), ("c", 1)]
    assert room["door"] is None
    assert [problem.place.key for problem in problems] == ["door", "shelves.0.books", "shelves.1"]
    assert parse_leniently(ROOM, file_of("words"))[0] is None


def test_a_word_picks_the_record() -> None:
    assert parse_data(SHAPE, file_of("{kind: circle, radius: 2}")) == {"kind": "circle", "radius": 2}
    assert parse_data(SHAPE, file_of("{kind: box, side: 2}")) == {"kind": "box", "side": 2}
    assert problems_of(SHAPE, "{kind: circle, side: 2}") == [
        (1, "radius", "the key 'radius' is missing"),
        (1, "side", "the key 'side' is not known here"),
    ]
    assert problems_of(SHAPE, "{kind: bx, side: 2}") == [(1, "kind", "'bx' is not a kind")]
    assert problems_of(SHAPE, "{side: 2}") == [(1, "kind", "the key 'kind' is missing")]
    assert problems_of(SHAPE, "circle") == [(1, "", "this should be a set of keys with values, not text")]


def test_records_that_occur_several_times_are_written_once() -> None:
    schema = json_schema(RecordType(dict, "Two.", {"left": SHELF, "right": SHELF}))
    ((name, shared),) = schema["$defs"].items()
    assert schema["properties"] == {"left": {"$ref": f"#/$defs/{name}"}, "right": {"$ref": f"#/$defs/{name}"}}
    assert shared == SHELF.schema()
