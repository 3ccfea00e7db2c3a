"""A review at the terminal: what is said of it, what the tables show then, and a piece that is final in the end."""

from __future__ import annotations

import pytest
from review_files import saved_page, workbook
from review_office import HOURS, LEAD, OPEN, TITLE, Office

from handbill.content.messages import messages_of
from handbill.translation.status import status


@pytest.fixture
def accept(command, office: Office):
    def run(answers, name: str = "Ana Reyes", write=workbook, *more: str):
        path = office.handed_out(answers, write)
        return command(["language", "accept", str(path), "--reviewer", name, "--date", "2026-11-28", *more])

    return run


def test_what_is_said_of_a_review(accept, office: Office) -> None:
    done = accept({TITLE: ("right", ""), LEAD: ("better", "Su pago le pertenece."), HOURS: ("wrong", "no"), OPEN: ("better", "Oficina")})
    assert done.code == 5
    (row,) = status(office.campaign, ("es",))
    said = done.out.splitlines()
    assert said[:3] == [
        "Spanish, Ana Reyes, 2026-11-28: 1 right, 1 better and taken, 1 better and kept as proposals, 1 wrong",
        "Ana Reyes is new: added to the reviewers in handbill.yaml",
        f"changed: Su pago es suyo.  ->  Su pago le pertenece.  ({LEAD})",
    ]
    assert said[-1] == f"2 of {row.total} messages reviewed ({200 // row.total} %)"
    assert "problem [language-placeholder] review.xlsx:" in done.err
    assert "lost {{ facts.beds.year }}" in done.err


def test_two_reviewers_side_by_side(accept, command) -> None:
    assert accept({LEAD: ("right", ""), TITLE: ("right", "")}).code == 0
    done = accept({LEAD: ("better", "Su pago le pertenece."), TITLE: ("wrong", "too long")}, "Bo Lee", saved_page)
    side_by_side = [
        f"reviewers disagree: {LEAD}  (materials/languages/es/messages.po:",
        "    now: Su pago es suyo.",
        "    Ana Reyes, 2026-11-28: this is right",
        "    Bo Lee, 2026-11-28: better: Su pago le pertenece.",
    ]
    for line in side_by_side:
        assert line in done.out
    assert "    Bo Lee, 2026-11-28: wrong: too long" in done.out
    assert done.err.startswith("problem [language-disagreement]")
    shown = command(["language", "status", "es", "--disagreements"])
    assert (shown.code, "es      now: Su pago es suyo." in shown.out) == (0, True)
    (row,) = command(["language", "status", "es"]).out.splitlines()[1:]
    assert row.split()[-4:] == ["0", "%", "2", "draft"]


def test_a_piece_is_final_when_its_words_are_reviewed_and_its_figures_looked_up(accept, command, office: Office) -> None:
    build = ["build", "rights", "-l", "es", "--for", "screen", "-f", "letter", "--final", "--quiet"]
    assert command(build).code == 9
    done = accept(dict.fromkeys(messages_of(office.campaign, "rights"), ("right", "")))
    assert "all words of rights are reviewed now" in done.out
    materials = {row.split()[2]: row.split()[-1] for row in command(["language", "status", "es", "--by-material"]).out.splitlines()[1:]}
    assert materials["rights"] == "0"  # not "draft"
    assert command(build).code == 9
    assert command(["facts", "confirm", "beds", "--by", "Ana Reyes", "--read", "2026-11-28"]).code == 0
    assert command(build).code == 0
    assert command(["language", "status", "es", "--disagreements"]).out == ""
