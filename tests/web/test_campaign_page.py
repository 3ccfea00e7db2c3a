"""The page of a campaign: its own pieces first, in its sizes and look, with its organization filled in until a visitor writes another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from handbill.campaign.campaign import Campaign
from handbill.cli.new_campaign import create_campaign
from handbill.core.process_pool.pool import ProcessPool
from handbill.web.app import ServerOptions, create_app
from tests.web.visitor import Visitor

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="#12355b"/></svg>'


@pytest.fixture
def own_client(tmp_path: Path, workers: ProcessPool) -> FlaskClient:
    folder = tmp_path / "harvest"
    create_campaign(folder, "Harvest Table")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    organization = folder / "organization.yaml"
    organization.write_text(organization.read_text(encoding="utf-8") + "logo: logo.svg\n", encoding="utf-8")
    settings = folder / "handbill.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("region: us", "region: metric"), encoding="utf-8")
    return create_app(Campaign.open(folder), ServerOptions(), workers).test_client()


def test_own_pieces_come_first(own_client: FlaskClient) -> None:
    page = own_client.get("/en/").text
    assert page.index("/en/pieces/welcome") < page.index("/en/pieces/know-the-signs")


def test_the_campaigns_organization_and_region_are_filled_in(own_client: FlaskClient) -> None:
    page = own_client.get("/en/pieces/welcome").text
    assert 'value="Harvest Table"' in page
    assert re.search('name="carried_logo" value="[0-9a-f]{64}[.]', page)  # signed, so it has been cleaned
    assert 'value="id-1" selected' in page


def test_what_a_visitor_writes_takes_its_place(own_client: FlaskClient) -> None:
    visitor = Visitor(own_client)
    visitor.update_preview("welcome", name="Riverside", languages=["en"])
    page = visitor.get("/en/pieces/welcome").text
    assert 'value="Riverside"' in page
    assert "Harvest Table" not in page.partition("<form")[2]
