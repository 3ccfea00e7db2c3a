"""One more language: one command, one PO file, and every piece speaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from library import LIBRARY_ALONE

from handbill.content.material import material_names
from handbill.i18n.language import language_tags, pack_tags

TAG = "cs"
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "áčéíňóšúýžÁČÉÍŇÓŠÚÝŽ")


def translated(text: str) -> str:
    """Words of no language that are Czech to a machine: every message filled, its placeholders kept, its marks Czech."""
    parts = re.split(r"(\{\{.*?\}\})", text.replace("“", "„"))
    return "".join(part if part.startswith("{{") else part.translate(_ACCENTS) for part in parts)


def fill(path: Path) -> int:
    """What a translator does in an editor; returns how many messages there were."""
    text, count = re.subn(
        r'(?<=\n)msgid "(.+)"\nmsgstr ""\n',
        lambda match: f'msgid "{match[1]}"\nmsgstr "{translated(match[1])}"\n',
        path.read_text(encoding="utf-8"),
    )
    path.write_text(text, encoding="utf-8")
    return count


def test_adding_a_language_is_one_command_and_one_po_file(house) -> None:
    assert TAG not in language_tags(LIBRARY_ALONE)
    made = house.run("language", "new", TAG)
    assert (made.code, made.err) == (0, "")
    path = house.root / "materials/languages/cs/messages.po"
    assert path.is_file()
    assert "fill in `quotes` and `glossary`" in made.out
    early = house.run("language", "preview", TAG)
    assert early.code == 5
    assert "there are no words in Czech yet" in early.err
    count = fill(path)
    house.spoil("materials/languages/cs/language.yaml", "state: empty", "state: drafted")
    assert f"{count} messages to translate" in made.out
    assert re.search(rf"^cs \(Czech\) +{count}/{count} +0 +0 +0 % +0  draft$", house.run("language", "status").out, re.MULTILINE)
    built = house.run("build", "help-is-here", "help-in-many-languages", "-l", TAG, "--for", "screen")
    assert (built.code, built.err) == (0, "")
    assert {file.name for file in (house.root / "output/screen").iterdir()} == {
        "help-is-here-cs-letter.pdf",
        "help-in-many-languages-cs-letter.pdf",
    }


def test_what_is_left_to_do_is_told_and_then_there_is_nothing(house) -> None:
    house.keep_languages("en", "es")
    house.run("language", "new", TAG)
    fill(house.root / "materials/languages/cs/messages.po")
    left = house.run("language", "check", TAG)
    assert left.code == 5
    assert "the Czech pack says `state: empty`, and has words" in left.err
    assert "the Czech glossary has no word for: human trafficking, " in left.err
    assert "this language's marks are none chosen yet" in left.err
    pack = "materials/languages/cs/language.yaml"
    house.spoil(pack, "state: empty", "state: drafted")
    house.spoil(pack, "quotes: []", "quotes: [„, ”]")
    for term in (
        "human trafficking",
        "help line",
        "interpreter",
        "confidential",
        "ID",
        "debt",
        "sign",
        "safe",
        "force",
        "texts",
        "threats",
    ):
        house.spoil(pack, f'{term}: ""', f'{term}: "{translated(term)}"')
    done = house.run("language", "check", TAG)
    assert (done.code, done.err) == (0, "")
    checked = house.run("check")
    assert (checked.code, checked.err) == (0, "")
    drawn = house.run("language", "preview", TAG)
    assert (drawn.code, drawn.err) == (0, "")
    assert (house.root / "output/preview-cs.png").stat().st_size > 10_000


def test_what_does_not_fit_is_found_by_setting_it_and_left_off_the_sheet(house) -> None:
    pack, words = "materials/languages/es/messages.po", "Señales de la trata de personas"
    house.spoil(pack, f'msgstr "{words}"', f'msgstr "{" ".join([words] * 40)}"')
    told = house.run("language", "check", "es")
    for size in ("us-card", "id-1"):
        too = rf"is [\d.]+ (in \([\d.]+ )?mm\)? too (tall|wide) for {size}"
        assert re.search(rf"\[fit-(height|width)\] .*the front of indicator-card in Spanish \(es\) {too}", told.err)
    drawn = house.run("language", "preview", "es")
    assert drawn.code == 6
    assert f"{len(material_names(LIBRARY_ALONE)) - 1} pieces in " in drawn.out
    assert "[fit-" in drawn.err
    assert "nothing was written" not in drawn.err
    assert (house.root / "output/preview-es.png").is_file()


def test_a_language_that_is_there_is_refused(house) -> None:
    before = (house.root / "materials/languages/es/language.yaml").read_bytes()
    answer = house.run("language", "new", "es", "--name", "X", "--english", "X", "--script", "Arab", "--direction", "rtl", "--font", "x")
    assert answer.code == 2
    assert "there is already a language pack 'es'" in answer.err
    assert (house.root / "materials/languages/es/language.yaml").read_bytes() == before


@pytest.mark.usefixtures("library_alone")
def test_status_by_material_has_a_row_for_each(command) -> None:
    answer = command(["language", "status", "--by-material"])
    assert answer.code == 0
    head, *rows = answer.out.splitlines()
    assert head.split() == ["language", "material", "translated", "reviewed", "open"]
    assert len(rows) == len(pack_tags(LIBRARY_ALONE)) * (len(material_names(LIBRARY_ALONE)) + 1)
    assert re.search(r"^es \(Spanish\) +help-is-here +100 % +0 % +0  draft$", answer.out, re.MULTILINE)
