"""A theme names fonts by family, by script and role; they are found, judged, set at the usual size, and embedded."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from square_font import ASCII, draw_family_file

from handbill.build.job import Job
from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.cli.tables import fonts as font_table
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import TextItem
from handbill.i18n.language import find_language
from handbill.layout.piece_fonts import language_in_fonts, sources_of
from handbill.layout.theme import find_theme
from handbill.typeset.fonts import open_font

_THEME = "extends: field\nname: Ours\nabout: Our look.\nsource: Ours.\n"


def campaign_with(folder: Path, fonts: str) -> Campaign:
    """A campaign whose theme `ours` names these fonts."""
    (folder / "layouts/themes").mkdir(parents=True, exist_ok=True)
    (folder / "layouts/fonts").mkdir(exist_ok=True)
    (folder / "layouts/themes/ours.yaml").write_text(f"{_THEME}fonts:\n{fonts}", encoding="utf-8")
    return Campaign.open(folder)


def job_of(campaign: Campaign, tag: str = "en", piece: str = "help-is-here", purpose: str = "screen") -> Job:
    (job,) = resolve(campaign, (piece,), BuildOptions(languages=(tag,), theme="ours", purposes=(purpose,)))
    return job


def fonts_by_role(job: Job) -> dict[str, set[tuple[str, int]]]:
    """The fonts, with their weights, in which the words of each role are set."""
    found: dict[str, set[tuple[str, int]]] = {}
    for page in build(job).setting.pages:
        for item in page.items:
            if isinstance(item, TextItem):
                found.setdefault(item.role, set()).update((run.font.id, run.font.weight) for run in item.runs)
    return found


def problems_of(campaign: Campaign) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        find_theme(campaign, "ours")
    return [f"{problem.code} {problem.place.line} {problem.place.key}: {problem.sentence}" for problem in found.value.problems]


def embedded(pdf: bytes) -> dict[str, bytes]:
    """The programs of the fonts in a file, by the names of the fonts without their tags."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        descriptors = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each]
        return {str(each.FontName).partition("+")[2]: each.FontFile2.read_bytes() for each in descriptors}


def test_a_family_sets_its_role_with_the_nearest_of_its_weights(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, "  Latn: {display: our family, text: Plain.otf}\n")
    for weight in (400, 700, 900):
        draw_family_file(tmp_path / f"layouts/fonts/Any name {weight}.ttf", "Our Family", weight)
    draw_family_file(tmp_path / "layouts/fonts/Plain.otf", "Other", postscript=True)
    found = fonts_by_role(job_of(Campaign.open(campaign.folder)))
    assert found["title"] == {("Our Family", 700)}
    assert {font for font, _ in found["lead"] | found["item"]} == {"Plain"}
    assert {font for font, _ in found["helpline"]} >= {"number"}


def test_the_number_of_latin_sets_phone_numbers_in_every_language(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, "  Latn: {number: Ours}\n")
    draw_family_file(tmp_path / "layouts/fonts/o.ttf", "Ours")
    for tag in ("en", "ar", "zh-Hans"):
        found = fonts_by_role(job_of(campaign, tag))
        assert ("Ours", 400) in found["helpline"]
        assert "Ours" not in {font for font, _ in found["title"]}


def test_latin_words_in_another_script_take_the_theme_s_latin_behind_the_font_of_the_script(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, "  Latn: {text: Ours}\n  Arab: {display: Kufi}\n")
    draw_family_file(tmp_path / "layouts/fonts/o.ttf", "Ours")
    draw_family_file(tmp_path / "layouts/fonts/k.ttf", "Kufi", letters=range(0x600, 0x700))
    type = language_in_fonts(campaign, find_language(campaign, "ar"), find_theme(campaign, "ours").fonts).type
    assert [source.id for source in type.fonts[:2]] == ["noto-sans-arabic", "Ours"]
    assert type.display[0].id == "Kufi"
    assert "Ours" not in {source.id for source in language_in_fonts(campaign, find_language(campaign, "ar"), {}).type.fonts}


