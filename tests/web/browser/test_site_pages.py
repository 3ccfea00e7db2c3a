"""The pages of a site in a real browser, opened from the disk: judged by axe-core, wide and narrow, with the fonts they bring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import chrome
import pytest
from click.testing import CliRunner
from test_axe import axe, judged

from handbill.__main__ import commands

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["axe"]  # a fixture
_PAGES = ("index", "en/index", "ar/index", "en/indicator-card", "ar/circles-of-support", "am/picture-card", "es/indicator-card")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    pieces, tags = ("indicator-card", "circles-of-support", "picture-card"), ("en", "es", "ar", "am")
    arguments = [*pieces, *(word for tag in tags for word in ("-l", tag)), "--for", "screen", "--output", str(folder), "--quiet"]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HANDBILL_CAMPAIGN", raising=False)
        made = CliRunner().invoke(commands(), ["site", *arguments])
    assert made.exit_code == 0, made.output
    return folder


@pytest.mark.parametrize("name", _PAGES)
def test_the_judge_finds_nothing_on_pages_of_a_site(chromium: Browser, site: Path, axe: str, name: str) -> None:
    context = chromium.new_context(java_script_enabled=True)
    page = context.new_page()
    page.goto((site / f"{name}.html").as_uri())
    found = {}
    for size in (chrome.DESK, chrome.PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        found[size["width"]] = judged(page, axe)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
    context.close()
    assert found == {1280: [], 360: []}


def test_a_page_brings_the_letters_of_its_language(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    page.goto((site / "am/picture-card.html").as_uri())
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)") == ["name ar", "site am"]
    page.close()
