"""A new kind of piece is a data file, a format of it another, its design one module; a new purpose is one module.

Each is laid into a copy of the house, where nothing else of the program changes: whatever lists, builds, prints or orders pieces takes it.
"""

from __future__ import annotations

import subprocess
import sys

import pikepdf
import pytest
from read_back import missing_strings

KIND = """\
name: Ticket
like: leaflet
group: card
paper: card
head_to_head: yes
shop_paper: {us: "ticket board, 16 pt", metric: "ticket board, 350 g/m²"}
source: "Made up."
"""
FORMAT = """\
name: Ticket (5.25 x 5 in)
kind: ticket
design: ticket
region: us
width: 5.25 in
height: 5 in
bleed: 0.125 in
safe: 0.25 in
viewing: 0.35 m
floor: {text: 1.2 mm, imprint: 0.85 mm}
office: plain-letter
source: "Made up."
"""
DESIGN = '''\
"""The ticket: all of its words one under the other."""

from __future__ import annotations

from handbill.layout.design import Edges, Element, FilledBox, Kit, Page, Side, Stack, each_side, flow, spacer


def pages(kit: Kit) -> list[Page]:
    return each_side(kit, _side)


def _side(kit: Kit, side: Side) -> Element:
    margin = kit.form.safe
    words = flow(kit, side.blocks, kit.form.width - 2 * margin)
    return FilledBox(Stack((*words, spacer(1))), Edges(margin, margin, margin, margin), flex=1, fixed=True)
'''
PURPOSE = '''\
"""For a kiosk: every page on a square screen of its own."""

from __future__ import annotations

from handbill.build.job import Job, LaidOutPiece
from handbill.build.purpose import Purpose
from handbill.i18n.message_mark import N_
from handbill.sheets.sheet import Sheet, screen_sheets


def make_sheets(laid_out: LaidOutPiece, job: Job) -> tuple[Sheet, ...]:
    side = max(max(page.width, page.height) for page in laid_out.pages)
    return screen_sheets([(side, side) for _ in laid_out.pages])


PURPOSE = Purpose("kiosk", N_("On a screen in a hall"), "screen", make_sheets, accessible=True)
'''
ORDER = """\
name: Fair
destinations:
  - name: Library
    address: [1 Oak Street]
    print: press
    items: [{piece: help-is-here, language: en, quantity: 100, format: ticket}]
"""
PIECE = "materials/content/help-is-here.yaml"
TITLE, NUMBER = "Help is here.", "1-888-373-7888"
# What a page of the browser would offer, asked of the copy in a process of its own.
_OFFERED = """
from handbill.campaign.campaign import Campaign
from handbill.web.forms import options
from handbill.web.i18n.messages import page_messages
campaign = Campaign.open()
print(sorted(each.name for each in options.purposes()))
print([message.text for message in page_messages(campaign) if "build/purposes/kiosk.py" in message.files])
piece = options.pieces(campaign)["help-is-here"]
print([form.id for form in piece.forms if form.kind.id == "ticket"], piece.is_in_size_group("card"))
"""


def add(house, **files: str) -> None:
    for name, text in files.items():
        path = house.root / name
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def house_with_both(house):
    """A kind of piece with a format and a design, and a purpose: four new files, and the format's name in the list of one piece."""
    house.keep_languages("en", "es")
    files = {
        "layouts/kinds/ticket.yaml": KIND,
        "layouts/formats/ticket.yaml": FORMAT,
        "layouts/designs/ticket.py": DESIGN,
        "handbill/build/purposes/kiosk.py": PURPOSE,
    }
    add(house, **files)
    house.spoil(PIECE, "a3-flyer]", "a3-flyer, ticket]")
    return house


def test_a_new_kind_of_piece_is_built_for_every_purpose(house_with_both) -> None:
    purposes = ("screen", "office", "press", "kiosk")
    words = [word for purpose in purposes for word in ("--for", purpose)]
    built = house_with_both.run("build", "help-is-here", "-f", "ticket", "-l", "en", *words, "--preflight")
    assert (built.code, built.err) == (0, "")
    for purpose in purposes:
        path = house_with_both.root / "output" / purpose / "help-is-here-en-ticket.pdf"
        assert missing_strings(path.read_bytes(), [TITLE, NUMBER]) == []
        with pikepdf.open(path) as file:
            sizes = [[round(float(side)) for side in page.trimbox[2:]] for page in file.pages]
        # Head to head: two pages, one above the other. On the screen, and on the kiosk's square, it is one.
        assert sizes == {"screen": [[378, 360]], "kiosk": [[378, 378]], "office": [[612, 792]]}.get(purpose, sizes)
    with pikepdf.open(house_with_both.root / "output/press/help-is-here-en-ticket.pdf") as file:
        x0, y0, x1, y1 = (float(value) for value in file.pages[0].trimbox)
    assert (round(x1 - x0), round(y1 - y0)) == (378, 720)


def test_what_lists_and_checks_pieces_knows_the_new_ones(house_with_both) -> None:
    checked = house_with_both.run("check")
    assert (checked.code, checked.err) == (0, "")
    assert "ticket" in house_with_both.run("list").out
    assert "[screen|office|press|social|kiosk]" in house_with_both.run("build", "--help").out
    assert '"ticket"' in house_with_both.run("schema", "format").out
    done = subprocess.run([sys.executable, "-c", _OFFERED], cwd=house_with_both.root, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == [
        "['kiosk', 'office', 'press', 'screen']",
        "['On a screen in a hall']",
        "['ticket'] True",
    ], done.stderr


def test_a_job_ticket_names_the_paper_of_a_new_kind(house_with_both) -> None:
    add(house_with_both, **{"order.yaml": ORDER})
    ordered = house_with_both.run("order", "order.yaml")
    assert (ordered.code, ordered.err) == (0, "")
    tickets = [path for path in (house_with_both.root / "output").rglob("*.pdf") if "ticket" in path.name and path.parent.name != "print"]
    assert len(tickets) == 1
    assert missing_strings(tickets[0].read_bytes(), ["ticket board, 16 pt"]) == []


def test_a_new_purpose_serves_lists_too(house_with_both) -> None:
    add(house_with_both, **{"list.csv": "organization,phone\nRiverside,336 555 0142\n"})
    made = house_with_both.run("batch", "list.csv", "--material", "help-is-here", "--for", "kiosk")
    assert (made.code, made.err) == (0, "")
    refused = house_with_both.run("batch", "list.csv", "--material", "help-is-here", "--for", "kiosk", "--impose")
    assert "only files for office printers share sheets" in refused.err
