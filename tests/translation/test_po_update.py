from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from library import LIBRARY_ALONE
from small_library import review

from handbill.content.messages import messages
from handbill.content.piece_languages import piece_languages, untranslated_languages
from handbill.core.problems import ProblemsFound
from handbill.i18n.catalogs import MESSAGES
from handbill.i18n.language import LANGUAGES, find_language, language_tags
from handbill.i18n.length_limits import length_limit
from handbill.translation.matrix import matrix_lines
from handbill.translation.po_update import update_catalog, update_language
from handbill.translation.status import status
from handbill.translation.to_translate import messages_to_translate

OLD = "Someone else keeps their passport, phone or money."
NEW = "Someone else keeps their ID, phone or money."
ROOM = {"label": length_limit("flyer", "helpline", "label"), "text": length_limit("flyer", "text", "text")}


@pytest.fixture
def spanish(small):
    small.language("es", "Spanish", reviewers="[Ana Reyes]")
    return small


def text_block(text: str) -> str:
    return f"- role: text\n  text: {text}"


def run(small, tag: str = "es"):
    return update_language(small.campaign, tag)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def translate(path: Path, source: str, text: str, notes: str = "") -> None:
    """Fill in a translation, as a translator does in an editor."""
    entries = read(path).split("\n\n")
    for index, entry in enumerate(entries):
        if f'msgid "{source}"\nmsgstr ""' in entry:
            entries[index] = notes + entry.replace('msgstr ""', f'msgstr "{text}"')
            path.write_text("\n\n".join(entries), encoding="utf-8")
            return
    raise AssertionError(source)


def entry_of(path: Path, source: str) -> str:
    return next(entry for entry in read(path).split("\n\n") if f'\nmsgid "{source}"\n' in f"\n{entry}")


def test_messages_come_once_each_with_every_place(small) -> None:
    small.blocks(
        "- role: helpline\n  label: Call\n  value: '{{ hotlines.help.phone }}'\n- role: list\n  items: [{text: A long one., short: Short.}]"
    )
    found = {message.text: message for message in messages(small.campaign)}
    assert list(found) == [
        "A flyer",
        "You can call",
        "Call",
        "Local help",
        "A sheet",
        "A long one.",
        "Short.",
        "Numbers checked {{ checked }}",
        "Draft",
    ]
    assert found["Call"].notes == ("flyer, page, help line: label", "sheet, page, help line: label")
    assert found["Call"].files == ("flyer.yaml", "sheet.yaml")
    assert [place.line for place in found["Call"].places] == [11, 10]
    assert found["Short."].notes == ("sheet, page, list item: short wording",)
    mark = "imprint line of every piece: the draft mark"
    assert found["Draft"].notes == (mark, f"{mark} in one word")


def test_a_new_file_holds_every_message_empty(spanish) -> None:
    done = run(spanish)
    assert (done.changed, done.added, done.fuzzy, done.obsolete) == (True, 6, 0, 0)
    assert (
        entry_of(done.path, "Call")
        == f'#. flyer, page, help line: label\n#. room for about {ROOM["label"]} letters\n#: content/flyer.yaml\nmsgid "Call"\nmsgstr ""'
    )
    assert '"Language: es\\n"' in read(done.path)
    assert "Date" not in read(done.path)


def test_a_second_run_writes_nothing(spanish) -> None:
    first = run(spanish)
    before = first.path.read_bytes(), first.path.stat().st_mtime_ns
    second = run(spanish)
    assert (second.changed, second.added) == (False, 0)
    assert before == (first.path.read_bytes(), first.path.stat().st_mtime_ns)


