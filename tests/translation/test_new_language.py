from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY

from handbill.core.datafile import read
from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.font_sources import font_sources
from handbill.i18n.language import Language, find_language, language_tags
from handbill.i18n.scripts import scripts
from handbill.translation.glossary import terms
from handbill.translation.new_language import NewLanguage, create_language

FONTS = Path(__file__).parents[2] / "layouts" / "fonts.yaml"


def made(small, tag: str, **given):
    done = create_language(small.campaign, NewLanguage(tag, **given))
    return done, find_language(small.campaign, tag)


def fonts_of(pack: Language) -> list[str]:
    return [source.id for source in pack.type.fonts]


def refused(small, tag: str, **given) -> list[Problem]:
    before = language_tags(small.campaign)
    with pytest.raises(ProblemsFound) as found:
        create_language(small.campaign, NewLanguage(tag, **given))
    assert language_tags(small.campaign) == before
    return list(found.value.problems)


def test_a_tag_alone_is_enough_for_a_language_that_cldr_knows(small) -> None:
    done, pack = made(small, "pl")
    assert (done.changed, done.added) == (True, 6)
    assert 'msgid "You can call"' in done.path.read_text(encoding="utf-8")
    assert (pack.name, pack.english, pack.script, pack.direction, fonts_of(pack)) == ("Polski", "Polish", "Latn", "ltr", ["noto-sans"])
    assert (pack.quotes, pack.reviewers) == ((), ())
    assert dict(pack.glossary) == dict.fromkeys(terms(LIBRARY), "")


@pytest.mark.parametrize(
    ("tag", "english", "script", "direction", "font"),
    [
        ("ur", "Urdu", "Arab", "rtl", "noto-sans-arabic"),
        ("zh-Hant", "Chinese", "Hant", "ltr", "noto-sans-tc"),
        ("pt-BR", "Portuguese", "Latn", "ltr", "noto-sans"),
        ("no", "Norwegian", "Latn", "ltr", "noto-sans"),
        ("my", "Burmese", "Mymr", "ltr", "noto-sans-myanmar"),
    ],
)
def test_the_script_brings_direction_and_fonts(small, tag: str, english: str, script: str, direction: str, font: str) -> None:
    _, pack = made(small, tag)
    assert (pack.tag, pack.english, pack.script, pack.direction, fonts_of(pack)[0]) == (tag, english, script, direction, font)
    assert pack.type.leading == scripts()[script].leading


def test_what_is_given_stays(small) -> None:
    _, pack = made(small, "quc", name="K'iche': 1", english="K’iche’", script="Cans", direction="ltr", fonts=("a", "b-2"))
    assert (pack.name, pack.english, pack.script, fonts_of(pack)) == ("K'iche': 1", "K’iche’", "Cans", ["a", "b-2"])


@pytest.mark.parametrize("tag", ["en", "EN"])
def test_a_pack_that_is_there_is_not_touched(small, tag: str) -> None:
    (problem,) = refused(small, tag)
    assert "already a language pack" in problem.sentence


@pytest.mark.parametrize("tag", ["", "polish-", "../x", "PL", "pl_PL", "a" * 300])
def test_what_is_no_tag(small, tag: str) -> None:
    (problem,) = refused(small, tag)
    assert "is not a language tag" in problem.sentence


def test_an_unknown_language_asks_for_what_is_not_known(small) -> None:
    (problem,) = refused(small, "qqq")
    assert problem.hint == "give --name, --english, --script, --direction and --font"
    (problem,) = refused(small, "qqq", name="Q", english="Q", script="Cans")
    assert problem.hint == "give --direction and --font"
    _, pack = made(small, "qqq", name="Q", english="Q", script="Latn")
    assert fonts_of(pack) == ["noto-sans"]


def test_a_script_is_a_code(small) -> None:
    (problem, *_) = refused(small, "pl", script="latin")
    assert (problem.sentence, problem.hint) == ("'latin' is not the code of a script", "did you mean Latn?")


def test_when_the_content_is_broken_no_half_pack_is_left(small) -> None:
    small.write("content/flyer.yaml", "title: [\n")
    refused(small, "pl")
    assert not (small.root / "materials/languages" / "pl").exists()


def test_every_font_a_script_brings_is_one_of_ours() -> None:
    fonts = read(FONTS).data
    assert {font for script in scripts().values() for font in script.fonts} <= fonts.keys()


def test_our_packs_agree_with_their_scripts() -> None:
    fonts = font_sources(LIBRARY)
    for tag in language_tags(LIBRARY):
        pack = find_language(LIBRARY, tag)
        assert pack.direction == scripts()[pack.script].direction
        # The script's own letters, perhaps in another width.
        assert fonts[scripts()[pack.script].fonts[0]].files in {source.files for source in pack.type.fonts}
