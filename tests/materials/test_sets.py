from __future__ import annotations

import pytest
from library import LIBRARY

from handbill.content.check import check
from handbill.content.material import material_names
from handbill.content.sets import find_set, read_sets, set_names
from handbill.core.problems import ProblemsFound


def problem(call, *arguments):
    with pytest.raises(ProblemsFound) as found:
        call(*arguments)
    (only,) = found.value.problems
    return only


def test_a_set_is_its_materials_in_order(shelf) -> None:
    shelf.blocks("- {role: text, text: Hello}", name="another")
    shelf.write("sets.yaml", "sets:\n  schools: {about: a, materials: [flyer, another]}\n  work: {about: b, materials: [another]}\n")
    assert find_set(shelf.campaign, "schools") == ("flyer", "another")
    assert set_names(shelf.campaign) == ["schools", "work"]
    assert read_sets(shelf.campaign)["work"].about == "b"


def test_an_unknown_set_is_met_with_the_nearest_name(shelf) -> None:
    found = problem(find_set, shelf.campaign, "scools")
    assert (found.code, found.hint) == ("usage-set", "did you mean schools?")


def test_a_set_that_names_an_unknown_material(shelf, today) -> None:
    shelf.write("sets.yaml", "sets:\n  schools:\n    about: a\n    materials:\n      - flyer\n      - flier\n")
    found = problem(read_sets, shelf.campaign)
    assert (found.code, found.place.line, found.place.key) == ("content-value", 6, "sets.schools.materials.1")
    assert found.hint == "did you mean flyer?"
    assert check(shelf.campaign, today) == [found]


def test_our_own_sets() -> None:
    assert set_names(LIBRARY) == ["schools", "outreach", "workplaces", "volunteers"]
    for each in read_sets(LIBRARY).values():
        assert each.about.endswith(".")
        assert set(each.materials) <= set(material_names(LIBRARY))
