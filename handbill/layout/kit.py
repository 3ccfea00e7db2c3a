"""What the designs share: words set in the theme's roles, numbers, pictures, the line to write on, the imprint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from handbill.campaign.campaign import Campaign
from handbill.content.piece import Block, Piece
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Color, Drawing, Page
from handbill.graphics.logo import Bitmap
from handbill.graphics.motif.declaration import Motif
from handbill.graphics.motif.draw import rimmed_dot
from handbill.graphics.motif.find import find_picture
from handbill.i18n.language import Language, Typeface
from handbill.layout import organization_parts
from handbill.layout.copyfit import PageFace, fit_page
from handbill.layout.elements.bullets import Bullet, Bullets
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.fitted_title import FittedTitle
from handbill.layout.elements.headed import Headed
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.numbered_dot import Numeral
from handbill.layout.elements.organization_box import OrganizationBox, OrganizationLine, OrganizationPart
from handbill.layout.elements.photo_window import LEAST_POSTER_PPI, LEAST_PPI, PhotoWindow
from handbill.layout.elements.picture import Picture
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import SMALL, Align, Text
from handbill.layout.elements.write_in import WriteIn
from handbill.layout.format import Format
from handbill.layout.ink_set import art_in_grays
from handbill.layout.theme import Theme, TypeStyle
from handbill.typeset.itemize import BOLD, END_BOLD
from handbill.typeset.script_properties import script_heights

if TYPE_CHECKING:
    from handbill.graphics.photo.read_photo import Photo

# What handwriting takes, whatever the type beside it (our own rules): the length of a line, and the clear space above and below it.
NUMBER_LINE, NAME_AND_NUMBER_LINE = 60 * MILLIMETER, 90 * MILLIMETER
ABOVE_LINE, BELOW_LINE = 8 * MILLIMETER, 3 * MILLIMETER
_RIM = 0.16  # of a mark, that its outline takes
_LEAST_LINE = 0.35 * MILLIMETER  # the thinnest line of a picture or plate (the art direction)
_LINES = 230  # lines of pictures are this part of the short side: about the stem of the number
_UNDER_DIGITS = 0.14  # em of their size, between a number and the note under it
_STEADY = 0.85  # the least part of its size to which another number shrinks with the words around it
_NEARER = 0.94  # the distance from a heading to its list, as part of that between the items of the list
_OWN_PICTURE = "ground"  # of a piece that names none
_SHORT_PART = 48  # letters; a longer part (a name) may break
LATIN_X = script_heights("Latn").x_height


@dataclass(frozen=True)
class Kit:
    """The piece with its format, theme and logos; every element a design builds comes from here."""

    campaign: Campaign
    piece: Piece
    form: Format
    theme: Theme
    logos: tuple[Drawing | Bitmap, ...] = ()
    photo: Photo | None = None

    def color(self, name: str) -> Color:
        return self.theme.colors[name]

    @property
    def enlargement(self) -> float:
        """One point of space on a poster of the theme's own distance, on this form."""
        return self.theme.enlargement(self.form)

    def style(self, role: str) -> TypeStyle:
        return self.theme.style(self.form, role)

    def text(self, block: Block, words: str, role: str, color: str = "text", **how: object) -> Text:
        """Words of a block in a role of the theme's type scale. `how` goes to Text: kind, align, balance, short, link, one_line;
        `close` marks words that are read from near by, `bold` those that stand out among others of their role."""
        face = self._face(role)
        style, per_x = self._sized(block.language, role)
        if how.pop("bold", False):
            style = replace(style, weight="bold")
        close = how.pop("close", False)
        x_heights = (self.form.floor.close, self.form.floor.close) if close else (self.form.legible, self.form.floor.text)
        smallest, floor = (max(style.size if role == "imprint" else x * per_x, self.theme.least * per_x) for x in x_heights)
        # Small letters in several inks show a colored rim wherever the plates are a little off. A role is in color in all languages or in
        # none, whatever their sizes; only where there is no room at all does it shrink further, and lose its color (text.py). Words in the
        # bright color stand on the deep one, where black could not be read.
        plain = "paper" if color == "accent" else "text"
        if self.color(color).ink_count > 1:
            if self.style(role).size < SMALL:
                color = plain
            else:
                smallest = max(smallest, SMALL)
        style = replace(style, size=max(style.size, smallest))
        how = {"face": face, "floor": floor, "small_color": self.color(plain), **how}
        return Text(words, style, smallest, self.color(color), block.language, block.role, **how)  # type: ignore[arg-type]

    def _sized(self, language: Language, role: str) -> tuple[TypeStyle, float]:
        """The style of a role in a language, whose script may need another size, and how many points of type give one point of x-height."""
        style = self.style(role)
        return replace(style, size=style.size * script_heights(language.script).size), self.size_at(1.0, language)

    def size_at(self, x_height: float, language: Language) -> float:
        """The type size at which a language's small letters look this high, in points."""
        script = script_heights(language.script)
        # A script whose letters stand lower than Latin's needs larger type; one that stands taller has finer strokes and gains nothing.
        return x_height * max(1 / script.x_height, script.size / LATIN_X)

    def _face(self, role: str) -> Typeface:
        if role == "display":
            return "display"
        return "narrow" if self.form.kind.group == "card" else "text"

    def heading(self, block: Block, role: str, kind: str, color: str = "ink") -> Text:
        return self.text(block, block.text, role, color, kind=kind, balance=True)

    def title(self, block: Block, best: float) -> Element:
        """The title of a sheet; in a theme of words alone as wide as the measure, about `best` points high."""
        heading = self.heading(block, "display", "H1")
        return FittedTitle(heading, best) if self.theme.composition == "word" else heading

    def body(self, block: Block, role: str = "body", color: str = "text", close: bool = False) -> Text:
        return self.text(block, block.text, role, color, short=block.short, hyphenate=True, close=close)

    def opening(self, block: Block, role: str, measure: float) -> Text:
        """A sentence that is read first, without hyphens where each of its words has room in the measure."""
        text = self.body(block, role)
        whole = replace(text, hyphenate=False)
        return text if whole.measure(measure, self.theme.ladder[0]).excess else whole

    def number(self, block: Block, role: str, color: str, align: Align = "start", close: bool = False) -> Text:
        """A phone number: one line, never broken, in the same face in every language, and a live link where it is one.

        In the role `number` it fills its measure, up to the size of the role, and does not shrink with the words around it; others shrink
        a little with them.
        """
        if any(character.isalpha() for character in block.value):  # a web address in the place of a number
            return self.text(block, block.value, role, color, one_line=True, link=block.link, align=align, close=close)
        style, form = self.style(role), self.form
        least, floor = (form.floor.close, form.floor.close) if close else (form.legible, form.floor.text)
        smallest = max(least, self.theme.least) / LATIN_X
        if self.color(color).ink_count > 1 and style.size >= SMALL:
            smallest = max(smallest, SMALL)  # in color as long as the words beside it are
        return Text(
            block.value,
            replace(style, size=max(style.size, smallest), weight="heavy"),
            smallest,
            self.color(color),
            block.language,
            block.role,
            face="number",
            one_line=True,
            steady=1.0 if role == "number" else _STEADY,
            floor=max(floor, self.theme.least) / LATIN_X,
            small_color=self.color("text"),
            link=block.link,
            align=align,
        )

    def sentence(self, block: Block, role: str, color: str = "text", whole: bool = False) -> Text:
        """A contact as one sentence: what to do, and the number in bold; with `whole`, also what to know about the number."""
        know = block.text.join(block.language.brackets) if whole and block.text else ""
        return self.text(block, f"{block.label} {BOLD}{block.value}{END_BOLD}{know}", role, color)

    def contact(self, block: Block, gap: float, color: str = "text", number: str = "ink") -> Stack:
        """A label, its number, and what to know about it, one under the other; a row of them lines up the numbers."""
        words: list[Element] = [self.text(block, block.label, "small", color), self.number(block, "heading", number)]
        if block.text:
            # Digits do not reach below their line, so the note would come nearer than the label.
            words += [Spacer(_UNDER_DIGITS * self.style("heading").size), self.text(block, block.text, "small", color)]
        return Stack(tuple(words), gap=gap, key=1)

    @property
    def line(self) -> float:
        """The thickness of a plate's rules, and of a picture's outlines in one ink."""
        return max(_LEAST_LINE, min(self.form.width, self.form.height) / _LINES)

    def mark(self, size: float, color: str = "ink") -> Figure:
        """The sign of a list: a ring, the house's one dot, `size` points high."""
        # A thin rim in several inks shows colored edges, so that of small marks is black.
        rim = self.color(color if size * _RIM >= _LEAST_LINE * 2 or color == "paper" else "text")
        ring = rimmed_dot((0.5, 0.5), 1, self.color("accent" if color == "ink" else "ink"), rim, _RIM)
        return Figure(Drawing(1, 1, (ring,)), size, size, role="mark")

    def marked(self, words: Element, size: float, gap: float, color: str = "ink") -> Marked:
        """Words with a ring beside their first line."""
        return Marked(self.mark(size, color), words, size + gap)

    def picture(
        self,
        best: float,
        least: float,
        bleed: Edges = NO_EDGES,
        margin: float = 0.0,
        labels: tuple[Text | Numeral, ...] = (),
        upright: bool | None = False,
        has_own: bool = False,
    ) -> Element | None:
        """The piece's picture or the house's own, or None on a card without one and where the theme shows none. Heights in points.

        `upright`: the box is higher than wide, and takes the picture's own variant for that; None: whichever comes out larger. `has_own`:
        the house's own picture is shown on a card, too. In a theme of windows it is a photograph, or
        the piece's picture in a window, unless it has labels, which need its whole size. An arch and a circle do not bleed, and stand
        `margin` from the edges that they would run off.
        """
        is_card = self.form.kind.group == "card"  # too small for a window
        photo = None if is_card else self.photo
        framed = self.theme.composition == "window" and not is_card and not (labels and not photo)
        window = photo.window if photo else "arch"
        inside, box_bleed = NO_EDGES, bleed
        if framed and window != "band":
            inside, box_bleed = Edges(*(margin if edge else 0.0 for edge in bleed)), NO_EDGES
        if photo:
            return FilledBox(self._photograph(photo, best, least, box_bleed, margin), inside, flex=1, fixed=True, align="top")
        name = self.piece.picture or ("" if is_card and not has_own else _OWN_PICTURE)
        if not name or self.theme.composition == "word":
            return None
        motif = find_picture(self.campaign, name)
        other = find_picture(self.campaign, motif.upright) if upright is not False and isinstance(motif, Motif) and motif.upright else None
        if upright and other:
            motif = other
        if isinstance(motif, Drawing) and (self.theme.monochrome or self.color("accent").spot):
            motif = art_in_grays(motif)
        alt = motif.alt if isinstance(motif, Motif) else ""
        colors, line, shown = self.theme.colors, self.line, window if framed else None
        picture = Picture(motif, best, least, colors, self.theme.monochrome, line, margin, box_bleed, labels, alt, shown)
        if upright is None and isinstance(other, Motif):
            picture = replace(picture, other=other)
        return FilledBox(picture, inside, flex=1, fixed=True, align="top") if framed else picture

    def growing_sign(self, name: str, best: float, least: float) -> Picture:
        """A picture of layouts/pictures among words, whatever the composition, which grows where there is room. Heights in points."""
        return Picture(find_picture(self.campaign, name), best, least, self.theme.colors, self.theme.monochrome, self.line)

    def _photograph(self, photo: Photo, best: float, least: float, bleed: Edges, margin: float) -> PhotoWindow:
        ppi = LEAST_POSTER_PPI if self.form.kind.group == "poster" else LEAST_PPI
        credit = Block("credit", self.piece.language, photo.hero.credit)
        words = self.text(credit, photo.hero.credit, "imprint") if photo.hero.credit else None
        paper, ink = self.color("paper"), self.color("ink")
        return PhotoWindow(photo, photo.window, best, least, ppi, paper, ink, bleed, margin, words)

    def headed(self, heading: Text | Marked, bullets: Bullets) -> Headed:
        """A heading with its list."""
        return Headed(heading, bullets, _NEARER)

    def bullets(self, block: Block, role: str, gap: float, columns: Literal[1, 2] = 1, bold: int = 0) -> Bullets:
        """A list with a ring before each item, so many of the first in bold; `gap` is a part of the leading."""
        size = self.style(role).size
        words = (self.text(item, item.text, role, short=item.short, hyphenate=True, bold=at < bold) for at, item in enumerate(block.items))
        items = tuple(Bullet(self.mark(size * 0.52), text) for text in words)
        return Bullets(items, indent=size * 1.05, gap=gap, columns=columns, between=size * 1.6)

    def local(self, block: Block, role: str, color: str = "text", narrow: bool = False) -> Element:
        """Who helps near by: the organization's name, number and web address, or a line to write them on.

        The line stands beside its label; under it where the column is `narrow`.
        """
        if is_to_write_on(block):
            label = self.text(block, block.label, role, color, balance=True)
            line, lengths = self._line_to_write_on, (NAME_AND_NUMBER_LINE, NUMBER_LINE)
            return Stack((label, line)) if narrow else WriteIn(label, line, lengths)
        address, social = self.organization_address(block), self.organization_social(block, narrow=narrow)
        addresses = (*address, *social) if narrow else organization_parts.joined(address, social)
        parts = (self.organization_name(block), *self.organization_numbers(block, narrow=narrow), *addresses)
        return Stack((self.text(block, block.label, role, color), OrganizationBox(parts, gap=2)), gap=2, key=1)

    def organization_name(self, block: Block, role: str = "heading", tight: float = 1.0) -> OrganizationLine:
        """An organization's name, on one line of a role's type or on two at `tight` times its size."""
        return organization_parts.name(self, block, role, tight)

    def organization_number(
        self, block: Block, role: str = "heading", align: Align = "start", color: str = "ink"
    ) -> tuple[OrganizationLine, ...]:
        """An organization's first number, or its web address where it gives no number; nothing where it gives neither."""
        return organization_parts.number(self, block, role, align, color)

    def organization_label(self, block: Block, align: Align = "start") -> tuple[OrganizationLine, ...]:
        """What stands before, or above, an organization's first number."""
        return organization_parts.label(self, block, align)

    def organization_numbers(self, block: Block, align: Align = "start", narrow: bool = False) -> tuple[OrganizationPart, ...]:
        """An organization's numbers with their labels on one line; where the column is `narrow`, each on its own."""
        return organization_parts.numbers(self, block, align, narrow)

    def organization_address(self, block: Block, align: Align = "start") -> tuple[OrganizationPart, ...]:
        """An organization's web address beside its number."""
        return organization_parts.address(self, block, align)

    def organization_social(self, block: Block, align: Align = "start", narrow: bool = False) -> tuple[OrganizationPart, ...]:
        """An organization's names on social media on one line; where the column is `narrow`, each on its own."""
        return organization_parts.social(self, block, align, narrow)

    def write(
        self,
        block: Block,
        blocks: tuple[Block, ...] = (),
        lengths: tuple[float, ...] = (NUMBER_LINE,),
        start: float = 0.0,
        role: str = "small",
    ) -> Element:
        """A word and a line to write on after it, which begins where the lines of the other `blocks` do, but not before `start`.

        It is as long as the first of `lengths` that leaves room for the word.
        """
        others = tuple(self.text(each, each.label, role) for each in blocks if each is not block)
        return WriteIn(self.text(block, block.label, role, balance=True), self._line_to_write_on, lengths, others, start)

    def near(self, block: Block, logo_width: float, logo_height: float, role: str = "body") -> Element:
        """Who helps near by, with the logo at the end of the line; several logos in a row under it."""
        words, logo = self.local(block, role), self.logo_figure(logo_width, logo_height, end=True)
        if logo:
            return Row((Column(words), Column(logo, width=logo_width, fixed=True)), gap=14, align="middle")
        return self.over_logos(words, logo_height, 8 * self.unit)

    @property
    def unit(self) -> float:
        """One point of space on a flyer, in proportion to this form's type."""
        return self.style("body").size / self.theme.type["flyer"]["body"].size

    def logo_figure(
        self, width: float, height: float, boxed: Literal["middle", "bottom"] = "middle", end: bool = False, first: bool = False
    ) -> Figure | None:
        """The organization's only logo, or the `first` of several, at the start or end of a box of this size, whatever its proportions."""
        return organization_parts.logo(self, width, height, boxed, end) if len(self.logos) == 1 or first else None

    def over_logos(self, words: Element, height: float, gap: float, width: float = 0.0) -> Element:
        """Words over a row of the organization's logos, `gap` points apart, where it has several.

        The row is `height` points high and as wide as the words of a sheet, or `width` points wide.
        """
        row = organization_parts.logo_row(self, width, height)
        return Stack((words, Spacer(gap), row)) if row else words

    @property
    def _line_to_write_on(self) -> Rule:
        return Rule(self.color("text"), self.theme.rule, ABOVE_LINE, BELOW_LINE, role="write-in")

    def imprint(self, block: Block, align: Align = "start", color: str = "text") -> Element:
        """The imprint, in its short wording where room is short; on two lines it breaks between its parts, not inside the draft mark.

        Where the piece names the organization nowhere else, its name is set above it, a long one as small as the format's floor.
        """
        text = self.text(block, self._parts_together(block), "imprint", color, short=block.short, align=align)
        names = tuple(organization_parts.name_in_imprint(self, item, align, color) for item in block.items)
        return Stack((OrganizationBox(names), text)) if names else text

    def _parts_together(self, block: Block) -> str:
        """The parts of an imprint, which break after the mark between them, and inside only if they are long, or too wide for the form."""
        separator, parts = block.language.separator, list[str]()
        for part in block.text.split(separator):
            whole, room = self.text(block, part + separator, "imprint"), self.form.width - 2 * self.form.safe
            is_short = len(part) < _SHORT_PART and whole.natural_width() <= room
            parts.append(part.replace(" ", "\u00a0") if is_short else part)
        return separator.replace(" ", "\u00a0", separator.startswith(" ")).join(parts)

    def code_and_day(self, block: Block, align: Align = "start", color: str = "text") -> Text:
        """The imprint in its short wording, on one line: the piece's code, the day its numbers were checked, and whether it is a draft.

        Where room is short it is the shortest wording.
        """
        return self.text(block, block.short, "imprint", color, short=block.note, align=align, one_line=True)


def each_side(kit: Kit, root: Callable[[Kit, Side], Element]) -> list[Page]:
    """One page for each panel of the piece, made by `root` and fitted to the whole trim."""
    made = []
    for side in kit.piece.panels:
        face = PageFace(side.name, side.language, kit.piece.material, side.blocks[0].place)
        made.append(fit_page(root(kit, side), face, kit.form, kit.theme))
    return made


def of_role(all_blocks: tuple[Block, ...], role: str) -> tuple[Block, ...]:
    return tuple(block for block in all_blocks if block.role == role)


def first(all_blocks: tuple[Block, ...], role: str) -> Block | None:
    return next((block for block in all_blocks if block.role == role), None)


def is_to_write_on(local: Block | None) -> bool:
    """Whether there is a line to write on in place of who helps near by."""
    return local is not None and not local.value and not local.text


def spacer(flex: float = 1.0, height: float = 0.0) -> Spacer:
    return Spacer(height, flex)
