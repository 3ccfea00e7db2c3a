"""Each campaign sets text in its own fonts: those of its layouts/fonts.yaml, then the library's, then the other files of its folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from library import FONTS, LIBRARY_ALONE
from square_font import ASCII, draw_square_font

from handbill.campaign.campaign import Campaign
from handbill.core.problems import ExitCode, Problem, ProblemsFound
from handbill.i18n.font_sources import font_sources
from handbill.i18n.language import all_languages, find_language
from handbill.typeset.glyph_outlines import find_originals
from handbill.typeset.itemize import itemize
from handbill.typeset.paragraph import ParagraphStyle, missing_characters, set_lines

ROOT = LIBRARY_ALONE.layers[0]
OWN_LETTER = "\ue000"  # of a private area: no font of the library has it


def lay_over(folder: Path, fonts: str, pack_fonts: str = "") -> Campaign:
    """A campaign with this list of fonts, and English with other fonts of its own."""
    (folder / "layouts/fonts").mkdir(parents=True, exist_ok=True)
    (folder / "layouts/fonts.yaml").write_text(fonts, encoding="utf-8")
    if pack_fonts:
        pack = Path("materials/languages/en/language.yaml")
        text = (ROOT / pack).read_text(encoding="utf-8")
        assert "fonts: [noto-sans]" in text
        (folder / pack).parent.mkdir(parents=True, exist_ok=True)
        (folder / pack).write_text(text.replace("fonts: [noto-sans]", f"fonts: [{pack_fonts}]"), encoding="utf-8")
    return Campaign.open(folder)


def with_squares(folder: Path, width: int) -> Campaign:
    campaign = lay_over(folder, "ours: {file: ours.ttf}\n", "ours, noto-sans")
    draw_square_font(folder / "layouts/fonts/ours.ttf", (*ASCII, ord(OWN_LETTER)), width)
    return campaign


def fonts_of(campaign: Campaign, text: str, tag: str = "en") -> list[str]:
    language = find_language(campaign, tag)
    return [run.font.id for run in itemize(text, language, language.type.fonts, 400).runs]


def width_of(campaign: Campaign, text: str) -> int:
    (line,) = set_lines(text, ParagraphStyle(find_language(campaign, "en")), 1e9)
    return line.width


def problems_of(campaign: Campaign, text: str, tag: str = "en") -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        fonts_of(campaign, text, tag)
    assert found.value.exit_code is ExitCode.FIT
    return list(found.value.problems)


def test_campaigns_in_one_process_set_the_same_words_each_in_its_own_fonts(tmp_path: Path) -> None:
    one, two = with_squares(tmp_path / "one", 1000), with_squares(tmp_path / "two", 1500)
    library = width_of(LIBRARY_ALONE, "Help")
    for _ in range(2):
        assert (width_of(one, "Help"), width_of(two, "Help"), width_of(LIBRARY_ALONE, "Help")) == (4000, 6000, library)
    assert fonts_of(one, "Help") == fonts_of(two, "Help") == ["ours"]
    assert fonts_of(LIBRARY_ALONE, "Help") == ["noto-sans"]
    assert library not in (4000, 6000)


def test_a_font_that_no_pack_names_is_still_asked_for_letters_that_others_lack(tmp_path: Path) -> None:
    campaign = with_squares(tmp_path, 1000)
    assert fonts_of(campaign, OWN_LETTER, "th") == ["ours"]
    assert missing_characters(OWN_LETTER, ParagraphStyle(find_language(campaign, "th"))) == ()
    assert missing_characters(OWN_LETTER, ParagraphStyle(find_language(LIBRARY_ALONE, "th"))) == (OWN_LETTER,)


def test_the_campaign_s_own_list_goes_before_the_library_s_entry_by_entry(tmp_path: Path) -> None:
    tc = font_sources(LIBRARY_ALONE)["noto-sans-tc"]
    campaign = lay_over(tmp_path, f'noto-sans-tc: {{package: {tc.package}, file: "{tc.file(400)}"}}\nnoto-sans: {{file: ours.ttf}}\n')
    draw_square_font(tmp_path / "layouts/fonts/ours.ttf")
    # The library's list asks the font for simplified Chinese first.
    assert (fonts_of(LIBRARY_ALONE, "中"), fonts_of(campaign, "中")) == (["noto-sans-sc"], ["noto-sans-tc"])
    assert width_of(campaign, "Help") == 4000 != width_of(LIBRARY_ALONE, "Help")
    assert fonts_of(campaign, "ไทย", "th") == ["sarabun"]


def test_a_packaged_font_of_one_s_own_may_be_narrow(tmp_path: Path) -> None:
    sans = font_sources(LIBRARY_ALONE)["noto-sans"]
    campaign = lay_over(tmp_path, f'narrow: {{package: {sans.package}, file: "{sans.file(400)}", width: 75}}\n', "narrow")
    assert width_of(campaign, "Help at any hour") < width_of(LIBRARY_ALONE, "Help at any hour")


def test_a_file_needs_no_list_and_goes_after_both(tmp_path: Path) -> None:
    (tmp_path / "layouts/fonts/unpacked").mkdir(parents=True)
    draw_square_font(tmp_path / "layouts/fonts/unpacked/Ours.TTF", (*ASCII, ord(OWN_LETTER)))
    campaign = Campaign.open(tmp_path)
    assert [source.id for source in font_sources(campaign).values()] == [*(source.id for source in FONTS), "Ours"]
    assert fonts_of(campaign, f"Help {OWN_LETTER}") == ["noto-sans", "Ours"]
    named = lay_over(tmp_path, "squares: {file: unpacked/Ours.TTF}\n")
    assert [source.id for source in font_sources(named).values()] == ["squares", *(source.id for source in FONTS)]


def test_a_new_campaign_sees_a_font_file_that_was_replaced(tmp_path: Path) -> None:
    campaign, path = with_squares(tmp_path, 1000), tmp_path / "layouts/fonts/ours.ttf"
    assert width_of(campaign, "Help") == 4000
    draw_square_font(path.with_suffix(".new"), width=1500)
    os.utime(path.with_suffix(".new"), (1, 1))
    path.with_suffix(".new").replace(path)
    assert width_of(campaign, "Help at any hour") == 16_000
    assert width_of(Campaign.open(tmp_path), "Help") == 6000


@pytest.mark.parametrize(
    ("row", "said", "hint"),
    [
        ("{package: no_such_fonts, file: a.ttf}", "the font ours is not installed", "install the package no-such-fonts"),
        (
            "{package: justmytype_intl_cjk, file: a.ttf}",
            "the font ours is not installed",
            "install the package justmytype-intl-cjk",
        ),
        ("{file: a.ttf}", "the font ours has no file own/layouts/fonts/a.ttf", "put the file there"),
    ],
)
def test_a_missing_font_is_a_problem_of_the_language_that_is_set_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, said: str, hint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    campaign = lay_over(tmp_path / "own", f"# Ours.\nours: {row}\n", "ours")
    assert len(all_languages(campaign)) == len(all_languages(LIBRARY_ALONE))
    assert fonts_of(campaign, "ไทย", "th") == ["sarabun"]
    (problem,) = problems_of(campaign, "Help")
    assert (problem.code, problem.sentence, problem.hint.partition(",")[0]) == ("glyph-font", said, hint)
    assert str(problem.place) == "own/layouts/fonts.yaml:2 (ours)"


def test_a_font_that_no_list_has_is_a_problem_of_the_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    campaign = lay_over(tmp_path / "own", "ours: {file: a.ttf}\n", "noto-sans-klingon")
    (problem,) = problems_of(campaign, "Help")
    assert (problem.code, problem.sentence) == ("glyph-font", "there is no font called noto-sans-klingon")
    assert (problem.place.file, problem.place.key) == ("own/materials/languages/en/language.yaml", "type.fonts")
    assert "or put noto-sans-klingon.ttf into the campaign's layouts/fonts/" in problem.hint


def test_a_list_with_problems_is_told_once_with_its_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    campaign = lay_over(tmp_path / "own", "ours: {package: ../fonts, file: a.ttf}\nmore: {width: 75}\n")
    with pytest.raises(ProblemsFound) as found:
        all_languages(campaign)
    assert [(problem.code, str(problem.place)) for problem in found.value.problems] == [
        ("content-pattern", "own/layouts/fonts.yaml:1 (ours.package)"),
        ("content-key-missing", "own/layouts/fonts.yaml:2 (more.file)"),
    ]


def test_an_embedded_font_is_known_by_the_name_of_its_file(tmp_path: Path) -> None:
    ours = font_sources(with_squares(tmp_path, 1000)).values()
    assert [(font.id, font.weight) for font in find_originals("NotoSans-700", FONTS)] == [("noto-sans", 700), ("number", 700)]
    assert [(font.id, font.weight) for font in find_originals("ours-400", ours)] == [("ours", 400)]
    assert {font.id for font in find_originals("NotoSansMyanmar-400", ours)} == {"noto-sans-myanmar", "noto-sans-myanmar-narrow"}
    for foreign in ("ours-400", "NotoSans", "NotoSans-Bold", "Vera-400", ""):
        assert find_originals(foreign, FONTS) == ()
