"""Two organizations or photographs of one name give outputs of one name; neither run writes over the other's."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY

from handbill.build.build_files import build_files
from handbill.build.job import Job
from handbill.build.job_spec import JobSpec
from handbill.build.origins import MADE_FROM
from handbill.build.resolve import resolve_job
from handbill.contacts.organization import Organization
from handbill.core.clock import today
from handbill.core.problems import Place, ProblemsFound


def job(file: Path, phone: str) -> Job:
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'name: Rio School\nphone: "{phone}"\n')
    organization = Organization("Rio School", phone, places=(("name", Place(str(file), 1, "name")),))
    return resolve_job(LIBRARY, JobSpec("help-is-here", today(), ("en",), "screen", "letter", organization=organization))


def test_two_organizations_of_one_name(tmp_path: Path) -> None:
    first, second, out = tmp_path / "a" / "rio.yaml", tmp_path / "b" / "rio.yaml", tmp_path / "out"
    (made,) = build_files([job(first, "+1 336 555 0142")], out)
    before = made.path.read_bytes()
    with pytest.raises(ProblemsFound, match="would write over it") as found:
        build_files([job(second, "+1 336 555 0143")], out)
    assert [problem.code for problem in found.value.problems] == ["output-name"]
    assert made.path.read_bytes() == before
    # The same file with another number replaces its own, and so does any file once the first is gone.
    build_files([job(first, "+1 336 555 0144")], out)
    assert made.path.read_bytes() != before
    job(second, "+1 336 555 0143")
    first.unlink()
    build_files([job(second, "+1 336 555 0143")], out)


def test_a_run_without_files_of_one_s_own_keeps_no_table(tmp_path: Path) -> None:
    build_files([resolve_job(LIBRARY, JobSpec("help-is-here", today(), ("en",), "screen", "letter"))], tmp_path)
    assert not (tmp_path / MADE_FROM).exists()


@pytest.mark.parametrize("damaged", ["", "[]", '{"a": 1}'])
def test_a_damaged_table_counts_as_none(tmp_path: Path, damaged: str) -> None:
    (tmp_path / MADE_FROM).write_text(damaged)
    build_files([job(tmp_path / "a" / "rio.yaml", "+1 336 555 0142")], tmp_path)
    assert "rio.yaml" in (tmp_path / MADE_FROM).read_text()
