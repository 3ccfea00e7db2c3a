"""Tickets, packing lists and totals: their contents, and their layout on the pages."""

from __future__ import annotations

from dataclasses import replace
from difflib import unified_diff
from itertools import combinations
from pathlib import Path

import pytest
from ink import SLACK, ink, measured, meet, texts
from library import LIBRARY
from order_files import EXAMPLE, SCHOOL

from handbill.build.document_pdf import plain_file
from handbill.core.geometry import Box
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import Page, TextItem
from handbill.layout.dump import dump
from handbill.orders.cover_sheet import sheets_by_inks, sheets_by_paper, sheets_by_stock, total_data, total_pages
from handbill.orders.job_ticket import ticket_data, ticket_pages
from handbill.orders.order import Order
from handbill.orders.order_job import OrderJob, OrderWork, build_files, plan_work
from handbill.orders.packing_list import packing_list_pages
from handbill.orders.piece_facts import Facts, facts_of
from handbill.orders.read_order import read_order
from handbill.preflight.questions.accessibility import broken_pdfua_rules

GOLDEN = Path(__file__).with_name("golden") / "ticket.txt"
TAGS = "en, es, vi, ar, fr, ru, uk, ko, ja, th, km, lo, hi, bn, ur, fa, am, so, sw, ht, fil, pt-BR, ne, my, zh-Hans, zh-Hant"
LONG = f"""\
name: Back to school 2027, second round for the middle schools of the county
destinations:
  - name: The Consolidated Unified Independent School District of the Upper Chattahoochee
    address: ["Building 4, Receiving", {"W" * 30}]
    contact: ""
    print: office
    region: metric
    organization: {{name: "مركز الأسرة على ضفاف النهر في مدينة غرينزبورو", phone: "+1 336 555 0142"}}
    items:
      - {{piece: overlay-label, language: [{TAGS}], quantity: 100000}}
      - {{piece: room-notice, language: [en, es, vi, ar], quantity: 2}}
"""


@pytest.fixture(scope="module")
def example() -> tuple[Order, tuple[OrderWork, ...]]:
    order = read_order(LIBRARY, EXAMPLE)
    return order, plan_work(order, build_files(order))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Order, tuple[OrderWork, ...]]:
    """Thirty items, long names, no contact, an organization in Arabic."""
    path = tmp_path_factory.mktemp("long") / "long.yaml"
    path.write_text(LONG, encoding="utf-8")
    order = read_order(LIBRARY, path)
    return order, plan_work(order, build_files(order))


def every_page(order: Order, works: tuple[OrderWork, ...]) -> dict[str, tuple[Page, ...]]:
    made = {f"ticket {each.destination.folder}": ticket_pages(order, each) for each in works}
    made |= {f"packing {each.destination.folder}": packing_list_pages(order, each) for each in works}
    return made | {"total": total_pages(order, works)}


def said(pages: tuple[Page, ...]) -> list[str]:
    return [item.text for page in pages for item in texts(page)]


def told(works: tuple[OrderWork, ...], destination: int, job: int) -> Facts:
    return facts_of(works[destination].jobs[job])


def same_check(works: OrderWork) -> OrderWork:
    """The checksum of a file changes with every word in it; its ticket does not."""
    return replace(works, jobs=tuple(replace(job, file=replace(job.file, digest="00000000")) for job in works.jobs))


def test_the_ticket_is_as_it_was(example, update_golden: bool) -> None:
    order, works = example
    now = "".join(dump(page, glyphs=False) for page in ticket_pages(order, same_check(works[0])))
    if update_golden:
        GOLDEN.write_text(now, encoding="utf-8")
    lines = list(unified_diff(GOLDEN.read_text(encoding="utf-8").splitlines(), now.splitlines(), "golden", "now", lineterm="", n=1))
    assert not lines, "\n".join([*lines, "if this is wanted: python -m pytest tests/orders --update-golden"])


@pytest.mark.parametrize("which", ["example", "long"])
def test_words_stay_within_the_margins_and_do_not_meet(which: str, request: pytest.FixtureRequest) -> None:
    for name, pages in every_page(*request.getfixturevalue(which)).items():
        for page in pages:
            room = Box(0, 0, page.width, page.height).inset(page.safe)
            assert [item.text for item in texts(page) if not room.contains(measured(item), SLACK)] == [], name
            boxes = [(ink(item), item.text) for item in texts(page)]
            met = [(one, other) for (box, one), (below, other) in combinations(boxes, 2) if meet(box, below)]
            assert met == [], name


@pytest.mark.parametrize("which", ["example", "long"])
def test_every_file_can_be_read_aloud(which: str, request: pytest.FixtureRequest) -> None:
    for name, pages in every_page(*request.getfixturevalue(which)).items():
        assert broken_pdfua_rules(plain_file(pages, name)) == [], name


def test_destination_and_quantity_are_the_largest_things_there(example) -> None:
    order, works = example
    for pages in (ticket_pages(order, works[0]), packing_list_pages(order, works[0])):
        largest = max(item.size for item in texts(pages[0]))
        assert [item.text for item in texts(pages[0]) if item.size == largest] == ["Lincoln High School", "562"]


