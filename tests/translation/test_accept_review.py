"""A review comes back, as a workbook or from the browser: what is taken, what stays a proposal, what is refused, and who disagrees."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from own_campaign import own_campaign
from review_files import HANDED_OUT, saved_page, workbook
from review_office import HOURS, IN_SPANISH, LEAD, OPEN, PIECE, PO, SETTINGS, TITLE, TODAY, Office
from small_library import SPANISH, SmallLibrary

from handbill.content.compose import PieceRequest, compose
from handbill.content.messages import messages_of
from handbill.core.problems import ProblemsFound
from handbill.translation.language_check import language_check
from handbill.translation.review.accept import accept_review
from handbill.translation.review.reviewers import reviewer
from handbill.translation.review.standings import reviewed_messages
from handbill.translation.status import status


def refused(office: Office, path: Path, **who) -> list[str]:
    """What is said of a review that is not taken at all; nothing is written."""
    before = {file: file.read_bytes() for file in office.folder.rglob("*") if file.is_file()}
    with pytest.raises(ProblemsFound) as found:
        office.accept(path, **who)
    assert {file: file.read_bytes() for file in office.folder.rglob("*") if file.is_file()} == before
    return [problem.sentence for problem in found.value.problems]


@pytest.mark.parametrize("write", [workbook, saved_page])
def test_a_review_is_taken_whole(office: Office, write) -> None:
    answers = {
        TITLE: ("right", ""),
        LEAD: ("better", " Su pago\nle pertenece. "),
        HOURS: ("wrong", "it must say why"),
    }
    done = office.accept(office.handed_out(answers, write))
    assert (done.kept, done.advice, done.not_taken) == ((), (), ())
    assert [office.is_reviewed(message) for message in (TITLE, LEAD, HOURS, OPEN)] == [True, True, False, False]
    assert office.of(LEAD).text == "Su pago le pertenece."
    assert office.comments(HOURS) == ["wrong-by: Ana Reyes, 2026-11-28: it must say why"]
    assert office.comments(LEAD)[1] == "replaced-by: Ana Reyes, 2026-11-28: Su pago es suyo."
    assert done.listed_in == office.folder / "handbill.yaml"
    assert office.read("handbill.yaml") == f"{SETTINGS}reviewers: {{es: [Ana Reyes]}}\n"
    (row,) = status(office.campaign, ("es",))
    assert (row.reviewed, row.open, row.percent) == (2, 1, 200 // row.total)


def test_a_workbook_may_be_sorted_and_its_columns_moved(office: Office) -> None:
    path = office.handed_out({TITLE: ("Better like this:", "Sus derechos en el trabajo"), LEAD: ("RIGHT", "")})
    book = load_workbook(path)
    rows = [list(reversed(row)) for row in book["Review"].iter_rows(values_only=True)]
    del book["Review"]
    sheet = book.create_sheet("Review")
    for row in (rows[0], *reversed(rows[1:])):
        sheet.append(row)
    book.save(path)
    office.accept(path)
    assert (office.of(TITLE).text, office.is_reviewed(LEAD)) == ("Sus derechos en el trabajo", True)


def test_the_same_review_twice_changes_nothing_more(office: Office) -> None:
    path = office.handed_out({TITLE: ("right", ""), LEAD: ("better", "Su pago le pertenece."), HOURS: ("wrong", "no")})
    office.accept(path)
    once = office.read()
    done = office.accept(path)
    assert office.read() == once
    assert (done.listed_in, done.not_taken) == (None, ())


def test_an_edited_wording_loses_its_review(office: Office) -> None:
    path = office.handed_out({TITLE: ("right", ""), LEAD: ("right", "")})
    office.accept(path)
    office.write(PO, office.read().replace("Su pago es suyo.", "Su sueldo es suyo."))
    assert (office.is_reviewed(TITLE), office.is_reviewed(LEAD)) == (True, False)
    lapsed = [problem.sentence for problem in language_check(office.campaign, "es") if problem.code == "language-review-lapsed"]
    assert lapsed == [f"the Spanish for {LEAD!r} was reviewed by Ana Reyes on 2026-11-28, and has been changed since"]
    # The answer in the file is about words that are not there any more; the other one is taken again.
    (problem,) = office.accept(path).not_taken
    assert problem.sentence == f"{LEAD!r} has been worded otherwise since this review was handed out: 'Su sueldo es suyo.'"
    assert problem.place.file == "review.xlsx"
    assert problem.place.line > 1


def test_an_answer_about_a_message_that_is_gone(office: Office) -> None:
    path = office.handed_out({LEAD: ("right", ""), TITLE: ("right", "")})
    office.write("materials/content/rights.yaml", PIECE.replace(LEAD, "Your pay is your own."))
    assert [problem.sentence for problem in office.accept(path).not_taken] == ["no piece has this message any more"]
    assert office.is_reviewed(TITLE)


@pytest.mark.parametrize(
    ("message", "words", "code"),
    [
        (OPEN, "Oficina", "language-placeholder"),
        (HOURS, "Anote sus horas cada día.", "language-digits"),
        (LEAD, "Llame al 1-888-373-7888.", "language-digits"),
        (OPEN, "Oficina: 336 555 0142, {{ facts.beds.year }}", "language-digits"),
        (LEAD, "Su pago le será rescatado.", "language-wording"),
        (LEAD, "Ваша оплата ваша.", "language-script"),
        (TITLE, "Usted tiene derechos " * 9 + "en el trabajo", "fit-"),
        (TITLE, "Usted tiene derechos " * 30 + "en el trabajo", "language-length"),
    ],
)
def test_a_proposal_that_cannot_be_printed_stays_a_proposal(office: Office, message: str, words: str, code: str) -> None:
    other = TITLE if message is not TITLE else LEAD
    done = office.say({message: ("better", words), other: ("right", "")})
    assert office.of(message).text == IN_SPANISH[message]
    assert office.comments(message) == [f"proposed-by: Ana Reyes, 2026-11-28: {words}"]
    assert done.kept[0].code.startswith(code)
    assert {problem.place.file for problem in done.kept} == {"review.xlsx"}
    assert (office.is_reviewed(message), office.is_reviewed(other)) == (False, True)


def test_of_two_proposals_only_the_one_that_does_not_fit_is_kept(office: Office) -> None:
    done = office.say({TITLE: ("better", "Sus derechos " * 15), LEAD: ("better", "Su pago le pertenece.")})
    assert [one.about.message.text for one in done.changed] == [LEAD]
    assert len(done.kept) == 1


def test_a_proposal_is_tried_on_a_piece_that_is_not_translated_whole(office: Office) -> None:
    office.write(PO, office.read().replace(f'msgstr "{IN_SPANISH[OPEN]}"', 'msgstr ""'))
    done = office.say({TITLE: ("better", "Sus derechos " * 15), LEAD: ("better", "Su pago le pertenece.")})
    assert [one.about.message.text for one in done.changed] == [LEAD]
    assert (len(done.kept), done.advice) == (1, ())


def test_a_piece_that_does_not_fit_as_it_is_says_nothing_about_a_proposal(office: Office) -> None:
    office.write(PO, office.read().replace(IN_SPANISH[HOURS], IN_SPANISH[HOURS] + " y más" * 200))
    done = office.say({LEAD: ("better", "Su pago le pertenece.")})
    assert [problem.code for problem in done.advice] == ["fit-untried"]
    assert office.of(LEAD).text == "Su pago le pertenece."


def test_advice_does_not_keep_a_proposal_from_being_taken(office: Office) -> None:
    done = office.say({LEAD: ("better", "Su pago es suyo. De nadie más.")})
    assert [problem.code for problem in done.advice] == ["language-sentences"]
    assert office.of(LEAD).text == "Su pago es suyo. De nadie más."


def test_two_reviewers_who_disagree(office: Office) -> None:
    office.say({LEAD: ("right", "")})
    done = office.say({LEAD: ("better", "Su pago le pertenece.")}, "Bo Lee")
    assert [problem.code for problem in done.kept] == ["language-disagreement"]
    found = office.of(LEAD)
    assert (found.text, found.standing.disputed, found.standing.reviewed) == ("Su pago es suyo.", True, False)
    assert [one.name for one in (*found.standing.approving, *found.standing.objecting)] == ["Ana Reyes", "Bo Lee"]
    # The first agrees with the second: then the words are what both want.
    office.say({LEAD: ("better", "Su pago le pertenece.")}, day="2026-11-29")
    found = office.of(LEAD)
    assert (found.text, found.standing.disputed, found.standing.reviewed) == ("Su pago le pertenece.", False, True)


def test_a_disagreement_ends_when_the_objector_is_content(office: Office) -> None:
    office.say({LEAD: ("right", "")})
    office.say({LEAD: ("wrong", "not polite")}, "Bo Lee")
    assert office.of(LEAD).standing.disputed
    office.say({LEAD: ("right", "")}, "Bo Lee", "2026-11-29")
    assert office.is_reviewed(LEAD)
    # An older paper of the same person does not undo it.
    (problem,) = office.say({LEAD: ("wrong", "not polite")}, "Bo Lee").not_taken
    assert "has said something else" in problem.sentence
    assert office.is_reviewed(LEAD)


def test_a_disagreement_ends_when_the_words_are_those_that_were_proposed(office: Office) -> None:
    office.say({LEAD: ("right", "")})
    office.say({LEAD: ("better", "Su pago le pertenece.")}, "Bo Lee")
    office.write(PO, office.read().replace('"Su pago es suyo."', '"Su pago le pertenece."'))
    found = office.of(LEAD).standing
    assert (found.reviewed, [one.name for one in found.approving]) == (True, ["Bo Lee"])


@pytest.mark.parametrize(
    ("answer", "text", "disputed", "reviewed"),
    [
        (("right", ""), "Su pago le pertenece.", True, False),
        (("better", "Su pago le pertenece."), "Su pago le pertenece.", False, True),
        (("better", "Lo que gana es suyo."), "Su pago le pertenece.", True, False),
    ],
)
def test_two_people_answer_the_same_booklet(office: Office, answer: tuple[str, str], text: str, disputed: bool, reviewed: bool) -> None:
    """The second one has not seen the words that the first one's proposal has become."""
    second = office.handed_out({LEAD: answer}, saved_page).rename(office.folder / "second")
    office.say({LEAD: ("better", "Su pago le pertenece.")})
    office.accept(second, "Bo Lee")
    found = office.of(LEAD)
    assert (found.text, found.standing.disputed, found.standing.reviewed) == (text, disputed, reviewed)


