"""Judges the wordings that reviewers propose, before one takes the place of the old: what may be printed, and whether it fits."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handbill.campaign.campaign import Campaign
from handbill.contacts.country import countries
from handbill.contacts.hotlines import known_lines
from handbill.content.messages import messages_of
from handbill.content.translate import Translated, entry_problems, translator
from handbill.content.wording_rules import wording_problems
from handbill.core.problems import Place, Problem
from handbill.i18n.catalogs import MESSAGES, CatalogEntry
from handbill.i18n.language import LANGUAGES, SOURCE, Language
from handbill.i18n.placeholders import typed_letters
from handbill.translation.language_check import wording_findings
from handbill.translation.po_update import translated_catalog
from handbill.translation.proof import layout_problems
from handbill.translation.to_translate import pieces_to_translate

# A person who knows the language may have a reason to write these otherwise; all other findings are faults whoever makes them.
_ADVICE = ("language-same", "language-sentences", "language-glossary")
# No translation of ours is three times as long as its English. What is far longer was pasted by mistake, and takes minutes to set.
_LONGEST = 5  # times as long as the English
_MORE = 100  # letters more, for labels of one word


@dataclass(frozen=True)
class Proposal:
    """Words that somebody proposes for an English message. `place`: of the answer."""

    message: str
    text: str
    place: Place


@dataclass(frozen=True)
class JudgedProposal:
    """`faults`: why the words cannot be taken; `advice`: what to look at, although they can be."""

    faults: tuple[Problem, ...]
    advice: tuple[Problem, ...] = ()


def judged_proposals(campaign: Campaign, language: Language, proposals: Sequence[Proposal]) -> list[JudgedProposal]:
    """What is to be said of each proposal, by itself and on every size of the pieces that have its message."""
    judged = [_judged_words(campaign, language, one) for one in proposals]
    printable = {one.message: one.text for one, said in zip(proposals, judged, strict=True) if not said.faults}
    trial = _Trial(campaign, language, printable)
    unfit = trial.unfit()
    return [_with_fit(trial, one, said, unfit.get(one.message)) for one, said in zip(proposals, judged, strict=True)]


def _with_fit(trial: _Trial, one: Proposal, said: JudgedProposal, unfit: Problem | None) -> JudgedProposal:
    if said.faults or unfit:
        return said if said.faults else JudgedProposal((unfit,) if unfit else ())
    untried = [name for name in trial.broken if one.message in trial.said_by[name]]
    sentence = f"whether {one.text!r} fits could not be tried on {', '.join(untried)}, which does not fit as it is"
    hint = f"see what does not fit with `handbill language check {trial.language.tag}`"
    return JudgedProposal((), (*said.advice, *([Problem("fit-untried", sentence, one.place, hint)] if untried else [])))


def _judged_words(campaign: Campaign, language: Language, one: Proposal) -> JudgedProposal:
    if len(one.text) > _LONGEST * len(one.message) + _MORE:
        sentence = f"the wording for {one.message!r} has {len(one.text):,} letters; the English has {len(one.message):,}"
        return JudgedProposal((Problem("language-length", sentence, one.place, "look whether something else was pasted there"),))
    entry = CatalogEntry(one.text, fuzzy=False, opinions=(), line=one.place.line)
    found = entry_problems(one.message, entry, Path(one.place.file), language) + typed_letters(one.text, _spelled(campaign), one.place)
    if language.tag == SOURCE:
        found += wording_problems(campaign, one.text, SOURCE, one.place)
    else:
        found += wording_findings(campaign, one.message, Translated(one.text, reviewed=False, place=one.place), language)
    faults = tuple(problem for problem in found if problem.code not in _ADVICE)
    return JudgedProposal(faults, tuple(problem for problem in found if problem.code in _ADVICE))


def _spelled(campaign: Campaign) -> set[str]:
    """The numbers of every country that are spelled in letters."""
    return {letters.printed for code in countries(campaign) for line in known_lines(campaign, code).values() for letters in line.spells()}


class _Trial:
    """Sets pieces with proposals in place of today's wordings.

    `said_by`: the messages with a proposal, by piece. `broken`: pieces that do not fit without any proposal, either.
    """

    def __init__(self, campaign: Campaign, language: Language, proposals: Mapping[str, str]) -> None:
        self.campaign = campaign
        self.language = language
        self.proposals = proposals
        said_by = {name: messages_of(campaign, name).keys() & proposals.keys() for name in pieces_to_translate(campaign)}
        self.said_by = {name: said for name, said in said_by.items() if said}
        self.broken: tuple[str, ...] = ()

    def unfit(self) -> dict[str, Problem]:
        """The proposals that do not fit, each with the first problem. All are tried at once, and one after the other only if that fails."""
        failing = self._problems(self.proposals, self.said_by)
        self.broken = tuple(self._problems({}, failing))
        kept: dict[str, str] = {}
        found: dict[str, Problem] = {}
        for message, text in self.proposals.items():
            names = [name for name in failing if name not in self.broken and message in self.said_by[name]]
            problems = self._problems({**kept, message: text}, names)
            if problems:
                found[message] = next(iter(problems.values()))
            else:
                kept[message] = text
        return found

    def _problems(self, wordings: Mapping[str, str], pieces: Iterable[str]) -> dict[str, Problem]:
        """The pieces on which something does not fit with these wordings, each with the first problem."""
        names = list(pieces)
        if not names:
            return {}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / MESSAGES
            path.write_bytes(translated_catalog(self.language, {**self._stand_ins(names), **wordings}))
            trial = self.campaign.with_files({f"{LANGUAGES}/{self.language.tag}/{MESSAGES}": path})
            found = {name: next(layout_problems(trial, self.language.tag, (name,)), None) for name in names}
        return {name: problem for name, problem in found.items() if problem}

    def _stand_ins(self, pieces: Iterable[str]) -> dict[str, str]:
        """For words that are not translated yet, those for the English before, or the English: about as long as what will be there."""
        words = translator(self.campaign, self.language.tag)
        lacking = (text for name in pieces for text in messages_of(self.campaign, name) if words.problems(text))
        return {text: self._stand_in(text, words.entry(text)) for text in lacking}

    def _stand_in(self, text: str, entry: CatalogEntry | None) -> str:
        earlier = entry and replace(entry, fuzzy=False)
        return text if earlier is None or entry_problems(text, earlier, Path(), self.language) else earlier.text
