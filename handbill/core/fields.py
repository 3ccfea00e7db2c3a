"""A mapping of a data file becomes typed values; what is missing, unknown or of the wrong type becomes a problem with its line.

A reader asks for each key by its type and gets a harmless value where something is wrong, so that one run gathers every problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from handbill.core.datafile import DataFile, Key
from handbill.core.geometry import MILLIMETER, length
from handbill.core.problems import Problem, did_you_mean

T = TypeVar("T")


class Fields:
    """One mapping of a file, found under `keys`. Problems go into the list given; call `end` when every key has been asked for."""

    def __init__(self, file: DataFile, problems: list[Problem], keys: tuple[Key, ...] = ()) -> None:
        self.file = file
        self.problems = problems
        self.keys = keys
        self._asked: set[str] = set()
        data = file.data
        for key in keys:
            data = data[key]
        self._data: dict[str, Any] = data if isinstance(data, dict) else {}
        self._readable = isinstance(data, dict)
        if not self._readable:
            self.problem("content-type", "this should be a set of keys with values", hint="write each as 'key: value' on its own line")

    def problem(self, code: str, sentence: str, *keys: Key, hint: str = "") -> None:
        """Note a problem at a key of this mapping."""
        self.problems.append(Problem(code, sentence, self.file.place(*self.keys, *keys), hint))

    def has(self, key: str) -> bool:
        """Whether the key is given; asking does not make it known."""
        return key in self._data

    def text(self, key: str, default: str | None = None) -> str:
        value: str = self._value(key, str, "a text", "", default)
        if not value.strip() and default is None and key in self._data and isinstance(self._data[key], str):
            self.problem("content-type", f"{key} should not be empty", key)
        return value

    def choice(self, key: str, known: Iterable[str]) -> str:
        """One of a few words."""
        known = tuple(known)
        value = self.text(key)
        if value and value not in known:
            self.problem("content-value", f"{key} cannot be {value!r}", key, hint=did_you_mean(value, known))
        return value if value in known else known[0]

    def flag(self, key: str, default: bool | None = None) -> bool:
        return self._value(key, bool, "yes or no", False, default)

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """A number from `low` to `high`, both included."""
        value = self._value(key, (int, float), "a number", low, default)
        return self._within(key, float(value), low, high)

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        value = self._value(key, int, "a whole number", low, default)
        return int(self._within(key, value, low, high))

    def length(self, key: str, positive: bool = True, default: str | None = None) -> float:
        """A text such as '3.5 in', in points; more than nothing unless `positive` is switched off, and never less."""
        value = self._value(key, str, "a length with its unit, in quotes or not, as in 3.5 in", "", default)
        if not value:
            return 0.0
        points = self._points(value, key)
        if points is None:
            return 0.0
        if points < 0 or (positive and points == 0):
            self.problem("content-length", f"{key} should be {'more than nothing' if positive else 'nothing or more'}", key)
            return 0.0
        return points

    def lengths(self, key: str) -> tuple[float, ...]:
        """A list of lengths, in points, each more than nothing; no key is an empty list."""
        found = [self._points(text, key, index) for index, text in enumerate(self.texts(key))]
        if any(points is not None and points <= 0 for points in found):
            self.problem("content-length", f"{key} should be more than nothing", key)
        return tuple(points or 0.0 for points in found)

    def signed(self, key: str, farthest: float) -> float:
        """A length that may be less than nothing, such as '-0.5 mm', in points; no farther than `farthest` either way."""
        value = self._value(key, str, "a length with its unit, in quotes or not, as in -0.5 mm", "", None)
        if not value:
            return 0.0
        points = self._points(value, key)
        if points is None:
            return 0.0
        if abs(points) > farthest:
            self.problem("content-length", f"{key} should be {farthest / MILLIMETER:.0f} mm at most, either way", key)
            return 0.0
        return points

    def _points(self, text: str, *keys: Key) -> float | None:
        """A length in points; what is none is a problem at these keys."""
        try:
            return length(text)
        except ValueError as error:
            self.problem("content-length", str(error), *keys)
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; no key is an empty list."""
        values: list[Any] = self._value(key, list, "a list", [], [])
        for index, value in enumerate(values):
            if not isinstance(value, str):
                self.problem("content-type", f"{key} should hold texts only", key, index, hint="put numbers in quotes")
        return tuple(value for value in values if isinstance(value, str))

    def numbers(self, key: str, count: int, low: float, high: float) -> tuple[float, ...]:
        """A list of exactly `count` numbers."""
        values: list[Any] = self._value(key, list, f"a list of {count} numbers", [], None)
        good = [float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high]
        if values and (len(values) != count or len(good) != count):
            self.problem("content-value", f"{key} should be {count} numbers from {low:g} to {high:g}", key)
        return tuple(good) if len(good) == count else (low,) * count

    def group(self, key: str) -> Fields:
        """The mapping under a key."""
        self._value(key, dict, "a set of keys with values", {}, None)
        if isinstance(self._data.get(key), dict):
            return Fields(self.file, self.problems, (*self.keys, key))
        return _Nothing(self.file, self.problems, self.keys)

    def groups(self, key: str) -> Iterator[Fields]:
        """Each mapping of the list under a key; the list must hold at least one."""
        values: list[Any] = self._value(key, list, "a list", [], None)
        if not values and isinstance(self._data.get(key), list):
            self.problem("content-value", f"{key} should hold at least one entry", key)
        for index in range(len(values)):
            yield Fields(self.file, self.problems, (*self.keys, key, index))

    def end(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                self.problem("content-key-unknown", f"the key {key!r} is not known here", key, hint=did_you_mean(key, self._asked))

    def _value(self, key: str, kinds: Any, what: str, harmless: T, default: T | None) -> T:
        self._asked.add(key)
        if key not in self._data:
            if default is not None:
                return default
            if self._readable:
                self.problem("content-key-missing", f"the key {key!r} is missing", key, hint=f"give it {what}")
            return harmless
        value = self._data[key]
        # In Python a yes or no is also a number; in a data file it is a mistake.
        if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
            self.problem("content-type", f"{key} should be {what}", key)
            return harmless
        found: T = value
        return found

    def _within(self, key: str, value: float, low: float, high: float) -> float:
        if low <= value <= high:
            return value
        self.problem("content-value", f"{key} should be from {low:g} to {high:g}, and is {value:g}", key)
        return low


class _Nothing(Fields):
    """Stands in for a group that is missing or is no mapping: the group's own problem is enough."""

    def __init__(self, file: DataFile, problems: list[Problem], keys: tuple[Key, ...]) -> None:
        super().__init__(DataFile(file.path, {}, file.lines), problems)
        self.keys = keys
        self._readable = False