def test_a_change_of_the_source_keeps_the_translation_as_fuzzy(spanish) -> None:
    spanish.blocks(text_block(OLD))
    path = run(spanish).path
    translate(
        path,
        OLD,
        "Otra persona guarda su pasaporte.",
        "# Said at the clinic.\n# reviewed-by: Ana Reyes, 2026-01-02, 0123456789ab\n# wrong-by: Bo, 2026-01-03: no\n",
    )
    spanish.blocks(text_block(NEW))
    done = run(spanish)
    assert (done.added, done.fuzzy, done.obsolete) == (1, 1, 0)
    assert entry_of(path, NEW) == (
        "# Said at the clinic.\n"
        "# was reviewed-by: Ana Reyes, 2026-01-02, 0123456789ab\n"
        "# was wrong-by: Bo, 2026-01-03: no\n"
        "#. sheet, page, text\n"
        f"#. room for about {ROOM['text']} letters\n"
        "#: content/sheet.yaml\n"
        "#, fuzzy\n"
        f'#| msgid "{OLD}"\n'
        f'msgid "{NEW}"\n'
        'msgstr "Otra persona guarda su pasaporte."'
    )
    assert not run(spanish).changed


def test_when_the_review_is_done_the_earlier_source_goes(spanish) -> None:
    spanish.blocks(text_block(OLD))
    path = run(spanish).path
    translate(path, OLD, "Otra persona guarda su pasaporte.")
    spanish.blocks(text_block(NEW))
    run(spanish)
    path.write_text(read(path).replace("#, fuzzy\n", ""), encoding="utf-8")
    run(spanish)
    assert "#|" not in entry_of(path, NEW)
    assert "Otra persona" in entry_of(path, NEW)


def test_what_is_gone_from_the_content_is_kept_and_comes_back(spanish) -> None:
    spanish.blocks(text_block("Walk away slowly."))
    path = run(spanish).path
    translate(path, "Walk away slowly.", "Aléjese.", "# From the clinic.\n")
    spanish.blocks(text_block("Quite another thing"))
    done = run(spanish)
    assert done.obsolete == 1
    assert '# From the clinic.\n#~ msgid "Walk away slowly."\n#~ msgstr "Aléjese."\n' in read(path)
    assert not run(spanish).changed
    spanish.blocks(text_block("Walk away slowly."))
    done = run(spanish)
    assert done.obsolete == 0
    assert 'msgstr "Aléjese."' in entry_of(path, "Walk away slowly.")
    assert "# From the clinic." in entry_of(path, "Walk away slowly.")


def test_an_editors_header_and_long_comments_stay_as_they_are(spanish) -> None:
    path = run(spanish).path
    comment = "# " + "a word the clinic uses for this, " * 5 + "and why\n"
    text = read(path).replace('"Language: es\\n"', '"PO-Revision-Date: 2026-01-02 10:00+0000\\n"\n"Language: es\\n"')
    text = text.replace(': 8bit\\n"\n', ': 8bit\\n"\n"X-Generator: Poedit 3.4\\n"\n')
    path.write_text(
        "# Team: Ana\n#\n# More.\n" + text.replace("#. flyer, page, help line: label\n", comment + "#. flyer, page, help line: label\n"),
        "utf-8",
    )
    before = read(path)
    assert not run(spanish).changed
    translate(path, "Draft", "Borrador")
    spanish.blocks(text_block("More to say"))
    run(spanish)
    assert read(path).startswith(before.partition("\n\n")[0])
    assert comment in read(path)
    assert 'msgstr "Borrador"' in read(path)


def test_quotes_and_line_ends_survive(spanish) -> None:
    spanish.blocks('- role: text\n  text: "Say \\"no\\"\\nand go, a\\\\b"')
    path = run(spanish).path
    assert 'msgid ""\n"Say \\"no\\"\\n"\n"and go, a\\\\b"\n' in read(path)
    assert not run(spanish).changed


def test_an_unknown_language(small) -> None:
    with pytest.raises(ProblemsFound, match="no language pack"):
        run(small, "xx")


def test_a_broken_file_is_not_overwritten(spanish) -> None:
    path = spanish.write("languages/es/messages.po", 'msgid "a"\nnonsense\n')
    with pytest.raises(ProblemsFound, match="not a line of a PO file"):
        run(spanish)
    assert read(path) == 'msgid "a"\nnonsense\n'


