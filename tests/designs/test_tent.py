"""The table tent: what is asked at one side, the number at the other and larger than all else."""

from __future__ import annotations

import pytest
from ink import SLACK, meet, texts
from library import LIBRARY, lay_out

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.graphics.items import RectItem
from handbill.i18n.language import language_tags

NUMBER = "1-888-373-7888"


@pytest.mark.parametrize("form", ["tent", "tent-metric"])
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_the_number_stands_large_at_the_side_where_reading_ends(tag: str, form: str) -> None:
    (page,) = lay_out(JobSpec("room-notice", today(), (tag,), form=form)).pages
    (number,) = [item for item in texts(page) if item.text == NUMBER]
    assert all(number.size > 1.25 * item.size for item in texts(page) if item is not number)
    (block,) = [item for item in page.items if isinstance(item, RectItem) and item.role == "panel"]
    assert block.box.contains(number.box, SLACK)
    # The block ends at the safe area, so that a fold a little off shows nowhere.
    assert (block.box.y, page.height - block.box.bottom) == pytest.approx((page.safe, page.safe), abs=SLACK)
    margin = block.box.x if page.direction == "rtl" else page.width - block.box.right
    assert margin == pytest.approx(page.safe, abs=SLACK)
    words = [item for item in texts(page) if item.role in ("title", "lead", "text")]
    assert len({item.role for item in words}) == 3
    assert not [item.text for item in words if meet(item.box, block.box)]
