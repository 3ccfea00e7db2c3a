"""Checks all words at once: content, numbers, wording, language packs, and every piece in the languages it is made in.

Each layer's language packs cover that layer's content: those of the library the library's pieces, and those of a campaign in which one of
its own messages is translated the campaign's own pieces. That a piece is not translated to other languages is no problem.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from handbill.campaign.campaign import Campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.country import CountryHotlines, countries, find_hotlines
from handbill.contacts.organization import Organization, read_organization
from handbill.content.compose import PieceRequest, compose
from handbill.content.confirm import confirmation_problems
from handbill.content.facts import read_facts, undated_figures
from handbill.content.interpolate import syntax_problems
from handbill.content.line_words import line_words_problems, read_line_words
from handbill.content.material import Material, find_material, material_names, written_blocks
from handbill.content.messages import is_own_content, readable_messages
from handbill.content.overrides import library_messages, own_catalog, translates_own_content
from handbill.content.piece_languages import UntranslatedPiece, possible_languages, untranslated
from handbill.content.refused_words import refused_words
from handbill.content.sets import read_sets
from handbill.content.translate import UNDONE, translator
from handbill.content.wording_rules import rules_off, wording_problems
from handbill.core.problems import Place, Problem, ProblemsFound, collect, display_path, errors_from, raise_if_any
from handbill.i18n.catalogs import MESSAGES, catalogs_of
from handbill.i18n.language import LANGUAGES, SOURCE, all_packs, base_of, find_language, pack_tags
from handbill.i18n.placeholders import typed_letters, typed_numbers

ORGANIZATIONS = "materials/organizations"
_EXPRESSIONS = ("when", "each", "language")


def check(campaign: Campaign, today: dt.date) -> list[Problem]:
    """Every problem, each once, in the order of files and lines."""
    found = errors_from(lambda: rules_off(campaign))
    for country in countries(campaign):
        found += errors_from(partial(find_hotlines, campaign, country, today))
    found += errors_from(lambda: read_facts(campaign))
    with suppress(ProblemsFound):  # of a file of lines or figures, told above
        found += confirmation_problems(campaign, today)
    found += errors_from(lambda: read_sets(campaign))
    organizations = [
        collect(partial(read_organization, path, style=read_settings(campaign).numbers), found)
        for path in campaign.files(ORGANIZATIONS).values()
    ]
    found += errors_from(lambda: all_packs(campaign))
    spelled = _spelled(campaign, today)
    for name in material_names(campaign):
        found += errors_from(partial(_material, campaign, name, spelled))
        found += errors_from(partial(_languages, campaign, name, today, organizations[0] if organizations else None))
    found += errors_from(partial(_line_words, campaign, today, spelled))
    wanted, unreadable = readable_messages(campaign)
    texts = [message.text for message in wanted]
    found += unreadable + _english(campaign, texts, spelled)
    for tag in pack_tags(campaign):
        found += _translations(campaign, tag, texts, spelled) if tag != SOURCE else []
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
    found = refused_words(campaign, name, ())
    for text, place in _strings(material):
        found += typed_numbers(text, place) + typed_letters(text, spelled, place) + syntax_problems(text, place)
    for block in written_blocks(material):
        found += undated_figures(block)
        for key in _EXPRESSIONS:
            text = getattr(block, key)
            if text:
                text = text.partition(" in ")[2] if key == "each" else text
                found += syntax_problems(text, block.place(key), expression=True)
    raise_if_any(found)


def _line_words(campaign: Campaign, today: dt.date, spelled: Iterable[str]) -> None:
    """Check the words beside the numbers of lines: their strings, and their conditions against a line of the first country."""
    words = read_line_words(campaign)
    found: list[Problem] = []
    for text, place, _ in words.strings():
        found += typed_numbers(text, place) + typed_letters(text, spelled, place) + syntax_problems(text, place)
    source = find_language(campaign, SOURCE)
    for country in countries(campaign):
        lines = find_hotlines(campaign, country, today)
        values = CountryHotlines(lines, campaign, source)
        for name in lines.lines:
            found += line_words_problems(words, {"line": getattr(values, name), "language": source})
    raise_if_any(found)


def _strings(material: Material) -> list[tuple[str, Place]]:
    described = [(material.hero.alt, material.place("hero"))] if material.hero else []
    return described + [(text, block.place(key)) for block in written_blocks(material) for key, text in block.strings()]


def _english(campaign: Campaign, texts: list[str], spelled: Iterable[str]) -> list[Problem]:
    """The problems of English words in a messages.po: a campaign may word the library's sentences otherwise, and no others.

    Words of a campaign's own for a sentence that no piece has are a warning (content_warnings.py).
    """
    try:
        entries = [(path, *entry) for path, catalog in catalogs_of(campaign, SOURCE) for entry in catalog.items()]
        words, theirs, ours = translator(campaign, SOURCE), library_messages(campaign), own_catalog(campaign, SOURCE)
    except ProblemsFound as wrong:
        return list(wrong.problems)
    found: list[Problem] = []
    for path, text, entry in entries:
        place = Place(display_path(path), entry.line)
        is_ours = ours.get(text) is entry
        if entry.text in ("", text) or (is_ours and text not in texts):
            continue
        if not is_ours or text not in theirs:
            hint = "change the words in the content, and leave the English translation empty"
            found.append(Problem("language-source", f"the English for {text!r} is written differently here", place, hint))
        elif entry.fuzzy:
            found.append(
                Problem("language-fuzzy", f"the English for {text!r} is marked fuzzy, and has no effect", place, "remove the word fuzzy")
            )
        else:
            found += words.problems(text)
            found += typed_letters(entry.text, spelled, place) + wording_problems(campaign, entry.text, SOURCE, place)
    return found


def _translations(campaign: Campaign, tag: str, texts: list[str], spelled: Iterable[str]) -> list[Problem]:
    """The problems of every translation that is there; those that are missing are counted by piece."""
    words = collect(partial(translator, campaign, tag), [])
    if words is None:
        return []  # as said of the pack
    found: list[Problem] = []
    try:
        for text in texts:
            if problems := words.problems(text):
                found += [problem for problem in problems if problem.code not in UNDONE]
                continue
            said = words.translate(text, Place())
            found += typed_letters(said.text, spelled, said.place) + wording_problems(campaign, said.text, tag, said.place)
    except ProblemsFound as wrong:
        found += wrong.problems
    return found


def _languages(campaign: Campaign, name: str, today: dt.date, example: Organization | None) -> None:
    """Compose a material in every language that has all of its words, without an organization and with the example, if there is one.

    Raises ProblemsFound: what is wrong with the pieces, and one problem for each language that lacks words and should not.
    """
    missing: list[Problem] = []
    composed: list[Problem] = []
    expected = _expected_languages(campaign, name)
    for tag in possible_languages(campaign, name):
        unreadable: list[Problem] = []
        lacking = collect(partial(untranslated, campaign, name, tag), unreadable)
        if lacking:
            missing += _missing(lacking) if tag in expected else []
        for organization in (None, example) if example else (None,):
            if not lacking and not unreadable:
                composed += errors_from(partial(compose, campaign, PieceRequest(name, today, (tag,), organization)))
        missing += unreadable
    # A page of many languages brings up once more what the languages that it lists lack.
    raise_if_any(missing + [problem for problem in composed if problem.code not in UNDONE])


def _expected_languages(campaign: Campaign, name: str) -> tuple[str, ...]:
    """The languages in which a missing message of this material is a problem. Raises ProblemsFound: a file cannot be read."""
    possible = possible_languages(campaign, name)
    if find_material(campaign, name).languages:
        return possible
    if is_own_content(campaign, name):
        # `_translations` reports files that cannot be read.
        return tuple(tag for tag in possible if collect(partial(translates_own_content, campaign, tag), []))
    library = campaign.layers[-1]
    # What a variety such as es-MX lacks, its base lacks.
    return tuple(tag for tag in possible if not base_of(campaign, tag) and (library / LANGUAGES / tag / MESSAGES).is_file())


def _missing(lacking: UntranslatedPiece) -> list[Problem]:
    """One problem for all the messages that a piece lacks in a language; none where they are there, but wrong."""
    if len(lacking.undone) < 2:
        return list(lacking.undone)
    language = lacking.english
    sentence = f"{len(lacking.undone)} of the {lacking.total} messages of {lacking.material} are not translated to {language}"
    hint = f"run `handbill language update {lacking.tag}`, then translate them; those whose English has changed are marked fuzzy"
    return [Problem("language-missing", sentence, lacking.undone[0].place, hint)]
