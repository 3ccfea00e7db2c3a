"""The content becomes its list of messages: every English string to translate, with a word on where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from materials.content import CONTENT, IMPRINT, Material, Unfilled, imprint, material, names
from materials.problems import Place, Problem, ProblemsFound, stop_on
from materials.wording import is_message

_ROLES = {
    "item": "list item",
    "helpline": "help line",
    "local": "local line",
    "code": "QR code",
    "write": "line to write on",
    "fact": "figure",
}
_FIELDS = {"text": "", "short": "short wording", "label": "label", "value": "value", "note": "source line"}
_IMPRINT = {"organization": "who hands it out", "checked": "when the numbers were checked", "draft": "the draft mark"}


@dataclass(frozen=True)
class Message:
    """`notes`: where it stands, for the translator; `files`: the content files that say it; `places`: each time it is said."""

    text: str
    notes: tuple[str, ...]
    files: tuple[str, ...]
    places: tuple[Place, ...]


def messages(folder: Path = CONTENT) -> list[Message]:
    """Every message of every material and of the imprint, each once, in reading order. Raises ProblemsFound."""
    found, problems = readable_messages(folder)
    stop_on(problems)
    return found


def readable_messages(folder: Path) -> tuple[list[Message], list[Problem]]:
    """The messages of the files that can be read, and what is wrong with the others."""
    found: dict[str, list[tuple[str, str, Place]]] = {}
    problems: list[Problem] = []
    for name in names(folder):
        try:
            for text, note, place in _said(material(name, folder)):
                found.setdefault(text, []).append((note, f"{name}.yaml", place))
        except ProblemsFound as wrong:
            problems += wrong.problems
    try:
        for text, note, place in _quietly_said(folder):
            found.setdefault(text, []).append((note, f"{IMPRINT}.yaml", place))
    except ProblemsFound as wrong:
        problems += wrong.problems
    return [_message(text, said) for text, said in found.items()], problems


def _quietly_said(folder: Path) -> Iterator[tuple[str, str, Place]]:
    quiet = imprint(folder)
    for key, note in _IMPRINT.items():
        if is_message(quiet.data[key]):
            yield quiet.data[key], f"imprint line of every piece: {note}", quiet.place(key)


def _message(text: str, said: list[tuple[str, str, Place]]) -> Message:
    notes, files, places = zip(*said, strict=True)
    return Message(text, tuple(dict.fromkeys(notes)), tuple(dict.fromkeys(files)), places)


def _said(source: Material) -> Iterator[tuple[str, str, Place]]:
    """(text, note, place) of each string with words in it."""
    if is_message(source.title):
        yield source.title, f"{source.id}: the document's own title", source.file.place("title")
    for panel in source.panels:
        for block in panel.blocks:
            yield from _of_block(source, f"{source.id}, {panel.name}", block)


def _of_block(source: Material, where: str, block: Unfilled) -> Iterator[tuple[str, str, Place]]:
    for field, text in block.strings():
        if field in _FIELDS and is_message(text):
            note = f"{where}, {_ROLES.get(block.role, block.role)}" + (f": {_FIELDS[field]}" if _FIELDS[field] else "")
            yield text, note, source.place(block, field)
    for item in block.items:
        yield from _of_block(source, where, item)
