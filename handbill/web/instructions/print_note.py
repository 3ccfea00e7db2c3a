"""Files to print become a note for whoever prints them: what goes wrong most, then how each file is printed, cut and folded."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.build.document_pdf import plain_file
from handbill.build.print_plan import Printing
from handbill.graphics.items import Page
from handbill.i18n.language import Language
from handbill.layout.elements.element import Element
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.layout.format import Region
from handbill.orders.document_flow import FlowPage, FlowTable, Head, pages
from handbill.orders.document_style import DocumentStyle
from handbill.web.instructions.print_group import groups
from handbill.web.instructions.print_rows import InstructionRows, Say

InstructionStep = tuple[str, str]  # what to do, and how
_NUMBER = 14.0  # points


def print_note(printings: Sequence[Printing], say: Say, tongue: Language, region: Region) -> bytes:
    """A PDF that can be read aloud (PDF/UA-1), on the region's paper.

    `say`: an English sentence, and values for its names in braces, become a sentence of `tongue`. Raises ProblemsFound (fit-width): a
    word too long for its place.
    """
    return plain_file(note_pages(printings, say, tongue, region), say("How to print these files"), tongue.tag)


def note_pages(printings: Sequence[Printing], say: Say, tongue: Language, region: Region) -> tuple[Page, ...]:
    """The pages of the note. Raises ProblemsFound (fit-width)."""
    hand = DocumentStyle(tongue.tag)
    title = say("How to print these files")
    sheet = FlowPage(
        title=title,
        foot="Handbill",
        region=region,
        head=_head(printings, title, say, hand),
        tables=_tables(printings, InstructionRows(say, tongue)),
        hand=hand,
        count=say("Page {page} of {pages}", page="{page}", pages="{pages}"),
    )
    return pages(sheet)


def _head(printings: Sequence[Printing], title: str, say: Say, hand: DocumentStyle) -> Element:
    parts: list[Element] = [hand.words(title, "large", "ink", "H1"), Spacer(12)]
    steps = _steps(printings, say)
    if steps:
        parts.append(Row(tuple(Column(_step(number, step, hand)) for number, step in enumerate(steps, 1)), gap=20))
    drafts = _drafts(printings, say)
    if drafts:
        parts += [Spacer(14), hand.words(say("Before you hand them out"), "heading", "ink", "H2"), Spacer(4)]
        parts += [hand.lines(*drafts, style="text")]
    return Stack(tuple(parts))


def _step(number: int, step: InstructionStep, hand: DocumentStyle) -> Element:
    words = Stack((hand.words(step[0], "heading", "ink", "H2"), hand.words(step[1])), gap=3)
    return Row((Column(hand.words(str(number), "count", "accent"), width=_NUMBER), Column(words)), gap=4, align="baseline")


def _steps(printings: Sequence[Printing], say: Say) -> tuple[InstructionStep, ...]:
    """What goes wrong most: at the printer in the room, or else with a print shop."""
    room = [each for each in printings if each.purpose == "office"]
    if room:
        return (
            (
                say("Print at 100 percent"),
                say("In the print window, choose “Actual size” or 100 percent, not “Fit to page.” If the size is off, every cut is off."),
            ),
            _flip(room, say),
            _test(room, say),
        )
    if not any(each.purpose == "press" for each in printings):
        return ()
    return (
        (say("Send the files as they are"), say("Do not open them and save them again, and do not change their size.")),
        (say("Send this note, too"), say("The table below has what the shop needs to know about each file.")),
        (
            say("Ask for a proof"),
            say("That is one copy to look at before the shop prints the rest. Check the phone number, the folds, and the cut."),
        ),
    )


def _flip(room: Sequence[Printing], say: Say) -> InstructionStep:
    flips = {each.lay.flip for each in room if each.lay.flip}
    if not flips:
        return say("Print on one side"), say("Turn off printing on both sides. Each page needs a sheet of its own.")
    some = say("Some files have one side only: see the table.") if any(not each.lay.flip for each in room) else ""
    if flips == {"long"}:
        how = say("Turn on printing on both sides and choose “Flip on long edge.” Then each back lands on its front.")
        return say("Flip on the long edge"), f"{how} {some}".strip()
    if flips == {"short"}:
        how = say("Turn on printing on both sides and choose “Flip on short edge.” Then each back lands on its front.")
        return say("Flip on the short edge"), f"{how} {some}".strip()
    if flips == {"fold"}:
        return say("Print on one side, then fold"), say("Turn off printing on both sides. Fold each sheet in the middle and glue it.")
    return say("Flip as the table says"), say("These files are not all turned the same way. Look up each file before you print it.")


def _test(room: Sequence[Printing], say: Say) -> InstructionStep:
    said = [say("Use plain paper.")]
    if any(each.lay.part for each in room):
        said.append(say("Hold the test and a sheet of cards or labels up to a light. They should line up."))
    else:
        said.append(say("Check that nothing is cut off and that you can read all of it."))
    if any(not each.lay.measured for each in room):
        said.append(say("We have not tried every kind of sheet ourselves, so do not skip this."))
    return say("Print one test sheet first"), " ".join(said)


def _drafts(printings: Sequence[Printing], say: Say) -> tuple[str, ...]:
    said = []
    if any(each.draft_words for each in printings):
        said.append(say("Some of these words are drafts. Ask someone who reads the language well to check them first."))
    if any(each.draft_numbers for each in printings):
        said.append(
            say("Nobody has called these help lines yet to check them. Call once yourself, but never call an emergency number as a test.")
        )
    return tuple(said)


def _tables(printings: Sequence[Printing], rows: InstructionRows) -> tuple[FlowTable, ...]:
    say = rows.say
    by = {purpose: groups([each for each in printings if each.purpose == purpose]) for purpose in ("office", "press", "screen")}
    room = (
        Head(say("What to print"), share=1.35),
        Head(say("Paper")),
        Head(say("Sides"), share=0.8),
        Head(say("Cut and fold"), share=1.1),
        Head(say("Sheets"), share=0.95),
    )
    shop = (
        Head(say("What to print"), share=1.35),
        Head(say("Tell the shop"), share=1.15),
        Head(say("Sides")),
        Head(say("Cut and fold"), share=1.1),
        Head(say("Copies"), share=0.6),
    )
    screen = (Head(say("File"), share=1.35), Head(say("Languages"), share=2))
    # Where the steps are those of the printer in the room, a shop's own stand with its table.
    ask = say("Send the files as they are, with this note. Ask for a proof: one copy to look at before the rest.") if by["office"] else ""
    found = (
        FlowTable(room, tuple(map(rows.room, by["office"])), say("For your own printer")),
        FlowTable(shop, tuple(map(rows.shop, by["press"])), say("For a print shop"), ask),
        FlowTable(screen, tuple(map(rows.screen, by["screen"])), say("To send or to read on a screen, not to print")),
    )
    return tuple(table for table in found if table.rows)
