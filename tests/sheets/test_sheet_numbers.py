"""The number of a shared sheet stands in the waste, outside every place of the stock, where a printer prints and no mark is."""

from __future__ import annotations

import pytest
from library import LIBRARY
from paper import leaf

from handbill.core.geometry import Box
from handbill.i18n.language import SOURCE, find_language
from handbill.sheets.grid import lay_out_slots
from handbill.sheets.office_sheets import office_sheets
from handbill.sheets.rotation import mirror_box
from handbill.sheets.sheet_numbers import SheetNumbers, is_numbered, number_sheets
from handbill.sheets.sheet_places import places_from
from handbill.sheets.stock import find_stock, stock_names

STOCKS = [
    stock for stock in (find_stock(LIBRARY, each) for each in stock_names(LIBRARY)) if stock.grid and not stock.id.startswith("zweck")
]


def apart(first: Box, second: Box) -> bool:
    return first.right <= second.x or second.right <= first.x or first.bottom <= second.y or second.bottom <= first.y


@pytest.mark.parametrize("stock", STOCKS, ids=lambda stock: stock.id)
def test_the_number_is_outside_the_trim_and_inside_what_is_printed(stock) -> None:
    card = leaf(*stock.grid.card)
    # A sheet in part, whose free places are used another day.
    sheets = office_sheets([card], stock, copies=[len(lay_out_slots(stock, card).slots) + 1])
    made = number_sheets(sheets, card, stock, "long", SheetNumbers(118, find_language(LIBRARY, SOURCE)))
    assert [sheet.notes[-1].text for sheet in made] == ["Sheet 118", "Sheet 118, back", "Sheet 119", "Sheet 119, back"]
    for sheet in made:
        note = sheet.notes[-1].box
        assert stock.printable.contains(note)
        slots = [slot.card for slot in lay_out_slots(stock, card).slots]
        reach = [slot.clip for slot in lay_out_slots(stock, card).slots]
        for box in (*slots, *reach):
            assert apart(note, mirror_box(box, stock.paper, True) if sheet.side == "back" else box)
        assert all(apart(note, mark.box.inset(-mark.width)) for mark in sheet.marks)


def test_a_page_that_fills_its_paper_leaves_no_room() -> None:
    stock = find_stock(LIBRARY, "letter")
    page = leaf(*stock.paper, two_sided=False)
    assert not is_numbered(
        number_sheets(office_sheets([page], stock), page, stock, "long", SheetNumbers(1, find_language(LIBRARY, SOURCE)))
    )


def test_places_are_counted_row_by_row_from_sheet_to_sheet() -> None:
    stock = find_stock(LIBRARY, "5371")
    slots = lay_out_slots(stock, leaf(*stock.grid.card)).slots if stock.grid else ()
    places = places_from(slots, 7, 9)
    found = [next(places) for _ in range(4)]
    assert [(each.sheet, each.place, each.row, each.column) for each in found] == [(7, 9, 5, 1), (7, 10, 5, 2), (8, 1, 1, 1), (8, 2, 1, 2)]
