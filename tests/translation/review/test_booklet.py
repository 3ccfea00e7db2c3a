"""The booklet for reviewers: what it asks, in which order and with which picture, and that its three forms say the same."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from review_campaign import FLYER_LEAD, HOURS, LEAD, NEVER, PIECES, SHORT, TITLE, WORDS, ReviewCampaign, paid, review_campaign

from handbill.content.messages import messages_of
from handbill.core.geometry import Box
from handbill.core.isolates import without_isolates
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import TextItem
from handbill.i18n.language import find_language
from handbill.i18n.wording_digest import message_id, wording_digest
from handbill.preflight.framed_crop import FramedPart, framed_crops
from handbill.translation.po_update import update_language
from handbill.translation.review.answers import ABOUT_SHEET, COLUMNS, REVIEW_SHEET, Verdict
from handbill.translation.review.booklet import NOT_PRINTED, Booklet, ReviewEntry, make_booklet
from handbill.translation.review.booklet_files import booklet_files
from handbill.translation.review.booklet_pdf import booklet_pages
from handbill.translation.review.crop_window import crop_of
from handbill.translation.review.printed_message import PrintedPiece, printed_pieces

__all__ = ["paid"]  # a fixture
TAGS = tuple(WORDS)


@dataclass
class Printed:
    """A campaign that no test changes, with its booklets."""

    paid: ReviewCampaign
    made: dict[str, Booklet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.campaign = self.paid.campaign

    def booklet(self, tag: str) -> Booklet:
        if tag not in self.made:
            self.made[tag] = make_booklet(self.campaign, tag)
        return self.made[tag]

    def file(self, tag: str, form: str) -> bytes:
        return booklet_files(self.campaign, self.booklet(tag), (form,))[f"review-{tag}.{form}"]

    def piece(self, tag: str) -> PrintedPiece:
        """The card in its usual size."""
        return next(printed_pieces(self.campaign, find_language(self.campaign, tag), "pay-card"))


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return Printed(review_campaign(tmp_path_factory.mktemp("once") / "campaign"))


class Page(HTMLParser):
    """What the page holds: its messages, the words of each, and every address that it asks for."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.articles: list[dict[str, str]] = []
        self.inputs: list[dict[str, str]] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.wordings: list[str] = []
        self._in_wording = False
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.addresses += [values[key] for key in ("src", "href") if key in values]
        if tag not in ("meta", "img", "input", "link", "br"):
            self.open.append(tag)
        if tag == "article":
            self.articles.append(values)
        if tag == "input":
            self.inputs.append(values)
        if values.get("class") == "wording":
            self._in_wording = True
            self.wordings.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._in_wording = self._in_wording and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._in_wording:
            self.wordings[-1] += data


def entry_of(booklet: Booklet, message: str) -> ReviewEntry:
    return next(entry for entry in booklet.entries if entry.id == message_id(message))


@pytest.mark.parametrize("tag", TAGS)
def test_every_message_of_the_pieces_is_asked_once(once: Printed, tag: str) -> None:
    booklet = once.booklet(tag)
    wanted = {message_id(message) for name in PIECES for message in messages_of(once.campaign, name)}
    assert sorted(entry.id for entry in booklet.entries) == sorted(wanted)
    assert [entry.number for entry in booklet.entries] == list(range(1, len(wanted) + 1))
    assert booklet.left_out == 0
    lead = entry_of(booklet, LEAD)
    assert (lead.english, lead.translation) == (LEAD, WORDS[tag][LEAD])
    assert lead.digest == wording_digest(LEAD, WORDS[tag][LEAD])


def test_messages_come_in_reading_order_with_the_first_of_their_pieces(once: Printed) -> None:
    booklet = once.booklet("es")
    card, flyer, imprint, others = booklet.sections
    assert [entry.english for entry in card.entries] == [TITLE, LEAD, HOURS]
    assert [entry.english for entry in flyer.entries] == [FLYER_LEAD]
    assert entry_of(booklet, HOURS).also == (TITLE,)
    assert imprint.title == "On every piece"
    assert {SHORT, NEVER} <= {entry.english for entry in others.entries}  # last, since nothing waits for it
    assert message_id("Draft, not yet reviewed") in {entry.id for entry in imprint.entries}


