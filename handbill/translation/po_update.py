"""Create or update a messages.po from the English messages. An update loses nothing that a person wrote, and writes no date.

File format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from handbill.campaign.campaign import Campaign
from handbill.content.messages import Message
from handbill.core.files import write_files
from handbill.core.problems import raise_if_any
from handbill.i18n.catalogs import FUZZY, MESSAGES, is_ours, parse_catalog
from handbill.i18n.language import LANGUAGES, Language, find_language
from handbill.i18n.opinions import is_opinion
from handbill.translation.to_translate import messages_to_translate

_ENCODING = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding")


@dataclass(frozen=True)
class CatalogUpdate:
    """What an update changed. `added` and `fuzzy` count the messages of this update, `obsolete` all that the file keeps."""

    path: Path
    changed: bool
    added: int
    fuzzy: int
    obsolete: int


def update_language(campaign: Campaign, tag: str) -> CatalogUpdate:
    """Update the campaign's own messages.po of a language from the content; none is made that would hold no message.

    Raises ProblemsFound: an unknown language, invalid content, or as `update_catalog`.
    """
    language = find_language(campaign, tag)
    wanted, problems = messages_to_translate(campaign, language)
    raise_if_any(problems)
    current = [as_named_in_catalogs(message) for message in wanted]
    path = campaign.own_path(f"{LANGUAGES}/{language.tag}/{MESSAGES}")
    if not current and not path.is_file():
        return CatalogUpdate(path, changed=False, added=0, fuzzy=0, obsolete=0)
    return update_catalog(path, language, current)


def as_named_in_catalogs(message: Message) -> Message:
    """A message of the content with its files as a PO file names them; those of the page have other paths."""
    return replace(message, files=tuple(f"content/{name}" for name in message.files))


def update_catalog(path: Path, language: Language, current: list[Message]) -> CatalogUpdate:
    """Make a PO file hold the current messages, in their order; others that it holds become obsolete.

    Raises ProblemsFound: the file cannot be read (language-unreadable) or written (output-disk).
    """
    before = path.read_bytes() if path.is_file() else b""
    old = parse_catalog(path) if before else empty_catalog(language)
    merge = _Merge(old, {message.text for message in current})
    new = empty_catalog(language)
    new.header, new.metadata_is_fuzzy = old.header, old.metadata_is_fuzzy
    # A header keeps what editors put there, but for the encoding, which is that of what is written here.
    new.metadata = {**new.metadata, **old.metadata, **{key: new.metadata[key] for key in _ENCODING}}
    new.extend([merge.entry(message) for message in current])
    new.extend(merge.obsolete())
    data = str(new).encode()
    if data != before:
        write_files({path: data})
    return CatalogUpdate(path, data != before, merge.added, merge.fuzzy, len(new.obsolete_entries()))


def empty_catalog(language: Language) -> polib.POFile:
    """A catalog with the least header that PO editors need. An existing header is kept: editors store their settings there."""
    catalog = polib.POFile(wrapwidth=0)  # wrapping would rewrite people's comments
    catalog.header = f"{language.english} messages of Handbill."
    catalog.metadata = {
        "Project-Id-Version": "Handbill",
        "Language": language.tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return catalog


def translated_catalog(language: Language, translations: Mapping[str, str]) -> bytes:
    """A PO file with these translations and nothing else, as bytes."""
    catalog = empty_catalog(language)
    catalog.extend([polib.POEntry(msgid=message, msgstr=text) for message, text in translations.items()])
    return str(catalog).encode()


def new_entry(message: Message, text: str) -> polib.POEntry:
    """An entry with this translation and the notes of the message."""
    return _with_notes(polib.POEntry(msgid=message.text, msgstr=text), message)


def _with_notes(entry: polib.POEntry, message: Message) -> polib.POEntry:
    room = [f"room for about {message.room} letters"] if message.room else []
    entry.comment = "\n".join([*message.notes, *room])
    entry.occurrences = [(name, "") for name in message.files]
    return entry


class _Merge:
    """Takes entries out of the old catalog as the current messages need them."""

    def __init__(self, old: polib.POFile, current: set[str]) -> None:
        self._current = current
        self._active = {entry.msgid: entry for entry in old if is_ours(entry)}
        # Whatever else there is: one message may be there several times, and have plural forms or a context.
        self._kept = [entry for entry in old if not is_ours(entry)]
        self._translated = {entry.msgid.casefold(): entry for entry in self._active.values() if entry.msgstr}
        self.added = self.fuzzy = 0

    def entry(self, message: Message) -> polib.POEntry:
        """Return the message's entry: the one it had, also if it was obsolete; or a new one, fuzzy if a similar message is translated."""
        entry = self._active.pop(message.text, None)
        if entry is None:
            self.added += 1
            entry = self._revived(message.text) or self._similar(message.text) or polib.POEntry(msgid=message.text)
        entry.obsolete = False
        if not entry.fuzzy:
            entry.previous_msgid = None
        return _with_notes(entry, message)

    def obsolete(self) -> list[polib.POEntry]:
        """Return the entries that no message needs any more, except those without a translation or a comment."""
        entries = [*self._kept, *self._active.values()]
        for entry in entries:
            entry.obsolete = True
            entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None  # polib does not read them back
        return [entry for entry in entries if entry.msgstr or any(entry.msgstr_plural.values()) or entry.tcomment]

    def _revived(self, text: str) -> polib.POEntry | None:
        """The obsolete entry of a message that is needed again."""
        for entry in self._kept:
            if entry.msgid == text and entry.obsolete and entry.msgctxt is None and not entry.msgid_plural:
                self._kept.remove(entry)
                return entry
        return None

    def _similar(self, text: str) -> polib.POEntry | None:
        matches = difflib.get_close_matches(text.casefold(), self._translated, n=1)
        if not matches:
            return None
        similar = self._translated[matches[0]]
        if similar.msgid not in self._current:
            self._active.pop(similar.msgid, None)
        self.fuzzy += 1
        return polib.POEntry(
            msgid=text,
            msgstr=similar.msgstr,
            # They have spoken about a translation of other words.
            tcomment="\n".join(f"was {line}" if is_opinion(line) else line for line in similar.tcomment.splitlines()),
            flags=list(dict.fromkeys([*similar.flags, FUZZY])),
            previous_msgid=similar.previous_msgid if similar.fuzzy and similar.previous_msgid else similar.msgid,
        )
