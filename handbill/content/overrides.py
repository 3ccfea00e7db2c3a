"""A campaign's own messages.po beside the library's: what it translates, and which of the library's sentences it words otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.content.material import material_names
from handbill.content.messages import is_own_content, messages_of
from handbill.core.problems import Place, collect, display_path
from handbill.i18n.catalogs import CatalogEntry, catalogs_of
from handbill.i18n.language import SOURCE, pack_tags


class OverriddenMessage(NamedTuple):
    """A sentence that a campaign words otherwise than the library in one language, and where."""

    tag: str
    message: str
    place: Place


def overridden_messages(campaign: Campaign) -> list[OverriddenMessage]:
    """The library's sentences that the campaign's own messages.po words otherwise. Raises ProblemsFound: a file cannot be read."""
    found: list[OverriddenMessage] = []
    for tag in pack_tags(campaign):
        ours = own_catalog(campaign, tag)
        theirs = _library_wording(campaign, tag) if ours else {}
        for path, catalog in catalogs_of(campaign, tag) if ours else ():
            found += [
                OverriddenMessage(tag, text, Place(display_path(path), entry.line))
                for text, entry in catalog.items()
                if catalog is ours and entry.text.strip() and not entry.fuzzy and theirs.get(text, entry.text) != entry.text
            ]
    return found


def own_catalog(campaign: Campaign, tag: str) -> Mapping[str, CatalogEntry]:
    """The entries of the campaign's own messages.po; empty if it has none, as for the library. Raises ProblemsFound: it cannot be read."""
    return next((catalog for path, catalog in catalogs_of(campaign, tag) if campaign.is_own(path)), {})


def translates_own_content(campaign: Campaign, tag: str) -> bool:
    """Whether the campaign translates to this language at least one message of its own pieces that the library does not."""
    ours = _own_messages(campaign)
    done = [text for text, entry in own_catalog(campaign, tag).items() if entry.text.strip() and text in ours]
    return bool(done) and not _library_wording(campaign, tag).keys() >= set(done)


@cached_by_campaign()
def library_messages(campaign: Campaign) -> frozenset[str]:
    """The messages of the library's pieces and of its imprint, those that the campaign hides left out; unreadable files are skipped."""
    return _messages_in(campaign, [name for name in material_names(campaign) if not is_own_content(campaign, name)])


@cached_by_campaign()
def _own_messages(campaign: Campaign) -> frozenset[str]:
    return _messages_in(campaign, [name for name in material_names(campaign) if is_own_content(campaign, name)])


def _messages_in(campaign: Campaign, names: Iterable[str]) -> frozenset[str]:
    return frozenset(text for name in names for text in collect(partial(messages_of, campaign, name), []) or ())


def _library_wording(campaign: Campaign, tag: str) -> Mapping[str, str]:
    """How the library says each message; in English as the message itself."""
    if tag == SOURCE:
        return {text: text for text in library_messages(campaign)}
    catalogs = (catalog for path, catalog in catalogs_of(campaign, tag) if not campaign.is_own(path))
    return {text: entry.text for catalog in catalogs for text, entry in catalog.items() if entry.text}
