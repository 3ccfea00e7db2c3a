"""What a visitor fills in about an organization: read from the form, the session or a saved file, and turned into an Organization."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from handbill.build.defaults import default_organization
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.organization import (
    ORGANIZATION,
    Logo,
    Organization,
    label_in,
    label_of,
    parse_organization,
    social_of,
)
from handbill.core.datafile import DataFile, dumped, parse
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.core.schema.record import parse_leniently
from handbill.graphics.upload import sanitize_picture
from handbill.i18n.language import SOURCE

FILE_NAME = "organization.yaml"
LARGEST_FILE = 20_000  # bytes; a real one has about three hundred
_FORM = Path("form")  # named in problems; no such file is read
_COLORS = ("ink", "accent")
# The limits of the schema of an organization's file; anything longer cannot fit anywhere.
_MAX_LENGTHS = {
    **{"name": 120, "short_name": 40, "phone": 40, "phone_label": 24, "phone_2": 40, "phone_2_label": 24, "url": 200},
    **{"social": 130, "ink": 7, "accent": 7},
}
_COMMA = re.compile(r"\s*[,|]\s*")  # between names on social media
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


class OrganizationFields(NamedTuple):
    """The fields of the form; the colors as '#rrggbb', several names on social media with commas. An empty field was left out."""

    name: str = ""
    short_name: str = ""
    phone: str = ""
    url: str = ""
    phone_label: str = ""
    phone_2: str = ""
    phone_2_label: str = ""
    social: str = ""
    ink: str = ""
    accent: str = ""

    @property
    def more(self) -> bool:
        """Whether a field is filled in that the form shows on demand."""
        return bool(self.phone_label or self.phone_2 or self.phone_2_label or self.social)

    def filled(self) -> dict[str, str]:
        return {key: value for key, value in self._asdict().items() if value}

    def data(self, logo: str = "") -> dict[str, Any]:
        """The fields in the shape of an organization's file. `logo`: the name of the logo's file."""
        fields = self.filled()
        colors = {key: fields.pop(key) for key in _COLORS if key in fields}
        social = {"social": list(filter(None, _COMMA.split(fields.pop("social"))))} if "social" in fields else {}
        return {**fields, **social, **({"logo": logo} if logo else {}), **({"colors": colors} if colors else {})}

    def organization(self, logo: bytes, country: str = "us", style: str = "") -> Organization:
        """The organization with a cleaned logo, which may be empty. `country`, `style`: as `read_organization` takes them.

        Raises ProblemsFound: wrong values, with their fields as keys.
        """
        return replace(parse_organization(DataFile(_FORM, self.data(), {}), country, style), logos=(Logo(logo),) if logo else ())


def parse_fields(values: Mapping[str, str]) -> OrganizationFields:
    """The fields out of a form, a saved file or a session, each on one line. A web address without a scheme gets https."""
    fields = OrganizationFields(*(_one_line(values.get(key, ""), _MAX_LENGTHS[key]) for key in OrganizationFields._fields))
    return fields._replace(url=f"https://{fields.url}") if fields.url and "://" not in fields.url else fields


def parse_form(form: Mapping[str, str]) -> OrganizationFields:
    """The fields of a form. Colors count only where their box is ticked: a browser's color field is never empty."""
    fields = parse_fields(form)
    return fields if form.get("own_colors", "") else fields._replace(ink="", accent="")


def _one_line(text: str, longest: int) -> str:
    """The text on one line, without invisible marks. One character above the limit is kept, so that validation reports it."""
    return _INVISIBLE.sub(" ", text).strip()[: longest + 1]


def write_file(fields: OrganizationFields, logo: str) -> bytes:
    """An organization's file as --organization reads it. `logo`: the name of the logo's file, or empty."""
    return dumped(fields.data(logo)).encode()


class SavedFile(NamedTuple):
    """The fields of a saved file. `logos`: how many it names. `lost`: labels are given in several languages, of which the form has one."""

    fields: dict[str, str]
    logos: int
    lost: bool


def read_file(content: bytes) -> SavedFile:
    """The fields of a saved file. Raises ProblemsFound: not UTF-8, not YAML, not an organization's file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text.strip() or len(content) > LARGEST_FILE:
        raise ProblemsFound([Problem("content-unreadable", "this is not an organization's file")])
    entry, problems = parse_leniently(ORGANIZATION, parse(text, Path(FILE_NAME)))
    raise_if_any(problems)
    assert entry
    labels = {"phone_label": label_of(entry.phone_label), "phone_2_label": label_of(entry.phone_2_label)}
    values = {key: getattr(entry, key) for key in ("name", "short_name", "phone", "phone_2", "url")}
    values |= {key: label_in(label, SOURCE) for key, label in labels.items()}
    values |= {"social": ", ".join(social_of(entry)), **dict(entry.colors or {})}
    fields = {key: value for key, value in values.items() if value}
    return SavedFile(fields, len(entry.logo or ()), any(len(label) > 1 for label in labels.values()))


@cached_by_campaign()
def campaign_organization(campaign: Campaign) -> tuple[OrganizationFields, bytes]:
    """The fields of the campaign's own organization and its first logo, cleaned; empty where it has none.

    Raises ProblemsFound: its file or its logo cannot be used.
    """
    path, organization = read_settings(campaign).organization, default_organization(campaign)
    if not path or not organization:
        return OrganizationFields(), b""
    fields = parse_fields(read_file(path.read_bytes()).fields)
    pictures = [logo.picture.read_bytes() for logo in organization.logos[:1] if isinstance(logo.picture, Path)]
    return fields, sanitize_picture(pictures[0], organization.at("logo.0")) if pictures else b""
