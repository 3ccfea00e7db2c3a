"""The folded leaflet: six parts on two pages. Outside cover, back and the flap that is folded in; inside three parts read in a row.

The cover is a poster: picture, title, number. The plate runs across all parts of the page, and with lists inside the picture's ground, so
that a fold a little off shows nowhere. Whichever way the leaflet lies open, the number is in sight.

Where a piece says other things than lists, the cover has its lead, too, the flap its first heading with what that heads, and the back its
other numbers and who helps near by; the inside goes on with all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.items import Fold, Page
from handbill.layout.copyfit import fit_page
from handbill.layout.elements.columns import Columns, Part
from handbill.layout.elements.element import Edges, Element, FitStep
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.grid import Grid
from handbill.layout.elements.parts import Parts
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.faces import by_language, joined, page_face
from handbill.layout.figures import figure_of, source_of
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import alone, chunks, flow, without
from handbill.layout.kit import Kit, first, of_role, spacer
from handbill.layout.plate import danger_line, is_open, on_plate, plate_colors
from handbill.layout.sheet import in_margins
from handbill.typeset.paragraph import narrowest_measure

# The outside stands as flap, back, cover, from where reading starts, and is read from the cover.
READ = (2, 0, 1)
PICTURE = (0.5, 0.3)  # the cover's picture as a part of the page's height: what suits it, and the least
INSIDE_PICTURE = (0.2, 0.0)
GROUND = 0.1  # of the page's height, at the foot of the picture, that words beside it keep clear of: the line where a floor begins is there
TITLE = 0.6  # of the page's height, for a title without a picture
SECTION = ("text", "list", "note")  # what goes on with what a heading heads
SECTIONS_APART = 22  # points
MOST_LINES = 5  # of a long title over a lead
LINES = 3  # of a title, at most; one with long words is set smaller, whatever the step of the ladder
FIGURE, SOURCE = 14.5, 8.5  # points: the x-height of a figure, and the type size of its source
ROLES = ANY
TITLE_AGAIN = 0.5  # of its size, of a further title among the words
ON_FLAP = ("lead", "text", "fact", "note")
CLOSING = 2  # items of a list that take about as much room as the closing words under it
LOGOS = 44  # points: the height of a row of several logos
UNDER_HEADING, UNDER_GROUP = 3, 24  # points
GAP = 0.4  # of the leading, between items
OVER = 1.0  # points; areas of neighbors overlap, since those that only touch show a hairline on some screens


def pages(kit: Kit) -> list[Page]:
    """Two pages for each language, the outside first."""
    made, inside = [], kit.form.across
    for side in map(joined, by_language(kit.piece)):
        outer, inner = page_face(kit, side, "outside", _folds(inside[::-1])), page_face(kit, side, "inside", _folds(inside))
        made.append(fit_page(_outside(kit, side), outer, kit.form, kit.theme))
        made.append(fit_page(_inside(kit, side), inner, kit.form, kit.theme))
    return made


def _folds(widths: Sequence[float]) -> tuple[Fold, ...]:
    return tuple(Fold("x", at) for at in list(accumulate(widths))[:-1])


def _outside(kit: Kit, side: Side) -> Element:
    widths = kit.form.across[::-1]
    parts = []
    made = (_flap, _back, _cover) if _lists(side) else (_any_flap, _any_back, _any_cover)
    for index, words in enumerate(make(kit, side) for make in made):
        bleed = kit.form.bleed
        ends = (bleed if not index else OVER, bleed if index + 1 == len(widths) else OVER)
        parts.append((*words, _plate(kit, side, Edges(ends[0], 0, ends[1], bleed))))
    return Frame(Parts(tuple(parts), widths, READ), kit.form.height)


def _plate(kit: Kit, side: Side, bleed: Edges) -> Element:
    """Label and number in one part of the outside."""
    unit, safe = kit.unit, kit.form.safe
    if not first(side.blocks, "helpline"):
        return FilledBox(spacer(0), Edges(0, 0, 0, safe), fixed=True)
    plate = on_plate(kit, Stack(_number(kit, side), gap=3 * unit), Edges(safe, 11 * unit, safe, safe), bleed)
    return FilledBox(plate, Edges(0, 0, 0, safe), fixed=True) if is_open(kit) else plate


def _number(kit: Kit, side: Side) -> tuple[Element, ...]:
    words, color = plate_colors(kit)
    helpline = first(side.blocks, "helpline")
    return (kit.text(helpline, helpline.label, "body", color, bold=True), kit.number(helpline, "number", words)) if helpline else ()


def _in_part(kit: Kit, parts: Sequence[Element], below: float = 0.0) -> Element:
    """Words in a level of a part, with a margin to its trim and folds."""
    safe = kit.form.safe
    return FilledBox(Stack(tuple(parts)), Edges(safe, safe, safe, below), flex=1, align="top", fixed=True, clear=safe)


def _beside_picture(kit: Kit, parts: Sequence[Element]) -> Element:
    """Words on the ground that the cover's picture has in common with the other parts."""
    return _in_part(kit, parts, GROUND * kit.form.height if kit.theme.composition == "field" else 0.0)


