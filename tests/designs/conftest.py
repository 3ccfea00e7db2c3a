"""Every piece laid out in every language, in both regions' sizes, with and without an organization: what must hold of each page."""

from __future__ import annotations

from pathlib import Path

import pytest

from layouts.press import REGIONS, Request, Setting, lay_out
from materials.content import material, names
from materials.day import today
from materials.language import SOURCE, tags
from materials.organization import organization

EXAMPLE = Path(__file__).parents[2] / "materials" / "organizations" / "example.yaml"


def _requests() -> list[tuple[str, str, str, bool]]:
    wanted = []
    for name in names():
        for tag in [SOURCE] if material(name).multilingual else tags():
            wanted += [(name, tag, region, False) for region in REGIONS] + [(name, tag, "us", True)]
    return wanted


def _id(case: tuple[str, str, str, bool]) -> str:
    return "-".join((*case[:3], *(["organization"] if case[3] else [])))


# One layout at a time: pytest runs all tests of a module on it before the next.
@pytest.fixture(scope="module", params=_requests(), ids=_id)
def setting(request: pytest.FixtureRequest) -> Setting:
    name, tag, region, whose = request.param
    return lay_out(Request(name, today(), (tag,), region=region, organization=organization(EXAMPLE) if whose else None))
