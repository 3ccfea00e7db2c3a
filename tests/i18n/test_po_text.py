"""PO files as editors, exports and hands leave them."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY

from handbill.core.problems import Place, ProblemsFound, display_path
from handbill.i18n.catalogs import foreign_entries, parse_catalog, read_catalog

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset={charset}\\n"\n{more}\n'
WORDS = 'msgid "Call"\nmsgstr "Teléfono"\n'


def po(folder: Path, body: str = WORDS, more: str = "", charset: str = "UTF-8", encoding: str = "utf-8", end: str = "\n") -> Path:
    path = folder / "messages.po"
    path.write_bytes((HEADER.format(charset=charset, more=more) + body).replace("\n", end).encode(encoding))
    return path


def wrong(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(ProblemsFound) as found:
        parse_catalog(path)
    assert {problem.code for problem in found.value.problems} == {"language-unreadable"}
    return [(problem.place.line, problem.sentence) for problem in found.value.problems]


@pytest.mark.parametrize(
    "more",
    [
        '"PO-Revision-Date: 2026-02-12 10:22:11+0000\\n"\n',
        '"PO-Revision-Date: 2026-02-12 10:22+24:00 CEST\\n"\n',
        '"POT-Creation-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n',
        '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n',
        '"Plural-Forms: nplurals=2; plural=n ? 1 : ;\\n"\n"nothing that is a header\\n"\n',
    ],
)
def test_dates_and_plurals_of_the_header_do_not_matter(tmp_path: Path, more: str) -> None:
    assert read_catalog(LIBRARY, po(tmp_path, more=more))["Call"].text == "Teléfono"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        *(("UTF-8", each) for each in ("utf-8", "utf-8-sig", "utf-16")),
        *(("ISO-8859-1", each) for each in ("latin-1", "utf-8")),  # saved as UTF-8, with the header as it was
        ("windows-1252", "cp1252"),
        *((each, "utf-8") for each in ("CHARSET", "utf8mb4")),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, charset: str, encoding: str, end: str) -> None:
    entry = read_catalog(LIBRARY, po(tmp_path, charset=charset, encoding=encoding, end=end))["Call"]
    assert (entry.text, entry.line) == ("Teléfono", 6)


@pytest.mark.parametrize(
    ("body", "fuzzy", "questions"),
    [
        (f'#question: right?\n#,fuzzy\n#|msgid "Ring"\n{WORDS}', True, ("right?",)),
        ('#:a.yaml\n#.page\nmsgid"Call"\nmsgstr"Telé"\n"fono"\n', False, ()),
        (f"#\n#,\n#:\n#.\n#|\n{WORDS}#\n", False, ()),
        (f'msgctxt "menu"\nmsgid "Call"\nmsgstr "Menú"\n\n{WORDS}', False, ()),
        (f'msgid "call"\nmsgid_plural "calls"\nmsgstr[0] "a"\nmsgstr[1] "b"\n\n{WORDS}', False, ()),
        (f'{WORDS}\n#~| msgid "X"\n#~msgid "Call"\n#~msgstr "Viejo"\n\n#~ msgid "Call"\n#~ msgstr "Más viejo"\n', False, ()),
    ],
)
def test_what_gettext_takes_is_read(tmp_path: Path, body: str, fuzzy: bool, questions: tuple[str, ...]) -> None:
    entry = read_catalog(LIBRARY, po(tmp_path, body))["Call"]
    assert (entry.text, entry.fuzzy, entry.questions) == ("Teléfono", fuzzy, questions)


def test_a_file_without_a_header_keeps_the_comment_of_its_first_message(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    path.write_text(f"# question: right?\n{WORDS}", encoding="utf-8")
    entry = read_catalog(LIBRARY, path)["Call"]
    assert (entry.text, entry.line, entry.questions) == ("Teléfono", 1, ("right?",))


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ('msgid "Call\nmsgstr "Teléfono"\n', [6]),
        ('msgid "Call"\nmsgstr "El "teléfono""\n\nnonsense\n', [7, 9]),
        (f'{WORDS}\nmsgid "x"\nmsgid "y"\nmsgstr "z"\n', [10]),
        (f"<<<<<<< HEAD\n{WORDS}=======\n>>>>>>> theirs\n", [6, 9, 10]),
        (f"{WORDS}\n# again\n{WORDS}", [9]),
        (f'{WORDS}\nmsgid ""\nmsgid_plural "x"\nmsgstr[0] "y"\n', [9]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n# why\nmsgstr[1] "d"\n', [10]),
        (f'{WORDS}\nmsgid ""\nmsgstr "Language: pt\\n"\n', [9]),
    ],
)
def test_what_no_tool_could_read_is_told_with_every_line(tmp_path: Path, body: str, lines: list[int]) -> None:
    assert [line for line, _ in wrong(po(tmp_path, body))] == lines


def test_a_message_that_is_there_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    assert wrong(po(tmp_path, f"{WORDS}\n{WORDS}")) == [(9, "the message 'Call' is also in line 6")]


def test_a_file_that_is_no_text_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "messages.po"
    path.write_bytes(bytes(range(256)))
    assert wrong(path)[0][1] == "cannot read the messages"
    monkeypatch.setattr("handbill.i18n.po_text.LARGEST", 100)
    assert wrong(path)[0][1] == "the file is larger than 20 MB"


def test_entries_that_nothing_prints_are_told(tmp_path: Path) -> None:
    path = po(tmp_path, f'msgctxt "menu"\nmsgid "Call"\nmsgstr "Menú"\n\n{WORDS}\n#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] "c"\n')
    (problem,) = foreign_entries(path)
    assert (problem.code, problem.place) == ("language-form", Place(display_path(path), 6))
