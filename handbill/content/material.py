"""Materials: the English words of each piece, unfilled, in reading order, with their places (materials/content)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts.hero import PICTURES, Hero, HeroType, missing_file
from handbill.core.names import Description, find_name
from handbill.core.problems import Place, Problem
from handbill.core.schema.declaration import Position, ValueType
from handbill.core.schema.record import RecordType, VariantType, parse_data
from handbill.core.schema.value_types import ChoiceType, FlagType, ListType, TextType, WordsType
from handbill.i18n.language import SOURCE
from handbill.i18n.placeholders import is_message

CONTENT = "materials/content"
IMPRINT, LINE_WORDS = "imprint", "line-words"  # files in the same folder that are no materials
WAYS = ("phone", "text", "whatsapp", "url")  # how a line is reached
FIELDS = ("text", "short", "label", "value", "link", "note", "alt")
_SIGNS = "signs"  # a list of labels in line-words.yaml that are no words
_UNSEEN = ("link", "alt")  # of these, what is read aloud or followed, and not printed


@dataclass(frozen=True)
class Unfilled:
    """A block as written, with its {{ }} unfilled. `at`: its position in the file; `when`, `each` and `language` are expressions.

    `line`: the help line that it is about; `by`: how that is reached. `label_from`, `text_from`: lists of line-words.yaml.
    """

    role: str
    at: Position = field(compare=False)
    text: str = ""
    short: str = ""
    label: str = ""
    value: str = ""
    link: str = ""
    note: str = ""
    alt: str = ""
    picture: str = ""
    when: str = ""
    each: str = ""
    language: str = ""
    figure: str = ""
    number_only: bool = False
    line: str = ""
    by: str = "phone"
    label_from: str = ""
    text_from: str = ""
    items: tuple[Unfilled, ...] = ()

    def strings(self) -> Iterator[tuple[str, str]]:
        """(key, string) for each key with words or an address."""
        return ((key, getattr(self, key)) for key in FIELDS if getattr(self, key))

    def place(self, key: str = "") -> Place:
        """The place of the block, or of one of its keys."""
        return self.at.place(*([key] if key else []))


@dataclass(frozen=True)
class PanelContent:
    name: str
    blocks: tuple[Unfilled, ...]


@dataclass(frozen=True, eq=False)
class Material:
    """One file of materials/content. `formats`: the first of each region is its default.

    `design`: the module that sets it; empty: the one of each format's kind. `languages`: the tags of those it is made in; empty: all in
    which every message is translated. `needs`: what a country's numbers must have. `wordless`: nothing it prints is to be translated, so
    it is made in every language. `audience`: whom it speaks to, which chooses its colors. `code`: its short name in the imprint. `picture`:
    one of layouts/pictures. `hero`: a photograph, for themes that show one.
    """

    id: str
    title: str
    about: str
    audience: str
    code: str
    picture: str
    design: str
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    needs: tuple[str, ...]
    panels: tuple[PanelContent, ...]
    multilingual: bool
    wordless: bool
    hero: Hero | None
    at: Position

    def place(self, key: str) -> Place:
        """The place of a key such as `title`."""
        return self.at.place(key)


@dataclass(frozen=True)
class ImprintWords:
    """The strings of the imprint line, unfilled. Those with `short` in their name are for the short wording."""

    called: str
    checked: str
    checked_short: str
    draft: str
    draft_short: str
    at: Position

    def strings(self) -> list[tuple[str, Place]]:
        """Every string, with its place."""
        keys = ("called", "checked", "checked_short", "draft", "draft_short")
        return [(getattr(self, key), self.at.place(key)) for key in keys]


def _material(at: Position, hero: Hero | None, **values: Any) -> Material:
    return Material(id=at.name, at=at, hero=replace(hero, language=SOURCE) if hero else None, **values)


def _material_problems(material: Material, _at: Position) -> Iterator[Problem]:
    yield from missing_file(material.hero)
    if material.wordless:
        for block in written_blocks(material):
            yield from _printed_words(block)


def _printed_words(block: Unfilled) -> Iterator[Problem]:
    """The words that a block of a wordless piece prints."""
    for key, text in block.strings():
        if key not in _UNSEEN and is_message(text):
            hint = "say it with a picture, or leave out `wordless: yes`"
            yield Problem("content-value", f"a wordless piece prints no words such as {text!r}", block.place(key), hint)
    if block.line and block.role in NUMBERED and not block.label and block.label_from != _SIGNS:
        sentence = "the usual label of a line is words, and the piece is wordless"
        yield Problem("content-value", sentence, block.place("line"), f"write `label_from: {_SIGNS}`")
    if block.text_from or block.by == "text":
        key = "text_from" if block.text_from else "by"
        yield Problem(
            "content-value", "what it says under the number is words, and the piece is wordless", block.place(key), "leave it out"
        )


def _item(**values: Any) -> Unfilled:
    return Unfilled(role="item", **values)


NAME_PATTERN = "^[a-z0-9]+([-_][a-z0-9]+)*$"
_WORDS = "English words; {{ }} fills in a number or a name."
_EXPRESSIONS: dict[str, ValueType[Any]] = {
    "when": TextType("An expression; the block is left out unless it is true.", default=""),
    "each": TextType(
        "'name in expression': the block comes once for each.", "^[a-z_]+ in .+$", "of the form 'name in expression'", default=""
    ),
    "language": TextType("An expression; the language that the block's words are translated to.", default=""),
}


def _words(about: str = _WORDS) -> WordsType:
    return WordsType(about)


def _optional(about: str = _WORDS) -> WordsType:
    return WordsType(about, default="")


_LABEL = _optional("English words over it; a piece without words has none.")
_SHORT = _optional("A shorter wording, for when room is short.")
_ITEM = RecordType(_item, "An item of a list.", {"text": _words(), "short": _SHORT, **_EXPRESSIONS}, located=True)
_ITEMS = ListType("The items.", _ITEM, 1)


def _block(about: str, **fields: ValueType[Any]) -> RecordType[Unfilled]:
    return RecordType(Unfilled, about, {**fields, **_EXPRESSIONS}, located=True)


_LINE = TextType("The help line whose number it is: a name in materials/hotlines.", "^[a-z][a-z0-9_]*$", "a line's name", default="")


def _number(about: str, **fields: ValueType[Any]) -> RecordType[Unfilled]:
    """A block with a number: that of a `line`, whose label, value and link then come from its record, or one with a `value` of its own."""
    own: dict[str, ValueType[Any]] = {
        "line": _LINE,
        "by": ChoiceType("How the line is reached; its number is printed unless this says otherwise.", WAYS, "a way", default="phone"),
        "label": _optional("English words; missing with a `line`: what its record allows, such as 'Call, day or night'."),
        "label_from": TextType("A list of labels in line-words.yaml, in place of the usual ones.", default=""),
        "value": _optional("A number or an address, where there is no `line`."),
        "link": _optional("Where a tap leads, where there is no `line`."),
        **fields,
    }
    return RecordType(Unfilled, about, {**own, **_EXPRESSIONS}, located=True, check=_number_problems)


def _number_problems(block: Unfilled, at: Position) -> Iterator[Problem]:
    if block.line:
        for key in ("value", "link"):
            if getattr(block, key):
                hint = f"leave it out, or leave out `line: {block.line}`"
                yield at.problem("content-value", f"`{key}` comes from the line {block.line!r}", key, hint=hint)
        if block.label and block.label_from:
            yield at.problem("content-value", "`label` and `label_from` are both given", "label_from", hint="leave one of them out")
        return
    for key in ("label", "value"):
        if not getattr(block, key):
            yield at.problem("content-key-missing", f"the key {key!r} is missing", hint="add it, or name a help line with `line:`")
    for key in ("label_from", "text_from"):
        if getattr(block, key):
            yield at.problem("content-value", f"`{key}` is about a line, and there is no `line`", key, hint="name the line with `line:`")


_NOTES = TextType("A list of notes in line-words.yaml, each of which is printed if it is true of the line.", default="")
BLOCK = VariantType(
    "Something said; its role decides which keys it has.",
    "role",
    {
        ("title", "lead", "heading", "text", "note"): _block("A sentence.", text=_words(), short=_SHORT),
        ("list",): _block("A list.", items=_ITEMS),
        ("group",): _block("A list with a label.", label=_words(), items=_ITEMS),
        ("helpline",): _number("The number that is largest on the page.", text=_optional(), text_from=_NOTES),
        ("contact",): _number("A further number or web address.", text=_optional(), text_from=_NOTES),
        ("emergency",): _number("The number for danger, beside the largest one."),
        ("local",): _block(
            "The organization's own name and number, or a blank line to write on.",
            label=_LABEL,
            number_only=FlagType("yes: nothing but a phone number stands here; the name stands in the imprint.", default=False),
        ),
        ("write",): _block("A line to write on; several in a row are set together.", label=_words()),
        ("fact",): _block(
            "A figure from facts.yaml in a sentence that also gives its year.",
            text=_words(),
            short=_SHORT,
            value=_optional("The figure itself, set large; the text then says what it counts, and in which year."),
            figure=TextType("A figure of materials/facts.yaml such as 1 in 6, drawn as that many dots.", "^[a-z][a-z0-9_]*$", default=""),
            note=_words("Where the figure comes from, as printed beside it."),
        ),
        ("level",): _block(
            "One circle around a person, from the innermost outward.",
            label=_words(),
            items=ListType("What raises risk, then what protects.", _ITEM, 2, 2),
        ),
        ("picture",): _block(
            "A picture among the words.",
            line=_LINE,
            picture=TextType("A picture of layouts/pictures.", NAME_PATTERN, "a picture's name"),
            alt=_optional("What it shows, for those who cannot see it; missing: what the picture's own file says."),
            items=ListType("Words that stand in the picture's own places for labels.", _ITEM, 1, default=()),
        ),
        ("code",): _number("A QR code with its address in print."),
        ("entry",): _block(
            "One language's part of a multilingual page.",
            line=_LINE,
            label=_words(),
            text=_words(),
            short=_SHORT,
            items=ListType("The items.", _ITEM, 1, default=()),
        ),
    },
)
NUMBERED = ("helpline", "contact", "emergency", "code")  # roles of blocks that print a line's number or address
ROLES = (*(role for roles in BLOCK.records for role in roles), IMPRINT)  # what a design may have a place for
_KEYS: dict[str, ValueType[Any]] = {
    "title": WordsType("The name of the piece, for lists and for the document's own title."),
    "about": TextType("One sentence for the person who chooses a material. It is not printed."),
    "audience": TextType("Whom it speaks to: a name among a theme's `series`, which gives its colors.", NAME_PATTERN, default=""),
    "code": TextType(
        "Its short name in the imprint, which says nothing to strangers, such as HB07; its file's name if missing.", default=""
    ),
    "picture": TextType("A picture of layouts/pictures.", NAME_PATTERN, "a picture's name", default=""),
    "design": TextType(
        "The module in layouts/designs that lays it out; missing: the one for the kind of each format.",
        NAME_PATTERN,
        "a design's name",
        default="",
    ),
    "formats": ListType(
        "Files in layouts/formats, the default of each region first.",
        TextType("A format.", NAME_PATTERN, "a format's name"),
        1,
        unique=True,
    ),
    "languages": ListType(
        "The languages it is made in; missing: every language in which all of its words are translated.",
        TextType("A language, by tag or name."),
        unique=True,
        default=(),
    ),
    "needs": ListType(
        "What the country's numbers must have for it to be made there, as dotted names: crisis, trafficking.interpreters.",
        TextType("A line, or a part of one.", "^[a-z][a-z0-9_]*([.][a-z_]+)?$", "a line's name"),
        unique=True,
        default=(),
    ),
    "multilingual": FlagType("yes: one piece is in every language at once. no: one language a side.", default=False),
    "wordless": FlagType(
        "yes: it prints pictures, numbers and names alone, in every language; where its title, what is read aloud and the imprint are not"
        " translated, these are in English.",
        default=False,
    ),
    "panels": ListType(
        "The faces of a card or the sides of a flyer.",
        RecordType(
            PanelContent,
            "A panel.",
            {
                "name": TextType("Its name.", NAME_PATTERN, "a panel's name"),
                "blocks": ListType("Its blocks in reading order.", BLOCK, 1),
            },
        ),
        1,
    ),
}
IMPRINT_FILE = RecordType(
    ImprintWords,
    "The quiet line on every piece.",
    {
        "called": WordsType("When its numbers were called, if a named person has called each; {{ called }} is the earliest such day."),
        "checked": WordsType("Until then: when they were last compared with public pages; {{ checked }} is the earliest such day."),
        "checked_short": WordsType("The same in a few words, for labels and cards."),
        "draft": WordsType("Shown as long as a message or a number on the piece waits for a person to confirm it."),
        "draft_short": WordsType("The same in one word, for labels and cards."),
    },
    located=True,
)


@cached_by_campaign()
def material_declaration(campaign: Campaign) -> RecordType[Material]:
    """How a material is written; its photograph lies beside it or among the campaign's pictures."""
    hero = HeroType(tuple(layer / PICTURES for layer in campaign.layers))
    about = "A material: what a piece says, in English, in reading order."
    return RecordType(_material, about, {**_KEYS, "hero": hero}, located=True, check=_material_problems)


