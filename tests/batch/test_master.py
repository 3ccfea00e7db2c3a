"""A bound page is the page that would have been laid out alone: item by item, whatever the names, in every script and on every form."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from handbill.batch.page_template import PageTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from library import LIBRARY, lay_out

from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Organization
from handbill.content.material import find_material, material_names
from handbill.core.problems import ProblemsFound
from handbill.layout.dump import dump

TODAY = dt.date(2026, 11, 24)
NAMES = [
    "Riverside Family Center",
    "Qé",
    "École Élémentaire Ångström",
    "The Long and Winding Name of a Coalition of Schools, Clinics and Shelters in the Whole of the Northern Counties",
    "مركز العائلة",
    "河边家庭中心",
    "ศูนย์ครอบครัวริมน้ำ",
    "Zxyw",
]
WORDS = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=1, max_size=14)
RANDOM = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


def alone(request: JobSpec) -> list[str]:
    return [dump(page) for page in lay_out(request).pages]


def check(master: PageTemplate, organization: Organization) -> bool:
    """Whether the shortcut was taken; if so, its pages are those of the long way."""
    request = replace(master.like, organization=organization)
    try:
        bound = master.bind(organization)
    except ProblemsFound as found:
        # What does not fit bound does not fit alone.
        with pytest.raises(ProblemsFound) as also:
            lay_out(request)
        assert str(found) == str(also.value)  # noqa: PT017
        return True
    if bound is None:
        return False
    assert [dump(page) for page in bound.pages] == alone(request)
    assert master.setting(bound, organization).piece.numbers == lay_out(request).piece.numbers
    return True


def like(name: str, tag: str, form: str = "") -> PageTemplate:
    return PageTemplate(JobSpec(name, TODAY, (tag,), form=form, organization=Organization("X", "+1 336 555 0100")))


@pytest.mark.parametrize("name", material_names(LIBRARY))
@pytest.mark.parametrize("tag", ["en", "ar", "km"])
def test_every_piece(name: str, tag: str) -> None:
    master = like(name, tag)
    taken = [check(master, Organization(each, f"+1 336 555 01{index:02}")) for index, each in enumerate([*NAMES, *NAMES[:3]])]
    assert sum(taken) >= 8


@pytest.mark.parametrize(
    ("name", "form"),
    [(name, form) for name in ("help-is-here", "room-notice", "know-the-signs") for form in find_material(LIBRARY, name).formats],
)
def test_every_size(name: str, form: str) -> None:
    master = like(name, "es", form)
    assert all(check(master, Organization(each, "+1 336 555 0142")) for each in NAMES[:4])


@settings(max_examples=60, deadline=None)
@given(RANDOM, st.integers(0, 99), st.sampled_from(["help-is-here", "indicator-card"]), st.sampled_from(["en", "ar"]))
def test_any_name(name: str, number: int, piece: str, tag: str) -> None:
    check(MASTERS[piece, tag], Organization(name, f"+1 336 555 01{number:02}"))


MASTERS = {(piece, tag): like(piece, tag) for piece in ("help-is-here", "indicator-card") for tag in ("en", "ar")}


def test_a_name_that_stands_in_the_piece_s_own_words_is_laid_out_by_itself() -> None:
    master = like("help-is-here", "en")
    assert master.bind(Organization("Help", "+1 336 555 0142")) is None
    assert master.bind(Organization("Help us", "+1 336 555 0142")) is not None


def test_a_name_that_no_font_can_draw_is_laid_out_by_itself_and_told_there() -> None:
    assert like("help-is-here", "en").bind(Organization("Clinic \U0001f3e5", "+1 336 555 0142")) is None


def test_names_of_one_width_class_share_a_page() -> None:
    master = like("help-is-here", "en")
    for index in range(50):
        assert master.bind(Organization(f"Riverside School {index}", "+1 336 555 0142"))
    assert len(master.variants) == 1
