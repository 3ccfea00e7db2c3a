"""Fronts and backs in two files, for printers that print one side: as many backs as fronts, in the same order, and every number in one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library import LIBRARY

from handbill.build.gang import GangShare, fill, split_shares
from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import build
from handbill.build.print_instructions import sides_message
from handbill.build.print_plan import printing
from handbill.build.resolve import resolve_job
from handbill.build.sides import split_jobs
from handbill.contacts.organization import Organization
from handbill.core.clock import today
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight
from handbill.sheets.paper import Paper

CARD = JobSpec("indicator-card", today(), ("es",), "office", "us-card", paper=Paper(sides="apart"))
FLYER = replace(CARD, material="help-is-here", form="letter")


@pytest.mark.parametrize("organization", [None, Organization("Rio School", phone="+1 336 555 0142")])
def test_a_card_becomes_a_file_of_fronts_and_one_of_backs(organization: Organization | None) -> None:
    fronts, backs = (build(job) for job in split_jobs([resolve_job(LIBRARY, replace(CARD, organization=organization))]))
    assert [fronts.name[-11:], backs.name[-10:]] == ["-fronts.pdf", "-backs.pdf"]
    assert [[sheet.side for sheet in result.sheets] for result in (fronts, backs)] == [["front"], ["back"]]
    whole = build(resolve_job(LIBRARY, replace(CARD, organization=organization, paper=Paper())))
    assert fronts.sheets + backs.sheets == whole.sheets
    for result in (fronts, backs):
        assert b"/Duplex /Simplex" in result.pdf
        assert not list(preflight(result.pdf, CheckOptions("office")))
        assert sides_message(printing(result).lay).startswith("Fronts and backs in two files: print the fronts, turn the stack over")


def test_a_flyer_without_a_back_stays_one_file() -> None:
    (job,) = split_jobs([resolve_job(LIBRARY, FLYER)])
    assert build(job).name == "help-is-here-es-letter.pdf"


def test_shared_sheets_are_split_as_a_whole() -> None:
    cards = [GangShare(resolve_job(LIBRARY, replace(CARD, languages=(tag,))), count) for tag, count in (("es", 6), ("en", 9))]
    fronts, backs = (fill(each) for each in split_shares(cards))
    assert ([sheet.side for sheet in fronts.sheets], [sheet.side for sheet in backs.sheets]) == (["front"] * 2, ["back"] * 2)
    assert (fronts.name[-11:], backs.name[-10:]) == ("-fronts.pdf", "-backs.pdf")