def test_one_piece_alone_comes_with_its_imprint(paid: ReviewCampaign) -> None:
    booklet = make_booklet(paid.campaign, "es", ("pay-flyer",))
    assert {entry.id for entry in booklet.entries} == {message_id(message) for message in messages_of(paid.campaign, "pay-flyer")}
    assert entry_of(booklet, HOURS).also == ()
    with pytest.raises(ProblemsFound) as found:
        make_booklet(paid.campaign, "es", ("pay-flier",))
    assert found.value.problems[0].code == "usage-material"


def test_what_is_printed_nowhere_is_said_to_be(once: Printed) -> None:
    booklet = once.booklet("es")
    never = entry_of(booklet, NEVER)
    assert (never.picture, never.where) == (None, NOT_PRINTED)
    title = entry_of(booklet, TITLE)
    assert title.picture
    assert title.where.endswith(", front")


def test_what_a_placeholder_becomes_is_said(once: Printed) -> None:
    for tag in TAGS:
        assert entry_of(once.booklet(tag), HOURS).becomes == (("hotlines.emergency.phone", "911"),)


@pytest.mark.parametrize("tag", TAGS)
def test_the_frame_lies_on_the_words_of_the_message(once: Printed, tag: str) -> None:
    """The letters that are set inside the frame are those of the message, no more and no fewer."""
    piece = once.piece(tag)
    assert {TITLE, LEAD, HOURS} <= piece.places.keys() or {TITLE, SHORT, HOURS} <= piece.places.keys()
    for message, (place, words) in piece.places.items():
        page = piece.laid_out.pages[place.page]
        inside = letters_inside(page.items, place.box)
        assert sorted(inside) == sorted("".join(without_isolates(words).split())), message
        crop = crop_of(place, page)
        assert crop.window.contains(crop.frame)
        assert crop.frame.contains(place.box.common(Box(0, 0, page.width, page.height)))


def letters_inside(items: tuple[object, ...], frame: Box) -> str:
    """The letters whose middle is set inside a box, in no order."""
    found = ""
    for item in items:
        if not isinstance(item, TextItem) or not frame.y <= item.box.center[1] <= frame.bottom:
            continue
        x = item.box.x
        for run in item.runs:
            for cluster in run.clusters:
                width = cluster.advance * item.size / 1000
                if frame.x - 0.01 <= x + width / 2 <= frame.right + 0.01:
                    found += cluster.text
                x += width
    return "".join(found.split())


def test_a_short_wording_that_is_not_printed_is_not_found_inside_the_long_one(paid: ReviewCampaign) -> None:
    longer, short = "Anote sus horas cada día. Guarde la hoja.", "Guarde la hoja."
    flyer = (paid.folder / "materials/content/pay-flyer.yaml").read_text(encoding="utf-8")
    english = "Write down your hours. Keep the sheet.", "Keep the sheet."
    changed = flyer.replace(f'text: "{FLYER_LEAD}"', f'text: "{english[0]}", short: "{english[1]}"')
    paid.write("materials/content/pay-flyer.yaml", changed)
    paid.translate("es", changed=dict(zip(english, (longer, short), strict=True)))
    campaign = paid.campaign
    places = next(printed_pieces(campaign, find_language(campaign, "es"), "pay-flyer")).places
    assert english[0] in places
    assert english[1] not in places


