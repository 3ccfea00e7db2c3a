"""The sticker: the title under a picture, any words by their role, and the number across the foot, all on one face."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.copyfit import fitting_step
from handbill.layout.elements.element import Element
from handbill.layout.faces import one_face, page_face
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flowed_face import FaceLook, face
from handbill.layout.kit import Kit

ROLES = ANY
LEAST_PICTURE = 0.2  # of the height: a smaller picture is left out


def pages(kit: Kit) -> list[Page]:
    """One page for each language, with all that its panels say."""
    return one_face(kit, _face)


def _face(kit: Kit, side: Side) -> Element:
    """The face with its picture, or without it where words would leave it little room."""
    safe = kit.form.safe
    look = FaceLook(safe, top=safe, picture=(0.3, LEAST_PICTURE), word=0.4, apart=12, plate=0.6, columns=True)
    whole = face(kit, side, look)
    step = fitting_step(((whole, page_face(kit, side)),), kit.form, kit.theme)
    fits = step < len(kit.theme.ladder) and kit.theme.ladder[step].picture * look.picture[0] >= LEAST_PICTURE
    return whole if fits else face(replace(kit, theme=replace(kit.theme, composition="word")), side, look)
