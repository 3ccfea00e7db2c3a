"""Language packs: the Language that each language.yaml describes. es-MX is read from es, nothing silently from English."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, get_args

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.core.problems import Problem, ProblemsFound, collect, raise_if_any
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, IntegerType, ListType, MapType, NumberType, TextType
from handbill.i18n.font_sources import FontSource, font_sources
from handbill.i18n.language_lookup import LanguageLookup, PackNames

LANGUAGES = "materials/languages"
SOURCE = "en"  # the language the content is written in
TAG_PATTERN = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
SCRIPT_PATTERN = "^[A-Z][a-z]{3}$"
_FILES = re.compile(r"[,;\n]+")  # between languages that get a file each
_SIDES = re.compile("[+&]")  # between languages that share a file, one a side
PACK = "language.yaml"
_BRACKETS = (" (", ")")
_SEPARATOR = " · "
_FONT_LISTS = ("fonts", "narrow", "display")

Direction = Literal["ltr", "rtl"]
# How far a pack is: ready for a translator, translated but not signed, or every message signed by a reviewer.
State = Literal["empty", "drafted", "reviewed"]
# The faces of a language: for running text, for running text where there is little room, for titles, and for phone numbers.
Typeface = Literal["text", "narrow", "display", "number"]
Weight = Literal["regular", "bold", "heavy"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)
NUMBER_FONT = "number"  # the entry of layouts/fonts.yaml that sets phone numbers in every language


@dataclass(frozen=True)
class Typography:
    """How a language is set. `leading` is a factor on the theme's leading; weights are on the fonts' wght axis (100-900).

    `fonts` are asked for a glyph in this order, and the `fallback` fonts, which all languages share, after them. `narrow` fonts go before
    them on cards and labels, `display` fonts in titles, and the `number` font, which all languages share, in phone numbers.
    """

    fonts: tuple[FontSource, ...]
    narrow: tuple[FontSource, ...] = ()
    display: tuple[FontSource, ...] = ()
    number: tuple[FontSource, ...] = ()
    fallback: tuple[FontSource, ...] = ()
    leading: float = 1.0
    regular: int = 400
    bold: int = 700
    heavy: int = 800
    hyphenation: str = ""
    kept: tuple[str, ...] = ()  # words that no line may break
    leads: tuple[str, ...] = ()  # words kept with the next; in a script with spaces, where it costs little
    trails: tuple[str, ...] = ()  # words kept with the one before; with a space behind, only at the end of a word

    def sources(self, face: Typeface) -> tuple[FontSource, ...]:
        """The fonts of a face, in the order they are asked for a glyph."""
        own = {"narrow": self.narrow, "display": self.display, "number": self.number}
        return (*own.get(face, ()), *self.fonts)

    def weight(self, name: Weight) -> int:
        """A weight by its name, on the fonts' wght axis."""
        return {"regular": self.regular, "bold": self.bold, "heavy": self.heavy}[name]


@dataclass(frozen=True)
class LetterMarks:
    """Marks and vowel signs, and the letters that each of them stands on; none: all letters. With spaces between them."""

    marks: str
    on: str


@dataclass(frozen=True)
class Alphabet:
    """The letters of a language, with spaces between them, and the marks that stand on them."""

    letters: str
    source: str
    marks: tuple[LetterMarks, ...]

    def forms(self) -> Iterator[str]:
        """Every letter and every letter with one mark, in the order of the alphabet."""
        for letter in self.letters.split():
            yield letter
            for each in self.marks:
                if not each.on or letter in each.on.split():
                    yield from (letter + mark for mark in each.marks.split())


@dataclass(frozen=True)
class Language:
    """One language pack, without its messages. `script` is an ISO 15924 code, `tag` a BCP 47 tag."""

    tag: str
    name: str
    english: str
    script: str
    direction: Direction
    type: Typography
    state: State = "drafted"
    sounds: str = ""  # how its English name sounds, spelled in this language, in brackets; empty: nobody has written it yet
    aliases: tuple[str, ...] = ()  # further names that people use for it
    reviewers: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()  # opening and closing marks; empty: not chosen yet
    brackets: tuple[str, ...] = _BRACKETS  # opening and closing, with the space that belongs to them
    separator: str = _SEPARATOR  # between parts on one line
    emphasis: Literal["bold"] = "bold"  # never italics, which most scripts lack
    glossary: tuple[tuple[str, str], ...] = ()  # (English term, its translation; several forms with / between)
    address: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (way to address the reader, its words)
    questions: tuple[str, ...] = ()  # what its translators ask the reviewers about all of its words
    spaces_before: tuple[tuple[str, str], ...] = ()  # (mark, the space before it); no space stands before any other
    opened_by: tuple[tuple[str, str], ...] = ()  # (mark at the end of a sentence, the one that opens it)
    same: tuple[str, ...] = ()  # English messages that are the same in this language
    one_word: tuple[str, ...] = ()  # English labels for which one word is enough in this language
    alphabet: Alphabet | None = None

    def __str__(self) -> str:
        return self.tag


