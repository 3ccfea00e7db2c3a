"""What a press file says of itself and shows around its pages: the printing condition, the inks' patches, the slug line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from layouts.page.format import Format
from layouts.page.items import Color, Page, TextItem
from layouts.sheets.press_sheet import Dress
from materials.piece import Piece

if TYPE_CHECKING:
    from layouts.pdf.intent import Intent
    from layouts.pdf.metadata import About

_BETWEEN = " · "
_PROCESS = (
    Color("cyan", (0.0, 0.62, 0.89), (1.0, 0.0, 0.0, 0.0)),
    Color("magenta", (0.9, 0.0, 0.49), (0.0, 1.0, 0.0, 0.0)),
    Color("yellow", (1.0, 0.93, 0.0), (0.0, 0.0, 1.0, 0.0)),
    Color("black", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)),
)


def about(piece: Piece, purpose: Literal["screen", "office", "press"], intent: Intent | None) -> About:
    """The file's own words for itself."""
    from layouts.pdf.metadata import About

    made = About(
        title=piece.title,
        language=piece.language.tag,
        author=piece.organization.name if piece.organization else "",
        inks="cmyk" if purpose == "press" else "rgb",
        accessible=purpose == "screen",
        intent=intent if purpose == "press" else None,
    )
    return made if piece.checked is None else _dated(made, piece)


def _dated(made: About, piece: Piece) -> About:
    from dataclasses import replace

    assert piece.checked is not None
    return replace(made, day=piece.checked)


def intent_of(form: Format, icc: Path | None) -> Intent:
    """The printing condition: of the profile when there is one. Raises ProblemsFound (usage-icc)."""
    from layouts.pdf.intent import Intent
    from layouts.pdf.profile import read_profile

    identifier = "CGATS TR 006" if form.region == "us" else "FOGRA39"
    profile = read_profile(icc).data if icc else b""
    return Intent(identifier, "http://www.color.org", identifier, profile)


def dress(piece: Piece, form: Format, pages: Sequence[Page]) -> Dress:
    """Marks, patches of the inks, and a line that says what this is and how old its numbers are."""
    said = [piece.material, "+".join(piece.languages[:3]), form.id]
    if piece.checked:
        said.append(f"numbers checked {piece.checked}")
    # Eight digits tell two editions apart; the words decide them, not the day of printing.
    words = "\n".join(item.text for page in pages for item in page.items if isinstance(item, TextItem))
    said.append(hashlib.sha256(words.encode()).hexdigest()[:8])
    return Dress(inks=_PROCESS, slug=_BETWEEN.join(said))
