"""Lists the messages of the content: every English string to translate, with notes on where it appears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.content.line_words import read_line_words
from handbill.content.material import (
    CONTENT,
    IMPRINT,
    NUMBERED,
    Material,
    Unfilled,
    find_material,
    material_names,
    read_imprint,
    written_blocks,
)
from handbill.core.problems import Place, Problem, ProblemsFound, collect, raise_if_any
from handbill.i18n.length_limits import length_limit
from handbill.i18n.placeholders import is_message

_ROLES = {
    "item": "list item",
    "helpline": "help line",
    "local": "local line",
    "code": "QR code",
    "write": "line to write on",
    "fact": "figure",
    "picture": "picture among the words",
}
_FIELDS = {"text": "", "short": "short wording", "label": "label", "value": "value", "note": "source line", "alt": "what it shows"}
_IMPRINT = {
    "called": "when the numbers were called",
    "checked": "when the numbers were compared with public pages, if nobody has called them yet",
    "checked_short": "the same in a few words",
    "draft": "the draft mark",
    "draft_short": "the draft mark in one word",
}


@dataclass(frozen=True)
class Message:
    """`notes`: where it appears, for the translator; `uses`: what it is for; `files`: the content files that contain it; `places`: each
    occurrence.

    `room`: about how many Latin letters fit in the smallest of its places; 0 if none of them has been measured. `beside_number`: it is the
    label of a number somewhere.
    """

    text: str
    notes: tuple[str, ...]
    files: tuple[str, ...]
    places: tuple[Place, ...]
    room: int = 0
    uses: tuple[str, ...] = ()
    beside_number: bool = False


class _Occurrence(NamedTuple):
    where: str
    use: str
    file: str
    place: Place
    room: int = 0
    beside_number: bool = False

    @property
    def note(self) -> str:
        return self.where + self.use


def messages(campaign: Campaign) -> list[Message]:
    """Every message of every material and of the imprint, each once, in reading order. Raises ProblemsFound."""
    found, problems = readable_messages(campaign)
    raise_if_any(problems)
    return found


def readable_messages(campaign: Campaign) -> tuple[list[Message], list[Problem]]:
    """The messages of the files that can be read, and the problems of the others."""
    found: dict[str, list[_Occurrence]] = {}
    problems: list[Problem] = []
    for name in material_names(campaign):
        try:
            for text, occurrence in _in_material(find_material(campaign, name)):
                found.setdefault(text, []).append(occurrence)
        except ProblemsFound as wrong:
            problems += wrong.problems
    for read in (_in_line_words, _in_imprint):
        try:
            for text, occurrence in read(campaign):
                found.setdefault(text, []).append(occurrence)
        except ProblemsFound as wrong:
            problems += wrong.problems
    return [_message(text, occurrences) for text, occurrences in found.items()], problems


@cached_by_campaign()
def messages_of(campaign: Campaign, name: str) -> Mapping[str, Place]:
    """Every message of one material, whether or not a `when` leaves it out, and of the imprint, each with its first place.

    Raises ProblemsFound: the file cannot be read.
    """
    material, imprint = find_material(campaign, name), read_imprint(campaign)
    blocks = written_blocks(material)
    texts = [(material.title, material.place("title"))]
    texts += [(material.hero.alt, material.place("hero"))] if material.hero else []
    texts += [(text, block.place(field)) for block in blocks for field, text in block.strings() if field in _FIELDS]
    texts += [said for block in written_blocks(material) if block.line for said in read_line_words(campaign).strings_for(block)]
    texts += imprint.strings()
    found: dict[str, Place] = {}
    for text, place in texts:
        if is_message(text):
            found.setdefault(text, place)
    return found


def is_own_content(campaign: Campaign, name: str) -> bool:
    """Whether a material, or the imprint, is in the campaign's own folder."""
    return campaign.is_own(campaign.files(CONTENT)[name])


def _in_line_words(campaign: Campaign) -> Iterator[tuple[str, _Occurrence]]:
    """The words beside the numbers of lines, with the blocks of the pieces that they may stand in."""
    words = read_line_words(campaign)
    materials = [material for name in material_names(campaign) if (material := collect(partial(find_material, campaign, name), []))]
    blocks = [(material, block) for material in materials for block in written_blocks(material) if block.line]
    for text, place, is_label in words.strings():
        field = "label" if is_label else "text"
        uses = [(material, block) for material, block in blocks if text in {said for said, _ in words.strings_for(block)}]
        for material, block in uses if is_message(text) else ():
            yield text, _occurrence(material, material.id, block, field, place)


def _in_imprint(campaign: Campaign) -> Iterator[tuple[str, _Occurrence]]:
    imprint = read_imprint(campaign)
    for key, note in _IMPRINT.items():
        text = getattr(imprint, key)
        if is_message(text):
            yield text, _Occurrence("imprint line of every piece: ", note, f"{IMPRINT}.yaml", imprint.at.place(key))


def _message(text: str, occurrences: list[_Occurrence]) -> Message:
    notes = tuple(dict.fromkeys(one.note for one in occurrences))
    files = tuple(dict.fromkeys(one.file for one in occurrences))
    room = min((one.room for one in occurrences if one.room), default=0)
    uses = tuple(dict.fromkeys(one.use for one in occurrences))
    beside_number = any(one.beside_number for one in occurrences)
    return Message(text, notes, files, tuple(one.place for one in occurrences), room, uses, beside_number)


def _in_material(source: Material) -> Iterator[tuple[str, _Occurrence]]:
    """Each message of a material, with its occurrence."""
    if is_message(source.title):
        yield source.title, _Occurrence(f"{source.id}: ", "the document's own title", f"{source.id}.yaml", source.place("title"))
    if source.hero and is_message(source.hero.alt):
        use = "what the photograph shows, read aloud"
        yield source.hero.alt, _Occurrence(f"{source.id}: ", use, f"{source.id}.yaml", source.place("hero"))
    for panel in source.panels:
        for block in panel.blocks:
            yield from _in_block(source, f"{source.id}, {panel.name}", block)


def _in_block(source: Material, where: str, block: Unfilled) -> Iterator[tuple[str, _Occurrence]]:
    for field, text in block.strings():
        if field in _FIELDS and is_message(text):
            yield text, _occurrence(source, where, block, field, block.place(field))
    for item in block.items:
        yield from _in_block(source, where, item)


def _occurrence(source: Material, where: str, block: Unfilled, field: str, place: Place) -> _Occurrence:
    """A string of a block; `where`: the piece, and its panel if it stands in one alone."""
    use = _ROLES.get(block.role, block.role) + (f": {_FIELDS[field]}" if _FIELDS[field] else "")
    beside_number = field == "label" and block.role in (*NUMBERED, "local")
    return _Occurrence(f"{where}, ", use, f"{source.id}.yaml", place, length_limit(source.design, block.role, field), beside_number)
