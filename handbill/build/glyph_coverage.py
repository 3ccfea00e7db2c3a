"""Finds what a composed piece cannot be printed with: characters that no font has, and an unknown picture."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.campaign.campaign import Campaign
from handbill.content.material import find_material
from handbill.content.piece import Block, Piece
from handbill.core.problems import Place, Problem
from handbill.graphics.motif.find import check_picture
from handbill.i18n.font_sources import FONTS_FOLDER
from handbill.i18n.language import Language
from handbill.typeset.fonts import describe_character
from handbill.typeset.itemize import strip_controls
from handbill.typeset.paragraph import ParagraphStyle, missing_characters, stray_marks


def unprintable(campaign: Campaign, piece: Piece) -> list[Problem]:
    """One problem for each character that no font has, and one for each unknown picture."""
    return _missing_glyphs(piece) + _unknown_pictures(campaign, piece)


def missing_glyphs(string: str, language: Language, place: Place) -> list[Problem]:
    """One problem for each character of a string that no font has (glyph-missing), and for each mark on a dotted circle (glyph-mark)."""
    style = ParagraphStyle(language)
    return [
        Problem(
            "glyph-missing",
            f"no font has {describe_character(character)} in {strip_controls(string)!r} ({language.english})",
            place,
            f"replace the character, or put a font that has it into {FONTS_FOLDER}/ of your campaign",
        )
        for character in missing_characters(string, style)
    ] + [
        Problem(
            "glyph-mark",
            f"{words!r} in {strip_controls(string)!r} has marks on no letter, and prints with a dotted circle ({language.english})",
            place,
            "type this word again; letters and marks that are mixed up look right in the font of one program only",
        )
        for words in stray_marks(string, style)
    ]


def _missing_glyphs(piece: Piece) -> list[Problem]:
    return [
        problem
        for panel in piece.panels
        for block in _every(panel.blocks)
        for string in (block.text, block.short, block.label, block.value)
        if string
        for problem in missing_glyphs(string, block.language, block.place)
    ]


def _unknown_pictures(campaign: Campaign, piece: Piece) -> list[Problem]:
    """Of the piece's own picture, and of those among its words."""
    named = [(piece.picture, find_material(campaign, piece.material).place("picture"))]
    named += [(block.picture, block.place) for panel in piece.panels for block in panel.blocks]
    return [problem for name, place in dict.fromkeys(named) if name for problem in check_picture(campaign, name, place)]


def _every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _every(block.items)
