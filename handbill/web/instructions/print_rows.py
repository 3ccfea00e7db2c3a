"""A group of files becomes the cells of its row: what it is, its paper, its sides, how it is cut and folded, how many sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from handbill.build.print_plan import FoldSpec, Printing
from handbill.content.titles import title_in
from handbill.core.geometry import INCH, millimeters
from handbill.i18n.language import Language
from handbill.layout.elements.element import Element
from handbill.layout.elements.stack import Stack
from handbill.layout.format import Region
from handbill.orders.document_style import GAP, DocumentStyle, figure, name
from handbill.orders.piece_facts import length_text, size_text
from handbill.web.instructions.print_group import Group

Say = Callable[..., str]
_NO_BLEED = 0.5  # points; nobody sees less
_STANDARDS = {"x1a": "PDF/X-1a:2003", "x4": "PDF/X-4"}


@dataclass(frozen=True)
class InstructionRows:
    """`say` turns English sentences into those of `tongue`."""

    say: Say
    tongue: Language

    @property
    def hand(self) -> DocumentStyle:
        return DocumentStyle(self.tongue.tag)

    def room(self, group: Group) -> tuple[Element, ...]:
        """For the printer in the room."""
        told = group.first
        return (self.piece(group), self._paper(told), self._sides(told), self._finish(told), self._sheets(group))

    def shop(self, group: Group) -> tuple[Element, ...]:
        """For a print shop."""
        told = group.first
        copies = [figure(told.copies) if told.copies else self.say("You choose")]
        if told.copies and len(group.files) > 1:
            copies.append(self.say("of each file"))
        return (self.piece(group), self._asked(told), self._sides(told), self._finish(told), self._cell(*copies))

    def screen(self, group: Group) -> tuple[Element, ...]:
        return (self.piece(group), self._cell("", *self._spoken(group)))

    def piece(self, group: Group) -> Element:
        """What it is called, its size, languages and files."""
        told, say = group.first, self.say
        title = self.hand.words(title_in(self.tongue, told.piece), "strong", "ink")
        files = [name(each) for each in group.names]
        if len(group.files) > len(files):
            files = [say("{count} files: {name}", count=len(group.files), name=files[0])]
        # A shop is told the size in a column of its own.
        size = "" if told.purpose == "press" else name(self._long(_roughly(told.trim, told.region)))
        spoken = () if told.purpose == "screen" else self._spoken(group)
        return Stack((title, self.hand.lines(size, *spoken, *files)), gap=GAP)

    def _spoken(self, group: Group) -> tuple[str, ...]:
        named = group.languages(self.tongue)
        return (", ".join(named) if named else self.say("{count} languages on one page", count=len(group.first.languages)),)

    def _paper(self, told: Printing) -> Element:
        say, lay = self.say, told.lay
        if not lay.part:
            paper = name(lay.paper)
            kind = told.kind
            if kind in ("card", "tent"):
                return self._cell(say("Card stock, {paper}", paper=paper))
            return self._cell(say("Label paper, {paper}", paper=paper) if kind == "label" else say("Plain paper, {paper}", paper=paper))
        others = [name(each) for each in lay.part[1:]]
        return self._cell(name(_held(lay.paper)), say("Same layout: {numbers}", numbers=", ".join(others)) if others else "")

    def _sides(self, told: Printing) -> Element:
        say = self.say
        if told.lay.flip == "fold":
            return self._cell(say("One side"), say("Fold the sheet in the middle, print outside. Glue it, then cut."))
        if told.lay.sides == "one":
            return self._cell(say("One side"))
        how = {
            "long": say("Flip on the long edge"),
            "short": say("Flip on the short edge"),
            "": say("The back stands the same way up as the front (head to head)"),
        }
        return self._cell(say("Both sides"), how[told.lay.flip])

    def _finish(self, told: Printing) -> Element:
        cuts = [self._cut(told), self._short(told)]
        if told.tabs:
            cuts = [cut for cut in cuts if told.cut != "none"]
            cuts.append(self.say("Cut between the tabs at the bottom, so that people can tear them off."))
        return self.hand.lines(*cuts, *(self._folds(told, told.folds) if told.folds else ()))

    def _cut(self, told: Printing) -> str:
        say = self.say
        size = name(self._long(size_text(told.trim, told.region)))
        return {
            "tear": say("Tear or cut the pieces apart where the small marks stand."),
            "taken out": say("Peel off the labels. No cutting.") if told.kind == "label" else say("Take the pieces apart. No cutting."),
            "marks": say("Cut at the small marks."),
            "tiles": say("Sheet 1 is a map. Cut the others at the solid marks, lay each one up to the dashed marks, and glue."),
            "crop": say("Cut at the crop marks."),
            "half": say("Cut the sheet in half."),
            "trim": say("Cut to {size}.", size=size),
            "none": say("No cutting."),
        }[told.cut]

    def _short(self, told: Printing) -> str:
        """Where color does not run on beyond a marked line, a cut that is off shows; card stock that is torn leaves no choice."""
        short = told.lay.short_bleed
        if short is None or told.cut != "marks":
            return ""
        return self.say("Cut right on the line: the color ends there.") if short < _NO_BLEED else self.say("Cut close to the line.")

    def _folds(self, told: Printing, folds: FoldSpec) -> tuple[str, ...]:
        say = self.say
        if folds.half:
            return (say("Fold in the middle, so that it stands."),)
        places = ", ".join(name(self._long(_ruler(at, told.region))) for at in folds.places)
        if folds.edge == "left":
            where = say("Fold page 1 at these places, from its left edge: {places}.", places=places)
        else:
            where = say("Fold page 1 at these places, from its top edge: {places}.", places=places)
        marked = say("Dashed marks show where.") if folds.marked else ""
        return (where, marked, say("Fold the narrow part in first.") if told.kind == "trifold" else "")

    def _sheets(self, group: Group) -> Element:
        """How many to print, and what to ask the printer for, which is not the number of cards."""
        told, say = group.first, self.say
        many = len(group.files) > 1
        shared = say("{count} on a sheet", count=told.lay.per_sheet) if told.lay.per_sheet > 1 else ""
        if not told.sheets:
            return self._cell(figure(told.lay.in_file), shared or say("for one copy"))
        number = say("for {copies} copies of each file", copies=figure(told.copies or 0))
        alone = say("for {copies} copies", copies=figure(told.copies or 0))
        whole = say("In all: {sheets}", sheets=figure(told.sheets * len(group.files))) if many else ""
        ask = say("In the print window, set copies to {number}.", number=figure(told.runs))
        plain = told.sheets == told.runs == told.copies
        return self._cell(figure(told.sheets), number if many else alone, shared, whole, "" if plain else ask)

    def _asked(self, told: Printing) -> Element:
        """What a shop wants to know of a file before it takes it."""
        say, shop = self.say, told.shop
        spot = next((ink for ink in told.inks if ink != "black"), "")
        inks = say("Inks: black and {ink}", ink=name(spot)) if spot else say("Ink: black only")
        return self._cell(
            _STANDARDS[shop.standard] if shop else "",
            say("Cut size (trim): {size}", size=name(self._long(size_text(told.trim, told.region)))),
            say("Bleed: {length}", length=name(self._long(length_text(told.bleed, told.region)))) if told.bleed else say("No bleed"),
            inks if told.inks else say("Inks: four (CMYK)"),
            say("Color set up for: {condition}", condition=name(_held(shop.condition))) if shop and shop.condition else "",
        )

    def _long(self, length: str) -> str:
        """A length with the reader's word for inches; millimeters are 'mm' to everybody."""
        return self.say("{length} in", length=length.removesuffix("in").rstrip()) if length.endswith("in") else length

    def _cell(self, first: str = "", *others: str) -> Element:
        """The first line strong, if there is one."""
        strong = (self.hand.words(first, "strong"),) if first else ()
        return Stack((*strong, self.hand.lines(*others)), gap=GAP)


def _held(words: str) -> str:
    """A product's name stays on one line; what stands in brackets may go to the next."""
    return words.replace(" ", "\u00a0").replace("\u00a0(", " (")


def _roughly(size: tuple[float, float], region: Region) -> str:
    """'3.44 x 0.67 in': enough to tell what it is."""
    if region != "us":
        return size_text(size, region)
    return " x ".join(f"{round(side / INCH, 2):g}" for side in size) + " in"


def _ruler(points: float, region: Region) -> str:
    """As a ruler shows it: '3 5/8 in', or '97 mm'."""
    if region != "us":
        return f"{round(millimeters(points)):d}\u00a0mm"
    whole, part = divmod(Fraction(round(points / INCH * 16), 16), 1)
    said = "\u00a0".join(str(each) for each in (whole, part) if each)
    return f"{said}\u00a0in"