def test_an_objection_to_words_that_have_been_replaced_is_told(office: Office) -> None:
    second = office.handed_out({LEAD: ("wrong", "no")}).rename(office.folder / "second")
    office.say({LEAD: ("better", "Su pago le pertenece.")})
    (problem,) = office.accept(second, "Bo Lee").not_taken
    assert "has been replaced since this review was handed out" in problem.sentence
    assert office.is_reviewed(LEAD)


def test_a_campaign_reviews_the_librarys_words_in_its_own_file(small: SmallLibrary) -> None:
    own = own_campaign(small)
    own.library_speaks("es")
    own.write("handbill.yaml", "name: Own\n")
    theirs = small.read("languages/es/messages.po")
    path = workbook(own.folder / "review.xlsx", own.campaign, "es", {"Call": ("right", ""), "You can call": ("wrong", "not polite")})
    accept_review(own.campaign, path, reviewer("Ana Reyes", dt.date(2026, 11, 28)), TODAY)
    found = {one.message.text: one.standing for one in reviewed_messages(own.campaign, "es")}
    assert (found["Call"].reviewed, bool(found["You can call"].objecting)) == (True, True)
    assert own.campaign.find(PO) == own.folder / PO
    assert small.read("languages/es/messages.po") == theirs
    assert not [one for one in reviewed_messages(small.campaign, "es") if one.standing.approving]
    # What was reviewed stays, whatever the library says later.
    small.change("languages/es/messages.po", ("Llame", "Marque"))
    assert next(one.text for one in reviewed_messages(own.campaign, "es") if one.message.text == "Call") == "Llame"