def _words(about: str) -> ListType[str]:
    return ListType(about, TextType("A word."), default=())


LANGUAGE: RecordType[dict[str, Any]] = RecordType(
    dict,
    "A language pack, without its messages.",
    {
        "tag": TextType("BCP 47; the same as the folder's name.", TAG_PATTERN, "a language tag"),
        "state": ChoiceType(
            "empty: ready for its translators, without words yet; drafted: it has words that not all are reviewed; reviewed: all are.",
            get_args(State),
            "a state",
        ),
        "name": TextType("Its own name for itself."),
        "english": TextType("Its English name; what a caller says to ask for an interpreter."),
        "english_sounds": TextType("How the English name sounds, in its own spelling, for a caller who has to say it.", default=""),
        "script": TextType("ISO 15924.", SCRIPT_PATTERN, "the code of a script"),
        "direction": ChoiceType("ltr: from left to right; rtl: from right to left.", ("ltr", "rtl"), "a direction"),
        "type": RecordType(
            dict,
            "How the language is set.",
            {
                "fonts": ListType("In the order they are asked for a glyph.", TextType("A name of layouts/fonts.yaml."), 1),
                "narrow": ListType(
                    "Fonts that go before these on cards and labels.", TextType("A name of layouts/fonts.yaml."), default=()
                ),
                "display": ListType("Fonts that go before these in titles.", TextType("A name of layouts/fonts.yaml."), default=()),
                "leading": NumberType("A factor on the theme's leading.", 0.5, 3, default=1.0),
                "regular": IntegerType("Weight on the font's wght axis.", 100, 900, default=400),
                "bold": IntegerType("The same for bold.", 100, 900, default=700),
                "heavy": IntegerType("The same for titles and phone numbers.", 100, 900, default=800),
                "hyphenation": TextType("A pyphen dictionary; empty or missing: words are not broken.", least=0, default=""),
                "kept": _words("Words that no line may break, where the dictionary would."),
                "leads": _words(
                    "Little words that stay with the next one. In a script with spaces a line may end in them where that costs less."
                ),
                "trails": _words(
                    "Little words that stay with the one before: no line begins with them. "
                    "In a script without spaces, one with a space behind it counts only at the end of a word."
                ),
            },
        ),
        "emphasis": ChoiceType(
            "How a word is stressed. Italics are used in no language: most scripts have none.",
            ("bold",),
            "a way to stress a word",
            default="bold",
        ),
        "quotes": ListType(
            "Opening and closing marks; empty: not chosen yet. With a space inside them, if there is one.", TextType("A mark.")
        ),
        "brackets": ListType(
            "Around a remark: the opening one with the space before it, and the closing one.",
            TextType("A bracket."),
            2,
            2,
            default=_BRACKETS,
        ),
        "spaces_before": MapType("Marks with a space before them, and the space.", TextType("A space.", r"\s", "a space"), default={}),
        "opened_by": MapType("Marks that end a sentence, and the mark that opens such a sentence.", TextType("A mark."), default={}),
        "separator": TextType("Between the parts of the imprint, with the spaces around it. No line begins with it.", default=_SEPARATOR),
        "glossary": MapType(
            "The terms of materials/languages/glossary.yaml, each with its translation; several forms with / between.",
            TextType("The translation; empty: not chosen yet.", least=0),
            default={},
        ),
        "address": MapType(
            "The words of each way to address the reader, such as polite and familiar; a piece uses one of them. Stars as in rules.yaml.",
            ListType("Words.", TextType("A word."), 1),
            default={},
        ),
        "same": ListType("English messages that truly read the same in this language.", TextType("A message."), unique=True, default=()),
        "one_word": ListType("English labels that one word of this language says in full.", TextType("A label."), unique=True, default=()),
        "alphabet": RecordType(
            Alphabet,
            "How the language is written: what its fonts must set. `language check` sets every letter with every mark in every face.",
            {
                "letters": TextType("Small letters, signs and groups of letters in the order of dictionaries, with spaces between them."),
                "marks": ListType(
                    "What stands on letters.",
                    RecordType(
                        LetterMarks,
                        "Marks that stand on the same letters.",
                        {
                            "marks": TextType("Marks and vowel signs, with spaces between them."),
                            "on": TextType("The letters, with spaces between them; missing: all.", default=""),
                        },
                    ),
                    default=(),
                ),
                "source": TextType("Where the letters and their order are from."),
            },
            default=None,
        ),
        "questions": ListType(
            "What reviewers are asked about the language as a whole; a question about one message is a comment beside it in messages.po.",
            TextType("A question, in English."),
            unique=True,
            default=(),
        ),
        "aliases": _words("Other names that people use for it; no other pack has one of them."),
        "reviewers": ListType("Whose reviews count; `handbill language accept` adds a new name.", TextType("A name.")),
    },
)


