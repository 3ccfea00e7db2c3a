"""What templates show: choices with the chosen one marked, translated errors, pictures, and how to print."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from flask import g, request, url_for

from handbill.build.defaults import default_theme
from handbill.build.purpose import Purpose
from handbill.build.resolve import audience_theme
from handbill.campaign.campaign import Campaign
from handbill.contacts.hotlines import Hotline
from handbill.core.clock import today
from handbill.core.geometry import INCH, MILLIMETER
from handbill.core.problems import ProblemsFound, collect
from handbill.core.region import Region
from handbill.graphics.logo import LARGEST_FILE
from handbill.graphics.palette import OWN
from handbill.i18n.language import Language, find_language
from handbill.i18n.message_mark import N_
from handbill.layout.theme import Theme, find_theme, with_colors
from handbill.web.forms import options
from handbill.web.forms.form_errors import FormError
from handbill.web.forms.logo_field import logo_type, signed_logo
from handbill.web.forms.options import PieceOptions
from handbill.web.forms.organization_fields import OrganizationFields
from handbill.web.forms.print_settings import PrintSettings
from handbill.web.forms.set_settings import SetSettings
from handbill.web.http.app_context import current_campaign
from handbill.web.http.security import form_token
from handbill.web.i18n.translations import Translations, page_languages, translations
from handbill.web.instructions.print_summary import print_summary
from handbill.web.views.rendering import Preview, PreviewImage

_MIME = {"png": "image/png", "svg": "image/svg+xml"}
# Captions by the names that pages and sides of sheets have in the program.
_CAPTIONS = {
    "front": N_("Front"),
    "back": N_("Back"),
    "single": N_("Sheet"),
    "cover": N_("Outside"),
    "outside": N_("Outside"),
    "inside": N_("Inside"),
    "page": N_("Page"),
}


class Choice(NamedTuple):
    """An option of a list. `note` is shown beside its label."""

    value: str
    label: str
    chosen: bool
    note: str = ""


class ErrorText(NamedTuple):
    """An error as it is shown. `english`: it is in English whatever the language of the page."""

    text: str
    english: bool = False


@dataclass(frozen=True, eq=False)
class FormView:
    """What the forms of a piece and of a set have in common, for their templates. `offered`: the languages to choose from."""

    campaign: Campaign
    settings: PrintSettings | SetSettings
    preview: Preview
    translate: Translations
    offered: tuple[Language, ...]

    @property
    def languages(self) -> list[tuple[Choice, Language]]:
        """The chosen languages come first, because the list is longer than its box."""
        chosen = self.settings.languages
        choices = [(Choice(pack.tag, pack.name, pack.tag in chosen, self.translate.language_name(pack)), pack) for pack in self.offered]
        return sorted(choices, key=lambda choice: not choice[0].chosen)

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        return options.purposes()

    @cached_property
    def errors(self) -> dict[str, list[ErrorText]]:
        """By field; those of the page as a whole under an empty name."""
        by_field: dict[str, list[ErrorText]] = {}
        for error in self.preview.errors:
            by_field.setdefault(error.field, []).append(self._error_text(error))
        return by_field

    def _error_text(self, error: FormError) -> ErrorText:
        if error.untranslated:
            return ErrorText(error.untranslated, english=True)
        return ErrorText(self.translate(error.message, **{key: self._format_value(key, value) for key, value in error.values}))

    def _format_value(self, key: str, value: str | float) -> str:
        """A length, the name of the language with this tag, or a color."""
        if isinstance(value, float):
            inches, metric = (self.translate.format_number(length, digits) for length, digits in ((value / 25.4, 2), (value, 1)))
            return self.translate("{inches} in ({metric} mm)", inches=inches, metric=metric)
        return self._name_in_sentence(value) if key == "language" else value

    def _name_in_sentence(self, tag: str) -> str:
        return self.translate.language_name(find_language(self.campaign, tag), in_sentence=True)

    @property
    def more_open(self) -> bool:
        """Whether the fields that are shown on demand are: one of them is filled in, or wrong."""
        return self.settings.organization.more or bool(self.errors.keys() & {"phone_label", "phone_2", "phone_2_label", "social"})

    @property
    def largest_logo(self) -> int:
        """Bytes."""
        return LARGEST_FILE

    @property
    def signed_logo(self) -> str:
        return signed_logo(self.settings.logo)

    @property
    def logo_address(self) -> str:
        """The logo as a data address, or empty."""
        logo = self.settings.logo
        return _data_address(_MIME[logo_type(logo)], logo) if logo else ""


@dataclass(frozen=True, eq=False)
class PieceView(FormView):
    """The page of a piece, for its template."""

    piece: PieceOptions
    settings: PrintSettings

    @property
    def title(self) -> str:
        return self.translate(self.piece.material.title)

    @property
    def chosen_languages(self) -> list[Language]:
        return [pack for pack in self.piece.languages if pack.tag in self.settings.languages]

    @property
    def back_languages(self) -> list[Choice]:
        back = self.settings.back
        none = Choice("", self.translate("Nothing: one language"), not back)
        return [none, *(Choice(pack.tag, self._both_names(pack), pack.tag == back) for pack in self.piece.languages)]

    def _both_names(self, pack: Language) -> str:
        return f"{pack.name} ({self.translate.language_name(pack, in_sentence=True)})"

    @property
    def sizes(self) -> list[Choice]:
        return [Choice(form.id, self.translate(form.name), form.id == self.settings.size) for form in self.piece.forms]

    @property
    def themes(self) -> list[Choice]:
        chosen = self.settings.theme
        return [
            Choice(theme.id, self.translate(theme.name), theme.id == chosen, self.translate(theme.about)) for theme in self.piece.themes
        ]

    @property
    def editions(self) -> list[Choice]:
        chosen = self.settings.editions
        return [
            Choice(edition.id, self.translate(edition.name), edition.id in chosen, self.translate(edition.about))
            for edition in self.piece.editions
        ]

    @property
    def stocks(self) -> list[Choice]:
        """The stocks with their part numbers, the default of the size first."""
        stocks = options.stocks_for(self.campaign, self.piece.form(self.settings.size))
        chosen = self.settings.stock or (stocks[0].id if stocks else "")
        return [
            Choice(stock.id, self.translate(stock.name), stock.id == chosen, ", ".join(stock.aliases) if stock.grid else "")
            for stock in stocks
        ]

    @property
    def shops(self) -> list[Choice]:
        any_shop = Choice("", self.translate("Any print shop"), not self.settings.shop)
        return [
            any_shop,
            *(Choice(shop.id, self.translate(shop.name), shop.id == self.settings.shop) for shop in options.shops(self.campaign)),
        ]

    @cached_property
    def hotlines(self) -> list[Hotline]:
        """The help lines on the piece; none where one has expired, which is an error of its own."""
        try:
            return self.piece.hotlines(self.campaign, today())
        except ProblemsFound:
            return []

    @property
    def has_hotlines(self) -> bool:
        """Whether a national help line is on the piece already."""
        return bool(self.hotlines)

    @property
    def draft_languages(self) -> str:
        """The names of the languages whose text has not been reviewed, as a list for a sentence."""
        return self.translate.format_list([self._name_in_sentence(tag) for tag in self.preview.drafts])

    @property
    def print_summary(self) -> list[tuple[str, str]]:
        return list(print_summary(self.preview.printing, self.translate)) if self.preview.printing else []

    def caption(self, image: PreviewImage) -> str:
        return self.translate(_CAPTIONS.get(image.name, _CAPTIONS["page"]))

    def color(self, name: str) -> str:
        """The value of a color field as '#rrggbb': the organization's color, or the one for the piece's audience that goes with it."""
        settings = self.settings
        return own_color(name, settings.organization, audience_theme(self.campaign, settings.theme, settings.editions, self.piece.material))


@dataclass(frozen=True, eq=False)
class SetView(FormView):
    """The page of a set, for its template. `pieces`: each with its own preview, or None where it is not to be made."""

    settings: SetSettings
    pieces: tuple[tuple[PieceOptions, Preview | None], ...]

    @property
    def has_hotlines(self) -> bool:
        """Whether a national help line is on the pieces already."""
        return True

    @property
    def counted(self) -> int:
        """How many files of pieces there will be."""
        made = [settings for piece, preview in self.pieces if preview and (settings := self.settings.of_piece(self.campaign, piece))]
        return sum(len(settings.sides) for settings in made)

    @property
    def regions(self) -> list[Choice]:
        labels = {Region.US: N_("US paper: letter, 11 x 17 in"), Region.METRIC: N_("Metric paper: A4, A3")}
        return [Choice(region.value, self.translate(label), region is self.settings.region) for region, label in labels.items()]

    def errors_of(self, preview: Preview) -> list[ErrorText]:
        """What keeps one piece from being made, but wrong values of the organization's fields, which all pieces share."""
        return [self._error_text(error) for error in preview.errors if error.code.partition("-")[0] not in ("content", "number")]

    def lacking(self, piece: PieceOptions) -> str:
        """The chosen languages that a piece is not made in, as a list for a sentence."""
        known = {language.tag for language in piece.languages}
        return self.translate.format_list([self._name_in_sentence(tag) for tag in self.settings.languages if tag not in known])

    def sheets_of(self, preview: Preview) -> str:
        """Its paper, and how many sheets the copies of each file take."""
        plan = preview.printing
        if not plan or not plan.lay.stock:
            return ""
        if not plan.copies or not plan.sheets:
            return plan.lay.paper
        number = self.translate.format_number
        return self.translate(
            "{paper}: {sheets} sheets for {copies} copies of each file",
            paper=plan.lay.paper,
            sheets=number(plan.sheets),
            copies=number(plan.copies),
        )

    def color(self, name: str) -> str:
        """The value of a color field as '#rrggbb': the organization's color, or that of the campaign's look."""
        theme = default_theme(self.campaign)
        return own_color(name, self.settings.organization, find_theme(self.campaign, theme))


