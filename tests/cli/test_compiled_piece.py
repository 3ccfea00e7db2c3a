"""A second organization's file comes from a compiled piece: the same file, sooner; and never when anything it was made of has changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

WORDS = ("help-is-here", "-l", "en", "--for", "screen")
FILE = "screen/help-is-here-en-letter.pdf"
MINE = "name: Hope House\nphone: 336-555-0142\n"
THEIRS = "name: Page Home\nphone: (336) 555-0199\n"
_DAY = 86_400
# Runs the program as generate.py does, then says on the last line of the error stream what was loaded.
_ASK = """
import json, sys
import generate
try:
    generate.run()
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass
class Home:
    """A copy of the program, with a folder of the user's own for what it keeps."""

    house: Any  # of conftest.py
    folder: Path

    def build(self, own: str, *words: str, **settings: str) -> tuple[Said, set[str]]:
        """The answer, and the modules that were loaded."""
        (self.folder / "own.yaml").write_text(own, encoding="utf-8")
        given = ("build", *(words or WORDS), "--organization", str(self.folder / "own.yaml"), "--output", str(self.out))
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": str(self.cache), **settings}
        done = subprocess.run(
            [sys.executable, "-c", _ASK, *given], cwd=self.house.root, env=environment, capture_output=True, text=True, timeout=120
        )
        *said, loaded = done.stderr.splitlines()
        return Said(done.returncode, done.stdout, "\n".join(said)), set(json.loads(loaded))

    def quick(self, own: str, *words: str, **settings: str) -> bool:
        """Whether a build came from a compiled piece; it must succeed."""
        answer, modules = self.build(own, *words, **settings)
        assert answer.code == 0, answer.err
        return "layouts.press" not in modules

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def pieces(self) -> list[Path]:
        return sorted((self.cache / "handbill").glob("*"))

    @property
    def pdf(self) -> bytes:
        return (self.out / FILE).read_bytes()


@pytest.fixture
def home(house: Any, tmp_path: Path) -> Home:
    house.keep_languages("en", "ar")
    made = Home(house, tmp_path / "home")
    made.folder.mkdir()
    return made


def test_the_second_run_loads_nothing_that_lays_out_and_makes_the_same_file(home: Home) -> None:
    assert not home.quick(MINE)
    (kept,) = home.pieces
    assert kept.stat().st_size < 60_000
    answer, modules = home.build(THEIRS)
    heavy = {"click", "reportlab", "uharfbuzz", "yaml", "phonenumbers", "pypdfium2_raw", "dataclasses", "inspect"}
    assert {module.partition(".")[0] for module in modules} & heavy == set()
    assert {module for module in modules if module.startswith("layouts.")} <= {
        *("layouts.checks", "layouts.checks.document", "layouts.checks.lines", "layouts.checks.numbers", "layouts.checks.pdfium"),
        *("layouts.compiled", "layouts.compiled.bound", "layouts.compiled.command", "layouts.compiled.form", "layouts.compiled.quick"),
        *("layouts.compiled.shelf", "layouts.compiled.stamp", "layouts.pdf", "layouts.pdf.plain"),
    }
    quick, said = home.pdf, answer.out
    answer, modules = home.build(THEIRS, XDG_CACHE_HOME=str(home.folder / "another"))
    assert "layouts.press" in modules
    assert (home.pdf, answer.out) == (quick, said)
    assert b"+13365550199" in quick
    assert home.quick(MINE)
    assert home.quick(THEIRS, *WORDS, "--quiet")