def pack_tags(campaign: Campaign) -> tuple[str, ...]:
    """The tag of every language pack, sorted; the packs are not read."""
    return campaign.folders(LANGUAGES, PACK)


@cached_by_campaign()
def language_tags(campaign: Campaign) -> tuple[str, ...]:
    """The tags of the languages that there are words in, sorted: those whose packs are not empty. This reads every pack.

    An empty pack of the library counts where a campaign has a messages.po of its own for it.
    """
    return tuple(tag for tag in pack_tags(campaign) if _has_words(campaign, tag))


def _has_words(campaign: Campaign, tag: str) -> bool:
    pack = collect(partial(_pack, campaign, tag), [])
    if pack is None or pack.state != "empty":
        return True  # what is wrong with a pack is reported when it is used
    # What a pack of the library says is about the library's words.
    return not campaign.is_own(campaign.data(_path(tag)).path) and any(map(campaign.is_own, campaign.find_all(f"{LANGUAGES}/{tag}")))


@cached_by_campaign()
def all_packs(campaign: Campaign) -> tuple[Language, ...]:
    """Every pack: the source first, then by English name. Raises ProblemsFound with the problems of all packs."""
    packs, problems = readable_packs(campaign, pack_tags(campaign))
    problems += _lookup(campaign).claim_problems
    raise_if_any(problems)
    return packs


def readable_packs(campaign: Campaign, tags: Collection[str]) -> tuple[tuple[Language, ...], list[Problem]]:
    """The packs of these tags that can be read, in the order of `all_packs`, and the problems of the others."""
    problems: list[Problem] = []
    packs = [pack for tag in pack_tags(campaign) if tag in tags and (pack := collect(partial(_pack, campaign, tag), problems))]
    return tuple(sorted(packs, key=lambda pack: (pack.tag != SOURCE, pack.english))), problems


def all_languages(campaign: Campaign) -> tuple[Language, ...]:
    """The packs of `language_tags`, in the order of `all_packs`. Raises ProblemsFound as `all_packs`."""
    spoken = language_tags(campaign)
    return tuple(pack for pack in all_packs(campaign) if pack.tag in spoken)


@cached_by_campaign()
def find_language(campaign: Campaign, tag: str) -> Language:
    """The pack of this tag or name (language_lookup.py). Raises ProblemsFound: an unknown or ambiguous name, or an invalid pack."""
    # Only a name that is no pack's own tag needs all packs to be read.
    return _pack(campaign, tag if tag in pack_tags(campaign) else _lookup(campaign).tag_meant(tag))


@cached_by_campaign()
def _pack(campaign: Campaign, tag: str) -> Language:
    """The pack in the folder of this name, which is there."""
    values = _read_pack(campaign, tag)
    if values["tag"] != tag:
        sentence, place = f"the tag is {values['tag']!r} in a folder called {tag!r}", campaign.data(_path(tag)).place("tag")
        if values["tag"] in pack_tags(campaign):
            hint = f"give this one the tag {tag!r}, or move its files into the folder {values['tag']!r}"
            sentence = f"two language packs claim the tag {values['tag']!r}: the folders {values['tag']!r} and {tag!r}"
            raise ProblemsFound([Problem("language-tag", sentence, place, hint)])
        raise ProblemsFound([Problem("language-tag", sentence, place, "give both the same name")])
    return _language(campaign, **values)


