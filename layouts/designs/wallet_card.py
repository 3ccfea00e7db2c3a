"""The wallet card: any words and the number on its front, and the number across its back with what to do.

The front alone is enough to act on. Only the head of the front and the plate of the back run to the cut; what else could show where a card
is cut a millimeter off stays white.
"""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.graphics.motif.find import find_picture
from handbill.layout.copyfit import fit_page, fitting_step
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.frame import Frame
from handbill.layout.elements.lowest import Lowest
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.picture import Picture
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import CLOSE, Stack
from handbill.layout.faces import faces, first_fitting, language_faces, leading_title, page_face
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import alone, chunks, flow, flow_columns, without
from handbill.layout.kit import BELOW_LINE, NUMBER_LINE, Kit, first, is_to_write_on, of_role, spacer
from handbill.layout.plate import is_open, know_line, on_plate, plate_colors
from handbill.layout.theme import Theme

ROLES = ANY
MARGIN = 4.2 * MILLIMETER  # of the words to the sides, if the shop does not ask for more
HEAD, UNDER_TITLE = 8.4 * MILLIMETER, 2.2 * MILLIMETER  # the height of the head below the safe area, and the room at its foot
PICTURE = (14 * MILLIMETER, 6 * MILLIMETER)  # the most that the picture takes at the end of the head: its width and its height
LONGEST = 1.5  # times its room, of a title that is made smaller to stand on one line
OVER_LINES = 1.5 * MILLIMETER  # from the safe area to a title on several lines
NUMBER = 42.6 * MILLIMETER  # the width of the front's number
LOCAL_LINE, LABEL = 68 * MILLIMETER, 12 * MILLIMETER  # the line to write on, where that much is left for its label
CLEAR = 0.8 * MILLIMETER  # between the ink of a wide number and that of the words over and under it
GUTTER = 3.4 * MILLIMETER  # between the columns of the front
# The back, the first way that fits: whether the first two things to do stand side by side, and how much of the width the number takes.
BACKS = ((False, 1.0), (False, 0.9), (False, 0.8), (True, 1.0), (True, 0.9), (True, 0.8), (True, 0.7), (False, 0.7))
ACROSS = 3  # other numbers in a row
ROOM, TITLE_AGAIN = 0.5, 0.8  # of the usual room between words, and of its size, of a further title among them
WHOLE = ("write", "local", "code")  # what takes the whole width
WIDE = 26.0  # em of body text, from which a list stands in two columns
ITEM_GAP, LINE_GAP = 0.16, 0.04  # of the leading, between the items of a list, and where each is one line
LARGER = (1.6, 1.44)  # steps above the theme's largest: a card with few words has them larger
TIGHT = 0.85  # a card has no room for two lines of its headings


def pages(kit: Kit) -> list[Page]:
    """Front and back; of a piece in two languages each has a face."""
    if languages := language_faces(kit.piece):
        sides = [side for face in languages for side in _dated((face,))]
    else:
        sides = [*_dated(faces(kit, kit.piece.panels, 2, _measure(kit)))]
    return [fit_page(_face(kit, side), page_face(kit, side), kit.form, _theme(kit, side)) for side in sides]


def _theme(kit: Kit, side: Side) -> Theme:
    """The theme with larger type for few words; not over a line to write on at the foot, below which large letters would reach."""
    if any(map(is_to_write_on, of_role(side.blocks, "local"))):
        return kit.theme
    larger = tuple(replace(kit.theme.ladder[0], scale=scale) for scale in LARGER)
    return replace(kit.theme, ladder=(*larger, *kit.theme.ladder))


