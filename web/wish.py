"""A filled-in form becomes a Wish: only values that this page offers, and an organization's own words within their bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from layouts.page.edition import BLACK, FULL
from layouts.page.theme import theme_names
from layouts.request import THEME
from web.choices import Offer, shops, stocks, tongues

PURPOSES = ("office", "press", "screen")
FLIPS = ("long", "short", "fold")
INKS = (FULL, BLACK)
MOST_COPIES = 100_000
# As in the schema of an organization's file; what is longer cannot fit anywhere.
LONGEST = {"name": 80, "phone": 40, "url": 200, "ink": 7, "accent": 7}
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


class Form(Protocol):
    """What was sent: one value, or all values of a name."""

    def get(self, key: str, default: str = "") -> str: ...

    def getlist(self, key: str) -> Sequence[str]: ...


@dataclass(frozen=True)
class Wish:
    """One page to make, in each of `languages`; `back`: a second language on its other side. `logo`: a picture that has been cleaned.

    `shown`: which of the languages to look at. Empty strings are what the piece has by itself.
    """

    material: str
    languages: tuple[str, ...]
    form: str
    purpose: str = "office"
    back: str = ""
    shown: str = ""
    theme: str = THEME
    inks: str = FULL
    stock: str = ""
    flip: str = "long"
    copies: int = 0
    shop: str = ""
    name: str = ""
    phone: str = ""
    url: str = ""
    ink: str = ""
    accent: str = ""
    logo: bytes = b""

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """The languages of each file: one, or one a side."""
        return tuple((tag, self.back) if self.back and self.back != tag else (tag,) for tag in self.languages)

    @property
    def named(self) -> bool:
        """Whether an organization is told of at all."""
        return bool(self.name or self.phone or self.url or self.logo or self.ink or self.accent)


def read_wish(form: Form, offer: Offer, default: str) -> Wish:
    """The wish in a form; what is not offered is what it would be if nothing had been said. `default`: the visitor's language."""
    size = offer.form(form.get("form"))
    known = [tongue.tag for tongue in tongues()]
    chosen = tuple(tag for tag in known if tag in form.getlist("languages")) or (default,)
    shown, back = form.get("shown"), form.get("back")
    return Wish(
        offer.name,
        chosen,
        size.id,
        purpose=_one_of(form.get("purpose"), PURPOSES),
        back=back if offer.two_sided and back in known else "",
        shown=shown if shown in chosen else chosen[0],
        theme=_one_of(form.get("theme"), (THEME, *theme_names())),
        inks=_one_of(form.get("inks"), INKS),
        stock=_one_of(form.get("stock"), ("", *(stock.id for stock in stocks(size)))),
        flip=_one_of(form.get("flip"), FLIPS),
        copies=_copies(form.get("copies")),
        shop=_one_of(form.get("shop"), ("", *(shop.id for shop in shops()))),
        **_own(form),
    )


def _own(form: Form) -> dict[str, str]:
    """The organization's words; its colors only where it says that it wants them: a browser's color field is never empty."""
    own = {key: _line(form.get(key), most) for key, most in LONGEST.items()}
    if own["url"] and "://" not in own["url"]:
        own["url"] = f"https://{own['url']}"
    return own if form.get("own_colors") else {**own, "ink": "", "accent": ""}


def with_own(wish: Wish, own: dict[str, str]) -> Wish:
    """The wish with an organization's words out of a saved file."""
    return replace(wish, **{key: _line(own.get(key, ""), most) for key, most in LONGEST.items()})


def own_words(wish: Wish) -> dict[str, str]:
    """What an organization has written, and nothing else."""
    return {key: getattr(wish, key) for key in LONGEST if getattr(wish, key)}


def _line(text: str, most: int) -> str:
    """On one line, without marks that nobody sees. One letter too many is left, so that it is told and not silently cut."""
    return _INVISIBLE.sub(" ", text).strip()[: most + 1]


def _one_of(value: str, offered: Sequence[str]) -> str:
    return value if value in offered else offered[0]


def _copies(text: str) -> int:
    digits = text.strip().replace(",", "")
    return min(int(digits), MOST_COPIES) if re.fullmatch(r"[0-9]{1,9}", digits) else 0

