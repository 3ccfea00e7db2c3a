"""Reads YAML as plain data with the line of each key. The only module that imports PyYAML."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from handbill.core.problems import Place, Problem, ProblemsFound, display_path

Key = str | int
YAML_SUFFIXES = (".yaml", ".yml")
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
# What stands behind a value: a comment without a space behind its sign, or one blank, the sign and a number.
_CUT = re.compile(r"(?:[ \t]+|^)#(?=\S)|(?P<space> )#[ ](?P<digit>\d)")
_COLOR = re.compile("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_DIGITS = 6
_LARGEST = 1_000_000  # bytes; our longest file has 20 kB


@dataclass(frozen=True)
class DataFile:
    """`data` is the content of the file (dates as datetime.date); `lines` holds the line of each key path.

    `names`: what problems call the values at some key paths, and those below them, in a file that is no YAML: the heads of its columns.
    `continued`: the key paths of values without quotes that go on in the next line.
    """

    path: Path
    data: Any
    lines: dict[tuple[Key, ...], int]
    names: Mapping[tuple[Key, ...], str] = field(default_factory=dict)
    continued: frozenset[tuple[Key, ...]] = frozenset()

    def place(self, *keys: Key) -> Place:
        """The place of the value at this key path; if it is missing, the line of the nearest key above it."""
        found = keys
        while found and found not in self.lines:
            found = found[:-1]
        return Place(display_path(self.path), self.lines.get(found, 1), self._name(keys))

    def _name(self, keys: tuple[Key, ...]) -> str:
        named = keys
        while named and named not in self.names:
            named = named[:-1]
        return self.names[named] if named else ".".join(str(key) for key in keys)


def read(path: Path) -> DataFile:
    """Read one YAML document. Raises ProblemsFound: unreadable, too large, broken YAML, a key given twice, an alias."""
    return parse(_text_of(path), path)


def parse(text: str, path: Path) -> DataFile:
    """Like `read`, for text that has been loaded; `path` is only named in problems."""
    try:
        loader = _LOADER(text)
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or "it holds a control character"  # the only error without a mark
        if what == "but found another document":
            what = "a second document begins here"
        hint = "check the indentation, and put quotes around text that holds a colon or begins with a bracket"
        raise ProblemsFound([Problem("content-yaml", f"this is not valid YAML: {what}", Place(display_path(path), line), hint)]) from None
    except RecursionError:
        raise ProblemsFound([_too_deep(path)]) from None
    walk = _NodeReader(loader, path, text.splitlines())
    try:
        data = walk.value(root, ()) if root is not None else None
    except RecursionError:
        raise ProblemsFound([_too_deep(path)]) from None
    if walk.problems:
        raise ProblemsFound(walk.problems)
    return DataFile(path, data, walk.lines, continued=frozenset(walk.continued))


def dumped(data: dict[str, Any]) -> str:
    """Plain data as YAML that `parse` reads back unchanged, with the keys in their order."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def _text_of(path: Path) -> str:
    """The text of a data file. Raises ProblemsFound: unreadable (content-unreadable), too large (content-size)."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ProblemsFound([Problem("content-size", "the file is larger than 1 MB", Place(display_path(path)))])
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "it is not UTF-8 text"
        hint = "save it as UTF-8" if isinstance(error, UnicodeDecodeError) else "check the name and the permissions"
        raise ProblemsFound([Problem("content-unreadable", f"cannot read the file: {reason}", Place(display_path(path)), hint)]) from None


def _too_deep(path: Path) -> Problem:
    return Problem("content-yaml", "it is nested too deeply", Place(display_path(path)), "our own files have fewer than ten levels")


class _NodeReader:
    def __init__(self, loader: Any, path: Path, text: list[str]) -> None:
        self.loader = loader
        self.path = path
        self.text = text
        self.continued: set[tuple[Key, ...]] = set()
        self.lines: dict[tuple[Key, ...], int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: Any, keys: tuple[Key, ...]) -> Any:
        self.lines.setdefault(keys, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            if not node.style:  # libyaml says nothing, too
                self._look_for_cuts(node, keys)
            return self._scalar(node, keys)
        # An alias appears as a node that was seen before; a few nested aliases can expand to billions of values.
        if id(node) in self._seen:
            self._problem("content-alias", "an alias (*name) repeats another part", node, keys, "write the part out in full")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*keys, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, keys)

    def _mapping(self, node: Any, keys: tuple[Key, ...]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            name = str(key_node.value)
            if name in result:
                self._problem("content-key-twice", f"the key {name!r} is given twice", key_node, (*keys, name), "keep one of them")
            self.lines[(*keys, name)] = key_node.start_mark.line + 1
            result[name] = self.value(value_node, (*keys, name))
        return result

    def _scalar(self, node: Any, keys: tuple[Key, ...]) -> Any:
        if node.tag == _TEXT:  # most are, and finding the constructor of a tag takes longer than all else
            return node.value
        try:
            value = self.loader.construct_object(node)
        except (
            yaml.YAMLError,
            ValueError,
            LookupError,
            AttributeError,
        ) as error:  # the last two are raised for a tag that does not fit its value
            self._problem("content-yaml", f"this value cannot be read: {getattr(error, 'problem', error)}", node, keys, "put it in quotes")
            return None
        return value.date() if isinstance(value, dt.datetime) else value

    def _look_for_cuts(self, node: Any, keys: tuple[Key, ...]) -> None:
        """Note a value without quotes that goes on in the next line, and tell of one that ends at what YAML takes for a comment.

        Comments that are meant as such have a space behind their sign.
        """
        start, end = node.start_mark, node.end_mark
        if end.line > start.line:
            self.continued.add(keys)
        rest = self.text[end.line][end.column :] if end.line < len(self.text) else ""
        match = _CUT.match(rest)
        if not match or (match["space"] and (node.tag != _TEXT or not match["digit"])):
            return
        whole = f"{node.value}{rest}".strip()
        hint = f'put it in quotes: "{whole}"'
        if color := _COLOR.fullmatch(rest.strip()):
            digits = color[1] if len(color[1]) == _DIGITS else "".join(2 * digit for digit in color[1])
            hint = f'put the color in quotes, with six digits: "#{digits}"'
        kept = f"only {node.value!r} is left" if node.value else "nothing is left"
        sentence = f"YAML takes {rest.strip()!r} for a comment, and {kept}"
        self._problem("content-yaml-comment", sentence, node, keys, hint)

    def _problem(self, code: str, sentence: str, node: Any, keys: tuple[Key, ...], hint: str) -> None:
        place = Place(display_path(self.path), node.start_mark.line + 1, ".".join(str(key) for key in keys))
        self.problems.append(Problem(code, sentence, place, hint))
