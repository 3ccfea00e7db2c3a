"""The quick exit leaves nothing in the browser, and the Back button does not show what was there. Tab titles reveal little."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from driving import NAME, TITLE, change_preview, open_card

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

_NEUTRAL = "https://www.weather.gov/"
_WAYS: dict[str, Callable[[Page], None]] = {
    "link": lambda page: page.get_by_role("link", name="Leave this page").click(),
    "key": lambda page: [page.keyboard.press("Escape") for _ in range(3)] and None,
}


def stand_in(context: BrowserContext, page: Page) -> list[str]:
    """Answer requests for the neutral page, also after a redirect, so that none leaves this machine. Returns the requested addresses."""
    wanted: list[str] = []
    session = context.new_cdp_session(page)

    def answer(paused: dict[str, Any]) -> None:
        wanted.append(paused["request"]["url"])
        headers = [{"name": "Content-Type", "value": "text/html"}]
        # <title>Weather</title> in base 64
        body = "PHRpdGxlPldlYXRoZXI8L3RpdGxlPg=="
        session.send(
            "Fetch.fulfillRequest", {"requestId": paused["requestId"], "responseCode": 200, "responseHeaders": headers, "body": body}
        )

    session.on("Fetch.requestPaused", answer)
    session.send("Fetch.enable", {"patterns": [{"urlPattern": "https://*"}]})
    return wanted


@pytest.mark.parametrize(("way", "script"), [("link", True), ("key", True), ("link", False)])
def test_leaving_clears_the_browser(profile, home: str, way: str, script: bool) -> None:
    from playwright.sync_api import expect

    context, witness = profile(java_script_enabled=script)
    page = context.new_page()
    wanted = stand_in(context, page)
    page.goto("/en/calibrate")
    open_card(page)
    if script:
        change_preview(page, lambda: page.get_by_label("Name", exact=True).fill(NAME))
    assert [cookie["name"] for cookie in context.cookies()] == ["form"]
    _WAYS[way](page)
    expect(page).to_have_title("Weather")
    assert page.url == _NEUTRAL
    assert wanted[0] == _NEUTRAL
    assert set(witness.outside) == {_NEUTRAL}
    witness.outside.clear()
    assert context.cookies() == []
    if script:  # without it, Back finds a form that was never filled in
        page.go_back()
        expect(page).to_have_url(f"{home}/en/calibrate")
    open_card(page)
    expect(page.get_by_label("Name", exact=True)).to_have_value("")


def test_the_tab_names_a_piece_only_where_it_is_open(page: Page) -> None:
    from playwright.sync_api import expect

    page.goto("/en/")
    expect(page).to_have_title("Make your own")
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(page).to_have_title(TITLE)
    page.get_by_role("link", name="Calibrate your printer").click()
    expect(page).to_have_title("Calibrate your printer")
    page.get_by_role("link", name="All pieces").click()
    expect(page).to_have_title("Make your own")
