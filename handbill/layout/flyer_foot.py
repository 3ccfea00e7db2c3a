"""The margins and the foot of a flyer: when to call and how else to reach help, who helps near by, the plate, and tabs to tear off."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.problems import Problem, ProblemsFound
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.tabs import Tabs
from handbill.layout.flow import alone, without
from handbill.layout.kit import Kit, first, is_to_write_on, of_role, spacer
from handbill.layout.plate import plate

MARGIN = 1.5  # of the safe area: from the sheet's sides to the words
PHOTOGRAPH = (0.26, 0.12)  # the height of a photograph over the title, as a part of the sheet's: what suits it, and the least
TOP = 0.8  # of the margin: from the sheet's head to a title without a ground
_PLATE_SPACE = 0.65  # of a poster's: a flyer's plate keeps to a fifth of the sheet
_MOST_SENTENCES = 2  # with numbers; more of them are easier to find in a row
_TAB_PADDING = 8.0  # points beside a cutting line


def margin(kit: Kit) -> float:
    """From the sides of a flyer to its words."""
    return MARGIN * kit.form.safe


def at_margins(kit: Kit, element: Element, top: float = 0.0, flex: float = 0.0) -> Element:
    """An element between the margins of a flyer, `top` points down; ink keeps to the safe area where it stands at the head of the sheet."""
    edges = Edges(margin(kit), top, margin(kit), 0)
    return FilledBox(element, edges, flex=flex, align="top", fixed=True, clear=kit.form.safe if top else 0)


def photograph_above(kit: Kit, has_picture: bool) -> Element | None:
    """The photograph over the whole width of a flyer, or None where it has a place beside the title, as all but a band have.

    `has_picture`: whether the flyer has a picture beside its title, in whose place a photograph may stand.
    """
    if not kit.photo or (has_picture and kit.photo.window != "band"):
        return None
    best, least = (part * kit.form.height for part in PHOTOGRAPH)
    bleed = kit.form.bleed
    return kit.picture(best, least, Edges(bleed, bleed, bleed, 0), margin(kit))


@dataclass(frozen=True)
class FootWords:
    """The blocks that stand under a flyer's own words: `note`, what to mind when calling; `contacts`, other numbers, as sentences; and who
    helps near by. All but the last go with the number of the plate."""

    note: Block | None
    contacts: tuple[Block, ...]
    local: Block | None


def at_foot(blocks: tuple[Block, ...]) -> FootWords:
    """The blocks with a place at the foot, of which a heading heads none; where there are many numbers, none of them."""
    local = next(iter(alone(blocks, "local")), None)
    helpline = first(blocks, "helpline")
    if not helpline:
        return FootWords(None, (), local)
    after = blocks[blocks.index(helpline) + 1 :]
    contacts = alone(blocks, "contact")
    return FootWords(next(iter(alone(after, "note")), None), contacts if len(contacts) <= _MOST_SENTENCES else (), local)


def own_words(blocks: tuple[Block, ...], *placed: Block | None) -> tuple[Block, ...]:
    """The blocks that neither the foot nor the plate has a place for, nor the design, which has `placed` some."""
    low, helpline = at_foot(blocks), first(blocks, "helpline")
    danger = first(blocks, "emergency") if helpline else None
    return without(blocks, *placed, low.note, *low.contacts, low.local, helpline, danger, *of_role(blocks, "imprint"))


def foot(kit: Kit, side: Side) -> list[Element]:
    """All that stands under a flyer's own words."""
    return [foot_words(kit, side, margin(kit) * 0.25), flyer_plate(kit, side), *_tabs(kit, side)]


def foot_words(kit: Kit, side: Side, below: float) -> Element:
    """The safety note, other numbers as sentences, and local help, with room `below` in points."""
    unit, low = kit.unit, at_foot(side.blocks)
    parts: list[Element] = [kit.body(low.note, "small")] if low.note else []
    parts += [kit.sentence(contact, "small", whole=True) for contact in low.contacts]
    words: list[Element] = [Stack(tuple(parts), gap=5 * unit)]
    if low.local:
        # A line to write on brings most of the room above it.
        words += [spacer(0, (6 if is_to_write_on(low.local) else 10) * unit), kit.near(low.local, 110 * unit, 44 * unit)]
    return FilledBox(Stack(tuple(words)), Edges(margin(kit), 0, margin(kit), below), fixed=True)


def flyer_plate(kit: Kit, side: Side, signed: bool = True) -> Element:
    """The plate across the sheet; where tabs or words follow it, it does not bleed at its foot. `signed`: with the imprint."""
    shown = side if signed else replace(side, blocks=tuple(block for block in side.blocks if block.role != "imprint"))
    beside = kit.form.width > kit.form.height
    return plate(kit, shown, margin(kit), _PLATE_SPACE * kit.unit, at_foot=signed and not kit.form.tabs, beside=beside)


def _tabs(kit: Kit, side: Side) -> list[Element]:
    """Strips with the number alone, so that anyone who finds one learns nothing else. Raises ProblemsFound: there is no number."""
    form = kit.form
    if not form.tabs:
        return []
    helpline = first(side.blocks, "helpline") or first(side.blocks, "contact")
    if not helpline:
        hint = "add a `helpline`, or choose a format without tabs"
        raise ProblemsFound([Problem("content-tabs", "there is no number for the strips to tear off", side.blocks[0].place, hint)])
    number = kit.number(helpline, "heading", "ink", align="center")
    return [Tabs(number, form.tabs, form.tab_height, _TAB_PADDING, form.safe, kit.color("text"), kit.theme.rule)]