def _cover(kit: Kit, side: Side) -> tuple[Element, Element]:
    title, form, unit = first(side.blocks, "title"), kit.form, kit.unit
    best, least = (part * form.height for part in PICTURE)
    # Its ground runs on over the other parts; a photograph keeps away from the fold.
    across = NO_EDGES if kit.theme.composition == "window" else Edges(sum(form.across[1:]) + form.bleed, form.bleed, form.bleed, 0)
    picture = kit.picture(best, least, across, upright=True)
    if picture and kit.theme.composition == "window":
        picture = FilledBox(picture, Edges(form.safe, form.safe, form.safe, 0), flex=1, fixed=True)
    if picture:
        return picture, _in_part(kit, [_title(kit, title)] if title else [], 10 * unit)
    return _in_part(kit, [kit.title(title, TITLE * form.height)] if title else []), spacer(0)


def _any_cover(kit: Kit, side: Side) -> tuple[Element]:
    """The picture, whose ground ends at the fold, and the title and the lead under it."""
    title, lead, form, unit = first(side.blocks, "title"), _lead(side), kit.form, kit.unit
    best, least = (part * form.height for part in PICTURE)
    picture = kit.picture(best, least, Edges(0, form.bleed, form.bleed, 0), upright=True)
    if picture and kit.theme.composition != "window":
        picture = in_margins(picture, Edges(form.safe, form.safe, form.safe, 0))
    elif picture:
        picture = FilledBox(picture, Edges(form.safe, form.safe, form.safe, 0), flex=1, fixed=True)
    words: list[Element] = []
    if title:
        words += [_title(kit, title, MOST_LINES) if picture else kit.title(title, TITLE * form.height), spacer(0, 12 * unit)]
    words += [kit.opening(lead, "lead", _measure(kit)), spacer(0, 12 * unit)] if lead else []
    if not picture:
        return (_in_part(kit, words),)
    under = FilledBox(Stack(tuple(words)), Edges(form.safe, form.safe, form.safe, 0), align="top", fixed=True, clear=form.safe)
    return (FilledBox(Stack((picture, under)), NO_EDGES, flex=1, fixed=True, align="top"),)


def _any_flap(kit: Kit, side: Side) -> tuple[Element]:
    """The first heading with what it heads; what to know about the number where there is none."""
    section = _on_any_flap(side)
    words = _flowed(kit, section) if section else _know(kit, side)
    return (_in_part(kit, words, 10 * kit.unit),)


def _any_back(kit: Kit, side: Side) -> tuple[Element]:
    know = _know(kit, side) if _on_any_flap(side) else []
    above = [part for words in know for part in (words, spacer(0, 18 * kit.unit))]
    for block in alone(side.blocks, "contact", "emergency"):
        above += [kit.contact(block, 2 * kit.unit), spacer(0, 14 * kit.unit)]
    return (_in_part(kit, [*above, spacer(), *_near(kit, side)], 10 * kit.unit),)


def _lead(side: Side) -> Block | None:
    """The lead, if no heading heads it."""
    return next(iter(alone(side.blocks, "lead")), None)


