"""The circles poster: an arc for each level, one within another, from the side where reading starts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from ink import SLACK, texts
from library import LIBRARY, lay_out

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.graphics.items import DrawingItem, Page, RectItem
from handbill.i18n.language import language_tags
from handbill.layout.region import REGIONS


def arcs(page: Page) -> list[DrawingItem]:
    return [item for item in page.items if isinstance(item, DrawingItem) and item.role == "arc"]


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_there_are_as_many_arcs_as_levels_each_within_the_one_before(tag: str, region: str) -> None:
    setting = lay_out(JobSpec("circles-of-support", today(), (tag,), region=region))
    (page,) = setting.pages
    levels = [block.label for panel in setting.piece.panels for block in panel.blocks if block.role == "level"]
    assert len(arcs(page)) == len(levels) == 4
    for wide, narrow in pairwise(arcs(page)):
        assert wide.box.contains(narrow.box, SLACK)
        assert narrow.box.width < wide.box.width
        assert narrow.box.height < wide.box.height
    # The widest arc belongs to the level farthest from the person, and its words stand on top.
    spoken = [item.text for item in texts(page, "level") if item.text in levels]
    assert spoken == levels[::-1]


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_arcs_come_in_from_the_side_where_reading_starts(tag: str) -> None:
    (page,) = lay_out(JobSpec("circles-of-support", today(), (tag,))).pages
    for arc in arcs(page):
        (path,) = [shape.path for shape in arc.drawing.shapes]
        on_edge = {points[-2] for _, points in (path[0], path[-1])}
        if page.direction == "rtl":
            assert arc.box.right == pytest.approx(page.width + page.bleed, abs=SLACK)
            assert on_edge == {arc.drawing.width}
        else:
            assert arc.box.x == pytest.approx(-page.bleed, abs=SLACK)
            assert on_edge == {0}


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_a_line_leads_from_each_arc_to_its_words(tag: str) -> None:
    (page,) = lay_out(JobSpec("circles-of-support", today(), (tag,))).pages
    leaders = [item for item in page.items if isinstance(item, RectItem) and item.role == "leader"]
    assert len(leaders) == len(arcs(page))
    words = [item.box for item in texts(page, "level")]
    for arc, leader in zip(arcs(page), leaders, strict=True):
        assert arc.box.x < leader.box.right
        assert leader.box.x < arc.box.right
        assert leader.box.width > 0
        gap = min((leader.box.x - box.right) if page.direction == "rtl" else (box.x - leader.box.right) for box in words)
        assert 0 < gap < 20
