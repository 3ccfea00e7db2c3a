"""Sets notes beside the artwork for the printer and the cutter: plain lines without tags. Points, from the sheet's top left corner."""

from __future__ import annotations

from handbill.core.geometry import Box
from handbill.graphics.items import Color, TextItem
from handbill.i18n.language import Language
from handbill.typeset.itemize import strip_controls
from handbill.typeset.lines import Line
from handbill.typeset.paragraph import ParagraphStyle, set_lines
from handbill.typeset.script_properties import script_heights

# On all plates, whatever the inks; PDF names this colorant /All (ISO 32000-1, 8.6.6.4).
REGISTRATION = Color("registration", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0), spot="All")
BLACK = Color("black", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))
WHITE = Color("white", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))
ROLE = "note"
_LEADING = 1.3
_ENDLESS = 1e9


def note_line(
    text: str, corner: tuple[float, float], size: float, language: Language, color: Color = BLACK, bold: bool = False
) -> TextItem:
    """One line whose box has its top left corner at `corner`."""
    style = ParagraphStyle(language, "bold" if bold else "regular")
    return _item(set_lines(text, style, _ENDLESS)[0], corner, size, color, language)


def note_paragraph(text: str, box: Box, size: float, language: Language, color: Color = BLACK, bold: bool = False) -> tuple[TextItem, ...]:
    """A paragraph in a box, broken to its width. Lines that overflow the box are still drawn."""
    style = ParagraphStyle(language, "bold" if bold else "regular")
    lines = set_lines(text, style, box.width * 1000 / size)
    return tuple(_item(line, (box.x, box.y + index * size * _LEADING), size, color, language) for index, line in enumerate(lines))


def note_height(text: str, width: float, size: float, language: Language, bold: bool = False) -> float:
    """The height of a paragraph at this width."""
    return len(set_lines(text, ParagraphStyle(language, "bold" if bold else "regular"), width * 1000 / size)) * size * _LEADING


def _item(line: Line, corner: tuple[float, float], size: float, color: Color, language: Language) -> TextItem:
    x, y = corner
    heights = script_heights(language.script)
    return TextItem(
        box=Box(x, y, line.width * size / 1000, (heights.ascent + heights.descent) * size),
        role=ROLE,
        baseline=y + heights.ascent * size,
        size=size,
        color=color,
        runs=line.runs,
        text=strip_controls(line.text),
        language=language.tag,
    )
