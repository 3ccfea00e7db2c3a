"""The flyer: the title in its picture, any words under it in reading order, and the number across the foot."""

from __future__ import annotations

from dataclasses import replace

from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.picture import Picture
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.titled_picture import TitledPicture
from handbill.layout.faces import one_face
from handbill.layout.figures import title_of
from handbill.layout.flow import ROLES as ANY
from handbill.layout.flow import flow, flow_columns
from handbill.layout.flyer_foot import TOP, at_foot, at_margins, flyer_plate, foot, foot_words, margin, own_words, photograph_above
from handbill.layout.kit import Kit, first, spacer
from handbill.layout.sheet import in_margins

ROLES = ANY
GAP = 0.25  # of the leading, between items
TWO_COLUMNS = 32.0  # em of body text: on a narrower form lists stand in one column
# The picture's height as a part of the sheet's: what suits it, the least, and the least over tabs and where all words are large.
PICTURE, LEAST_PICTURE, LEAST_WHERE_CROWDED = 0.37, 0.27, 0.15
# The x-height of the title: the most, as a part of the sheet's height, and the least, as a part of its width; lower on small forms and over
# tabs.
TITLE, LEAST_TITLE, LEAST_WHERE_TIGHT = 0.057, 0.0603, 0.036
LEAST_ABOVE_PLATE = 0.85  # of its best height, of a picture that stands above the plate
OVER_TITLE = 2 * MILLIMETER  # at least, from the safe area to the title
UNDER_PICTURE = 8 * MILLIMETER  # from a picture beside the words to what stands under both
BESIDE = 0.36  # of the width, that the picture takes on a sheet that is wider than high
PICTURE_ABOVE = (0.24, 0.12)  # the same of a picture that has no room for the title, which then stands under it
TITLE_BELOW = 0.048  # there, the x-height of the title as a part of the height
WIDE_TITLE, STEADY = 0.042, 0.6  # there, the x-height of the title as a part of the height, and the least part of its size
LARGEST = 2.2  # times its size, of a title with few words on a wide sheet
WORD = 0.22  # of the sheet's height, for a title without a picture
TITLE_AGAIN = 0.6  # of its size, of a further title among the words
BELOW_NUMBER = 6 * MILLIMETER  # from the number to the end of what is seen of the sheet


