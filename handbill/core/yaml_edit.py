"""Adds an item to a list in a YAML file, and leaves every other byte as its author wrote it.

PyYAML says where the list ends, so the item is written there. Libraries that write a whole document again keep its comments, but not
how its lines are broken and its words are quoted.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from handbill.core.datafile import parse
from handbill.core.problems import Place, Problem, ProblemsFound, display_path

_WIDTH = 1 << 20  # one line, however long


def with_item(text: str, path: Path, keys: tuple[str, ...], item: str | Mapping[str, Any]) -> str:
    """The text of a file with one more item at the end of the list at these keys, which is made if it is missing.

    Raises ProblemsFound: the file cannot be read, or there is something else than a list (content-list).
    """
    before = parse(text, path).data if text.strip() else None
    wanted = _added(before or {}, keys, item)
    edited = _edited(text, keys, item) if wanted else None
    try:
        right = edited is not None and parse(edited, path).data == wanted
    except ProblemsFound:
        right = False
    if edited is None or not right:
        hint = f"add this to the list `{'.'.join(keys)}` by hand: {_flow(item)}"
        raise ProblemsFound([Problem("content-list", "nothing can be added to this file", Place(display_path(path)), hint)])
    return edited


def _added(data: Any, keys: tuple[str, ...], item: Any) -> Any:
    """The data with the item; None if something on the way is not what it should be."""
    if not keys:
        return [*data, item] if isinstance(data, list) else [item] if data in ({}, None) else None
    if not isinstance(data, dict | None):
        return None
    below = _added((data or {}).get(keys[0], {}), keys[1:], item)
    return None if below is None else {**(data or {}), keys[0]: below}


def _edited(text: str, keys: tuple[str, ...], item: Any) -> str:
    """The text with the item at the place of the list, of the nearest mapping above it that is there, or at the end of the file."""
    node, rest = yaml.compose(text, Loader=yaml.SafeLoader) if text.strip() else None, keys
    while rest and isinstance(node, yaml.MappingNode):
        below = next((value for key, value in node.value if key.value == rest[0]), None)
        if below is None:
            break
        node, rest = below, rest[1:]
    if isinstance(node, yaml.SequenceNode) and not rest:
        return _in_sequence(text, node, item)
    missing: Any = [item]
    for key in reversed(rest):
        missing = {key: missing}
    if node is None or (isinstance(node, yaml.MappingNode) and node.start_mark.column == 0 and not node.flow_style):
        (key, value), *_ = missing.items()
        return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{key}: {_flow(value)}\n"
    if isinstance(node, yaml.MappingNode):
        return _in_mapping(text, node, rest[0], missing[rest[0]])
    # A key without a value.
    at = node.end_mark.index
    return f"{text[:at]} {_flow(missing)}{text[at:]}"


def _in_sequence(text: str, node: yaml.SequenceNode, item: Any) -> str:
    if node.flow_style:
        at = node.end_mark.index - 1
        return f"{text[:at]}{', ' if node.value else ''}{_flow(item)}{text[at:]}"
    last = node.value[-1]
    return _line_after(text, last, f"{' ' * node.start_mark.column}- {_flow(item)}")


def _in_mapping(text: str, node: yaml.MappingNode, key: str, value: Any) -> str:
    if node.flow_style:
        at = node.end_mark.index - 1
        return f"{text[:at]}{', ' if node.value else ''}{key}: {_flow(value)}{text[at:]}"
    return _line_after(text, node.value[-1][1], f"{' ' * node.start_mark.column}{key}: {_flow(value)}")


def _line_after(text: str, node: yaml.Node, line: str) -> str:
    """The text with a line below the one on which this value ends; a block ends where its last value does."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = text.find("\n", node.end_mark.index)
    return f"{text}\n{line}\n" if end < 0 else f"{text[:end]}\n{line}{text[end:]}"


def _flow(item: Any) -> str:
    return yaml.safe_dump(item, default_flow_style=True, allow_unicode=True, sort_keys=False, width=_WIDTH).removesuffix("...\n").strip()
