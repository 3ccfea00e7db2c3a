"""The text styles of tickets, packing lists, totals and print notes. Sizes in points, our own choice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handbill.campaign.campaign import Campaign
from handbill.core.isolates import own_direction
from handbill.graphics.items import Color
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.layout.default_theme import THEME
from handbill.layout.elements.element import Element
from handbill.layout.elements.shrink_to_fit import ShrinkToFit
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Align, Text
from handbill.layout.theme import TypeStyle, find_theme

STYLES = {
    "largest": TypeStyle(30, "bold", 1.08),
    "large": TypeStyle(22, "bold", 1.1),
    "heading": TypeStyle(13, "bold", 1.2),
    "count": TypeStyle(15, "bold", 1.1),
    "strong": TypeStyle(9.5, "bold", 1.22),
    "text": TypeStyle(9.5, "regular", 1.22),
    "small": TypeStyle(8.5, "regular", 1.22),
    "label": TypeStyle(8.5, "bold", 1.22),
    "address": TypeStyle(11.5, "regular", 1.24),
}
# The reader stands at a machine and reads at arm's length: smaller text is a problem.
LEAST = 5.0
FINE, STRONG = 0.5, 1.2
# Between paragraphs of one line; the lines within a paragraph are closer.
GAP = 2.0
# '3.5 x 2 in' is not broken.
_MEASURE = re.compile(r"(?<=\d) (?=x \d)|(?<=\d x) (?=\d)|(?<=\d) (?=(?:mm|in)\b)")


@dataclass(frozen=True)
class DocumentStyle:
    """Sets text in one language, in the colors of a theme."""

    language: Language
    colors: Mapping[str, Color]

    def words(self, text: str, style: str = "text", tint: str = "text", kind: str = "P", align: Align = "start") -> Element:
        """Set text in one of STYLES; it shrinks until it fits."""
        chosen, color = STYLES[style], self.colors[tint]
        return ShrinkToFit(Text(_MEASURE.sub("\u00a0", text), chosen, LEAST, color, self.language, style, kind=kind, align=align))

    def lines(self, *texts: str, style: str = "small") -> Element:
        """Set lines below each other, leaving out empty ones."""
        return Stack(tuple(self.words(text, style) for text in texts if text), gap=GAP)

    def labeled(self, label: str, text: str) -> Element:
        """Set a label above a text."""
        return Stack((self.words(label, "label", "text"), self.words(text)), gap=GAP)


def document_style(campaign: Campaign, tag: str = SOURCE) -> DocumentStyle:
    """Return the style of documents in one language, in the colors of the default theme. Raises ProblemsFound: no such language."""
    return DocumentStyle(find_language(campaign, tag), find_theme(campaign, THEME).colors)


def name(text: str) -> str:
    """Return a name from the order, isolated so that it keeps its own direction among English words."""
    return own_direction(text)


def capitalized(text: str) -> str:
    """Capitalize the first letter and keep the rest."""
    return text[:1].upper() + text[1:]
