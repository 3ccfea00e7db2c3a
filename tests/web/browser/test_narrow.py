"""On a phone: nothing runs off the side, and the quick exit is always in reach and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import chrome
import pytest
from driving import open_card

from handbill.web.i18n.translations import page_languages

if TYPE_CHECKING:
    from playwright.sync_api import Page

_ADDRESSES = ["", "pieces/indicator-card?languages=es&languages=ar", "pieces/help-in-many-languages", "calibrate", "nothing"]
# WCAG 2.2 1.4.10 asks for 320 pixels; 360 is what most telephones have.
_WIDTHS = (320, 360)


@pytest.mark.parametrize("ui", page_languages())
@pytest.mark.parametrize("address", _ADDRESSES)
def test_a_telephone_shows_the_whole_width_and_the_way_out(profile, ui: str, address: str) -> None:
    from playwright.sync_api import expect

    context, witness = profile(viewport=chrome.PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"/{ui}/{address}")
    if address == "nothing":
        witness.errors.clear()  # that the answer was 404
    leave = page.locator("#quick-exit")
    for width in _WIDTHS:
        page.set_viewport_size({**chrome.PHONE, "width": width})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
            page.evaluate(f"scrollTo(0, {place})")
            expect(leave).to_be_in_viewport(ratio=1)
            leave.click(trial=True)
    assert clear(page, ".foot p")


def clear(page: Page, selector: str) -> bool:
    """Whether the first element that matches is not covered by the quick exit."""
    return bool(
        page.evaluate(
            """selector => {
                const box = document.querySelector(selector).getBoundingClientRect();
                const leave = document.getElementById("quick-exit").getBoundingClientRect();
                return box.bottom <= leave.top || box.top >= leave.bottom;
            }""",
            selector,
        )
    )


def test_what_can_be_touched_is_large_enough(profile) -> None:
    """WCAG 2.2, 2.5.8: at least 24 by 24 pixels, except for links within a sentence."""
    page = profile(viewport=chrome.PHONE, has_touch=True, is_mobile=True)[0].new_page()
    open_card(page, "es")
    small = page.locator("button, select, summary, label.check, .zoom label, header a, input:not([type=hidden])").evaluate_all(
        """all => all.filter(each => each.checkVisibility() && !each.closest("label")).map(each => [each.outerHTML.slice(0, 80),
            each.getBoundingClientRect()]).filter(([, box]) => Math.min(box.width, box.height) < 24).map(([name]) => name)"""
    )
    assert small == []
