"""What a visitor fills in about an organization: read from the form, the session or a saved file, and turned into an Organization."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.organization import ORGANIZATION, Organization, parse_organization, read_organization
from handbill.core.datafile import DataFile, dumped, parse
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.core.schema.record import parse_leniently
from handbill.graphics.upload import sanitize_picture

FILE_NAME = "organization.yaml"
LARGEST_FILE = 20_000  # bytes; a real one has about three hundred
_FORM = Path("form")  # named in problems; no such file is read
_COLORS = ("ink", "accent")
# The limits of the schema of an organization's file; anything longer cannot fit anywhere.
_MAX_LENGTHS = {"name": 120, "short_name": 40, "phone": 40, "url": 200, "ink": 7, "accent": 7}
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


class OrganizationFields(NamedTuple):
    """The fields of the form; the colors as '#rrggbb'. An empty field was left out."""

    name: str = ""
    short_name: str = ""
    phone: str = ""
    url: str = ""
    ink: str = ""
    accent: str = ""

    def filled(self) -> dict[str, str]:
        return {key: value for key, value in self._asdict().items() if value}

    def data(self, logo: str = "") -> dict[str, Any]:
        """The fields in the shape of an organization's file. `logo`: the name of the logo's file."""
        fields = self.filled()
        colors = {key: fields.pop(key) for key in _COLORS if key in fields}
        return {**fields, **({"logo": logo} if logo else {}), **({"colors": colors} if colors else {})}

    def organization(self, logo: bytes) -> Organization:
        """The organization with a cleaned logo, which may be empty. Raises ProblemsFound: wrong values, with their fields as keys."""
        return replace(parse_organization(DataFile(_FORM, self.data(), {})), logo=logo or None)


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


def read_file(content: bytes) -> dict[str, str]:
    """The fields of a saved file and the name of its logo. Raises ProblemsFound: not UTF-8, not YAML, not an organization's file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text.strip() or len(content) > LARGEST_FILE:
        raise ProblemsFound([Problem("content-unreadable", "this is not an organization's file")])
    entry, problems = parse_leniently(ORGANIZATION, parse(text, Path(FILE_NAME)))
    raise_if_any(problems)
    assert entry
    values = {key: getattr(entry, key) for key in ("name", "short_name", "phone", "url", "logo")} | dict(entry.colors or {})
    return {key: value for key, value in values.items() if value}


@cached_by_campaign()
def campaign_organization(campaign: Campaign) -> tuple[OrganizationFields, bytes]:
    """The fields of the campaign's own organization and its cleaned logo; empty where it has none.

    Raises ProblemsFound: its file or its logo cannot be used.
    """
    path = read_settings(campaign).organization
    if not path:
        return OrganizationFields(), b""
    organization = read_organization(path)
    fields = parse_fields(read_file(path.read_bytes()))
    logo = organization.logo.read_bytes() if isinstance(organization.logo, Path) else b""
    return fields, sanitize_picture(logo, organization.at("logo")) if logo else b""
