"""Posters that hang farther off: type, marks, code and spacing grow with the distance, the number with the sheet."""

from __future__ import annotations

import pytest
from ink import texts
from library import LIBRARY, lay_out
from sampled import SAMPLED

from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.core.geometry import length
from handbill.graphics.items import DrawingItem, Page
from handbill.layout.format import find_format

SIZES = ("18x24", "24x36", "a2", "a1")
POSTERS = [name for name in material_names(LIBRARY) if find_material(LIBRARY, name).design in ("poster", "circles")]


def page_of(name: str, tag: str, form: str) -> Page:
    (page,) = lay_out(JobSpec(name, today(), (tag,), form=form)).pages
    return page


def largest(page: Page, role: str) -> float:
    return max(item.size for item in texts(page) if item.role == role)


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_type_is_as_much_larger_as_the_poster_is_read_from_farther_off(name: str, tag: str, form: str) -> None:
    near, far = page_of(name, tag, "tabloid"), page_of(name, tag, form)
    farther = find_format(LIBRARY, form).viewing / length("1.5 m")
    # The ladder takes each poster to its own step: some steps up or down, not another scale; a title takes its own size, too.
    for role in ("item", "lead", "imprint"):
        assert 0.85 <= largest(far, role) / largest(near, role) / farther <= 1.35


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("name", ["know-the-signs", "circles-of-support"])
@pytest.mark.parametrize("tag", SAMPLED)
def test_the_number_reaches_across_the_sheet(name: str, tag: str, form: str) -> None:
    page = page_of(name, tag, form)
    (number,) = [item for item in texts(page, "helpline") if item.text == "1-888-373-7888"]
    assert number.box.width > 0.75 * page.width


@pytest.mark.parametrize("form", ["tabloid", "a3", *SIZES])
@pytest.mark.parametrize("name", ["know-the-signs", "someone-will-listen"])
def test_a_code_can_be_read_from_a_quarter_of_the_poster_s_distance(name: str, form: str) -> None:
    (code,) = [item for item in page_of(name, "en", form).items if item.role == "code" and isinstance(item, DrawingItem)]
    # A code can be read from ten times its width (imgkilo: a rule of the trade).
    assert 10 * code.box.width >= 0.24 * find_format(LIBRARY, form).viewing
    # Of a poster read from 1.5 m, modules of 1 mm.
    assert code.box.width / code.drawing.width >= length("0.98 mm") * find_format(LIBRARY, form).viewing / length("1.5 m")


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("name", POSTERS)
@pytest.mark.parametrize("tag", SAMPLED)
def test_room_that_words_leave_is_in_one_place(name: str, tag: str, form: str) -> None:
    page = page_of(name, tag, form)
    reach, gaps = 0.0, []
    for item in sorted(texts(page), key=lambda each: each.box.y):
        gaps.append(item.box.y - reach)
        reach = max(reach, item.box.bottom)
    *others, largest_gap = sorted([*gaps, page.height - reach])
    assert max(others) < page.height / 12
    assert largest_gap < page.height / 5
