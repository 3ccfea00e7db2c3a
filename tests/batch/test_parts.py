"""What lies aside counts once it is noted and is what it was; the rest is made again, and nothing of it stays."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from library import LIBRARY

from handbill.batch.record_job import BatchJob
from handbill.batch.staging import StagedFile, StagingFolder, stage
from handbill.batch.tasks import Task
from handbill.batch.worker_tasks import print_records
from handbill.build.job_spec import JobSpec
from handbill.contacts.organization import Organization


def test_a_part_is_found_again_by_what_it_was_made_from(tmp_path: Path) -> None:
    parts = StagingFolder(tmp_path / "out" / ".parts")
    part = stage(b"a", "a b.pdf", parts.path)
    assert StagingFolder(parts.path).find("0", "a b.pdf") is None
    parts.note("0", part)
    parts.close()
    later = StagingFolder(parts.path)
    assert later.find("0", "a b.pdf") == part
    assert later.find("0", "other.pdf") is None
    (later.path / part.path).write_bytes(b"torn")
    assert later.find("0", "a b.pdf") is None


def test_a_note_broken_off_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("0 1 2/whole.pdf\n1 2")
    assert StagingFolder(tmp_path).noted == {"0": StagedFile("2/whole.pdf", "1")}


def test_dropped_parts_leave_no_folder_behind_that_was_not_there(tmp_path: Path) -> None:
    parts = StagingFolder(tmp_path / "new" / "out" / ".parts")
    parts.note("0", stage(b"a", "a.pdf", parts.path))
    parts.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_process_without_this_disk_sends_the_file_itself(tmp_path: Path) -> None:
    request = JobSpec("help-is-here", dt.date(2026, 11, 30), organization=Organization("Riverside"))
    task = Task("a.pdf", "0", ((BatchJob(2, LIBRARY, request, "a.pdf"), 1),))
    (sent,) = print_records([task])
    (staged,) = print_records([task], tmp_path)
    assert (sent.status, staged.status) == ("data", "staged")
    assert staged.file
    assert sent.data == (tmp_path / staged.file.path).read_bytes()
