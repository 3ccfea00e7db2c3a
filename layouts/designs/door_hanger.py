"""The door hanger: under its hole the picture over the title, any words by their role, and the number across the foot.

The ground of the picture runs on to the upper edge; words begin under the hole on both faces.
"""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Panel as Side
from handbill.graphics.color import mixed
from handbill.graphics.items import Page
from handbill.layout.elements.element import Element
from handbill.layout.elements.punched import Punched
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flowed_face import FaceLook, face
from handbill.layout.front_and_back import front_and_back
from handbill.layout.kit import Kit

ROLES = ANY
LARGEST = 1.7  # times its size, of a title with few words
MARGIN = 1.1  # of the safe area
PALE = 0.7  # how much paper is in the outline of the disc


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language, or one where a face is enough."""
    return front_and_back(replace(kit, theme=kit.theme.growing(titles=LARGEST)), _face, _face)


def _face(kit: Kit, side: Side) -> Element:
    margin, hole = MARGIN * kit.form.safe, kit.form.hole
    look = FaceLook(margin, 0 if hole else margin, (0.26, 0.1), word=0.16, apart=16, plate=0.65, over=hole.foot if hole else 0)
    words = face(kit, side, look)
    # The outline of the disc is pale, since the line to cut along stands around it.
    line = kit.color("text") if kit.theme.monochrome else mixed(kit.color("text"), kit.color("paper"), PALE)
    return Punched(words, hole, kit.form.bleed, kit.color("paper"), line, kit.theme.rule) if hole else words
