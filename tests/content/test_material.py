from __future__ import annotations

import pytest

from handbill.content.material import find_material, material_names
from handbill.core.problems import ExitCode, ProblemsFound


def test_names_leave_out_the_imprint(small) -> None:
    assert material_names(small.campaign) == ("flyer",)


def test_a_material_keeps_the_place_of_every_string(small) -> None:
    flyer = find_material(small.campaign, "flyer")
    line = flyer.panels[0].blocks[1]
    assert line.role == "helpline"
    assert (line.place("link").line, line.place("link").key) == (13, "panels.0.blocks.1.link")
    assert line.place().file == "materials/content/flyer.yaml"


def test_an_unknown_material_is_met_with_the_nearest_name(small) -> None:
    with pytest.raises(ProblemsFound) as found:
        find_material(small.campaign, "flier")
    (problem,) = found.value.problems
    assert (problem.code, problem.hint, problem.exit_code) == ("usage-material", "did you mean flyer?", ExitCode.USAGE)


@pytest.mark.parametrize("name", ["imprint", "../content/flyer", ""])
def test_only_names_from_the_list_are_opened(small, name: str) -> None:
    with pytest.raises(ProblemsFound, match="no material"):
        find_material(small.campaign, name)
