"""How a file is printed, as pairs of a label and a sentence for the page. Figures come from layouts/printing.py."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.build.print_plan import Printing
from handbill.core.geometry import millimeters
from handbill.web.i18n.translations import N_, Translations

_TURNS = {
    "long": N_("Both sides; turn on the long edge"),
    "short": N_("Both sides; turn on the short edge"),
    "fold": N_("One side; fold in the middle, glue, then cut"),
}
_CUTS = {
    "tear": N_("Along the stock’s own lines"),
    "taken out": N_("The stock is cut already: take the cards out"),
    "marks": N_("At the marks"),
    "half": N_("In half"),
    "tiles": N_("At the solid marks, then glue; the first sheet is a map"),
    "crop": N_("At the crop marks"),
    "trim": N_("To the size of the piece"),
    "none": N_("Nothing to cut"),
}


_NOTHING = 0.1  # millimeters


def how(printing: Printing, say: Translations) -> Iterator[tuple[str, str]]:
    """Nothing for a file that is not printed."""
    if printing.purpose == "screen":
        yield say("For"), say("Sending or the web: links work, and it can be read aloud")
        return
    lay = printing.lay
    if lay.stock:
        yield say("Paper"), lay.paper
        if lay.part[1:]:
            yield say("Also sold as"), say.list(lay.part[1:])
        yield say("Scale"), say("100 percent (“actual size”)")
    else:
        yield say("For the shop"), say("PDF with bleed and marks, {bleed} mm bleed", bleed=say.number(millimeters(printing.bleed), 1))
    yield say("Sides"), _sides(printing, say)
    yield say("Cut"), say(_CUTS[printing.cut])
    if printing.folds:
        yield say("Fold"), say("Once") if len(printing.folds.places) == 1 else say("{count} times", count=len(printing.folds.places))
    if lay.stock:
        yield (
            say("On a sheet"),
            say("{count} on each", count=lay.per_sheet) if not lay.tiled else say("One copy takes {count}", count=lay.each),
        )
    if printing.copies and printing.sheets:
        yield say("Sheets"), say("{sheets} for {copies}", sheets=say.number(printing.sheets), copies=say.number(printing.copies))
    if not lay.measured:
        yield say("Try first"), say("Nobody has held a print against this stock yet. Print one sheet on plain paper first.")
    if lay.short_bleed is not None:
        yield say("Edges"), _edges(lay.short_bleed, say)


def _edges(bleed: float, say: Translations) -> str:
    if millimeters(bleed) < _NOTHING:
        return say("The pieces touch. Where the print is off by a little, one shows on its neighbor’s edge.")
    return say("Only {bleed} mm of color lie between two pieces: cut with care.", bleed=say.number(millimeters(bleed), 1))


def _sides(printing: Printing, say: Translations) -> str:
    if printing.lay.flip:
        return say(_TURNS[printing.lay.flip])
    return say("Both sides") if printing.lay.sides == "both" else say("One side")
