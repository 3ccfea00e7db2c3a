"""A photograph as a material or an organization declares it: what must be said of it, and what is wrong, all together."""

from __future__ import annotations

import pytest

from handbill.contacts.hero import Hero
from handbill.contacts.organization import read_organization
from handbill.content.material import find_material
from handbill.core.problems import ProblemsFound

GOOD = "{file: hands.jpg, alt: Two hands hold a cup., people: hands}"


def organization(small, hero: str) -> Hero | None:
    small.write("hands.jpg", "")
    return read_organization(small.write("our.yaml", f"name: Riverside\nhero: {hero}\n")).hero


def problems(small, hero: str) -> list[tuple[str, str]]:
    with pytest.raises(ProblemsFound) as found:
        organization(small, hero)
    assert all(problem.place.line == 2 and problem.hint for problem in found.value.problems)
    return [(problem.code, problem.place.key) for problem in found.value.problems]


def test_what_may_be_left_out(small) -> None:
    hero = organization(small, GOOD)
    assert hero == Hero(small.root / "materials" / "hands.jpg", "Two hands hold a cup.", "hands", (0.5, 0.5), None)
    assert (hero.place.line, hero.place.key) == (2, "hero.file")


def test_everything_that_may_be_said(small) -> None:
    more = "focus: [0.25, 1], window: circle, credit: Ana Reyes, consent: 'Signed, in the binder of 2026'"
    hero = organization(small, f"{{file: hands.jpg, alt: Ana., people: faces, {more}}}")
    assert hero
    assert (hero.people, hero.focus, hero.window) == ("faces", (0.25, 1.0), "circle")
    assert (hero.credit, hero.consent) == ("Ana Reyes", "Signed, in the binder of 2026")


def test_all_problems_together(small) -> None:
    wrong = "{file: film.mp4, people: faces, focus: [0.5, 2], window: star, caption: x}"
    assert set(problems(small, wrong)) == {
        ("content-pattern", "hero.file"),
        ("content-key-missing", "hero.alt"),
        ("content-value", "hero.focus.1"),
        ("content-value", "hero.window"),
        ("content-key-unknown", "hero.caption"),
        ("content-consent", "hero.consent"),
    }


@pytest.mark.parametrize("people", ["none", "from behind", "hands"])
def test_only_faces_need_consent(small, people: str) -> None:
    assert organization(small, GOOD.replace("people: hands", f"people: {people}"))
    assert problems(small, GOOD.replace("people: hands", "people: faces")) == [("content-consent", "hero.consent")]


@pytest.mark.parametrize("people", ["everybody", "", "no", "null"])
def test_whom_it_shows_must_be_said(small, people: str) -> None:
    assert problems(small, GOOD.replace("people: hands", f"people: {people}")) == [("content-value", "hero.people")]
    assert problems(small, GOOD.replace(", people: hands", "")) == [("content-key-missing", "hero.people")]


def test_a_photograph_that_is_not_there(small) -> None:
    assert problems(small, GOOD.replace("hands.jpg", "feet.jpg")) == [("picture-missing", "hero.file")]


def test_a_material_says_the_same_and_its_words_are_english(small) -> None:
    small.write("content/hands.jpg", "")
    small.change("content/flyer.yaml", ("design: flyer\n", f"design: flyer\nhero: {GOOD}\n"))
    hero = find_material(small.campaign, "flyer").hero
    assert hero
    assert (hero.file, hero.language) == (small.root / "materials" / "content" / "hands.jpg", "en")
    small.change("content/flyer.yaml", ("hands.jpg", "feet.jpg"))
    with pytest.raises(ProblemsFound) as found:
        find_material(small.campaign, "flyer")
    assert [(problem.code, problem.place.line, problem.place.key) for problem in found.value.problems] == [
        ("picture-missing", 4, "hero.file")
    ]
