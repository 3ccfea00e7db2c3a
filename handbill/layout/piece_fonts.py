"""Puts a theme's own fonts before those of the language packs, and finds the letters that they lack.

A font that a theme names is set as large as the one in whose place it stands, so that its small letters are as tall (as `font-size-adjust`
does on web pages). Sizes, limits and line distances of a theme then hold for every font.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handbill.campaign.campaign import Campaign
from handbill.content.piece import Block, Piece
from handbill.core.problems import Problem
from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Language, Typeface, Typography
from handbill.layout.theme_fonts import ThemeFonts
from handbill.typeset.fonts import open_font
from handbill.typeset.itemize import strip_controls
from handbill.typeset.script_properties import COMMON, DIGITS, script_heights, script_of, unicode_script

_LATIN = "Latn"
_REGULAR = 400
_LEAST_SCALE, _MOST_SCALE = 0.7, 1.5  # of a font's size; a letter farther from the usual height is no measure
_SHOWN = 12  # letters of those that a font lacks


def piece_in_fonts(campaign: Campaign, piece: Piece, fonts: ThemeFonts) -> Piece:
    """The piece with each of its languages set in the theme's fonts."""
    if not fonts:
        return piece

    def dressed(language: Language) -> Language:
        return language_in_fonts(campaign, language, fonts)

    def block_in_fonts(block: Block) -> Block:
        return replace(block, language=dressed(block.language), items=tuple(map(block_in_fonts, block.items)))

    panels = tuple(
        replace(panel, language=dressed(panel.language), blocks=tuple(map(block_in_fonts, panel.blocks))) for panel in piece.panels
    )
    return replace(piece, language=dressed(piece.language), panels=panels)


def language_in_fonts(campaign: Campaign, language: Language, fonts: ThemeFonts) -> Language:
    """The language set in the theme's fonts, the same object each time."""
    key = (language.tag, tuple((script, tuple(roles.items())) for script, roles in fonts.items()))
    return campaign.keep(language_in_fonts, key, lambda: replace(language, type=_typography(language, fonts)))


def _typography(language: Language, fonts: ThemeFonts) -> Typography:
    own, latin, pack = fonts.get(language.script, {}), fonts.get(_LATIN, {}), language.type

    def before(role: Typeface, others: tuple[FontSource, ...]) -> tuple[FontSource, ...]:
        """The theme's font for a role, then the others; Latin words in another script take the theme's font for Latin before the second."""
        first = _sized(own[role], role, language.script) if role in own else None
        words = (_sized(latin[role], role, _LATIN),) if role in latin and language.script != _LATIN else ()
        if first:
            return (first, *words, *others)
        return (*others[:1], *words, *others[1:]) if others else ()

    number = own.get("number") or latin.get("number")
    return replace(
        pack,
        fonts=before("text", pack.fonts),
        display=before("display", pack.display),
        narrow=before("narrow" if "narrow" in own or "text" not in own else "text", pack.narrow),
        number=(_sized(number, "number", DIGITS), *pack.number) if number else pack.number,
    )


def _sized(source: FontSource, role: Typeface, script: str) -> FontSource:
    """The font at the size at which the letter that readers judge a script by is as tall as in the font that its heights are from."""
    heights, font = script_heights(DIGITS if role == "number" else script), open_font(source, _REGULAR)
    glyph = font.hb.get_nominal_glyph(ord(heights.letter))
    ink = font.bounds(glyph) if glyph else None
    scale = heights.x_height * 1000 / ink.top if ink and ink.top > 0 else 1.0
    return replace(source, scale=round(1000 * min(_MOST_SCALE, max(_LEAST_SCALE, scale))))


def sources_of(fonts: ThemeFonts) -> Iterator[FontSource]:
    """Every font of a theme, at the size at which it is set."""
    return (_sized(source, role, script) for script, roles in fonts.items() for role, source in roles.items())


def lacking_letters(piece: Piece, fonts: ThemeFonts, narrow: bool) -> Iterator[Problem]:
    """A remark (glyph-fallback) for each font of a theme that lacks letters which the words of a piece need.

    `narrow`: its text is set in the fonts for little room.
    """
    blocks = [block for panel in piece.panels for block in panel.blocks] if fonts else []
    for language in {block.language.tag: block.language for block in _every(blocks)}.values():
        own, words = fonts.get(language.script, {}), dict[FontSource, list[str]]()
        text = own.get("narrow" if narrow and "narrow" in own else "text")
        for block in _every(blocks):
            font = own.get("display") if block.role == "title" else text
            if font and block.language.tag == language.tag:
                words.setdefault(font, []).extend((block.text, block.short, block.label, block.note))
        for font, strings in words.items():
            yield from _lacking(font, language, "".join(strings))


def _every(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _every(block.items)


def _lacking(source: FontSource, language: Language, words: str) -> Iterator[Problem]:
    font, script = open_font(source, _REGULAR), unicode_script(language.script)
    wanted = (character for character in strip_controls(words) if not character.isspace() and script_of(character) in (script, *COMMON))
    letters = tuple(dict.fromkeys(character for character in wanted if not font.covers(character)))
    if not letters:
        return
    shown = " ".join(letters[:_SHOWN]) + (f" and {len(letters) - _SHOWN} more" if len(letters) > _SHOWN else "")
    sentence = f"the font {source.id} has no {shown} for {language.english}; the language pack's own fonts set them"
    yield Problem("glyph-fallback", sentence, source.place, "choose a font that has these letters, or name none for this script")