def test_a_stale_number_is_never_printed_from_it(home: Home) -> None:
    now = int(os.environ["SOURCE_DATE_EPOCH"])
    assert not home.quick(MINE)
    assert home.quick(MINE, SOURCE_DATE_EPOCH=str(now + _DAY))
    (home.out / FILE).unlink()
    answer, _ = home.build(MINE, SOURCE_DATE_EPOCH=str(now + 4000 * _DAY))
    assert answer.code == 4
    assert "number-stale" in answer.err
    # The day of a clock that was set back, before the numbers were checked.
    answer, _ = home.build(MINE, SOURCE_DATE_EPOCH=str(now - 4000 * _DAY))
    assert answer.code == 4
    answer, _ = home.build(MINE, SOURCE_DATE_EPOCH="soon")
    assert answer.code == 2
    assert not (home.out / FILE).exists()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("materials/content/help-is-here.yaml", "title:", "title: "),
        ("materials/hotlines/us.yaml", "confirmed:", "confirmed: "),
        ("layouts/themes/calm.yaml", "leading", "leading"),
        ("layouts/pdf/draw.py", '"""Items', '"""Every item'),
        ("generate.py", "people", "somebody"),
    ],
)
def test_what_has_changed_is_compiled_anew(home: Home, file: str, old: str, new: str) -> None:
    assert not home.quick(MINE)
    times = os.stat(home.house.root / file)
    home.house.spoil(file, old, new)
    # Not even when it is given back its old time.
    os.utime(home.house.root / file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not home.quick(MINE)
    assert home.quick(MINE)
    assert len(home.pieces) == 1


def test_another_font_is_noticed(home: Home) -> None:
    assert not home.quick(MINE)
    (kept,) = home.pieces
    head, _, blob = kept.read_bytes().partition(b"\n")[2].partition(b"\n")
    said = json.loads(head)
    assert [Path(font).suffix for font in said[1]] == [".ttf"]
    from layouts.compiled.shelf import _HEAD, _digest

    said[2] = "0" * 64
    data = json.dumps(said).encode() + b"\n" + blob
    kept.write_bytes(_HEAD + _digest(data) + b"\n" + data)
    assert not home.quick(MINE)
    assert home.quick(MINE)
    assert not home.quick(MINE, HANDBILL_FONTS=str(home.folder))


def test_a_damaged_or_foreign_piece_is_made_anew(home: Home) -> None:
    assert not home.quick(MINE)
    (kept,) = home.pieces
    whole, right = kept.read_bytes(), home.pdf
    for broken in (b"", whole[:-1], whole[:100], whole.replace(b"Title", b"Tutle"), b"\0" * 50_000):
        kept.write_bytes(broken)
        assert not home.quick(MINE)
        assert home.pdf == right
        assert home.quick(MINE)
    kept.chmod(0o666)
    assert not home.quick(MINE)
    assert home.quick(MINE)
    kept.parent.chmod(0o777)
    assert not home.quick(MINE)
    assert not home.quick(MINE)


def test_without_a_place_to_keep_anything_files_are_made_as_always(home: Home) -> None:
    home.cache.write_text("a file stands where the folder should be")
    assert not home.quick(MINE)
    assert not home.quick(MINE)
    assert not home.quick(MINE, XDG_CACHE_HOME="/proc/none")
    assert not home.quick(MINE, XDG_CACHE_HOME="here")
    assert not (home.house.root / "here").exists()


def test_several_at_once_come_to_the_same(home: Home) -> None:
    (home.folder / "own.yaml").write_text(MINE)
    words = [sys.executable, "generate.py", "build", *WORDS, "-o", str(home.folder / "own.yaml"), "-q", "--output"]
    settings = {**os.environ, "XDG_CACHE_HOME": str(home.cache)}
    for _ in range(2):
        started = [subprocess.Popen([*words, str(home.folder / f"out{each}")], cwd=home.house.root, env=settings) for each in range(4)]
        assert [each.wait(60) for each in started] == [0] * 4
        assert len({(home.folder / f"out{each}" / FILE).read_bytes() for each in range(4)}) == 1
        assert len(home.pieces) == 1


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ("name: " + "Coalition of Schools and Clinics " * 2 + "\nphone: 336-555-0142\n", 0),
        ("name: \u0645\u0631\u0643\u0632 \u0627\u0644\u0639\u0627\u0626\u0644\u0629\nphone: 336-555-0142\n", 0),
        ("name: Office of Help\nphone: 336-555-0142\n", 0),
        ("name: Hope House\nphone: '211'\n", 0),
        ("name: Hope House\nphone: 555\n", 3),
        ("name: Hope House\nphone: 555-0142\n", 4),
        ("name: " + "W" * 90 + "\nphone: 336-555-0142\n", 3),
        ("name: Hope House\nphone: 336-555-0142\nlogo: none.png\n", 7),
        ("", 3),
    ],
)
def test_what_is_not_simple_is_as_it_always_was(home: Home, own: str, code: int) -> None:
    def made() -> tuple[Said, bytes]:
        answer, _ = home.build(own)
        return answer, home.pdf if answer.code == 0 else b""

    before = made()
    assert before[0].code == code, before[0].err
    assert not home.quick(MINE)
    assert home.quick(MINE)
    after = made()
    assert after == before


def test_a_folder_that_cannot_be_written_to_is_told_as_always(home: Home) -> None:
    assert not home.quick(MINE)
    (home.out / FILE).unlink()
    (home.out / FILE).mkdir()
    answer, _ = home.build(MINE)
    assert answer.code == 8
    assert list((home.out / "screen").iterdir()) == [home.out / FILE]


def test_sheets_with_the_number_in_a_form_and_both_purposes_together(home: Home) -> None:
    words = ("indicator-card", "help-is-here", "--language", "en")
    assert not home.quick(MINE, *words)
    assert home.quick(MINE, *words)
    made = {path.relative_to(home.out): path.read_bytes() for path in home.out.rglob("*.pdf")}
    assert len(made) == 4
    assert not home.quick(MINE, *words, XDG_CACHE_HOME=str(home.folder / "another"))
    assert {path.relative_to(home.out): path.read_bytes() for path in home.out.rglob("*.pdf")} == made
