"""What does not fit is reported in plain words beside the field, while typing and at the download."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from driving import NAME, NUMBER, TOO_LONG, open_card

if TYPE_CHECKING:
    from playwright.sync_api import Download, Page

_TOO_LONG = re.compile(r"too long for this size by \d+\.\d+ in")


def test_a_name_that_does_not_fit_is_reported_beside_it_until_it_is_shorter(page: Page) -> None:
    from playwright.sync_api import expect

    open_card(page, "es")
    page.get_by_label("Your own number").fill(NUMBER)
    name = page.get_by_label("Name", exact=True)
    name.fill(TOO_LONG)
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description(_TOO_LONG)
    said, field = page.locator("#name-error").bounding_box(), name.bounding_box()
    assert 0 <= said["y"] - field["y"] - field["height"] < 12
    expect(page.get_by_role("status")).to_have_text("This cannot be printed yet:")
    expect(page.get_by_role("link", name=_TOO_LONG)).to_have_attribute("href", "#name")
    name.fill(NAME)
    expect(page.locator("#name-error")).to_be_empty()
    expect(name).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("img", name="Back").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_download_of_what_does_not_fit_is_the_page_that_says_so(profile, script: bool) -> None:
    from playwright.sync_api import expect

    page = profile(java_script_enabled=script)[0].new_page()
    files: list[Download] = []
    page.on("download", lambda file: files.append(file))
    open_card(page, "es")
    page.get_by_label("Your own number").fill(NUMBER)
    name = page.get_by_label("Name", exact=True)
    name.fill(TOO_LONG)
    page.get_by_role("button", name="Download").click()
    expect(page).to_have_url(re.compile("/files"))
    expect(name).to_have_value(TOO_LONG)
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description(_TOO_LONG)
    expect(page.get_by_role("link", name=_TOO_LONG)).to_be_in_viewport()
    page.get_by_role("link", name=_TOO_LONG).click()
    expect(name).to_be_in_viewport()
    assert files == []


def test_a_file_that_is_no_picture_is_reported_beside_the_logo(page: Page) -> None:
    from playwright.sync_api import expect

    open_card(page)
    logo = page.get_by_label("Logo", exact=True)
    logo.set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\nnone"})
    expect(logo).to_have_attribute("aria-invalid", "true")
    expect(logo).to_have_accessible_description(re.compile("5 MB.*damaged|5 MB.*not a picture"))
    expect(page.get_by_role("img", name="Your logo")).to_have_count(0)


def test_a_logo_that_is_too_large_is_reported_and_not_sent(page: Page) -> None:
    from playwright.sync_api import expect

    open_card(page, "es")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    logo = page.get_by_label("Logo", exact=True)
    logo.set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(5_000_001)})
    expect(logo).to_have_attribute("aria-invalid", "true")
    expect(logo).to_have_accessible_description(re.compile("larger than 5 MB"))
    expect(logo).to_have_value("")
    assert "POST" not in sent


def test_what_a_piece_has_no_room_for_is_reported_and_is_no_error(page: Page) -> None:
    from playwright.sync_api import expect

    page.goto("/en/pieces/safe-adult-card?languages=en")
    number = page.get_by_label("Your own number")
    number.fill(NUMBER)
    page.get_by_label("Name", exact=True).fill(NAME)
    expect(number).to_have_accessible_description(re.compile("no room for it"))
    expect(number).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("status")).to_have_text("This fits and can be printed.")
