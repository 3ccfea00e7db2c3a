"""What a print window opens with: an office file asks for its real size, the right edge to flip on, and as many copies as PDF knows."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from library import LIBRARY

from handbill.build.calibration_file import calibration_file
from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import build
from handbill.build.resolve import resolve_job
from handbill.contacts.organization import Organization
from handbill.core.clock import today
from handbill.sheets.paper import Paper

CARD = JobSpec("indicator-card", today(), ("es",), "office", "us-card")
FLYER = replace(CARD, material="help-is-here", form="letter")


def preferences(pdf: bytes) -> dict[str, object]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.pdf_version == "1.7"  # which knows all of these keys
        found = document.Root.ViewerPreferences
        return {key.removeprefix("/"): value if isinstance(value, bool | int) else str(value) for key, value in found.items()}


@pytest.mark.parametrize(
    ("spec", "duplex", "copies"),
    [
        (CARD, "/DuplexFlipLongEdge", None),
        (replace(CARD, paper=Paper(flip="short")), "/DuplexFlipShortEdge", None),
        (replace(CARD, paper=Paper("letter", flip="fold")), "/Simplex", None),
        (FLYER, "/Simplex", None),
        (replace(FLYER, languages=("en", "es")), "/DuplexFlipLongEdge", None),
        (replace(CARD, organization=Organization("Rio School")), "/DuplexFlipLongEdge", None),
        # Ten cards on a sheet: the file is printed three times for thirty.
        (replace(CARD, paper=Paper(copies=30)), "/DuplexFlipLongEdge", 3),
        (replace(CARD, paper=Paper(copies=20, first=2)), "/DuplexFlipLongEdge", 3),
        (replace(CARD, paper=Paper(copies=10)), "/DuplexFlipLongEdge", None),
        (replace(FLYER, paper=Paper(copies=5)), "/Simplex", 5),
        # A viewer ignores more than five, so the file does not ask for it.
        (replace(FLYER, paper=Paper(copies=6)), "/Simplex", None),
    ],
)
def test_an_office_file_sets_the_print_window(spec: JobSpec, duplex: str, copies: int | None) -> None:
    made = build(resolve_job(LIBRARY, spec))
    asked = {"DisplayDocTitle": True, "PrintScaling": "/None", "Duplex": duplex, "PickTrayByPDFSize": True}
    assert preferences(made.pdf) == asked | ({"NumCopies": copies} if copies else {})
    assert made.name.endswith(f"-print-{copies}-times.pdf") == bool(copies)


def test_a_calibration_sheet_is_not_scaled_either() -> None:
    _, pdf = calibration_file(LIBRARY, "5371", "short", None)
    assert preferences(pdf)["Duplex"] == "/DuplexFlipShortEdge"
    assert preferences(pdf)["PrintScaling"] == "/None"


def test_a_file_for_the_screen_says_nothing_of_printing() -> None:
    assert preferences(build(resolve_job(LIBRARY, replace(FLYER, purpose="screen"))).pdf) == {"DisplayDocTitle": True}
