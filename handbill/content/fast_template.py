"""Fills strings of words and dotted names without Jinja2, whose import takes longer than filling all the strings of a flyer.

No problem is reported here. A string with anything other than dotted names of known values is left to template.py, which also describes
what is wrong with it. A test compares the results of both.
"""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from handbill.core.values import TemplateError, Values, in_print

LONGEST = 2000  # characters; the longest string of ours has 140
_OPENED = re.compile(r" *([A-Za-z]\w*(?:\.[A-Za-z]\w*)*) *\}\}(.*)", re.ASCII | re.DOTALL)
# Words that Jinja2 does not take for the name of a value.
_TAKEN = {"true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else", "self"}


def filled(text: str, values: Values) -> str | None:
    """The text with its names filled in; None if it has to be left to Jinja2."""
    parts = names_and_words(text)
    if parts is None:
        return None
    try:
        return parts[0] + "".join(in_print(_value(names, values)) + words for names, words in zip(parts[1::2], parts[2::2], strict=True))
    except (LookupError, TemplateError):
        return None


def looked_up(expression: str, values: Values) -> tuple[Any] | None:
    """The value of a dotted name, or of `not` before one, in a tuple; None if the expression has to be left to Jinja2."""
    name = expression.removeprefix("not ")
    parts = names_and_words("{{ " + name + " }}")
    if parts is None or len(parts) != 3 or parts[2]:
        return None
    try:
        found = _value(parts[1], values)
    except LookupError:
        return None
    return (found if name == expression else not found,)


@lru_cache(maxsize=4096)
def names_and_words(text: str) -> tuple[str, ...] | None:
    """Words, name, words, name, words ...; None if there is anything other than dotted names between braces."""
    # Jinja2 changes every line ending to \n.
    if len(text) > LONGEST or "{%" in text or "{#" in text or "\r" in text:
        return None
    first, *opened = text.split("{{")
    parts = [first]
    for each in opened:
        match = _OPENED.fullmatch(each)
        if match is None or match[1].partition(".")[0] in _TAKEN:
            return None
        parts += match.groups()
    return tuple(parts)


def _value(names: str, values: Values) -> Any:
    """The value of a dotted name. Only what our own objects store is found: no methods, items or properties. Raises LookupError."""
    first, *steps = names.split(".")
    value = values[first]
    for step in steps:
        if not (isinstance(value, SimpleNamespace) or is_dataclass(value)) or isinstance(value, type):
            raise LookupError(step)
        value = vars(value)[step]
    return value