@pytest.mark.parametrize(("height", "units", "postscript"), [(400, 1000, False), (536, 2048, False), (600, 1000, True), (450, 2048, True)])
def test_a_font_is_set_so_that_its_letters_are_as_tall_as_the_usual_ones(tmp_path: Path, height: int, units: int, postscript: bool) -> None:
    campaign = campaign_with(tmp_path, "  Latn: {text: Ours}\n")
    draw_family_file(tmp_path / "layouts/fonts/o.ttf", "Ours", height=height, units=units, postscript=postscript)
    (source,) = sources_of(find_theme(campaign, "ours").fonts)
    font = open_font(source, 400)
    ink = font.bounds(font.hb.get_nominal_glyph(ord("x")))
    assert ink
    assert ink.top == pytest.approx(536, abs=2)
    program = TTFont(io.BytesIO(embedded(build(job_of(campaign)).pdf)["o-400"]))
    head, glyphs = program["head"], program["glyf"]
    tallest = max(glyphs[name].yMax for name in program.getGlyphOrder() if glyphs[name].numberOfContours)
    assert tallest / head.unitsPerEm == pytest.approx(0.536, abs=0.003)


def test_a_press_file_in_own_fonts_passes_the_preflight(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, "  Latn: {text: Ours, display: Ours, number: Ours}\n")
    draw_family_file(tmp_path / "layouts/fonts/o r.otf", "Ours", postscript=True, units=2048)
    result = build(job_of(campaign, purpose="press"))
    assert "o-r-400" in embedded(result.pdf)


def test_letters_that_a_font_lacks_are_said_with_the_language_and_the_font(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, "  Latn: {text: Ours}\n")
    draw_family_file(tmp_path / "layouts/fonts/o.ttf", "Ours", letters=(*ASCII, ord("·"), ord("’")))
    assert not [remark for remark in build(job_of(campaign)).remarks if remark.code == "glyph-fallback"]
    (remark,) = [remark for remark in build(job_of(campaign, "es")).remarks if remark.code == "glyph-fallback"]
    assert remark.sentence.startswith("the font Ours has no ")
    assert "¿" in remark.sentence
    assert "for Spanish" in remark.sentence
    assert (remark.place.line, remark.place.key) == (6, "fonts.Latn.text")


def test_what_is_wrong_with_fonts_is_told_together(tmp_path: Path) -> None:
    rows = "  Latn: {display: Our Famly, text: cut, narrow: restricted, number: webby}\n  Latin: {text: Lato}\n  Arab: {title: Lato}\n"
    campaign, fonts = campaign_with(tmp_path, rows), tmp_path / "layouts/fonts"
    draw_family_file(fonts / "whole.ttf", "Our Family")
    (fonts / "cut.ttf").write_bytes((fonts / "whole.ttf").read_bytes()[:700])
    draw_family_file(fonts / "restricted.otf", "Kept", permission=2)
    (fonts / "webby.woff2").write_bytes(b"wOF2")
    said = problems_of(campaign)
    assert [each.partition(":")[0] for each in said] == [
        "glyph-font 6 fonts.Latn.text",
        "glyph-font 6 fonts.Latn.display",
        "glyph-font 6 fonts.Latn.narrow",
        "glyph-font 6 fonts.Latn.number",
        "content-key-unknown 7 fonts.Latin",
        "content-key-unknown 8 fonts.Arab.title",
    ]
    assert "cut.ttf is broken" in said[0]
    assert said[1].endswith("there is no font or family called 'Our Famly'")
    assert "restricted.otf may not be embedded in a file, says its maker" in said[2]
    assert "only " in said[3]
    assert "webby.woff2" in said[3]
    listed = "\n".join(font_table(campaign))
    assert "  Our Family" in listed
    assert "cannot be used" in listed
    assert "Kept" not in listed


def test_the_family_of_an_installed_package_needs_no_file(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, "  Latn: {text: Mukta}\n")
    assert {font for font, _ in fonts_by_role(job_of(campaign))["lead"]} == {"Mukta"}


def test_an_italic_or_narrow_file_does_not_stand_for_its_weight(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, "  Latn: {text: Ours}\n")
    for name, change in (("a-italic", {"fsSelection": 1}), ("b-narrow", {"usWidthClass": 3}), ("c", {})):
        path = tmp_path / f"layouts/fonts/{name}.ttf"
        draw_family_file(path, "Ours", letters=ASCII)
        font = TTFont(path)
        for key, value in change.items():
            setattr(font["OS/2"], key, value)
        font.save(path)
    (source,) = sources_of(find_theme(campaign, "ours").fonts)
    assert [Path(file).stem for _, file in source.files] == ["c"]
