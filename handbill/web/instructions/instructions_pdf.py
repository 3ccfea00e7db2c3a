"""The instructions for printing files, as a PDF: the mistakes to avoid first, then how each file is printed, cut and folded."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.build.document_pdf import plain_file
from handbill.build.print_instructions import FLIP_STEPS
from handbill.build.print_plan import Printing
from handbill.campaign.campaign import Campaign
from handbill.core.region import Region
from handbill.graphics.items import Page
from handbill.i18n.language import Language
from handbill.layout.elements.element import Element
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.orders.document_flow import FlowPage, FlowTable, Head, pages
from handbill.orders.document_style import DocumentStyle, document_style
from handbill.web.i18n.translations import translations
from handbill.web.instructions.file_groups import group_files
from handbill.web.instructions.lengths import Translate
from handbill.web.instructions.table_rows import InstructionRows

InstructionStep = tuple[str, str]  # a heading, and what to do
_NUMBER_WIDTH = 14.0  # points


def instructions_in(campaign: Campaign, tag: str, printings: Sequence[Printing]) -> bytes:
    """The instructions in a language of the page, on paper of the region of the first file."""
    translate = translations(campaign, tag)
    return instructions_pdf(campaign, printings, translate, translate.language, printings[0].region)


def instructions_pdf(campaign: Campaign, printings: Sequence[Printing], translate: Translate, reader: Language, region: Region) -> bytes:
    """A PDF that can be read aloud (PDF/UA-1), on the region's paper.

    `translate` makes an English message, with values for its braces, a sentence of the `reader`'s language. Raises ProblemsFound
    (fit-width): a word is too long for its cell.
    """
    return plain_file(instruction_pages(campaign, printings, translate, reader, region), translate("How to print these files"), reader.tag)


def instruction_pages(
    campaign: Campaign, printings: Sequence[Printing], translate: Translate, reader: Language, region: Region
) -> tuple[Page, ...]:
    """The pages of the instructions. Raises ProblemsFound (fit-width)."""
    style = document_style(campaign, reader.tag)
    title = translate("How to print these files")
    return pages(
        FlowPage(
            title=title,
            foot="Handbill",
            region=region,
            head=_head(printings, title, translate, style),
            tables=_tables(printings, InstructionRows(campaign, translate, style)),
            style=style,
            count=translate("Page {page} of {pages}", page="{page}", pages="{pages}"),
        )
    )


def _head(printings: Sequence[Printing], title: str, translate: Translate, style: DocumentStyle) -> Element:
    parts: list[Element] = [style.words(title, "large", "ink", "H1"), Spacer(12)]
    steps = _steps(printings, translate)
    if steps:
        parts.append(Row(tuple(Column(_step(number, step, style)) for number, step in enumerate(steps, 1)), gap=20))
    drafts = _draft_warnings(printings, translate)
    if drafts:
        parts += [Spacer(14), style.words(translate("Before you hand them out"), "heading", "ink", "H2"), Spacer(4)]
        parts += [style.lines(*drafts, style="text")]
    return Stack(tuple(parts))


def _step(number: int, step: InstructionStep, style: DocumentStyle) -> Element:
    text = Stack((style.words(step[0], "heading", "ink", "H2"), style.words(step[1])), gap=3)
    return Row((Column(style.words(str(number), "count", "accent"), width=_NUMBER_WIDTH), Column(text)), gap=4, align="baseline")


def _steps(printings: Sequence[Printing], translate: Translate) -> tuple[InstructionStep, ...]:
    """How to avoid the most common mistakes: on an office printer, or else with a print shop."""
    office = [printing for printing in printings if printing.purpose.office_paper]
    if office:
        return (
            (
                translate("Print at 100 percent"),
                translate(
                    "In the print window, choose “Actual size” or 100 percent, not “Fit to page.” If the size is off, every cut is off."
                ),
            ),
            _flip_step(office, translate),
            _test_step(office, translate),
        )
    if not any(printing.purpose.for_shop for printing in printings):
        return ()
    return (
        (
            translate("Send the files as they are"),
            translate("Do not open them and save them again, and do not change their size."),
        ),
        (translate("Send these instructions, too"), translate("The table below has what the shop needs to know about each file.")),
        (
            translate("Ask for a proof"),
            translate("That is one copy to look at before the shop prints the rest. Check the phone number, the folds, and the cut."),
        ),
    )


def _flip_step(office: Sequence[Printing], translate: Translate) -> InstructionStep:
    flips = {printing.lay.flip for printing in office} - {""}
    heading, step = FLIP_STEPS["mixed" if len(flips) > 1 else next(iter(flips), "")]
    sentences = [translate(step)]
    if flips in ({"long"}, {"short"}) and any(not printing.lay.flip for printing in office):
        sentences.append(translate("Some files have one side only: see the table."))
    return translate(heading), " ".join(sentences)


def _test_step(office: Sequence[Printing], translate: Translate) -> InstructionStep:
    sentences = [translate("Use plain paper.")]
    if any(printing.lay.part for printing in office):
        sentences.append(translate("Hold the test and a sheet of cards or labels up to a light. They should line up."))
    else:
        sentences.append(translate("Check that nothing is cut off and that you can read all of it."))
    if any(not printing.lay.measured for printing in office):
        sentences.append(translate("We have not tried every kind of sheet ourselves, so do not skip this."))
    return translate("Print one test sheet first"), " ".join(sentences)


def _draft_warnings(printings: Sequence[Printing], translate: Translate) -> tuple[str, ...]:
    warnings = []
    if any(printing.draft_words for printing in printings):
        warnings.append(translate("Some of these words are drafts. Ask someone who reads the language well to check them first."))
    if any(printing.draft_numbers for printing in printings):
        warnings.append(
            translate(
                "No one has called these help lines yet to check them. Call once yourself, but never call an emergency number as a test."
            )
        )
    return tuple(warnings)


def _tables(printings: Sequence[Printing], rows: InstructionRows) -> tuple[FlowTable, ...]:
    translate = rows.translate
    office_files = group_files([printing for printing in printings if printing.purpose.office_paper])
    shop_files = group_files([printing for printing in printings if printing.purpose.for_shop])
    screen_files = group_files([printing for printing in printings if not printing.purpose.printed])
    office = (
        Head(translate("What to print"), share=1.35),
        Head(translate("Paper")),
        Head(translate("Sides"), share=0.8),
        Head(translate("Cut and fold"), share=1.1),
        Head(translate("Sheets"), share=0.95),
    )
    press = (
        Head(translate("What to print"), share=1.35),
        Head(translate("Tell the shop"), share=1.15),
        Head(translate("Sides")),
        Head(translate("Cut and fold"), share=1.1),
        Head(translate("Copies"), share=0.6),
    )
    screen = (Head(translate("File"), share=1.35), Head(translate("Languages"), share=2))
    # The steps above are for an office printer if there is one; then the advice for a shop goes with its table.
    advice = (
        translate("Send the files as they are, with these instructions. Ask for a proof: one copy to look at before the rest.")
        if office_files
        else ""
    )
    tables = (
        FlowTable(office, tuple(map(rows.office, office_files)), translate("For your own printer")),
        FlowTable(press, tuple(map(rows.press, shop_files)), translate("For a print shop"), advice),
        FlowTable(screen, tuple(map(rows.screen, screen_files)), translate("To send or to read on a screen, not to print")),
    )
    return tuple(table for table in tables if table.rows)
