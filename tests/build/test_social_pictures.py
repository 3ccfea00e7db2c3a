"""Pictures for social media: exact sizes, the number on each, nothing under an app's buttons, and words for those who cannot see them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from library import LIBRARY, LIBRARY_ALONE, build, languages_of
from PIL import Image

from handbill.__main__ import commands
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import BuildOptions, is_pictured, resolve
from handbill.build.social_pictures import alternative_text, social_pictures
from handbill.contacts.organization import Organization
from handbill.content.excerpt import excerpt
from handbill.content.material import find_material, material_names
from handbill.core.isolates import without_isolates
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import TextItem
from handbill.layout.format import find_format, format_names
from tests.web.visitor import pdf_text

SIZES = {"social-square": (1080, 1080), "social-portrait": (1080, 1350), "social-story": (1080, 1920), "social-wide": (1200, 630)}
PIECES = [name for name in material_names(LIBRARY_ALONE) if is_pictured(find_material(LIBRARY_ALONE, name))]
HOUSE = Organization("Harriet House", "336-555-0142")
SAMPLE = ("en", "ar", "my", "th", "ru", "ja")


def test_every_size_is_a_format() -> None:
    assert {name: find_format(LIBRARY, name).pixels for name in format_names(LIBRARY) if find_format(LIBRARY, name).pixels} == SIZES


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("name", PIECES)
def test_the_number_is_on_every_picture_and_nothing_under_the_buttons(name: str, form: str, today) -> None:
    for tag in languages_of(name, SAMPLE):
        made = build(JobSpec(name, today, (tag,), "social", form))
        covered, page = made.setting.form.covered, made.setting.pages[0]
        assert len(made.setting.pages) == 1
        said = [block for block in made.setting.piece.panels[0].blocks if block.role == "helpline"]
        assert len(said) == 1
        assert without_isolates(said[0].value) in pdf_text(made.pdf)
        text = [item for item in page.items if isinstance(item, TextItem)]
        assert min(item.box.y for item in text) >= covered.top
        assert max(item.box.bottom for item in text) <= page.height - covered.bottom


@pytest.mark.parametrize("form", SIZES)
def test_an_organization_finds_room_but_beside_a_link(form: str, today) -> None:
    for name, tag in (("help-is-here", "my"), ("room-notice", "ar"), ("someone-will-listen", "en")):
        made = build(JobSpec(name, today, (tag,), "social", form, organization=HOUSE))
        assert (HOUSE.phone in pdf_text(made.pdf)) == (form != "social-wide")
        told = [remark.sentence for remark in made.remarks if remark.code == "fit-unprinted"]
        assert bool(told) == (form == "social-wide")


def test_pictures_have_their_exact_size_and_their_words(today) -> None:
    made = build(JobSpec("help-is-here", today, ("es",), "social", "social-portrait", organization=HOUSE))
    files = social_pictures(made)
    stem = "help-is-here-es-social-portrait-harriet-house"
    assert list(files) == [f"{stem}.png", f"{stem}.jpg", f"{stem}.txt"]
    for name, kind in ((f"{stem}.png", "PNG"), (f"{stem}.jpg", "JPEG")):
        image = Image.open(BytesIO(files[name]))
        assert (image.format, image.size) == (kind, SIZES["social-portrait"])
    words = files[f"{stem}.txt"].decode()
    assert [each for each in ("1-888-373-7888", "336-555-0142", "Harriet House") if each not in words] == []
    assert "\u2066" not in words
    assert "Draft" not in words


def test_an_excerpt_keeps_one_number_and_forgets_the_others(today) -> None:
    (job,) = resolve(LIBRARY, ("indicator-card",), BuildOptions(("en",), purposes=("screen",)))
    from handbill.build.lay_out import lay_out

    whole = lay_out(job).piece
    short = excerpt(whole)
    assert [block.role for block in short.panels[0].blocks] == ["title", "helpline", "emergency", "imprint"]
    assert set(short.numbers) < set(whole.numbers)
    assert len(alternative_text(short.panels[0])) < 1000


def test_build_writes_four_pictures_in_two_forms(tmp_path: Path, library_alone: None) -> None:
    command = ["build", "room-notice", "picture-card", "-l", "en", "--for", "social", "--output", str(tmp_path)]
    made = CliRunner().invoke(commands(), command)
    assert made.exit_code == 0, made.output
    assert sorted(path.suffix for path in (tmp_path / "social").iterdir()) == [".jpg"] * 4 + [".png"] * 4 + [".txt"] * 4
    assert "No picture for social media is made of picture-card" in made.output


def test_a_piece_without_a_title_is_told() -> None:
    with pytest.raises(ProblemsFound) as found:
        resolve(LIBRARY_ALONE, ("picture-card",), BuildOptions(("en",), purposes=("social",)))
    assert "without a title" in found.value.problems[0].sentence


def test_a_size_may_be_named(tmp_path: Path) -> None:
    jobs = resolve(LIBRARY_ALONE, ("help-is-here",), BuildOptions(("en",), ("social-story", "letter"), purposes=("social", "screen")))
    assert [(job.purpose.name, job.form.id) for job in jobs] == [
        ("social", "social-story"),
        ("screen", "social-story"),
        ("screen", "letter"),
    ]
