"""The help line's number: the same on every edition of a piece, from edge to edge of its measure."""

from __future__ import annotations

import pytest
from ink import ink, texts
from library import LIBRARY, languages_of, lay_out
from page_settings import LARGE

from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.core.geometry import Box

NUMBERED = [
    name
    for name in material_names(LIBRARY)
    if any(block.role == "helpline" for panel in find_material(LIBRARY, name).panels for block in panel.blocks)
]
# On these the last number gives up width where there is a line under it, in scripts that need the height: how much it keeps.
NARROWED = {"indicator-card": 0.8, "overlay-label": 0.5}
SHEETS = ["know-the-signs", "circles-of-support", "help-is-here", "is-this-job-real", "what-you-can-do", "room-notice"]


def numbers(name: str, tag: str, form: str = "", editions: tuple[str, ...] = ()) -> list[tuple[Box, float]]:
    """The help line's number on each page, its ink and its type size."""
    pages = lay_out(JobSpec(name, today(), (tag,), form=form, editions=editions)).pages
    items = [item for page in pages for item in texts(page, "helpline") if item.link.startswith("tel:")]
    return [(ink(item), item.size) for item in items]


@pytest.mark.parametrize("name", [name for name in NUMBERED if name not in NARROWED])
def test_the_number_is_as_large_in_every_language(name: str) -> None:
    found = {tuple((round(box.width, 2), round(size, 2)) for box, size in numbers(name, tag)) for tag in languages_of(name)}
    assert len(found) == 1, found
    assert all(size > 0 for sizes in found for _, size in sizes)


@pytest.mark.parametrize("name", NARROWED)
def test_only_the_last_number_of_small_forms_is_narrower_where_words_need_the_height(name: str) -> None:
    found = {tag: numbers(name, tag) for tag in languages_of(name)}
    assert len({tuple((round(box.width, 2), round(size, 2)) for box, size in each[:-1]) for each in found.values()}) == 1
    widest, largest = found["en"][-1][0].width, found["en"][-1][1]
    for tag, each in found.items():
        box, size = each[-1]
        assert widest + 0.1 >= box.width >= NARROWED[name] * widest - 0.1, tag
        assert size / largest == pytest.approx(box.width / widest, abs=0.01)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_the_number_reaches_from_margin_to_margin_of_a_sheet(name: str, tag: str) -> None:
    (page,) = lay_out(JobSpec(name, today(), (tag,))).pages
    ((number, _),) = numbers(name, tag)
    (title,) = texts(page, "title")[:1]
    margin = page.width - ink(title).right if page.direction == "rtl" else ink(title).x
    assert number.x == pytest.approx(margin, abs=0.1)
    assert number.width / (page.width - 2 * margin) == pytest.approx(1, abs=0.002)


@pytest.mark.parametrize(("name", "form"), LARGE)
def test_large_print_never_makes_the_number_smaller(name: str, form: str) -> None:
    for tag in languages_of(name, ("en", "ar")):
        plain, large = numbers(name, tag, form), numbers(name, tag, form, ("large-print",))
        assert plain
        assert all(grown >= size - 0.01 for (_, size), (_, grown) in zip(plain, large, strict=True))
