"""A page as text: one line an item, in reading order, and under a text item one line a run."""

from __future__ import annotations

from library import font

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem, Fold, ImageItem, Page, RectItem, Shape, Tag, TextItem
from handbill.layout.dump import dump
from handbill.typeset.lines import GlyphCluster, GlyphRun

INK = Color("ink", (0, 0, 0), (0, 0, 0, 1))
RUNS = (
    GlyphRun(font("noto-sans", 400), False, (GlyphCluster(((5, 0, 0),), 600, "a"),), 600),
    GlyphRun(
        font("noto-sans-arabic", 700),
        True,
        (GlyphCluster(((9, 0, 0), (11, 3, 4)), 500, "بَ"), GlyphCluster(((7, 0, 0),), 400, "ا")),
        900,
    ),
)
PAGE = Page(
    name="front",
    language="en",
    direction="ltr",
    width=252,
    height=144,
    bleed=9,
    safe=9,
    items=(
        RectItem(Box(-9, -9, 270, 162), role="ground", fill=INK),
        RectItem(Box(0, 0, 10, 10), role="frame", stroke=INK, stroke_width=1),
        TextItem(
            Box(9, 10.04, 15, 9.6),
            role="title",
            tags=(Tag("L"), Tag("LBody")),
            link="tel:911",
            baseline=17.4,
            size=10,
            color=INK,
            runs=RUNS,
            text="a\u0627\u0628\u064e",
            language="en",
        ),
        DrawingItem(Box(20, 20, 5, 5), role="mark", drawing=Drawing(2, 2, (Shape(()), Shape(()))), color=INK),
        DrawingItem(Box(20, 30, 5, 5), role="logo", drawing=Drawing(2, 2, ())),
        ImageItem(Box(30, 30, 5, 5), role="logo", tags=(Tag("Figure", alt="x"),), pixels=(300, 200)),
    ),
    folds=(Fold("x", 84), Fold("y", 72)),
)
EXPECTED = """\
page front en ltr 252.0 x 144.0 pt, bleed 9.0, fold x 84.0, fold y 72.0
  ground <-> [-9.0 -9.0 270.0 162.0] fill ink
  frame <-> [0.0 0.0 10.0 10.0] fill -
  title <L/LBody> [9.0 10.0 15.0 9.6] en 10.00pt ink 'a\u0627\u0628\u064e' -> tel:911
      > noto-sans 400 w600: 5
      < noto-sans-arabic 700 w900: 9+11 7
  mark <-> [20.0 20.0 5.0 5.0] drawing of 2 shapes in ink
  logo <-> [20.0 30.0 5.0 5.0] drawing of 0 shapes in its own colors
  logo <Figure> [30.0 30.0 5.0 5.0] image of 300 x 200 pixels
"""


def test_every_item_has_its_line() -> None:
    assert dump(PAGE) == EXPECTED


def test_glyphs_can_be_left_out() -> None:
    assert dump(PAGE, glyphs=False) == EXPECTED.replace(": 5\n", "\n").replace(": 9+11 7\n", "\n")
