"""The folded leaflet: six parts on two pages, none empty, no word near a fold, and the whole of it mirrored from the right."""

from __future__ import annotations

from itertools import pairwise

import pytest
from ink import SLACK, ink, measured, texts
from library import LIBRARY, lay_out
from sampled import SAMPLED
from typography import painted_dark_share

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.core.geometry import Box
from handbill.graphics.crop import shape_bounds
from handbill.graphics.items import DrawingItem, Fold, Page, RectItem
from handbill.i18n.language import language_tags

NUMBER = "1-888-373-7888"
PIECES = [name for name in material_names(LIBRARY) if "trifold" in find_material(LIBRARY, name).formats]
EVERY = [(name, tag, "trifold") for name in PIECES for tag in language_tags(LIBRARY)]
EVERY += [(name, tag, "trifold-metric") for name in PIECES for tag in SAMPLED]
# Points from the left edge, worked out by hand: 3.625 in and 3.6875 in, 97 mm and 100 mm.
FLAP_FIRST = {"trifold": (261.0, 526.5), "trifold-metric": (274.961, 558.425)}
FLAP_LAST = {"trifold": (265.5, 531.0), "trifold-metric": (283.465, 566.929)}


def leaflet(name: str, tag: str, form: str) -> LaidOutPiece:
    return lay_out(JobSpec(name, today(), (tag,), form=form))


def parts(page: Page) -> list[Box]:
    """The parts of a page from the left, less the safe area at every edge and fold."""
    edges = [0.0, *(fold.at for fold in page.folds), page.width]
    return [Box(left, 0, right - left, page.height).inset(page.safe) for left, right in pairwise(edges)]


def held(page: Page) -> list[list[int]]:
    """For each line of words, the parts that hold all of its ink."""
    return [[index for index, part in enumerate(parts(page)) if part.contains(measured(item), SLACK)] for item in texts(page)]


def test_there_are_leaflets() -> None:
    assert PIECES == ["help-is-here", "is-this-job-real", "what-you-can-do"]


@pytest.mark.parametrize(("name", "tag", "form"), EVERY)
def test_every_part_holds_words_none_comes_near_a_fold_and_each_is_read_whole(name: str, tag: str, form: str) -> None:
    outside, inside = leaflet(name, tag, form).pages
    orders = {"ltr": ([2, 0, 1], [0, 1, 2]), "rtl": ([0, 2, 1], [2, 1, 0])}[outside.direction]
    for page, order in zip((outside, inside), orders, strict=True):
        where = held(page)
        assert all(len(each) == 1 for each in where), [item.text for item, each in zip(texts(page), where, strict=True) if len(each) != 1]
        words = [
            index for (index,), item in zip(where, texts(page), strict=True) if page is outside or item.role not in ("helpline", "contact")
        ]
        # Cover, flap, back; then the inside from where reading starts.
        assert words == sorted(words, key=order.index)
        assert set(words) == {0, 1, 2}


@pytest.mark.parametrize("form", ["trifold", "trifold-metric"])
@pytest.mark.parametrize(("tag", "outer", "inner"), [("en", FLAP_FIRST, FLAP_LAST), ("ar", FLAP_LAST, FLAP_FIRST)])
def test_the_folds_let_the_narrow_part_in(
    form: str, tag: str, outer: dict[str, tuple[float, ...]], inner: dict[str, tuple[float, ...]]
) -> None:
    for page, expected in zip(leaflet("is-this-job-real", tag, form).pages, (outer, inner), strict=True):
        assert all(isinstance(fold, Fold) and fold.axis == "x" for fold in page.folds)
        assert sorted(fold.at for fold in page.folds) == pytest.approx(expected[form], abs=0.001)


