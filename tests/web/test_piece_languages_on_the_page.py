"""The page offers each piece in the languages that it has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from library import LIBRARY_ALONE
from own_campaign import RIGHTS_PIECE
from werkzeug.datastructures import MultiDict

from handbill.campaign.campaign import Campaign
from handbill.core.process_pool.pool import ProcessPool
from handbill.i18n.language import language_tags, of_country
from handbill.web.app import ServerOptions, create_app
from handbill.web.forms import options
from handbill.web.forms.print_settings import parse_settings

SPANISH = 'msgid "Your rights"\nmsgstr "Sus derechos"\n\nmsgid "You have rights"\nmsgstr "Usted tiene derechos"\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for name, text in (("content/rights.yaml", RIGHTS_PIECE % "You have rights"), ("languages/es/messages.po", SPANISH)):
        path = tmp_path / "materials" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def client(own: Path, workers: ProcessPool) -> FlaskClient:
    return create_app(Campaign.open(own), ServerOptions(), workers).test_client()


def offered(page: str) -> list[str]:
    return re.findall(r'name="languages" value="([\w-]+)"', page)


def test_a_piece_is_offered_in_its_languages(client: FlaskClient) -> None:
    assert offered(client.get("/en/pieces/rights").text) == ["en", "es"]
    spoken = of_country(LIBRARY_ALONE, language_tags(LIBRARY_ALONE), "us")
    assert sorted(offered(client.get("/en/pieces/overlay-label").text)) == sorted(spoken)


def test_a_visitor_who_reads_another_language_is_shown_it_in_its_first(client: FlaskClient) -> None:
    page = client.get("/en/?language=vi").text
    assert 'src="/thumbnails/rights/en.png"' in page
    assert 'src="/thumbnails/overlay-label/vi.png"' in page
    assert client.get("/thumbnails/rights/vi.png").status_code == 404
    assert client.get("/thumbnails/rights/es.png").status_code == 200


def test_a_language_that_a_piece_has_not_counts_as_not_given(own: Path) -> None:
    campaign = Campaign.open(own)
    piece = options.pieces(campaign)["rights"]
    settings = parse_settings(campaign, MultiDict([("languages", "vi"), ("languages", "es"), ("back", "vi")]), piece, "vi")
    assert (settings.languages, settings.back) == (("es",), "")
    assert parse_settings(campaign, MultiDict([("languages", "vi")]), piece, "vi").languages == ("en",)


def test_a_piece_in_no_language_is_not_offered(own: Path) -> None:
    (own / "handbill.yaml").write_text("name: Ours\nlanguages: [vi]\n", encoding="utf-8")
    campaign = Campaign.open(own)
    assert "rights" not in options.pieces(campaign)
    assert [language.tag for language in options.languages(campaign)] == ["vi"]