def test_a_picture_shows_the_page_with_a_frame_around_the_message(once: Printed) -> None:
    from PIL import Image

    piece = once.piece("es")
    place, _ = piece.places[TITLE]
    crop = crop_of(place, piece.laid_out.pages[place.page])
    ((data, width, height),) = framed_crops(piece.pdf, [crop], 400)
    assert (width, height) == (400, round(crop.window.height * 400 / crop.window.width))
    framed = Image.open(io.BytesIO(data)).convert("RGB")
    far = FramedPart(crop.page, crop.window, Box(crop.window.x, crop.window.y, 0, 0))
    plain = Image.open(io.BytesIO(framed_crops(piece.pdf, [far], 400)[0][0])).convert("RGB")
    scale = 400 / crop.window.width
    inner = [round((value - start) * scale) for value, start in zip(edges(place.box), edges(crop.window)[:2] * 2, strict=True)]
    # The words themselves are as they were; the line is around them.
    same = (inner[0] + 1, inner[1] + 2, inner[2] - 1, inner[3] - 2)
    assert close(framed.crop(same), plain.crop(same))
    red, green, blue = framed.getpixel(
        (round(crop.frame.center[0] * scale - crop.window.x * scale), round((crop.frame.y - crop.window.y) * scale) - 2)
    )
    assert red > green + 80
    assert red > blue + 40


def edges(box: Box) -> list[float]:
    return [box.x, box.y, box.right, box.bottom]


def close(one: object, other: object) -> bool:
    from PIL import ImageChops

    difference = ImageChops.difference(one, other).convert("L")  # type: ignore[arg-type]
    histogram = difference.histogram()
    return sum(histogram[60:]) < 0.02 * sum(histogram)  # the two are reduced to colors of their own


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_numbers_and_words_are_the_same_in_all_three_forms(once: Printed, tag: str) -> None:
    booklet = once.booklet(tag)
    files = booklet_files(once.campaign, booklet)
    assert list(files) == [f"review-{tag}.pdf", f"review-{tag}.xlsx", f"review-{tag}.html"]
    wanted = [(entry.number, entry.id, entry.digest, entry.translation) for entry in booklet.entries]

    page = Page(files[f"review-{tag}.html"])
    assert not page.open
    assert [(int(one["data-number"]), one["data-id"], one["data-digest"]) for one in page.articles] == [one[:3] for one in wanted]
    assert page.wordings == [one[3] for one in wanted]
    assert [one["value"] for one in page.inputs] == [*Verdict] * len(wanted)
    assert all(address.startswith("data:") for address in page.addresses)

    book = load_workbook(io.BytesIO(files[f"review-{tag}.xlsx"]))
    assert book.sheetnames == [ABOUT_SHEET, REVIEW_SHEET]
    heads, *rows = book[REVIEW_SHEET].iter_rows(values_only=True)
    assert heads == COLUMNS
    assert [(row[0], row[1], row[2], row[4]) for row in rows] == wanted

    items = (item for page in booklet_pages(once.campaign, booklet) for item in page.items)
    said = "".join("".join(item.text for item in items if isinstance(item, TextItem)).split())
    for entry in booklet.entries:
        assert "".join(f"{entry.number}{entry.english}{entry.translation}".split()) in said


def test_the_workbook_offers_the_answers_and_shows_the_pictures(once: Printed) -> None:
    booklet = once.booklet("ar")
    sheet = load_workbook(io.BytesIO(once.file("ar", "xlsx")))[REVIEW_SHEET]
    (offer,) = sheet.data_validations.dataValidation
    assert (offer.type, offer.formula1, str(offer.sqref)) == ("list", '"right,better,wrong"', f"I2:I{len(booklet.entries) + 1}")
    pictured = [entry.number for entry in booklet.entries if entry.picture]
    assert [image.anchor._from.row for image in sheet._images] == pictured
    assert {image.anchor._from.col for image in sheet._images} == {COLUMNS.index("where")}
    assert sheet["E2"].alignment.readingOrder == 2
    assert sheet["E2"].alignment.wrap_text
    assert sheet.column_dimensions["B"].hidden


