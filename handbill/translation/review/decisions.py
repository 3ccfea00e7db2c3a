"""Decides what becomes of each answer of a review: an opinion that is written down, a proposal to be judged, or a reason not to take it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbill.campaign.campaign import Campaign
from handbill.content.messages import Message, messages
from handbill.content.translate import entry_standing, translator
from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.i18n.catalogs import CatalogEntry
from handbill.i18n.language import Language
from handbill.i18n.opinions import Opinion, OpinionKind, Standing, latest
from handbill.i18n.wording_digest import message_id, wording_digest
from handbill.translation.review.answers import Answer, Verdict
from handbill.translation.review.reviewers import Reviewer


@dataclass(frozen=True)
class JudgedMessage:
    """A message as it is worded now, with what has been said about it. `others`: how the wording stands without this reviewer."""

    message: Message
    text: str
    entry: CatalogEntry | None
    others: Standing
    place: Place

    @property
    def replaced(self) -> str:
        """The wording that today's has replaced when somebody proposed it; a booklet handed out before shows that."""
        opinions = self.entry.opinions if self.entry else ()
        return next((one.words for one in reversed(opinions) if one.kind is OpinionKind.REPLACED), "")


@dataclass(frozen=True)
class Decision:
    """What an answer says about a message. `proposed`: the better words, which are not judged yet; else the opinion is final."""

    about: JudgedMessage
    opinion: Opinion
    place: Place

    @property
    def proposed(self) -> str:
        return self.opinion.words if self.opinion.kind is OpinionKind.PROPOSED else ""

    @property
    def disputed(self) -> bool:
        """Whether somebody else says that today's wording is right, or proposes other words."""
        others = self.about.others
        different = (one for one in others.objecting if one.kind is OpinionKind.PROPOSED and one.words != self.proposed)
        return bool(others.approving) or any(different)


def decisions(campaign: Campaign, language: Language, answers: Iterable[Answer], who: Reviewer) -> tuple[list[Decision], list[Problem]]:
    """A decision for each answer that can be taken, and a problem for each of the others. Raises ProblemsFound: invalid content."""
    by_id = {message_id(message.text): message for message in messages(campaign)}
    decided: list[Decision] = []
    problems: list[Problem] = []
    for answer in answers:
        try:
            about = _judged(campaign, language, by_id.get(answer.id), answer.place, who)
            decided.append(Decision(about, _opinion(about, answer, who), answer.place))
        except ProblemsFound as found:
            problems += found.problems
    return decided, problems


def _judged(campaign: Campaign, language: Language, message: Message | None, place: Place, who: Reviewer) -> JudgedMessage:
    """Raises ProblemsFound (language-review): the message is not there any more, or has no wording now."""
    if message is None:
        raise _not_taken("no piece has this message any more", place)
    words = translator(campaign, language.tag)
    if words.problems(message.text):
        raise _not_taken(f"{message.text!r} has no {language.english} wording now", place)
    entry, said = words.entry(message.text), words.translate(message.text, message.places[0])
    others = entry_standing(message.text, entry, language, without=who.name) if entry else Standing()
    return JudgedMessage(message, said.text, entry, others, said.place)


def _opinion(about: JudgedMessage, answer: Answer, who: Reviewer) -> Opinion:
    """Raises ProblemsFound (language-review): the answer is about other words than today's, or older than what the person said since."""
    message, text = about.message.text, about.text
    shown = next((each for each in (text, about.replaced) if each and wording_digest(message, each) == answer.digest), "")
    if not shown:
        raise _not_taken(f"{message!r} has been worded otherwise since this review was handed out: {text!r}", answer.place)
    if shown != text and answer.verdict is Verdict.WRONG:
        raise _not_taken(f"{message!r} has been replaced since this review was handed out: {text!r}", answer.place)
    held = latest(about.entry.opinions if about.entry else (), {who.name}).get(who.name)
    if held and held.day > who.day:
        raise _not_taken(f"{who.name} has said something else about {message!r} since, on {held.day}", answer.place)
    if answer.verdict is Verdict.WRONG:
        return Opinion(OpinionKind.WRONG, who.name, who.day, answer.words)
    # Who finds the wording right that has been replaced meanwhile wants it back.
    wanted = answer.words if answer.verdict is Verdict.BETTER else shown
    return review_of(message, text, who) if wanted == text else Opinion(OpinionKind.PROPOSED, who.name, who.day, wanted)


def review_of(message: str, text: str, who: Reviewer) -> Opinion:
    """The opinion that a wording is right."""
    return Opinion(OpinionKind.REVIEWED, who.name, who.day, wording_digest(message, text))


def _not_taken(sentence: str, place: Place) -> ProblemsFound:
    return ProblemsFound([Problem("language-review", sentence, place, "look at it in a new booklet: `handbill language review TAG`")])
