"""docs/pictures.md and its drawing: every picture of the library in its colors, mirrored, and in one ink, with what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbill.build.document_pdf import plain_file
from handbill.campaign.campaign import Campaign
from handbill.content.material import Material, find_material, material_names, written_blocks
from handbill.core.files import write_files
from handbill.core.geometry import Box
from handbill.graphics.items import DrawingItem, Page
from handbill.graphics.motif.declaration import SHAPE, Motif
from handbill.graphics.motif.draw import Paints, PictureBox, drawn
from handbill.graphics.motif.find import find_picture, picture_names
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.layout.default_theme import THEME
from handbill.layout.elements.element import Canvas, FitStep
from handbill.layout.elements.picture import ROLE
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Align, Text
from handbill.layout.ink_set import BLACK, in_inks, parse_inks
from handbill.layout.theme import Theme, find_theme, in_series
from handbill.preflight.preview import screen_images

NAME = "pictures"
_PIXELS = 1000  # across
# Points.
_WIDTH, _MARGIN, _GAP = 720.0, 24.0, 18.0
_WORDS, _CELL = 168.0, (152.0, 84.0)
_LINE = 0.8  # outlines in one ink
_SMALLEST = 6.0
_HEADS = ("in color", "read from the right", "in one ink")

_HEAD = """\
# Pictures

What each picture says, in its piece's colors, mirrored for pages that are read from the right, and in one ink.
Made by `handbill samples` from the files of `layouts/pictures/`; a test compares.

![Every picture in color, mirrored, and in one ink](pictures.png)
"""
_WRITING = """\
## Writing one

A picture is a YAML file with a `frame` and `shapes`, from the back to the front; `handbill schema picture` prints all keys.
The unit is 1/24 of the short side of a sheet that the picture is as wide as. A point on the frame's edge goes to the edge of the place
where the picture stands, and beyond it where color is cut off with the sheet; all else keeps its proportions. Three kinds of shapes at
most make one picture: with more it is no longer one thought. The dot is one person. It is always whole, and never closed in.

A photograph is no such picture: a piece names it as its `hero`, in one line, and it stands in the picture's place in all themes but `word`.
It lies beside the piece or in `layouts/pictures/`: `hero: {file: river.jpg, alt: A river., people: none}`.
"""


@dataclass(frozen=True)
class _Entry:
    motif: Motif
    pieces: tuple[Material, ...]


def draw_gallery(campaign: Campaign, folder: Path) -> Iterator[Path]:
    """Write the page and its drawing into a folder; yields each file as it is written."""
    entries = _entries(campaign)
    page = _page(campaign, entries)
    (image,) = screen_images(plain_file([page], "Pictures"), round(_PIXELS * max(1.0, page.height / page.width)))
    files = {folder / f"{NAME}.png": image, folder / f"{NAME}.md": gallery_text(campaign).encode()}
    write_files(files)
    yield from files


def gallery_text(campaign: Campaign) -> str:
    """The page in Markdown."""
    rows = [
        f"| `{entry.motif.id}` | {entry.motif.name} | {entry.motif.about} | {', '.join(f'`{piece.id}`' for piece in entry.pieces) or '-'} |"
        for entry in _entries(campaign)
    ]
    shapes = [f"| `{word}` | {record.about} |" for words, record in SHAPE.records.items() for word in words]
    parts = [_HEAD, _table("file", "name", "what it says", "pieces", rows=rows), _WRITING, _table("shape", "what it is", rows=shapes)]
    return "\n".join(parts)


def _table(*heads: str, rows: list[str]) -> str:
    return "\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *rows]) + "\n"


def _entries(campaign: Campaign) -> list[_Entry]:
    """The pictures that are written as primitives, with the pieces that name them."""
    pieces = [find_material(campaign, name) for name in material_names(campaign)]
    found = {name: find_picture(campaign, name) for name in picture_names(campaign)}
    return [
        _Entry(picture, tuple(piece for piece in pieces if name in _pictures_of(piece)))
        for name, picture in found.items()
        if isinstance(picture, Motif)
    ]


def _pictures_of(piece: Material) -> set[str]:
    """The names of a piece's own picture and of those among its words."""
    return {piece.picture, *(block.picture for block in written_blocks(piece))}


def _page(campaign: Campaign, entries: list[_Entry]) -> Page:
    """One page, as long as the pictures need."""
    language, canvas = find_language(campaign, SOURCE), Canvas(_WIDTH, "ltr")
    theme = find_theme(campaign, THEME)
    y = _MARGIN + _heads(theme, language, canvas) + _GAP
    for entry in entries:
        own = in_series(theme, entry.pieces[0].audience) if entry.pieces else theme
        y += _row(entry.motif, own, language, y, canvas) + _GAP
    return Page(NAME, language.tag, "ltr", _WIDTH, y - _GAP + _MARGIN, bleed=0.0, safe=_MARGIN, items=tuple(canvas.items))


def _heads(theme: Theme, language: Language, canvas: Canvas) -> float:
    """Place what the columns are called. Returns the height of the row."""
    height = 0.0
    for index, words in enumerate(_HEADS):
        text = _text(theme, language, words, "small", "text")
        height = text.measure(_CELL[0], FitStep()).height
        text.place(Box(_cell(index), _MARGIN, _CELL[0], height), FitStep(), canvas)
    return height


def _row(motif: Motif, theme: Theme, language: Language, y: float, canvas: Canvas) -> float:
    """Place the words of a picture, and the picture three times. Returns the height of the row."""
    words = Stack((_text(theme, language, motif.name, "heading", "ink"), _text(theme, language, motif.about, "small", "text")), gap=3)
    scale = min(_CELL[0] / motif.width, _CELL[1] / motif.height)
    box = PictureBox(motif.width * scale, motif.height * scale, margin=motif.width * scale / 18)
    height = max(words.measure(_WORDS, FitStep()).height, box.height)
    words.place(Box(_MARGIN, y, _WORDS, height), FitStep(), canvas)
    one_ink = in_inks(theme, parse_inks(BLACK))
    for index, (look, mirrored) in enumerate(((theme, False), (theme, True), (one_ink, False))):
        paints = Paints(look.colors, look.monochrome, _LINE)
        place = Box(_cell(index) + (_CELL[0] - box.width) / 2, y, box.width, box.height)
        with canvas.decoration():
            canvas.add(DrawingItem(place, role=ROLE, drawing=drawn(motif, box, paints, mirrored)))
    return height


def _cell(index: int) -> float:
    """Where a column of pictures begins."""
    return _MARGIN + _WORDS + _GAP + index * (_CELL[0] + _GAP)


def _text(theme: Theme, language: Language, words: str, role: str, color: str) -> Text:
    align: Align = "center" if words in _HEADS else "start"
    return Text(words, theme.type["leaflet"][role], _SMALLEST, theme.colors[color], language, role, align=align)
