"""The content's messages become or refresh a pack's messages.po, and the page's own words theirs (web/messages.py).

Babel matches what changed; nothing is lost, no clock is written.

Layout of a PO entry: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. Babel's own writer is not used: it wraps and
so rewrites people's comments, and drops the earlier English of a fuzzy message when a file is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.campaign.campaign import Campaign
from handbill.content.messages import Message, messages
from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.i18n.catalogs import MESSAGES, parse, reviewer
from handbill.i18n.language import LANGUAGES, Language, find_language

if TYPE_CHECKING:
    from babel.messages import Catalog
    from babel.messages.catalog import Message as Entry

_HEADER = re.compile(r'(?:#[^~.:,|\n].*\n|#\n|#, fuzzy\n|\s*\n)*msgid ""\nmsgstr .*\n(?:".*"\n)*')
_PREVIOUS = "| msgid "  # how Babel hands over a '#| msgid' line: among the comments


@dataclass(frozen=True)
class Updated:
    """What an update did. `added` and `fuzzy` count messages of this run, `obsolete` all that the file keeps."""

    path: Path
    changed: bool
    added: int
    fuzzy: int
    obsolete: int


def update(campaign: Campaign, tag: str) -> Updated:
    """Create or merge one pack's messages.po. Raises ProblemsFound: no such pack, broken content, an unreadable or unwritable file."""
    pack = find_language(campaign, tag)
    wanted = [replace(message, files=tuple(f"content/{name}" for name in message.files)) for message in messages(campaign)]
    return refresh(campaign.own_path(f"{LANGUAGES}/{pack.tag}/{MESSAGES}"), pack, wanted)


def refresh(path: Path, pack: Language, wanted: list[Message]) -> Updated:
    """Create or merge one file in the language of `pack`. Raises ProblemsFound: an unreadable or unwritable file."""
    before = path.read_bytes() if path.is_file() else b""
    catalog = parse(path) if before else _empty()
    old = path.read_text(encoding="utf-8-sig") if before else ""
    old_fuzzy = {entry.id for entry in catalog if entry.fuzzy}
    known = {entry.id for entry in catalog}
    _merge(catalog, wanted)
    text = _header(old, pack) + "\n" + "\n".join(_written(catalog))
    if text.encode() != before:
        _write(path, text)
    return Updated(
        path=path,
        changed=text.encode() != before,
        added=sum(message.text not in known for message in wanted),
        fuzzy=sum(entry.fuzzy and entry.id not in old_fuzzy for entry in catalog if entry.id),
        obsolete=len(catalog.obsolete),
    )


def _empty() -> Catalog:
    from babel.messages import Catalog

    return Catalog(fuzzy=False)


def _merge(catalog: Catalog, wanted: list[Message]) -> None:
    from babel.messages import Catalog

    _revive(catalog, {message.text for message in wanted})
    for entry in [*catalog, *catalog.obsolete.values()]:
        _take_previous(entry)
    was_fuzzy = {entry.id: entry.previous_id for entry in catalog if entry.fuzzy}
    template = Catalog()
    for message in wanted:
        locations = [(name, 0) for name in message.files]
        template.add(message.text, locations=locations, auto_comments=_comments(message))
    catalog.update(template, update_creation_date=False)
    for entry in catalog:
        if entry.fuzzy and entry.id in was_fuzzy:
            entry.previous_id = was_fuzzy[entry.id]
        elif entry.fuzzy:
            # Whoever signed it had read other words.
            entry.user_comments = [f"was {comment}" if reviewer(comment) else comment for comment in entry.user_comments]
    for key in [key for key, entry in catalog.obsolete.items() if not entry.string and not entry.user_comments]:
        del catalog.obsolete[key]


def _comments(message: Message) -> list[str]:
    """Where it stands, a line each, then how much room it has."""
    return [*message.notes, *([f"room for about {message.room} letters"] if message.room else [])]


def _revive(catalog: Catalog, wanted: set[str]) -> None:
    """A message that comes back finds its translation again."""
    for key, entry in list(catalog.obsolete.items()):
        if entry.id in wanted and entry.id not in catalog:
            catalog[entry.id] = entry
            del catalog.obsolete[key]


def _take_previous(entry: Entry) -> None:
    from babel.messages.pofile import denormalize

    lines = [comment for comment in entry.user_comments if comment.startswith("|")]
    entry.user_comments = [comment for comment in entry.user_comments if not comment.startswith("|")]
    if lines and lines[0].startswith(_PREVIOUS) and entry.fuzzy:
        quoted = [lines[0].removeprefix(_PREVIOUS), *(line.removeprefix("|").strip() for line in lines[1:])]
        entry.previous_id = [denormalize("\n".join(quoted))]


def _header(text: str, pack: Language) -> str:
    """The file's own header, untouched: PO editors keep their settings there. A new file gets the least that is needed."""
    start = _HEADER.match(text)
    if start:
        return start[0]
    fields = ["Project-Id-Version: Handbill", f"Language: {pack.tag.replace('-', '_')}", "MIME-Version: 1.0"]
    fields += ["Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"]
    return "\n".join([f"# {pack.english} messages of Handbill.", 'msgid ""', 'msgstr ""', *(f'"{field}\\n"' for field in fields)]) + "\n"


def _written(catalog: Catalog) -> Iterator[str]:
    for entry in catalog:
        if entry.id:
            yield "\n".join([*_notes(entry), *_strings(entry, "")]) + "\n"
    for entry in catalog.obsolete.values():
        yield "\n".join([*(_comment(comment) for comment in entry.user_comments), *_strings(entry, "#~ ")]) + "\n"


def _notes(entry: Entry) -> Iterator[str]:
    from babel.messages.pofile import normalize

    yield from (_comment(comment) for comment in entry.user_comments)
    yield from (f"#. {comment}" for comment in entry.auto_comments)
    yield from (f"#: {name}" for name, _ in entry.locations)
    if entry.flags:
        yield "#, " + ", ".join(sorted(entry.flags))
    if entry.previous_id and entry.fuzzy:
        yield from (f"#| {line}" for line in f"msgid {normalize(entry.previous_id[0], width=0)}".splitlines())


def _strings(entry: Entry, mark: str) -> Iterator[str]:
    from babel.messages.pofile import normalize

    for keyword, text in (("msgid", entry.id), ("msgstr", entry.string or "")):
        assert isinstance(text, str)
        yield from (f"{mark}{line}" for line in f"{keyword} {normalize(text, width=0)}".splitlines())


def _comment(comment: str) -> str:
    return f"# {comment}".rstrip()


def _write(path: Path, text: str) -> None:
    """To a temporary name first: an interrupted write must not cost anybody's translations."""
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        reason = (error.strerror or "unknown reason").lower()
        problem = Problem(
            "output-unwritable", f"cannot write the messages: {reason}", Place(display_path(path)), "check the permissions and the space"
        )
        raise ProblemsFound([problem]) from None
