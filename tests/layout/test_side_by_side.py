"""Elements that hold others side by side or in a row of paragraphs: cells under rules, parts of a folded page, evenly spaced lines.

Words are set in squares of ten points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from test_text_element import BLACK, LATIN, placed, text

from handbill.core.geometry import Box
from handbill.graphics.items import RectItem, TextItem
from handbill.i18n.language import Language
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.paragraphs import Paragraphs
from handbill.layout.elements.parts import Parts
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.ruled_grid import RuledGrid
from handbill.layout.elements.stack import Stack

PLAIN = FitStep()
RULE = Rule(BLACK, 1.0)


@dataclass
class Block:
    """Something of a height, which notes where it is placed."""

    height: float
    first: float = 0.0
    over: float = 0.0
    excess: float = 0.0
    at: Box | None = None

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(self.height, excess=self.excess, first=self.first, over=self.over, culprit="a block")

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        canvas.add(RectItem(box, role=f"block {self.height:g}", fill=BLACK))
        self.at = box


def grid(cells: list[Block], columns: int = 2) -> RuledGrid:
    return RuledGrid(tuple(cells), columns, RULE, gap=10, above=4, below=5)


def tops(element: RuledGrid, cells: list[Block], height: float) -> tuple[list[float], list[float]]:
    """Where the rules and the cells stand."""
    canvas = Canvas(110, "ltr")
    element.place(Box(0, 0, 110, height), PLAIN, canvas)
    return [item.box.y for item in canvas.items if item.role == "rule"], [cell.at.y for cell in cells if cell.at]


def test_first_baselines_are_as_far_from_their_rule_in_every_row() -> None:
    cells = [Block(20, first=8), Block(20, first=12), Block(20, first=6)]
    rules, at = tops(grid(cells), cells, 200)
    assert rules == pytest.approx([0, 0, 100])
    baselines = [y + cell.first - rule for y, cell, rule in zip(at, cells, rules, strict=True)]
    assert baselines == pytest.approx([17, 17, 17])


def test_rows_share_spare_height_so_that_they_are_equal_where_they_can_be() -> None:
    cells = [Block(20), Block(60), Block(20), Block(20), Block(10)]
    element = grid(cells)
    # A rule, the room above and below: ten points more than the highest cell of each row.
    assert element.measure(110, PLAIN).height == pytest.approx(70 + 30 + 20)
    rules, _ = tops(element, cells, 150)
    assert rules == pytest.approx([0, 0, 70, 70, 110])
    rules, _ = tops(element, cells, 240)
    assert rules == pytest.approx([0, 0, 80, 80, 160])


def test_ink_over_a_cell_keeps_clear_of_the_rule_and_the_widest_is_told() -> None:
    cells = [Block(20, first=8, over=7), Block(20, first=8, excess=3)]
    element = grid(cells)
    assert (element.measure(110, PLAIN).excess, element.measure(110, PLAIN).culprit) == (3, "a block")
    _, at = tops(element, cells, 50)
    assert at == pytest.approx([12, 12])


def test_what_stands_on_a_level_of_a_folded_page_is_equally_high_and_each_part_is_read_whole() -> None:
    parts = ((Block(30), Block(10)), (Block(20), Block(40)))
    element = Parts(parts, (60, 50), read=(1, 0))
    assert element.measure(110, PLAIN).height == 70
    canvas = Canvas(110, "ltr")
    element.place(Box(0, 0, 110, 100), PLAIN, canvas)
    assert [item.role for item in canvas.items] == ["block 20", "block 40", "block 30", "block 10"]
    # The spare height is the first level's.
    assert [block.at for part in parts for block in part] == [
        Box(0, 0, 60, 60),
        Box(0, 60, 60, 40),
        Box(60, 0, 50, 60),
        Box(60, 60, 50, 40),
    ]


@pytest.mark.parametrize("gap", [0.0, 0.2])
def test_paragraphs_are_as_far_apart_as_their_lines_and_a_part_of_that(square: Language, gap: float) -> None:
    both = Paragraphs((text(square, "aaa bbb"), text(square, "ccc", role="other")), gap)
    size = both.measure(30, PLAIN)
    assert size.height == pytest.approx(10 * (LATIN.ascent + 1.5 + 1.5 * (1 + gap) + LATIN.descent))
    assert (size.first, size.last, size.flex) == (pytest.approx(10 * LATIN.ascent), pytest.approx(10 * LATIN.descent), 0)
    one, two, three = placed(both, Box(0, 0, 30, 500))  # type: ignore[arg-type]
    assert two.baseline - one.baseline == pytest.approx(15)
    assert three.baseline - two.baseline == pytest.approx(15 * (1 + gap))


def test_spare_height_never_comes_between_paragraphs(square: Language) -> None:
    both = Paragraphs((text(square, "aaa"), text(square, "bbb")))
    canvas = Canvas(100, "ltr")
    Stack((both,)).place(Box(0, 0, 30, 500), PLAIN, canvas)
    one, two = [item for item in canvas.items if isinstance(item, TextItem)]
    assert two.baseline - one.baseline == pytest.approx(15)


def test_paragraphs_in_larger_type_keep_the_distance_of_their_own_lines(square: Language) -> None:
    large = text(square, "bbb", style=replace(text(square, "").style, size=20))
    one, two = placed(Paragraphs((text(square, "aaa"), large)), Box(0, 0, 60, 500))  # type: ignore[arg-type]
    assert two.baseline - one.baseline == pytest.approx(30)