def test_a_wording_that_looks_like_a_formula_stays_text(paid: ReviewCampaign) -> None:
    paid.translate("es", changed={LEAD: "=SUMA(A)"})
    data = booklet_files(paid.campaign, make_booklet(paid.campaign, "es"), ("xlsx",))["review-es.xlsx"]
    cells = [row[4] for row in load_workbook(io.BytesIO(data))[REVIEW_SHEET].iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells if cell.value == "=SUMA(A)"] == ["s"]


def test_words_cannot_break_out_of_the_page(paid: ReviewCampaign) -> None:
    paid.translate("es", changed={LEAD: "<script>alert()</script> & <b>"})
    page = Page(booklet_files(paid.campaign, make_booklet(paid.campaign, "es"), ("html",))["review-es.html"])
    assert page.wordings[1] == "<script>alert()</script> & <b>"


def test_open_questions_and_opinions_stand_beside_their_message(paid: ReviewCampaign) -> None:
    digest = wording_digest(TITLE, WORDS["es"][TITLE])
    comments = {
        TITLE: f"# question: pago or sueldo?\n# question: Is suyo clear?\n# reviewed-by: Ana Reyes, 2026-11-20, {digest}\n"
        "# proposed-by: Luis Mora, 2026-11-21: Su sueldo es suyo\n"
    }
    paid.translate("es", comments)
    paid.write("handbill.yaml", "name: For tests\nreviewers: {es: [Ana Reyes, Luis Mora]}\n")
    booklet = make_booklet(paid.campaign, "es")
    title = entry_of(booklet, TITLE)
    assert title.questions == ("pago or sueldo?", "Is suyo clear?")
    assert [re.split(r",|:", said)[0] for said in title.opinions] == ["Ana Reyes", "Luis Mora"]
    html = booklet_files(paid.campaign, booklet, ("html",))["review-es.html"].decode()
    assert "pago or sueldo?" in html
    assert "Su sueldo es suyo" in html
    assert booklet.questions  # those about every language


def test_questions_outlive_an_update(paid: ReviewCampaign) -> None:
    paid.translate("es", {TITLE: "# question: pago or sueldo?\n"})
    update_language(paid.campaign, "es")
    assert entry_of(make_booklet(paid.campaign, "es"), TITLE).questions == ("pago or sueldo?",)


def test_what_is_not_translated_is_left_out_and_counted(paid: ReviewCampaign) -> None:
    paid.translate("es", changed={FLYER_LEAD: ""})
    booklet = make_booklet(paid.campaign, "es")
    assert booklet.left_out == 1
    assert message_id(FLYER_LEAD) not in {entry.id for entry in booklet.entries}


def test_a_page_of_another_script_brings_its_letters(once: Printed) -> None:
    html = once.file("km", "html").decode()
    assert 'font-family: wording; src: url("data:font/ttf;base64,' in html
    spanish = once.file("es", "html").decode()
    assert "@font-face" not in spanish


def test_the_page_says_what_its_file_is(once: Printed) -> None:
    html = once.file("km", "html").decode()
    about = re.search(r'<script type="application/json" id="about">(.*?)</script>', html)
    assert about
    assert json.loads(about[1]) == {"handbill_review": 1, "language": "km", "made": "2026-11-30"}


def test_the_paper_is_that_of_the_region(paid: ReviewCampaign) -> None:
    sizes = {}
    for region in ("us", "metric"):
        paid.write("handbill.yaml", f"name: For tests\nregion: {region}\n")
        pdf = booklet_files(paid.campaign, make_booklet(paid.campaign, "es", ("pay-flyer",)), ("pdf",))["review-es.pdf"]
        sizes[region] = tuple(map(round, pypdfium2.PdfDocument(pdf)[0].get_size()))
    assert sizes == {"us": (612, 792), "metric": (595, 842)}


def test_the_same_booklet_is_the_same_bytes(paid: ReviewCampaign, tmp_path: Path) -> None:
    one, other = (booklet_files(paid.campaign, make_booklet(paid.campaign, "es"), ("pdf", "html")) for _ in range(2))
    assert one == other
