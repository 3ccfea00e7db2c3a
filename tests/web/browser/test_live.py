"""The preview follows typing, a whole visit contacts only this page, and the page itself prints well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import NAME, NUMBER, change_preview, downloaded, open_card, pictures, send_logo

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_preview_follows_typing(page: Page) -> None:
    open_card(page, "es")
    name = page.get_by_label("Name", exact=True)
    for text in ("Casa", "Casa Luz", NAME, "Casa de la Paz", "Hogar"):
        change_preview(page, lambda text=text: name.fill(text))


def test_a_whole_visit_contacts_no_other_host(profile, home: str, logo: bytes) -> None:
    """The witness watches the profile of every test; this one visits all pages, and checks that the witness has seen them."""
    context, witness = profile()
    page = context.new_page()
    for address in ("/", "/en/?for=schools", "/en/calibrate"):
        page.goto(address, wait_until="load")
    downloaded(page)
    open_card(page, "ar")
    change_preview(page, lambda: page.get_by_label("Name", exact=True).fill(NAME))
    page.get_by_label("Your own number").fill(NUMBER)
    send_logo(page, logo)
    page.get_by_label("At a print shop").check()
    downloaded(page)
    kinds = ("/static/page.js", "/static/style.css", "/webfonts.css", "/webfonts/am.ttf", "/thumbnails/", "/calibrate/sheet", "/files")
    assert [kind for kind in kinds if not any(kind in address for address in witness.asked)] == []
    assert all(address.startswith((home, "data:")) for address in witness.asked)


def test_the_witness_sees_what_is_planted(profile) -> None:
    context, witness = profile()
    page = context.new_page()
    page.goto("/en/calibrate")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.planted = 1'}))")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://example.org/a.png'}))")
    page.evaluate("console.error('planted')")
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://example.org/")
    assert page.context.pages
    assert [any(word in error for error in witness.errors) for word in ("script", "img-src", "planted")] == [True, True, True]
    assert "https://example.org/" in witness.outside
    witness.errors.clear()
    witness.outside.clear()


def test_the_page_itself_prints_as_the_piece_and_its_numbers(page: Page) -> None:
    from playwright.sync_api import expect

    open_card(page, "es")
    page.emulate_media(media="print")
    for hidden in (
        page.locator(".top"),
        page.locator(".fields"),
        page.get_by_role("button", name="Download"),
        page.get_by_label("Whole page"),
    ):
        expect(hidden).to_be_hidden()
    for seen in (page.get_by_role("heading", level=1), page.get_by_role("img", name="Back").first, page.get_by_role("table")):
        expect(seen).to_be_visible()
    page.set_viewport_size({"width": 750, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 750


def test_a_logo_can_be_taken_out_and_put_in_again(page: Page, logo: bytes) -> None:
    from playwright.sync_api import expect

    open_card(page, "es")
    change_preview(page, lambda: page.get_by_label("Name", exact=True).fill(NAME))
    change_preview(page, lambda: send_logo(page, logo))
    change_preview(page, page.get_by_label("Remove the logo").check)
    assert (600, 300) not in pictures(downloaded(page).read_bytes())
    change_preview(page, lambda: send_logo(page, logo))
    expect(page.get_by_label("Remove the logo")).not_to_be_checked()
    assert (600, 300) in pictures(downloaded(page).read_bytes())


def test_a_page_that_does_not_respond_says_so(profile) -> None:
    from playwright.sync_api import expect

    context, witness = profile()
    page = context.new_page()
    open_card(page, "es")
    name, status = page.get_by_label("Name", exact=True), page.get_by_role("status")
    context.set_offline(True)
    name.fill(NAME)
    expect(status).to_have_text("The page does not respond. Wait a moment, then continue.")
    context.set_offline(False)
    change_preview(page, lambda: name.fill("Casa Luz"))
    expect(status).to_have_text("This fits and can be printed.")
    context.clear_cookies()
    name.fill(NAME)
    expect(status).to_have_text("This page was open for too long")
    assert witness.errors
    assert [error for error in witness.errors if "ERR_INTERNET_DISCONNECTED" not in error and "status of 400" not in error] == []
    witness.errors.clear()
