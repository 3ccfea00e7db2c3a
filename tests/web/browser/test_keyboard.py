"""With the keyboard alone, every control can be reached, is visible when it has the focus, and keeps it while the page changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from driving import NAME, NUMBER, TITLE, change_preview, downloaded, open_card

from tests.web.visitor import pdf_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

_MOST = 150  # presses of Tab, more than any page has stops
_HERE = """() => {
    const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
    if (here === document.body) return null;
    const x = box.left + box.width / 2, y = Math.min(box.bottom, innerHeight) / 2 + Math.max(box.top, 0) / 2;
    const met = document.elementFromPoint(x, y);
    return {
        name: here.id || here.name + (here.value ?? "") || here.textContent.trim().slice(0, 40),
        text: (here.labels?.[0]?.textContent || here.textContent).trim(),
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        seen: Boolean(met) && (here.contains(met) || met.contains(here)),
    };
}"""


def stops(page: Page) -> Iterator[dict]:
    """The elements that Tab reaches, in order, until the focus leaves the page again."""
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        if here is None:
            return
        yield here
    raise AssertionError("the keyboard is trapped")


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the element with this text or label has the focus."""
    assert any(stop["text"].startswith(text) for stop in stops(page)), text


@pytest.mark.parametrize("address", ["/en/", "/en/pieces/indicator-card?languages=es&languages=ar", "/en/calibrate", "/en/nothing"])
@pytest.mark.parametrize("size", ["DESK", "PHONE"])
def test_every_stop_is_seen_and_none_is_a_trap(profile, address: str, size: str) -> None:
    import chrome

    context, witness = profile(viewport=getattr(chrome, size))
    page = context.new_page()
    page.goto(address)
    found = list(stops(page))
    if "nothing" in address:
        witness.errors.clear()  # that the answer was 404
    assert [stop for stop in found if stop["outline"] < 2 or not stop["seen"]] == []
    assert found[0]["text"] == "Skip to main content"
    assert [stop["text"] for stop in found].count("Leave this page") == 1
    if "pieces" in address:
        assert len(found) > 40
        assert {"Download", "Name", "Logo", "Size"} <= {stop["text"] for stop in found}


def test_the_skip_link_leads_past_the_head_of_the_page(page: Page) -> None:
    open_card(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert next(stops(page))["name"] == "languagesen"


def test_a_card_from_the_address_bar_to_the_file(page: Page) -> None:
    from playwright.sync_api import expect

    page.goto("/en/")
    tab_to(page, "Language")
    page.keyboard.type("Esp")
    expect(page).to_have_url(re.compile("language=es"))
    tab_to(page, TITLE)
    page.keyboard.press("Enter")
    expect(page).to_have_title(TITLE)
    tab_to(page, "Name")
    page.keyboard.type(NAME)
    tab_to(page, "Your own number")
    page.keyboard.type(NUMBER)
    tab_to(page, "On an office or home printer")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("At a print shop")).to_be_checked()
    page.keyboard.press("ArrowUp")
    tab_to(page, "Download")
    text = pdf_text(downloaded(page, lambda: page.keyboard.press("Enter")).read_bytes())
    assert text.count(NUMBER) == 10
    assert NAME in text


def test_choosing_in_the_gallery_keeps_the_focus(page: Page) -> None:
    from playwright.sync_api import expect

    page.goto("/en/")
    pieces = page.locator(".gallery li")
    all_of_them = pieces.count()
    for_whom = page.get_by_label("Who is it for?")
    for_whom.focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(f"for={for_whom.input_value()}"))
    expect(pieces).not_to_have_count(all_of_them)
    expect(for_whom).to_be_focused()
    narrowed = pieces.all_text_contents()
    page.get_by_role("link", name="Calibrate your printer").click()
    page.go_back()
    expect(for_whom).not_to_have_value("")
    assert pieces.all_text_contents() == narrowed


def test_typing_while_the_preview_changes_loses_nothing(page: Page) -> None:
    from playwright.sync_api import expect

    open_card(page, "es")
    name = page.get_by_label("Name", exact=True)
    name.focus()
    with page.expect_request(lambda request: request.method == "POST"):
        page.keyboard.type("Casa")
    # The answer comes while the other letters are typed.
    change_preview(page, lambda: page.keyboard.type(" de la Esperanza y la Paz", delay=100))
    expect(name).to_have_value("Casa de la Esperanza y la Paz")
    for _ in " y la Paz":
        page.keyboard.press("ArrowLeft")
    change_preview(page, lambda: page.keyboard.type(" Nueva"))
    expect(name).to_be_focused()
    assert name.evaluate("field => field.selectionStart") == len("Casa de la Esperanza Nueva")
    page.keyboard.type("!")
    expect(name).to_have_value("Casa de la Esperanza Nueva! y la Paz")


def test_what_is_chosen_in_a_part_that_changes_keeps_the_focus(page: Page) -> None:
    from playwright.sync_api import expect

    open_card(page, "es")
    page.locator("[name=languages][value=ar]").check()
    shown = page.get_by_label("Show", exact=True)
    shown.focus()
    before = shown.input_value()
    change_preview(page, lambda: page.keyboard.press("ArrowUp" if before == "es" else "ArrowDown"))
    expect(shown).to_be_focused()
    assert shown.input_value() != before
    paper = page.get_by_label("Paper", exact=True)
    paper.focus()
    change_preview(page, lambda: page.keyboard.press("ArrowDown"))
    expect(paper).to_be_focused()
    zoom = page.locator("[name=zoom][value=more]")
    zoom.check()
    change_preview(page, lambda: page.get_by_label("Name", exact=True).fill(NAME))
    expect(zoom).to_be_checked()
