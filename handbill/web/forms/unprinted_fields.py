"""What an organization has given and a piece has no room for: whoever fills in the form must know before she prints."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.graphics.items import Page, TextItem
from handbill.web.forms.print_settings import PrintSettings


def unsaid(wish: PrintSettings, pages: Sequence[Page]) -> tuple[str, ...]:
    """The fields of the form whose words, or picture, stand on none of the pages. A number takes the place of an address."""
    items = [item for page in pages for item in page.items]
    said = " ".join(item.text for item in items if isinstance(item, TextItem))
    address = wish.own.url.partition("://")[2].rstrip("/")
    missing = {
        "phone": bool(wish.own.phone) and wish.own.phone not in said,
        "url": bool(address) and not wish.own.phone and address not in said,
        "logo": bool(wish.logo) and not any(item.role == "logo" for item in items),
    }
    return tuple(field for field, is_missing in missing.items() if is_missing)
