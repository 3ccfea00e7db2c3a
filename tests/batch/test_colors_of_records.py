"""The colors of organizations in a list: judged beside those of the piece's audience, in the look that the files will have."""

from __future__ import annotations

from pathlib import Path

import pytest
from changed_library import campaign_with_change
from library import LIBRARY

from handbill.batch.options import RowDefaults
from handbill.batch.plan import check_common, jobs_of
from handbill.batch.records.records import read_records
from handbill.batch.row_errors import RowErrors
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.content.material import find_material
from handbill.core.clock import today
from handbill.core.problems import Problem, ProblemsFound


def problems(folder: Path, rows: str, common: JobSpec, campaign: Campaign = LIBRARY) -> list[Problem]:
    path = folder / "schools.csv"
    path.write_text("organization,material,ink,accent\n" + rows, encoding="utf-8")
    errors = RowErrors()
    jobs_of(campaign, read_records(path), RowDefaults(common, languages=("en",)), errors)
    return errors.all_problems()


def spec(**how: object) -> JobSpec:
    return JobSpec("", today(), **how)  # type: ignore[arg-type]


def test_a_bright_color_is_judged_under_the_words_of_the_piece(tmp_path: Path) -> None:
    """A gray that is light enough under the nearly black words of one audience is too dark under those of another."""
    assert find_material(LIBRARY, "know-the-signs").audience == "notice"
    assert find_material(LIBRARY, "help-is-here").audience == "you"
    gray = "#b9b9b9"
    found = problems(tmp_path, f"A,know-the-signs,,{gray}\nB,help-is-here,,{gray}\n", spec())
    (problem,) = found
    assert (problem.code, problem.place.line, problem.place.key) == ("content-contrast", 3, "accent")
    assert problem.instead in problem.hint
    again = problems(tmp_path, f"B,help-is-here,,{problem.instead}\n", spec())
    assert again == []


def test_what_the_list_lets_through_the_build_lets_through_too(tmp_path: Path) -> None:
    for piece in ("know-the-signs", "help-is-here"):
        for accent in ("#b9b9b9", "#c0c0c0", "#303030"):
            found = problems(tmp_path, f"A,{piece},,{accent}\n", spec())
            request = JobSpec(piece, today(), organization=Organization("A", colors=(("accent", accent),)))
            if found:
                with pytest.raises(ProblemsFound):
                    resolve_job(LIBRARY, request)
            else:
                assert resolve_job(LIBRARY, request)


def test_a_dark_color_alone_goes_with_any_audience(tmp_path: Path) -> None:
    assert problems(tmp_path, "A,know-the-signs,#12355b,\nB,help-is-here,#58585b,\n", spec()) == []


def test_colors_beside_a_piece_nobody_knows_are_judged_in_the_theme_s_own(tmp_path: Path) -> None:
    found = problems(tmp_path, "A,help-is-her,#ffff00,\n", spec())
    assert {problem.place.key for problem in found} == {"material", "ink"}


def test_an_audience_nobody_knows_is_told_at_the_piece(tmp_path: Path) -> None:
    campaign = campaign_with_change(tmp_path / "own", "materials/content/help-is-here.yaml", "audience: you", "audience: yuo")
    found = problems(tmp_path, "A,help-is-here,#12355b,\n", spec(), campaign)
    assert any("there is no audience called 'yuo'" in problem.sentence for problem in found)


def test_unknown_editions_are_told_before_the_list_is_read() -> None:
    with pytest.raises(ProblemsFound) as found:
        check_common(LIBRARY, RowDefaults(spec(editions=("large-prin",), theme="feild")))
    assert {problem.code for problem in found.value.problems} == {"usage-edition", "usage-theme"}