@pytest.mark.parametrize(("name", "tag"), [(name, tag) for name in PIECES for tag in language_tags(LIBRARY)])
def test_the_number_is_in_sight_however_the_leaflet_lies_open(name: str, tag: str) -> None:
    outside, inside = leaflet(name, tag, "trifold").pages
    spots = [where[0] for where, item in zip(held(outside), texts(outside), strict=True) if item.text == NUMBER]
    assert spots == ([2, 0, 1] if outside.direction == "ltr" else [0, 2, 1])
    sizes = set()
    for page in (outside, inside):
        numbers = [item for item in texts(page) if item.text == NUMBER]
        assert numbers
        assert all(number.size > item.size for number in numbers for item in texts(page) if item.role not in ("helpline", "title"))
        sizes |= {round(number.size, 1) for number in numbers}
        # As wide as its part's measure.
        assert all(ink(number).width >= 0.97 * min(part.width for part in parts(page)) for number in numbers)
    assert max(sizes) - min(sizes) < 1


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.parametrize("form", ["trifold", "trifold-metric"])
def test_the_cover_is_a_poster(name: str, form: str) -> None:
    outside, _ = leaflet(name, "en", form).pages
    cover = parts(outside)[2]
    (picture,) = [item for item in outside.items if isinstance(item, DrawingItem) and item.role == "picture"]
    assert picture.box.right == pytest.approx(outside.width + outside.bleed, abs=SLACK)
    assert picture.box.bottom >= 0.4 * outside.height
    on_cover = [item for item, where in zip(texts(outside), held(outside), strict=True) if where == [2]]
    assert {item.role for item in on_cover} == {"title", "helpline"}
    title = [item for item in on_cover if item.role == "title"]
    assert title[0].box.y > picture.box.bottom
    assert max(ink(item).width for item in title) >= 0.7 * cover.width


@pytest.mark.parametrize(("name", "tag"), [(name, tag) for name in PIECES for tag in SAMPLED])
def test_color_crosses_a_fold_only_where_it_runs_over_all_parts(name: str, tag: str) -> None:
    for page in leaflet(name, tag, "trifold").pages:
        for item in page.items:
            if not isinstance(item, DrawingItem | RectItem) or item.role == "panel":
                continue
            for left, right in painted(item):
                crossed = [fold.at for fold in page.folds if left < fold.at - SLACK and right > fold.at + SLACK]
                assert not crossed or (left <= SLACK and right >= page.width - SLACK) or len(crossed) == 0, item.role
        # The plates of the parts meet, and together they run over the whole page.
        plates = sorted((item.box.x, item.box.right) for item in page.items if item.role == "panel")
        assert plates[0][0] <= SLACK - page.bleed
        assert max(right for _, right in plates) >= page.width + page.bleed - SLACK
        assert all(other[0] <= one[1] for one, other in pairwise(plates))


def painted(item: DrawingItem | RectItem) -> list[tuple[float, float]]:
    """From where to where the item's areas reach across the page."""
    if isinstance(item, RectItem):
        return [(item.box.x, item.box.right)]
    scale = item.box.width / item.drawing.width
    bounds = [shape_bounds(shape) for shape in item.drawing.shapes]
    return [(item.box.x + left * scale, item.box.x + right * scale) for left, _, right, _ in bounds]


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.parametrize("inks", ["full", "black"])
def test_little_of_a_page_is_dark(name: str, inks: str) -> None:
    for page in lay_out(JobSpec(name, today(), ("en",), form="trifold", inks=inks)).pages:
        assert painted_dark_share(page) <= 0.25


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.parametrize("theme", ["word", "window"])
def test_it_is_set_in_every_composition(name: str, theme: str) -> None:
    for page in lay_out(JobSpec(name, today(), ("en",), form="trifold", theme=theme)).pages:
        assert bool([item for item in page.items if item.role == "picture"]) <= (theme == "window")
        assert [item for item in texts(page) if item.text == NUMBER]


@pytest.mark.parametrize(("name", "tag"), [(name, tag) for name in PIECES for tag in language_tags(LIBRARY)])
def test_the_title_is_read_first_and_largest_and_type_is_of_one_size_throughout(name: str, tag: str) -> None:
    pages = leaflet(name, tag, "trifold").pages
    everything = [item for page in pages for item in texts(page)]
    assert (everything[0].role, everything[0].tags[-1].kind) == ("title", "H1")
    # A title may become a little smaller than the number, to save a line.
    assert everything[0].size == max(item.size for item in everything if not item.link)
    for role in ("item", "heading", "group"):
        of_role = {(item.tags[-1].kind, round(item.size, 3)) for item in everything if item.role == role}
        assert len({size for kind, size in of_role if kind != "H2"}) <= 1


@pytest.mark.parametrize("name", PIECES)
def test_the_leaflet_says_all_that_the_flyer_says(name: str) -> None:
    def said(form: str) -> set[str]:
        return set(" ".join(item.text for page in leaflet(name, "en", form).pages for item in texts(page)).replace("-", "").split())

    assert {word for word in said("letter") if word.isalpha()} <= said("trifold")
