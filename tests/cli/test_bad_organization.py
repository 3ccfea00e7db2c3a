"""What people get wrong in their own file, its picture, and its words that no page can hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from pictures import encoded, gradient, png

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
_BUILD = ("build", "indicator-card", "-l", "en", "--for", "screen", "--output", "out", "--organization", "own.yaml")


@pytest.fixture
def told(command, tmp_path: Path, monkeypatch):
    """Build a card for an organization file; returns the exit code and what was said. Nothing may be written."""

    def run(text: str, *more: str) -> tuple[int, str]:
        monkeypatch.chdir(tmp_path)
        Path("own.yaml").write_text(text, encoding="utf-8")
        before = sorted(tmp_path.iterdir())
        answer = command([*_BUILD, *more])
        assert answer.out == ""
        assert sorted(tmp_path.iterdir()) == before
        return answer.code, answer.err

    return run


@pytest.mark.parametrize(
    ("text", "exit_code", "problem", "hint"),
    [
        ("name: A\nphone: [1\nurl: b\n", 3, "[content-yaml] own.yaml:3: this is not valid YAML", "check the indentation"),
        ("name: A\n---\nname: B\n", 3, "[content-yaml] own.yaml:2: this is not valid YAML: a second document begins here", ""),
        ("name: A\0B\n", 3, "[content-yaml] own.yaml:1: this is not valid YAML: it holds a control character", ""),
        ("name: A\nfone: x\n", 3, "[content-key-unknown] own.yaml:2 (fone): the key 'fone' is not known", "did you mean phone?"),
        ("\nurl: https://a.example\n", 3, "[content-key-missing] own.yaml:2 (name): the key 'name' is missing", "add it"),
        ("name: A\nphone: 3365550142\n", 3, "[content-type] own.yaml:2 (phone): this should be text", "put it in quotes"),
        ("name: A\nname: B\n", 3, "[content-key-twice] own.yaml:2 (name): the key 'name' is given twice", "keep one"),
        ("name: A\nphone: 555-01\n", 4, "[number-malformed] own.yaml:2 (phone): '555-01' is not a telephone number", "with the area code"),
        ("name: A\nurl: https://a b\n", 3, "[content-value] own.yaml:2 (url): 'https://a b' is not a web address", "https://example.org"),
        (
            "name: A\nlogo: no.svg\n",
            7,
            "[picture-missing] own.yaml:2 (logo): there is no file 'no.svg'",
            "relative to own.yaml",
        ),
        ('name: " "', 3, "[content-value] own.yaml:1 (name): this should not be empty", "Its name"),
        ('name: "\u00ad"', 3, "[content-pattern] own.yaml:1 (name): '\\xad' is not a name on one line", "without invisible marks"),
        ('name: A\nshort_name: "\u200b"', 3, "[content-pattern] own.yaml:2 (short_name): '\\u200b' is not a name", "A shorter form"),
        ("name: " + "A" * 121, 3, "[content-value] own.yaml:1 (name): this is longer than 120 characters", "shorten it"),
        ("- a\n- b\n", 3, "[content-type] own.yaml:1: this should be a set of keys with values, not a list", ""),
        ("", 3, "[content-type] own.yaml:1: this should be a set of keys with values, but is empty", ""),
    ],
)
def test_a_wrong_line_in_the_file(told, text: str, exit_code: int, problem: str, hint: str) -> None:
    code, said = told(text)
    assert code == exit_code
    assert said.startswith(f"problem {problem}")
    assert hint in said.partition("hint: ")[2]
    assert said.count("problem [") == 1


def test_everything_wrong_in_the_file_is_told_at_once(told) -> None:
    code, said = told("fone: x\nphone: '12'\nurl: nowhere\nlogo: no.svg\ncolors: {ink: blue}\n")
    assert code == 3
    for part in ("(fone)", "'name' is missing", "(phone)", "(url)", "(logo)", "(colors.ink)"):
        assert said.count(part) == 1, part
    assert said.endswith("6 problems; nothing was written.\n")


def test_a_file_that_is_not_there_or_not_text(command, tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"name: Caf\xe9\n")
    for name in ("no.yaml", "latin.yaml", "."):
        answer = command(["build", "help-is-here", "-l", "en", "-o", tmp_path / name, "--output", tmp_path / "out"])
        assert answer.code == 3
        assert answer.err.startswith("problem [content-unreadable] ")
        assert "hint: " in answer.err
    assert not (tmp_path / "out").exists()


PICTURES = {
    "corrupt": (encoded(gradient(size=(900, 450)), "PNG")[:2000], "picture-corrupt", "logo.png is damaged or incomplete", "again as a PNG"),
    "too small": (encoded(gradient(size=(40, 20)), "PNG"), "picture-resolution", "the picture has 40 x 20 pixels", "use an SVG"),
    "30,000 x 30,000": (png(30_000, 30_000, b""), "picture-pixels", "more than 25 million pixels", "save it smaller"),
    "a GIF": (b"GIF89a" + bytes(40), "picture-type", "logo.png is a GIF", "save it as"),
    "a program in an SVG": (_SVG.format("<script>alert(1)</script>").encode(), "picture-svg-unsafe", "holds a program", "take it out"),
    "a fetching SVG": (
        _SVG.format('<image href="http://a.example/b.png" width="9" height="9"/>').encode(),
        *("picture-svg-unsafe", "holds another picture", "take it out"),
    ),
    "an entity bomb": (
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + _SVG.format("<text>&b;</text>").encode(),
        *("picture-svg-unsafe", "DOCTYPE", "plain SVG"),
    ),
    "a file read from disk": (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + _SVG.format("<title>&a;</title>").encode(),
        *("picture-svg-unsafe", "DOCTYPE", "plain SVG"),
    ),
}


@pytest.mark.parametrize(("data", "code", "sentence", "hint"), PICTURES.values(), ids=PICTURES.keys())
def test_a_bad_logo(told, tmp_path: Path, data: bytes, code: str, sentence: str, hint: str) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    exit_code, said = told("name: A\nlogo: logo.png\n")
    assert exit_code == 7
    assert said.startswith(f"problem [{code}] own.yaml:2 (logo): ")
    assert sentence in said
    assert hint in said.partition("hint: ")[2]


def test_a_color_too_weak_to_read_is_told_on_its_own_line(told) -> None:
    code, said = told("name: A\ncolors:\n  ink: '#ffff99'\n")
    assert code == 3
    assert said.startswith("problem [content-contrast] own.yaml:3 (colors.ink): the color ink is too weak on")
    assert 'hint: the nearest color that will do is "#5b5b36"' in said


@pytest.mark.parametrize(
    ("character", "shown"), [("\u0378", "U+0378 unnamed character"), ("\U00013000", "U+13000 EGYPTIAN HIEROGLYPH A001")]
)
def test_a_character_no_font_has(told, character: str, shown: str) -> None:
    code, said = told(f"name: Harbor {character} Clinic\n", "-l", "ar")
    assert code == 6
    lines = [line for line in said.splitlines() if line.startswith("problem ")]
    assert len(lines) == 2
    for line, language in zip(lines, ("English", "Arabic"), strict=True):
        assert line.endswith(f"({language})")
        assert line.startswith("problem [glyph-missing] ")
        assert f"no font has {shown} in " in line
        assert "Harbor" in line
    assert "put a font that has it into layouts/fonts/ of your campaign" in said.partition("hint: ")[2]


def test_a_name_too_long_for_the_card(told) -> None:
    code, said = told("name: " + "WWWWWWW " * 14 + "W\nphone: '+1 336 555 0142'\n", "-l", "km")
    assert code == 6
    assert "problem [fit-organization] own.yaml:1 (name): the name is too long for Wallet card, US size (3.5 x 2 in) by " in said
    assert "give a short_name" in said.partition("hint: ")[2]


def test_a_word_wider_than_the_card(told) -> None:
    code, said = told("name: " + "W" * 80)
    assert code == 6
    assert "problem [fit-organization] own.yaml:1 (name): the name is too long for Wallet card" in said


def test_a_name_that_only_looks_like_a_template_is_a_name(command, tmp_path: Path) -> None:
    from handbill.preflight.text.strings import page_texts

    (tmp_path / "own.yaml").write_text("name: '{{ 7 * 7 }} & <b>Friends</b>'\n", encoding="utf-8")
    words = ["build", "indicator-card", "-l", "en", "-l", "ar", "--for", "screen", "-o", tmp_path / "own.yaml", "--output", tmp_path]
    assert command(words).code == 0
    for pdf in tmp_path.rglob("*.pdf"):
        assert "{{ 7 * 7 }} & <b>Friends</b>" in "".join(page_texts(pdf.read_bytes()))
