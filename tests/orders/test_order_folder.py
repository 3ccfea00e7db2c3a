"""The folder of an order: each file is built once, and either everything is written or nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from library import LIBRARY
from order_files import EXAMPLE, SCHOOL

from handbill.core.problems import ProblemsFound
from handbill.orders import order_job
from handbill.orders.documents import publish_order
from handbill.orders.read_order import read_order


def test_everything_is_where_the_readme_says(tmp_path: Path) -> None:
    done = publish_order(read_order(LIBRARY, EXAMPLE), tmp_path)
    assert done.folder == tmp_path / "orders" / "spring-campaign-2027"
    files = sorted(str(path.relative_to(done.folder)) for path in done.folder.rglob("*") if path.is_file())
    assert len(files) == done.written == 23
    school = [name.removeprefix("lincoln-high-school/") for name in files if name.startswith("lincoln")]
    assert school == [
        "packing-list.pdf",
        "print/indicator-card-es-us-card.pdf",
        "print/indicator-card-vi-us-card.pdf",
        "print/room-notice-en-letter-black.pdf",
        "print/safe-adult-card-en-us-card-avery-8373.pdf",
        "print/useful-numbers-ar-fold-card.pdf",
        "ticket.json",
        "ticket.pdf",
    ]
    ticket = json.loads((done.folder / "lincoln-high-school" / "ticket.json").read_text(encoding="utf-8"))
    for each in ticket["jobs"]:
        data = (done.folder / "lincoln-high-school" / "print" / each["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest()[:8] == each["sha256"]
    assert json.loads((done.folder / "total.json").read_text(encoding="utf-8"))["copies"] == 15332


def test_the_same_order_is_the_same_bytes(tmp_path: Path) -> None:
    first, second = (publish_order(read_order(LIBRARY, EXAMPLE), tmp_path / name).folder for name in ("a", "b"))
    for path in first.rglob("*.*"):
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes(), path.name


def test_a_piece_for_several_destinations_is_built_once(ordered, monkeypatch, tmp_path: Path) -> None:
    built: list[object] = []
    build = order_job.build
    monkeypatch.setattr(order_job, "build", lambda request: built.append(request) or build(request))
    who = "    organization: {name: Harbor, phone: '+1 336 555 0142'}\n    items:"
    one = SCHOOL.partition("\n")[2].replace("    items:", who)
    text = "destinations:\n" + "".join(one.replace("Lincoln", f"School {number}") for number in range(5))
    order = ordered(text + one.replace("name: Harbor,", "name: Pier,"))
    made = order_job.build_files(order)
    assert len(built) == len(made) == 2
    works = order_job.plan_work(order, made)
    assert len({id(each.jobs[0].file.result.pdf) for each in works}) == 2
    assert publish_order(order, tmp_path).built == 2


def test_what_no_piece_has_room_for_is_reported_with_the_line_of_the_order(ordered, tmp_path: Path) -> None:
    text = SCHOOL.replace("language: es", "language: en+es") + "      - {piece: safe-adult-card, language: en+es, quantity: 3}\n"
    with pytest.raises(ProblemsFound) as found:
        publish_order(ordered(text), tmp_path / "out")
    assert [(problem.code, problem.place.line) for problem in found.value.problems] == [("usage-languages", 6), ("usage-languages", 7)]
    assert "put a comma between them" in found.value.problems[0].hint
    assert not (tmp_path / "out").exists()


def test_a_ticket_that_cannot_be_set_stops_all_files(ordered, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound):
        publish_order(ordered(SCHOOL.replace("400 Oak Street", "W" * 80)), tmp_path / "out")
    assert not (tmp_path / "out").exists()
