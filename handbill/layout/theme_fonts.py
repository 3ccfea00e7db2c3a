"""A theme's own fonts, declared by script and role, and found by name when the theme is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.campaign.campaign import Campaign
from handbill.core.problems import ProblemsFound
from handbill.core.schema.declaration import INVALID, Invalid, Keys, Reading
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import TextType
from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Typeface
from handbill.typeset.script_properties import measured_scripts

# By script and role.
ThemeFonts = Mapping[str, Mapping[Typeface, FontSource]]

_NAMES = "A family or a file in layouts/fonts/, an entry of layouts/fonts.yaml, or the family of an installed fontpkg-* package."
_ABOUT: Mapping[Typeface, str] = {
    "text": "For running text.",
    "display": "For titles.",
    "narrow": "For text on cards and labels; missing: that for text.",
    "number": "For phone numbers; that of Latn sets them in every language whose script names none.",
}


class FontNameType(TextType):
    """The name of a font, which is found and opened: an entry of layouts/fonts.yaml, a file or a family in layouts/fonts/, or the family of
    an installed fontpkg-* package."""

    def __init__(self, campaign: Campaign, about: str) -> None:
        super().__init__(f"{about} {_NAMES}", default=None)
        self.campaign = campaign

    def read(self, value: Any, keys: Keys, reading: Reading) -> Any:
        name = super().read(value, keys, reading)
        if name is INVALID:
            return name
        if not reading.checks:
            return FontSource(name)
        return self._found(name, keys, reading)

    def _found(self, name: str, keys: Keys, reading: Reading) -> FontSource | Invalid:
        # Most themes name no font, and a list of themes opens none.
        from handbill.typeset.font_families import find_font

        try:
            return find_font(self.campaign, name, reading.file.place(*keys))
        except ProblemsFound as found:
            reading.problems += found.problems
            return INVALID


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def fonts_declaration(campaign: Campaign) -> RecordType[Any]:
    """How the fonts of a theme are written."""
    roles: dict[str, FontNameType] = {role: FontNameType(campaign, about) for role, about in _ABOUT.items()}
    of_script = RecordType(_given, "The fonts of one script.", roles, merged=True, default=None)
    about = "Fonts of your own, by script (Latn, Cyrl, Arab ...) and role; those of the language packs stay behind them."
    return RecordType(_given, about, dict.fromkeys(measured_scripts(), of_script), merged=True, default={})
