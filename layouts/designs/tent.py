"""The table tent, printed twice, head to head: the picture, any words, and at the side where reading ends the number, on a small plate.

Picture and plate stand inside the safe area and do not run off: a fold a little off shows nowhere.
"""

from __future__ import annotations

from itertools import takewhile

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.ends import Ends
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.paragraphs import Paragraphs
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.faces import one_face
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import alone, flow_columns, said_text, without
from handbill.layout.kit import Kit, first, is_to_write_on, of_role, spacer
from handbill.layout.plate import danger_line, on_plate, plate_colors

ROLES = ANY
SIDE = 1.6  # times the safe area, from the words to the sides: beyond the strip that office printers leave white
PICTURE, NUMBER = 0.15, 0.52  # of the width inside the safe area, the same in every language
ROOM, TITLE_AGAIN = 0.5, 0.8  # of the usual room between words, and of its size, of a further title among them
SMALL_NUMBER = 0.42  # of that width, where there are many words
FEW = 2  # blocks beside the title and what follows it
GAP = 0.1  # of the leading, between paragraphs


def pages(kit: Kit) -> list[Page]:
    """One page for each language: one panel of the tent."""
    return one_face(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    """Picture, words and number side by side; where there are many words, in two columns and without the picture."""
    safe = kit.form.safe
    width, aside = kit.form.width - 2 * safe, (SIDE - 1) * safe
    height = kit.form.height - 2 * safe
    helpline, own = first(side.blocks, "helpline"), _own(side)
    is_full = len(own) > FEW
    picture = None if is_full and helpline else kit.picture(height, height, upright=True)
    number = (SMALL_NUMBER if is_full else NUMBER) * width if helpline else 0
    measure = width - (PICTURE * width if picture else 0) - number - (2 if picture else 1) * aside
    words = _words(kit, side, own, measure, 2 if is_full else 1)
    # Beside many words, which are small, it stays as wide as it is.
    columns = [Column(picture, width=PICTURE * width, fixed=is_full)] if picture else []
    columns.append(Column(FilledBox(words, Edges(aside if picture else 0, 0, aside, 0), flex=1, align="top", fixed=True)))
    columns += [Column(_numbers(kit, side, aside), width=number, fixed=True)] if helpline else []
    return FilledBox(
        Row(tuple(columns), align="stretch"), Edges(safe if picture else SIDE * safe, safe, safe, safe), flex=1, align="top", fixed=True
    )


def _opening(side: Side) -> list[Block]:
    """The sentences that follow the title."""
    return list(takewhile(lambda block: block.role in ("lead", "text"), (block for block in side.blocks if block.role != "title")))


def _near(side: Side) -> Block | None:
    """Who helps near by, if it is named: a line to write on stands among the words."""
    return next((block for block in alone(side.blocks, "local") if not is_to_write_on(block)), None)


def _own(side: Side) -> tuple[Block, ...]:
    """The blocks without a place of their own."""
    placed = (first(side.blocks, "title"), *_opening(side), _near(side), *of_role(side.blocks, "imprint"), *_beside(side))
    return without(side.blocks, *placed)


def _words(kit: Kit, side: Side, own: tuple[Block, ...], measure: float, count: int) -> Element:
    """The title and what follows it, then whatever else there is, in so many columns."""
    title, near = first(side.blocks, "title"), _near(side)
    parts: list[Element] = [kit.heading(title, "display", "H1"), spacer(0, 4 * kit.unit)] if title else []
    said = [said_text(kit, block, "lead") if block.role == "text" else kit.body(block, "lead") for block in _opening(side)]
    parts += [Paragraphs(tuple(said), GAP)] if said else []
    if own:
        parts += [spacer(0, 5 * kit.unit)] if said else []
        parts.append(flow_columns(kit, own, measure, count, 18 * kit.unit, room=ROOM, titles=TITLE_AGAIN))
    is_last = not first(side.blocks, "helpline")
    parts.append(spacer(1, 4 * kit.unit if is_last else 0))
    if near:
        parts.append(kit.text(near, near.label, "small"))
        parts.append(OrganizationBox((kit.organization_name(near, "small"), *kit.organization_number(near, "small"))))
    return Stack((*parts, *(map(kit.imprint, of_role(side.blocks, "imprint")) if is_last else ())))


def _beside(side: Side) -> list[Block]:
    """What stands with the number: the one for danger, and other numbers as sentences."""
    helpline, emergency = first(side.blocks, "helpline"), first(side.blocks, "emergency")
    return [each for each in (helpline, emergency) if each] + list(alone(side.blocks, "contact")) if helpline else []


def _numbers(kit: Kit, side: Side, aside: float) -> Element:
    """The plate, and under it on white what else there is to know, as far from its sides as the number."""
    unit, (helpline, *others) = kit.unit, _beside(side)
    emergency = next((block for block in others if block.role == "emergency"), None)
    words, color = plate_colors(kit)
    label = kit.text(helpline, helpline.label, "heading", color)
    head = Ends(label, danger_line(kit, emergency, words, at_end=True), gap=10 * unit) if emergency else label
    number = Stack((head, kit.number(helpline, "number", words)), gap=2 * unit)
    said = [kit.text(helpline, helpline.text, "small")] if helpline.text else []
    said += [kit.sentence(block, "small", whole=True) for block in others if block.role == "contact"]
    under: list[Element] = [*([Paragraphs(tuple(said))] if said else []), spacer()]
    under += [kit.imprint(block) for block in of_role(side.blocks, "imprint")]
    below = FilledBox(Stack(tuple(under), gap=3 * unit), Edges(aside, 5 * unit, aside, 0), flex=1, align="top", fixed=True)
    return Stack((on_plate(kit, number, Edges(aside, 6 * unit, aside, 7 * unit)), below))
