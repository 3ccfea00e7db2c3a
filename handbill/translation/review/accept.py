"""Takes a review back: approvals and objections are written down, proposals are judged and become the wording or stay proposals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handbill.campaign.campaign import Campaign
from handbill.content.overrides import library_messages
from handbill.core.files import write_files
from handbill.core.problems import Problem, raise_if_any
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.i18n.opinions import OpinionKind
from handbill.translation.review.decisions import Decision, decisions, review_of
from handbill.translation.review.proposals import JudgedProposal, Proposal, judged_proposals
from handbill.translation.review.read_answers import read_review
from handbill.translation.review.record import Recorded, with_opinions
from handbill.translation.review.reviewers import Reviewer, reviewer_problems, with_reviewer


@dataclass(frozen=True)
class AcceptedReview:
    """What became of a review. `kept`: why a proposal did not become the wording; `not_taken`: why an answer was not written down.

    `listed_in`: the file to whose list of reviewers the name was added, if it was new.
    """

    language: Language
    who: Reviewer
    path: Path
    recorded: tuple[Recorded, ...]
    kept: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    not_taken: tuple[Problem, ...]
    listed_in: Path | None = None

    @property
    def changed(self) -> tuple[Recorded, ...]:
        """What has other words now."""
        return tuple(one for one in self.recorded if one.text != one.about.text)

    def count(self, *kinds: OpinionKind) -> int:
        """How many opinions of these kinds were written down about words that stay."""
        return sum(one.opinion.kind in kinds and one.text == one.about.text for one in self.recorded)


def accept_review(campaign: Campaign, path: Path, who: Reviewer, today: dt.date) -> AcceptedReview:
    """Take one person's review into the campaign's own messages.po and list of reviewers, or write nothing.

    Raises ProblemsFound: the file is no review, its language has no pack, the name or the day cannot be right, a file cannot be written.
    """
    review = read_review(path)
    language = find_language(campaign, review.tag)
    raise_if_any(reviewer_problems(who, language, review.made, today))
    decided, not_taken = decisions(campaign, language, review.answers, who)
    proposed = [one for one in decided if one.proposed]
    proposals = [Proposal(one.about.message.text, one.proposed, one.place) for one in proposed]
    judged = dict(zip(map(id, proposed), judged_proposals(campaign, language, proposals), strict=True))
    recorded: list[Recorded] = []
    kept: list[Problem] = []
    advice: list[Problem] = []
    for one in decided:
        reasons = _reasons(campaign, language, one, judged[id(one)]) if one.proposed else []
        kept += reasons
        if one.proposed and not reasons:
            advice += judged[id(one)].advice
            recorded.append(Recorded(one.about, review_of(one.about.message.text, one.proposed, who), one.proposed))
        else:
            recorded.append(Recorded(one.about, one.opinion, one.about.text))
    is_listed = who.name in language.reviewers
    catalog, text = with_opinions(campaign, language, recorded)
    files = {catalog: text} if recorded else {}
    listed_in = None
    if recorded and not is_listed:
        listed_in, listed = with_reviewer(campaign, language, who.name)
        files[listed_in] = listed
    write_files(files)
    told = tuple(dict.fromkeys([*review.unclear, *not_taken]))
    return AcceptedReview(language, who, catalog, tuple(recorded), tuple(kept), tuple(advice), told, listed_in)


def _reasons(campaign: Campaign, language: Language, one: Decision, judged: JudgedProposal) -> Sequence[Problem]:
    """Why a proposal does not become the wording; nothing if it does."""
    if judged.faults:
        # What does not fit is at a block of a piece; all else is at the answer.
        return [replace(problem, place=one.place, sentence=_sentence(problem, one)) for problem in judged.faults]
    message = one.about.message.text
    if language.tag == SOURCE and (campaign.folder is None or message not in library_messages(campaign)):
        sentence = f"{message!r} is written in the content: {one.proposed!r} cannot take its place here"
        return [Problem("language-source", sentence, one.place, f"change it in {one.about.message.places[0]}")]
    if one.disputed:
        sentence = f"others say otherwise about {message!r} than {one.proposed!r}"
        hint = f"see `handbill language status {language.tag} --disagreements`; whoever agrees says so in a new booklet"
        return [Problem("language-disagreement", sentence, one.place, hint)]
    return []


def _sentence(problem: Problem, one: Decision) -> str:
    return problem.sentence if problem.place.file == one.place.file else problem.statement
