"""Each command does what its help says."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import jsonschema
import pytest
from library import LIBRARY, LIBRARY_ALONE
from PIL import Image
from sampled import PACKS

from handbill.__main__ import commands
from handbill.content.material import material_names
from handbill.i18n.language import language_tags, of_country, pack_tags

main = commands()

# The size that each piece is made in when none is named; a page of all languages is one file.
SIZES = {
    "circles-of-support": "tabloid",
    "help-is-here": "letter",
    "indicator-card": "us-card",
    "is-this-job-real": "letter",
    "know-the-signs": "tabloid",
    "overlay-label": "label",
    "room-notice": "half-letter",
    "safe-adult-card": "us-card",
    "someone-will-listen": "tabloid",
    "useful-numbers": "fold-card",
    "what-you-can-do": "letter",
}
WORDLESS = {"picture-card": "us-card", "picture-notice": "half-letter"}  # made in packs without words, too
TAGS = sorted(of_country(LIBRARY_ALONE, language_tags(LIBRARY_ALONE), "us"))
# Of the packs that the default run has: those with words, and all.
MADE = sorted(set(TAGS).intersection(PACKS))
DRAWN = sorted(of_country(LIBRARY_ALONE, PACKS, "us"))


def test_without_a_word_every_piece_is_made_in_every_language(default_run) -> None:
    assert (default_run.answer.code, default_run.answer.err) == (0, "")
    output = default_run.house.root / "output"
    wanted = {"help-in-many-languages-letter.pdf"} | {f"{name}-{tag}-{size}.pdf" for name, size in SIZES.items() for tag in MADE}
    wanted |= {f"{name}-{tag}-{size}.pdf" for name, size in WORDLESS.items() for tag in DRAWN}
    assert len(wanted) == 11 * len(MADE) + 1 + 2 * len(DRAWN)
    for purpose in ("screen", "office"):
        assert {path.name for path in (output / purpose).iterdir()} == wanted
    assert {path.name for path in output.iterdir()} == {"screen", "office", "manifest.json"}
    assert all(path.read_bytes().startswith(b"%PDF-1.") for path in output.rglob("*.pdf"))


def test_the_run_ends_with_a_table_of_what_was_made_and_what_is_draft(default_run) -> None:
    head, *lines = default_run.answer.out.splitlines()
    assert head.split() == ["piece", "size", "for", "files", "languages"]
    rows = {tuple(line.split()[:3]): line.split(maxsplit=4)[3:] for line in lines[: lines.index("")]}
    # More than eight languages are counted, not listed.
    count = str(len(MADE))
    expected = {(name, size, purpose): [count, f"{count} languages"] for name, size in SIZES.items() for purpose in ("screen", "office")}
    expected |= {("help-in-many-languages", "letter", purpose): ["1", f"{count} languages"] for purpose in ("screen", "office")}
    every = str(len(DRAWN))
    expected |= {
        (name, size, purpose): [every, f"{every} languages"] for name, size in WORDLESS.items() for purpose in ("screen", "office")
    }
    assert rows == expected
    said = default_run.answer.out
    files = 2 * (11 * len(MADE) + 1 + 2 * len(DRAWN))
    assert f"{files:,} files in output{os.sep}" in said or f"{files} files in output{os.sep}" in said
    draft = r"^Still draft .*: ([\d,]+) messages \((.+)\) and \d+ numbers or figures that have not been confirmed$"
    messages, languages = re.search(draft, said, re.MULTILINE).groups()
    assert int(messages.replace(",", "")) > len(MADE) * 100
    assert languages.split(", ") == MADE


@pytest.mark.usefixtures("library_alone")
def test_few_languages_are_listed_by_their_tags(command, tmp_path: Path) -> None:
    words = ["build", "help-is-here", "help-in-many-languages", "-l", "en", "-l", "es+ar", "--for", "screen", "--output", tmp_path]
    answer = command(words)
    assert answer.code == 0
    rows = [line.split(maxsplit=4) for line in answer.out.splitlines()]
    assert ["help-is-here", "letter", "screen", "2", "en, es+ar"] in rows
    assert ["help-in-many-languages", "letter", "screen", "2", f"{len(TAGS)} languages, es+ar"] in rows


def test_build_makes_what_is_named_and_nothing_else(command, tmp_path: Path) -> None:
    words = [
        "build",
        "help-is-here",
        "indicator-card",
        "-l",
        "es",
        "-l",
        "vi",
        "--for",
        "press",
        "--region",
        "metric",
        "--output",
        tmp_path,
    ]
    assert command(words).code == 0
    made = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.pdf")}
    assert made == {
        f"press/{name}.pdf" for name in ("help-is-here-es-a4", "help-is-here-vi-a4", "indicator-card-es-id-1", "indicator-card-vi-id-1")
    }


def test_two_languages_make_two_sides_of_one_sheet(command, tmp_path: Path) -> None:
    import pypdfium2

    assert command(["build", "help-is-here", "-l", "en+ar", "--for", "screen", "--for", "office", "--output", tmp_path]).code == 0
    for purpose in ("screen", "office"):
        with pypdfium2.PdfDocument(tmp_path / purpose / "help-is-here-en+ar-letter.pdf") as document:
            texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
        assert len(texts) == 2
        assert "Help is here" in texts[0]
        assert "Help is here" not in texts[1]
        assert re.search(r"[\u0600-\u06ff]{3}", texts[1])


def test_a_language_is_found_by_its_wider_tag_and_made_once(command, tmp_path: Path) -> None:
    assert command(["build", "help-is-here", "-l", "es-419", "-l", "es", "--for", "screen", "--output", tmp_path]).code == 0
    assert [path.name for path in tmp_path.rglob("*.pdf")] == ["help-is-here-es-letter.pdf"]


def test_an_organization_s_name_and_number_stand_on_the_piece(command, tmp_path: Path) -> None:
    from handbill.preflight.text.strings import page_texts

    own = tmp_path / "mine.yaml"
    own.write_text("name: Harbor Street Clinic\nphone: 336-555-0142\n", encoding="utf-8")
    assert command(["build", "indicator-card", "-l", "en", "-o", own, "--for", "screen", "--output", tmp_path]).code == 0
    (pdf,) = tmp_path.rglob("*.pdf")
    text = "".join(page_texts(pdf.read_bytes()))
    assert "Harbor Street Clinic" in text
    assert "336-555-0142" in text


def test_a_second_run_replaces_the_first(command, tmp_path: Path) -> None:
    words = ["build", "help-is-here", "-l", "en", "--for", "screen", "--output", tmp_path]
    target = tmp_path / "screen" / "help-is-here-en-letter.pdf"
    target.parent.mkdir()
    target.write_bytes(b"old")
    assert command(words).code == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert list(target.parent.iterdir()) == [target]


def test_list_names_every_piece_its_sizes_and_every_language(command) -> None:
    answer = command(["list"])
    assert answer.code == 0
    for name in material_names(LIBRARY):
        assert f"\n{name:24} " in "\n" + answer.out
    assert answer.out.count("sizes: ") == len(material_names(LIBRARY))
    assert "sizes: us-card, id-1" in answer.out
    assert [tag for tag in language_tags(LIBRARY) if f"{tag} (" not in answer.out] == []


@pytest.mark.usefixtures("library_alone")
def test_list_shows_languages_under_their_state(command) -> None:
    lines = command(["list"]).out.splitlines()
    (drafts,) = (line for line in lines if line.startswith("languages, drafts until a person has reviewed them: "))
    (empty,) = (line for line in lines if line.startswith("ready for their translators, without words yet: "))
    assert "es (Spanish)" in drafts
    assert "mam (Mam)" in empty
    assert "mam (Mam)" not in drafts


@pytest.mark.usefixtures("library_alone")
def test_a_language_without_words_is_one_sentence_with_what_to_do(command, tmp_path: Path) -> None:
    answer = command(["build", "help-is-here", "indicator-card", "-l", "mam", "--for", "screen", "--output", str(tmp_path)])
    assert answer.code == 5
    assert answer.err.count("problem [") == 1
    assert "there are no words in Mam yet" in answer.err
    assert "hint: it is ready for a translator" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_check_finds_nothing_wrong_with_our_own_content(house) -> None:
    """In two languages; `make check` asks it of all."""
    house.keep_languages("en", "ar")
    answers = [house.run("check", "--jobs", jobs) for jobs in ("1", "2")]
    assert [(answer.code, answer.err) for answer in answers] == [(0, "")] * 2
    *told, verdict = answers[0].out.splitlines()
    assert verdict.startswith("No problems: ")
    assert [name for name in material_names(LIBRARY_ALONE) if not any(line.startswith(f"  {name} ") for line in told)] == []
    assert answers[1].out == answers[0].out


@pytest.mark.usefixtures("library_alone")
def test_language_status_counts_every_pack(command) -> None:
    answer = command(["language", "status"])
    assert answer.code == 0
    head, *rows = answer.out.splitlines()
    assert head.split() == ["language", "translated", "fuzzy", "missing", "reviewed", "open"]
    assert {row.split()[0] for row in rows if row.endswith("  draft")} == set(language_tags(LIBRARY_ALONE))
    assert {row.split()[0] for row in rows if row.endswith("  empty")} == {*pack_tags(LIBRARY_ALONE)} - {*language_tags(LIBRARY_ALONE)}
    assert len({max(row.rfind("draft"), row.rfind("empty")) for row in rows}) == 1  # columns stay columns


def test_language_update_tells_what_changed_in_each_pack(house) -> None:
    house.spoil("materials/content/help-is-here.yaml", "text: Ask yourself", "text: Ask yourself now")
    answer = house.run("language", "update")
    assert (answer.code, answer.err) == (0, "")
    rows = {line.split()[0]: line.split(maxsplit=1)[1] for line in answer.out.splitlines()}
    assert set(rows) == set(pack_tags(LIBRARY_ALONE))
    assert rows["es"] == "1 new, 1 fuzzy, 0 no longer used"
    assert re.search(r"^es \(Spanish\) .* draft$", house.run("language", "status").out, re.MULTILINE)
    stopped = house.run("build", "help-is-here", "-l", "es")
    assert stopped.code == 5
    assert "[language-fuzzy] materials/languages/es/messages.po:" in stopped.err
    assert not (house.root / "output").exists()


def test_language_update_with_an_unknown_tag_touches_no_pack(house) -> None:
    house.spoil("materials/content/help-is-here.yaml", "text: Ask yourself", "text: Ask yourself now")
    pack = house.root / "materials/languages/es/messages.po"
    before = pack.read_bytes()
    answer = house.run("language", "update", "es", "xx")
    assert answer.code == 2
    assert "there is no language pack 'xx'" in answer.err
    assert pack.read_bytes() == before


def test_list_names_themes_and_print_shops(command) -> None:
    said = command(["list"]).out
    for name in ("theme field", "theme word", "edition high-contrast", "edition large-print", "print shop us-offset", "print shop riso"):
        assert re.search(rf"^{name} +\w.+$", said, re.MULTILINE), name


def test_look_inks_and_print_shop_are_taken_to_the_files(command, tmp_path: Path) -> None:
    words = ["indicator-card", "-l", "en", "--theme", "word", "--edition", "high-contrast", "--inks", "black"]
    words += ["--for", "press", "--shop", "riso"]
    answer = command(["build", *words, "--output", tmp_path])
    assert (answer.code, answer.err) == (0, "")
    assert [path.name for path in (tmp_path / "press").iterdir()] == ["indicator-card-en-us-card-word-high-contrast-black-riso.pdf"]


def test_preview_names_look_and_inks(command, tmp_path: Path) -> None:
    picture = tmp_path / "wall.png"
    words = ["room-notice", "-l", "en", "--edition", "high-contrast", "--inks", "black", "--picture", picture]
    assert command(["preview", *words]).code == 0
    with Image.open(picture) as image:
        colors = image.convert("RGB").getcolors(1 << 20)
    # The sheet's own frame apart, a page of black ink has grays only.
    assert colors
    assert max(max(color) - min(color) for _, color in colors) < 16  # type: ignore[type-var, arg-type]


def test_dump_shows_the_edition_s_sizes(command) -> None:
    sizes = [
        float(size)
        for words in ([], ["--edition", "large-print"])
        for size in re.findall(r"^  note <P> \[[\d. ]+\] en ([\d.]+)pt", command(["dump", "help-is-here", *words]).out, re.MULTILINE)[:1]
    ]
    assert sizes[0] < 16 <= sizes[1]


def test_dump_shows_roles_fonts_positions_and_strings(command) -> None:
    answer = command(["dump", "indicator-card", "-l", "ar"])
    assert answer.code == 0
    pages = [line for line in answer.out.splitlines() if line.startswith("page ")]
    assert pages == ["page front ar rtl 252.0 x 144.0 pt, bleed 9.0", "page back ar rtl 252.0 x 144.0 pt, bleed 9.0"]
    assert re.search(r"^  title <H1> \[[\d. ]+\] ar [\d.]+pt \w+ '.+'$", answer.out, re.MULTILINE)
    assert "'1-888-373-7888' -> tel:+18883737888" in answer.out
    assert re.search(r"^ +< noto-sans-arabic \d+ w\d+: \d", answer.out, re.MULTILINE)


@pytest.mark.parametrize("kind", ["material", "imprint", "hotlines", "organization", "language", "shop", "stock"])
def test_schema_prints_a_schema_that_holds(command, kind: str) -> None:
    answer = command(["schema", kind])
    assert answer.code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(answer.out))


def test_preview_draws_pieces_side_by_side(command, tmp_path: Path) -> None:
    picture = tmp_path / "look" / "wall.png"
    words = ["preview", "know-the-signs", "help-is-here", "-l", "en", "-l", "ar", "--width", "800", "--picture", picture]
    answer = command(words)
    assert (answer.code, answer.out) == (0, f"4 pieces in {picture}\n")
    with Image.open(picture) as image:
        assert image.width == 800
        assert len(image.convert("RGB").getcolors(1 << 20)) > 20
    assert list(picture.parent.iterdir()) == [picture]


@pytest.mark.parametrize("width", ["0", "-5", "1000000"])
def test_a_picture_of_senseless_width_is_refused(command, tmp_path: Path, width: str) -> None:
    answer = command(["preview", "help-is-here", "-l", "en", "--width", width, "--picture", tmp_path / "a.png"])
    assert answer.code == 2
    assert "200<=x<=8000" in answer.err
    assert not list(tmp_path.iterdir())


def commands(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, each in group.commands.items():
        if isinstance(each, click.Group):
            yield from commands(each, (*path, name))
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_help_says_what_a_command_is_for(command, path: tuple[str, ...]) -> None:
    answer = command([*path, "--help"])
    assert answer.code == 0
    usage, _, first, *rest = answer.out.splitlines()
    assert usage.startswith(" ".join(["Usage: main", *path, "[OPTIONS]"]))
    assert re.match(r"  [A-Z]\w+ ", first)
    # A terminal of 132 columns shows it without breaking lines a second time.
    assert max(map(len, rest)) <= 132


@pytest.mark.parametrize("name", ["", "build", "dump", "preview"])
def test_help_shows_an_example_where_there_is_more_than_one_way(command, name: str) -> None:
    examples = re.findall(r"(?<=  )handbill [^\n]*|(?<=: )handbill [^\n]*", command([*name.split(), "--help"]).out)
    assert examples
    for example in examples:
        understood(example.split()[1:])


def understood(words: list[str]) -> None:
    """Whether the command line takes these words, without doing what they say."""
    group: click.Command = main
    while isinstance(group, click.Group) and words:
        group, words = group.commands[words[0]], words[1:]
    with group.make_context("example", list(words)):
        pass


def test_an_example_with_an_unknown_option_would_be_found() -> None:
    with pytest.raises(click.UsageError):
        understood(["build", "--langage", "en"])


def test_list_says_what_each_design_takes(command) -> None:
    every, one, none = (command(["list", *words]) for words in (["--designs"], ["--design", "circles"], ["--design", "circle"]))
    assert every.code == one.code == 0
    assert "\nposter " in every.out
    assert one.out in every.out
    assert "takes: title, lead, heading, helpline, emergency, local, level, imprint" in one.out
    assert "no place for: text, note, list, group" in one.out
    assert none.code == 2 or "did you mean circles?" in none.err
