"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbill.core.files import check_writable, move_file, open_replacement, write_files
from handbill.core.problems import ProblemsFound


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_folders_are_made_and_files_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deeper" / "a.pdf"
    write_files({path: b"old"})
    write_files({path: b"new", path.with_name("b.pdf"): b"b"})
    assert (path.read_bytes(), names(path.parent)) == (b"new", ["a.pdf", "b.pdf"])


def test_one_file_that_cannot_be_written_leaves_all_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(ProblemsFound) as found:
        write_files({tmp_path / "a.pdf": b"new", tmp_path / "b.pdf": b"new"})
    assert [problem.code for problem in found.value.problems] == ["output-disk"]
    assert f"cannot write {tmp_path / 'b.pdf'}: it is a folder" in str(found.value)
    assert ((tmp_path / "a.pdf").read_bytes(), names(tmp_path)) == (b"old", ["a.pdf", "b.pdf"])


def test_a_replacement_counts_only_once_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with open_replacement(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert (path.read_bytes(), names(tmp_path)) == (b"new", ["a.pdf"])


def test_an_interrupted_replacement_is_discarded(tmp_path: Path) -> None:
    def interrupted() -> None:
        with open_replacement(tmp_path / "a.pdf") as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert names(tmp_path) == []


def test_a_file_is_not_moved_onto_a_folder(tmp_path: Path) -> None:
    (tmp_path / "staged").write_bytes(b"new")
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(ProblemsFound, match="it is a folder"):
        move_file(tmp_path / "staged", tmp_path / "a.pdf")
    assert (tmp_path / "staged").read_bytes() == b"new"


def test_a_folder_below_a_file_is_not_writable(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    check_writable(tmp_path / "new" / "deeper")
    with pytest.raises(ProblemsFound, match="it is not a folder"):
        check_writable(tmp_path / "file" / "deeper")


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    for path in (tmp_path / "file" / "a.pdf", tmp_path / "file" / "deeper" / "a.pdf"):
        with pytest.raises(ProblemsFound) as found:
            write_files({path: b"new"})
        assert f"cannot write {path}: part of its path is a file, not a folder" in str(found.value)
    assert (tmp_path / "file").read_bytes() == b"mine"
