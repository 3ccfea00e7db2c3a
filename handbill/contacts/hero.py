"""The one photograph of a piece, as a material or an organization declares it: the file, what it shows, and who agreed to that.

Faces are printed only if the declaration names who holds the people's consent. The person who chooses a photograph states which people it
shows; the program does not look for faces in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from handbill.core.problems import Place, Problem, did_you_mean
from handbill.core.schema.declaration import INVALID, Invalid, Keys, Position, Reading, Schema, ValueType
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import ChoiceType, ListType, NumberType, TextType, WordsType

Window = Literal["arch", "circle", "band"]
WINDOWS: tuple[Window, ...] = get_args(Window)
People = Literal["none", "from behind", "hands", "faces"]
PEOPLE: tuple[People, ...] = get_args(People)
FACES: People = "faces"
PICTURES = "layouts/pictures"
_MIDDLE = (0.5, 0.5)
_ENDINGS = (".jpg", ".jpeg", ".png")


@dataclass(frozen=True)
class Hero:
    """A photograph to print. `file` is an absolute path. `focus`: what must stay in sight, as parts of the width and height from the upper
    left corner. `window`: the shape it is cut to; None for the one that suits the theme. `alt` is read aloud; `credit` is printed small.
    `consent`: who agreed, and where that is kept. `translations`: `alt` by language tag.
    """

    file: Path
    alt: str
    people: People
    focus: tuple[float, float] = _MIDDLE
    window: Window | None = None
    credit: str = ""
    consent: str = ""
    language: str = ""  # of `alt`, where that is known
    translations: tuple[tuple[str, str], ...] = field(default=(), compare=False)  # the same pixels
    place: Place = field(default_factory=Place, compare=False)  # of its file, for problems

    def description(self, tag: str) -> tuple[str, str]:
        """The language and the words of what it shows, for a page in this language."""
        translated = dict(self.translations).get(tag)
        return (tag, translated) if translated else (self.language, self.alt)


@dataclass(frozen=True)
class _HeroEntry:
    """A photograph as written. A value that could not be read is None."""

    at: Position
    file: str | None
    alt: str | None
    people: People | None
    focus: tuple[float, ...] | None
    window: Window | None
    credit: str | None
    consent: str | None


_ENTRY = RecordType(
    _HeroEntry,
    "The one photograph of the piece.",
    {
        "file": TextType(
            "A JPEG or PNG; the path is relative to this file, and a piece's own may also lie in layouts/pictures/.",
            r"\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])$",
            "the name of a photograph",
        ),
        "alt": WordsType("What it shows, in one sentence, for people who have it read aloud.", most=300),
        "people": ChoiceType(
            "The people it shows: none, from behind, hands, or faces, which need their consent.", PEOPLE, "a way to show people"
        ),
        "focus": ListType(
            "What must stay in sight, as two parts of 1: from the left and from the top.",
            NumberType("A part of 1.", 0, 1),
            2,
            2,
            default=_MIDDLE,
        ),
        "window": ChoiceType(
            "The shape it is cut to: arch, circle or band; missing: an arch in themes of windows, else a band.",
            WINDOWS,
            "a window",
            default=None,
        ),
        "credit": WordsType("Who took it, as it should be printed.", most=120, default=""),
        "consent": TextType("Who agreed to be shown, and where that is kept.", most=300, default=""),
    },
    located=True,
)


class HeroType(ValueType[Hero]):
    """A photograph; all that is wrong with it is reported together. `folders`: where else than beside its file it may lie."""

    name = _ENTRY.name
    kinds = _ENTRY.kinds

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        super().__init__(_ENTRY.about, default=None)
        self.folders = folders

    def read(self, value: Any, keys: Keys, reading: Reading) -> Hero | Invalid:
        # Read leniently, so that a face without consent is reported beside a missing description.
        own = Reading(reading.file, reading.checks, lenient=True)
        entry = _ENTRY.read(value, keys, own)
        if entry is not INVALID and own.checks:
            own.problems += _consent_problems(entry)
        reading.problems += own.problems
        return INVALID if own.problems or entry is INVALID else _hero(entry, self.folders)

    def schema(self) -> Schema:
        return _ENTRY.schema()


def missing_file(hero: Hero | None) -> Iterator[Problem]:
    """The problem of a photograph whose file is not there."""
    if hero and not hero.file.is_file():
        near = did_you_mean(hero.file.name, (path.name for path in hero.file.parent.glob("*") if path.suffix.lower() in _ENDINGS))
        hint = near or "check the name and the folder; the path is relative to the file that names it"
        yield Problem("picture-missing", f"there is no photograph {hero.file.name!r}", hero.place, hint)


def _consent_problems(entry: _HeroEntry) -> Iterator[Problem]:
    if entry.people == FACES and entry.consent == "":
        hint = "say who agreed and where that is kept, or choose a photograph of hands, of a place, or of people from behind"
        yield entry.at.problem("content-consent", "the photograph shows faces, and no consent is named", "consent", hint=hint)


def _hero(entry: _HeroEntry, folders: tuple[Path, ...]) -> Hero:
    assert entry.file is not None
    assert entry.alt is not None
    assert entry.people is not None
    assert entry.focus is not None
    across, down = entry.focus
    beside = entry.at.file.path.parent / entry.file
    return Hero(
        file=next((path for path in (beside, *(folder / entry.file for folder in folders)) if path.is_file()), beside).resolve(),
        alt=entry.alt,
        people=entry.people,
        focus=(across, down),
        window=entry.window,
        credit=entry.credit or "",
        consent=entry.consent or "",
        place=entry.at.place("file"),
    )
