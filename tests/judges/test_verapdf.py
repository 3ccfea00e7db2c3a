"""PDF/UA-1 by the authority. Optional, and slow to start (1 s): `pytest -m judges`, with the extra 'judges' installed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import vera
from click.testing import CliRunner
from library import build
from photographs import quarters
from reportlab.pdfgen.canvas import Canvas

from handbill.__main__ import commands
from handbill.build.job_spec import JobSpec
from handbill.contacts.hero import Hero

pytestmark = [pytest.mark.judges, pytest.mark.skipif(bool(vera.unavailable()), reason=vera.unavailable())]


def plain(draw: Callable[[Canvas], object], **options: object) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def test_the_judge_finds_a_plain_file_failing():
    """Calibration: no tags, no title, no XMP, Helvetica not embedded. A judge that passes this proves nothing about the others."""
    verdict = vera.validate(plain(lambda canvas: canvas.drawString(72, 72, "words")))
    assert not verdict.compliant
    assert verdict.checks > 0
    # ISO 14289-1: 5 identification, 7.1 tags, metadata and title, 7.21.4.1 fonts embedded.
    assert {"5-1", "7.1-3", "7.1-8", "7.1-10", "7.1-11", "7.21.4.1-1"} & {failure.rule for failure in verdict.failures} >= {
        "7.1-3",
        "7.21.4.1-1",
    }


def test_the_judge_counts_each_broken_rule_once_with_its_times():
    one = vera.validate(plain(lambda canvas: canvas.drawString(72, 72, "words")))
    two = vera.validate(plain(lambda canvas: (canvas.drawString(72, 72, "words"), canvas.rect(9, 9, 9, 9))))
    times = [{failure.rule: failure.times for failure in verdict.failures}["7.1-3"] for verdict in (one, two)]
    assert times[0] < times[1]


def test_every_screen_file_of_the_default_set_is_pdf_ua_1(default_set: Path):
    files = sorted(default_set.rglob("*.pdf"))
    assert files
    verdicts = {file.name: vera.validate(file.read_bytes()) for file in files}
    broken = {
        name: [(each.rule, each.message, each.where) for each in verdict.failures] for name, verdict in verdicts.items() if verdict.failures
    }
    assert broken == {}
    assert all(verdict.compliant and verdict.checks > 100 for verdict in verdicts.values())


def test_one_file_of_many_records_is_pdf_ua_1(tmp_path: Path):
    """Two languages and two pieces, one record with a logo and one in letters of its own."""
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
    rows = ["A,+1 336 555 0142,en,help-is-here,", "B,,ar,help-is-here,logo.svg", "مدرسة,,en+es,help-is-here,", "D,,km,indicator-card,"]
    (tmp_path / "schools.csv").write_text("\n".join(["organization,phone,language,material,logo", *rows]), encoding="utf-8")
    given = ["batch", str(tmp_path / "schools.csv"), "--for", "screen", "--merge", "--output", str(tmp_path / "out")]
    assert CliRunner().invoke(commands(), given).exit_code == 0
    (merged,) = (tmp_path / "out").glob("*.pdf")
    verdict = vera.validate(merged.read_bytes())
    assert verdict.failures == ()
    assert verdict.compliant
    assert verdict.checks > 1000


@pytest.mark.parametrize("window", ["band", "arch", "circle"])
def test_a_page_with_a_photograph_is_pdf_ua_1(tmp_path: Path, today, window):
    quarters(2400, 1800).save(tmp_path / "colors.jpg")
    hero = Hero(tmp_path / "colors.jpg", "Four colors.", "none", window=window, credit="Photo: Ana Reyes")
    verdict = vera.validate(build(JobSpec("know-the-signs", today, theme="window", hero=hero)).pdf)
    assert verdict.failures == ()
    assert verdict.compliant
