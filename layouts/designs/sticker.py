"""The sticker: the title under a picture, any words by their role, and the number across the foot, all on one face."""

from __future__ import annotations

from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Element
from handbill.layout.faces import one_face
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flowed_face import FaceLook, face
from handbill.layout.kit import Kit

ROLES = ANY


def pages(kit: Kit) -> list[Page]:
    """One page for each language, with all that its panels say."""
    return one_face(kit, _face)


def _face(kit: Kit, side: Side) -> Element:
    safe = kit.form.safe
    return face(kit, side, FaceLook(safe, top=safe, picture=(0.3, 0.08), word=0.4, apart=12, plate=0.6, columns=True))