def test_a_review_in_the_library_counts_for_a_campaign_with_the_same_words(small: SmallLibrary) -> None:
    own = own_campaign(small)
    own.library_speaks("es")
    small.language("es", "Spanish", reviewers="[Ana Reyes]")
    small.messages("es", SPANISH, reviewer="Ana Reyes")
    own.messages("es", {"Call": SPANISH["Call"], "You can call": "Llame si quiere"})
    found = {one.message.text: one.standing.reviewed for one in reviewed_messages(own.campaign, "es")}
    assert (found["Call"], found["You can call"]) == (True, False)


def test_english_is_reviewed_too_and_its_own_words_stay_in_the_content(office: Office) -> None:
    path = office.handed_out({TITLE: ("right", ""), LEAD: ("better", "Your pay is your own.")}, tag="en")
    done = office.accept(path)
    assert [problem.code for problem in done.kept] == ["language-source"]
    assert office.of(TITLE, "en").standing.reviewed
    assert (office.of(LEAD, "en").text, office.of(LEAD, "en").standing.reviewed) == (LEAD, False)
    assert f'msgid "{TITLE}"\nmsgstr ""' in office.read("materials/languages/en/messages.po")


def test_answers_that_cannot_be_told(office: Office) -> None:
    answers = {TITLE: ("", "Sus derechos"), LEAD: ("maybe", ""), HOURS: ("better", ""), OPEN: ("wrong", " ")}
    done = office.say(answers)
    assert [problem.sentence for problem in done.not_taken] == [
        "there are words without an answer: 'Sus derechos'",
        "'maybe' is none of: right, better, wrong",
        "better is chosen, without words",
        "wrong is chosen, without words",
    ]
    assert "reviewers" not in office.read("handbill.yaml")


