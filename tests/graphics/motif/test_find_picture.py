"""Pictures found by name, in the library and in a campaign's own folder; and what is wrong with one, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from changed_library import campaign_with, campaign_with_change
from library import LIBRARY, LIBRARY_ALONE
from motifs import text_of

from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign
from handbill.core.clock import today
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import Drawing, DrawingItem
from handbill.graphics.motif.declaration import Motif
from handbill.graphics.motif.find import find_picture, picture_names
from handbill.layout.elements.picture import ROLE

DOT = "- {shape: dot, at: [4, 6], radius: 3}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#e4002b"/></svg>'


def pictured(folder: Path, text: str, name: str = "own.yaml") -> Campaign:
    return campaign_with(folder, f"layouts/pictures/{name}", text)


@pytest.mark.parametrize("name", picture_names(LIBRARY))
def test_every_picture_of_the_library_says_what_it_means(name: str) -> None:
    picture = find_picture(LIBRARY, name)
    assert isinstance(picture, Motif)
    assert (picture.id, bool(picture.source), picture.about.endswith(".")) == (name, True, True)


@pytest.mark.parametrize(
    ("shapes", "more", "key", "says"),
    [
        ("- {shape: dto, at: [4, 6], radius: 3}", "", "shapes.0.shape", "'dto' is not a shape"),
        ("- {shape: dot, at: [4, 6]}", "", "shapes.0.radius", "'radius' is missing"),
        ("- {shape: dot, at: [4], radius: 3}", "", "shapes.0.at", "2 entries"),
        ("- {shape: dot, at: [4, 6], radius: 3, fill: red}", "", "shapes.0.fill", "'red' is not"),
        (f"{DOT}\n- {{shape: dot, at: [4, 6], radius: 3, opening: 20}}", "", "shapes.1.opening", "not known here"),
        ("- {shape: dot, at: [4, 6], radius: 3, within: [20, 6, 3]}", "", "shapes.0.within", "do not cross"),
        ("- {shape: dot, at: [4, 6], radius: 3, within: [4, 6.5, 1]}", "", "shapes.0.within", "do not cross"),
        ("- {shape: ring, at: [4, 6], radius: 3, width: 4}", "", "shapes.0.width", "thicker than its radius"),
        ("- {shape: ring, at: [4, 6], radius: 3, width: 2, opening: 20}", "", "shapes.0.opening", "ends of the ring touch"),
        ("- {shape: arch, at: [4, 6], width: 6, height: 2}", "", "shapes.0.height", "lower than half a circle"),
        ("- {shape: plane, points: [[0, 0], [1, 1]]}", "", "shapes.0.points", "at least 3 entries"),
        ("- {shape: field, count: [9, 5], radius: 0.33, odd: [2, 0]}", "", "shapes.0.odd.0", "from 0 to 1"),
        (DOT, "align: [top, start]\n", "align", "'top start' is not a place"),
        (DOT, "labels: [{at: [1, 1], width: 3, fill: gold}]\n", "labels.0.fill", "'gold' is not"),
        (
            "- {shape: dot, at: [4, 6], radius: 3}\n"
            "- {shape: ring, at: [4, 6], radius: 3, width: 1}\n"
            "- {shape: arch, at: [4, 6], width: 2, height: 3}\n"
            "- {shape: path, points: [[0, 0], [1, 1]], width: 1}",
            "",
            "shapes",
            "3 kinds of shapes at most, and this one has 4",
        ),
    ],
)
def test_what_is_wrong_with_a_picture_is_a_problem_at_its_line(tmp_path: Path, shapes: str, more: str, key: str, says: str) -> None:
    text = text_of(shapes, more)
    with pytest.raises(ProblemsFound) as found:
        find_picture(pictured(tmp_path, text), "own")
    (problem,) = found.value.problems
    assert (problem.place.key, says in problem.sentence) == (key, True), problem
    assert problem.place.file.endswith("own.yaml")
    written = text.splitlines()[problem.place.line - 1]
    index = key.split(".")[1] if key.startswith("shapes.") else ""
    expected = shapes.splitlines()[int(index)] if index else key.partition(".")[0]
    assert expected in written


def test_an_unknown_picture_is_a_problem_with_a_near_name() -> None:
    with pytest.raises(ProblemsFound) as found:
        find_picture(LIBRARY, "feild")
    (problem,) = found.value.problems
    assert (problem.code, problem.sentence) == ("content-picture", "there is no picture called 'feild'")
    assert "field" in problem.hint


def test_a_piece_that_names_an_unknown_picture_is_a_problem_at_that_line(tmp_path: Path) -> None:
    piece = "materials/content/know-the-signs.yaml"
    campaign = campaign_with_change(tmp_path, piece, "picture: field", "picture: feild")
    with pytest.raises(ProblemsFound) as found:
        lay_out(resolve_job(campaign, JobSpec("know-the-signs", today())))
    (problem,) = found.value.problems
    text = (campaign.layers[0] / piece).read_text(encoding="utf-8")
    assert (problem.code, problem.place.key) == ("content-picture", "picture")
    assert text.splitlines()[problem.place.line - 1] == "picture: feild"


def test_a_campaign_s_own_picture_hides_the_library_s(tmp_path: Path) -> None:
    campaign = pictured(tmp_path, text_of(DOT), "field.yaml")
    picture = find_picture(campaign, "field")
    assert isinstance(picture, Motif)
    assert (picture.name, [shape.shape for shape in picture.shapes]) == ("A picture", ["dot"])
    assert picture_names(campaign) == picture_names(LIBRARY_ALONE)


def test_a_campaign_s_own_drawing_hides_the_library_s_picture(tmp_path: Path) -> None:
    assert isinstance(find_picture(pictured(tmp_path, SVG, "field.svg"), "field"), Drawing)


def test_a_drawing_in_a_campaign_s_folder_is_a_picture_in_its_own_colors(tmp_path: Path) -> None:
    campaign = pictured(tmp_path, SVG, "flag.svg")
    assert "flag" in picture_names(campaign)
    assert isinstance(find_picture(campaign, "flag"), Drawing)
    piece = tmp_path / "materials/content/know-the-signs.yaml"
    piece.parent.mkdir(parents=True)
    text = (LIBRARY_ALONE.layers[0] / "materials/content/know-the-signs.yaml").read_text(encoding="utf-8")
    piece.write_text(text.replace("picture: field", "picture: flag"), encoding="utf-8")
    (page,) = lay_out(resolve_job(Campaign.open(tmp_path), JobSpec("know-the-signs", today()))).pages
    (item,) = [item for item in page.items if item.role == ROLE]
    assert isinstance(item, DrawingItem)
    assert [shape.fill.hex for shape in item.drawing.shapes if shape.fill] == ["#e4002b"]
    # It is as large as its place takes, undistorted.
    assert item.box.width / item.box.height == pytest.approx(2)


@pytest.mark.parametrize("text", ["<svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><script/></svg>"])
def test_a_drawing_that_cannot_be_used_is_a_problem(tmp_path: Path, text: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        find_picture(pictured(tmp_path, text, "bad.svg"), "bad")
    assert all(problem.code.startswith("picture-") for problem in found.value.problems)
    assert all("bad.svg" in problem.place.file for problem in found.value.problems)
