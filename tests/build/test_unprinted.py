"""What an organization has given and a piece has no room for is reported, and nothing else is."""

from __future__ import annotations

import datetime as dt

import pytest
from ink import texts
from library import build, lay_out

from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Organization

TODAY = dt.date(2026, 11, 24)
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>'
GIVEN = {"phone": "336-555-0142", "url": "https://riverside.example", "logo": LOGO}
SAID = {
    "name": "the organization's name",
    "phone": "the organization's number",
    "url": "the organization's web address",
    "logo": "the organization's logo",
}
# What each has no room for. A notice has room for what a tent, made of the same words, has not.
NO_ROOM = {
    ("help-is-here", "letter"): (),
    ("indicator-card", "us-card"): ("url",),
    ("useful-numbers", "fold-card"): ("url", "logo"),
    ("overlay-label", "label"): ("name", "phone", "url", "logo"),
    ("safe-adult-card", "us-card"): ("phone", "url", "logo"),
    ("room-notice", "half-letter"): (),
    ("room-notice", "tent"): ("url", "logo"),
}


def spec(material: str, form: str, *keys: str) -> JobSpec:
    who = Organization("Rivertown Center", **{key: GIVEN[key] for key in keys})  # type: ignore[arg-type]
    return JobSpec(material, TODAY, form=form, organization=who)


def remarks(asked: JobSpec) -> list[tuple[str, str]]:
    return [(remark.code, remark.sentence) for remark in build(asked).remarks]


@pytest.mark.parametrize("key", GIVEN)
@pytest.mark.parametrize(("material", "form"), NO_ROOM)
def test_what_a_piece_has_no_room_for_is_reported(material: str, form: str, key: str) -> None:
    # A web address alone takes the place of the number, so it is given beside one.
    keys = ("phone", "url") if key == "url" else (key,)
    missing = [each for each in ("name", *keys) if each in NO_ROOM[material, form]]
    reported = [("fit-unprinted", f"{material} as {form} has no room for {SAID[each]}") for each in missing]
    assert remarks(spec(material, form, *keys)) == reported


@pytest.mark.parametrize("keys", [tuple(GIVEN), ("logo", "url", "phone")])
@pytest.mark.parametrize(("material", "form"), [each for each, keys in NO_ROOM.items() if keys])
def test_all_that_is_not_printed_is_reported_together_in_one_order(material: str, form: str, keys: tuple[str, ...]) -> None:
    assert [said.rpartition("no room for ")[2] for _, said in remarks(spec(material, form, *keys))] == [
        SAID[key] for key in NO_ROOM[material, form]
    ]


def test_what_is_reported_is_not_on_the_page_and_what_is_not_reported_is() -> None:
    for (material, form), missing in NO_ROOM.items():
        pages = lay_out(spec(material, form, *GIVEN)).pages
        words = [item.text for page in pages for item in texts(page)]
        printed = {
            "name": "Rivertown Center" in words,
            "phone": GIVEN["phone"] in words,
            "url": "riverside.example" in words,
            "logo": any(item.role == "logo" for page in pages for item in page.items),
        }
        assert {key for key, is_printed in printed.items() if not is_printed} == set(missing), (material, form)


def test_a_web_address_alone_stands_where_the_number_would() -> None:
    assert remarks(spec("indicator-card", "us-card", "url")) == []
    assert "riverside.example" in [item.text for page in lay_out(spec("indicator-card", "us-card", "url")).pages for item in texts(page)]


def test_nothing_is_missed_that_was_not_given() -> None:
    for (material, form), missing in NO_ROOM.items():
        assert len(remarks(spec(material, form))) == ("name" in missing)
        assert remarks(JobSpec(material, TODAY, form=form)) == []
