"""How far a pack is by its messages, and whether its `state` says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbill.campaign.campaign import Campaign
from handbill.content.translate import reviewed, translator
from handbill.core.problems import Problem
from handbill.i18n.language import LANGUAGES, PACK, SOURCE, Language, State

_HINTS = {
    "empty": "say `state: empty` until the first message is translated, so that nothing is made in it by default",
    "drafted": "say `state: drafted` here until reviewers have signed every message",
    "reviewed": "say `state: reviewed` here",
}


def state_by_messages(campaign: Campaign, pack: Language, texts: Iterable[str]) -> State:
    """What the `state` of a pack should be: English always has words. Raises ProblemsFound: its messages cannot be read."""
    words = translator(campaign, pack.tag)
    entries = [(text, words.entry(text)) for text in texts]
    if pack.tag != SOURCE and not any(entry and entry.text for _, entry in entries):
        return "empty"
    return "reviewed" if all(entry and reviewed(text, entry, pack) for text, entry in entries) else "drafted"


def state_problems(campaign: Campaign, pack: Language, texts: Iterable[str]) -> Iterator[Problem]:
    """A problem if the pack says another state than its messages show. Raises ProblemsFound: its messages cannot be read."""
    shown = state_by_messages(campaign, pack, texts)
    if shown == pack.state:
        return
    about = {
        "empty": "has no words",
        "drafted": "has words that no reviewer has signed" if pack.state == "reviewed" else "has words",
        "reviewed": "has only words that a reviewer has signed",
    }
    file = campaign.data(f"{LANGUAGES}/{pack.tag}/{PACK}")
    sentence = f"the {pack.english} pack says `state: {pack.state}`, and {about[shown]}"
    yield Problem("language-state", sentence, file.place("state"), _HINTS[shown])
