"""The summary of how a file is printed that the page shows beside its preview: pairs of a label and a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.build.print_instructions import NOT_TEST_PRINTED, PER_SHEET, cut_messages, edge_message, fold_messages, sides_message
from handbill.build.print_plan import Printing
from handbill.web.i18n.translations import Translations
from handbill.web.instructions.lengths import format_length, format_places, format_size


def print_summary(printing: Printing, translate: Translations) -> Iterator[tuple[str, str]]:
    """The label and the sentence of each line."""
    if not printing.purpose.printed:
        yield translate("Use"), translate("To send or to put on the web: links work, and it can be read aloud")
        return
    lay, region = printing.lay, printing.region
    if lay.stock:
        yield translate("Paper"), lay.paper
        if lay.part[1:]:
            yield translate("Also sold as"), translate.format_list(lay.part[1:])
        yield translate("Scale"), translate("100 percent (“actual size”)")
    else:
        bleed = format_length(printing.bleed, region, translate)
        yield translate("For the shop"), translate("PDF with marks and {bleed} of bleed", bleed=bleed)
    yield translate("Sides"), translate(sides_message(lay))
    size = format_size(printing.trim, region, translate)
    yield translate("Cutting"), ". ".join(translate(message, size=size) for message in cut_messages(printing))
    if printing.folds:
        places = format_places(printing.folds.places, region, translate)
        yield translate("Folding"), ". ".join(translate(message, places=places) for message in fold_messages(printing))
    if lay.tiled:
        yield translate("Sheets in a copy"), translate.format_number(lay.each)
    elif lay.stock:
        yield translate("Layout"), translate(PER_SHEET, count=lay.per_sheet)
    if printing.copies and printing.sheets:
        sheets, copies = translate.format_number(printing.sheets), translate.format_number(printing.copies)
        yield translate("Sheets"), translate("{sheets} for {copies} copies", sheets=sheets, copies=copies)
    if not lay.measured:
        yield translate("Test first"), translate(NOT_TEST_PRINTED, stock=lay.paper)
    if edge := edge_message(printing):
        yield translate("Edges"), translate(edge, bleed=format_length(lay.short_bleed or 0, region, translate))
