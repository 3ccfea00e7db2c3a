"""Reads formats/<name>.yaml as a Format: a printed form's trim size, bleed, safe area, viewing distance and smallest type, in points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.geometry import TOLERANCE
from handbill.core.measures import measure
from handbill.core.names import Description, find_name, which_problem
from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.core.region import REGIONS, Region
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, IntegerType, LengthType, ListType, TextType
from handbill.core.sizes import parse_size, same_size
from handbill.layout.kind import Kind, find_kind, kind_names
from handbill.layout.reserved import ADDRESS_SIDE, HOLE, AddressSide, Hole

FORMATS = "layouts/formats"
_LEGIBLE = 0.003  # the least x-height, as part of the reading distance: 3 mm for each meter; guides for signs ask for 3 to 4


@dataclass(frozen=True)
class Floor:
    """The hard limits of x-height, in points: of running text, of text that is read close up on any form, and of the imprint line.

    Running text comes below `Format.legible` only on crowded steps of the copyfit ladder, and where it must stay on one line.
    """

    text: float
    imprint: float
    close: float


class Covered(NamedTuple):
    """How much of a picture, from its head and its foot, an app may cover with its own buttons, in points."""

    top: float = 0.0
    bottom: float = 0.0


NOT_COVERED = Covered()
_COVERED = RecordType(
    Covered,
    "What an app lays its own buttons over.",
    {
        "top": LengthType("From the head.", "zero", default=0.0),
        "bottom": LengthType("From the foot.", "zero", default=0.0),
    },
    default=NOT_COVERED,
)


@dataclass(frozen=True)
class Format:
    """A printed form. `id` is the file's stem, `name` the name shown to users, `office` the stock that office output is imposed on.

    `viewing`: the reading distance. `design`: for a form that lays out every piece in the same way (a leaflet, a tent), the design used
    instead of the piece's own. `panels`: equal parts one under the other, with folds between. `across`: widths of the parts side by side
    on the inside, in reading order; the last is folded in under the first. `tabs`: strips to tear off along the bottom edge, `tab_height`
    high. `fold_safe`: how far words stay away from a fold; 0: as from the cut. `shown`: how much of it, from the top, is seen where it is
    displayed; 0: all. `hole`: what is punched out. `address`: what its back keeps free for the post. `aliases`: other names that people
    use. `pixels`: the width and height of the picture that is made of it, if one is; `covered`: what an app covers of that.
    """

    id: str
    name: str
    kind: Kind
    region: Region
    width: float
    height: float
    bleed: float
    safe: float
    viewing: float
    floor: Floor
    office: str
    source: str
    panels: int = 1
    tabs: int = 0
    tab_height: float = 0.0
    design: str = ""
    aliases: tuple[str, ...] = ()
    across: tuple[float, ...] = ()
    fold_safe: float = 0.0
    shown: float = 0.0
    hole: Hole | None = None
    address: AddressSide | None = None
    pixels: tuple[int, ...] = ()
    covered: Covered = NOT_COVERED

    @property
    def legible(self) -> float:
        """The x-height, in points, that text should have to be read from the viewing distance; never below the floor."""
        return max(self.floor.text, _LEGIBLE * self.viewing)

    @property
    def folded(self) -> bool:
        return self.panels > 1 or bool(self.across)

    @property
    def shop_paper(self) -> str:
        """The paper that a print shop would use by default."""
        return self.kind.shop_paper[self.region]


def _floor(text: float, imprint: float, close: float) -> Floor:
    return Floor(text, imprint, close or text)


def _size_problems(form: Format, at: Position) -> Iterator[Problem]:
    """Yield problems of lengths that contradict each other."""
    if 2 * form.safe >= min(form.width, form.height):
        hint = "make it less than half the shorter side"
        yield at.problem("content-value", "the safe area leaves no room for words", "safe", hint=hint)
    hole, address = form.hole, form.address
    if hole and (hole.foot > form.height / 2 or hole.diameter + 2 * hole.clear > form.width or hole.diameter / 2 + form.bleed > hole.down):
        hint = "make it smaller, or move it"
        yield at.problem("content-value", "the hole is too near an edge, or leaves no room for words", "hole", hint=hint)
    if address and (address.width + 4 * form.safe > form.width or address.barcode[1] + address.stamp[1] + 2 * form.safe > form.height):
        hint = "make its parts smaller"
        yield at.problem("content-value", "the address leaves no room for words, or its parts overlap", "address", hint=hint)
    if not form.across:
        return
    over = sum(form.across) - form.width
    if abs(over) > TOLERANCE:
        sentence = f"the parts side by side are {measure(abs(over))} {'wider' if over > 0 else 'narrower'} than the whole"
        yield at.problem("content-value", sentence, "across")
    if form.across[-1] >= min(form.across[:-1], default=0.0):
        sentence = "the last part is not narrower than the others, so it cannot be folded in"
        yield at.problem("content-value", sentence, "across")


@cached_by_campaign()
def format_declaration(campaign: Campaign) -> RecordType[Format]:
    """How a format is written; its kind is one of the campaign's."""

    def make(at: Position, kind: str, **values: Any) -> Format:
        return Format(id=at.name, kind=find_kind(campaign, kind), **values)

    return RecordType(
        make,
        "A printed form: its size, and what is printed on it at what distance from the edge.",
        {
            "name": TextType("Its name for people, with the size."),
            "kind": ChoiceType("The kind of piece, which decides the type sizes.", kind_names(campaign), "a kind of piece"),
            "region": ChoiceType("Where it is used: us (inches) or metric.", REGIONS, "a region"),
            "width": LengthType("The width after cutting."),
            "height": LengthType("The height after cutting."),
            "bleed": LengthType("How far color runs on beyond the cut."),
            "safe": LengthType("How far words stay away from the cut."),
            "fold_safe": LengthType("How far words stay away from a fold; as from the cut if missing.", "zero", default=0.0),
            "floor": RecordType(
                _floor,
                "The smallest type that is ever used, given as the height of a small x.",
                {
                    "text": LengthType("Of running text, where it has no room at the size that the viewing distance asks for."),
                    "imprint": LengthType("Of the imprint line."),
                    "close": LengthType(
                        "Of text that is read from close by, whatever the form; that of `text` if missing.", "zero", default=0.0
                    ),
                },
                merged=True,
            ),
            "office": TextType("The stock in layouts/stocks that an office printer prints it on."),
            "source": TextType("Where each figure comes from."),
            "panels": IntegerType("How many equal parts lie one under the other, with folds between.", 1, 8, default=1),
            "shown": LengthType(
                "How much of it, from the top, is seen where it is displayed, as in a rack; the number stands there.", "zero", default=0.0
            ),
            "tabs": IntegerType("How many strips are torn off along the bottom edge.", 0, 20, default=0),
            "tab_height": LengthType("How high the strips are.", "zero", default=0.0),
            "viewing": LengthType("How far away it is read; text should have an x-height of 3 mm for each meter."),
            "design": TextType("The design in layouts/designs that every piece takes in this format, instead of its own.", default=""),
            "hole": HOLE,
            "address": ADDRESS_SIDE,
            "pixels": ListType(
                "The width and height of the picture that is made of it.", IntegerType("Pixels.", 100, 10_000), 2, 2, default=()
            ),
            "covered": _COVERED,
            "aliases": ListType("Other names that people use for it.", TextType("A name."), default=()),
            "across": ListType(
                "The widths of the parts side by side on the inside, in reading order; the last is folded in under the first.",
                LengthType("A width."),
                default=(),
            ),
        },
        located=True,
        check=_size_problems,
        own_keys=("name", "aliases", "source"),
    )