def test_status_counts(spanish) -> None:
    spanish.blocks(text_block(OLD))
    path = run(spanish).path
    translate(path, "Call", "Llame", f"# {review('Call', 'Llame')}\n")
    translate(path, "Draft", "Borrador", f"# {review('Draft', 'Borrador', 'Nobody')}\n")
    translate(path, OLD, "Otra persona guarda su pasaporte.", f"# {review(OLD, 'Otra persona guarda su pasaporte.')}\n")
    spanish.blocks(text_block(NEW))
    run(spanish)
    english, row = status(spanish.campaign)
    assert (row.language.tag, row.translated, row.fuzzy, row.missing, row.reviewed, row.total) == ("es", 2, 1, 5, 1, 8)
    assert (english.language.tag, english.translated, english.missing, english.reviewed, english.total) == ("en", 8, 0, 0, 8)


def test_status_of_english_reviews(small) -> None:
    small.language("en", "English", reviewers="[Ana Reyes]")
    path = run(small, "en").path
    text = read(path).replace("#. flyer, page, help line: label\n", f"# {review('Call')}\n#. flyer, page, help line: label\n")
    path.write_text(text, encoding="utf-8")
    (row,) = status(small.campaign)
    assert (row.translated, row.reviewed, row.total) == (6, 1, 6)


@pytest.mark.parametrize("tag", language_tags(LIBRARY_ALONE))
def test_our_files_are_as_an_update_writes_them(tag: str, tmp_path: Path) -> None:
    source = LIBRARY_ALONE.find(f"{LANGUAGES}/{tag}/{MESSAGES}")
    assert source
    path = tmp_path / MESSAGES
    shutil.copy(source, path)
    language = find_language(LIBRARY_ALONE, tag)
    wanted, _ = messages_to_translate(LIBRARY_ALONE, language)
    current = [replace(message, files=tuple(f"content/{name}" for name in message.files)) for message in wanted]
    done = update_catalog(path, language, current)
    assert (done.changed, done.added, done.fuzzy) == (False, 0, 0)


OBSOLETE = (
    '#~ msgid "card"\n#~ msgid_plural "cards"\n#~ msgstr[0] "tarjeta"\n#~ msgstr[1] "tarjetas"\n',
    '#~ msgid "Old"\n#~ msgstr "Viejo"\n',
    '# Ana: keep\n#~ msgid "Old"\n#~ msgstr "Más viejo"\n',
    '#~ msgctxt "menu"\n#~ msgid "Old"\n#~ msgstr "Menú"\n',
)


def test_what_is_no_longer_used_is_kept_whatever_it_is(spanish) -> None:
    path = run(spanish).path
    path.write_text("\n".join([read(path), *OBSOLETE, 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n']), encoding="utf-8")
    assert run(spanish).obsolete == 5
    after = read(path)
    assert all(each in after for each in OBSOLETE)
    assert '#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] "c"\n#~ msgstr[1] "d"\n' in after
    assert not run(spanish).changed


def test_what_is_written_is_utf_8_and_says_so(spanish) -> None:
    path = run(spanish).path
    translate(path, "Call", "Teléfono")
    entry = entry_of(path, "Call")
    header = 'msgid ""\nmsgstr ""\n"X-Generator: Poedit\\n"\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    for before in (header, ""):
        path.write_bytes((before + entry).encode("utf-8" if not before else "latin-1"))
        run(spanish)
        assert "charset=UTF-8" in read(path)
        assert ("X-Generator: Poedit" in read(path)) == bool(before)
        assert entry_of(path, "Call") == entry


def test_a_language_that_cannot_be_read_hides_no_other(spanish) -> None:
    spanish.language("fr", "French")
    run(spanish)
    run(spanish, "fr")
    spanish.write("languages/es/messages.po", 'msgid "a"\nnonsense\n')
    rows: list[str] = []
    lines: list[str] = []
    with pytest.raises(ProblemsFound, match=r"messages\.po:2: "):
        rows.extend(row.language.tag for row in status(spanish.campaign))
    with pytest.raises(ProblemsFound, match=r"messages\.po:2: "):
        lines.extend(matrix_lines(spanish.campaign))
    assert rows == ["en", "fr"]
    assert any(line.startswith("fr (French)") for line in lines)
    assert piece_languages(spanish.campaign, "flyer") == ("en",)
    (lacking,) = (each for each in untranslated_languages(spanish.campaign, "flyer") if each.tag == "es")
    assert [problem.code for problem in lacking.unread] == ["language-unreadable"]
