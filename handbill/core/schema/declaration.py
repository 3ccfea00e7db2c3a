"""The base of declarations of data files: a declaration reads a value, notes its problems, and exports its JSON Schema.

Why our own: pydantic gathers every error and exports schemas, but its import and its models cost about 0.1 s, a third of a flyer's cold
start; msgspec (25 ms) and cattrs (50 ms and more) stop at the first error or export no schema, and none of them knows lines of a file,
near misses of a key, or lengths.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Generic, Literal, TypeVar

from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Place, Problem

T_co = TypeVar("T_co", covariant=True)
Keys = tuple[Key, ...]
Schema = dict[str, Any]


class Sentinel(Enum):
    """INVALID: a value could not be read, and the problem is noted. REQUIRED: a key without a default."""

    INVALID = 0
    REQUIRED = 1


INVALID: Final = Sentinel.INVALID
REQUIRED: Final = Sentinel.REQUIRED
Invalid = Literal[Sentinel.INVALID]

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "yes or no"),
    (int, "a whole number"),
    (float, "a number"),
    (str, "text"),
    (dict, "a set of keys with values"),
    (list, "a list"),
    (dt.date, "a date"),
)


@dataclass(frozen=True)
class Position:
    """Where a value is written: the file and the keys that lead to it."""

    file: DataFile
    keys: Keys

    @property
    def name(self) -> str:
        """The key of this value; for a whole file its name without the ending."""
        return str(self.keys[-1]) if self.keys else self.file.path.stem

    def place(self, *keys: Key) -> Place:
        """The place of this value, or of one below it."""
        return self.file.place(*self.keys, *keys)

    def problem(self, code: str, sentence: str, *keys: Key, hint: str = "") -> Problem:
        """A problem with this value, or with one below it."""
        return Problem(code, sentence, self.place(*keys), hint)


class Reading:
    """One pass over a file, and the problems found on it.

    `checks`: also judge what a JSON Schema cannot express. `lenient`: a record is made from what could be read of it, with None for the
    rest, so that its other values can be judged as well.
    """

    def __init__(self, file: DataFile, checks: bool = True, lenient: bool = False) -> None:
        self.file = file
        self.checks = checks
        self.lenient = lenient
        self.problems: list[Problem] = []

    def reject(self, code: str, sentence: str, keys: Keys, hint: str = "") -> Invalid:
        """Note a problem with the value at these keys."""
        self.problems.append(Problem(code, sentence, self.file.place(*keys), hint))
        return INVALID


class ValueType(Generic[T_co]):
    """A value of one type. `about` describes it in one sentence, for hints and for the JSON Schema.

    A key whose type has a `default` may be left out; the default is a value as read, not as written.
    """

    name = ""  # what the value should be, after "this should be"
    kinds: tuple[type, ...] = ()  # the Python types that YAML gives it

    def __init__(self, about: str, default: Any = REQUIRED) -> None:
        self.about = about
        self.default = default

    def read(self, value: Any, keys: Keys, reading: Reading) -> T_co | Invalid:
        """The value as the program uses it; INVALID, with a problem noted, if it is wrong."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """The JSON Schema (draft 2020-12) of the value."""
        return {**self._rule(), **({"description": self.about} if self.about else {})}

    def _rule(self) -> Schema:
        raise NotImplementedError

    def _mistyped(self, value: Any, keys: Keys, reading: Reading, hint: str = "") -> Invalid:
        return reading.reject("content-type", f"this should be {self.name}, {_kind_of(value)}", keys, hint or self.about)


def _kind_of(value: Any) -> str:
    """What a value is instead of what it should be."""
    return next((f"not {words}" for kind, words in _KINDS if isinstance(value, kind)), "but is empty")
