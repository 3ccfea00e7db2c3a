"""Keys that a data file knows, declared once: reading them makes a typed object, and the JSON Schema comes from the same declaration.

Every problem of a file is found in one pass, each with its line and key: keys that are missing or unknown, values of the wrong type or out
of range, and what the checks across keys say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from handbill.core.datafile import DataFile
from handbill.core.problems import Problem, did_you_mean, raise_if_any
from handbill.core.schema.declaration import INVALID, REQUIRED, Invalid, Keys, Position, Reading, Schema, T_co, ValueType

T = TypeVar("T")
EXTENDS = "extends"


class RecordType(ValueType[T_co]):
    """Known keys, each with a value of its type; `make` is called with the values by key.

    `located`: `make` is also given `at`, the record's Position. `check` yields problems that several values have together; it is called
    once all of them could be read. `merged`: in a file that extends another, what this mapping leaves out is taken over from the other
    file's; a mapping that is not merged is replaced as a whole. `own_keys`: this kind of file may extend another of its kind, and takes
    over all keys but these.
    """

    name = "a set of keys with values"
    kinds = (dict,)

    def __init__(
        self,
        make: Callable[..., T_co],
        about: str,
        fields: Mapping[str, ValueType[Any]],
        *,
        located: bool = False,
        check: Callable[[T_co, Position], Iterable[Problem]] | None = None,
        merged: bool = False,
        own_keys: tuple[str, ...] = (),
        default: Any = REQUIRED,
    ) -> None:
        super().__init__(about, default)
        self.make = make
        self.fields = fields
        self.located = located
        self.check = check
        self.merged = merged
        self.own_keys = own_keys

    def read(self, value: Any, keys: Keys, reading: Reading, variant: str = "") -> T_co | Invalid:
        """The object. `variant`: the key that picked this record among several; its value is given to `make` as it is."""
        if type(value) is not dict:
            return self._mistyped(value, keys, reading)
        values: dict[str, Any] = {}
        whole = True
        if variant:
            values[variant] = value[variant]
        for name, field in self.fields.items():
            if name in value:
                found = field.read(value[name], (*keys, name), reading)
            elif field.default is not REQUIRED:
                found = field.default
            else:
                hint = f"add it: {field.about}" if field.about else "add it"
                found = reading.reject("content-key-missing", f"the key {name!r} is missing", (*keys, name), hint)
            if found is INVALID:
                found, whole = None, False
            values[name] = found
        for name in value:
            if name not in self.fields and name != variant:
                hint = did_you_mean(name, self.fields)
                reading.reject("content-key-unknown", f"the key {name!r} is not known here", (*keys, name), hint)
        if not whole and not reading.lenient:
            return INVALID
        position = Position(reading.file, keys)
        if self.located:
            values["at"] = position
        made = self.make(**values)
        if self.check and whole and reading.checks:
            reading.problems += self.check(made, position)
        return made

    def schema(self, partial: bool = False) -> Schema:
        """The JSON Schema; `partial`: of a record in a file that extends another, where keys that are taken over may be missing."""
        if not self.own_keys:
            return {**self._object(partial and self.merged), "description": self.about}
        partly, whole = self._object(True), self._object(False)
        partly["properties"][EXTENDS] = {"type": "string", "description": "Another file of this kind, which gives what is missing here."}
        return {"if": {"required": [EXTENDS]}, "then": partly, "else": whole, "description": self.about}

    def _object(self, partial: bool) -> Schema:
        required = [name for name, field in self.fields.items() if field.default is REQUIRED]
        return {
            "type": "object",
            "properties": {
                name: field.schema(partial) if isinstance(field, RecordType) else field.schema() for name, field in self.fields.items()
            },
            "required": [name for name in required if name in self.own_keys] if partial else required,
            "additionalProperties": False,
        }


class VariantType(ValueType[T_co]):
    """Records that the word under one key tells apart, such as a block's role. `make` of a record is given that word, too."""

    name = "a set of keys with values"
    kinds = (dict,)

    def __init__(self, about: str, key: str, records: Mapping[tuple[str, ...], RecordType[T_co]]) -> None:
        super().__init__(about)
        self.key = key
        self.records = records
        self._by_word = {word: record for words, record in records.items() for word in words}

    def read(self, value: Any, keys: Keys, reading: Reading) -> T_co | Invalid:
        if type(value) is not dict:
            return self._mistyped(value, keys, reading)
        word = value.get(self.key)
        if isinstance(word, str) and word in self._by_word:
            return self._by_word[word].read(value, keys, reading, self.key)
        if self.key in value:
            sentence, hint = f"{word!r} is not a {self.key}", did_you_mean(str(word), self._by_word)
            return reading.reject("content-value", sentence, (*keys, self.key), hint)
        hint = "use one of: " + ", ".join(sorted(self._by_word))
        return reading.reject("content-key-missing", f"the key {self.key!r} is missing", (*keys, self.key), hint)

    def _rule(self) -> Schema:
        return {"type": "object", "oneOf": [self._branch(words, record) for words, record in self.records.items()]}

    def _branch(self, words: tuple[str, ...], record: RecordType[T_co]) -> Schema:
        rule = record.schema()
        properties = {self.key: {"enum": list(words)}, **rule["properties"]}
        return {**rule, "properties": properties, "required": [self.key, *rule["required"]]}


def parse_data(declaration: ValueType[T], file: DataFile) -> T:
    """The typed object that a file holds. Raises ProblemsFound with every problem of the file."""
    reading = Reading(file)
    made = declaration.read(file.data, (), reading)
    raise_if_any(_in_order(reading.problems))
    assert made is not INVALID
    return made


def parse_leniently(declaration: ValueType[T], file: DataFile) -> tuple[T | None, list[Problem]]:
    """What could be read, with None for the rest, and every problem. None if the file is not a mapping."""
    reading = Reading(file, lenient=True)
    made = declaration.read(file.data, (), reading)
    return (None if made is INVALID else made), _in_order(reading.problems)


def shape_problems(declaration: ValueType[Any], file: DataFile) -> list[Problem]:
    """The problems that the JSON Schema of this kind would find as well, in the order of the file."""
    reading = Reading(file, checks=False)
    declaration.read(file.data, (), reading)
    return _in_order(reading.problems)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.place.line)