def _dated(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """The faces, with what dates the card on the front, where that has a title: the back has no line to spare."""
    front, *others = sides
    imprints = tuple(block for side in sides for block in of_role(side.blocks, "imprint"))
    if not leading_title(front):
        return sides
    others = [replace(side, blocks=without(side.blocks, *imprints)) for side in others]
    return replace(front, blocks=(*without(front.blocks, *imprints), *imprints)), *others


def _margin(kit: Kit) -> float:
    return max(MARGIN, kit.form.safe)


def _measure(kit: Kit) -> float:
    return kit.form.width - 2 * _margin(kit)


def _is_upright(kit: Kit) -> bool:
    return kit.form.height > kit.form.width


def _rule(kit: Kit) -> Rule:
    return Rule(kit.color("ink"), kit.line)


def _face(kit: Kit, side: Side) -> Element:
    """A face with a title has the number at its foot; one without begins with it."""
    title = leading_title(side)
    if not title:
        ways = [_back(kit, side, part, in_pair) for in_pair, part in BACKS]
        return first_fitting(kit, side, ways) or ways[0]
    wide = _front(kit, side, title, is_wide=True)
    # With few words the number is as wide as the card.
    is_roomy = not fitting_step(((wide, page_face(kit, side)),), kit.form, kit.theme)
    return wide if is_roomy else _front(kit, side, title, is_wide=_is_upright(kit))


def _front(kit: Kit, side: Side, title: Block, is_wide: bool) -> Element:
    helpline, margin = first(side.blocks, "helpline"), _margin(kit)
    own = without(side.blocks, title, helpline, *of_role(side.blocks, "imprint"))
    foot = [_rule(kit), spacer(0, 3), *_number(kit, side, helpline, is_wide)] if helpline else _signed(kit, side)
    words = Stack((spacer(0, 5), _signs(kit, own), spacer(1, 2), *foot))
    return Stack(
        (_head(kit, title), FilledBox(words, Edges(margin, 0, margin, kit.form.safe), flex=1, align="top", fixed=True, clear=kit.form.safe))
    )


def _signed(kit: Kit, side: Side) -> list[Element]:
    return [kit.code_and_day(block) for block in of_role(side.blocks, "imprint")]


def _head(kit: Kit, title: Block) -> Element:
    """The title on the bright color, with the picture at its end; on white over a rule where there are no areas of ink."""
    words, margin, safe = kit.heading(title, "display", "H1"), _margin(kit), kit.form.safe
    picture = None if _is_upright(kit) else _picture(kit)
    if isinstance(picture, Picture) and not is_open(kit):
        picture = picture.on_accent()
    columns = [Column(words)]
    if picture:
        columns += [Column(spacer(), width=GUTTER, fixed=True), Column(picture, width=PICTURE[0], fixed=True)]
    room = _measure(kit) - (GUTTER + PICTURE[0] if picture else 0)
    if words.natural_width() <= LONGEST * room:
        columns[0] = Column(replace(words, one_line=True, balance=False))
        edges = Edges(margin, safe, margin, UNDER_TITLE)
        inside: Element = Frame(Row(tuple(columns), align="middle"), safe + HEAD - (kit.line if is_open(kit) else 0), edges)
    else:
        inside = FilledBox(Row(tuple(columns), align="middle"), Edges(margin, safe + OVER_LINES, margin, UNDER_TITLE), fixed=True)
    if is_open(kit):
        return Stack((inside, FilledBox(_rule(kit), Edges(margin, 0, margin, 0), fixed=True)))
    bleed = kit.form.bleed
    return FilledBox(inside, NO_EDGES, fill=kit.color("accent"), bleed=Edges(bleed, bleed, bleed, 0))


def _picture(kit: Kit) -> Element | None:
    """The picture as large as the end of the head takes it."""
    if not kit.piece.picture:
        return None
    motif = find_picture(kit.campaign, kit.piece.picture)
    height = min(PICTURE[1], PICTURE[0] * motif.height / motif.width)
    return kit.picture(height, height)


def _signs(kit: Kit, own: tuple[Block, ...]) -> Element:
    """The list in two columns, and what is true of all of it under the second; other words in whichever way takes less room."""
    if _is_upright(kit) or [block.role for block in own] not in (["list"], ["list", "note"]):
        return _words(kit, own, ITEM_GAP)
    signs, note = own[0], first(own, "note")
    half = (len(signs.items) + (note is not None) + 1) // 2
    left, right = (kit.bullets(replace(signs, items=part), "body", ITEM_GAP) for part in (signs.items[:half], signs.items[half:]))
    second: list[Element] = [right]
    if note:
        words = kit.text(note, note.text, "body", short=note.short, bold=True)
        second.append(Marked(spacer(0), words, right.indent))
    return Row((Column(left), Column(Stack(tuple(second), gap=3.2))), gap=GUTTER)


def _words(kit: Kit, own: tuple[Block, ...], gap: float) -> Element:
    """Any words, over the whole width with lists in two columns, or in two columns altogether."""
    measure = _measure(kit)
    ways: list[Element] = [Stack(tuple(flow(kit, own, measure, gap=gap, room=ROOM, wide=WIDE, titles=TITLE_AGAIN)))]
    if len(chunks(own)) > 1 and not _is_upright(kit) and not any(block.role in WHOLE for block in own):
        ways.append(flow_columns(kit, own, measure, 2, GUTTER, gap=gap, room=ROOM, titles=TITLE_AGAIN))
    return Lowest(tuple(ways))


def _number(kit: Kit, side: Side, helpline: Block, is_wide: bool) -> list[Element]:
    """The number, and at the end of its line when to call and what dates the card; where it is as wide as the card, over and under it."""
    number = kit.number(helpline, "number", "ink")
    know = [kit.text(helpline, helpline.text, "small", short=helpline.short)] if helpline.text else []
    if is_wide:
        label = kit.text(helpline, helpline.label, "small", bold=True)
        lines = [part for each in (label, number, *know) for part in (each, spacer(0, CLEAR))]
        return [Stack(tuple(lines), gap=CLOSE), *_signed(kit, side)]
    words: list[Element] = [kit.text(helpline, helpline.label, "small", bold=True, one_line=True, align="end")]
    words += [kit.code_and_day(block, align="end") for block in of_role(side.blocks, "imprint")]
    beside = Stack(tuple(words), key=len(words) - 1)
    return [*know, Row((Column(number, width=NUMBER, fixed=True), Column(beside)), gap=GUTTER, align="baseline")]


def _back(kit: Kit, side: Side, part: float, in_pair: bool) -> Element:
    """The number over what to do; `part`: how much of the width it takes, which is all but where the words need the height.

    `in_pair`: the first two things to do stand side by side, where they are short and there is little room.
    """
    helpline, others = first(side.blocks, "helpline"), (*alone(side.blocks, "emergency"), *alone(side.blocks, "contact"))
    local = next(iter(alone(side.blocks, "local")), None)
    own = without(side.blocks, helpline, local, *others, *of_role(side.blocks, "imprint"))
    if all(block.role == "list" for block in own):
        words: list[Element] = [_to_do(kit, block, in_pair) for block in own]
    else:
        words = [_words(kit, own, LINE_GAP)]
    parts: list[Element] = [spacer(0, 4.4), *words, spacer(0, 2.4)]
    parts += [_rule(kit), spacer(0, 1.8), _others(kit, others)] if others else []
    parts += [spacer(), *([_local(kit, local)] if local else []), *_signed(kit, side)]
    # The line to write on keeps its own distance from the cut; letters of its label may reach a little below it.
    is_last = is_to_write_on(local) and not of_role(side.blocks, "imprint")
    foot = max(0.0, kit.form.safe - BELOW_LINE) + 1 if is_last else kit.form.safe
    top = 0 if helpline else kit.form.safe
    under = FilledBox(
        Stack(tuple(parts)), Edges(_margin(kit), top, _margin(kit), foot), flex=1, align="top", fixed=True, clear=min(foot, kit.form.safe)
    )
    return Stack((_plate(kit, side, helpline, part), under) if helpline else (under,))


def _to_do(kit: Kit, block: Block, in_pair: bool) -> Element:
    """What to do, the first in bold; `in_pair`: the first two on one line."""
    if not in_pair or len(block.items) < 3:
        return kit.bullets(block, "body", LINE_GAP, bold=1)
    one, two, *others = block.items
    pair = (
        kit.bullets(replace(block, items=(one,)), "body", LINE_GAP, bold=1),
        kit.bullets(replace(block, items=(two,)), "body", LINE_GAP),
    )
    first_line = Row(tuple(map(Column, pair)), gap=GUTTER, align="baseline")
    return Stack((first_line, kit.bullets(replace(block, items=tuple(others)), "body", LINE_GAP)), gap=LINE_GAP)


def _plate(kit: Kit, side: Side, helpline: Block, part: float) -> Element:
    words, _ = plate_colors(kit)
    # The label is too small to be printed in color.
    label = kit.text(helpline, helpline.label, "small", words, bold=True)
    know = know_line(kit, replace(side, blocks=(helpline,)), words, 1.0)
    bleed, safe, margin = kit.form.bleed, kit.form.safe, _margin(kit)
    # A fifth of the card may be dark, so these lines stand as near as their ink allows, in every script.
    number: Element = kit.number(helpline, "number", words)
    if part < 1:
        number = Row((Column(number, width=part * _measure(kit), fixed=True), Column(spacer(0))))
    lines = Stack((spacer(0, 1.6 if is_open(kit) else 0), label, number, spacer(0, 2), *know, spacer(0, 2.5)), gap=CLOSE)
    if is_open(kit):
        return FilledBox(on_plate(kit, lines, Edges(margin, kit.line, margin, kit.line)), Edges(0, safe - kit.line, 0, 0), fixed=True)
    return on_plate(kit, lines, Edges(margin, safe, margin, 0), Edges(bleed, bleed, bleed, 0))


def _others(kit: Kit, blocks: tuple[Block, ...]) -> Element:
    """The other numbers in columns, each as wide as its words ask; one under the other on a narrow card."""
    across, rows = 1 if _is_upright(kit) else ACROSS, list[Element]()
    for at in range(0, len(blocks), across):
        columns = []
        for block in blocks[at : at + across]:
            label, number = kit.text(block, block.label, "small"), kit.number(block, "heading", "ink")
            know = [kit.text(block, block.text, "small")] if block.text else []
            share = max(label.natural_width(), number.natural_width())
            columns.append(Column(Stack((label, number, *know), gap=0.4, key=1), share=share))
        rows.append(Row(tuple(columns), gap=8, align="baseline"))
    return Stack(tuple(rows), gap=2) if len(rows) > 1 else rows[0]


def _local(kit: Kit, block: Block) -> Element:
    """The organization's name with its number beside it, or the line to write on."""
    if _is_upright(kit):
        return kit.local(block, "small", narrow=True)
    if is_to_write_on(block):
        room = _measure(kit) - LOCAL_LINE
        return kit.write(block, lengths=(*([LOCAL_LINE] if room >= LABEL else []), NUMBER_LINE))
    name = OrganizationBox((kit.organization_name(block, tight=TIGHT),))
    columns = [Column(Stack((kit.text(block, block.label, "small"), name), gap=1.6, key=1), share=2)]
    logo = kit.logo_figure(40, 20, first=True)
    if logo:
        columns.insert(0, Column(logo, width=40, fixed=True))
    if block.value:
        label, number = (
            OrganizationBox(parts) for parts in (kit.organization_label(block, "end"), kit.organization_number(block, align="end"))
        )
        columns.append(Column(Stack((label, number), gap=1.6, key=1) if label.parts else number))
    return Row(tuple(columns), gap=6, align="baseline")
