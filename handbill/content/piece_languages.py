"""The languages that a piece is made in: those in which all of its words are translated, unless the piece itself names some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.content.material import find_material
from handbill.content.messages import messages_of
from handbill.content.translate import UNDONE, translator
from handbill.core.problems import Place, Problem, ProblemsFound, collect, raise_if_any
from handbill.core.schema.declaration import Position
from handbill.i18n.language import find_language, language_tags, pack_tags


@dataclass(frozen=True)
class UntranslatedPiece:
    """A language in which some of the `total` messages of a piece cannot be printed. `problems`: of each of these, in reading order.

    `unread`: why the language cannot be read at all; then nothing is known of its messages.
    """

    material: str
    tag: str
    english: str
    total: int
    problems: tuple[tuple[Problem, ...], ...]
    unread: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        return len(self.problems)

    @property
    def undone(self) -> tuple[Problem, ...]:
        """A problem for each message that is missing or fuzzy; the others have an error."""
        return tuple(first for first, *_ in self.problems if first.code in UNDONE)

    @property
    def place(self) -> Place:
        """Where the first of them stands, or should stand."""
        return (self.unread or self.problems[0])[0].place


@cached_by_campaign()
def piece_languages(campaign: Campaign, name: str) -> tuple[str, ...]:
    """The tags of the languages that a piece is made in if none is asked for.

    A language that the piece itself lists is one of them although a message is missing, which is a problem then. One that cannot be read
    is not, so that a broken file takes no other language with it; `untranslated_languages` says so. Raises ProblemsFound: the piece cannot
    be read, or a tag is unknown that the piece or the campaign's settings list.
    """
    tags = possible_languages(campaign, name)
    if find_material(campaign, name).languages:
        return tags
    messages_of(campaign, name)
    return tuple(tag for tag in tags if not _lacking(campaign, name, tag))


def untranslated_languages(campaign: Campaign, name: str) -> list[UntranslatedPiece]:
    """The languages that a piece would be made in if all of its messages were translated. Raises ProblemsFound as `piece_languages`."""
    return [lacking for tag in possible_languages(campaign, name) if (lacking := _lacking(campaign, name, tag))]


def _lacking(campaign: Campaign, name: str, tag: str) -> UntranslatedPiece | None:
    """What a piece lacks in a language, which may be that the language cannot be read."""
    try:
        return untranslated(campaign, name, tag)
    except ProblemsFound as found:
        pack = collect(partial(find_language, campaign, tag), [])
        return UntranslatedPiece(name, tag, pack.english if pack else tag, 0, (), found.problems)


@cached_by_campaign()
def possible_languages(campaign: Campaign, name: str) -> tuple[str, ...]:
    """The languages that a piece lists, else those that the campaign's settings list, else all that there are words in; all packs for a
    piece without words.

    A piece's own list is limited to that of the settings.
    """
    problems: list[Problem] = []
    material, settings = find_material(campaign, name), read_settings(campaign)
    own = _tags(campaign, material.languages, material.at, problems)
    wanted = _tags(campaign, settings.languages, settings.at, problems)
    raise_if_any(problems)
    if own or wanted:
        return tuple(tag for tag in own or pack_tags(campaign) if not wanted or tag in wanted)
    return pack_tags(campaign) if material.wordless else language_tags(campaign)


@cached_by_campaign()
def untranslated(campaign: Campaign, name: str, tag: str) -> UntranslatedPiece | None:
    """What a piece lacks in this language; None if nothing. Raises ProblemsFound: a file cannot be read."""
    words, texts = translator(campaign, tag), messages_of(campaign, name)
    found = tuple(problems for text in texts if (problems := words.problems(text)))
    if find_material(campaign, name).wordless:  # in English where it is not translated
        found = tuple(problems for problems in found if problems[0].code not in UNDONE)
    return UntranslatedPiece(name, words.language.tag, words.language.english, len(texts), found) if found else None


def _tags(campaign: Campaign, listed: Sequence[str], at: Position, problems: list[Problem]) -> list[str]:
    """The tags of the packs that a file lists under `languages`; an unknown one is a problem at its place."""
    found = []
    for index, tag in enumerate(listed):
        try:
            found.append(find_language(campaign, tag).tag)
        except ProblemsFound as wrong:
            place = at.place("languages", index)
            problems += [replace(problem, place=place) if problem.code == "usage-language" else problem for problem in wrong.problems]
    return list(dict.fromkeys(found))
