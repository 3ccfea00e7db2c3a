"""What a visitor does on the page, in the words of a visitor."""

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
# One word that no line of the card holds.
TOO_LONG = "Internationale Arbeitsgemeinschaftsvertretungsversammlungsgesellschaft Carolina"
HOTLINE = "1-888-373-7888"
_PATIENCE = 30  # seconds


def open_card(page: Page, language: str = "en", ui: str = "en") -> None:
    page.goto(f"/{ui}/pieces/{CARD}?languages={language}")


def looks(page: Page) -> str:
    """What the preview shows, as the ends of its pictures' bytes: each ends with a checksum."""
    return str(page.locator("#preview .pictures img").evaluate_all("all => all.map(each => each.src.slice(-80)).join(' ')"))


def changed(page: Page, act: Callable[[], object]) -> float:
    """Does something, and waits until the preview looks otherwise; nothing else is pressed. Seconds from the one to the other."""
    before = looks(page)
    act()
    begun = time.monotonic()
    while (now := looks(page)) == before or not now:
        assert time.monotonic() - begun < _PATIENCE, "the preview has not changed"
        page.wait_for_timeout(20)  # milliseconds between two looks
    return time.monotonic() - begun


def send_logo(page: Page, logo: bytes) -> None:
    page.locator("#logo").set_input_files({"name": "our logo.png", "mimeType": "image/png", "buffer": logo})


def downloaded(page: Page, press: Callable[[], object] | None = None) -> Path:
    """The file that the Download button gives."""
    with page.expect_download() as told:
        (press or page.get_by_role("button", name="Download").click)()
    return Path(told.value.path())


def words(pdf: bytes) -> str:
    """All text of all pages, as PDFium reads it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def pictures(pdf: bytes) -> Iterator[tuple[int, int]]:
    """Dots across and down of each picture on its pages."""
    import pypdfium2
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for each in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=5):
                yield each.get_px_size()