def _sections(side: Side) -> list[tuple[Block, ...]]:
    """What stands neither on the cover nor on the back nor on the plate: each heading with all that follows it, or what has none."""
    placed = (first(side.blocks, "title"), _lead(side), first(side.blocks, "helpline"), *of_role(side.blocks, "imprint"))
    made = list[tuple[Block, ...]]()
    for chunk in chunks(without(side.blocks, *placed, *alone(side.blocks, "contact", "emergency", "local"))):
        if made and made[-1][0].role == "heading" and chunk[0].role in SECTION:
            made[-1] = (*made[-1], *chunk)
        else:
            made.append(chunk)
    return made


def _on_any_flap(side: Side) -> tuple[Block, ...]:
    """The section that the flap shows, if it opens the words and leaves some for the inside."""
    head, *others = (*_sections(side), ())
    return head if len(others) > 1 and head[0].role in ("heading", "group") else ()


def _flowed(kit: Kit, blocks: Sequence[Block]) -> list[Element]:
    return flow(kit, blocks, _measure(kit), titles=TITLE_AGAIN, columns=False)


def _measure(kit: Kit) -> float:
    """The width of words in the narrowest part."""
    return min(kit.form.across) - 2 * kit.form.safe


def _title(kit: Kit, block: Block, most: int = LINES) -> Text:
    """The title as large as the cover takes it on a few lines; on up to `most` if it is long."""
    title, width = kit.heading(block, "display", "H1"), kit.form.across[-1] - 2 * kit.form.safe
    sizes = (width * 1000 / narrowest_measure(title.words, title.manner, lines) for lines in range(LINES, most + 1))
    size = min(title.style.size, max(sizes) if most > LINES else next(sizes))
    whole = replace(title, style=replace(title.style, size=size), smallest=min(title.smallest, size), steady=1.0)
    # Letters such as j reach over the start of their line.
    size *= width / (width + whole.measure(width, FitStep()).excess)
    return replace(whole, style=replace(whole.style, size=size), smallest=min(title.smallest, size))


def _flap(kit: Kit, side: Side) -> tuple[Element, Element]:
    """What the piece says beside its lists; where that is little, also what to know about the number."""
    sayings = [_saying(kit, block) for block in _on_flap(kit, side)]
    if len(sayings) < 2:
        sayings += _know(kit, side)
    return _beside_picture(kit, sayings[:1]), _in_part(kit, [part for saying in sayings[1:] for part in (saying, spacer(0, 12 * kit.unit))])


def _on_flap(kit: Kit, side: Side) -> list[Block]:
    return list(without(alone(side.blocks, *ON_FLAP), *_read_inside(side, len(kit.form.across))))


def _know(kit: Kit, side: Side) -> list[Element]:
    helpline = first(side.blocks, "helpline")
    return [kit.text(helpline, helpline.text, "lead", short=helpline.short)] if helpline and helpline.text else []


def _saying(kit: Kit, block: Block) -> Element:
    if block.role != "fact":
        return kit.text(block, block.text, "lead", "ink" if block.role == "text" else "text", short=block.short, bold=block.role == "text")
    figure = [figure_of(kit, block, FIGURE, 1.0)] if block.value else []
    return Stack((*figure, kit.body(block), source_of(kit, block, SOURCE)), gap=4 * kit.unit)


def _back(kit: Kit, side: Side) -> tuple[Element, Element]:
    # What to know stands here unless the flap has it.
    above: list[Element] = []
    if len(_on_flap(kit, side)) > 1:
        above += [part for words in _know(kit, side) for part in (words, spacer(0, 18 * kit.unit))]
    for contact in alone(side.blocks, "contact"):
        above += [kit.contact(contact, 2 * kit.unit), spacer(0, 14 * kit.unit)]
    above += [kit.contact(block, 2 * kit.unit) for block in alone(side.blocks, "emergency")]
    return _beside_picture(kit, above), _in_part(kit, _near(kit, side), 10 * kit.unit)


def _near(kit: Kit, side: Side) -> list[Element]:
    """Who helps near by, and the imprint at the foot."""
    width = kit.form.across[1] - 2 * kit.form.safe
    local = (kit.local(block, "body", narrow=True) for block in alone(side.blocks, "local"))
    below: list[Element] = [kit.over_logos(block, LOGOS * kit.unit, 8 * kit.unit, width) for block in local]
    logo = kit.logo_figure(110, 54, "bottom")
    below += [spacer(0, 8 * kit.unit), logo] if logo else []
    return [*below, spacer(1, 9 * kit.unit), *(kit.imprint(block) for block in of_role(side.blocks, "imprint"))]


