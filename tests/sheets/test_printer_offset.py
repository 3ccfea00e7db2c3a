"""The readings of the calibration sheet correct what the printer does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import LIBRARY

from handbill.core.geometry import MILLIMETER
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.graphics.items import TextItem
from handbill.i18n.language import SOURCE, find_language
from handbill.sheets.calibration import calibration_sheets, plain_paper_first
from handbill.sheets.printer_offset import ScaleReading, Tray, printer_correction, read_printer, tray_for
from handbill.sheets.sheet import Sheet
from handbill.sheets.stock import find_stock, stock_names

GOOD = """name: The printer in the office
front: {across: 1.5 mm, down: -0.5 mm}
back: {across: -2 mm, down: 0.25 mm}
lines: {across: 149.5 mm, down: 200.5 mm}
"""
OFF = st.floats(-5, 5)


def printed(point: tuple[float, float], stretch: tuple[float, float], miss: tuple[float, float]) -> tuple[float, float]:
    """Where a printer puts a point of Letter paper: it stretches the print from the middle, then shifts it."""
    x, y = (center + factor * (value - center) + off for center, factor, value, off in zip((306, 396), stretch, point, miss, strict=True))
    return x, y


@given(st.floats(0.97, 1.03), st.floats(0.97, 1.03), OFF, OFF, st.tuples(st.floats(0, 612), st.floats(0, 792)))
def test_what_is_adjusted_lands_where_it_should(across: float, down: float, right: float, low: float, point: tuple[float, float]) -> None:
    stretch, miss = (across, down), (right * MILLIMETER, low * MILLIMETER)
    # The crease is in the middle of the paper; the reading is the figure that the printer put there.
    reading = ScaleReading(-miss[0] / across, -miss[1] / down)
    adjust = printer_correction(Tray(reading, reading, stretch), Sheet(612, 792, "front", ()))
    moved = tuple(
        center + scale * (value - center) + shift
        for center, scale, value, shift in zip((306, 396), adjust.scale, point, adjust.shift, strict=True)
    )
    assert printed((moved[0], moved[1]), stretch, miss) == pytest.approx(point, abs=0.001)


def test_each_side_has_its_own_reading(tmp_path: Path) -> None:
    file = tmp_path / "office.yaml"
    file.write_text(GOOD)
    (tray,) = read_printer(file).trays
    front, back, single = (printer_correction(tray, Sheet(612, 792, side, ())) for side in ("front", "back", "single"))
    assert front.shift == pytest.approx((1.5 * MILLIMETER, -0.5 * MILLIMETER))
    assert back.shift == pytest.approx((-2 * MILLIMETER, 0.25 * MILLIMETER))
    assert single == front
    assert front.scale == pytest.approx((150 / 149.5, 200 / 200.5))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("across: 149.5 mm", "across: 130 mm", "100 percent"),
        ("across: 1.5 mm", "across: 15.5 mm", "0.591 in (15 mm) at most"),
        ("across: 1.5 mm", "across: 1.5", "a length with its unit"),
        ("back: {across: -2 mm, down: 0.25 mm}", "", "'back' is missing"),
        ("name: The printer in the office", "name: The printer\nmake: any", "'make' is not known"),
    ],
)
def test_a_file_that_cannot_be_right(tmp_path: Path, old: str, new: str, says: str) -> None:
    file = tmp_path / "office.yaml"
    file.write_text(GOOD.replace(old, new))
    with pytest.raises(ProblemsFound) as found:
        read_printer(file)
    assert found.value.exit_code is ExitCode.CONTENT
    assert says in str(found.value)


TRAYS = """name: The printer in the office
stocks: [letter, legal]
front: {across: 1 mm, down: 0 mm}
back: {across: 0 mm, down: 0 mm}
lines: {across: 150 mm, down: 200 mm}
others:
  - tray: Manual feed
    stocks: ["8371", "Avery 8373"]
    front: {across: 2 mm, down: 0 mm}
    back: {across: 0 mm, down: 0 mm}
    lines: {across: 150 mm, down: 200 mm}
"""


def test_each_stock_has_the_readings_of_its_tray(tmp_path: Path) -> None:
    file = tmp_path / "office.yaml"

    def shift(written: str, name: str) -> tuple[str, float]:
        file.write_text(written)
        tray = tray_for(LIBRARY, read_printer(file), find_stock(LIBRARY, name))
        return tray.name, round(tray.front.across / MILLIMETER, 3)

    assert shift(TRAYS, "legal") == ("", 1)
    assert shift(TRAYS, "5371") == ("Manual feed", 2)  # 8371 is another number of the same stock
    assert shift(TRAYS, "avery-8373") == ("Manual feed", 2)
    assert shift(TRAYS.replace("stocks: [letter, legal]\n", ""), "a4") == ("", 1)


@pytest.mark.parametrize(
    ("old", "new", "stock", "says"),
    [
        ("name: The", "name: The", "a4", "[usage-printer] office.yaml:2 (stocks): nothing was read off for Plain A4"),
        ("[letter, legal]", "[leter, legal]", "legal", "no card stock or paper called 'leter'"),
        ("[letter, legal]", '[letter, "5371"]', "5371", "2 entries have readings for Avery 5371"),
        ('    stocks: ["8371", "Avery 8373"]\n', "", "letter", "(others.0.stocks): nothing says which paper these readings are for"),
    ],
)
def test_a_stock_without_readings_of_its_own(tmp_path: Path, old: str, new: str, stock: str, says: str) -> None:
    file = tmp_path / "office.yaml"
    file.write_text(TRAYS.replace(old, new))
    with pytest.raises(ProblemsFound) as found:
        tray_for(LIBRARY, read_printer(file), find_stock(LIBRARY, stock))
    assert says in "\n".join(f"[{each.code}] {each}".replace(f"{tmp_path}/", "") for each in found.value.problems)


@pytest.mark.parametrize("name", stock_names(LIBRARY))
def test_everything_on_the_calibration_sheet_can_be_printed(name: str) -> None:
    stock = find_stock(LIBRARY, name)
    languages = [find_language(LIBRARY, tag) for tag in plain_paper_first()]
    front, back = calibration_sheets(stock, "long", languages[0], languages[1:])
    said = [item.text for item in front.notes if isinstance(item, TextItem)]
    assert {"Print page 1 on plain paper first.", "Imprima primero la página 1 en papel común."} <= set(said)
    assert [front.side, back.side] == ["front", "back"]
    for sheet in (front, back):
        words = [item for item in sheet.notes if isinstance(item, TextItem)]
        assert all(stock.printable.contains(item.box) for item in words)
        assert {"0", "+15", "−15"} <= {item.text for item in words}
        # Zero is the middle of the paper on both scales.
        strong = [mark for mark in sheet.marks if mark.width == 0.8]
        assert {mark.x1 for mark in strong if mark.x1 == mark.x2} == {stock.paper[0] / 2}
        assert {mark.y1 for mark in strong if mark.y1 == mark.y2} == {stock.paper[1] / 2}


def test_the_long_lines_are_as_long_as_they_say() -> None:
    (front, _) = calibration_sheets(find_stock(LIBRARY, "letter"), "long", find_language(LIBRARY, SOURCE))
    lengths = {round((mark.x2 - mark.x1 + mark.y2 - mark.y1) / MILLIMETER, 3) for mark in front.marks}
    assert {150.0, 200.0} <= lengths
