"""A campaign whose files end in .yml, as many editors name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbill.build.defaults import default_organization
from handbill.campaign.campaign import Campaign
from handbill.campaign.open_campaign import find_campaign_folder
from handbill.campaign.own_files import own_things
from handbill.content.material import find_material
from handbill.layout.format import find_format

PIECE = "title: Ours\nabout: For tests.\nformats: [letter]\npanels: [{name: page, blocks: [{role: title, text: We are here}]}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "handbill.yml": "name: Mine\norganization: mine.yml\n",
        "mine.yml": "name: Harbor\n",
        "materials/content/ours.yml": PIECE,
        "materials/content/both.yaml": PIECE,
        "materials/content/both.yml": "not: read\n",
        "layouts/formats/letter.yml": "extends: letter\nname: Our Letter\nsource: For tests.\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_everything_is_found_under_both_endings(folder: Path) -> None:
    assert find_campaign_folder(folder / "materials") == folder
    campaign = Campaign.open(folder)
    ours = default_organization(campaign)
    assert ours
    assert ours.name == "Harbor"
    assert [find_material(campaign, name).title for name in ("ours", "both")] == ["Ours", "Ours"]
    assert find_format(campaign, "letter").name == "Our Letter"
    assert {(each.name, each.hides) for each in own_things(campaign)} == {("ours", False), ("both", False), ("letter", True)}
