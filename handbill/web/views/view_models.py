"""What templates show: choices with the chosen one marked, complaints in the visitor's words, pictures, how to print."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from flask import g, request, url_for

from handbill.contacts.hotlines import Hotline
from handbill.core.clock import today
from handbill.core.geometry import INCH, MILLIMETER
from handbill.core.problems import ProblemsFound
from handbill.graphics.logo import LARGEST_FILE
from handbill.i18n.language import Language, find_language
from handbill.layout.theme import find_theme
from handbill.web.forms import options
from handbill.web.forms.form_error import FormError
from handbill.web.forms.logo_field import kind_of, sealed
from handbill.web.forms.options import PieceOptions
from handbill.web.forms.print_settings import PrintSettings
from handbill.web.http.security import token
from handbill.web.i18n.translations import N_, Translations, tags, words
from handbill.web.views.preview import Preview, PreviewImage
from handbill.web.views.print_instructions import how

_MIME = {"png": "image/png", "svg": "image/svg+xml"}
# What pages, and sides of sheets, are called in their rooms.
_PAGE_NAMES = {
    "front": N_("Front"),
    "back": N_("Back"),
    "single": N_("Sheet"),
    "cover": N_("Outside"),
    "outside": N_("Outside"),
    "inside": N_("Inside"),
    "page": N_("Page"),
}


class Choice(NamedTuple):
    """One thing to choose. `note` stands smaller beside its label."""

    value: str
    label: str
    chosen: bool
    note: str = ""


class Told(NamedTuple):
    """A sentence; `english`: the program's own, in whatever language the page is."""

    text: str
    english: bool = False


@dataclass(frozen=True, eq=False)
class PieceView:
    """A piece's page, ready to be read."""

    offer: PieceOptions
    wish: PrintSettings
    made: Preview
    say: Translations

    @property
    def title(self) -> str:
        return self.say(self.offer.material.title)

    @property
    def tongues(self) -> list[tuple[Choice, Language]]:
        """Those chosen stand first: the list is longer than the room for it."""
        every = [(Choice(each.tag, each.name, each.tag in self.wish.languages, self.say.name_of(each)), each) for each in options.tongues()]
        return sorted(every, key=lambda one: not one[0].chosen)

    @property
    def chosen(self) -> list[Language]:
        return [each for each in options.tongues() if each.tag in self.wish.languages]

    @property
    def backs(self) -> list[Choice]:
        nothing = Choice("", self.say("Nothing: one language"), not self.wish.back)
        return [
            nothing,
            *(
                Choice(each.tag, f"{each.name} ({self.say.name_of(each, inside=True)})", each.tag == self.wish.back)
                for each in options.tongues()
            ),
        ]

    @property
    def forms(self) -> list[Choice]:
        return [Choice(form.id, self.say(form.name), form.id == self.wish.form) for form in self.offer.forms]

    @property
    def themes(self) -> list[Choice]:
        return [Choice(theme.id, self.say(theme.name), theme.id == self.wish.theme, self.say(theme.about)) for theme in self.offer.themes()]

    @property
    def stocks(self) -> list[Choice]:
        """Paper by part number; the first is what the size is usually printed on."""
        form = self.offer.form(self.wish.form)
        known = options.stocks(form)
        chosen = self.wish.stock or (known[0].id if known else "")
        return [
            Choice(stock.id, self.say(stock.name), stock.id == chosen, ", ".join(stock.aliases) if stock.grid else "") for stock in known
        ]

    @property
    def shops(self) -> list[Choice]:
        usual = Choice("", self.say("Any print shop"), not self.wish.shop)
        return [usual, *(Choice(shop.id, self.say(shop.name), shop.id == self.wish.shop) for shop in options.shops())]

    @cached_property
    def complaints(self) -> dict[str, list[Told]]:
        """By field; those of the page as a whole under an empty name."""
        found: dict[str, list[Told]] = {}
        for complaint in self.made.complaints:
            found.setdefault(complaint.field, []).append(self._told(complaint))
        return found

    def _told(self, complaint: FormError) -> Told:
        if complaint.plain:
            return Told(complaint.plain, english=True)
        values = {key: self._value(key, value) for key, value in complaint.values}
        return Told(self.say(complaint.message, **values))

    def _value(self, key: str, value: str | float | tuple[str, ...]) -> str:
        if isinstance(value, tuple):
            return "; ".join(self.say(each) for each in value)
        if isinstance(value, float):
            return self.say.number(value, 1)
        return self.say.name_of(find_language(value), inside=True) if key == "language" else value

    @property
    def drafts(self) -> list[Language]:
        return [find_language(tag) for tag in self.made.drafts]

    @cached_property
    def lines(self) -> list[Hotline]:
        """The help lines on the piece; none where one has expired, which is a complaint."""
        try:
            return self.offer.lines(today())
        except ProblemsFound:
            return []

    @property
    def draft_names(self) -> str:
        return self.say.list([self.say.name_of(each, inside=True) for each in self.drafts])

    @property
    def printing(self) -> list[tuple[str, str]]:
        return list(how(self.made.printing, self.say)) if self.made.printing else []

    @property
    def page_names(self) -> dict[str, str]:
        return _PAGE_NAMES

    @property
    def largest_logo(self) -> int:
        """Bytes."""
        return LARGEST_FILE

    @property
    def logo(self) -> str:
        return sealed(self.wish.logo)

    @property
    def logo_picture(self) -> str:
        return f"data:{_MIME[kind_of(self.wish.logo)]};base64,{base64.b64encode(self.wish.logo).decode()}" if self.wish.logo else ""

    def color(self, name: str) -> str:
        """What the color field shows: the organization's own, or the theme's."""
        own: str = getattr(self.wish.own, name)
        parts = find_theme(self.wish.theme).colors[name].rgb
        return own or "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def picture(one: PreviewImage) -> str:
    """Its PNG inside the page: nothing of a preview is kept for a second request."""
    return f"data:image/png;base64,{base64.b64encode(one.png).decode()}"


def size(one: PreviewImage) -> str:
    """'3.5 × 2 in (89 × 51 mm)'."""
    say: Translations = g.words
    inches, metric = (_sides(one, unit, digits) for unit, digits in ((INCH, 2), (MILLIMETER, 0)))
    return say("{inches} in ({metric} mm)", inches=inches, metric=metric)


def _sides(one: PreviewImage, unit: float, digits: int) -> str:
    return " × ".join(f"{round(side / unit, digits):g}" for side in (one.width, one.height))


def template_words() -> dict[str, Any]:
    """What every template may use."""
    say: Translations = g.words
    return {
        "_": say,
        "ui": say.tag,
        "direction": say.language.direction,
        "token": token,
        "choices": options,
        "picture": picture,
        "size": size,
        "others": list(_others(say.tag)),
        "link": lambda endpoint, **values: url_for(endpoint, ui=say.tag, **values),
    }


def _others(tag: str) -> Iterator[tuple[Language, str]]:
    """The same page in its other languages."""
    for other in tags():
        if other != tag:
            values = {**(request.view_args or {}), "ui": other}
            shown = request.endpoint in ("gallery", "piece", "look", "calibrate")
            endpoint = {"look": "piece"}.get(request.endpoint or "", request.endpoint) if shown else "gallery"
            yield words(other).language, url_for(endpoint or "gallery", **(values if shown else {"ui": other}))
