"""A photograph of one's own in one line of the piece: found beside it or among the campaign's pictures, shown, and described aloud."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from library import LIBRARY_ALONE
from photographs import quarters

from handbill.build.job import Job
from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.content.messages import messages
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import ImageItem
from handbill.preflight.content.structure_tree import find_figures
from handbill.preflight.opened_file import OpenedFile

_HERO = "hero: {file: river.jpg, alt: A river., people: none}"
_CONTENT = Path("materials/content")


def campaign_with(
    folder: Path, line: str = _HERO, photograph: str = "layouts/pictures/river.jpg", piece: str = "know-the-signs"
) -> Campaign:
    """A campaign whose own copy of a piece has one more line, and a photograph."""
    text = (LIBRARY_ALONE.layers[0] / _CONTENT / f"{piece}.yaml").read_text(encoding="utf-8")
    (folder / _CONTENT).mkdir(parents=True, exist_ok=True)
    (folder / _CONTENT / f"{piece}.yaml").write_text(f"{text}{line}\n", encoding="utf-8")
    if photograph:
        (folder / photograph).parent.mkdir(parents=True, exist_ok=True)
        quarters(3000, 2250).save(folder / photograph, quality=90)
    return Campaign.open(folder)


def translate(folder: Path, tag: str, words: str) -> None:
    catalog = folder / f"materials/languages/{tag}/messages.po"
    catalog.parent.mkdir(parents=True, exist_ok=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    catalog.write_text(f'{header}\nmsgid "A river."\nmsgstr "{words}"\n', encoding="utf-8")


def jobs_of(campaign: Campaign, theme: str = "field", language: str = "en", piece: str = "know-the-signs", form: str = "") -> list[Job]:
    options = BuildOptions(languages=(language,), theme=theme, forms=(form,) if form else (), purposes=("screen",))
    return resolve(campaign, (piece,), options)


def windows_of(campaign: Campaign, theme: str) -> list[str]:
    (job,) = jobs_of(campaign, theme)
    return [item.window for page in build(job).setting.pages for item in page.items if isinstance(item, ImageItem)]


@pytest.mark.parametrize("where", ["layouts/pictures", "materials/content"])
def test_one_line_puts_a_photograph_on_a_piece(tmp_path: Path, where: str) -> None:
    campaign = campaign_with(tmp_path, photograph=f"{where}/river.jpg")
    assert windows_of(campaign, "field") == ["band"]
    assert windows_of(campaign, "window") == ["arch"]


def test_the_window_that_the_piece_names_is_kept_in_every_theme(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, _HERO.replace("none}", "none, window: circle}"))
    assert windows_of(campaign, "field") == windows_of(campaign, "window") == ["circle"]


def test_what_shows_no_photograph_says_so(tmp_path: Path) -> None:
    (job,) = jobs_of(campaign_with(tmp_path), "word")
    assert "know-the-signs as tabloid has no room for the photograph" in [remark.sentence for remark in build(job).remarks]


def test_its_description_is_a_message_and_read_aloud_in_the_language_of_each_side(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, piece="help-is-here")
    (message,) = [each for each in messages(campaign) if each.text == "A river."]
    assert message.notes == ("help-is-here: what the photograph shows, read aloud",)
    (job,) = jobs_of(campaign, language="es", piece="help-is-here")
    with pytest.raises(ProblemsFound, match=r"the Spanish for 'A river\.' is missing"):
        build(job)
    translate(tmp_path, "es", "Un río.")
    (job,) = jobs_of(Campaign.open(tmp_path), language="en+es", piece="help-is-here")
    with OpenedFile(build(job).pdf) as file:
        assert [figure.alt for figure in find_figures(file) if "r" in figure.alt] == ["A river.", "Un río."]


def test_a_missing_photograph_names_the_nearest_and_all_is_told_together(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, _HERO.replace("river", "rivver").replace("none}", "nobody}"), "materials/content/river.jpg")
    with pytest.raises(ProblemsFound) as found:
        jobs_of(campaign)
    assert [problem.place.key for problem in found.value.problems] == ["hero.people"]
    campaign = campaign_with(tmp_path, _HERO.replace("river.jpg", "rivver.jpg"), "materials/content/river.jpg")
    with pytest.raises(ProblemsFound) as found:
        jobs_of(campaign)
    (problem,) = found.value.problems
    assert (problem.code, problem.sentence, problem.hint) == (
        "picture-missing",
        "there is no photograph 'rivver.jpg'",
        "did you mean river.jpg?",
    )
    assert problem.place.key == "hero.file"


def test_a_photograph_named_as_a_picture_says_how_to_show_it(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, "")
    path = tmp_path / _CONTENT / "know-the-signs.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("picture: field", "picture: river"), encoding="utf-8")
    (job,) = jobs_of(campaign)
    with pytest.raises(ProblemsFound) as found:
        build(job)
    (problem,) = found.value.problems
    assert problem.sentence == "the picture 'river' is a photograph, river.jpg, and pictures are drawings"
    assert "hero: {file: river.jpg" in problem.hint
    assert problem.place.key == "picture"


def test_the_file_holds_the_photograph_once_a_side(tmp_path: Path) -> None:
    (job,) = jobs_of(campaign_with(tmp_path))
    with pikepdf.open(BytesIO(build(job).pdf)) as document:
        assert len([each for each in document.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]) == 1
