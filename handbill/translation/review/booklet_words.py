"""What the booklet says to its reader in English, the same in all three forms."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.counts import format_count
from handbill.translation.review.booklet import Booklet, ReviewEntry

_MOST_NAMED = 3  # further pieces
INTRODUCTION = (
    "The translation is a draft. Before it is handed out, people who speak the language well say of each message whether it is right. "
    "You need no training for this: you know how people talk."
)
HOW = (
    ("Read", "Read the English, then the translation. The picture shows where it is printed, in a frame."),
    ("Tick one answer", "Right; or better like this, with the whole message in your words; or wrong because, with the reason, in English."),
    ("Give it back", "Leave a message empty if you are not sure. Any number of answers helps."),
)
ANSWERS = ("Right", "Better like this:", "Wrong because:")
WATCH_HEAD = "What to watch for"
WATCH = (
    "It says what the English says: nothing more is promised, and nothing is left out.",
    "Plain words, as to a neighbor. Someone who left school early understands it the first time.",
    "Polite and warm. Nobody is blamed, and everybody is meant: women, men, young people, people of every gender.",
    "Numbers stay as they are, in the digits 0 1 2 3 4 5 6 7 8 9.",
    "What stands between {{ and }} stays letter for letter: a number, a name or a day is printed there. It may move in the sentence.",
    "A better wording should not be much longer: the note says about how many letters there is room for.",
)
QUESTIONS_HEAD = "Questions about all of it"
SEND = (
    "For whoever types the answers in: the messages have the same numbers in review-{tag}.xlsx and review-{tag}.html. Then run "
    "“handbill language accept” with that file."
)


WORKBOOK = (
    "The messages are on the sheet Review, one a row. Choose an answer in the column “answer”: right, better or wrong. With better, write "
    "the whole message in your words into the column “words”; with wrong, write there what is wrong, in English.",
    "Leave a row empty if you are not sure. Save the workbook and send it back. Please leave the other columns as they are, also those "
    "that are hidden.",
)
REASON = "Wrong because (in English):"
NEXT, CLEAR, SAVE = "Next without an answer", "Delete my answers", "Save my answers"
KEPT = (
    "Your answers stay in this browser, on this computer, while you work; nothing is sent anywhere. When you are done, or want to stop, "
    "choose “Save my answers” and send the file back. On a computer that others use, delete them afterward."
)
SAVE_AT_END = "This was the last one. Thank you. Choose “Save my answers” at the top, and send the file back."
NO_SCRIPT = "This page needs JavaScript to keep and save your answers. Turn it on, or use the workbook or the printed booklet."


def heading(booklet: Booklet) -> str:
    return f"Is this good {booklet.language.english}?"


def about(booklet: Booklet) -> Iterator[str]:
    """What the booklet holds, one sentence each."""
    made = booklet
    count = format_count(len(made.entries), "message")
    yield f"These are the words of cards, flyers and posters about human trafficking: {count}, in English and in {made.language.english}."
    if made.left_out:
        yield f"Left out, because they are not translated yet: {format_count(made.left_out, 'message')}."


def uses_text(entry: ReviewEntry) -> str:
    """What a message is for, its room, and where else it stands."""
    parts = ["; ".join(entry.uses)]
    if entry.room:
        parts.append(f"room for about {entry.room} letters")
    if entry.also:
        named = ", ".join(title.rstrip(".") for title in entry.also)
        parts.append(f"also in: {named}" if len(entry.also) <= _MOST_NAMED else f"also in {len(entry.also)} other pieces")
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]


def becomes_text(entry: ReviewEntry) -> Iterator[str]:
    """What is printed for each {{ }}, one sentence each."""
    return (f"{{{{ {name} }}}} is printed as: {value}" for name, value in entry.becomes)
