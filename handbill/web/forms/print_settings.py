"""A filled-in form becomes a Wish: only values that this page offers, and an organization's own words within their bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from werkzeug.datastructures import MultiDict

from handbill.build.job_spec import THEME, Purpose
from handbill.layout.ink_set import BLACK, FULL
from handbill.layout.theme import theme_names
from handbill.sheets.rotation import Flip
from handbill.web.forms.options import PieceOptions, pack_tags, shops, stocks

PURPOSES: tuple[Purpose, ...] = ("office", "press", "screen")
FLIPS: tuple[Flip, ...] = ("long", "short", "fold")
INKS = (FULL, BLACK)
MOST_COPIES = 100_000
# As in the schema of an organization's file; what is longer cannot fit anywhere.
_LONGEST = {"name": 80, "phone": 40, "url": 200, "ink": 7, "accent": 7}
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


T = TypeVar("T", bound=str)


class Own(NamedTuple):
    """What an organization has written about itself; its colors as '#rrggbb'."""

    name: str = ""
    phone: str = ""
    url: str = ""
    ink: str = ""
    accent: str = ""

    def said(self) -> dict[str, str]:
        """What is not empty."""
        return {key: value for key, value in self._asdict().items() if value}


_NOBODY = Own()


@dataclass(frozen=True)
class PrintSettings:
    """One page to make, in each of `languages`; `back`: a second language on its other side. `logo`: a picture that has been cleaned.

    `shown`: which of the languages to look at. Empty strings are what the piece has by itself.
    """

    material: str
    languages: tuple[str, ...]
    form: str
    purpose: Purpose = "office"
    back: str = ""
    shown: str = ""
    theme: str = THEME
    inks: str = FULL
    stock: str = ""
    flip: Flip = "long"
    copies: int = 0
    shop: str = ""
    own: Own = _NOBODY
    logo: bytes = b""

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """The languages of each file: one, or one a side."""
        return tuple((tag, self.back) if self.back and self.back != tag else (tag,) for tag in self.languages)

    @property
    def named(self) -> bool:
        """Whether an organization is told of at all."""
        return any(self.own) or bool(self.logo)


def read_wish(form: MultiDict[str, str], offer: PieceOptions, default: str) -> PrintSettings:
    """The wish in a form; what is not offered is what it would be if nothing had been said. `default`: the visitor's language."""
    size = offer.form(form.get("form", ""))
    known = pack_tags()
    chosen = tuple(tag for tag in known if tag in form.getlist("languages")) or (default,)
    shown, back = form.get("shown", ""), form.get("back", "")
    return PrintSettings(
        offer.name,
        chosen,
        size.id,
        purpose=_one_of(form.get("purpose", ""), PURPOSES),
        back=back if offer.two_sided and back in known else "",
        shown=shown if shown in chosen else chosen[0],
        theme=_one_of(form.get("theme", ""), (THEME, *theme_names())),
        inks=_one_of(form.get("inks", ""), INKS),
        stock=_one_of(form.get("stock", ""), ("", *(stock.id for stock in stocks(size)))),
        flip=_one_of(form.get("flip", ""), FLIPS),
        copies=_copies(form.get("copies", "")),
        shop=_one_of(form.get("shop", ""), ("", *(shop.id for shop in shops()))),
        own=_own(form),
    )


def own_words(values: Mapping[str, str]) -> Own:
    """An organization's words out of a form, a saved file or a session, on one line each."""
    own = Own(*(_line(values.get(key, ""), _LONGEST[key]) for key in Own._fields))
    return own._replace(url=f"https://{own.url}") if own.url and "://" not in own.url else own


def _own(form: MultiDict[str, str]) -> Own:
    """Its colors only where it says that it wants them: a browser's color field is never empty."""
    own = own_words({key: form.get(key, "") for key in Own._fields})
    return own if form.get("own_colors", "") else own._replace(ink="", accent="")


def _line(text: str, most: int) -> str:
    """On one line, without marks that nobody sees. One letter too many is left, so that it is told and not silently cut."""
    return _INVISIBLE.sub(" ", text).strip()[: most + 1]


def _one_of(value: str, offered: Sequence[T]) -> T:
    return next((each for each in offered if each == value), offered[0])


def _copies(text: str) -> int:
    digits = re.sub(r"[ .,\u00a0\u202f]", "", text)  # thousands, however they are set apart
    return min(int(digits), MOST_COPIES) if re.fullmatch(r"[0-9]{1,9}", digits) else 0
