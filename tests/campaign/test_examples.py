"""The campaigns in examples/: each is built whole, is in order, and needs nothing but its own folder and the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from read_back import missing_strings

from handbill.build.check_all import check_all
from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.campaign.own_files import own_things
from handbill.content.material import find_material
from handbill.content.sets import campaign_pieces

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/handbill.yaml"))
# What a page of each must say, in English and Spanish.
SAID = {
    "food-bank": ("There is food for you.", "Hay comida para usted.", "336-555-0155"),
    "rights-at-work": ("You have rights at work.", "En el trabajo, usted tiene derechos.", "1-866-487-9243"),
}


def test_there_are_two_and_one_has_nothing_to_do_with_trafficking() -> None:
    assert [path.name for path in EXAMPLES] == sorted(SAID)
    words = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "examples/food-bank/materials/content").glob("*.yaml"))
    assert "traffick" not in words


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_in_order_in_every_size_and_language(folder: Path, today) -> None:
    assert check_all(Campaign.open(folder), today) == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("region", ["us", "metric"])
def test_an_example_says_what_it_says_in_both_languages(folder: Path, region: str) -> None:
    campaign = Campaign.open(folder)
    (piece,) = campaign_pieces(campaign)
    forms = [form for form in find_material(campaign, piece).formats if form in ("letter", "a4", "us-card", "id-1")]
    jobs = resolve(campaign, (piece,), BuildOptions(forms=tuple(forms), region=region, purposes=("screen",)))
    assert sorted({job.spec.languages for job in jobs}) == [("en",), ("es",)]
    english, spanish, number = SAID[folder.name]
    for job in jobs:
        title = english if job.spec.languages == ("en",) else spanish
        assert missing_strings(build(job).pdf, [title, number]) == []


def test_the_food_bank_hides_nothing_of_the_library() -> None:
    assert [each.name for each in own_things(Campaign.open(ROOT / "examples/food-bank")) if each.hides] == []