def own_color(name: str, fields: OrganizationFields, look: Theme) -> str:
    """The organization's color of this name as '#rrggbb', or the one of a look that goes with the organization's other color."""
    own = [(key, value) for key in OWN if (value := getattr(fields, key))]
    colored = collect(partial(with_colors, look, own), []) or look
    return dict(own).get(name) or colored.colors[name].hex


def _picture(image: PreviewImage) -> str:
    """The PNG as a data address: nothing of a preview is kept for a second request."""
    return _data_address("image/png", image.png)


def _data_address(mime_type: str, data: bytes) -> str:
    return f"data:{mime_type};base64,{base64.b64encode(data).decode()}"


def _size(image: PreviewImage) -> str:
    """'3.5 × 2 in (89 × 51 mm)'."""
    translate: Translations = g.translations
    inches, metric = (_format_sides(image, unit, decimals) for unit, decimals in ((INCH, 2), (MILLIMETER, 0)))
    return translate("{inches} in ({metric} mm)", inches=inches, metric=metric)


def _format_sides(image: PreviewImage, unit: float, decimals: int) -> str:
    return " × ".join(f"{round(side / unit, decimals):g}" for side in (image.width, image.height))


def template_context() -> dict[str, Any]:
    """The names that every template can use."""
    translate: Translations = g.translations
    return {
        "_": translate,
        "page_language": translate.tag,
        "direction": translate.language.direction,
        "form_token": form_token,
        "picture": _picture,
        "size": _size,
        "other_languages": list(_other_languages(translate.tag)),
        "link": lambda endpoint, **values: url_for(endpoint, page_language=translate.tag, **values),
    }


def _other_languages(current: str) -> Iterator[tuple[Language, str]]:
    """The other languages, each with the address of the same page in it, or of the gallery if that page cannot be opened by address."""
    endpoint = {"update_preview": "piece", "update_set": "audience_set"}.get(request.endpoint or "", request.endpoint or "")
    opens = endpoint in ("gallery", "piece", "audience_set", "calibrate")
    for tag in page_languages():
        if tag != current:
            values = {**(request.view_args or {}), "page_language": tag} if opens else {"page_language": tag}
            yield translations(current_campaign(), tag).language, url_for(endpoint if opens else "gallery", **values)
