"""Every page is checked with axe-core: WCAG 2.2 AA and best practices, at the size of a desktop window and of a phone."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chrome
import pytest
from driving import CARD, NAME, NUMBER, TOO_LONG, change_preview, open_card, send_logo

from handbill.web.i18n.translations import page_languages

if TYPE_CHECKING:
    from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, from its package."""
    spec = find_spec("axe_playwright_python")
    assert spec
    assert spec.origin
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def judged(page: Page, axe: str) -> list[str]:
    """The violations on the current page, one line each."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {axe} }} }}")
    told: Any = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", _TAGS)
    assert len(told["passes"]) > 10
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in told["violations"] for node in rule["nodes"]]


def gallery(page: Page, ui: str, logo: bytes) -> None:
    page.goto(f"/{ui}/")


def filtered(page: Page, ui: str, logo: bytes) -> None:
    page.goto(f"/{ui}/?for=schools&language=ar&size=card")


def nothing_found(page: Page, ui: str, logo: bytes) -> None:
    page.goto(f"/{ui}/?for=workplaces&size=card")


def fresh(page: Page, ui: str, logo: bytes) -> None:
    open_card(page, ui, ui)
    for details in page.locator("summary").all():
        details.click()
    page.locator("#own-colors").check()


def with_problems(page: Page, ui: str, logo: bytes) -> None:
    from playwright.sync_api import expect

    open_card(page, "es", ui)
    page.locator("#phone").fill(NUMBER)
    page.locator("#name").fill(TOO_LONG)
    expect(page.locator("#name")).to_have_attribute("aria-invalid", "true")


def several_with_logo(page: Page, ui: str, logo: bytes) -> None:
    page.goto(f"/{ui}/pieces/{CARD}?languages=en&languages=ar&languages=zh-Hant")
    change_preview(page, lambda: page.locator("#name").fill(NAME))
    change_preview(page, lambda: send_logo(page, logo))
    change_preview(page, lambda: page.locator("#preview_language").select_option("ar"))


def many_languages(page: Page, ui: str, logo: bytes) -> None:
    page.goto(f"/{ui}/pieces/help-in-many-languages")


def calibration(page: Page, ui: str, logo: bytes) -> None:
    page.goto(f"/{ui}/calibrate")


def not_found(page: Page, ui: str, logo: bytes) -> None:
    page.goto(f"/{ui}/pieces/none")


def stale(page: Page, ui: str, logo: bytes) -> None:
    page.goto(f"/{ui}/calibrate")
    page.context.clear_cookies()
    page.locator("button").click()
    page.wait_for_url("**/sheet")


_STATES = [gallery, filtered, nothing_found, fresh, with_problems, several_with_logo, many_languages, calibration, not_found, stale]
_ERRORS = {"not_found": 404, "stale": 400}


@pytest.mark.parametrize("ui", page_languages())
@pytest.mark.parametrize("state", _STATES, ids=lambda state: state.__name__)
def test_the_judge_finds_nothing(profile, axe: str, logo: bytes, ui: str, state: Callable[..., None]) -> None:
    context, witness = profile(bypass_csp=True)
    page = context.new_page()
    state(page, ui, logo)
    found = {}
    for size in (chrome.DESK, chrome.PHONE):
        page.set_viewport_size(size)
        found[size["width"]] = judged(page, axe)
    assert found == {1280: [], 360: []}
    if state.__name__ in _ERRORS:
        assert len(witness.errors) == 1
        assert f"status of {_ERRORS[state.__name__]}" in witness.errors.pop()


def test_the_judge_finds_what_is_planted(profile, axe: str) -> None:
    page = profile(bypass_csp=True)[0].new_page()
    page.goto("/en/calibrate")
    page.evaluate("document.querySelector('label').remove(); document.querySelector('h1').style.color = '#fed'")
    assert {line.partition(":")[0] for line in judged(page, axe)} == {"select-name", "color-contrast"}
