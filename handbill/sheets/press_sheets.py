"""Makes sheets for a print shop: one face per sheet, with bleed, page boxes, and marks that never touch ink.

Points, from the sheet's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Item
from handbill.i18n.language import Language
from handbill.layout.notes import REGISTRATION, note_height, note_paragraph
from handbill.sheets.cutouts import die_line
from handbill.sheets.leaf import Face, Leaf, part_clip
from handbill.sheets.marks import crop_marks, fold_marks, mark_style
from handbill.sheets.registration import color_bar, millimeter_ruler, registration_marks
from handbill.sheets.sheet import Mark, Placement, Sheet

_SLUG_STEP = 0.5  # points by which the slug line shrinks until it fits


@dataclass(frozen=True)
class PressMarks:
    """What is printed around the artwork: which marks, the inks of the color bar, and the text of the slug line."""

    marks: tuple[str, ...]
    inks: tuple[Color, ...]
    slug: str
    language: Language  # of the slug line


def press_sheets(leaves: Sequence[Leaf], press_marks: PressMarks) -> tuple[Sheet, ...]:
    """One sheet for each face, fronts before their backs."""
    return tuple(_press_sheet(leaf, face, press_marks) for leaf in leaves for face in (leaf.front, leaf.back) if face)


def _press_sheet(leaf: Leaf, face: Face, press_marks: PressMarks) -> Sheet:
    style = mark_style()
    room = leaf.bleed + (style.crop_clear + style.length if press_marks.marks else 0.0)
    trim = Box(room, room, leaf.width, leaf.height)
    bleed = trim.inset(-leaf.bleed)
    size = (leaf.width + 2 * room, leaf.height + 2 * room)
    placements = tuple(_placements(face, trim, bleed))
    marks, notes = _marks(face, trim, bleed, press_marks), _notes(face, trim, bleed, press_marks)
    return Sheet(*size, "single", placements, marks, trim, bleed, notes)


def _placements(face: Face, trim: Box, bleed: Box) -> Iterator[Placement]:
    for part in face.parts:
        box = Box(trim.x + part.box.x, trim.y + part.box.y, part.box.width, part.box.height)
        yield Placement(part.page, box, part_clip(box, (trim, bleed), len(face.parts)), part.turn)


def _marks(face: Face, trim: Box, bleed: Box, press_marks: PressMarks) -> tuple[Mark, ...]:
    marks: tuple[Mark, ...] = ()
    if "crop" in press_marks.marks:
        marks += crop_marks(trim, bleed)
    if "fold" in press_marks.marks:
        marks += fold_marks(trim, bleed, face.folds)
    if "registration" in press_marks.marks:
        folds = [fold.at for fold in face.folds]
        marks += registration_marks(trim, bleed, folds) + millimeter_ruler(trim, bleed)
    return marks


def _notes(face: Face, trim: Box, bleed: Box, press_marks: PressMarks) -> tuple[Item, ...]:
    notes: tuple[Item, ...] = ()
    if "die" in press_marks.marks:
        notes += die_line(face, trim)
    if "bars" in press_marks.marks:
        notes += color_bar(trim, bleed, press_marks.inks)
    if "slug" in press_marks.marks:
        notes += _slug_line(f"{press_marks.slug} · {face.name}", trim, bleed, press_marks.language)
    return notes


def _slug_line(text: str, trim: Box, bleed: Box, language: Language) -> tuple[Item, ...]:
    """The line between the lower left crop mark and the registration mark in the middle; two lines or smaller type on a narrow piece."""
    style = mark_style()
    width = trim.width / 2 - style.target - style.crop_clear
    size = style.slug
    while note_height(text, width, size, language) > style.length and size > _SLUG_STEP:
        size -= _SLUG_STEP
    return note_paragraph(
        text, Box(trim.x + style.crop_clear, bleed.bottom + style.crop_clear, width, style.length), size, language, REGISTRATION
    )
