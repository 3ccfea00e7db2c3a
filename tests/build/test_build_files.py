"""A large run of `build`: the same bytes from any number of processes, all problems in order, and only what has changed is made again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.__main__ import commands
from handbill.build import build_files as module

ROOT = Path(__file__).parents[2]
_WORDS = ("indicator-card", "help-is-here", "-l", "en", "-l", "es", "--copies", "20")
_TODAY, _ANOTHER_DAY = os.environ["SOURCE_DATE_EPOCH"], "1796200000"


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the command on a small set of files as on a large one; returns what it prints."""
    monkeypatch.setattr(module, "MANY", 2)

    def run(*words: str, day: str = _TODAY, jobs: int = 1) -> str:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        command = ["build", *_WORDS, "--output", str(tmp_path), "--jobs", str(jobs), *words]
        result = CliRunner().invoke(commands(), command, catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return run


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were made, as piece, language and use; those of one process only."""
    made: list[str] = []
    make_files = module.make_files

    def recorded(groups, campaign, proof, make):
        made.extend(f"{spec.material} {spec.languages[0]} {spec.purpose}" for specs in groups for spec in specs)
        return make_files(groups, campaign, proof, make)

    monkeypatch.setattr(module, "make_files", recorded)
    return made


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_two_processes_make_the_same_bytes_and_print_the_same_as_one(printed, tmp_path: Path) -> None:
    alone, files = printed(), _files(tmp_path)
    for path in tmp_path.rglob("*.*"):
        path.unlink()
    assert printed(jobs=2) == alone
    assert _files(tmp_path) == files
    assert len(files) == 9


def test_when_nothing_changed_the_summary_is_the_same_and_no_file_is_touched(printed, made: list[str], tmp_path: Path) -> None:
    text, before = printed(), _times(tmp_path)
    assert len(made) == 8
    assert "a sheet" in text
    assert "Still draft" in text
    assert printed() == text
    assert len(made) == 8
    assert _times(tmp_path) == before


def test_other_copies_change_the_summary_and_the_office_files_alone(printed, made: list[str]) -> None:
    printed()
    made.clear()
    assert "30 copies need" in printed("--copies", "30")
    assert [name.split()[-1] for name in made] == ["office"] * 4


def test_two_runs_into_one_folder_are_both_remembered(printed, made: list[str]) -> None:
    printed()
    printed("--for", "office", "--for", "press", "-l", "vi")
    made.clear()
    printed()
    printed("--for", "office", "--for", "press", "-l", "vi")
    assert made == []


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"altered")])
def test_a_file_deleted_or_altered_is_made_again(printed, made: list[str], tmp_path: Path, harm) -> None:
    text = printed()
    victim = tmp_path / "office" / "help-is-here-es-letter.pdf"
    whole = victim.read_bytes()
    made.clear()
    harm(victim)
    assert printed() == text
    assert made == ["help-is-here es office"]
    assert victim.read_bytes() == whole


@pytest.mark.parametrize("damaged", ["", "[]", "{}", '{"x": 1}', '{"files": {"a": {"file": "b", "sha256": "c", "summary": {}}}}'])
def test_with_a_damaged_manifest_all_is_made_again(printed, made: list[str], tmp_path: Path, damaged: str) -> None:
    printed()
    (tmp_path / "manifest.json").write_text(damaged)
    made.clear()
    printed()
    assert len(made) == 8


def test_on_another_day_every_file_is_made_again_so_that_numbers_are_checked(printed, made: list[str]) -> None:
    printed()
    made.clear()
    printed(day=_ANOTHER_DAY)
    assert len(made) == 8


def test_a_number_that_has_expired_since_stops_the_run(printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    result = CliRunner().invoke(commands(), ["build", *_WORDS, "--output", str(tmp_path)])
    assert result.exit_code == 4
    assert "[number-stale]" in result.stderr


def test_the_manifest_holds_the_digest_of_each_file(printed, tmp_path: Path) -> None:
    import hashlib

    printed()
    entries = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["files"].values()
    assert sorted(entry["file"] for entry in entries) == sorted(name for name in _files(tmp_path) if name != "manifest.json")
    assert all(hashlib.sha256((tmp_path / entry["file"]).read_bytes()).hexdigest() == entry["sha256"] for entry in entries)


def test_problems_of_all_files_come_in_the_same_order_from_any_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", 2)
    who = tmp_path / "who.yaml"
    who.write_text("name: Clinic \U0001f3e5\n", encoding="utf-8")  # no font has this character
    words = ["build", "indicator-card", "help-is-here", "-l", "en", "-l", "es", "-l", "vi", "-o", str(who)]
    one, two = (CliRunner().invoke(commands(), [*words, "--output", str(tmp_path / "out"), "--jobs", jobs]) for jobs in ("1", "2"))
    assert one.exit_code == two.exit_code == 6
    assert one.stderr.count("problem [glyph-") > 1
    assert one.stderr == two.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_ctrl_c_leaves_no_file_and_no_process(tmp_path: Path) -> None:
    output = tmp_path / "out"
    command = [sys.executable, "generate.py", "build", "--all", "--jobs", "2", "--output", str(output)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        end = time.monotonic() + 90
        while len(_workers_of(process.pid)) < 2:
            assert time.monotonic() < end, "no worker process was started"
            assert process.poll() is None
            time.sleep(0.01)
        workers = _workers_of(process.pid)
        # As a terminal does it: to the whole group.
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=90)
    assert process.returncode == 1
    assert (out, err.strip().splitlines()[-1]) == ("", "Aborted!")
    assert "Traceback" not in err
    assert not output.exists()
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def _workers_of(pid: int) -> list[str]:
    """The processes started by this one that run Python's spawned workers."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = path.read_text().rpartition(")")[2].split()[1]
            if parent == str(pid) and b"spawn_main" in (path.parent / "cmdline").read_bytes():
                found.append(path.parent.name)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found
