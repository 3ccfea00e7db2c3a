"""What the terminal says of the languages that a campaign's pieces have, and that batches and orders refuse what a build refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY_ALONE
from own_campaign import RIGHTS_PIECE

from handbill.cli.new_campaign import create_campaign
from handbill.i18n.language import language_tags, of_country

PO = 'msgid "Your rights"\nmsgstr "Sus derechos"\n\nmsgid "You have rights"\nmsgstr "%s"\n'


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A campaign in the working folder, with the piece `rights` in English, and half of it in Spanish."""
    folder = tmp_path / "mine"
    create_campaign(folder, "Mine")
    (folder / "materials/content/rights.yaml").write_text(RIGHTS_PIECE % "You have rights", encoding="utf-8")
    po(folder, "es", PO % "")
    (folder / "handbill.yaml").write_text("name: Mine\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def po(folder: Path, tag: str, text: str) -> None:
    path = folder / f"materials/languages/{tag}/messages.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_summary_says_in_which_languages_a_piece_is_not_made_and_why(command, own: Path) -> None:
    (own / "handbill.yaml").write_text("name: Mine\nlanguages: [en, es, vi]\n", encoding="utf-8")
    answer = command(["build", "rights", "overlay-label", "--for", "screen"])
    assert (answer.code, answer.err) == (0, "")
    assert [line for line in answer.out.splitlines() if "is not made" in line] == [
        "rights is not made in Spanish: 1 of its 8 messages is not translated (materials/languages/es/messages.po:4)",
        "rights is not made in Vietnamese: 2 of its 8 messages are not translated (materials/languages/vi/messages.po)",
    ]
    assert {path.name for path in (own / "output/screen").iterdir()} >= {"rights-en-letter.pdf", "overlay-label-vi-label.pdf"}
    assert not list((own / "output/screen").glob("rights-[ev][si]*"))


def test_many_languages_are_said_in_one_line(command, own: Path) -> None:
    (line,) = [line for line in command(["build", "rights", "--for", "screen"]).out.splitlines() if "is not made" in line]
    count = len(of_country(LIBRARY_ALONE, language_tags(LIBRARY_ALONE), "us")) - 1
    start = f"rights is not made in {count} languages, where messages are not translated: 1 of 8 in es; 2 of 8 in am, ar, bn, "
    assert line.startswith(start)


def test_nothing_is_said_where_the_languages_are_named(command, own: Path) -> None:
    assert "is not made" not in command(["build", "rights", "-l", "en", "--for", "screen"]).out
    (own / "materials/content/rights.yaml").write_text((RIGHTS_PIECE % "You have rights") + "languages: [en]\n", encoding="utf-8")
    assert "is not made" not in command(["build", "rights", "--for", "screen"]).out


def test_a_language_asked_for_by_name_without_its_words_is_a_problem(command, own: Path) -> None:
    answer = command(["build", "rights", "-l", "en", "-l", "es"])
    assert (answer.code, answer.out) == (5, "")
    assert "[language-missing] materials/languages/es/messages.po:4: the Spanish for 'You have rights' is missing" in answer.err
    assert not (own / "output").exists()


def test_check_names_what_is_not_made_and_the_rules_that_are_off(command, own: Path) -> None:
    po(own, "es", PO % "Usted tiene derechos")
    text = "name: Mine\nlanguages: [en, es, vi]\nwithout_rules:\n  rescue: our name has it\n"
    (own / "handbill.yaml").write_text(text, encoding="utf-8")
    for name in ("welcome", "example"):  # of `handbill init`
        (own / f"materials/content/{name}.yaml").unlink(missing_ok=True)
    answer = command(["check", "--jobs", "1"])
    assert (answer.code, answer.err) == (0, "")
    *_, missing, off, end = answer.out.splitlines()
    assert missing == "rights is not made in Vietnamese: 2 of its 8 messages are not translated (materials/languages/vi/messages.po)"
    assert off == "the rule rescue is switched off in handbill.yaml: our name has it"
    assert end.startswith("No problems: ")


def ask_for(own: Path, tag: str) -> None:
    """A list, and an order of the piece `rights` in a language."""
    (own / "list.csv").write_text("organization,phone\nHarbor House,336-555-0142\n", encoding="utf-8")
    items = f"[{{piece: rights, language: {tag}, quantity: 10}}]"
    order = f"name: Test\ndestinations:\n  - {{name: School, address: [Oak Street], print: office, items: {items}}}\n"
    (own / "order.yaml").write_text(order, encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [["build", "rights", "-l", "en"], ["batch", "list.csv", "--material", "rights"], ["order", "order.yaml"]],
    ids=["build", "batch", "order"],
)
def test_forbidden_words_stop_a_build_a_batch_and_an_order(command, own: Path, words: list[str]) -> None:
    (own / "materials/content/rights.yaml").write_text(RIGHTS_PIECE % "A rescue", encoding="utf-8")
    ask_for(own, "en")
    answer = command(words)
    assert answer.code == 3
    assert "[content-wording] materials/content/rights.yaml:7 (panels.0.blocks.0.text): 'rescue' is not used" in answer.err
    assert not (own / "output").exists()


@pytest.mark.parametrize(
    "words", [["batch", "list.csv", "--material", "rights", "-l", "vi"], ["order", "order.yaml"]], ids=["batch", "order"]
)
def test_a_batch_and_an_order_refuse_a_language_that_a_piece_does_not_list(command, own: Path, words: list[str]) -> None:
    (own / "materials/content/rights.yaml").write_text((RIGHTS_PIECE % "You have rights") + "languages: [en, es]\n", encoding="utf-8")
    ask_for(own, "vi")
    answer = command(words)
    assert answer.code == 2
    assert "[usage-language] materials/content/rights.yaml" in answer.err
    assert "rights is not made in Vietnamese" in answer.err
    assert "add vi to its `languages`, or ask for one of: en, es" in answer.err


def test_the_list_names_the_library_s_sentences_that_are_worded_otherwise(command, own: Path) -> None:
    po(own, "es", PO % "" + '\nmsgid "Call, day or night"\nmsgstr "Llame a cualquier hora"\n')
    po(own, "en", 'msgid "Call, day or night"\nmsgstr "Ring us"\n')
    lines = [line.split() for line in command(["list"]).out.splitlines() if "words in" in line]
    end = ["Call,", "day", "or", "night"]
    assert [line[:7] for line in lines] == [
        ["words", "in", "en", *end],
        ["words", "in", "es", *end],
    ]
    assert [line[7] for line in lines] == ["materials/languages/en/messages.po:1", "materials/languages/es/messages.po:7"]


def test_language_commands_write_into_the_campaign(command, own: Path) -> None:
    answer = command(["language", "update"])
    assert (answer.code, answer.err) == (0, "")
    assert [line.split()[0] for line in answer.out.splitlines()] == ["es"]
    made = command(["language", "new", "cs"])
    assert made.code == 0
    assert "say `state: drafted` in language.yaml once it has words" in made.out
    assert {path.name for path in (own / "materials/languages/cs").iterdir()} == {"language.yaml", "messages.po"}


def test_a_campaign_without_words_in_any_language_says_how_to_begin(command, own: Path) -> None:
    import shutil

    shutil.rmtree(own / "materials/languages")
    answer = command(["language", "update"])
    assert answer.code == 2
    assert "this campaign has no words in any language yet" in answer.err
    assert "language update es" in answer.err
