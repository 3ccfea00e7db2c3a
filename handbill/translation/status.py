"""Count the translated, fuzzy, missing and reviewed messages of each language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from handbill.campaign.campaign import Campaign
from handbill.content.messages import Message
from handbill.content.translate import entry_standing, reviewed, translator
from handbill.core.problems import collect, raise_if_any
from handbill.i18n.catalogs import CatalogEntry, catalogs_of
from handbill.i18n.language import SOURCE, Language, base_of, find_language, readable_packs
from handbill.translation.to_translate import messages_of_pieces, tags_to_translate


@dataclass(frozen=True)
class LanguageStatus:
    """Numbers of messages. translated + fuzzy + missing = total; reviewed messages are also translated; `open`: somebody objects."""

    language: Language
    translated: int
    fuzzy: int
    missing: int
    reviewed: int
    open: int
    total: int

    @property
    def percent(self) -> int:
        """How much is reviewed, in whole percent, rounded down: 100 means all."""
        return 100 * self.reviewed // self.total


@dataclass(frozen=True)
class MaterialStatus:
    """One material in one language, in whole percent, rounded down: 100 means complete.

    `open`: messages that somebody objects to. `reviewed_on`: the day of the last review that makes it complete; None as long as a message
    is not reviewed.
    """

    language: Language
    material: str
    translated: int
    reviewed: int
    open: int
    reviewed_on: dt.date | None


def status(campaign: Campaign, tags: Sequence[str] = ()) -> Iterator[LanguageStatus]:
    """Yield one row for each language, English first, or for these alone.

    Raises ProblemsFound: invalid content; after the rows of all others, the languages and PO files that cannot be read.
    """
    texts = [message.text for message in messages_of_pieces(campaign)]
    for pack, entries in _read(campaign, tags):
        yield _row(pack, texts, entries)


def status_by_material(campaign: Campaign, tags: Sequence[str] = ()) -> Iterator[MaterialStatus]:
    """Yield a row for each language, in the order of `status`, and material, by name. The imprint counts as a material.

    Raises ProblemsFound as `status`.
    """
    by_material: dict[str, list[str]] = {}
    for message in messages_of_pieces(campaign):
        for name in _materials(message):
            by_material.setdefault(name, []).append(message.text)
    for pack, entries in _read(campaign, tags):
        yield from (_in_percent(pack, name, texts, entries) for name, texts in sorted(by_material.items()))


def _read(campaign: Campaign, tags: Sequence[str]) -> Iterator[tuple[Language, Mapping[str, CatalogEntry]]]:
    """These languages, or those that are worked on: in a campaign those it has words in or lists, with English; each with its entries."""
    wanted = {find_language(campaign, tag).tag for tag in tags} or {SOURCE, *tags_to_translate(campaign)}
    packs, problems = readable_packs(campaign, wanted)
    for pack in packs:
        entries = collect(partial(_own_entries, campaign, pack), problems)
        if entries is not None:
            yield pack, entries
    raise_if_any(problems)


def _own_entries(campaign: Campaign, pack: Language) -> Mapping[str, CatalogEntry]:
    """The entry that words each message of a pack, of those that the pack, or the one that it is a variety of, has in any layer."""
    words, base = translator(campaign, pack.tag), base_of(campaign, pack.tag)
    tags = (pack.tag, base) if base else (pack.tag,)
    texts = dict.fromkeys(text for tag in tags for _, catalog in catalogs_of(campaign, tag) for text in catalog)
    return {text: entry for text in texts if (entry := words.entry(text))}


def _materials(message: Message) -> list[str]:
    return [file.removesuffix(".yaml") for file in message.files]


def _in_percent(pack: Language, material: str, texts: list[str], catalog: Mapping[str, CatalogEntry]) -> MaterialStatus:
    row = _row(pack, texts, catalog)
    days = [each.day for text in texts if text in catalog for each in entry_standing(text, catalog[text], pack).approving]
    last = max(days, default=None) if row.reviewed == row.total else None
    return MaterialStatus(pack, material, 100 * row.translated // row.total, row.percent, row.open, last)


def _row(pack: Language, texts: list[str], catalog: Mapping[str, CatalogEntry]) -> LanguageStatus:
    entries = {text: catalog.get(text) for text in texts}
    known = {text: entry for text, entry in entries.items() if entry is not None}
    fuzzy = sum(entry.fuzzy for entry in known.values())
    translated = sum(not (entry and entry.fuzzy) and (pack.tag == SOURCE or bool(entry and entry.text)) for entry in entries.values())
    signed_off = sum(reviewed(text, entry, pack) for text, entry in known.items())
    objected = sum(bool(entry_standing(text, entry, pack).objecting) for text, entry in known.items())
    return LanguageStatus(pack, translated, fuzzy, len(texts) - translated - fuzzy, signed_off, objected, len(texts))
