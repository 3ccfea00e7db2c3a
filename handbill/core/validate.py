"""A DataFile held against its schema becomes a list of problems, each with its line.

Only the keywords in KEYWORDS are understood; the jsonschema library knows all of them, but costs a quarter of a flyer's time to import.
A test compares the two.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Problem, did_you_mean, raise_if_any
from handbill.core.schema import schema

_SHAPE = ["$ref", "oneOf", "anyOf", "type", "required", "properties", "additionalProperties", "propertyNames", "items"]
_LIST = ["minItems", "maxItems", "uniqueItems"]
_VALUES = ["enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum"]
KEYWORDS = frozenset([*_SHAPE, *_LIST, *_VALUES])
REMARKS = frozenset(["$schema", "$defs", "title", "description"])
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}
_TRADE = {
    "object": "keys with values",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}


def checked(file: DataFile, kind: str) -> DataFile:
    """The file itself, when it has the shape of one of schema.KINDS. Raises ProblemsFound with everything wrong about its shape."""
    raise_if_any(shape_problems(file, kind))
    return file


def shape_problems(file: DataFile, kind: str) -> list[Problem]:
    """Unknown and missing keys, wrong types and wrong values, all of them, in the file's order."""
    check = _Check(file, schema(kind))
    check.value(file.data, check.root, ())
    return sorted(check.problems, key=lambda problem: problem.place.line)


class _Check:
    def __init__(self, file: DataFile, root: dict[str, Any]) -> None:
        self.file = file
        self.root = root
        self.problems: list[Problem] = []

    def value(self, data: Any, rule: dict[str, Any], keys: tuple[Key, ...]) -> None:
        rule = self._of_type(data, self._resolved(rule))
        if not self._type(data, rule, keys):
            return
        if "enum" in rule and data not in rule["enum"]:
            self._add("content-value", f"{data!r} is not one of the values this can have", keys, did_you_mean(str(data), rule["enum"]))
        elif "oneOf" in rule:
            self._role(data, rule, keys)
        elif isinstance(data, dict):
            self._mapping(data, rule, keys)
        elif isinstance(data, list):
            self._list(data, rule, keys)
        else:
            self._scalar(data, rule, keys)

    def _resolved(self, rule: dict[str, Any]) -> dict[str, Any]:
        if "$ref" not in rule:
            return rule
        return {**self.root["$defs"][rule["$ref"].rpartition("/")[2]], **rule}

    def _of_type(self, data: Any, rule: dict[str, Any]) -> dict[str, Any]:
        """What may be of several types is judged by the branch for its own; by the first where none is, which then says so."""
        if "anyOf" not in rule:
            return rule
        branches = [self._resolved(branch) for branch in rule["anyOf"]]
        own = next((branch for branch in branches if isinstance(data, _TYPES[branch["type"]])), branches[0])
        return {"description": rule.get("description", ""), **own}

    def _type(self, data: Any, rule: dict[str, Any], keys: tuple[Key, ...]) -> bool:
        wanted = rule.get("type")
        if wanted is None or (rule.get("format") == "date" and isinstance(data, dt.date)):
            return True
        fits = isinstance(data, _TYPES[wanted]) and (wanted == "boolean" or not isinstance(data, bool))
        if fits or (wanted == "integer" and isinstance(data, float) and data.is_integer()):
            return True
        hint = "put it in quotes" if wanted == "string" and not isinstance(data, dict | list | None) else rule.get("description", "")
        self._add("content-type", f"this should be {_TRADE[wanted]}, not {_kind(data)}", keys, hint)
        return False

    def _role(self, data: dict[str, Any], rule: dict[str, Any], keys: tuple[Key, ...]) -> None:
        """Every branch names the roles it serves; the block's own role picks the branch, so problems speak of one kind of block."""
        branches = {role: branch for branch in map(self._resolved, rule["oneOf"]) for role in branch["properties"]["role"]["enum"]}
        role = data.get("role")
        if isinstance(role, str) and role in branches:
            self._mapping(data, branches[role], keys)
        elif "role" in data:
            self._add("content-value", f"{role!r} is not a role", (*keys, "role"), did_you_mean(str(role), branches))
        else:
            self._add("content-key-missing", "the key 'role' is missing", (*keys, "role"), "use one of: " + ", ".join(sorted(branches)))

    def _mapping(self, data: dict[str, Any], rule: dict[str, Any], keys: tuple[Key, ...]) -> None:
        known = rule.get("properties", {})
        for name in rule.get("required", ()):
            if name not in data:
                about = self._resolved(known[name]).get("description", "")
                self._add("content-key-missing", f"the key {name!r} is missing", (*keys, name), f"add it: {about}" if about else "add it")
        for name, value in data.items():
            if name in known:
                self.value(value, known[name], (*keys, name))
                continue
            others = rule.get("additionalProperties")
            if others is False:
                self._add("content-key-unknown", f"the key {name!r} is not known here", (*keys, name), did_you_mean(name, known))
                continue
            self.value(name, rule.get("propertyNames", {}), (*keys, name))
            self.value(value, others or {}, (*keys, name))

    def _list(self, data: list[Any], rule: dict[str, Any], keys: tuple[Key, ...]) -> None:
        if len(data) < rule.get("minItems", 0):
            self._add("content-value", f"the list needs at least {rule['minItems']}", keys, rule.get("description", ""))
        if len(data) > rule.get("maxItems", len(data)):
            self._add("content-value", f"the list can have at most {rule['maxItems']}", keys, rule.get("description", ""))
        if rule.get("uniqueItems"):
            for index, item in enumerate(data):
                if item in data[:index]:
                    self._add("content-value", f"{item!r} is in the list twice", (*keys, index), "keep one of them")
        for index, item in enumerate(data):
            self.value(item, rule.get("items", {}), (*keys, index))

    def _scalar(self, data: Any, rule: dict[str, Any], keys: tuple[Key, ...]) -> None:
        if isinstance(data, str):
            self._text(data, rule, keys)
        elif isinstance(data, int | float) and not rule.get("minimum", data) <= data <= rule.get("maximum", data):
            limits = [f"{word} {rule[key]}" for key, word in (("minimum", "at least"), ("maximum", "at most")) if key in rule]
            self._add("content-value", f"{data} is out of range", keys, "use " + " and ".join(limits))

    def _text(self, data: str, rule: dict[str, Any], keys: tuple[Key, ...]) -> None:
        about = rule.get("description", "")
        if len(data) < rule.get("minLength", 0):
            self._add("content-value", "this is empty" if not data else f"this needs at least {rule['minLength']} characters", keys, about)
        if len(data) > rule.get("maxLength", len(data)):
            self._add("content-value", f"this is longer than {rule['maxLength']} characters", keys, "shorten it")
        if "pattern" in rule and not re.search(rule["pattern"], data):
            self._add("content-pattern", f"{data!r} does not have the right form", keys, about or f"it should match {rule['pattern']}")
        if rule.get("format") == "date" and not _is_date(data):
            self._add("content-pattern", f"{data!r} is not a date", keys, "write it as YYYY-MM-DD")

    def _add(self, code: str, sentence: str, keys: tuple[Key, ...], hint: str) -> None:
        self.problems.append(Problem(code, sentence, self.file.place(*keys), hint))


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def _kind(data: Any) -> str:
    if data is None:
        return "empty"
    if isinstance(data, dt.date):
        return "a date"
    return next((_TRADE[name] for name, types in _TYPES.items() if type(data) in types), "data of another kind")
