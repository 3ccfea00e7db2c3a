"""The README's pictures: a few pieces, drawn small, into output/samples/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from layouts.checks.preview import contact_sheet
from layouts.press import Purpose, Request, build
from layouts.publish import write_files
from materials.day import today

_WIDTH = 1000  # pixels; 16 colors are enough for pages of five inks
# Each picture: its file, the piece, the languages drawn beside each other, and what it is printed for.
_PICTURES: tuple[tuple[str, str, tuple[str, ...], Purpose], ...] = (
    ("indicator-card.png", "indicator-card", ("en", "es", "ar", "km"), "screen"),
    ("know-the-signs.png", "know-the-signs", ("en", "vi", "ar"), "screen"),
    ("help-is-here.png", "help-is-here", ("en+es", "th"), "screen"),
    ("help-in-many-languages.png", "help-in-many-languages", ("en",), "screen"),
    ("office-sheet.png", "indicator-card", ("es",), "office"),
)


def draw(folder: Path) -> Iterator[Path]:
    """Draw every picture; yields each file as it is written."""
    for name, material, languages, purpose in _PICTURES:
        results = [build(Request(material, today(), tuple(tags.split("+")), purpose)) for tags in languages]
        path = folder / name
        write_files({path: contact_sheet([(result.name, result.pdf) for result in results], _WIDTH)})
        yield path
