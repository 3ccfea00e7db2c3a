"""Checks all words at once: content, numbers, wording, language packs, and every piece in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from handbill.campaign.campaign import Campaign
from handbill.contacts.country import countries, find_hotlines
from handbill.contacts.organization import Organization, read_organization
from handbill.content.compose import PieceRequest, compose
from handbill.content.facts import read_facts, undated_figures
from handbill.content.interpolate import syntax_problems
from handbill.content.material import Material, find_material, material_names, written_blocks
from handbill.content.messages import Message, readable_messages
from handbill.content.readability import reading_problems
from handbill.content.sets import read_sets
from handbill.content.translate import Translator
from handbill.content.wording_rules import wording_problems
from handbill.core.problems import Place, Problem, ProblemsFound, collect, display_path, errors_from, raise_if_any
from handbill.i18n.catalogs import catalogs_of
from handbill.i18n.language import SOURCE, all_languages, find_language, language_tags
from handbill.i18n.placeholders import typed_letters, typed_numbers

ORGANIZATIONS = "materials/organizations"
_EXPRESSIONS = ("when", "each", "language")


def check(campaign: Campaign, today: dt.date) -> list[Problem]:
    """Every problem, each once, in the order of files and lines."""
    found: list[Problem] = []
    for country in countries(campaign):
        found += errors_from(partial(find_hotlines, campaign, country, today))
    found += errors_from(lambda: read_facts(campaign))
    found += errors_from(lambda: read_sets(campaign))
    organizations = [collect(partial(read_organization, path), found) for path in campaign.files(ORGANIZATIONS).values()]
    found += errors_from(lambda: all_languages(campaign))
    spelled = _spelled(campaign, today)
    for name in material_names(campaign):
        found += errors_from(partial(_material, campaign, name, spelled))
    found += _source_changed(campaign)
    wanted, unreadable = readable_messages(campaign)
    found += unreadable
    for tag in language_tags(campaign):
        found += _translations(campaign, tag, wanted, spelled)
        found += _pieces(campaign, tag, today, organizations[0] if organizations else None)
    return sorted(dict.fromkeys(found), key=lambda problem: (problem.place, problem.code))


def _spelled(campaign: Campaign, today: dt.date) -> set[str]:
    """The numbers spelled in letters, of every country; files with problems are skipped."""
    found: set[str] = set()
    for country in countries(campaign):
        with suppress(ProblemsFound):
            lines = find_hotlines(campaign, country, today).lines.values()
            found |= {letters.printed for line in lines for letters in line.spells()}
    return found


def _material(campaign: Campaign, name: str, spelled: Iterable[str]) -> None:
    """Check every string of a material, including blocks that no language or organization prints today."""
    material = find_material(campaign, name)
    found = reading_problems(material)
    for key, text in (("title", material.title), ("about", material.about)):
        found += wording_problems(campaign, text, SOURCE, material.place(key))
    for text, place in _strings(material):
        found += typed_numbers(text, place) + typed_letters(text, spelled, place)
        found += syntax_problems(text, place) + wording_problems(campaign, text, SOURCE, place)
    for block in written_blocks(material):
        found += undated_figures(block)
        for key in _EXPRESSIONS:
            text = getattr(block, key)
            if text:
                text = text.partition(" in ")[2] if key == "each" else text
                found += syntax_problems(text, block.place(key), expression=True)
    raise_if_any(found)


def _strings(material: Material) -> list[tuple[str, Place]]:
    described = [(material.hero.alt, material.place("hero"))] if material.hero else []
    return described + [(text, block.place(key)) for block in written_blocks(material) for key, text in block.strings()]


def _source_changed(campaign: Campaign) -> list[Problem]:
    """Report English words that are changed in the English PO file, where they have no effect, instead of in the content."""
    try:
        catalogs = catalogs_of(campaign, SOURCE)
    except ProblemsFound as wrong:
        return list(wrong.problems)
    hint = "change the words in the content, and leave the English translation empty"
    return [
        Problem("language-source", f"the English for {text!r} is written differently here", Place(display_path(path), entry.line), hint)
        for path, catalog in catalogs
        for text, entry in catalog.items()
        if entry.text not in ("", text)
    ]


def _translations(campaign: Campaign, tag: str, wanted: list[Message], spelled: Iterable[str]) -> list[Problem]:
    try:
        translator = Translator(campaign, find_language(campaign, tag))
    except ProblemsFound as found:
        return list(found.problems)
    return [problem for message in wanted for problem in errors_from(partial(_translation, translator, message, spelled))]


def _translation(translator: Translator, message: Message, spelled: Iterable[str]) -> None:
    translated = translator.translate(message.text, message.places[0])
    found = typed_letters(translated.text, spelled, translated.place)
    raise_if_any(found + wording_problems(translator.campaign, translated.text, translator.language.tag, translated.place))


def _pieces(campaign: Campaign, tag: str, today: dt.date, example: Organization | None) -> list[Problem]:
    """Compose every material in one language, without an organization and with the example, if there is one."""
    found: list[Problem] = []
    for name in material_names(campaign):
        for organization in (None, example) if example else (None,):
            found += errors_from(partial(compose, campaign, PieceRequest(name, today, (tag,), organization)))
    return found
