"""The whole set for a school in three languages, in few clicks, with and without scripts."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import chrome
import pytest
from driving import NAME, NUMBER, downloaded
from test_axe import axe, judged

from tests.web.visitor import pdf_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["axe"]  # a fixture
_MOST_CLICKS = 10


def _counted(page: Page) -> list[int]:
    """The clicks on a page and those after it, each as one entry."""
    clicks: list[int] = []
    page.expose_function("clicked", lambda: clicks.append(1))
    page.add_init_script("addEventListener('click', event => { if (event.isTrusted) clicked() }, true)")
    return clicks


@pytest.mark.parametrize("ui", ["en", "es"])
def test_the_set_for_a_school_takes_few_clicks(page: Page, ui: str) -> None:
    clicks = _counted(page)
    page.goto(f"/{ui}/")
    page.locator(".sets a").first.click()
    for tag in {"en", "es", "vi"} - {ui}:
        page.locator(f"[name=languages][value={tag}]").check()
    page.locator("#name").click()
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.locator("#phone").click()
    change_set(page, NUMBER)
    file = downloaded(page, page.locator("button.first").click)
    with zipfile.ZipFile(BytesIO(file.read_bytes())) as archive:
        names = archive.namelist()
        pdfs = [archive.read(name) for name in names if name.startswith("1-")]
    assert len(names) == 13
    assert all(NUMBER in pdf_text(pdf) for pdf in pdfs)
    page.wait_for_function("document.getElementById('status').textContent.includes('how-to-print.pdf')")
    assert len(clicks) <= _MOST_CLICKS


def change_set(page: Page, number: str) -> None:
    before = page.locator("#preview img").first.get_attribute("src")
    page.keyboard.type(number)
    page.wait_for_function("before => document.querySelector('#preview img')?.src !== before", arg=before)


def test_without_scripts_a_button_does_it(profile) -> None:
    page = profile(java_script_enabled=False)[0].new_page()
    page.goto("/en/sets/schools?languages=vi")
    page.locator("#name").fill(NAME)
    page.locator("#update-preview").click()
    assert page.locator("#preview img").count() == 4
    with zipfile.ZipFile(BytesIO(downloaded(page, page.locator("button.first").click).read_bytes())) as archive:
        assert len(archive.namelist()) == 5


@pytest.mark.parametrize("ui", ["en", "es"])
def test_the_judge_finds_nothing_on_the_page_of_a_set(profile, axe: str, ui: str) -> None:
    page = profile(bypass_csp=True)[0].new_page()
    page.goto(f"/{ui}/sets/outreach")
    found = {}
    for size in (chrome.DESK, chrome.PHONE):
        page.set_viewport_size(size)
        found[size["width"]] = judged(page, axe)
    assert found == {1280: [], 360: []}


def test_what_is_wrong_with_the_number_is_said_while_it_is_typed(page: Page) -> None:
    page.goto("/en/sets/schools")
    page.locator("#name").fill(NAME)
    page.locator("#phone").fill("12")
    page.wait_for_selector("#phone-error > span")
    page.locator("#phone").fill(NUMBER)
    page.wait_for_selector("#preview img")
