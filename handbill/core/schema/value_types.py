"""The types of values in data files: text, numbers, lengths, dates, choices, lists and maps."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from handbill.core.geometry import length
from handbill.core.measures import measure
from handbill.core.problems import did_you_mean
from handbill.core.schema.declaration import INVALID, REQUIRED, Invalid, Keys, Reading, Schema, T_co, ValueType
from handbill.core.words import word_faults

_UNIT = r"\s*(pt|in|mm|m)\s*$"
_LENGTHS = {
    "positive": r"^\s*(?=[0-9.]*[1-9])[0-9]+(\.[0-9]+)?" + _UNIT,
    "zero": r"^\s*[0-9]+(\.[0-9]+)?" + _UNIT,
    "signed": r"^\s*-?[0-9]+(\.[0-9]+)?" + _UNIT,
}
COLOR_PATTERN = "^#[0-9A-Fa-f]{6}$"
COLOR_HINT = 'write six hexadecimal digits in quotes, as in "#12355b"'
_COLOR_DIGITS = 6
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class TextType(ValueType[str]):
    """Text of `least` to `most` characters, not blank unless `least` is 0. `pattern` is searched in it; `what` names what has that form."""

    name = "text"
    kinds = (str,)

    def __init__(
        self, about: str, pattern: str = "", what: str = "", least: int = 1, most: int | None = None, default: Any = REQUIRED
    ) -> None:
        super().__init__(about, default)
        self.pattern = pattern or (r"\S" if least else "")
        self.what = what
        self.least = least
        self.most = most
        self._match: re.Pattern[str] | None = None

    def read(self, value: Any, keys: Keys, reading: Reading) -> str | Invalid:
        if type(value) is not str:
            scalar = value is not None and not isinstance(value, dict | list)
            return self._mistyped(value, keys, reading, "put it in quotes" if scalar else "")
        if len(value) < self.least:
            sentence = f"this needs at least {self.least} characters" if value else "this should not be empty"
            return reading.reject("content-value", sentence, keys, self.about)
        if self.most is not None and len(value) > self.most:
            return reading.reject("content-value", f"this is longer than {self.most} characters", keys, "shorten it")
        if self.pattern and not self._matches(value):
            if not value.strip():
                return reading.reject("content-value", "this should not be empty", keys, self.about)
            sentence = f"{value!r} is not {self.what}" if self.what else f"{value!r} does not have the right form"
            return reading.reject("content-pattern", sentence, keys, self.about)
        return value

    def _matches(self, value: str) -> bool:
        if self._match is None:
            self._match = re.compile(self.pattern)
        return self._match.search(value) is not None

    def _rule(self) -> Schema:
        rule: Schema = {"type": "string"}
        if self.least:
            rule["minLength"] = self.least
        if self.most is not None:
            rule["maxLength"] = self.most
        if self.pattern:
            rule["pattern"] = self.pattern
        return rule


class WordsType(TextType):
    """Text that is printed: its characters are judged, too. `one_line`: it may not go on in the next line of the file."""

    def __init__(
        self,
        about: str,
        pattern: str = "",
        what: str = "",
        least: int = 1,
        most: int | None = None,
        default: Any = REQUIRED,
        *,
        one_line: bool = False,
    ) -> None:
        super().__init__(about, pattern, what, least, most, default)
        self.one_line = one_line

    def read(self, value: Any, keys: Keys, reading: Reading) -> str | Invalid:
        words = super().read(value, keys, reading)
        if words is INVALID or not reading.checks:
            return words
        if self.one_line and keys in reading.file.continued:
            hint = f'write it on one line, in quotes: "{words}"; or is a colon missing behind the first word of the next line?'
            return reading.reject("content-line-break", f"this goes on in the next line, and is read as {words!r}", keys, hint)
        faults = list(word_faults(words))
        for fault in faults:
            reading.reject(f"content-{fault.code}", fault.sentence, keys, fault.hint)
        return INVALID if faults else words


class ColorType(TextType):
    """A color as six hexadecimal digits."""

    name = "a color in quotes"

    def __init__(self, about: str, default: Any = REQUIRED) -> None:
        super().__init__(about, COLOR_PATTERN, "a color", default=default)

    def read(self, value: Any, keys: Keys, reading: Reading) -> str | Invalid:
        if type(value) is str and (hint := _color_meant(value)):
            return reading.reject("content-pattern", f"{value!r} is not a color", keys, hint)
        if type(value) is not str:
            return self._mistyped(value, keys, reading, _color_meant(str(value)) or COLOR_HINT)
        return super().read(value, keys, reading)


def _color_meant(written: str) -> str:
    """How to write what is meant as a color, if that is known: three digits or six, with or without the sign; empty if it is one or not."""
    digits = re.fullmatch("#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", written.strip())
    if not digits or re.fullmatch(COLOR_PATTERN, written):
        return ""
    each = digits[1] if len(digits[1]) == _COLOR_DIGITS else "".join(2 * digit for digit in digits[1])
    return f'write six digits in quotes: "#{each}"'


class NumberType(ValueType[float]):
    """A number from `low` to `high`, both included."""

    name = "a number"
    kinds = (int, float)

    def __init__(self, about: str, low: float, high: float, default: Any = REQUIRED) -> None:
        super().__init__(about, default)
        self.low = low
        self.high = high

    def read(self, value: Any, keys: Keys, reading: Reading) -> float | Invalid:
        # In Python a yes or no is also a number; in a data file it is a mistake.
        if type(value) is not float and type(value) is not int:
            return self._mistyped(value, keys, reading)
        if not self.low <= value <= self.high:
            sentence = f"this should be {self.name} from {self.low:g} to {self.high:g}, and is {value:g}"
            return reading.reject("content-value", sentence, keys, self.about)
        return float(value)

    def _rule(self) -> Schema:
        return {"type": "number", "minimum": self.low, "maximum": self.high}


class IntegerType(ValueType[int]):
    """A whole number from `low` to `high`, both included."""

    name = "a whole number"
    kinds = (int, float)

    def __init__(self, about: str, low: int, high: int, default: Any = REQUIRED) -> None:
        super().__init__(about, default)
        self.low = low
        self.high = high

    def read(self, value: Any, keys: Keys, reading: Reading) -> int | Invalid:
        if type(value) is not int and not (type(value) is float and value.is_integer()):
            return self._mistyped(value, keys, reading)
        if not self.low <= value <= self.high:
            sentence = f"this should be a whole number from {self.low} to {self.high}, and is {value}"
            return reading.reject("content-value", sentence, keys, self.about)
        return int(value)

    def _rule(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class FlagType(ValueType[bool]):
    """Yes or no."""

    name = "yes or no"
    kinds = (bool,)

    def read(self, value: Any, keys: Keys, reading: Reading) -> bool | Invalid:
        return value if type(value) is bool else self._mistyped(value, keys, reading)

    def _rule(self) -> Schema:
        return {"type": "boolean"}


class DateType(ValueType[dt.date]):
    """A day, written as YYYY-MM-DD, with or without quotes."""

    name = "a date"
    kinds = (str, dt.date)

    def read(self, value: Any, keys: Keys, reading: Reading) -> dt.date | Invalid:
        if isinstance(value, dt.date):
            return value
        if type(value) is not str:
            return self._mistyped(value, keys, reading)
        try:
            if _DATE.fullmatch(value):
                return dt.date.fromisoformat(value)
        except ValueError:
            pass
        return reading.reject("content-pattern", f"{value!r} is not a date", keys, "write it as YYYY-MM-DD")

    def _rule(self) -> Schema:
        return {"type": "string", "format": "date"}


class LengthType(ValueType[float]):
    """Text such as '3.5 in', in points. `sign`: whether it may be 0, or less; `most`: the longest it may be, in points, either way."""

    name = "a length with its unit, such as 3.5 in or 54 mm"
    kinds = (str,)

    def __init__(
        self, about: str, sign: Literal["positive", "zero", "signed"] = "positive", most: float | None = None, default: Any = REQUIRED
    ) -> None:
        super().__init__(about, default)
        self.sign = sign
        self.most = most

    def read(self, value: Any, keys: Keys, reading: Reading) -> float | Invalid:
        if type(value) is not str:
            return self._mistyped(value, keys, reading)
        try:
            points = length(value)
        except ValueError as error:
            return reading.reject("content-length", str(error), keys, self.about)
        if (points < 0 and self.sign != "signed") or (points == 0 and self.sign == "positive"):
            sentence = "this should be more than nothing" if self.sign == "positive" else "this should be nothing or more"
            return reading.reject("content-length", sentence, keys, self.about)
        if reading.checks and self.most is not None and abs(points) > self.most:
            sentence = f"this should be {measure(self.most)} at most" + (", either way" if self.sign == "signed" else "")
            return reading.reject("content-length", sentence, keys, f"{self.about} Is the unit right?")
        return points

    def _rule(self) -> Schema:
        return {"type": "string", "pattern": _LENGTHS[self.sign]}


class ChoiceType(ValueType[Any]):
    """One of a few words, which `what` names. Where the choices are members of a StrEnum, the value is a member."""

    kinds = (str,)

    def __init__(self, about: str, choices: Iterable[str], what: str = "one of the words for this key", default: Any = REQUIRED) -> None:
        super().__init__(about, default)
        self.choices = tuple(choices)
        self.what = what

    def read(self, value: Any, keys: Keys, reading: Reading) -> Any:
        if type(value) is str and value in self.choices:
            return self.choices[self.choices.index(value)]
        return reading.reject("content-value", f"{value!r} is not {self.what}", keys, did_you_mean(str(value), self.choices))

    def _rule(self) -> Schema:
        return {"enum": list(self.choices)}


class ListType(ValueType[tuple[T_co, ...]]):
    """A list of `least` to `most` entries of one type, as a tuple. `unique`: no entry twice."""

    name = "a list"
    kinds = (list,)

    def __init__(
        self, about: str, item: ValueType[T_co], least: int = 0, most: int | None = None, unique: bool = False, default: Any = REQUIRED
    ) -> None:
        super().__init__(about, default)
        self.item = item
        self.least = least
        self.most = most
        self.unique = unique

    def read(self, value: Any, keys: Keys, reading: Reading) -> tuple[T_co, ...] | Invalid:
        if type(value) is not list:
            return self._mistyped(value, keys, reading)
        good = []
        for index, entry in enumerate(value):
            if self.unique and entry in value[:index]:
                reading.reject("content-value", f"{entry!r} is in the list twice", (*keys, index), "keep one of them")
                continue
            read = self.item.read(entry, (*keys, index), reading)
            if read is not INVALID:
                good.append(read)
        if not self.least <= len(value) <= (len(value) if self.most is None else self.most):
            return reading.reject("content-value", f"this list should have {self._count()}, and has {len(value)}", keys, self.about)
        return tuple(good) if reading.lenient or len(good) == len(value) else INVALID

    def _count(self) -> str:
        if self.most is None:
            return f"at least {self.least} entr{'y' if self.least == 1 else 'ies'}"
        return f"{self.least} entries" if self.least == self.most else f"{self.least} to {self.most} entries"

    def _rule(self) -> Schema:
        limits = {"minItems": self.least or None, "maxItems": self.most, "uniqueItems": self.unique or None}
        return {"type": "array", "items": self.item.schema(), **{key: limit for key, limit in limits.items() if limit is not None}}


class MapType(ValueType[Mapping[str, T_co]]):
    """Keys of the file's own choice, each with a value of one type. A key has the form `pattern`, which `what` names.

    `merged`: in a file that extends another, the other file's keys stay, and a value is replaced as a whole.
    """

    name = "a set of keys with values"
    kinds = (dict,)

    def __init__(
        self,
        about: str,
        value: ValueType[T_co],
        pattern: str = "",
        what: str = "",
        least: int = 0,
        default: Any = REQUIRED,
        *,
        merged: bool = False,
    ) -> None:
        super().__init__(about, default)
        self.merged = merged
        self.value = value
        self.pattern = pattern
        self.what = what
        self.least = least

    def read(self, value: Any, keys: Keys, reading: Reading) -> Mapping[str, T_co] | Invalid:
        if type(value) is not dict:
            return self._mistyped(value, keys, reading)
        good: dict[str, T_co] = {}
        for key, entry in value.items():
            if self.pattern and not re.search(self.pattern, key):
                reading.reject("content-pattern", f"{key!r} is not {self.what}", (*keys, key), f"it should match {self.pattern}")
                continue
            read = self.value.read(entry, (*keys, key), reading)
            if read is not INVALID:
                good[key] = read
        if len(value) < self.least:
            return reading.reject("content-value", f"this needs at least {self.least} key", keys, self.about)
        return good if reading.lenient or len(good) == len(value) else INVALID

    def _rule(self) -> Schema:
        rule: Schema = {"type": "object", "additionalProperties": self.value.schema()}
        if self.pattern:
            rule["propertyNames"] = {"pattern": self.pattern}
        if self.least:
            rule["minProperties"] = self.least
        return rule


class EitherType(ValueType[Any]):
    """A value of one of several types that YAML tells apart. If it is of none of them, it is judged by the first."""

    def __init__(self, about: str, *types: ValueType[Any], default: Any = REQUIRED) -> None:
        super().__init__(about, default)
        self.types = types

    def read(self, value: Any, keys: Keys, reading: Reading) -> Any:
        fitting = next((each for each in self.types if isinstance(value, each.kinds)), self.types[0])
        return fitting.read(value, keys, reading)

    def _rule(self) -> Schema:
        return {"anyOf": [each.schema() for each in self.types]}