def material_names(campaign: Campaign) -> tuple[str, ...]:
    """The id of every material, sorted."""
    return tuple(name for name in campaign.files(CONTENT) if name not in (IMPRINT, LINE_WORDS))


@cached_by_campaign()
def find_material(campaign: Campaign, name: str) -> Material:
    """Load one material, by its id or title. Raises ProblemsFound: an unknown or ambiguous name, or every problem of the file."""

    def describe(known: str) -> Description:
        piece = find_material(campaign, known)
        return Description(piece.about, (piece.title,))

    known = find_name("usage-material", "material", name, material_names(campaign), describe)
    if known != name:
        return find_material(campaign, known)
    return parse_data(material_declaration(campaign), campaign.data(f"{CONTENT}/{name}.yaml"))


@cached_by_campaign()
def read_imprint(campaign: Campaign) -> ImprintWords:
    """The strings of the imprint line. Raises ProblemsFound with every problem of the file."""
    return parse_data(IMPRINT_FILE, campaign.data(f"{CONTENT}/{IMPRINT}.yaml"))


def written_blocks(source: Material) -> Iterator[Unfilled]:
    """Every block of a material and every item in it, in reading order."""
    yield from _with_items(block for panel in source.panels for block in panel.blocks)


def _with_items(blocks: Iterable[Unfilled]) -> Iterator[Unfilled]:
    for block in blocks:
        yield block
        yield from _with_items(block.items)
