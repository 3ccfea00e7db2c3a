"""A campaign with one piece that is translated to Spanish, and people who review it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from campaign_folder import CampaignFolder
from review_files import Answers, workbook

from handbill.content.messages import messages_of
from handbill.i18n.catalogs import read_catalog
from handbill.translation.review.accept import AcceptedReview, accept_review
from handbill.translation.review.reviewers import reviewer
from handbill.translation.review.standings import ReviewedMessage, reviewed_messages

TODAY = dt.date(2026, 11, 30)
TITLE, LEAD, HOURS = "You have rights at work", "Your pay is yours.", "Write down your hours each day, and keep them for 2 years."
OPEN = "Office, open since {{ facts.beds.year }}"
IN_SPANISH = {
    TITLE: "Usted tiene derechos en el trabajo",
    LEAD: "Su pago es suyo.",
    HOURS: "Anote sus horas cada día y guárdelas 2 años.",
    OPEN: "Oficina, abierta desde {{ facts.beds.year }}",
}
SETTINGS = "# Whose it is.\nname: Test\nlanguages: [en, es]  # for now\n"
FACTS = 'facts:\n  beds: {value: 3, year: 2025, source: Us, link: "https://us.example", checked: 2026-11-23, note: For tests.}\n'
PIECE = f"""\
title: {TITLE}
about: For tests.
formats: [us-card, letter]
panels:
  - name: front
    blocks:
      - {{role: title, text: "{TITLE}"}}
      - {{role: lead, text: "{LEAD}"}}
      - {{role: text, text: "{HOURS}"}}
      - {{role: note, text: "{OPEN}"}}
"""
PO = "materials/languages/es/messages.po"


class Office(CampaignFolder):
    """A campaign with one piece, all of it translated to Spanish, and the reviews that are given there."""

    def read(self, name: str = PO) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def handed_out(self, answers: Answers, write=workbook, **about) -> Path:
        """A review with these answers to the wordings of today."""
        return write(self.folder / "review.xlsx", self.campaign, about.pop("tag", "es"), answers, **about)

    def accept(self, path: Path, name: str = "Ana Reyes", day: str = "2026-11-28", is_new: bool = False) -> AcceptedReview:
        return accept_review(self.campaign, path, reviewer(name, dt.date.fromisoformat(day), is_new), TODAY)

    def say(self, answers: Answers, name: str = "Ana Reyes", day: str = "2026-11-28") -> AcceptedReview:
        return self.accept(self.handed_out(answers), name, day)

    def of(self, message: str, tag: str = "es") -> ReviewedMessage:
        return next(one for one in reviewed_messages(self.campaign, tag) if one.message.text == message)

    def is_reviewed(self, message: str) -> bool:
        return self.of(message).standing.reviewed

    def comments(self, message: str) -> list[str]:
        entry = read_catalog(self.campaign, self.folder / PO)[message]
        return [str(opinion) for opinion in entry.opinions]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    made = Office(tmp_path)
    made.write("handbill.yaml", SETTINGS)
    made.write("materials/facts.yaml", FACTS)
    made.write("materials/content/rights.yaml", PIECE)
    # Also the words of the library that the piece needs, so that no state of its translations matters here.
    texts = {text: IN_SPANISH.get(text, text) for text in messages_of(made.campaign, "rights")}
    entries = (f'msgid "{text}"\nmsgstr "{said}"\n' for text, said in texts.items())
    made.write(PO, "\n".join(['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n', *entries]))
    return made
