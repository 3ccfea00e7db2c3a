"""The wording for how a file is printed, cut and folded: one message for each case.

The command line and job tickets print the messages in English; the web page and the instructions PDF translate them (`N_` marks them).
A caller fills in the values in braces with figures of its own format; the values that a message does not use are ignored.
"""

from __future__ import annotations

from handbill.build.print_plan import Cut, Imposed, Printing
from handbill.i18n.message_mark import N_
from handbill.sheets.rotation import Flip

PER_SHEET = N_("{count} on a sheet")
# {stock}: the name of a stock, or a list of names.
NOT_TEST_PRINTED = N_("Not test-printed yet: {stock}. Print page 1 on plain paper first, and hold it against the stock.")
FROM_TRAY = "Put the paper into this tray, and choose it in the print window: {tray}"
NO_FOLDS = N_("No folding")

_ONE_SIDE = N_("One side")
_BOTH_SIDES: dict[str, str] = {
    "long": N_("Both sides, flip on the long edge"),
    "short": N_("Both sides, flip on the short edge"),
    "": N_("Both sides, head to head (both the same way up)"),
}
_APART: dict[str, str] = {
    "long": N_("Fronts and backs in two files: print the fronts, turn the stack over on the long edge, and print the backs on it"),
    "short": N_("Fronts and backs in two files: print the fronts, turn the stack over on the short edge, and print the backs on it"),
}
_FOLD_THE_SHEET = N_("One side: fold the sheet in the middle with the print outside, glue it, then cut")

_CUTS: dict[Cut, str] = {
    "tear": N_("Break the pieces apart at the marks"),
    "taken out": N_("Take the pieces out of the sheet; no cutting"),
    "marks": N_("Cut at the marks"),
    "half": N_("Cut the sheet in half"),
    "tiles": N_("Sheet 1 is a map: cut the others at the solid marks, lay each one up to the dashed marks, and glue"),
    "crop": N_("Cut at the crop marks"),
    "trim": N_("Cut to {size}"),
    "none": N_("No cutting"),
}
_LABELS = N_("Peel off the labels; no cutting")
_TABS = N_("Cut between the tabs at the bottom, so that people can tear them off")

_FOLD_IN_HALF = N_("Fold in the middle")
_FOLD_AT = {
    "left": N_("Fold page 1 at {places} from its left edge"),
    "top": N_("Fold page 1 at {places} from its top edge"),
}
_FOLD_MARKS = N_("Dashed marks show where")
_FOLD_ORDER = N_("Fold the narrow part in first")

_CUT_ON_THE_LINE = N_("Cut right on the line: the color ends there")
_CUT_CLOSE = N_("Cut close to the line: the color ends {bleed} beyond it")
_PIECES_TOUCH = N_("The pieces touch: if the print is off a little, color shows on the edge of the next piece")
_LITTLE_BLEED = N_("There is only {bleed} of color between two pieces")
_NO_BLEED = 0.5  # points; nobody sees less

# What to choose in the print window: a heading, and what to do.
FLIP_STEPS: dict[Flip | str, tuple[str, str]] = {
    "": (N_("Print on one side"), N_("Turn off printing on both sides. Each page needs a sheet of its own.")),
    "long": (
        N_("Flip on the long edge"),
        N_("Turn on printing on both sides and choose “Flip on long edge.” Then each back lands on its front."),
    ),
    "short": (
        N_("Flip on the short edge"),
        N_("Turn on printing on both sides and choose “Flip on short edge.” Then each back lands on its front."),
    ),
    "fold": (N_("Print on one side, then fold"), N_("Turn off printing on both sides. Fold each sheet in the middle and glue it.")),
    "mixed": (N_("Flip as the table says"), N_("These files are not all flipped the same way. Look up each file before you print it.")),
}


def sides_message(lay: Imposed) -> str:
    """The sides that are printed, and how the sheet is flipped between them."""
    if lay.flip == "fold":
        return _FOLD_THE_SHEET
    if lay.sides == "apart":
        return _APART[lay.flip]
    return _ONE_SIDE if lay.sides == "one" else _BOTH_SIDES[lay.flip]


def cut_messages(printing: Printing) -> tuple[str, ...]:
    """How the sheets are cut, at least one message. Value: `size`, the trim size."""
    cut = _LABELS if printing.cut == "taken out" and printing.kind.die_cut else _CUTS[printing.cut]
    if not printing.tabs:
        return (cut,)
    return (_TABS,) if printing.cut == "none" else (cut, _TABS)


def fold_messages(printing: Printing) -> tuple[str, ...]:
    """How a piece is folded, nothing where it is not. Value: `places`, the distances of the folds from the edge."""
    folds = printing.folds
    if folds is None:
        return ()
    if folds.half:
        return (_FOLD_IN_HALF,)
    marks = (_FOLD_MARKS,) if folds.marked else ()
    order = (_FOLD_ORDER,) if folds.folded_in else ()
    return (_FOLD_AT[folds.edge], *marks, *order)


def edge_message(printing: Printing) -> str:
    """A warning where neighbors on a sheet leave each other less bleed than the piece asks for; else empty. Value: `bleed`."""
    bleed = printing.lay.short_bleed
    if bleed is None:
        return ""
    if printing.cut == "marks":
        return _CUT_ON_THE_LINE if bleed < _NO_BLEED else _CUT_CLOSE
    return _PIECES_TOUCH if bleed < _NO_BLEED else _LITTLE_BLEED
