"""The folded leaflet: six parts on two pages. Outside cover, back and the flap that is folded in; inside three parts read in a row.

A band of ink runs across all parts of a page, so that a fold a little off shows nowhere. Whichever way the leaflet lies open, the number
is in sight: on the back, at the foot of the flap, and under the inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Fold, Page
from handbill.layout.copyfit import PageFace, fit_pages
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.grid import Grid
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import Kit, contact_of, first, of_role, spacer

# The part of the page's height that the band across the outside takes.
BAND = 0.42
# The space above and below the edge of the inside's band, as a part of the safe area.
BAND_AIR = 2 / 3
# The outside stands as flap, back, cover, from where reading starts, and is read from the cover.
READ = (2, 0, 1)
GAP = 0.4  # of the leading, between items
ON_FLAP = ("text", "fact", "note")


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language, the outside first; all parts of both are set on the same step of the copyfit ladder."""
    made, inside = [], kit.form.across
    for side in kit.piece.panels:
        face = PageFace("outside", side.language, kit.piece.material, side.blocks[0].place, _folds(inside[::-1]))
        both = ((_outside(kit, side), face), (_inside(kit, side), replace(face, name="inside", folds=_folds(inside))))
        made += fit_pages(both, kit.form, kit.theme)
    return made


def _folds(widths: Sequence[float]) -> tuple[Fold, ...]:
    return tuple(Fold("x", at) for at in list(accumulate(widths))[:-1])


def _outside(kit: Kit, side: Side) -> Element:
    """Each part stands whole in the reading order: its words on the band, then those below."""
    widths = kit.form.across[::-1]
    height = kit.form.height * BAND
    columns = []
    for index, (above, below) in enumerate((_flap(kit, side), _back(kit, side), _cover(kit, side))):
        bleed = kit.form.bleed
        # Neighbors overlap by a point: rectangles that only touch show a hairline on some screens.
        over = Edges(1 if index else bleed, bleed, 1 if index + 1 < len(widths) else bleed, 0)
        band = FilledBox(_part(kit, [spacer(), *above], height), NO_EDGES, fill=kit.color("ink"), bleed=over)
        part = Stack((band, _part(kit, below, kit.form.height - height)))
        columns.append(Column(part, width=widths[index], fixed=True))
    return Row(tuple(columns), read=READ)


def _part(kit: Kit, parts: Sequence[Element], height: float) -> Frame:
    """Words in a part of a folded page, with a margin to its trim and folds."""
    return Frame(FilledBox(Stack(tuple(parts)), Edges(*(kit.form.safe,) * 4), flex=1, align="top", fixed=True), height)


def _cover(kit: Kit, side: Side) -> tuple[list[Element], list[Element]]:
    title, lead = first(side.blocks, "title"), first(side.blocks, "lead")
    logo = kit.logo_figure(110, 54, "bottom")
    above: list[Element] = [kit.heading(title, "display", "H1", "paper")] if title else []
    below: list[Element] = [kit.body(lead, "lead")] if lead else []
    return above, [*below, spacer(), *([logo] if logo else [])]


def _flap(kit: Kit, side: Side) -> tuple[list[Element], list[Element]]:
    """What the piece says beside its lists, one saying on the band, the others under it; the number at the foot."""
    sayings = [_saying(kit, block, "ink" if index else "paper") for index, block in enumerate(_on_flap(kit, side))]
    below = [part for saying in sayings[1:] for part in (saying, spacer(0, 10 * kit.unit))]
    for helpline in of_role(side.blocks, "helpline"):
        number = (kit.text(helpline, helpline.label, "heading", "accent"), kit.number(helpline, "number", "ink"))
        below += [spacer(), Stack(number, gap=4 * kit.unit)]
    return list(sayings[:1]), below


def _on_flap(kit: Kit, side: Side) -> list[Block]:
    inside = [block for blocks in _groups(side, len(kit.form.across)) for block in blocks]
    return [block for block in side.blocks if block.role in ON_FLAP and block not in inside]


def _saying(kit: Kit, block: Block, color: str) -> Element:
    if block.role == "note":
        size = 20 * kit.unit
        words = kit.body(block, "body", color)
        mark = "accent" if color == "ink" else color
        return Stack((kit.icon(block.icon, size, mark), words), gap=9 * kit.unit) if block.icon else words
    role = "lead" if block.role == "fact" else "heading"
    words = kit.text(block, block.text, role, color, short=block.short)
    return Stack((words, kit.text(block, block.note, "small", color)), gap=4 * kit.unit) if block.note else words