def _inside(kit: Kit, side: Side) -> Element:
    """Lists over three parts, or over two beside the lead; any other words in three columns. The plate runs across all parts."""
    safe, widths = kit.form.safe, kit.form.across
    lists = _lists(side)
    if not lists:
        columns = tuple(width - 2 * safe for width in widths)
        own = [section for section in _sections(side) if section != _on_any_flap(side)]
        apart = SECTIONS_APART * kit.unit
        columned: Element = Columns(tuple(Part(Stack(tuple(_flowed(kit, section))), apart) for section in own), columns, 2 * safe)
        return _under_picture(kit, side, FilledBox(columned, Edges(safe, 1.2 * safe, safe, safe), align="top", fixed=True, clear=safe))
    if _read_inside(side, len(widths)):
        edges = Edges(safe, 0, safe, 0)
        intro = Column(FilledBox(_intro(kit, side), edges, flex=1, align="top", fixed=True), width=widths[0], fixed=True)
        words: Element = Row((intro, Column(_grid(kit, side, lists, widths[1:]))), align="stretch")
    else:
        words = _grid(kit, side, lists, widths)
    above = FilledBox(words, Edges(0, safe * 1.2, 0, safe), flex=1, align="top", fixed=True, clear=safe)
    return Frame(Stack((above, _inside_plate(kit, side))), kit.form.height)


def _under_picture(kit: Kit, side: Side, words: FilledBox) -> Element:
    """Words over all parts, and over them the picture, which takes the room that they leave."""
    bleed, safe = kit.form.bleed, kit.form.safe
    best, least = (part * kit.form.height for part in INSIDE_PICTURE)
    picture = kit.picture(best, least, Edges(bleed, bleed, bleed, 0), safe)
    above = in_margins(picture, Edges(safe, safe, safe, 0)) if picture else None
    under = words if above else replace(words, flex=1)
    return Frame(Stack((*([above] if above else []), under, _inside_plate(kit, side))), kit.form.height)


def _grid(kit: Kit, side: Side, lists: list[list[Block]], widths: tuple[float, ...]) -> Grid:
    """The lists over the parts, in cells: none is broken but a single one."""
    if [block.role for block in lists[0]] == ["heading", "list"] and len(lists) == 1:
        return Grid(_one_list(kit, side, lists[0]), widths, kit.form.safe, UNDER_HEADING * kit.unit)
    cells = [_cells(kit, blocks) for blocks in lists]
    cells += [(_saying(kit, block),) for block in _read_inside(side, len(kit.form.across)) if block.role == "fact"]
    each, more = divmod(len(cells), len(widths))
    ends = list(accumulate((each + (part < more) for part in range(len(widths))), initial=0))
    columns = tuple(tuple(cell for group in cells[start:end] for cell in group) for start, end in pairwise(ends))
    return Grid(columns, widths, kit.form.safe, (UNDER_HEADING if lists[0][0].role == "heading" else UNDER_GROUP) * kit.unit)


def _inside_plate(kit: Kit, side: Side) -> Element:
    """The number in the first part, what to know in the next, then the other numbers."""
    unit, safe, bleed, widths = kit.unit, kit.form.safe, kit.form.bleed, kit.form.across
    helpline, (words, _) = first(side.blocks, "helpline"), plate_colors(kit)
    if not helpline:
        return FilledBox(spacer(0), Edges(0, 0, 0, safe), fixed=True)
    know = [kit.text(helpline, helpline.text, "small", words, short=helpline.short)] if helpline.text else []
    others: list[Element] = [danger_line(kit, block, words) for block in alone(side.blocks, "emergency")]
    others += [kit.sentence(block, "small", words, whole=True) for block in alone(side.blocks, "contact")]
    cells = [_number(kit, side), know, others]
    if not (know and others):
        # A part with nothing to know has the number again, as each part of the outside.
        cells = [_number(kit, side), know or others or _number(kit, side), _number(kit, side)]
    row = _over_parts(kit, [Stack(tuple(cell), gap=3 * unit) for cell in cells])
    if not is_open(kit):
        return FilledBox(row, Edges(0, 11 * unit, 0, safe), fill=kit.color("ink"), bleed=Edges(bleed, 0, bleed, bleed), fixed=True)
    rules = _over_parts(kit, [Rule(kit.color("ink"), kit.line)] * len(widths))
    return Stack(
        (
            rules,
            FilledBox(row, Edges(0, 11 * unit, 0, 11 * unit), fixed=True),
            rules,
            FilledBox(spacer(0), Edges(0, safe, 0, 0), fixed=True),
        )
    )


