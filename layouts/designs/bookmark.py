"""The bookmark: a picture over the title, any words under it by their role, and the number across the foot; the back goes on with them."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Element
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flowed_face import FaceLook, face
from handbill.layout.front_and_back import front_and_back
from handbill.layout.kit import Kit

ROLES = ANY
LARGEST = 1.7  # times its size, of a title with few words


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language, or one where a face is enough."""
    return front_and_back(replace(kit, theme=kit.theme.growing(titles=LARGEST)), _face, _face)


def _face(kit: Kit, side: Side) -> Element:
    safe = kit.form.safe
    return face(kit, side, FaceLook(safe, top=1.5 * safe, picture=(0.3, 0.12), word=0.22, apart=12, plate=0.75))
