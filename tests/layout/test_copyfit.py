"""Which rung of the ladder a page takes, and what is said when none is small enough. Words in squares: ten points a letter at scale 1."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library import LIBRARY

from handbill.core.geometry import MILLIMETER
from handbill.core.measures import measure
from handbill.core.problems import ExitCode, Place, Problem, ProblemsFound
from handbill.core.region import Region
from handbill.graphics.items import Color, Drawing, Fold, Page, TextItem
from handbill.i18n.language import Language
from handbill.layout.copyfit import PageFace, fit_page, fit_pages
from handbill.layout.elements.element import Element, FitStep
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.format import Floor, Format
from handbill.layout.kind import find_kind
from handbill.layout.theme import Theme, TypeStyle, find_theme

BLACK = Color("text", (0, 0, 0), (0, 0, 0, 1))
PLACE = Place("card.yaml", 7)


def words(language: Language, text: str, **how: object) -> Text:
    style = TypeStyle(10, "regular", 1.5)
    return replace(Text(text, style, smallest=5, color=BLACK, language=language, role="text"), **how)  # type: ignore[arg-type]


def form(width: float, height: float) -> Format:
    floor = Floor(text=1.2 * MILLIMETER, imprint=1 * MILLIMETER, close=1.2 * MILLIMETER)
    kind = find_kind(LIBRARY, "card")
    return Format("tiny", "Tiny", kind, Region.US, width, height, bleed=9, safe=3, viewing=350, floor=floor, office="", source="")


def theme(*steps: FitStep) -> Theme:
    return replace(find_theme(LIBRARY, "field"), ladder=steps or (FitStep(1, 1),))


def set_page(element: Element, language: Language, width: float, height: float, *steps: FitStep) -> Page:
    return fit_page(element, PageFace("front", language, "a-card", PLACE), form(width, height), theme(*steps))


def sizes(page: Page) -> set[float]:
    return {round(item.size, 3) for item in page.items if isinstance(item, TextItem)}


def refused(element: Element, language: Language, width: float, height: float, *steps: FitStep) -> Problem:
    with pytest.raises(ProblemsFound) as found:
        set_page(element, language, width, height, *steps)
    (problem,) = found.value.problems
    assert problem.exit_code is ExitCode.FIT
    assert problem.place == PLACE
    assert problem.hint
    return problem


LADDER = (FitStep(1.2, 1), FitStep(1, 1), FitStep(0.8, 1), FitStep(0.8, 1, short=True), FitStep(0.6, 1, short=True))


@pytest.mark.parametrize(("height", "size"), [(13, 12), (12.24, 12), (12.1, 11), (10.2, 10), (10.1, 9), (6.12, 6)])
def test_the_first_rung_that_fits_is_taken_or_what_fits_above_it(square: Language, height: float, size: float) -> None:
    # One line stands 0.78 + 0.24 = 1.02 em high. Between two rungs, half the way is tried.
    assert sizes(set_page(words(square, "aa"), square, 60, height, *LADDER)) == {size}


def test_a_step_must_leave_its_air_and_one_between_two_its_part_of_it(square: Language) -> None:
    airy = (FitStep(1.2, 1, air=0.5), FitStep(1, 1, air=0.1), FitStep(0.8, 1))
    assert sizes(set_page(words(square, "aa"), square, 60, 25, *airy)) == {12}
    assert sizes(set_page(words(square, "aa"), square, 60, 22, *airy)) == {11}
    assert sizes(set_page(words(square, "aa"), square, 60, 10, *airy)) == {9}


def test_a_rung_that_is_too_narrow_for_a_word_is_passed_by(square: Language) -> None:
    assert sizes(set_page(words(square, "aaaaa"), square, 40, 99, *LADDER)) == {8}


def test_short_wordings_come_when_their_rung_does(square: Language) -> None:
    page = set_page(words(square, "aa bb cc", short="dd"), square, 20, 8.16, *LADDER)
    assert [item.text for item in page.items if isinstance(item, TextItem)] == ["dd"]
    assert sizes(page) == {8}


def test_type_stops_at_its_floor_whatever_the_ladder_says(square: Language) -> None:
    small = words(square, "aa", smallest=9)
    assert sizes(set_page(small, square, 60, 9.18, *LADDER)) == {9}
    assert refused(small, square, 60, 8, *LADDER).code == "fit-height"


def test_what_is_too_tall_is_said_with_language_and_format(square: Language) -> None:
    thai = replace(square, tag="th", english="Thai")
    problem = refused(Rule(BLACK, 1, above=100 + 5 * MILLIMETER - 1), thai, 60, 100, *LADDER)
    assert problem.code == "fit-height"
    assert "the front of a-card in Thai (th) is 0.197 in (5 mm) too tall for tiny" in problem.sentence
    assert "x-height 0.047 in (1.2 mm)" in problem.sentence


def test_how_much_too_tall_is_counted_on_the_last_rung(square: Language) -> None:
    # Three lines of 6 pt: 6 x (1.02 + 2 x 1.5) = 24.12 pt, and the page has 10.
    problem = refused(words(square, "aaa bbb ccc"), square, 18, 10, *LADDER)
    assert f"{measure(14.12)} too tall" in problem.sentence


def test_what_is_too_wide_is_named(square: Language) -> None:
    problem = refused(Stack((words(square, "aa"), words(square, "bbbbbbbbbb"))), square, 40, 99, *LADDER)
    assert problem.code == "fit-width"
    assert problem.sentence.startswith("'bbbbbbbbbb' on the front of a-card in Squares (en)")
    assert f"is {measure(20)} too wide for tiny" in problem.sentence


def test_a_picture_that_does_not_shrink_can_be_too_wide(square: Language) -> None:
    logo = Figure(Drawing(2, 1, ()), 80, 80, alt="Our Shelter", fixed=True)
    assert refused(logo, square, 40, 99).sentence.startswith("'Our Shelter' on the front")


def test_a_page_carries_its_format_and_nothing_but_its_words(square: Language) -> None:
    page = set_page(words(square, "aa"), replace(square, tag="ar", direction="rtl"), 60, 40)
    assert (page.name, page.language, page.direction) == ("front", "ar", "rtl")
    assert (page.width, page.height, page.bleed, page.safe) == (60, 40, 9, 3)
    assert [item.role for item in page.items] == ["text"]


def test_pages_that_are_fitted_together_take_one_rung(square: Language) -> None:
    faces = [PageFace(name, square, "a-leaflet", PLACE) for name in ("outside", "inside")]
    both = [(words(square, "aa"), faces[0]), (words(square, "aaaaa"), faces[1])]
    made = fit_pages(both, form(40, 99), theme(*LADDER))
    assert [page.name for page in made] == ["outside", "inside"]
    assert [sizes(page) for page in made] == [{8}, {8}]


def test_each_page_that_does_not_fit_is_told_of(square: Language) -> None:
    long = words(square, "aaa bbb ccc")
    several = [
        (element, PageFace(name, square, "a-leaflet", PLACE))
        for element, name in ((long, "one"), (words(square, "a"), "two"), (long, "three"))
    ]
    with pytest.raises(ProblemsFound) as found:
        fit_pages(several, form(18, 10), theme(*LADDER))
    assert [problem.sentence.split()[1] for problem in found.value.problems] == ["one", "three"]


def test_upright_folds_are_mirrored_with_the_page_and_level_ones_are_not(square: Language) -> None:
    face = PageFace("inside", square, "a-leaflet", PLACE, (Fold("x", 20), Fold("y", 10)))
    assert fit_page(words(square, "a"), face, form(60, 40), theme()).folds == (Fold("y", 10), Fold("x", 20))
    arabic = replace(face, language=replace(square, tag="ar", direction="rtl"))
    assert fit_page(words(square, "a"), arabic, form(60, 40), theme()).folds == (Fold("y", 10), Fold("x", 40))


def test_flexible_panels_reach_the_foot_of_the_page(square: Language) -> None:
    parts = (FilledBox(words(square, "aa"), NO_EDGES, flex=1, align="top", fixed=True), words(square, "bb"))
    first, last = (item for item in set_page(Stack(parts), square, 60, 100).items if isinstance(item, TextItem))
    assert first.box.y == pytest.approx(0)
    assert last.box.bottom == pytest.approx(100)
