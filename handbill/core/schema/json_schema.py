"""The JSON Schema of a kind of data file, made from its declaration, for editors that complete and check."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from handbill.core.schema.declaration import Schema, ValueType

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(declaration: ValueType[Any]) -> Schema:
    """The JSON Schema (draft 2020-12) of a kind of file. A record that occurs several times is written once, under `$defs`."""
    rule = declaration.schema()
    counts: dict[str, int] = {}
    _count_records(rule, counts)
    names = {text: f"record-{number}" for number, text in enumerate((text for text, count in counts.items() if count > 1), 1)}
    definitions = {name: _with_references(json.loads(text), names, root=True) for text, name in names.items()}
    schema = {"$schema": _DIALECT, "title": rule.pop("description"), **_with_references(rule, names, root=True)}
    return {**schema, "$defs": definitions} if definitions else schema


def _count_records(rule: Any, counts: dict[str, int]) -> None:
    """Count how often each record occurs, by its schema as text; what is within a record that occurs again is not counted again."""
    if isinstance(rule, dict) and "properties" in rule:
        text = json.dumps(rule)
        counts[text] = counts.get(text, 0) + 1
        if counts[text] > 1:
            return
    for below in rule.values() if isinstance(rule, dict) else rule if isinstance(rule, list) else ():
        _count_records(below, counts)


def _with_references(rule: Any, names: Mapping[str, str], root: bool = False) -> Any:
    """The schema with references in place of the records that have names."""
    if isinstance(rule, list):
        return [_with_references(below, names) for below in rule]
    if not isinstance(rule, dict):
        return rule
    name = None if root else names.get(json.dumps(rule))
    return {"$ref": f"#/$defs/{name}"} if name else {key: _with_references(below, names) for key, below in rule.items()}
