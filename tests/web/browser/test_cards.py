"""A visitor's own card, from the gallery to the file: what is typed is what is printed."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from driving import HOTLINE, NUMBER, TITLE, change_preview, downloaded, pictures, send_logo

from tests.read_back import missing_strings
from tests.web.visitor import pdf_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

_NAMES = {"es": "Casa Esperanza", "ar": "بيت الأمل"}


@pytest.mark.parametrize("language", ["es", "ar"])
def test_a_card_from_the_gallery_to_the_printer(page: Page, logo: bytes, language: str) -> None:
    from playwright.sync_api import expect

    page.goto("/")
    expect(page).to_have_url(re.compile("/en/$"))
    page.get_by_label("Language").select_option(language)
    expect(page).to_have_url(re.compile(f"language={language}"))
    link = page.get_by_role("link", name=TITLE, exact=True)
    expect(link).to_have_attribute("href", re.compile(f"languages={language}"))
    link.click()
    expect(page.locator(f"[name=languages][value={language}]")).to_be_checked()
    fill(page, _NAMES[language], logo)
    pdf = downloaded(page).read_bytes()
    assert missing_strings(pdf, [_NAMES[language], NUMBER, HOTLINE]) == []
    assert pdf_text(pdf).count(NUMBER) == 10
    assert (600, 300) in pictures(pdf)


def test_both_languages_at_once_are_a_zip_with_instructions(page: Page, logo: bytes) -> None:
    from playwright.sync_api import expect

    page.goto("/en/pieces/indicator-card?languages=es")
    page.locator("[name=languages][value=ar]").check()
    expect(page.get_by_label("Show", exact=True)).to_be_visible()
    fill(page, _NAMES["es"], logo)
    change_preview(page, lambda: page.get_by_label("Show", exact=True).select_option("ar"))
    file = downloaded(page)
    with zipfile.ZipFile(BytesIO(file.read_bytes())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    cards = {name: pdf for name, pdf in files.items() if name != "how-to-print.pdf"}
    assert len(files) == len(cards) + 1 == 3
    for language in ("es", "ar"):
        (pdf,) = (pdf for name, pdf in cards.items() if re.search(rf"\b{language}\b", name))
        assert missing_strings(pdf, [_NAMES["es"], NUMBER]) == []
        assert (600, 300) in pictures(pdf)
    assert "100" in pdf_text(files["how-to-print.pdf"])


def fill(page: Page, name: str, logo: bytes) -> None:
    """Fill in name, number and logo; the preview changes after each of them."""
    from playwright.sync_api import expect

    change_preview(page, lambda: page.get_by_label("Name", exact=True).press_sequentially(name))
    page.get_by_label("Your own number").fill(NUMBER)
    expect(page.locator("form")).not_to_have_class(re.compile("waiting"))
    send_logo(page, logo)
    expect(page.get_by_role("img", name="Your logo")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("This fits and can be printed.")
