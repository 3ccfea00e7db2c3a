"""Whether a block's link leads to what it prints: a tap that rings another line, or a code that opens another page, is a wrong number."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from handbill.core.isolates import without_isolates
from handbill.core.problems import Place, Problem

_DIALED = re.compile("(?:tel|sms):[+0-9]+|https://wa[.]me/[0-9]+")
# The keypad of a phone (ITU-T E.161).
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def link_problems(value: str, link: str, place: Place) -> list[Problem]:
    """The problem (content-link) of a link that does not go with the number or address that is printed; `place`: the link's."""
    printed = without_isolates(value).strip()
    if _DIALED.fullmatch(link):
        same, hint = _is_same_number(printed, link), "name the link of the same line, as in {{ hotlines.LINE.phone.link }}"
    elif link.startswith(("https://", "http://")) and urlsplit(link).hostname:
        same, hint = _is_same_address(printed, link), "print the address that the link leads to"
    else:
        hint = "write a web address with https://, or name the link of a line, as in {{ hotlines.LINE.phone.link }}"
        return [Problem("content-link", f"{link!r} is no link to a number or a web page", place, hint)]
    return [] if same else [Problem("content-link", f"the link {link!r} does not lead to {printed!r}, which is printed", place, hint)]


def _is_same_number(printed: str, link: str) -> bool:
    text = printed.upper().translate(_KEYPAD)
    digits = "".join(str(unicodedata.digit(char)) for char in text if char.isdecimal())
    # The zero before a national number is not dialed from abroad; Australia's 000 is nothing but zeros.
    return bool(digits) and re.sub("[^0-9]", "", link).endswith(digits.lstrip("0") or digits)


def _is_same_address(printed: str, link: str) -> bool:
    """Whether the page is on the host that is printed, however much of the address is."""
    host = (urlsplit(link).hostname or "").removeprefix("www.")
    shown = printed.casefold().partition("://")[2] or printed.casefold()
    return shown.removeprefix("www.").partition("/")[0] == host
