"""Print shops: what ships, what the loader refuses, and what a shop does to a format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from changed_library import campaign_with_change, library_text
from library import LIBRARY

from handbill.core.geometry import INCH, MILLIMETER, length
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.core.region import REGIONS
from handbill.layout.format import find_format, format_names
from handbill.sheets.print_shop import REGISTRY, STANDARDS, at_shop, default_shop, find_shop, shop_names

FILE = "layouts/shops/us-offset.yaml"


def test_the_shops_that_ship() -> None:
    found = {name: (find_shop(LIBRARY, name).bleed, find_shop(LIBRARY, name).total_ink) for name in shop_names(LIBRARY)}
    assert found == {
        "us-offset": (INCH / 8, 300),
        "eu-offset": (3 * MILLIMETER, 300),
        "digital": (INCH / 8, 280),
        "newsprint": (3 * MILLIMETER, 240),
        "riso": (0, 200),
    }


@pytest.mark.parametrize("name", shop_names(LIBRARY))
def test_every_shop_says_all_that_a_press_file_needs(name: str) -> None:
    shop = find_shop(LIBRARY, name)
    assert shop.id == name
    assert shop.standard in STANDARDS
    assert shop.condition.registry == REGISTRY
    assert shop.condition.info.endswith(".")
    assert 0.25 <= shop.least_line <= shop.least_line_mixed
    assert shop.least_type >= 5
    assert shop.least_ppi == 150
    assert shop.process_inks is (name != "riso")
    assert "crop" in shop.marks


def test_each_region_has_one_shop_of_its_own() -> None:
    assert {region: default_shop(LIBRARY, region).id for region in REGIONS} == {"us": "us-offset", "metric": "eu-offset"}
    assert sorted(find_shop(LIBRARY, name).default_for for name in shop_names(LIBRARY) if find_shop(LIBRARY, name).default_for) == sorted(
        REGIONS
    )


@pytest.mark.parametrize("name", format_names(LIBRARY))
def test_the_shop_of_a_format_s_region_changes_nothing(name: str) -> None:
    """A press file can therefore share its layout with the others."""
    form = find_format(LIBRARY, name)
    assert at_shop(form, default_shop(LIBRARY, form.region)) == form


def test_a_shop_sets_the_bleed_and_at_least_its_safe_area() -> None:
    shop = replace(find_shop(LIBRARY, "us-offset"), bleed=length("5 mm"), safe=length("4 mm"))
    card, flyer = at_shop(find_format(LIBRARY, "us-card"), shop), at_shop(find_format(LIBRARY, "letter"), shop)
    assert (card.bleed, card.safe) == (length("5 mm"), length("4 mm"))
    assert (flyer.bleed, flyer.safe) == (length("5 mm"), find_format(LIBRARY, "letter").safe)
    assert at_shop(find_format(LIBRARY, "us-card"), replace(shop, bleed=0.0)).bleed == 0


def test_a_label_was_cut_by_its_maker() -> None:
    shop = replace(find_shop(LIBRARY, "us-offset"), safe=length("4 mm"))
    assert at_shop(find_format(LIBRARY, "label"), shop).safe == find_format(LIBRARY, "label").safe


def test_a_shop_that_leaves_no_room_is_a_problem() -> None:
    with pytest.raises(ProblemsFound) as found:
        at_shop(find_format(LIBRARY, "us-card"), replace(find_shop(LIBRARY, "us-offset"), safe=INCH))
    (problem,) = found.value.problems
    assert (problem.code, problem.exit_code) == ("usage-shop", ExitCode.USAGE)
    assert "25.4 mm" in problem.sentence


def test_an_unknown_shop_is_a_usage_problem_with_a_hint() -> None:
    with pytest.raises(ProblemsFound) as found:
        find_shop(LIBRARY, "us-ofset")
    (problem,) = found.value.problems
    assert (problem.code, problem.hint) == ("usage-shop", "did you mean us-offset or eu-offset? (or name a .yaml file of your own)")


@pytest.mark.parametrize("name", ["", "../sheets/avery-5371", "shops/riso"])
def test_a_name_is_not_a_path(name: str) -> None:
    with pytest.raises(ProblemsFound, match="no print shop"):
        find_shop(LIBRARY, name)


def test_a_file_of_one_s_own_works_like_those_that_ship(tmp_path: Path) -> None:
    file = tmp_path / "corner.yaml"
    file.write_text(library_text(FILE).replace("default_for: us\n", "").replace("0.125 in", "0.25 in", 1), encoding="utf-8")
    shop = find_shop(LIBRARY, str(file))
    assert (shop.id, shop.bleed, shop.safe, shop.default_for) == ("corner", INCH / 4, INCH / 8, "")


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="cannot read the file: no such file"):
        find_shop(LIBRARY, str(tmp_path / "corner.yaml"))


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("bleed: 0.125 in", "bleed: 3 in", "bleed", "1 in (25.4 mm) at most"),
        ("bleed: 0.125 in", "bleed: -1 mm", "bleed", "nothing or more"),
        ("safe: 0.125 in", "safe: 0.125", "safe", "should be a length"),
        ("marks: [crop, fold,", "marks: [crop, folds,", "marks.1", "'folds' is not a mark"),
        ("total_ink: 300", "total_ink: 3", "total_ink", "from 100 to 400"),
        ("standard: x1a", "standard: x3", "standard", "'x3' is not a standard"),
        ("  identifier: CGATS TR 006\n", "", "condition.identifier", "is missing"),
        ("one: 0.25 pt", "one: 0 pt", "line.one", "more than nothing"),
        ("least_ppi: 150", "least_ppi: fine", "least_ppi", "should be a number"),
        ("default_for: us", "default_for: uk", "default_for", "'uk' is not a region"),
        ("least_type:", "leest_type:", "leest_type", "not known"),
    ],
)
def test_a_broken_shop_is_a_problem_at_its_key(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    campaign = campaign_with_change(tmp_path, FILE, old, new)
    with pytest.raises(ProblemsFound) as found:
        find_shop(campaign, "us-offset")
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert any(says in problem.sentence for problem in hits), str(found.value)
