"""Words on the command line that nobody knows: what is near, everything at once, exit code 2, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

FLYER = ("help-is-here", "-l", "en")


@pytest.mark.usefixtures("library_alone")
@pytest.mark.parametrize(
    ("words", "code", "sentence", "hint"),
    [
        (["indicator-cart"], "usage-material", "there is no material called 'indicator-cart'", "did you mean indicator-card?"),
        (
            ["zzz"],
            "usage-material",
            "there is no material called 'zzz'",
            "use one of: circles-of-support, help-in-many-languages, help-is-here, indicator-card",
        ),
        ([], "usage-material", "no piece is named", "use --all"),
        (["card"], "usage-material", "'card' may mean more than one material", "indicator-card (A wallet card with the signs to look for"),
        (["poster"], "usage-material", "'poster' may mean more than one material", "someone-will-listen (A poster for schools"),
        (
            ["help-is-here", "-l", "Chinese"],
            "usage-language",
            "'Chinese' may mean more than one language",
            "zh-Hant (繁體中文, Chinese (Tr",
        ),
        (["help-is-here", "-l", "Spanich"], "usage-language", "there is no language pack 'Spanich'", "did you mean es (Español, Spanish)?"),
        ([*FLYER, "--sheet", "5372"], "usage-stock", "there is no card stock or paper called '5372'", "did you mean avery-5371"),
        (["help-is-here", "-l", "en+xx"], "usage-language", "there is no language pack 'xx'", "use one of: am, ar, bn, chk, de"),
        (["help-is-here", "-l", "../en"], "usage-language", "there is no language pack '../en'", "en"),
        ([*FLYER, "-f", "leter"], "usage-format", "there is no format called 'leter'", "did you mean letter"),
        ([*FLYER, "-f", "us-card"], "usage-format", "help-is-here is not made as us-card", "use one of: letter, a4"),
        ([*FLYER, "--theme", "wrod"], "usage-theme", "there is no theme called 'wrod'", "did you mean word?"),
        ([*FLYER, "--theme", "large-print"], "usage-theme", "large-print is an edition, not a theme", "name it as an edition"),
        ([*FLYER, "--edition", "larg-print"], "usage-edition", "there is no edition called 'larg-print'", "did you mean large-print?"),
        ([*FLYER, "--inks", "blue"], "usage-inks", "'blue' is not a choice of inks", '"black+PANTONE 286 C"'),
        ([*FLYER, "--for", "press", "--shop", "rizo"], "usage-shop", "there is no print shop called 'rizo'", "did you mean riso?"),
        ([*FLYER, "--shop", "riso"], "usage-shop", "--shop and --icc need --for press", "add --for press"),
        ([*FLYER, "--icc", "press.icc"], "usage-shop", "--shop and --icc need --for press", "add --for press"),
        (["help-is-here", "-l", "en+"], "usage-language", "a language is missing", "use one of: am, ar"),
        ([*FLYER, "--for", "press", "--shop", "riso"], "usage-inks", "riso does not print in four inks", "--inks black"),
        (["help-is-here", "-l", "en+es+vi"], "usage-languages", "en+es+vi is more than two sides", "at most two"),
        (["help-is-here", "-l", "en+en"], "usage-languages", "en+en names a language twice", "name each once"),
        (["indicator-card", "-l", "en+es"], "usage-languages", "indicator-card has two sides of its own", "--language en --language es"),
    ],
)
def test_a_name_nobody_knows(command, tmp_path: Path, words: list[str], code: str, sentence: str, hint: str) -> None:
    answer = command(["build", *words, "--output", tmp_path / "out"])
    assert (answer.code, answer.out) == (2, "")
    problem, _, told = answer.err.partition("\n    hint: ")
    assert problem.startswith(f"problem [{code}] {sentence}")
    assert hint in told
    assert not list(tmp_path.iterdir())


def test_all_names_are_told_at_once(command, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("phonee: '12'\n")
    words = ["build", "know-the-sign", "help-is-here", "-l", "vn", "-l", "en+xy", "-f", "leter", "-f", "id-1", "-o", own]
    answer = command([*words, "--output", tmp_path / "out"])
    assert answer.code == 2
    for part in ("'vn'", "'xy'", "'leter'", "not made as id-1", "'know-the-sign'", "the key 'name' is missing", "(phonee)"):
        assert answer.err.count(part) == 1, part
    assert answer.err.endswith("7 problems; nothing was written.\n")
    assert list(tmp_path.iterdir()) == [own]


@pytest.mark.parametrize("name", ["dump", "preview"])
def test_the_other_commands_know_the_same_names(command, tmp_path: Path, name: str) -> None:
    words = [name, "help-is-her", *(["--picture", tmp_path / "a.png"] if name == "preview" else [])]
    answer = command(words)
    assert answer.code == 2
    assert "did you mean help-is-here?" in answer.err
    assert not list(tmp_path.iterdir())


def test_a_schema_nobody_knows(command) -> None:
    answer = command(["schema", "materail"])
    assert answer.code == 2
    assert "did you mean material?" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ["biuld"],
        ["build", "--langauge", "en"],
        ["build", "--for", "web"],
        ["build", "--region", "eu"],
        ["preview", "--width", "wide"],
        ["dump"],
    ],
)
def test_click_s_own_refusals_have_the_same_exit_code(command, words: list[str]) -> None:
    answer = command(words)
    assert answer.code == 2
    assert "Error: " in answer.err


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "9" * 30])
def test_a_day_that_is_none(command, monkeypatch, tmp_path: Path, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for words in (["check"], ["build", *FLYER, "--output", tmp_path]):
        answer = command(words)
        assert answer.code == 2
        assert f"[usage-date] SOURCE_DATE_EPOCH is {epoch!r}" in answer.err
    assert not list(tmp_path.iterdir())


def test_final_lists_every_draft_and_writes_nothing(command, tmp_path: Path) -> None:
    answer = command(["build", "help-is-here", "-l", "es", "--final", "--for", "screen", "--output", tmp_path / "out"])
    assert (answer.code, answer.out) == (9, "")
    told = [line for line in answer.err.splitlines() if line.startswith("problem ")]
    assert len(told) > 20
    messages = [line for line in told if line.startswith("problem [draft-unreviewed] materials/languages/es/messages.po:")]
    numbers = [line for line in told if line.startswith("problem [draft-unreviewed] materials/hotlines/us.yaml:")]
    assert len(messages) + len(numbers) == len(told)
    assert any("Ask yourself" in line for line in messages)
    assert len(numbers) == 2
    assert "README, 'Reviews'" in answer.err
    assert not list(tmp_path.iterdir())