def test_a_long_list_turns_the_page_and_repeats_its_heads(long) -> None:
    order, (school,) = long
    pages = packing_list_pages(order, school)
    assert len(pages) == 2
    for page in pages:
        assert [item.text for item in texts(page)].count("Packed") == 1
    # Read aloud, they are heads once.
    heads = [item for page in pages for item in texts(page) if "TH" in [tag.kind for tag in item.tags]]
    assert [item.text for item in heads] == ["Packed", "Copies", "Piece", "Language", "Size"]
    ticks = [item for page in pages for item in page.items if item.role == "tick"]
    assert len(ticks) == len(school.jobs) == 30
    assert [text for text in said(pages) if text.startswith("Page ")] == ["Page 1 of 2", "Page 2 of 2"]
    assert not [text for text in said(pages) if "Contact" in text]


def test_no_job_is_broken_across_pages(long) -> None:
    order, (school,) = long
    shown = [{item.text for item in texts(page)} for page in ticket_pages(order, school)]
    for job in school.jobs:
        (page,) = [words for words in shown if any(job.file.digest in text for text in words)]
        assert any(job.file.name in text for text in page) or any(job.file.name.startswith(text) for text in page if text)


def test_an_arabic_name_keeps_its_direction(long) -> None:
    order, (school,) = long
    found = [item for page in ticket_pages(order, school) for item in texts(page) if "مركز" in item.text]
    assert found
    assert all(run.rtl for item in found for run in item.runs if run.clusters and "مركز" in item.text)


def test_a_word_too_long_for_the_paper_is_a_problem(ordered) -> None:
    order = ordered(SCHOOL.replace("400 Oak Street", "W" * 80))
    (school,) = plan_work(order, build_files(order))
    with pytest.raises(ProblemsFound) as found:
        ticket_pages(order, school)
    (problem,) = found.value.problems
    assert problem.code == "fit-width"
    assert "W" * 80 in problem.sentence


def test_what_a_ticket_says_of_card_stock(example) -> None:
    known = told(example[1], 0, 0)
    assert (known.quantity, known.sheets, known.overs, known.print, known.unit) == (120, 12, 1, 13, "sheets")
    assert (known.stock, known.part) == ("Avery 5371, ten cards on Letter", "5371 (also 8371, 28371, 5871, 8871)")
    assert (known.trim, known.bleed, known.pages) == ("3.5 x 2 in", "0.125 in, none between pieces", 2)
    assert (known.sides, known.cut) == (
        "Both sides, flip on the long edge",
        "Break the pieces apart at the marks",
    )
    assert (known.words, known.folds, known.inks) == ("draft", "No folding", "four")
    assert known.numbers.startswith("checked 20")
    assert known.numbers.endswith(", not confirmed by a call")


def test_what_a_ticket_says_to_a_print_shop(example) -> None:
    cards, leaflet = told(example[1], 1, 0), told(example[1], 1, 2)
    assert (cards.quantity, cards.overs, cards.print, cards.unit, cards.stock) == (5000, 100, 5100, "copies", "")
    assert (cards.sides, cards.cut, cards.paper) == (
        "Both sides, head to head (both the same way up)",
        "Cut at the crop marks",
        "cover, 14 pt",
    )
    assert leaflet.folds == "Fold page 1 at 3.625 and 7.3125 in from its left edge. Dashed marks show where. Fold the narrow part in first"


def test_metric_sizes_are_given_in_millimeters(example) -> None:
    known = told(example[1], 2, 0)
    assert (known.trim, known.bleed, known.up, known.sheets) == ("85.6 x 54 mm", "3 mm", "8 on a sheet", 10)


def test_a_shop_s_own_sheet_becomes_sheets_when_it_is_named(ordered) -> None:
    text = SCHOOL.replace("office", "press").replace("120}", "1000, sheet: sra3}")
    order = ordered(text)
    ((job,),) = (each.jobs for each in plan_work(order, build_files(order)))
    assert job.count.up > 20
    assert facts_of(job).unit == "sheets"
    assert facts_of(job).stock.startswith("Plain SRA3")
    assert job.count.overs == 5


def test_a_large_poster_takes_all_its_tiles_for_each_copy(ordered) -> None:
    order = ordered(SCHOOL.replace("indicator-card", "know-the-signs").replace("120}", "3, format: 18x24}"))
    ((job,),) = (each.jobs for each in plan_work(order, build_files(order)))
    assert (job.printing.lay.tiled, job.count.sheets, job.count.total) == (True, 30, 31)
    assert facts_of(job).up == "10 sheets a copy, the first a map"


def test_totals_are_the_sums_of_the_tickets(example) -> None:
    order, works = example
    jobs: list[OrderJob] = [job for each in works for job in each.jobs]
    printed = sum(job.count.total for job in jobs)
    assert sum(sheets_by_stock(works).values()) == sum(sheets_by_inks(works).values()) == printed
    assert sum(sheets_by_paper(works).values()) == sum(job.count.total for job in jobs if job.stock)
    assert sheets_by_paper(works) == {("Letter, 8.5 x 11 in", "sheets"): 103, ("A4, 210 x 297 mm", "sheets"): 32}
    data = total_data(order, works)
    assert data["copies"] == sum(ticket_data(order, each)["copies"] for each in works) == 15332
    assert sum(row["print"] for row in data["stock"]) == printed


def test_the_total_is_on_metric_paper_only_where_all_are(example, long) -> None:
    assert total_pages(*example)[0].width == 612
    assert round(total_pages(*long)[0].width) == 595


def test_english_is_the_language_of_the_pages(example) -> None:
    order, works = example
    assert all(isinstance(item, TextItem) and item.language == "en" for page in total_pages(order, works) for item in texts(page))
