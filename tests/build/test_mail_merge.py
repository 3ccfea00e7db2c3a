"""An organization's words in a template's boxes."""

from __future__ import annotations

import datetime as dt

import pytest
from library import LIBRARY, build

from handbill.build.job_spec import JobSpec
from handbill.build.mail_merge import mail_merge_template
from handbill.contacts.organization import Organization
from handbill.core.problems import ProblemsFound

TODAY = dt.date(2026, 11, 24)
LONG = "WWWWWWW " * 14 + "W"


def spec(name: str, short_name: str = "") -> JobSpec:
    return JobSpec("indicator-card", TODAY, ("km",), organization=Organization(name, "336-555-0142", short_name=short_name))


def test_a_short_name_takes_the_place_of_a_long_one() -> None:
    asked = spec(LONG, "W Center")
    filled = mail_merge_template(LIBRARY, asked).fill(asked.organization)
    assert any(getattr(item, "text", "") == "W Center" for box in filled.boxes.values() for item in box)
    with pytest.raises(ProblemsFound, match="too long for Wallet card"):
        mail_merge_template(LIBRARY, spec(LONG)).fill(spec(LONG).organization)


def test_nothing_else_on_the_page_depends_on_the_words() -> None:
    one, other = (build(spec(name)).setting.pages for name in ("A B", "River County Family Justice and Advocacy Center"))
    for page, same in zip(one, other, strict=True):
        assert [item for item in page.items if not item.form and not item.tags] == [
            item for item in same.items if not item.form and not item.tags
        ]
        assert [item.box for item in page.items if not item.form] == [item.box for item in same.items if not item.form]
