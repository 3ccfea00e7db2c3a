"""Every piece laid out in every language, in both regions' sizes, with and without an organization: what must hold of each page.

Sizes that no region takes unasked (with tabs, larger sheets) are laid out in the sampled languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from library import LIBRARY, lay_out
from sampled import SAMPLED

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import THEME, JobSpec
from handbill.build.resolve import choose_format
from handbill.contacts.organization import read_organization
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.i18n.language import SOURCE, language_tags
from handbill.layout.region import REGIONS

# Large print in the sizes of the United States that take it in every language (test_large_print.py).
LARGE = (
    ("circles-of-support", "tabloid"),
    ("help-in-many-languages", "tabloid"),
    ("help-is-here", "tabloid-flyer"),
    ("is-this-job-real", "tabloid-flyer"),
    ("know-the-signs", "tabloid"),
    ("room-notice", "letter"),
    ("someone-will-listen", "tabloid"),
    ("what-you-can-do", "tabloid-flyer"),
)
EXAMPLE = Path(__file__).parents[2] / "materials" / "organizations" / "example.yaml"


def _languages(name: str, several: Iterable[str]) -> Iterable[str]:
    return [SOURCE] if find_material(LIBRARY, name).multilingual else several


def _requests() -> list[JobSpec]:
    day, who, wanted = today(), read_organization(EXAMPLE), []
    for name in material_names(LIBRARY):
        own = {choose_format(LIBRARY, JobSpec(name, day, region=region)).id for region in REGIONS}
        for tag in _languages(name, language_tags(LIBRARY)):
            wanted += [JobSpec(name, day, (tag,), region=region) for region in REGIONS]
            wanted.append(JobSpec(name, day, (tag,), organization=who))
        for tag in _languages(name, SAMPLED):
            wanted += [JobSpec(name, day, (tag,), form=form) for form in find_material(LIBRARY, name).formats if form not in own]
    for name, form in LARGE:
        wanted += [JobSpec(name, day, (tag,), form=form, theme="large-print") for tag in _languages(name, SAMPLED)]
    return wanted


def _id(case: JobSpec) -> str:
    return "-".join(
        (
            case.material,
            *case.languages,
            case.form or case.region,
            *(["organization"] if case.organization else []),
            *([case.theme] if case.theme != THEME else []),
        )
    )


# One layout at a time: pytest runs all tests of a module on it before the next.
@pytest.fixture(scope="module", params=_requests(), ids=_id)
def setting(request: pytest.FixtureRequest) -> LaidOutPiece:
    return lay_out(request.param)
