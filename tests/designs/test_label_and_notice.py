"""The small forms: a label with its number on one line, and notices two to a sheet."""

from __future__ import annotations

import pytest
from ink import SLACK, ink, meet, texts
from library import LIBRARY, lay_out, sheets_of

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.i18n.language import language_tags
from handbill.layout.region import REGIONS

NUMBER = "1-888-373-7888"


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_a_label_is_one_line_of_words_and_the_number_on_one_line(tag: str, region: str) -> None:
    setting = lay_out(JobSpec("overlay-label", today(), (tag,), region=region))
    (page,) = setting.pages
    (block,) = [block for panel in setting.piece.panels for block in panel.blocks if block.role == "helpline"]
    words, number = texts(page, "helpline")
    assert (words.text, number.text) == (block.label, NUMBER)
    assert words.baseline < number.baseline
    assert number.size >= 1.5 * max(item.size for item in texts(page) if item is not number)
    # Centered, whichever way the language is read: the label covers an older one, and nothing stands beside it.
    # Of the number, it is the ink that is centered.
    boxes = [ink(item) if item is number else item.box for item in texts(page)]
    assert all(box.center[0] == pytest.approx(page.width / 2, abs=SLACK) for box in boxes)


@pytest.mark.parametrize("region", REGIONS)
def test_two_notices_stand_on_a_sheet_one_above_the_other(region: str) -> None:
    request = JobSpec("room-notice", today(), ("en",), "office", region=region)
    setting = lay_out(request)
    (sheet,) = sheets_of(setting, request)
    upper, lower = sorted(sheet.placements, key=lambda placement: placement.box.y)
    assert {upper.page, lower.page} == {0}
    for placement in (upper, lower):
        assert (placement.box.width, placement.box.height) == pytest.approx((setting.form.width, setting.form.height))
        assert Box(0, 0, sheet.width, sheet.height).contains(placement.box, SLACK)
    assert not meet(upper.box, lower.box)
    # Half of A4 is 148.5 mm, of which an A5 notice takes 148: at most a millimeter stays between them.
    assert 0 <= lower.box.y - upper.box.bottom + SLACK <= MILLIMETER + 2 * SLACK
    assert sheet.height <= 2 * setting.form.height + MILLIMETER + SLACK
