"""Reading an order from its file, and reporting everything that is wrong with it at once, with its lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY
from order_files import EXAMPLE, SCHOOL

from handbill.contacts.organization import Organization
from handbill.orders.read_order import read_order

ITEM = "{piece: indicator-card, language: es, quantity: 120}"


def test_the_example_is_an_order() -> None:
    order = read_order(LIBRARY, EXAMPLE)
    assert order.name == "Spring campaign 2027"
    assert [(each.folder, each.print, each.region, len(each.items)) for each in order.destinations] == [
        ("lincoln-high-school", "office", "us", 5),
        ("guilford-county-schools-central-warehouse", "press", "us", 5),
        ("lycée-jean-moulin", "office", "metric", 2),
    ]
    school, warehouse, lycee = order.destinations
    assert [item.job.spec.languages for item in school.items[:2]] == [("es",), ("vi",)]
    assert (school.copies, warehouse.shop.id if warehouse.shop else "") == (562, "us-offset")
    assert school.organization == Organization("Riverside Family Center", "336-555-0142", "https://riverside.example")
    assert lycee.organization == school.organization
    assert [item.job.spec.form for item in lycee.items] == ["id-1", "a5-flyer"]


def test_what_is_left_out_has_a_value(ordered) -> None:
    order = ordered(SCHOOL, "Spring 27.yaml")
    (school,) = order.destinations
    assert (order.name, order.folder, school.contact, school.region, school.organization) == ("Spring 27", "spring-27", "", "us", None)
    (item,) = school.items
    assert (item.job.spec.form, item.job.spec.theme, item.job.spec.inks, item.copies, item.sheet) == ("us-card", "field", "full", 120, "")
    assert item.job.spec.editions == ()


def test_an_item_s_sheet_goes_before_its_destination_s(ordered) -> None:
    text = SCHOOL.replace("    print: office", '    print: office\n    sheet: "8373"')
    text += f"      - {ITEM.replace('es', 'vi').replace('}', ', sheet: letter}')}\n"
    first, second = ordered(text).destinations[0].items
    assert (first.sheet, first.job.spec.paper.stock) == ("8373", "avery-8373")
    assert (second.sheet, second.job.spec.paper.stock) == ("letter", "plain-letter")


@pytest.mark.parametrize(
    ("old", "new", "code", "key", "says"),
    [
        ("120", "12.5", "content-type", "items.0.quantity", "a whole number"),
        ("120", "'12'", "content-type", "items.0.quantity", "a whole number, not text"),
        ("120", "0", "content-value", "items.0.quantity", "from 1 to 1000000"),
        ("120", "yes", "content-type", "items.0.quantity", "a whole number, not yes or no"),
        ("indicator-card", "indicator-cart", "usage-material", "items.0.piece", "no material called"),
        ("language: es", "language: xx", "usage-language", "items.0.language", "no language pack 'xx'"),
        ("language: es", "language: [es, es]", "content-value", "items.0.language.1", "twice"),
        ("language: es", "language: 5", "content-type", "items.0.language", "should be text"),
        ("120}", "120, format: letter}", "usage-format", "items.0.format", "not made as letter"),
        ("120}", "120, format: leter}", "usage-format", "items.0.format", "no format called"),
        ("120}", "120, theme: feild}", "usage-theme", "items.0.theme", "no theme"),
        ("120}", "120, theme: high-contrast}", "usage-theme", "items.0.theme", "is an edition, not a theme"),
        ("120}", "120, editions: [high]}", "usage-edition", "items.0.editions", "no edition called"),
        ("120}", "120, editions: high-contrast}", "content-type", "items.0.editions", "a list"),
        ("120}", "120, editions: [large-print]}", "fit-edition", "items.0.editions", "has no room for large print"),
        ("120}", "120, inks: blue}", "usage-inks", "items.0.inks", "not a choice of inks"),
        ("120}", "120, sheet: '9999'}", "usage-stock", "items.0.sheet", "no card stock"),
        ("120}", "120, sheet: '5366'}", "usage-stock", "items.0.sheet", "the piece is 3.5 x 2 in"),
        ("120}", "120, sheet: sra3}", "usage-stock", "items.0.sheet", "sold only to print shops"),
        ("indicator-card", "know-the-signs, sheet: letter", "usage-stock", "items.0.sheet", "too small"),
        ("indicator-card", "overlay-label, sheet: letter", "usage-stock", "items.0.sheet", "is not adhesive"),
        (
            "print: office",
            "print: press, sheet: '5371'".replace(", ", "\n    "),
            "usage-stock",
            "items.0.sheet",
            "a print shop cannot run it",
        ),
        ("print: office", "print: press\n    shop: riso", "usage-inks", "items.0.inks", "four inks"),
        ("print: office", "print: press\n    shop: nobody", "usage-shop", "shop", "no print shop called"),
        ("print: office", "print: office\n    shop: us-offset", "content-value", "shop", "an office printer prints this"),
        ("print: office", "print: mail", "content-value", "print", "'mail' is not a way to print"),
        ("[400 Oak Street]", "[]", "content-value", "address", "1 to 8 entries"),
        ("[400 Oak Street]", "['  ']", "content-value", "address.0", "not be empty"),
        ("    address: [400 Oak Street]\n", "", "content-key-missing", "address", "is missing"),
        ("Lincoln High School", "'???'", "content-value", "name", "cannot be turned into a folder name"),
        ("Lincoln High School", '"\\U00013000 School"', "glyph-missing", "name", "no font has"),
        ("print: office", "print: office\n    organization: gone.yaml", "content-unreadable", "", "cannot read"),
        (
            "print: office",
            "print: office\n    organization: {name: X, phone: '555-01'}",
            "number-malformed",
            "organization.phone",
            "not a tele",
        ),
        ("print: office", "print: office\n    organization: 5", "content-type", "organization", "should be text"),
    ],
)
def test_one_wrong_thing(wrong, old: str, new: str, code: str, key: str, says: str) -> None:
    assert old in SCHOOL
    (problem,) = wrong(SCHOOL.replace(old, new, 1))
    assert problem.code == code
    assert problem.place.key == (f"destinations.0.{key}" if key else "")
    assert says in problem.sentence
    assert problem.hint
    assert "--" not in problem.hint


def test_everything_wrong_is_reported_at_once_in_the_order_of_the_file(wrong) -> None:
    text = SCHOOL.replace("120", "1.5").replace("indicator-card", "indicator-cart").replace("[400 Oak Street]", "[]")
    text += f"      - {ITEM.replace('es', 'xx')}\n"
    text += f"  - name: lincoln HIGH school\n    address: [x]\n    print: press\n    items: [{ITEM}, {ITEM}]\n"
    assert [(problem.code, problem.place.line) for problem in wrong(text)] == [
        ("content-value", 3),
        ("content-type", 6),
        ("usage-material", 6),
        ("usage-language", 7),
        ("content-duplicate", 8),
        ("content-duplicate", 11),
    ]


def test_the_same_piece_twice_in_other_words_is_twice(wrong) -> None:
    text = SCHOOL + f"      - {ITEM.replace('}', ', format: us-card, theme: field}')}\n"
    (problem,) = wrong(text)
    assert (problem.code, problem.place.line) == ("content-duplicate", 7)
    assert "orders indicator-card in es as us-card twice, first in line 6" in problem.sentence


def test_editions_in_another_order_are_the_same_piece_and_without_them_another(wrong, ordered) -> None:
    school = SCHOOL.replace("indicator-card", "know-the-signs")
    item = f"      - {ITEM.replace('indicator-card', 'know-the-signs')}\n"
    with_both = school + item.replace("}", ", editions: [large-print, high-contrast]}")
    first, second = ordered(with_both).destinations[0].items
    assert (first.job.spec.editions, second.job.spec.editions) == ((), ("high-contrast", "large-print"))
    (problem,) = wrong(with_both + item.replace("}", ", editions: [high-contrast, large-print]}"))
    assert (problem.code, problem.place.line) == ("content-duplicate", 8)


def test_what_is_wrong_inside_an_organization_is_reported_once(wrong) -> None:
    text = SCHOOL.replace("print: office", "print: office\n    organization: {nam: X, url: nowhere, logo: no.svg}")
    keys = [problem.place.key.removeprefix("destinations.0.organization.") for problem in wrong(text)]
    assert sorted(keys) == ["logo", "nam", "name", "url"]


def test_files_are_looked_for_beside_the_order(ordered, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "who.yaml").write_text("name: Harbor\n", encoding="utf-8")
    shop = Path(__file__).parents[2] / "layouts" / "shops" / "us-offset.yaml"
    (tmp_path / "mine.yaml").write_text(shop.read_text(encoding="utf-8").replace("default_for: us\n", ""), encoding="utf-8")
    monkeypatch.chdir("/")
    (school,) = ordered(SCHOOL.replace("office", "press\n    shop: mine.yaml\n    organization: who.yaml")).destinations
    assert school.organization == Organization("Harbor")
    assert school.shop is not None
    assert school.shop.id == "mine"
