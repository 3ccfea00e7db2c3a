"""A file's metadata, and for a press file its printing condition and what is printed around its pages: marks, ink patches, slug line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.job import LaidOutPiece
from handbill.build.purpose import Purpose
from handbill.campaign.campaign import Campaign
from handbill.content.imprint import ROLE as IMPRINT
from handbill.content.piece import Block, Piece, strings_of
from handbill.core.problems import Problem, ProblemsFound
from handbill.graphics.items import Color, Page, colors_of
from handbill.i18n.language import Language

if TYPE_CHECKING:
    from handbill.pdf.metadata import About
    from handbill.pdf.output_intent import Intent
    from handbill.sheets.press_sheets import PressMarks
    from handbill.sheets.print_shop import Shop

_BETWEEN = " · "
_PROCESS = (
    Color("cyan", (0.0, 0.62, 0.89), (1.0, 0.0, 0.0, 0.0)),
    Color("magenta", (0.9, 0.0, 0.49), (0.0, 1.0, 0.0, 0.0)),
    Color("yellow", (1.0, 0.93, 0.0), (0.0, 0.0, 1.0, 0.0)),
    Color("black", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)),
)


def about(piece: Piece, purpose: Purpose, intent: Intent | None) -> About:
    """The file's metadata: title, language, author, inks, printing condition."""
    from handbill.pdf.metadata import About

    made = About(
        title=piece.title,
        language=piece.language.tag,
        author=piece.organization.name if piece.organization else "",
        inks=purpose.inks,
        accessible=purpose.accessible,
        intent=intent,
    )
    return replace(made, day=piece.checked) if piece.checked else made


def intent_of(campaign: Campaign, shop: Shop, icc: Path | None) -> Intent:
    """The printing condition: that of the profile when there is one, else the shop's.

    Raises ProblemsFound (usage-icc): a profile that will not do, or none for a shop that asks for PDF/X-4.
    """
    from handbill.pdf.icc_profile import read_profile
    from handbill.pdf.output_intent import Intent

    if icc:
        profile = campaign.keep(read_profile, icc, partial(read_profile, icc))
        return Intent(profile.name, "", profile.name, profile.data)
    if shop.standard == "x4":
        hint = "get the profile of its press from the shop, and name it: --icc press.icc"
        raise ProblemsFound([Problem("usage-icc", f"{shop.name} asks for PDF/X-4, which holds the profile of the press", hint=hint)])
    return Intent(shop.condition.identifier, shop.condition.registry, shop.condition.info)


def press_marks(laid_out: LaidOutPiece, shop: Shop, language: Language) -> PressMarks:
    """The shop's marks, patches of the inks, and a slug line in `language` that says what the piece is and how old its numbers are."""
    from handbill.sheets.press_sheets import PressMarks

    piece = laid_out.piece
    slug = [piece.material, "+".join(piece.languages[:3]), laid_out.form.id]
    if piece.checked:
        slug.append(f"numbers checked {piece.checked}")
    slug.append(_edition(piece))
    return PressMarks(shop.marks, _inks_of(laid_out.pages), _BETWEEN.join(slug), language)


def _edition(piece: Piece) -> str:
    """Eight digits that tell editions of a piece apart. They depend on its own words, not on the organization or the day of printing."""
    strings = strings_of([_without_organization(block) for panel in piece.panels for block in panel.blocks])
    return hashlib.sha256("\n".join(strings).encode()).hexdigest()[:8]


def _without_organization(block: Block) -> Block:
    """The block as it is without the words that an organization gives to it."""
    if block.role == "local":
        return replace(block, text="", short="", value="", link="", items=())
    return replace(block, items=()) if block.role == IMPRINT else block


def _inks_of(pages: Sequence[Page]) -> tuple[Color, ...]:
    """The plates that these pages print on: four, black alone, or black and an ink by name."""
    colors = [color for page in pages for item in page.items for color in colors_of(item)]
    spots = {color.spot: Color(color.spot, color.rgb, color.cmyk, color.spot) for color in colors if color.spot}
    # Process inks in the order in which they are printed on a bar.
    used = [ink for index, ink in enumerate(_PROCESS) if index == 3 or any(color.cmyk[index] for color in colors if not color.spot)]
    return (*used, *spots.values())
