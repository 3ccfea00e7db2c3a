"""What an organization has given and a piece has no room for is reported, and nothing else is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from ink import texts
from library import build, lay_out

from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Logo, Organization

TODAY = dt.date(2026, 11, 30)
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>'
GIVEN = {
    "phone": "336-555-0142",
    "phone_label": (("en", "Office"),),
    "phone_2": "336-555-0143",
    "phone_2_label": (("en", "After hours"),),
    "url": "https://riverside.example",
    "social": ("@rivertown", "social.example/r"),
    "logos": (Logo(LOGO),),
}
BESIDE = {"url": ("phone",), "phone_label": ("phone",), "phone_2": ("phone",), "phone_2_label": ("phone", "phone_2")}  # what it needs
SAID = {
    "name": "the organization's name",
    "phone": "the organization's number",
    "phone_label": "the organization's words before its number",
    "phone_2": "the organization's second number",
    "phone_2_label": "the organization's words before its second number",
    "url": "the organization's web address",
    "social": "the organization's names on social media",
    "logos": "the organization's logo",
}
# What each has no room for. A notice has room for what a tent, made of the same words, has not.
NO_ROOM = {
    ("help-is-here", "letter"): (),
    ("indicator-card", "us-card"): ("phone_2", "url", "social"),
    ("useful-numbers", "fold-card"): ("phone_label", "phone_2", "url", "social", "logos"),
    ("overlay-label", "label"): ("name", "phone", "phone_2", "url", "social", "logos"),
    ("safe-adult-card", "us-card"): ("phone", "phone_2", "url", "social", "logos"),
    ("room-notice", "half-letter"): (),
    ("room-notice", "tent"): ("phone_label", "phone_2", "url", "social", "logos"),
}
INSTEAD = {("room-notice", "tent"): "; half-letter, letter have"}  # the sizes that have room


def spec(material: str, form: str, *keys: str) -> JobSpec:
    who = Organization("Rivertown Center", **{key: GIVEN[key] for key in keys})  # type: ignore[arg-type]
    return JobSpec(material, TODAY, form=form, organization=who)


def remarks(asked: JobSpec) -> list[tuple[str, str]]:
    return [(remark.code, remark.sentence) for remark in build(asked).remarks]


@pytest.mark.parametrize("key", GIVEN)
@pytest.mark.parametrize(("material", "form"), NO_ROOM)
def test_what_a_piece_has_no_room_for_is_reported(material: str, form: str, key: str) -> None:
    # A web address alone takes the place of the number, so it is given beside one.
    keys = (*BESIDE.get(key, ()), key)
    missing = [each for each in ("name", *keys) if each in NO_ROOM[material, form]]
    instead = INSTEAD.get((material, form), "")
    reported = [("fit-unprinted", f"{material} as {form} has no room for {SAID[each]}{instead}") for each in missing]
    assert remarks(spec(material, form, *keys)) == reported


@pytest.mark.parametrize("keys", [tuple(GIVEN), tuple(GIVEN)[::-1]])
@pytest.mark.parametrize(("material", "form"), [each for each, keys in NO_ROOM.items() if keys])
def test_all_that_is_not_printed_is_reported_together_in_one_order(material: str, form: str, keys: tuple[str, ...]) -> None:
    said = [sentence.rpartition("no room for ")[2].partition(";")[0] for _, sentence in remarks(spec(material, form, *keys))]
    assert said == [SAID[key] for key in NO_ROOM[material, form]]


def test_what_is_reported_is_not_on_the_page_and_what_is_not_reported_is() -> None:
    for (material, form), missing in NO_ROOM.items():
        pages = lay_out(spec(material, form, *GIVEN)).pages
        words = [item.text for page in pages for item in texts(page)]
        printed = {
            "name": "Rivertown Center" in words,
            "phone": GIVEN["phone"] in words,
            "phone_label": "Office" in words or GIVEN["phone"] not in words,
            "phone_2": GIVEN["phone_2"] in words,
            "url": "riverside.example" in words,
            "social": {*GIVEN["social"]} <= {*words},
            "logos": any(item.role == "logo" for page in pages for item in page.items),
        }
        assert {key for key, is_printed in printed.items() if not is_printed} == set(missing), (material, form)


def test_a_web_address_alone_stands_where_the_number_would() -> None:
    assert remarks(spec("indicator-card", "us-card", "url")) == []
    assert "riverside.example" in [item.text for page in lay_out(spec("indicator-card", "us-card", "url")).pages for item in texts(page)]


def test_nothing_is_missed_that_was_not_given() -> None:
    for (material, form), missing in NO_ROOM.items():
        assert len(remarks(spec(material, form))) == ("name" in missing)
        assert remarks(JobSpec(material, TODAY, form=form)) == []


def test_words_before_a_number_that_is_not_printed_are_not_missed_beside_it() -> None:
    said = [sentence for _, sentence in remarks(spec("overlay-label", "label", "phone", "phone_label"))]
    assert [sentence.rpartition("no room for ")[2] for sentence in said] == [SAID["name"], SAID["phone"]]


def test_of_several_logos_those_that_are_left_out_are_reported() -> None:
    who = Organization("Rivertown Center", logos=(Logo(LOGO), Logo(LOGO + b" "), Logo(LOGO + b"  ")))
    card, fold = (JobSpec(material, TODAY, organization=who) for material in ("indicator-card", "useful-numbers"))
    assert remarks(card) == [("fit-unprinted", "indicator-card as us-card has no room for the organization's logos after the first")]
    assert remarks(fold) == [("fit-unprinted", "useful-numbers as fold-card has no room for the organization's logos")]
    assert remarks(replace(card, material="help-is-here")) == []


def test_logos_that_make_a_page_too_tall_are_left_out_and_reported() -> None:
    who = Organization("Rivertown Center", **{**GIVEN, "logos": (Logo(LOGO),) * 2})  # type: ignore[arg-type]
    tall = JobSpec("what-you-can-do", TODAY, ("my",), form="half-letter-flyer", organization=who)
    ((_, said),) = remarks(tall)
    assert said.startswith("what-you-can-do as half-letter-flyer has no room for the organization's logos")
    assert "letter" in said.partition("; ")[2].split(", ")
    assert remarks(replace(tall, form="letter")) == []
    assert remarks(replace(tall, organization=replace(who, logos=()))) == []
