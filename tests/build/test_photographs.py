"""Photographs in finished files: in each purpose's inks, with their description, and what is said where they cannot be printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from library import build, lay_out
from photographs import quarters

from handbill.build.job_spec import JobSpec
from handbill.contacts.hero import Hero
from handbill.contacts.organization import Organization
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import ImageItem
from handbill.preflight.content.structure_tree import find_figures
from handbill.preflight.opened_file import OpenedFile

ALT = "Four colors."


@pytest.fixture(scope="module")
def hero(tmp_path_factory: pytest.TempPathFactory) -> Hero:
    path = tmp_path_factory.mktemp("photographs") / "colors.jpg"
    quarters(3000, 2250).save(path, quality=90)
    return Hero(path, ALT, "none", window="band", credit="Photo: Ana Reyes")


@pytest.fixture
def poster(today: dt.date, hero: Hero) -> JobSpec:
    return JobSpec("know-the-signs", today, form="tabloid", theme="window", hero=hero)


def images_of(pdf: bytes) -> list[tuple[str, int, str]]:
    with pikepdf.open(BytesIO(pdf)) as document:
        found = (each for each in document.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image")
        return [(str(each.ColorSpace), int(each.BitsPerComponent), str(each.Filter)) for each in found]


@pytest.mark.parametrize(
    ("purpose", "inks", "expected"),
    [
        ("screen", "full", ("/DeviceRGB", 8, "/DCTDecode")),
        ("office", "full", ("/DeviceRGB", 8, "/DCTDecode")),
        ("press", "full", ("/DeviceCMYK", 8, "/FlateDecode")),
        ("screen", "black", ("/DeviceGray", 1, "/FlateDecode")),
        ("press", "black", ("/DeviceGray", 1, "/FlateDecode")),
        ("press", "black+PANTONE 286 C", ("/DeviceGray", 1, "/FlateDecode")),
    ],
)
@pytest.mark.parametrize("window", ["band", "arch", "circle"])
def test_every_purpose_passes_preflight(poster: JobSpec, purpose: str, inks: str, expected: tuple[str, int, str], window) -> None:
    assert poster.hero
    spec = replace(poster, purpose=purpose, inks=inks, hero=replace(poster.hero, window=window), preflight=True)
    assert images_of(build(spec).pdf) == [expected]


def test_the_photograph_is_read_aloud_and_who_took_it_is_printed(poster: JobSpec) -> None:
    with OpenedFile(build(poster).pdf) as file:
        assert ALT in [figure.alt for figure in find_figures(file)]
    made = lay_out(poster)
    assert "Photo: Ana Reyes" in [getattr(item, "text", "") for page in made.pages for item in page.items]


def test_a_large_poster_in_tiles(poster: JobSpec) -> None:
    made = build(replace(poster, form="18x24", purpose="office"))
    assert len(made.sheets) > 4
    assert images_of(made.pdf) == [("/DeviceRGB", 8, "/DCTDecode")]


def test_a_photograph_that_is_too_small_says_what_it_would_do_for(poster: JobSpec, tmp_path: Path) -> None:
    quarters(2000, 1500).save(tmp_path / "small.jpg")
    assert poster.hero
    with pytest.raises(ProblemsFound) as found:
        build(replace(poster, form="24x36", hero=replace(poster.hero, file=tmp_path / "small.jpg")))
    (problem,) = found.value.problems
    assert problem.code == "picture-photo-resolution"
    assert "and needs 150" in problem.sentence
    assert "sharp enough for a window of" in problem.hint
    assert problem.hint.endswith("; as a3 it has enough")


def test_a_credit_that_no_font_can_print(poster: JobSpec) -> None:
    assert poster.hero
    with pytest.raises(ProblemsFound, match="no font has"):
        build(replace(poster, hero=replace(poster.hero, credit="Photo: \U0001f98a")))


def test_an_organization_s_photograph_is_on_its_files(today: dt.date, hero: Hero) -> None:
    """One page is laid out for a list, with the photograph on it."""
    spec = JobSpec("know-the-signs", today, form="tabloid", theme="window")
    first, second = (build(replace(spec, organization=Organization(name, hero=hero))) for name in ("Riverside", "Hillside"))
    assert images_of(first.pdf) == images_of(second.pdf) == [("/DeviceRGB", 8, "/DCTDecode")]
    assert images_of(build(replace(spec, organization=Organization("Lakeside"))).pdf) == []


def test_what_has_no_room_for_it_says_so(today: dt.date, hero: Hero) -> None:
    asked = build(JobSpec("overlay-label", today, theme="window", hero=hero))
    theirs = build(JobSpec("overlay-label", today, organization=Organization("Riverside", hero=hero)))
    assert "overlay-label as label has no room for the photograph" in [remark.sentence for remark in asked.remarks]
    assert "overlay-label as label has no room for the organization's photograph" in [remark.sentence for remark in theirs.remarks]


def test_the_same_photograph_gives_the_same_bytes(poster: JobSpec) -> None:
    assert build(poster).pdf == build(replace(poster, languages=("en",))).pdf
    (image,) = (item for page in lay_out(poster).pages for item in page.items if isinstance(item, ImageItem))
    assert b"Exif" not in image.data
