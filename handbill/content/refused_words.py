"""The words of one piece that the rules on wording refuse: what keeps it from being made, and what `check` says of every piece."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.content.line_words import read_line_words
from handbill.content.material import find_material, read_imprint, written_blocks
from handbill.content.messages import messages_of
from handbill.content.readability import reading_problems
from handbill.content.translate import english, translator
from handbill.content.wording_rules import wording_problems_in
from handbill.core.problems import Problem, collect
from handbill.i18n.language import SOURCE


def refused_words(campaign: Campaign, name: str, tags: Iterable[str]) -> list[Problem]:
    """Forbidden words and hard reading in a piece's English, and forbidden words in its translations to these languages.

    Also reports problems of the rules themselves.
    """
    problems: list[Problem] = []
    found = list(collect(partial(_in_english, campaign, name), problems) or ())
    for tag in tags:
        if tag != SOURCE:
            found += collect(partial(_in_translation, campaign, name, tag), problems) or ()
    return list(dict.fromkeys([*problems, *found]))


@cached_by_campaign()
def _in_english(campaign: Campaign, name: str) -> tuple[Problem, ...]:
    """Those of every English string of a material, including blocks that no organization prints today."""
    material, imprint = find_material(campaign, name), read_imprint(campaign)
    strings = [(getattr(material, key), material.place(key)) for key in ("title", "about")]
    strings += [(text, block.place(key)) for block in written_blocks(material) for key, text in block.strings()]
    strings += imprint.strings()
    strings += [said for block in written_blocks(material) if block.line for said in read_line_words(campaign).strings_for(block)]
    said = (english(campaign, text, place) for text, place in strings)
    return (*reading_problems(campaign, material), *wording_problems_in(campaign, said, SOURCE))


@cached_by_campaign()
def _in_translation(campaign: Campaign, name: str, tag: str) -> tuple[Problem, ...]:
    words = translator(campaign, tag)
    # A message that is missing or wrong is a problem of its own.
    said = [words.translate(text, place) for text, place in messages_of(campaign, name).items() if not words.problems(text)]
    return tuple(wording_problems_in(campaign, ((one.text, one.place) for one in said), tag))
