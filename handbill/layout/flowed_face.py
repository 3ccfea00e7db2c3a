"""A face of a small form: a picture over the title, any words by their role, and the plate with the number at its foot."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.picture import Picture
from handbill.layout.elements.stack import Stack
from handbill.layout.flow import flow, without
from handbill.layout.kit import Kit, first, spacer
from handbill.layout.plate import danger_line, plate, plate_colors

ROOMY = 1.3  # times the room between blocks on a flyer, in proportion to the type: small type stands closer together
_NARROW = 28.0  # em of small type
_TAILS = 0.3  # em of small type
_OVER_PLATE = 8.0  # points on a flyer, from the imprint to the plate
_LOW = 0.5  # of its width: a picture no higher takes no more height than its width gives


@dataclass(frozen=True)
class FaceLook:
    """How a form sets its faces.

    `margin`: from the sides to the words; `top`: from where a face begins to its picture or words; `over`: how far the ground of the
    picture runs on above that. Points. `picture`: the height that suits it, and the least, as parts of the form's; `word`: that of a title
    without a picture. `apart`: between picture, title and words, in points on a flyer. `plate`: of the usual room in a plate. `columns`:
    whether lists and numbers may stand side by side.
    """

    margin: float
    top: float
    picture: tuple[float, float]
    word: float
    apart: float
    plate: float
    over: float = 0.0
    columns: bool = False


def face(kit: Kit, side: Side, look: FaceLook) -> Element:
    """The picture with the title under it where there is one, the other words, and the number at the foot."""
    title, apart = first(side.blocks, "title"), look.apart * kit.unit
    if not title and not words_of(side):
        opened = replace(kit, theme=replace(kit.theme, plate="open"))
        return Stack((spacer(), foot(opened, side, look.margin, look.plate), spacer()))
    parts: list[Element] = []
    picture = picture_within(kit, look) if title else None
    grows = picture is not None and not _is_low(picture)
    if picture:
        parts += [between_margins(kit, picture, look.margin, look.top, flex=1 if grows else 0), spacer(0, apart)]
    if title:
        parts += [between_margins(kit, kit.title(title, look.word * kit.form.height), look.margin, 0 if picture else look.top)]
        parts += [spacer(0, apart)]
    words = Stack(tuple(flow(kit, words_of(side, title), kit.form.width - 2 * look.margin, columns=look.columns, scale=ROOMY * kit.unit)))
    parts.append(between_margins(kit, words, look.margin, 0 if title else look.top))
    return Stack((*parts, spacer(0 if grows else 1, apart), foot(kit, side, look.margin, look.plate)))


def picture_within(kit: Kit, look: FaceLook) -> Element | None:
    """The picture between the margins; its ground runs on to the edges, so that no figure of it stands at a cut."""
    is_window = kit.theme.composition == "window" and kit.form.kind.group != "card"
    beyond = look.margin + kit.form.bleed
    bleed = NO_EDGES if is_window else Edges(beyond, look.top + look.over + kit.form.bleed, beyond, 0)
    best, least = (part * kit.form.height for part in look.picture)
    picture = kit.picture(best, least, bleed, upright=True, has_own=True)
    if isinstance(picture, Picture) and _is_low(picture):
        # More height would not make it larger.
        most = (kit.form.width - 2 * look.margin) * picture.motif.height / picture.motif.width
        picture = replace(picture, best=min(best, most), least=min(least, most))
    return picture


def _is_low(picture: Element) -> bool:
    return isinstance(picture, Picture) and picture.motif.height < _LOW * picture.motif.width


def words_of(side: Side, title: Block | None = None) -> tuple[Block, ...]:
    """The blocks of a side but its title and those that stand at its foot."""
    return without(side.blocks, title, *at_foot(side))


def at_foot(side: Side) -> tuple[Block, ...]:
    """The first help line, with it the first number for danger, and the imprint."""
    helpline = first(side.blocks, "helpline")
    danger = first(side.blocks, "emergency") if helpline else None
    return tuple(block for block in (helpline, danger, first(side.blocks, "imprint")) if block)


def between_margins(kit: Kit, element: Element, margin: float, top: float = 0.0, bottom: float = 0.0, flex: float = 0.0) -> Element:
    """An element between the margins at the sides; ink keeps to the safe area where it stands at the head of the form, or at its foot."""
    edges = Edges(margin, top, margin, bottom)
    clear = kit.form.safe if not top and bottom >= kit.form.safe else min(top, kit.form.safe)
    return FilledBox(element, edges, flex=flex, align="top", fixed=True, clear=clear)


def foot(kit: Kit, side: Side, margin: float, space: float) -> Element:
    """The plate, or the imprint alone where there is no help line. `space`: of the usual room in a plate.

    On a narrow form the number for danger has a line of its own, and the imprint is too small to be white on a ground: it stands over it.
    """
    blocks, low = at_foot(side), max(kit.form.safe, 0.7 * margin)
    helpline, danger, imprint = (first(blocks, role) for role in ("helpline", "emergency", "imprint"))
    if not helpline:
        # Without an imprint the tails of letters reach into the white at the foot.
        low += 0 if imprint else _TAILS * kit.style("small").size
        return between_margins(kit, kit.imprint(imprint) if imprint else Stack(()), margin, bottom=low)
    if kit.form.width >= _NARROW * kit.style("small").size:
        return plate(kit, replace(side, blocks=blocks), margin, space * kit.unit)
    more = (danger_line(kit, danger, plate_colors(kit)[0]),) if danger else ()
    over = [between_margins(kit, kit.imprint(imprint), margin, bottom=_OVER_PLATE * kit.unit)] if imprint else []
    return Stack((*over, plate(kit, replace(side, blocks=(helpline,)), margin, space * kit.unit, more)))
