"""Sets any blocks one under the other, in reading order: what a design has no place of its own for.

Every role of ROLES has a way to be set here, so that nothing a piece says is dropped because a design does not look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handbill.content.piece import Block
from handbill.core.geometry import MILLIMETER
from handbill.graphics.qr_code import QUIET_ZONE, make_qr_code
from handbill.layout.block_picture import block_picture
from handbill.layout.elements.bullets import Bullets
from handbill.layout.elements.columns import Columns, Part
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.figures import figure_of, source_of
from handbill.layout.kit import LATIN_X, NUMBER_LINE, Kit, is_to_write_on, spacer

# What stands side by side, in em of body text: the least measure for topics, facts and numbers in a row.
_IN_A_ROW = 22.0
_LEAST_ITEMS = 4  # of a list in two columns
_MOST_NUMBERS = 3  # in a row
_NARROW = 1.4  # of a line to write on: in a narrower measure it stands under its label
_MARK = 0.6  # of a heading's size
_FIGURE, _STEADY = 2.6, 0.8  # the x-height of a fact's figure, of that of body text, and the least part of its size
_SOURCE = 0.62  # of the size of body text
_PICTURE, _LEAST_PICTURE = 0.3, 0.16  # the height of a picture among words, of the measure: what suits it, and the least
_MODULE, _SCANNED = 0.5 * MILLIMETER, 1 / 30  # of a code: its least module, and its size as a part of the reading distance
# Points of space on a flyer, above a block of any role, and nearer where it goes on with what stands above.
_APART, _NEAR, _UNDER_TITLE, _UNDER_HEADING, _UNDER_LABEL = 14.0, 7.0, 9.0, 5.0, 2.0
_HEADS = ("heading", "title")
NUMBERS = ("helpline", "contact", "emergency")
_RUNS = (("write",), NUMBERS, ("group",), ("fact",))  # of which several in a row are set together
_PARAGRAPHS = ("text", "note", "lead", "imprint")

Chunk = tuple[Block, ...]


@dataclass(frozen=True)
class FlowStyle:
    """How a design wants its words set. `measure`: their width. `titles`: the size of a title, as a part of the theme's.

    `gap`: of the leading, between the items of lists. `scale`: one point of space; 0: as on a flyer, in proportion to the type. `room`: the
    part of the usual room between blocks; `across` and `down`: the room between things side by side and between their rows, in points of
    space. `columns`: whether lists, topics and numbers may stand side by side; `wide`: the em of body text from which a list stands
    in two. `logo`: width and
    height of the logo's box beside who helps near by, in points of space.
    """

    kit: Kit
    measure: float
    titles: float = 1.0
    gap: float = 0.25
    scale: float = 0.0
    room: float = 1.0
    across: float = 18.0
    down: float = 11.0
    columns: bool = True
    wide: float = 32.0
    lead: str = "lead"
    logo: tuple[float, float] = (110.0, 44.0)

    @property
    def unit(self) -> float:
        return self.scale or self.kit.unit

    def takes(self, ems: float) -> bool:
        """Whether the measure has room for things side by side that take so many em of body text."""
        return self.columns and self.measure >= ems * self.kit.style("body").size


def flow(kit: Kit, blocks: Sequence[Block], measure: float, **how: object) -> list[Element]:
    """Any blocks as elements in reading order, with the room between them as spacers, to be put into a Stack. `how` goes to FlowStyle."""
    made: list[Element] = []
    for part in flow_parts(FlowStyle(kit, measure, **how), blocks):  # type: ignore[arg-type]
        made += [spacer(0, part.room), part.element] if made else [part.element]
    return made


def flow_columns(kit: Kit, blocks: Sequence[Block], measure: float, count: int, apart: float, **how: object) -> Element:
    """Any blocks in columns of equal width that are about equally high, `apart` points from each other."""
    if count == 1:
        return Stack(tuple(flow(kit, blocks, measure, **how)))
    manner = FlowStyle(kit, (measure - (count - 1) * apart) / count, **how)  # type: ignore[arg-type]
    return Columns(tuple(flow_parts(manner, blocks)), (0.0,) * count, apart)


def flow_parts(manner: FlowStyle, blocks: Sequence[Block]) -> list[Part]:
    """What stands together as one element each, with the room above it."""
    made, above = list[Part](), None
    for chunk in chunks(blocks):
        room = _room(above[-1], chunk[0]) * manner.unit * manner.room if above else 0.0
        made.append(Part(_chunk(manner, chunk), room))
        above = chunk
    return made


def without(blocks: Sequence[Block], *placed: Block | None) -> Chunk:
    """The blocks but those that a design has a place for."""
    return tuple(block for block in blocks if not any(block is each for each in placed))


def alone(blocks: Sequence[Block], *roles: str) -> Chunk:
    """The blocks of some roles that stand under no heading, and under no title but the first."""
    title = next((block for block in blocks if block.role == "title"), None)
    parts = (chunk for chunk in chunks(without(blocks, title)) if chunk[0].role not in _HEADS)
    return tuple(block for chunk in parts for block in chunk if block.role in roles)


def chunks(blocks: Sequence[Block]) -> list[Chunk]:
    """Blocks that are set together: a heading or title with what it heads, such as a paragraph with the list that it leads into; lines to
    write on, numbers, topics and facts in a row."""
    made: list[Chunk] = []
    for block in blocks:
        last = made[-1][-1] if made else None
        is_headed = last and last.role in _HEADS and block.role not in (*_HEADS, "imprint")
        if last and (is_headed or _goes_on(last, block) or _is_led_into(made[-1], block)):
            made[-1] = (*made[-1], block)
        else:
            made.append((block,))
    return made


def _goes_on(above: Block, block: Block) -> bool:
    return any(above.role in run and block.role in run for run in _RUNS)


def _is_led_into(chunk: Chunk, block: Block) -> bool:
    """Whether a list goes on with what the paragraph under its heading says."""
    return [each.role for each in chunk] == ["heading", "text"] and block.role == "list"


def _room(above: Block, below: Block) -> float:
    """The points between two chunks."""
    return _NEAR if above.role == below.role and above.role in _PARAGRAPHS else _APART


def _chunk(manner: FlowStyle, chunk: Chunk) -> Element:
    """What stands together; a heading is nearest to a list."""
    kit, (head, *under) = manner.kit, chunk
    if head.role not in _HEADS or not under:
        return _RUN_OF.get(head.role, _single)(manner, chunk)
    heading = _single(manner, (head,))
    # Under a heading, a text is a paragraph.
    words = _paragraph(manner, under) if under[0].role == "text" else _RUN_OF.get(under[0].role, _single)(manner, tuple(under))
    if isinstance(words, Bullets) and isinstance(heading, Text) and head.role == "heading":
        return kit.headed(heading, words)
    return Stack((heading, words), gap=(_UNDER_TITLE if head.role == "title" else _UNDER_HEADING) * manner.unit)


def _paragraph(manner: FlowStyle, blocks: Sequence[Block]) -> Element:
    """A paragraph, with the list that it leads into."""
    text, *lists = blocks
    words = manner.kit.body(text)
    return Stack((words, *(_list(manner, block) for block in lists)), gap=_NEAR * manner.unit) if lists else words


def _single(manner: FlowStyle, chunk: Chunk) -> Element:
    """A block of a role that is set alone."""
    (block,) = chunk
    return _SINGLE[block.role](manner, block)


def _title(manner: FlowStyle, block: Block) -> Element:
    text = manner.kit.heading(block, "display", "H1")
    size = max(manner.titles * text.style.size, text.smallest)
    return replace(text, style=replace(text.style, size=size))


def _lead(manner: FlowStyle, block: Block) -> Element:
    return manner.kit.opening(block, manner.lead, manner.measure)


def _heading(manner: FlowStyle, block: Block) -> Element:
    return manner.kit.heading(block, "heading", "H2")


def said_text(kit: Kit, block: Block, role: str = "body") -> Text:
    """The only text of a piece is what its words come to, and so in bold; several are paragraphs."""
    own = (each for panel in kit.piece.panels if panel.language == block.language for each in panel.blocks)
    if sum(each.role == "text" for each in own) == 1:
        return kit.text(block, block.text, role, "ink", short=block.short, bold=True, balance=role == "body")
    return kit.body(block)


def _text(manner: FlowStyle, block: Block) -> Element:
    return said_text(manner.kit, block)


def _note(manner: FlowStyle, block: Block) -> Element:
    return manner.kit.body(block, "small")


def _list(manner: FlowStyle, block: Block) -> Bullets:
    is_wide = manner.takes(manner.wide) and len(block.items) >= _LEAST_ITEMS
    return manner.kit.bullets(block, "body", manner.gap, 2 if is_wide else 1)


def _local(manner: FlowStyle, block: Block) -> Element:
    """Who helps near by, with the logo; or a line to write on, under its label in a narrow measure."""
    kit, narrow = manner.kit, manner.measure < _NARROW * NUMBER_LINE
    if block.value and not block.text:  # its number alone, since the name could tell what the piece is for
        return Stack((kit.text(block, block.label, "body"), OrganizationBox(kit.organization_number(block))), gap=_UNDER_LABEL, key=1)
    width, height = manner.logo
    if is_to_write_on(block):
        return kit.local(block, "body", narrow=narrow)
    if narrow:
        words = kit.over_logos(kit.local(block, "body", narrow=True), height * manner.unit, 8 * manner.unit, manner.measure)
        logo = kit.logo_figure(manner.measure, height * manner.unit)
        return Stack((words, logo), gap=8 * manner.unit) if logo else words
    return kit.near(block, width * manner.unit, height * manner.unit)


def _writes(manner: FlowStyle, chunk: Chunk) -> Element:
    """Lines to write on, which begin at one place."""
    return Stack(tuple(manner.kit.write(block, chunk) for block in chunk))


def _numbers(manner: FlowStyle, chunk: Chunk) -> Element:
    """Numbers with their labels, as many in a row as are not made smaller by it."""
    kit, unit = manner.kit, manner.unit
    gap = 1.2 * kit.style("heading").size
    widest = max(kit.number(block, "heading", "ink").natural_width() for block in chunk)
    most = min(len(chunk), _MOST_NUMBERS) if manner.takes(_IN_A_ROW) else 1
    across = next((count for count in range(most, 1, -1) if widest <= (manner.measure - (count - 1) * gap) / count), 1)
    return _in_rows([kit.contact(block, _UNDER_LABEL * kit.unit) for block in chunk], across, gap, 9 * unit)


def _groups(manner: FlowStyle, chunk: Chunk) -> Element:
    """Topics: a mark, what each is about, and its sentence; or a list under each label, where one has several items."""
    unit = manner.unit
    topics = all(len(block.items) == 1 for block in chunk)
    cells = [(_topic if topics else _labeled_list)(manner, block) for block in chunk]
    return _in_rows(cells, 2 if len(cells) > 1 and manner.takes(_IN_A_ROW) else 1, manner.across * unit, manner.down * unit)


def _topic(manner: FlowStyle, block: Block) -> Element:
    kit, size = manner.kit, _MARK * manner.kit.style("heading").size
    label = kit.text(block, block.label, "heading", "ink", kind="H2", balance=True)
    words = Stack((label, *(kit.body(item) for item in block.items)), gap=_UNDER_LABEL * manner.unit)
    return kit.marked(words, size, 0.5 * size)


def _labeled_list(manner: FlowStyle, block: Block) -> Element:
    kit = manner.kit
    return kit.headed(kit.text(block, block.label, "heading", "ink", kind="H2", balance=True), kit.bullets(block, "body", manner.gap))


def _facts(manner: FlowStyle, chunk: Chunk) -> Element:
    """Figures, what they count, and who counted; two in a row where there is room."""
    kit, gap = manner.kit, 2 * manner.kit.style("heading").size
    across = 2 if len(chunk) > 1 and all(block.value for block in chunk) and manner.takes(_IN_A_ROW) else 1
    x_height = _FIGURE * kit.style("body").size * LATIN_X
    made: list[Element] = []
    for block in chunk:
        figure = [figure_of(kit, block, x_height, _STEADY)] if block.value else []
        source = source_of(kit, block, _SOURCE * kit.style("body").size)
        made.append(Stack((*figure, kit.body(block), source), gap=3 * manner.unit))
    return _in_rows(made, across, gap, manner.down * manner.unit)


def _in_rows(cells: Sequence[Element], across: int, gap: float, apart: float) -> Element:
    """Cells in rows of so many, on one first baseline, which are read row by row."""
    rows: list[Element] = []
    for at in range(0, len(cells), across):
        rows += [spacer(0, apart)] if rows else []
        row = [*cells[at : at + across], *[spacer(0)] * across][:across]
        rows.append(Row(tuple(Column(cell) for cell in row), gap=gap, align="baseline") if across > 1 else row[0])
    return Stack(tuple(rows)) if len(rows) > 1 else rows[0]


def _code(manner: FlowStyle, block: Block) -> Element:
    """A QR code with its label and its address, beside it where the measure has room."""
    kit, drawing = manner.kit, make_qr_code(block.link)
    dark = drawing.width - 2 * QUIET_ZONE
    size = max(_MODULE * dark, _SCANNED * kit.form.viewing)
    module = size / dark
    quiet, whole = QUIET_ZONE * module, drawing.width * module
    figure = Figure(drawing, whole, whole, kit.color("text"), alt=f"{block.label}: {block.link}", role="code", fixed=True)
    # Its dark modules stand at the edge of the words; the white around them reaches beyond it.
    square = FilledBox(figure, Edges(-quiet, 0, -quiet, 0), fixed=True, align="top")
    label = kit.text(block, block.label, "body", "ink", bold=True, balance=True)
    address = kit.text(block, block.value, "small", one_line=True, link=block.link)
    beside = manner.measure - size - 1.2 * quiet
    if address.natural_width() > beside or label.natural_width() > 3 * beside:
        return Stack((label, square, address))
    words = Stack((label, address), gap=_UNDER_LABEL * manner.unit)
    return Row((Column(square, width=size, fixed=True), Column(spacer(), width=1.2 * quiet, fixed=True), Column(words)), align="middle")


def _picture(manner: FlowStyle, block: Block) -> Element:
    """A picture among words, whatever the composition."""
    best, least = (part * manner.measure for part in (_PICTURE, _LEAST_PICTURE))
    # The box keeps it from taking the room that belongs between the words.
    return FilledBox(block_picture(manner.kit, block, best, least), NO_EDGES)


def _imprint(manner: FlowStyle, block: Block) -> Element:
    return manner.kit.imprint(block)


_SINGLE: dict[str, Callable[[FlowStyle, Block], Element]] = {
    "title": _title,
    "lead": _lead,
    "heading": _heading,
    "text": _text,
    "note": _note,
    "list": _list,
    "local": _local,
    "code": _code,
    "picture": _picture,
    "imprint": _imprint,
}
_RUN_OF: dict[str, Callable[[FlowStyle, Chunk], Element]] = {
    "write": _writes,
    "group": _groups,
    "fact": _facts,
    **dict.fromkeys(NUMBERS, _numbers),
}
ROLES = frozenset(_SINGLE) | frozenset(_RUN_OF)