def pages(kit: Kit) -> list[Page]:
    """One page for each language."""
    is_wide = kit.form.width > kit.form.height
    return one_face(replace(kit, theme=kit.theme.growing(titles=LARGEST)) if is_wide else kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    unit, edge, title = kit.unit, margin(kit), first(side.blocks, "title")
    if beside := _beside_picture(kit, side):
        low = at_foot(side.blocks)
        has_words = low.note or low.contacts or low.local
        return Stack((beside, spacer(0, UNDER_PICTURE if has_words else 0), *foot(kit, side)))
    head = _head(kit, side)
    above, words = spacer(0, 18 * unit), at_margins(kit, _words(kit, side))
    if not kit.form.shown or not first(side.blocks, "helpline"):
        return Stack((head, above, words, spacer(0 if _takes_room(head) else 1), *foot(kit, side)))
    # A rack hides the lower part of a card, so the number stands right under the title.
    imprint = first(side.blocks, "imprint")
    signed = FilledBox(kit.imprint(imprint), Edges(edge, 8 * unit, edge, edge), fixed=True) if imprint else spacer(0)
    plate = flyer_plate(kit, side, signed=False)
    if title and not own_words(side.blocks, title) and (picture := _under_plate(kit)):
        named = at_margins(kit, title_of(kit, title, TITLE * kit.form.height), max(TOP * edge, kit.form.safe))
        return Stack((named, above, plate, picture, foot_words(kit, side, 0), signed))
    return Stack((head, plate, above, words, spacer(), foot_words(kit, side, 0), signed))


def _under_plate(kit: Kit) -> Element | None:
    """The picture under the plate, where there are no words to stand there."""
    best, least = PICTURE * kit.form.height, LEAST_PICTURE * kit.form.height
    picture = (
        None if kit.theme.composition == "window" else kit.picture(best, least, Edges(kit.form.bleed, 0, kit.form.bleed, 0), upright=None)
    )
    edge = margin(kit)
    return picture and in_margins(picture, Edges(edge, edge, edge, edge))


def _takes_room(head: Element) -> bool:
    """Whether the picture in the head takes the room that words leave."""
    return isinstance(head, TitledPicture | Picture) or (isinstance(head, FilledBox) and head.flex > 0)


def _beside_picture(kit: Kit, side: Side) -> Element | None:
    """Title and words beside the picture on a sheet that is wider than high; None on another, and where no picture is shown."""
    form, edge, bleed, unit = kit.form, margin(kit), kit.form.bleed, kit.unit
    if form.width <= form.height:
        return None
    best, least = PICTURE * form.height, LEAST_PICTURE * form.height
    picture = kit.picture(best, least, Edges(bleed, bleed, 0, 0), edge, upright=True)
    if not picture:
        return None
    title = first(side.blocks, "title")
    words: list[Element] = [title_of(kit, title, WIDE_TITLE * form.height, STEADY), spacer(0, 14 * unit)] if title else []
    own = own_words(side.blocks, title)
    words += flow(kit, own, (1 - BESIDE) * form.width - 2 * edge, gap=GAP, titles=TITLE_AGAIN)
    beside = FilledBox(Stack((*words, spacer(0, 14 * unit))), Edges(edge, edge, edge, 0), flex=1, align="top", fixed=True, clear=form.safe)
    columns = (Column(in_margins(picture, Edges(edge, edge, 0, 0)), width=BESIDE * form.width, fixed=True), Column(beside))
    return FilledBox(Row(columns, align="stretch"), NO_EDGES, flex=1, fixed=True)


def _head(kit: Kit, side: Side) -> Element:
    """The title in the picture; without one, as wide as the measure."""
    edge, bleed, form = margin(kit), kit.form.bleed, kit.form
    title = first(side.blocks, "title")
    best, least = PICTURE * form.height, (LEAST_WHERE_CROWDED if form.tabs or kit.theme.least else LEAST_PICTURE) * form.height
    if above := photograph_above(kit, has_picture=True):
        named = [spacer(0, 12 * kit.unit), at_margins(kit, title_of(kit, title, LEAST_TITLE * form.width))] if title else []
        return Stack((above, *named))
    is_plate_above = bool(form.shown) and first(side.blocks, "helpline") is not None
    if is_plate_above:
        best = _above_plate(kit, side)
        least = LEAST_ABOVE_PLATE * best
    # A window takes the end of the width only.
    is_window = kit.theme.composition == "window"
    picture = kit.picture(best, least, Edges(0 if is_window else bleed, bleed, bleed, 0), edge, upright=is_window)
    if not picture:
        return at_margins(kit, kit.title(title, WORD * form.height) if title else spacer(0), TOP * edge)
    whole = in_margins(picture, Edges(edge, edge, edge, 0))
    if not title:
        return whole
    if isinstance(picture, Picture) and not (is_window or is_plate_above or picture.room(form.width, best)):
        words = title_of(kit, title, TITLE_BELOW * form.height, STEADY)
        best, least = (part * form.height for part in PICTURE_ABOVE)
        whole = in_margins(replace(picture, best=best, least=least), Edges(edge, edge, edge, 0))
        return FilledBox(Stack((whole, spacer(0, 14 * kit.unit), at_margins(kit, words))), NO_EDGES, flex=1, align="top", fixed=True)
    is_tight = form.tabs or form.width < TWO_COLUMNS * kit.style("body").size
    smallest = kit.size_at(form.width * (LEAST_WHERE_TIGHT if is_tight else LEAST_TITLE), title.language)
    top = max(TOP * edge, form.safe + OVER_TITLE)
    titled = TitledPicture(picture, title_of(kit, title, TITLE * form.height), smallest, edge, top, flex=0 if is_plate_above else 1)
    if not isinstance(picture, Picture) or picture.has_ground or is_window:
        return titled
    # Figures without a ground keep away from the edges.
    kept = replace(titled, picture=replace(picture, bleed=NO_EDGES), top=0)
    return FilledBox(kept, Edges(0, top, edge, edge / 2 if is_plate_above else 0), flex=titled.flex, fixed=True, align="top")


def _above_plate(kit: Kit, side: Side) -> float:
    """The height above the plate that leaves its number in sight, on the step with the largest type."""
    helpline, largest = first(side.blocks, "helpline"), kit.theme.ladder[0]
    measure = kit.form.width - 2 * margin(kit)
    number = kit.number(helpline, "number", "ink").measure(measure, largest).height if helpline else 0.0
    label = kit.style("heading")
    return kit.form.shown - BELOW_NUMBER - 20 * kit.unit - label.size * label.leading * largest.scale - number


def _words(kit: Kit, side: Side) -> Element:
    """What stands between the title and the foot, with the room under it; in columns on a sheet that is wider than high."""
    own, measure = own_words(side.blocks, first(side.blocks, "title")), kit.form.width - 2 * margin(kit)
    count = 2 if kit.form.width > kit.form.height else 1
    words = flow_columns(kit, own, measure, count, 1.2 * margin(kit), gap=GAP, titles=TITLE_AGAIN)
    return Stack((words, spacer(0, 14 * kit.unit))) if own else spacer(0)