def base_of(campaign: Campaign, tag: str) -> str:
    """The pack that a variety takes what it does not say otherwise from, such as es for es-MX; empty for a language of its own."""
    base = tag.rpartition("-")[0]
    return base if not base or base in pack_tags(campaign) else base_of(campaign, base)


def variety(campaign: Campaign, tag: str, country: str) -> str:
    """The pack that words this language as people in a country do, such as fr-CA for fr in ca; the language itself if there is none."""
    own = f"{tag}-{country.upper()}"
    return own if own in pack_tags(campaign) else tag


def of_country(campaign: Campaign, tags: Iterable[str], country: str) -> tuple[str, ...]:
    """These languages as a country has them: of a language with varieties the country's own, or else the language itself."""
    given = list(tags)
    varieties = {tag for tag in given if base_of(campaign, tag) in given}
    return tuple(dict.fromkeys(own if (own := variety(campaign, tag, country)) in given else tag for tag in given if tag not in varieties))


def find_languages(campaign: Campaign, written: str) -> tuple[tuple[str, ...], ...]:
    """The tags of each file that is asked for: 'Spanish, Arabic' is two files, 'es + en' one with two sides.

    Raises ProblemsFound with every name that is not understood.
    """
    problems: list[Problem] = []
    files: list[tuple[str, ...]] = []
    for one in list(filter(None, map(str.strip, _FILES.split(written)))) or [""]:
        # A blank is part of a name such as Haitian Creole, but tags alone may stand with blanks between them.
        alone = one.split() if all(tag in pack_tags(campaign) for tag in one.split()) else [one]
        for sides in alone:
            packs = [collect(partial(find_language, campaign, side.strip()), problems) for side in _SIDES.split(sides)]
            files.append(tuple(pack.tag for pack in packs if pack))
    raise_if_any(problems)
    return tuple(dict.fromkeys(files))


@cached_by_campaign()
def _lookup(campaign: Campaign) -> LanguageLookup:
    packs: dict[str, PackNames] = {}
    for tag in pack_tags(campaign):
        with suppress(ProblemsFound):  # reported when the pack is used
            values = _read_pack(campaign, tag)
            packs[tag] = PackNames(values["name"], values["english"], values["aliases"], campaign.data(_path(tag)))
    return LanguageLookup(pack_tags(campaign), packs)


def _path(tag: str) -> str:
    return f"{LANGUAGES}/{tag}/{PACK}"


def _read_pack(campaign: Campaign, tag: str) -> dict[str, Any]:
    """The values of a pack by their keys in LANGUAGE."""
    return parse_data(LANGUAGE, campaign.data(_path(tag)))


def _language(
    campaign: Campaign,
    tag: str,
    type: Mapping[str, Any],
    glossary: Mapping[str, str],
    address: Mapping[str, tuple[str, ...]],
    spaces_before: Mapping[str, str],
    opened_by: Mapping[str, str],
    reviewers: tuple[str, ...],
    english_sounds: str,
    **values: Any,
) -> Language:
    known, file = font_sources(campaign), campaign.data(_path(tag))
    base = base_of(campaign, tag)
    # Most words of a variety are those of its base, read by the base's reviewers.
    inherited = find_language(campaign, base).reviewers if base else ()
    # A font that no list has, or that is not installed, is a problem once text is set in it: languages can be listed without it.
    fonts = {
        key: tuple(known.get(name) or FontSource(name, place=file.place("type", key)) for name in names)
        for key, names in {**{key: type[key] for key in _FONT_LISTS}, "number": [NUMBER_FONT]}.items()
    }
    return Language(
        tag=tag,
        type=Typography(**{**type, **fonts, "fallback": tuple(known.values())}),
        # A hyphen between its syllables is no place to break a line.
        sounds=english_sounds.replace("-", "\u2011").join(values["brackets"]) if english_sounds else "",
        glossary=tuple(glossary.items()),
        address=tuple(address.items()),
        reviewers=tuple(dict.fromkeys((*reviewers, *read_settings(campaign).reviewers.get(tag, ()), *inherited))),
        spaces_before=tuple(spaces_before.items()),
        opened_by=tuple(opened_by.items()),
        **values,
    )