def format_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(campaign.files(FORMATS))


@cached_by_campaign()
def find_format(campaign: Campaign, name: str) -> Format:
    """The format of this name, or of this size if it is the only one. Raises ProblemsFound: no such format, or its file has problems."""
    files = campaign.files(FORMATS)
    if name in files:
        declaration = format_declaration(campaign)
        return parse_data(declaration, campaign.completed(declaration, files[name], FORMATS))
    meant = formats_meant(campaign, name)
    if len(meant) > 1:
        raise ProblemsFound([which_problem("usage-format", "format", name, {each: find_format(campaign, each).name for each in meant})])
    return find_format(campaign, meant[0])


@cached_by_campaign()
def formats_meant(campaign: Campaign, written: str) -> tuple[str, ...]:
    """The formats that a name may mean: one of this name, or all of this size, as in 8.5x11. Raises ProblemsFound (usage-format): none."""
    names = format_names(campaign)
    size = None if written in names else parse_size(written)
    if size and (found := formats_of_size(campaign, names, size)):
        return found

    def describe(known: str) -> Description:
        form = find_format(campaign, known)
        return Description(form.name, (*form.aliases, form.name))

    return (find_name("usage-format", "format", written, names, describe),)


def formats_of_size(campaign: Campaign, names: Iterable[str], size: tuple[float, float]) -> tuple[str, ...]:
    """Those of the named formats that have this trim size, in points, upright or on their side."""
    forms = (find_format(campaign, name) for name in names)
    return tuple(form.id for form in forms if same_size((form.width, form.height), size))


def place_of(campaign: Campaign, form: Format, key: str) -> Place:
    """The place in its file of a key of a format."""
    return campaign.read(campaign.files(FORMATS)[form.id]).place(key)
