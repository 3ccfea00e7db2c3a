"""Many files at a time, each in a process of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from handbill.preflight.examine_files import examine_files
from handbill.preflight.options import CheckOptions
from handbill.preflight.report import format_report, report_data


def endless(pdf: bytes) -> bytes:
    """A page that draws ten forms, each of which draws ten, and so on: a hundred million rectangles."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        form = document.make_stream(b"0 0 1 1 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 9, 9]))
        for _ in range(8):
            above = document.make_stream(b"/X Do " * 10, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=form.BBox)
            above.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
            form = above
        document.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=form)
        document.pages[0].obj.Contents = document.make_stream(b"/X Do")
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


@pytest.mark.parametrize(
    ("seconds", "megabytes", "reason"), [(3.0, 4096, "takes longer than 3 seconds"), (60.0, 1, "takes more than 1 MB of memory")]
)
def test_one_file_takes_no_other_with_it(
    tmp_path: Path, draw_pdf: Callable[..., bytes], seconds: float, megabytes: int, reason: str
) -> None:
    sound = draw_pdf(lambda canvas: canvas.drawString(20, 100, "words"))
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    files[0].write_bytes(endless(sound))
    files[1].write_bytes(sound)
    first, second = examine_files(files, CheckOptions("office"), seconds, megabytes)
    assert [finding.sentence for finding in first.findings] == [f"the file is not judged: judging the file {reason}"]
    assert first.verdict == "unanswered"
    assert next(format_report(first)).endswith(": not judged wholly, 1 question unanswered")
    assert second.findings == () or megabytes == 1


def test_the_report_of_a_damaged_file_repeats_byte_for_byte(tmp_path: Path, draw_pdf: Callable[..., bytes]) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(draw_pdf(lambda canvas: canvas.drawString(20, 100, "words"))[:-60])
    first, second = (report_data(list(examine_files([file], CheckOptions("office")))) for _ in range(2))
    assert first == second
    assert first["files"][0]["verdict"] == "error"
    assert "0x" not in str(first)
