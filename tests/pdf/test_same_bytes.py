"""Same input, same bytes: whatever the process, the order of its dictionaries, the time zone, the folder. And not many bytes."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from library import LIBRARY, LIBRARY_ALONE, build

from handbill.build import pipeline
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.content.material import material_names

ROOT = Path(__file__).parents[2]
_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#12355b"/></svg>'


@pytest.mark.parametrize(
    ("material", "languages", "purpose"),
    [
        ("indicator-card", "ar", "office"),
        ("indicator-card", "km", "press"),
        ("help-is-here", "en+hi", "screen"),
        ("help-in-many-languages", "en", "screen"),
        ("know-the-signs", "zh-Hans", "press"),
    ],
)
def test_two_builds_in_one_process_are_the_same(today, material: str, languages: str, purpose: str) -> None:
    request = JobSpec(material, today, tuple(languages.split("+")), purpose, organization=Organization("Harbor Street Clinic"))
    first = build(request).pdf
    # Another piece in between leaves other things in memory.
    build(JobSpec("help-is-here", today, ("vi",)))
    assert build(request).pdf == first
    # A campaign that is opened again has read and kept nothing.
    assert pipeline.build(resolve_job(Campaign.open(LIBRARY.folder), request)).pdf == first


@pytest.mark.usefixtures("library_alone")
def test_two_processes_make_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(_LOGO)
    (tmp_path / "own.yaml").write_text("name: Harbor Street Clinic\nlogo: logo.svg\ncolors: {ink: '#12355b', accent: '#f0c9a8'}\n")
    made = []
    for seed, zone, folder in (("1", "Asia/Tokyo", ROOT), ("2", "America/Los_Angeles", tmp_path)):
        output = tmp_path / f"out-{seed}"
        words = ["build", "--all", "-l", "km", "--for", "screen", "--for", "office", "--for", "press", "--quiet"]
        words += ["--organization", str(tmp_path / "own.yaml"), "--output", str(output)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        subprocess.run([sys.executable, str(ROOT / "generate.py"), *words], cwd=folder, env=environment, check=True, timeout=120)
        made.append(
            {str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(output.rglob("*.pdf"))}
        )
    # A file for each piece and purpose.
    assert len(made[0]) == len(material_names(LIBRARY_ALONE)) * 3
    assert made[0] == made[1]


def test_no_clock_and_no_path_of_the_machine_is_in_a_file(finished) -> None:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(finished("indicator-card", "ar", "press").pdf)) as document:
        target = io.BytesIO()
        document.save(target, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False, static_id=True)
    data = target.getvalue()
    # A file is dated by the day its numbers were checked: the data's own, and no clock's.
    checked = finished("indicator-card", "ar", "press").setting.piece.checked
    assert set(re.findall(rb"D:(\d{8})", data)) == {f"{checked:%Y%m%d}".encode()}
    for word in (b"/usr", b"/home", b"/tmp", b"site-packages", str(ROOT).encode()):
        assert word not in data


@pytest.mark.parametrize("tag", ["en", "es", "vi"])
def test_a_latin_flyer_is_small(finished, tag: str) -> None:
    assert len(finished("help-is-here", tag).pdf) < 40_000


def test_a_sheet_of_ten_cards_holds_each_card_once(finished) -> None:
    one, ten = finished("indicator-card", "en", "screen").pdf, finished("indicator-card", "en", "office").pdf
    assert len(ten) < 2 * len(one)