def _back(kit: Kit, side: Side) -> tuple[list[Element], list[Element]]:
    above: list[Element] = [_help(kit, block) for block in of_role(side.blocks, "helpline")]
    below: list[Element] = []
    for contact in of_role(side.blocks, "contact"):
        below += [contact_of(kit, contact), spacer(0, 12 * kit.unit)]
    below.append(spacer())
    for block in of_role(side.blocks, "local"):
        below += [kit.local(block, "body", narrow=True), spacer(0, 9 * kit.unit)]
    below += [kit.imprint(block) for block in of_role(side.blocks, "imprint")]
    return above, below


def _help(kit: Kit, block: Block, role: str = "body") -> Stack:
    words = (
        kit.text(block, block.label, "heading", "paper"),
        kit.number(block, "number", "paper"),
        kit.text(block, block.text, role, "paper", short=block.short),
    )
    return Stack(words, gap=5 * kit.unit, key=1)


def _inside(kit: Kit, side: Side) -> Element:
    """The lists over three parts, and the number under all of them."""
    bleed, safe = kit.form.bleed, kit.form.safe
    air = safe * BAND_AIR
    grid = Grid(_spread(kit, side), kit.form.across, safe, 3 * kit.unit)
    words = FilledBox(grid, Edges(0, 2 * air, 0, air), flex=1, align="top", fixed=True)
    helps: list[Element] = [_help(kit, block, "small") for block in of_role(side.blocks, "helpline")]
    helps += [contact_of(kit, contact, dark=True) for contact in of_role(side.blocks, "contact")]
    numbers = tuple(FilledBox(each, Edges(safe, air, safe, safe), align="top", fixed=True) for each in helps)
    columns = tuple(Column(each, width=width, fixed=True) for each, width in zip(numbers, kit.form.across, strict=True))
    ground = Edges(bleed, 0, bleed, bleed)
    band = FilledBox(Row(columns, align="baseline"), NO_EDGES, fill=kit.color("ink"), bleed=ground)
    return Frame(Stack((words, band)), kit.form.height)


def _spread(kit: Kit, side: Side) -> tuple[tuple[Element, ...], ...]:
    """The groups over the parts of the inside, in cells: none is broken, and where they do not come out even the first parts hold more."""
    count = len(kit.form.across)
    groups = [_cells(kit, blocks) for blocks in _groups(side, count)]
    each, more = divmod(len(groups), count)
    ends = list(accumulate((each + (part < more) for part in range(count)), initial=0))
    return tuple(tuple(cell for group in groups[start:end] for cell in group) for start, end in pairwise(ends))


def _groups(side: Side, count: int) -> list[list[Block]]:
    """Each heading with its list, or each group. Where they are too few, the closing words join them, and lists are broken in two."""
    found: list[list[Block]] = []
    for block in side.blocks:
        if block.role in ("heading", "group"):
            found.append([block])
        elif block.role == "list":
            found[-1].append(block)
    if len(found) < count:
        found += [[block] for block in of_role(side.blocks, "text")]
    while len(found) < count:
        longest = max(found, key=lambda blocks: len(blocks[-1].items))
        *above, whole = longest
        half = (len(whole.items) + 1) // 2
        at = found.index(longest)
        found[at : at + 1] = [[*above, replace(whole, items=whole.items[:half])], [replace(whole, items=whole.items[half:])]]
    return found


def _cells(kit: Kit, blocks: list[Block]) -> tuple[Element, ...]:
    """A group as cells of the inside. What goes on from a list, or closes it, stands level with the list, not with its heading."""
    unit, head = kit.unit, blocks[0]
    if head.role == "group":
        # Icons stand above their words: the parts are narrow.
        label = kit.text(head, head.label, "heading", "ink", kind="H2")
        words = Stack((label, *(kit.body(item) for item in head.items)), gap=4 * unit)
        return (Stack((kit.icon(head.icon, 30 * unit, "accent"), words, spacer(0, 1 * unit)), gap=8 * unit),)
    if head.role == "text":
        return spacer(0), kit.text(head, head.text, "heading", "ink", short=head.short)
    # A heading of one line stands as near to its list as one of two lines beside it.
    above: Element = Stack((spacer(), kit.heading(head, "heading", "H2", "accent"))) if head.role == "heading" else spacer(0)
    return above, *(kit.bullets(block, "body", GAP) for block in blocks if block.role == "list")
