"""The sticker: the title under a picture, any words by their role, and the number across the foot, all on one face."""

from __future__ import annotations

from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout import flow
from handbill.layout.copyfit import PageFace, fit_page
from handbill.layout.faces import by_language, joined
from handbill.layout.flowed_face import FaceLook, face
from handbill.layout.kit import Kit

ROLES = flow.ROLES


def pages(kit: Kit) -> list[Page]:
    """One page for each language, with all that its panels say."""
    return [_page(kit, joined(panels)) for panels in by_language(kit.piece)]


def _page(kit: Kit, side: Side) -> Page:
    safe = kit.form.safe
    look = FaceLook(safe, top=safe, picture=(0.3, 0.08), word=0.4, apart=12, plate=0.6, columns=True)
    return fit_page(
        face(kit, side, look), PageFace(side.name, side.language, kit.piece.material, side.blocks[0].place), kit.form, kit.theme
    )