def test_a_message_that_is_answered_twice(office: Office) -> None:
    path = office.handed_out({TITLE: ("right", "")}, saved_page)
    saved = json.loads(path.read_text(encoding="utf-8"))
    saved["answers"].append({**saved["answers"][0], "answer": "wrong", "words": "no"})
    path.write_text(json.dumps(saved), encoding="utf-8")
    assert [problem.sentence for problem in office.accept(path).not_taken] == ["this message is answered twice"]
    assert office.is_reviewed(TITLE)


def strangers(path: Path) -> list[Path]:
    book = Workbook()
    assert book.active is not None
    book.active.append(["School", "phone"])
    book.active.append(["Lincoln High School", "336 555 0142"])
    book.save(path / "schools.xlsx")
    texts = {
        "schools.csv": "School,phone\nLincoln High School,336 555 0142\n",
        "other.json": '{"answers": []}',
        "list.json": "[1, 2]",
        "torn.json": '{"handbill_review": 1, "language": "es", "answers": [{"id"',
        "empty.json": "",
    }
    for name, text in texts.items():
        (path / name).write_text(text, encoding="utf-8")
    return [path / "schools.xlsx", *(path / name for name in texts)]


def test_a_strangers_file_is_refused_in_one_sentence(office: Office) -> None:
    for path in strangers(office.folder):
        (sentence,) = refused(office, path)
        assert "not a review that Handbill made" in sentence, path.name


@pytest.mark.parametrize("write", [workbook, saved_page])
def test_a_review_of_another_time_or_place_is_refused(office: Office, write) -> None:
    answers = {TITLE: ("right", "")}
    assert refused(office, office.handed_out(answers, write, version=2)) == ["this review was made by another version of Handbill"]
    assert refused(office, office.handed_out(answers, write, made="soon")) == ["this review has no day: 'soon'"]
    path = office.handed_out(answers, saved_page)
    path.write_text(path.read_text(encoding="utf-8").replace('"es"', '"tlh"'), encoding="utf-8")
    (sentence,) = refused(office, path)
    assert "'tlh'" in sentence


@pytest.mark.parametrize("name", ["Ana Reyez", "ana reyes", "Reyes Ana", "Aná Reyes"])
def test_a_name_that_is_nearly_one_on_the_list(office: Office, name: str) -> None:
    office.say({TITLE: ("right", "")})
    path = office.handed_out({LEAD: ("right", "")})
    (sentence,) = refused(office, path, name=name)
    assert sentence == f"{name!r} is not on the list of Spanish reviewers, and 'Ana Reyes' is"
    office.accept(path, name, is_new=True)
    assert office.read("handbill.yaml").endswith(f"reviewers: {{es: [Ana Reyes, {name}]}}\n")


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ({"day": "2026-12-01"}, "2026-12-01 is still to come"),
        ({"day": "2026-11-19"}, f"2026-11-19 is before {HANDED_OUT}, the day this review was handed out"),
        ({"name": "  "}, "'' is not the name of a person"),
        ({"name": "Ana, 2026-11-28"}, "'Ana, 2026-11-28' is not the name of a person"),
    ],
)
def test_who_cannot_have_given_it(office: Office, who: dict[str, str], sentence: str) -> None:
    assert refused(office, office.handed_out({TITLE: ("right", "")}), **who) == [sentence]


def test_a_piece_whose_words_are_all_reviewed_and_whose_numbers_are_confirmed_is_no_draft(office: Office) -> None:
    office.write("materials/content/rights.yaml", PIECE + '      - {role: helpline, label: Call, value: "{{ hotlines.shelter.phone }}"}\n')
    phone = '{number: "+18664879243", printed: 1-866-487-9243}'
    line = f"shelter: {{name: Shelter, phone: {phone}, source: x, checked: 2026-11-23, expires: 2027-05-23}}"
    office.write("materials/hotlines/us.yaml", f"country: US\nlines:\n  {line}\n")
    office.write(PO, office.read() + '\nmsgid "Call"\nmsgstr "Llame"\n')
    texts = messages_of(office.campaign, "rights")
    office.say(dict.fromkeys(texts, ("right", "")))

    def piece():
        return compose(office.campaign, PieceRequest("rights", TODAY, ("es",)))

    assert [draft.what.partition(" ")[0] for draft in piece().drafts] == ["Shelter", "beds"]
    call = '{country: US, line: shelter, numbers: ["+18664879243"], by: Ana Reyes, called: 2026-11-28}'
    reading = "{fact: beds, figure: {value: 3, year: 2025}, by: Ana Reyes, read: 2026-11-28}"
    office.write("materials/confirmations.yaml", f"calls: [{call}]\n")
    assert [draft.what.partition(" ")[0] for draft in piece().drafts] == ["beds"]
    office.write("materials/confirmations.yaml", f"calls: [{call}]\nreadings: [{reading}]\n")
    assert piece().drafts == ()
    assert "Draft" not in piece().panels[-1].blocks[-1].text
