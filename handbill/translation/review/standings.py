"""How each wording of a language stands with its reviewers: what is approved, what is open, and which reviews no longer count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.campaign.campaign import Campaign
from handbill.content.messages import Message
from handbill.content.translate import entry_standing, translator
from handbill.core.problems import Place, Problem
from handbill.i18n.catalogs import CatalogEntry
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.i18n.opinions import Opinion, OpinionKind, Standing
from handbill.translation.to_translate import messages_of_pieces


@dataclass(frozen=True)
class ReviewedMessage:
    """A message with its wording, and what people say about it. `place` is the wording's."""

    message: Message
    text: str
    place: Place
    standing: Standing


def reviewed_messages(campaign: Campaign, tag: str) -> list[ReviewedMessage]:
    """The messages of the pieces to translate that have a wording, in reading order. Raises ProblemsFound: no such language."""
    words = translator(campaign, find_language(campaign, tag).tag)
    return [
        reviewed_message(campaign, words.language, message) for message in messages_of_pieces(campaign) if not words.problems(message.text)
    ]


def reviewed_message(campaign: Campaign, language: Language, message: Message) -> ReviewedMessage:
    """One message that has a wording, with what people say about it."""
    words = translator(campaign, language.tag)
    said, entry = words.translate(message.text, message.places[0]), words.entry(message.text)
    return ReviewedMessage(message, said.text, said.place, entry_standing(message.text, entry, language) if entry else Standing())


def opinion_text(opinion: Opinion) -> str:
    """An opinion as a sentence for people: 'Ana Reyes, 2026-12-01: better is “...”'."""
    said = {
        OpinionKind.REVIEWED: "this is right",
        OpinionKind.PROPOSED: f"better: {opinion.words}",
        OpinionKind.WRONG: f"wrong: {opinion.words}",
    }
    return f"{opinion.name}, {opinion.day}: {said.get(opinion.kind, opinion.words)}"


def lapsed_reviews(message: str, entry: CatalogEntry, language: Language, place: Place) -> Iterator[Problem]:
    """A problem for each review that does not count, unless somebody else's decides how the wording stands."""
    standing = entry_standing(message, entry, language)
    if standing.approving or standing.objecting:
        return
    named = f"the English {message!r}" if language.tag == SOURCE else f"the {language.english} for {message!r}"
    for comment in entry.unread:
        hint = "reviews are written by `handbill language accept`; take the comment out"
        yield Problem("language-review-lapsed", f"{named} has a review that cannot be read: {comment.strip()!r}", place, hint)
    for one in standing.lapsed:
        sentence = f"{named} was reviewed by {one.name} on {one.day}, and has been changed since"
        yield Problem("language-review-lapsed", sentence, place, "have it reviewed again, or take the comment out")
    judges = (one.name for one in entry.opinions if one.kind is not OpinionKind.REPLACED)
    for name in dict.fromkeys(name for name in judges if name not in language.reviewers):
        hint = "add the name to `reviewers`, or take the comment out"
        yield Problem("language-review-lapsed", f"{named} was judged by {name}, who is not on the list of reviewers", place, hint)
