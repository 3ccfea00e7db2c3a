"""Finds the fields of an organization that a piece has no room for, so that the visitor learns of it before printing."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.graphics.items import Page, TextItem
from handbill.web.forms.print_settings import PrintSettings


def unprinted_fields(settings: PrintSettings, pages: Sequence[Page]) -> tuple[str, ...]:
    """The names of the fields that were filled in but are on none of the pages. A phone number takes the place of a web address."""
    items = [item for page in pages for item in page.items]
    text = " ".join(item.text for item in items if isinstance(item, TextItem))
    fields = settings.organization
    address = fields.url.partition("://")[2].rstrip("/")
    missing = {
        "phone": bool(fields.phone) and fields.phone not in text,
        "url": bool(address) and not fields.phone and address not in text,
        "logo": bool(settings.logo) and not any(item.role == "logo" for item in items),
    }
    return tuple(field for field, is_missing in missing.items() if is_missing)
