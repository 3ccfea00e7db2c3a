"""What a visitor does on the page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

CARD = "indicator-card"
TITLE = "Signs of human trafficking"
NAME, NUMBER = "Casa Esperanza", "336-555-0142"
# Contains a word that is too long for any line of the card.
TOO_LONG = "Internationale Arbeitsgemeinschaftsvertretungsversammlungsgesellschaft Carolina"
HOTLINE = "1-888-373-7888"
_PATIENCE = 120  # seconds; only ends a test that hangs


def open_card(page: Page, language: str = "en", ui: str = "en") -> None:
    page.goto(f"/{ui}/pieces/{CARD}?languages={language}")


def preview_of(page: Page) -> str:
    """What the preview shows, as the ends of the pictures' data: a PNG ends with a checksum."""
    return str(page.locator("#preview .pictures img").evaluate_all("images => images.map(image => image.src.slice(-80)).join(' ')"))


def change_preview(page: Page, act: Callable[[], object]) -> None:
    """Do something, and wait until the preview has changed without anything else."""
    before = preview_of(page)
    act()
    end = time.monotonic() + _PATIENCE
    while (now := preview_of(page)) == before or not now:
        assert time.monotonic() < end, "the preview has not changed"
        page.wait_for_timeout(20)  # milliseconds


def send_logo(page: Page, logo: bytes) -> None:
    page.locator("#logo").set_input_files({"name": "our logo.png", "mimeType": "image/png", "buffer": logo})


def downloaded(page: Page, press: Callable[[], object] | None = None) -> Path:
    """The file that the Download button saves."""
    with page.expect_download() as download:
        (press or page.get_by_role("button", name="Download").click)()
    return Path(download.value.path())


def pictures(pdf: bytes) -> Iterator[tuple[int, int]]:
    """The width and height in pixels of each picture on the pages."""
    import pypdfium2
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for each in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=5):
                yield each.get_px_size()
