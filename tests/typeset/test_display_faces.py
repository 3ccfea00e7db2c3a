"""Display faces and static families: a title needs no letter of another face, and each weight comes from its own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY, font
from square_font import draw_square_font

from handbill.campaign.campaign import Campaign
from handbill.content.messages import messages
from handbill.core.problems import ProblemsFound
from handbill.i18n.catalogs import catalogs_of
from handbill.i18n.font_sources import FontSource, font_sources
from handbill.i18n.language import SOURCE, find_language, language_tags
from handbill.typeset.fonts import describe_character, open_font
from handbill.typeset.glyph_outlines import find_originals
from handbill.typeset.itemize import BOLD, END_BOLD, itemize, strip_controls
from handbill.typeset.paragraph import ParagraphStyle
from handbill.typeset.script_properties import COMMON, script_of

# What stands beside the words of any message: figures, and the marks of times, numbers and addresses.
EVERYWHERE = "0123456789.,:;!?()/%-–—“”‘’ \N{NO-BREAK SPACE}"
WITH_DISPLAY = [tag for tag in language_tags(LIBRARY) if find_language(LIBRARY, tag).type.display]


def words(tag: str) -> str:
    """All that a language says, as it is set."""
    own = messages(LIBRARY) if tag == SOURCE else []
    translated = [entry.text for _, catalog in catalogs_of(LIBRARY, tag) for entry in catalog.values()]
    return strip_controls("".join([*(message.text for message in own), *translated, find_language(LIBRARY, tag).name, EVERYWHERE]))


@pytest.mark.parametrize("tag", WITH_DISPLAY)
def test_the_display_face_has_every_character_of_the_language(tag: str) -> None:
    language = find_language(LIBRARY, tag)
    needed = set(words(tag)) - {"\n"}
    if language.script in ("Latn", "Cyrl"):
        needed.add("\N{NARROW NO-BREAK SPACE}")  # within long numbers
    assert len(needed) > 50
    face = open_font(language.type.display[0], language.type.heavy)
    lacking = [character for character in sorted(needed) if not face.covers(character)]
    if [weight for weight, _ in language.type.display[0].files] == [800]:
        # A file of the Noto fonts has the letters of its script alone; digits, marks and Latin words are Noto Sans's, at the same weight.
        other = open_font(font_sources(LIBRARY)["noto-sans"], language.type.heavy)
        lacking = [character for character in lacking if script_of(character) not in (*COMMON, "Latn") or not other.covers(character)]
    assert [describe_character(character) for character in lacking] == []


@pytest.mark.parametrize(
    ("name", "asked", "weight", "stem"),
    [
        ("mukta", 400, 400, "Mukta-Regular"),
        ("mukta", 500, 400, "Mukta-Regular"),
        ("mukta", 690, 700, "Mukta-Bold"),
        ("mukta", 900, 800, "Mukta-ExtraBold"),
        ("kanit", 800, 700, "Kanit-Bold"),
        ("onest", 800, 800, "Onest"),
    ],
)
def test_the_nearest_weight_is_used(name: str, asked: int, weight: int, stem: str) -> None:
    opened = font(name, asked)
    assert (opened.weight, opened.family.source.stem(asked)) == (weight, stem)
    # Under the name that it is embedded with, the file is found again.
    assert find_originals(f"{stem}-{weight}", font_sources(LIBRARY).values()) == (opened,)


def test_bold_within_a_sentence_comes_from_the_file_of_bold() -> None:
    style = ParagraphStyle(find_language(LIBRARY, "hi"), "regular", "display")
    runs = itemize(f"मदद {BOLD}यहाँ{END_BOLD} है।", style.language, style.fonts, style.axis_weight).runs
    assert [(run.font.id, run.font.weight) for run in runs] == [("mukta", 400), ("mukta", 700), ("mukta", 400)]
    assert len({id(run.font.face) for run in runs}) == 2


def family(folder: Path, *there: str) -> FontSource:
    """A campaign's own family of two weights, of which these files are there."""
    (folder / "layouts/fonts").mkdir(parents=True)
    (folder / "layouts/fonts.yaml").write_text("ours: {file: {400: ours.ttf, 700: ours-bold.ttf}}\n", encoding="utf-8")
    for number, name in enumerate(there):
        draw_square_font(folder / "layouts/fonts" / name, width=1000 + 500 * number)
    return font_sources(Campaign.open(folder))["ours"]


def test_a_campaign_may_bring_a_file_for_each_weight(tmp_path: Path) -> None:
    ours = family(tmp_path, "ours.ttf", "ours-bold.ttf")
    assert [path.name for path in ours.paths] == ["ours.ttf", "ours-bold.ttf"]
    light, heavy = (open_font(ours, weight).hb for weight in (300, 800))
    assert [each.get_glyph_h_advance(each.get_nominal_glyph(ord("H"))) for each in (light, heavy)] == [1000, 1500]


def test_a_missing_file_of_a_family_is_named_when_that_weight_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ours = family(tmp_path / "own", "ours.ttf")
    assert open_font(ours, 400).weight == 400
    with pytest.raises(ProblemsFound) as found:
        open_font(ours, 700)
    assert [problem.sentence for problem in found.value.problems] == ["the font ours has no file own/layouts/fonts/ours-bold.ttf"]
