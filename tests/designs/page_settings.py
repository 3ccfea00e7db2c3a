"""Every piece in every language, in the first region's size; a test takes those that it judges.

In the other regions' sizes and with an organization, pieces are laid out in the sampled languages; in sizes that no region takes unasked
(with tabs, larger sheets), in large print, in high contrast and in the other themes, in a few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from library import LIBRARY, languages_of
from sampled import SAMPLED

from handbill.build.job_spec import JobSpec
from handbill.build.resolve import choose_format
from handbill.contacts.organization import read_organization
from handbill.content.material import Unfilled, find_material, material_names
from handbill.core.clock import today
from handbill.core.region import REGIONS
from handbill.layout.default_theme import THEME
from handbill.layout.theme import theme_names

HIGH_CONTRAST = "high-contrast"
# Large print in the sizes of the United States that take it in every language (test_large_print.py).
LARGE = (
    ("circles-of-support", "tabloid"),
    ("help-in-many-languages", "18x24"),
    ("help-is-here", "tabloid-flyer"),
    ("is-this-job-real", "tabloid-flyer"),
    ("know-the-signs", "tabloid"),
    ("picture-notice", "letter"),
    ("room-notice", "letter"),
    ("someone-will-listen", "tabloid"),
    ("what-you-can-do", "tabloid-flyer"),
)
FEW = ("en", "ar", "my")  # short words, from the right, and long words
EXAMPLE = Path(__file__).parents[2] / "materials" / "organizations" / "example.yaml"


def _settings() -> Iterator[JobSpec]:
    day, who = today(), read_organization(EXAMPLE)
    for name in material_names(LIBRARY):
        own = [choose_format(LIBRARY, JobSpec(name, day, region=region)) for region in REGIONS]
        for tag in languages_of(name):
            yield JobSpec(name, day, (tag,), region=REGIONS[0])
        for tag in languages_of(name, SAMPLED):
            yield from (JobSpec(name, day, (tag,), region=region) for region in REGIONS[1:])
            yield JobSpec(name, day, (tag,), organization=who)
        for tag in languages_of(name, FEW):
            others = (form for form in find_material(LIBRARY, name).formats if form not in {each.id for each in own})
            yield from (JobSpec(name, day, (tag,), form=form) for form in others)
            yield JobSpec(name, day, (tag,), form=own[0].id, editions=(HIGH_CONTRAST,))
            looks = (theme for theme in theme_names(LIBRARY) if theme != THEME)
            yield from (JobSpec(name, day, (tag,), form=own[0].id, theme=theme) for theme in looks)
    for name, form in LARGE:
        yield from (JobSpec(name, day, (tag,), form=form, editions=("large-print",)) for tag in languages_of(name, FEW))


SETTINGS = tuple(_settings())


def judging(judged: Callable[[JobSpec], bool] = lambda setting: True) -> pytest.MarkDecorator:
    """Gives a test each setting that it judges, as `setting`; pytest lays out one at a time for all tests of a module (`laid_out`)."""
    chosen = [setting for setting in SETTINGS if judged(setting)]
    return pytest.mark.parametrize("setting", chosen, ids=_id, scope="module")


def blocks(setting: JobSpec) -> list[Unfilled]:
    """All that the setting's material says, in whatever format."""
    return [block for panel in find_material(LIBRARY, setting.material).panels for block in panel.blocks]


def has_code(setting: JobSpec) -> bool:
    return any(block.role == "code" for block in blocks(setting))


def has_headed_list(setting: JobSpec) -> bool:
    roles = [block.role for block in blocks(setting)]
    return ("heading", "list") in pairwise(roles)


def lines_to_write_on(setting: JobSpec) -> int | None:
    """How many its pages have; None if its material has no place for any."""
    own = [block for block in blocks(setting) if block.role == "write"]
    local = [block for block in blocks(setting) if block.role == "local" and not block.when]
    return len(own) + len(local) * (setting.organization is None) if own or local else None


def _id(setting: JobSpec) -> str:
    return "-".join(
        (
            setting.material,
            *setting.languages,
            setting.form or setting.region,
            *(["organization"] if setting.organization else []),
            *([setting.theme] if setting.theme != THEME else []),
            *setting.editions,
        )
    )
