"""Numbers as people write them: what is dialed, what is printed, and what cannot exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY

from handbill.batch.records.check_record import record_organization
from handbill.batch.records.records import read_records
from handbill.build.defaults import default_organization
from handbill.build.settings_problems import settings_problems
from handbill.campaign.campaign import Campaign
from handbill.contacts.number_styles import number_rules
from handbill.contacts.organization import Organization
from handbill.contacts.phone_numbers import malformed, read_number
from handbill.content.compose import local_of
from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.orders.read_order import read_order


@pytest.mark.parametrize(
    ("country", "written", "dialed", "printed"),
    [
        *(("us", each, "+13365550142", "336-555-0142") for each in ("3365550142", "+1 336 555 0142", "(336) 555-0142", "1-336-555-0142")),
        *(("us", each, "+13365550142", "336-555-0142") for each in ("٣٣٦-٥٥٥-٠١٤٢", "۳۳۶۵۵۵۰۱۴۲", "३३६ ५५५ ०१४२", "tel:+13365550142")),
        *(
            ("us", f"336-555-0142{each}", "+13365550142;ext=12", "336-555-0142 x12")
            for each in ("x12", " x 12", " ext. 12", ", extension 12", " #12", ";ext=12", ",,12", " (ext 12)", " ext ۱۲")
        ),
        ("us", "8005550142", "+18005550142", "1-800-555-0142"),
        ("us", "1-800-411-0142", "+18004110142", "1-800-411-0142"),  # free numbers may have the digits of a service
        ("us", "1-800-FLOWERS", "+18003569377", "1-800-FLOWERS"),
        ("us", "+44 (0)20 7946 0018", "+442079460018", "+44 20 7946 0018"),
        ("us", "212-555-0100", "+12125550100", "212-555-0100"),
        ("ca", "604.555.0142 poste 7", "+16045550142;ext=7", "604-555-0142 x7"),
        ("gb", "02079460018", "+442079460018", "020 7946 0018"),
        ("gb", "01632 960123", "+441632960123", "01632 960123"),
        ("gb", "116 123", "116123", "116 123"),
        ("au", "13 11 14", "+61131114", "13 11 14"),
        ("mx", "5512345678", "+525512345678", "55 1234 5678"),
        *(("us", each, each, each) for each in ("911", "988", "211", "233733")),
        ("us", "٩١١", "911", "911"),
    ],
)
def test_a_number_is_read_however_it_is_written(country: str, written: str, dialed: str, printed: str) -> None:
    number = read_number(written, country)
    assert (number.dialed, number.printed, number.fault) == (dialed, printed, "")
    assert read_number(printed, country) == number  # printed again, it is the same


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        *(
            (each, "no such numbers")
            for each in ("000-000-0000", "123-456-7890", "111-111-1111", "999-999-9999", "336-155-0142", "999-555-0142")
        ),
        ("336-911-0142", "digits of a service"),
        ("+44 0000 000000", "no such numbers"),
        ("123", "no short number"),
        ("000", "no short number"),
        *((each, "words beside it") for each in ("Call 336-555-0142", "336-555-0142 h")),
        *((each, "not a telephone number") for each in ("336-555-0142 / 336-555-0143", "336-555-0142 cell", "12 34", "555-0142", "x", "")),
    ],
)
def test_what_cannot_be_dialed_is_refused(written: str, fault: str) -> None:
    number = read_number(written, "us")
    assert fault in number.fault
    assert (number.dialed, number.printed) == ("", "")


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("hyphens", "336-555-0142 x12"),
        ("spaces", "336 555 0142 x12"),
        ("dots", "336.555.0142 x12"),
        ("national", "(336) 555-0142 x12"),
        ("international", "+1 336 555 0142 x12"),
    ],
)
def test_a_number_is_written_in_every_style(style: str, printed: str) -> None:
    assert read_number("3365550142 ext 12", "us", style).printed == printed


def test_every_country_has_a_style_that_there_is() -> None:
    rules = number_rules()
    assert {each.style for each in rules.countries.values()} | {rules.other} <= rules.styles.keys()
    with pytest.raises(ProblemsFound, match="did you mean hyphens"):
        read_number("3365550142", "us", "hyphen")


def test_the_numbers_of_help_lines_must_exist_too() -> None:
    assert not malformed("+13365550142", "US", Place())
    assert [problem.code for number in ("+13369110142", "+11234567890") for problem in malformed(number, "US", Place())] == [
        "number-malformed"
    ] * 2


def test_a_link_rings_the_extension() -> None:
    local = local_of(Organization("A", "336-555-0142 x12"), "us")
    assert local
    assert local.phone
    assert (local.phone.printed, local.phone.link) == ("336-555-0142 x12", "tel:+13365550142;ext=12")


ORDER = """
name: Spring
destinations:
  - name: School
    address: [Oak Street]
    print: office
    organization: {{name: A, phone: "{phone}"}}
    items: [{{piece: indicator-card, language: en, quantity: 10}}]
"""


@pytest.fixture
def campaign(tmp_path: Path) -> Campaign:
    """A campaign that writes numbers with dots."""
    (tmp_path / "handbill.yaml").write_text("name: Mine\norganization: mine.yaml\nnumbers: dots\n", encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("name: A\nphone: 336 555 0142\nphone_2: '+13365550143'\n", encoding="utf-8")
    return Campaign.open(tmp_path)


def test_a_campaign_writes_all_its_numbers_in_its_own_way(campaign: Campaign, tmp_path: Path) -> None:
    ours = default_organization(campaign)
    assert ours
    assert (ours.phone, ours.phone_2) == ("336.555.0142", "336.555.0143")
    order = tmp_path / "order.yaml"
    order.write_text(ORDER.format(phone="336 555 0144"), encoding="utf-8")
    asked = [each.organization for each in read_order(campaign, order).destinations]
    assert [each and each.phone for each in asked] == ["336.555.0144"]


def test_an_unknown_style_is_told_at_its_line(campaign: Campaign, tmp_path: Path) -> None:
    (tmp_path / "handbill.yaml").write_text("name: Mine\nnumbers: dotted\n", encoding="utf-8")
    (problem,) = settings_problems(Campaign.open(tmp_path))
    assert (problem.code, problem.place.line, problem.place.key) == ("usage-numbers", 2, "numbers")


def test_numbers_that_cannot_exist_are_told_in_lists_and_orders(tmp_path: Path) -> None:
    table, order = tmp_path / "list.csv", tmp_path / "order.yaml"
    table.write_text("organization,phone\nA,000-000-0000\nB,123-456-7890\nC,3365550142\n", encoding="utf-8")
    records, found = read_records(table), list[Problem]()
    read = [record_organization(records, record, found) for record in records.records]
    assert [(problem.code, problem.place.line) for problem in found] == [("number-malformed", 2), ("number-malformed", 3)]
    assert [each and each.phone for each in read] == [None, None, "336-555-0142"]
    order.write_text(ORDER.format(phone="123-456-7890"), encoding="utf-8")
    with pytest.raises(ProblemsFound, match="cannot exist"):
        read_order(LIBRARY, order)
