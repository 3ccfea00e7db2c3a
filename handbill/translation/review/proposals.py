"""Judges the wordings that reviewers propose, before one takes the place of the old: what may be printed, and whether it fits."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbill.campaign.campaign import Campaign
from handbill.contacts.country import countries
from handbill.contacts.hotlines import known_lines
from handbill.content.messages import messages_of
from handbill.content.piece_languages import untranslated
from handbill.content.translate import Translated, entry_problems
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
    unfit = _unfit(campaign, language, printable)
    return [_with_fit(campaign, language, one, said, unfit.get(one.message)) for one, said in zip(proposals, judged, strict=True)]


def _with_fit(campaign: Campaign, language: Language, one: Proposal, said: JudgedProposal, unfit: Problem | None) -> JudgedProposal:
    if said.faults or unfit:
        return said if said.faults else JudgedProposal((unfit,) if unfit else ())
    unmade = [name for name in _pieces_with(campaign, one.message) if untranslated(campaign, name, language.tag)]
    sentence = f"whether {one.text!r} fits could not be tried on {', '.join(unmade)}: not all of the words are translated"
    untried = Problem("fit-untried", sentence, one.place, f"translate them, then run `handbill language check {language.tag}`")
    return JudgedProposal((), (*said.advice, *([untried] if unmade else [])))


def _pieces_with(campaign: Campaign, message: str) -> list[str]:
    return [name for name in pieces_to_translate(campaign) if message in messages_of(campaign, name)]


def _judged_words(campaign: Campaign, language: Language, one: Proposal) -> JudgedProposal:
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


def _unfit(campaign: Campaign, language: Language, proposals: Mapping[str, str]) -> dict[str, Problem]:
    """The proposals that do not fit, each with the first problem. All are tried at once, and one after the other only where that fails."""
    said_by = {name: messages_of(campaign, name).keys() & proposals.keys() for name in pieces_to_translate(campaign)}
    failing = _unfit_pieces(campaign, language, proposals, [name for name, said in said_by.items() if said])
    # What does not fit today, either, says nothing about a proposal.
    today = _unfit_pieces(campaign, language, {}, list(failing))
    kept: dict[str, str] = {}
    found: dict[str, Problem] = {}
    for message, text in proposals.items():
        names = [name for name in failing if name not in today and message in said_by[name]]
        problems = _unfit_pieces(campaign, language, {**kept, message: text}, names)
        if problems:
            found[message] = next(iter(problems.values()))
        else:
            kept[message] = text
    return found


def _unfit_pieces(campaign: Campaign, language: Language, wordings: Mapping[str, str], pieces: Sequence[str]) -> dict[str, Problem]:
    """The pieces on which something does not fit with these wordings in place of today's, each with the first problem."""
    if not pieces:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MESSAGES
        path.write_bytes(translated_catalog(language, wordings))
        trial = campaign.with_files({f"{LANGUAGES}/{language.tag}/{MESSAGES}": path})
        found = {name: next(layout_problems(trial, language.tag, (name,)), None) for name in pieces}
    return {name: problem for name, problem in found.items() if problem}
