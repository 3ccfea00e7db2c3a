"""Flyers with tabs to tear off: each strip carries the number, turned, and is cut beside the words, never through them."""

from __future__ import annotations

from itertools import product

import pytest
from ink import SLACK, ink, meet, texts
from library import LIBRARY, lay_out
from sampled import SAMPLED

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import Box
from handbill.graphics.items import RectItem
from handbill.i18n.language import language_tags

NUMBER = "1-888-373-7888"
COUNT = 10


@pytest.mark.parametrize(("tag", "form"), [*product(language_tags(LIBRARY), ["letter-tabs"]), *product(SAMPLED, ["a4-tabs"])])
def test_every_strip_has_the_number_and_a_line_to_cut_along(tag: str, form: str) -> None:
    setting = lay_out(JobSpec("help-is-here", today(), (tag,), form=form))
    (page,) = setting.pages
    top, width = page.height - setting.form.tab_height, page.width / COUNT
    strips = [Box(index * width, top, width, setting.form.tab_height) for index in range(COUNT)]
    turned = [item for item in texts(page) if item.turn]
    assert [(item.text, item.turn) for item in turned] == [(NUMBER, 90)] * COUNT
    assert all(strip.contains(ink(item), SLACK) for strip, item in zip(strips, sorted(turned, key=lambda item: item.box.x), strict=True))
    assert len({round(item.size, 3) for item in turned}) == 1
    # Read aloud once, at the side where reading starts.
    assert [bool(item.tags) for item in turned] == [True] + [False] * (COUNT - 1)
    assert strips[-1 if page.direction == "rtl" else 0].contains(turned[0].box, SLACK)
    cuts = [item for item in page.items if isinstance(item, RectItem) and item.role == "cut"]
    upright, across = [cut for cut in cuts if not cut.box.width], [cut for cut in cuts if cut.box.width]
    assert sorted(cut.box.x for cut in upright) == pytest.approx([index * width for index in range(1, COUNT)])
    assert all((cut.box.y, cut.box.bottom) == pytest.approx((top, page.height), abs=SLACK) for cut in upright)
    assert [(cut.box.x, cut.box.y, cut.box.right) for cut in across] == [pytest.approx((0, top, page.width), abs=SLACK)]
    # A line has no thickness as a box; a point to each side keeps the knife off the words too.
    assert not [item.text for item in texts(page) for cut in cuts if meet(ink(item), cut.box.inset(-1))]


def test_a_flyer_without_tabs_has_none() -> None:
    (page,) = lay_out(JobSpec("help-is-here", today(), ("en",))).pages
    assert not [item for item in page.items if item.role == "cut" or getattr(item, "turn", 0)]
