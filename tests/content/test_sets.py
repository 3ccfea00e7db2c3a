from __future__ import annotations

import pytest
from library import LIBRARY
from small_library import TODAY

from handbill.content.check import check
from handbill.content.material import material_names
from handbill.content.sets import find_set, read_sets, set_names
from handbill.core.problems import ProblemsFound


def problem(call, *arguments):
    with pytest.raises(ProblemsFound) as found:
        call(*arguments)
    (only,) = found.value.problems
    return only


def test_a_set_is_its_materials_in_order(small) -> None:
    small.blocks("- {role: text, text: Hello}", name="another")
    small.write("sets.yaml", "sets:\n  schools: {about: a, materials: [flyer, another]}\n  work: {about: b, materials: [another]}\n")
    assert find_set(small.campaign, "schools") == ("flyer", "another")
    assert set_names(small.campaign) == ["schools", "work"]
    assert read_sets(small.campaign)["work"].about == "b"


def test_an_unknown_set_is_met_with_the_nearest_name(small) -> None:
    found = problem(find_set, small.campaign, "scools")
    assert (found.code, found.hint) == ("usage-set", "did you mean schools?")


def test_a_set_that_names_an_unknown_material(small) -> None:
    small.write("sets.yaml", "sets:\n  schools:\n    about: a\n    materials:\n      - flyer\n      - flier\n")
    found = problem(read_sets, small.campaign)
    assert (found.code, found.place.line, found.place.key) == ("content-value", 6, "sets.schools.materials.1")
    assert found.hint == "did you mean flyer?"
    assert check(small.campaign, TODAY) == [found]


def test_our_own_sets() -> None:
    assert set_names(LIBRARY) == ["schools", "outreach", "workplaces", "volunteers"]
    for each in read_sets(LIBRARY).values():
        assert each.about.endswith(".")
        assert set(each.materials) <= set(material_names(LIBRARY))
