"""Without JavaScript, the same card can be made with buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import NAME, NUMBER, TITLE, downloaded, pictures, preview_of, send_logo

from tests.web.visitor import pdf_text

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_card_with_buttons_only(profile, logo: bytes) -> None:
    from playwright.sync_api import expect

    page: Page = profile(java_script_enabled=False)[0].new_page()
    page.goto("/")
    page.get_by_label("Language").select_option("es")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(page.locator("[name=languages][value=es]")).to_be_checked()
    page.get_by_label("Name", exact=True).fill(NAME)
    send_logo(page, logo)
    before = preview_of(page)
    show(page)
    assert preview_of(page) != before
    expect(page.get_by_role("img", name="Your logo")).to_be_visible()
    page.get_by_label("Your own number").fill(NUMBER)
    show(page)
    expect(page.get_by_role("img", name="Your logo")).to_be_visible()
    pdf = downloaded(page).read_bytes()
    assert pdf_text(pdf).count(NUMBER) == 10
    assert NAME in pdf_text(pdf)
    assert (600, 300) in pictures(pdf)


def show(page: Page) -> None:
    """Load the page again with the button; its preview is in view."""
    from playwright.sync_api import expect

    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_be_in_viewport()
