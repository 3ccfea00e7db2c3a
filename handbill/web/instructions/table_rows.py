"""The cells of a row of the instructions: a group of files with its paper, sides, cutting and folding, and number of sheets."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.build.print_instructions import PER_SHEET, cut_messages, edge_message, fold_messages, sides_message
from handbill.build.print_plan import Printing
from handbill.campaign.campaign import Campaign
from handbill.content.titles import title_in
from handbill.core.counts import figure
from handbill.i18n.language import Language
from handbill.layout.elements.element import Element
from handbill.layout.elements.stack import Stack
from handbill.orders.document_style import GAP, DocumentStyle, name
from handbill.web.instructions.file_groups import FileGroup
from handbill.web.instructions.lengths import Translate, format_length, format_places, format_rough_size, format_size

_STANDARDS = {"x1a": "PDF/X-1a:2003", "x4": "PDF/X-4"}


@dataclass(frozen=True)
class InstructionRows:
    """Makes the rows of each table. `translate` makes English messages sentences of the language of `style`, the reader's."""

    campaign: Campaign
    translate: Translate
    style: DocumentStyle

    @property
    def reader(self) -> Language:
        return self.style.language

    def office(self, group: FileGroup) -> tuple[Element, ...]:
        """For an office printer."""
        file = group.first
        sides = self._cell(self.translate(sides_message(file.lay)))
        return (self._piece(group), self._paper(file), sides, self._finishing(file), self._sheets(group))

    def press(self, group: FileGroup) -> tuple[Element, ...]:
        """For a print shop."""
        file = group.first
        copies = [figure(file.copies) if file.copies else self.translate("You choose")]
        if file.copies and len(group.files) > 1:
            copies.append(self.translate("of each file"))
        sides = self._cell(self.translate(sides_message(file.lay)))
        return (self._piece(group), self._specification(file), sides, self._finishing(file), self._cell(*copies))

    def screen(self, group: FileGroup) -> tuple[Element, ...]:
        return (self._piece(group), self._cell("", self._languages(group)))

    def _piece(self, group: FileGroup) -> Element:
        """Its title, size, languages and files."""
        file, translate = group.first, self.translate
        title = self.style.words(title_in(self.campaign, self.reader, file.piece), "strong", "ink")
        files = [name(file_name) for file_name in group.names]
        if len(group.files) > len(files):
            files = [translate("{count} files: {name}", count=len(group.files), name=files[0])]
        # The table for a print shop has a column with the exact size.
        size = "" if file.purpose.for_shop else name(format_rough_size(file.trim, file.region, translate))
        languages = self._languages(group) if file.purpose.printed else ""
        return Stack((title, self.style.lines(size, languages, *files)), gap=GAP)

    def _languages(self, group: FileGroup) -> str:
        names = group.language_names(self.campaign, self.reader)
        return ", ".join(names) or self.translate("{count} languages on one page", count=len(group.first.languages))

    def _paper(self, file: Printing) -> Element:
        translate, lay = self.translate, file.lay
        if not lay.part:
            paper = name(lay.paper)
            if file.kind.paper == "card":
                return self._cell(translate("Card stock, {paper}", paper=paper))
            if file.kind.paper == "label":
                return self._cell(translate("Label paper, {paper}", paper=paper))
            return self._cell(translate("Plain paper, {paper}", paper=paper))
        others = [name(number) for number in lay.part[1:]]
        return self._cell(name(_unbroken(lay.paper)), translate("Same layout: {numbers}", numbers=", ".join(others)) if others else "")

    def _finishing(self, file: Printing) -> Element:
        """How it is cut and folded. Card stock that breaks apart at its own lines leaves no choice where to cut, so it needs no warning."""
        translate, region = self.translate, file.region
        size = name(format_size(file.trim, region, translate))
        lines = [translate(message, size=size) for message in cut_messages(file)]
        if file.cut == "marks" and (edge := edge_message(file)):
            lines.append(translate(edge, bleed=name(format_length(file.lay.short_bleed or 0, region, translate))))
        if file.folds:
            places = format_places(file.folds.places, region, translate)
            lines += [translate(message, places=places) for message in fold_messages(file)]
        return self.style.lines(*lines)

    def _sheets(self, group: FileGroup) -> Element:
        """How many sheets to print, and the number of copies to set in the print window, which is not the number of pieces."""
        file, translate = group.first, self.translate
        many = len(group.files) > 1
        per_sheet = translate(PER_SHEET, count=file.lay.per_sheet) if file.lay.per_sheet > 1 else ""
        if not file.sheets:
            return self._cell(figure(file.lay.in_file), per_sheet or translate("for one copy"))
        copies = figure(file.copies or 0)
        for_copies = (
            translate("for {copies} copies of each file", copies=copies) if many else translate("for {copies} copies", copies=copies)
        )
        total = translate("In all: {sheets}", sheets=figure(file.sheets * len(group.files))) if many else ""
        set_copies = translate("In the print window, set copies to {number}.", number=figure(file.runs))
        obvious = file.sheets == file.runs == file.copies
        return self._cell(figure(file.sheets), for_copies, per_sheet, total, "" if obvious else set_copies)

    def _specification(self, file: Printing) -> Element:
        """What a print shop needs to know before it accepts a file."""
        translate, shop, region = self.translate, file.shop, file.region
        spot = next((ink for ink in file.inks if ink != "black"), "")
        inks = translate("Inks: black and {ink}", ink=name(spot)) if spot else translate("Ink: black only")
        bleed = translate("Bleed: {length}", length=name(format_length(file.bleed, region, translate)))
        return self._cell(
            _STANDARDS[shop.standard] if shop else "",
            translate("Cut size (trim): {size}", size=name(format_size(file.trim, region, translate))),
            bleed if file.bleed else translate("No bleed"),
            inks if file.inks else translate("Inks: four (CMYK)"),
            translate("Color set up for: {condition}", condition=name(_unbroken(shop.condition))) if shop and shop.condition else "",
        )

    def _cell(self, first: str = "", *others: str) -> Element:
        """The first line in bold, if there is one."""
        bold = (self.style.words(first, "strong"),) if first else ()
        return Stack((*bold, self.style.lines(*others)), gap=GAP)


def _unbroken(text: str) -> str:
    """The name of a product stays on one line; what follows in brackets may go to the next."""
    return text.replace(" ", "\u00a0").replace("\u00a0(", " (")