def _over_parts(kit: Kit, cells: Sequence[Element]) -> Row:
    """A cell in each part of the inside, with a margin to its folds."""
    edges = Edges(kit.form.safe, 0, kit.form.safe, 0)
    columns = [FilledBox(cell, edges, align="top", fixed=True) for cell in cells]
    return Row(tuple(Column(each, width=width, fixed=True) for each, width in zip(columns, kit.form.across, strict=True)), align="baseline")


def _own(side: Side) -> tuple[Block, ...]:
    """The blocks that the cover, the flap, the back and the plate have no place for."""
    elsewhere = alone(side.blocks, *ON_FLAP, "contact", "emergency", "local")
    return without(side.blocks, first(side.blocks, "title"), first(side.blocks, "helpline"), *elsewhere, *of_role(side.blocks, "imprint"))


def _lists(side: Side) -> list[list[Block]]:
    """Each heading with its list, or each group; none where there are other words among them, or more than one closing sentence."""
    found: list[list[Block]] = []
    for chunk in chunks(_own(side)):
        found += [[block] for block in chunk] if chunk[0].role == "group" else [list(chunk)]
    kinds = {tuple(block.role for block in each) for each in found}
    return found if kinds <= {("heading", "list"), ("group",)} else []


def _read_inside(side: Side, count: int) -> tuple[Block, ...]:
    """What else than lists stands inside: the lead beside lists that do not come out even over all parts, with the closing words under a
    single one, or a fact after lists that do not come out even over the other parts."""
    found = _lists(side)
    lists = len(found)
    if lists > 1 and not lists % count:
        return ()
    roles = ("lead", "text") if lists == 1 and found[0][0].role == "heading" else ("lead",)
    facts = alone(side.blocks, "fact")[-1:] if lists > 1 and lists % (count - 1) else ()
    return *alone(side.blocks, *roles), *facts


def _intro(kit: Kit, side: Side) -> Element:
    """The lead, and the picture under it, which takes the room that the words beside them need."""
    best, least = (part * kit.form.height for part in INSIDE_PICTURE)
    picture = kit.picture(best, least, upright=True)
    parts: list[Element] = [kit.body(block, "lead") for block in alone(side.blocks, "lead")]
    return Stack((*parts, *((spacer(0, 16 * kit.unit), picture) if picture else ())))


def _one_list(kit: Kit, side: Side, blocks: list[Block]) -> tuple[tuple[Element, ...], ...]:
    """A single list over two parts, and the closing words under its end."""
    heading, whole = blocks
    closing = [kit.text(block, block.text, "lead", "ink", short=block.short, bold=True) for block in alone(side.blocks, "text")]
    half = (len(whole.items) + CLOSING * len(closing) + 1) // 2
    begin, end = (kit.bullets(replace(whole, items=items), "body", GAP) for items in (whole.items[:half], whole.items[half:]))
    last = Stack((end, *(part for words in closing for part in (spacer(0, 16 * kit.unit), words))))
    return (_heading(kit, heading), begin), (spacer(0), last)


def _cells(kit: Kit, blocks: list[Block]) -> tuple[Element, ...]:
    head = blocks[0]
    if head.role == "group":
        label = kit.text(head, head.label, "heading", "ink", kind="H2")
        return (Stack((label, *(kit.body(item) for item in head.items)), gap=4 * kit.unit),)
    return _heading(kit, head), *(kit.bullets(block, "body", GAP) for block in blocks if block.role == "list")


def _heading(kit: Kit, block: Block) -> Element:
    """A heading of one line stands as near to its list as one of two lines beside it."""
    return Stack((spacer(), kit.heading(block, "heading", "H2")))
