"""Turns blocks as written into blocks as printed: evaluates conditions and loops, translates the words, then fills them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Label, label_in
from handbill.content.facts import undated_figures
from handbill.content.interpolate import evaluate, fill
from handbill.content.line_words import LineWords, broken_promises, is_reached, line_of, notes, read_line_words, with_line
from handbill.content.links import link_problems
from handbill.content.material import NUMBERED, Unfilled
from handbill.content.piece import Block, Draft, Said
from handbill.content.translate import UNDONE, Translated, translator
from handbill.core.isolates import IsolatedText, WebAddress, own_direction, without_isolates
from handbill.core.problems import Place, Problem, ProblemsFound, collect, raise_if_any
from handbill.core.values import Values
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.i18n.placeholders import is_message, typed_numbers
from handbill.i18n.scripts import scripts

# The roles of what an organization's block says beside its name and number: what stands before the number, the second number with what
# stands before it, the web address, and the names on social media.
NUMBER_LABEL, SECOND_NUMBER, ADDRESS, SOCIAL = "label", "number", "address", "social"
_EACH = re.compile(r"([a-z_]+) in (.+)", re.DOTALL)


@dataclass(frozen=True)
class Local:
    """Who hands the piece out, for templates: numbers and addresses are isolated in print."""

    name: str
    short_name: str = ""
    phone: IsolatedText | None = None
    url: WebAddress | None = None
    phone_label: Label = ()
    phone_2: IsolatedText | None = None
    phone_2_label: Label = ()
    social: tuple[IsolatedText, ...] = ()


@dataclass
class BlockWriter:
    """Writes the words of one piece, and collects its problems and its unreviewed messages.

    `speaking`: the values that depend on the language a block speaks. `wordless`: of a piece that prints no words, what is read aloud, its
    title and the imprint are English where they are not translated: these are no words that its readers need.
    """

    campaign: Campaign
    speaking: Callable[[Language], Values] = field(default=lambda language: {})
    wordless: bool = False
    problems: list[Problem] = field(default_factory=list)
    unreached: dict[str, None] = field(default_factory=dict)  # lines that the country lacks, for which blocks were left out
    unreviewed: dict[tuple[str, str], Place] = field(default_factory=dict)  # by (tag, message)
    said: list[Said] = field(default_factory=list)  # in the order they were written

    def blocks(self, written: tuple[Unfilled, ...], language: Language, values: Values) -> tuple[Block, ...]:
        return tuple(block for unfilled in written for block in self._block(unfilled, language, values))

    def words(self, text: str, language: Language, values: Values, place: Place) -> str:
        """One string, translated if it contains a word, and filled in. Empty if there is a problem, which is added to `problems`."""
        return collect(lambda: self._words(text, language, values, place), self.problems) or ""

    def spoken(self, texts: Iterable[str], language: Language) -> Language:
        """The language of strings that belong together: English where the piece is wordless and one of them is not translated."""
        if not self.wordless:
            return language
        words = translator(self.campaign, language.tag)
        undone = any(problem.code in UNDONE for text in texts if is_message(text) for problem in words.problems(text))
        return find_language(self.campaign, SOURCE) if undone else language

    def drafts(self) -> tuple[Draft, ...]:
        return tuple(Draft(tag, message, place) for (tag, message), place in self.unreviewed.items())

    def _words(self, text: str, language: Language, values: Values, place: Place) -> str:
        raise_if_any(typed_numbers(text, place))
        if not is_message(text):
            return fill(text, values, place)
        translated = self._translate(text, language, place)
        # The translation has the same names as the source, so an unknown name is a mistake in the source.
        words = fill(translated.text, values, place)
        self.said.append(Said(text, words))
        return words

    def _translate(self, text: str, language: Language, place: Place) -> Translated:
        translated = translator(self.campaign, language.tag).translate(text, place)
        if not translated.reviewed:
            self.unreviewed.setdefault((language.tag, text), translated.place)
        return translated

    def _block(self, written: Unfilled, language: Language, values: Values) -> Iterator[Block]:
        for bound in collect(lambda: self._bindings(written, values), self.problems) or ():
            yield from collect(partial(self._wanted, written, language, bound), self.problems) or ()

    def _wanted(self, written: Unfilled, language: Language, values: Values) -> list[Block]:
        own = self._language(written, language, values)
        bound = {**values, **self.speaking(own), "language": own}
        if name := line_of(written):
            bound["line"] = evaluate(f"hotlines.{name}", bound, written.place("line" if written.line else "value"))
        if written.line and not self._is_reached(written, bound):
            return []
        if written.when and not evaluate(written.when, bound, written.place("when")):
            return []
        raise_if_any(undated_figures(written))
        if "line" in bound:
            self.problems += broken_promises(self.campaign, written, self._line_words, name or written.role, bound)
        return [self._printed(written, own, bound)]

    @property
    def _line_words(self) -> LineWords:
        return read_line_words(self.campaign)

    def _is_reached(self, written: Unfilled, values: Values) -> bool:
        """Whether the block is printed. The largest number of a piece cannot be left out; that of another line can, which is said."""
        if is_reached(written, self._line_words, values):
            return True
        if written.role == "helpline" and (not written.when or evaluate(written.when, values, written.place("when"))):
            fill(f"{{{{ hotlines.{written.line}.{written.by} }}}}", values, written.place("line"))
        if not values["line"]:
            self.unreached[written.line] = None
        return False

    def _printed(self, written: Unfilled, language: Language, values: Values) -> Block:
        before, said, own = len(self.said), list[str](), ""
        if written.line and written.role in NUMBERED:
            said, own = notes(written, self._line_words, values), written.text
            written = replace(with_line(written, self._line_words, values), text="")
        spoken = self.spoken((text for _, text in written.strings()), language)
        fields: dict[str, Any] = {name: self._field(written, name, spoken, values) for name, _ in written.strings()}
        if said:
            place = written.place("text_from" if written.text_from else "text")
            words = [self.words(text, language, values, place) for text in said]
            fields["text"] = sentences(words, language)
            # Where room is short, what has to be known of the line goes before what else the piece says.
            fields["short"] = sentences(words[1:], language) if own else ""
        if fields.get("link") and fields.get("value"):
            raise_if_any(link_problems(fields["value"], fields["link"], written.place("link")))
        if written.role == "local":
            fields |= local_line(values["organization"], language, written.number_only)
        if written.figure:
            fields["share"] = self._share(written, values)
        return Block(
            role=written.role,
            language=spoken,
            picture=written.picture,
            place=written.place(),
            said=tuple(self.said[before:]),
            **{"items": self.blocks(written.items, language, values), **fields},
        )

    def _field(self, written: Unfilled, name: str, language: Language, values: Values) -> str:
        text, place = getattr(written, name), written.place(name)
        if name == "link":
            return without_isolates(collect(lambda: self._link(text, values, place), self.problems) or "")
        return self.words(text, language, values, place)

    def _share(self, written: Unfilled, values: Values) -> tuple[int, int]:
        """A figure such as 1 in 6 as two numbers. Raises ProblemsFound: there is no such figure, or it has no parts."""
        place = written.place("figure")
        fact = evaluate(f"facts.{written.figure}", values, place)
        part, whole = (without_isolates(str(getattr(fact, name, ""))) for name in ("part", "whole"))
        if not (part.isdecimal() and whole.isdecimal()):
            raise ProblemsFound(
                [Problem("content-figure", f"{written.figure} is not a part of a whole", place, "draw a figure such as 1 in 6")]
            )
        return int(part), int(whole)

    def _link(self, text: str, values: Values, place: Place) -> str:
        raise_if_any(typed_numbers(text, place))
        return fill(text, values, place)

    def _bindings(self, written: Unfilled, values: Values) -> list[dict[str, Any]]:
        if not written.each:
            return [dict(values)]
        place = written.place("each")
        match = _EACH.fullmatch(written.each)
        assert match  # the declaration of `each` has this pattern
        name, many = match[1], evaluate(match[2], values, place)
        if name in values:
            raise ProblemsFound([Problem("content-template", f"the name {name!r} is taken", place, "choose another name")])
        if not isinstance(many, tuple | list):
            raise ProblemsFound([Problem("content-template", f"{match[2]!r} is not a list", place, "name one, such as languages")])
        return [{**values, name: one} for one in many]

    def _language(self, written: Unfilled, language: Language, values: Values) -> Language:
        if not written.language:
            return language
        place = written.place("language")
        own = evaluate(written.language, values, place)
        if not isinstance(own, Language):
            raise ProblemsFound([Problem("content-template", f"{written.language!r} is not a language", place, "name one of `languages`")])
        return own


def sentences(texts: Iterable[str], language: Language) -> str:
    """Sentences one after the other, as this language writes them; words without a mark at their end are set apart from the next."""
    script = scripts().get(language.script)
    space, ends = (script.space, script.ends) if script else (" ", "")
    joined = ""
    for text in filter(None, texts):
        # No line begins with the separator.
        apart = f"\u00a0{language.separator.lstrip()}"
        between = space if not ends or without_isolates(joined).endswith(tuple(ends)) else apart
        joined += between + text if joined else text
    return joined


def organization_words(organization: Local, language: str) -> dict[str, tuple[str, ...]]:
    """The words of each part of an organization's box, by the part's name; of the name the short one second. `language`: a tag."""
    names = tuple(own_direction(name) for name in (organization.name, organization.short_name) if name)
    labels = {"label": organization.phone_label, "label_2": organization.phone_2_label}
    labeled = {form: own_direction(label_in(label, language)) for form, label in labels.items()}
    words = {**labeled, **{form: str(reached) for form, reached in _reached(organization).items()}}
    return {"name": names, "imprint": names, **{form: (said,) for form, said in words.items() if said}}


def organization_links(organization: Local) -> dict[str, str]:
    """Where the parts of an organization's box lead, by the part's name."""
    return {form: reached.link for form, reached in _reached(organization).items() if reached.link}


def social_form(index: int) -> str:
    """What the part of the box is called that holds this one of the names on social media."""
    return f"{SOCIAL}_{index + 1}"


def _reached(organization: Local) -> dict[str, IsolatedText | WebAddress]:
    """How the organization is reached, by the part of its box; a web address stands in the place of a missing number."""
    first, url = organization.phone or organization.url, organization.url if organization.phone else None
    parts = {"number": first, "number_2": organization.phone_2, "address": url}
    social = {social_form(index): each for index, each in enumerate(organization.social)}
    return {form: part for form, part in parts.items() if part} | social


def local_line(organization: Local | None, language: Language, number_only: bool = False) -> dict[str, Any]:
    """The fields of a block about an organization: name, numbers and addresses. Without an organization none: it is a line to write on."""
    if organization is None or (number_only and not organization.phone):
        return {}
    words, links = organization_words(organization, language.tag), organization_links(organization)
    if number_only:
        return {"value": words["number"][0], "link": links["number"]}
    name, short = (*words["name"], "")[:2]

    def part(role: str, form: str, label: str = "") -> tuple[Block, ...]:
        if form not in words:
            return ()
        return (Block(role, language, label=words.get(label, ("",))[0], value=words[form][0], link=links.get(form, "")),)

    social = (part(SOCIAL, social_form(index)) for index, _ in enumerate(organization.social))
    return {
        "text": name,
        "short": short,
        "value": words.get("number", ("",))[0],
        "link": links.get("number", ""),
        "items": (
            *part(NUMBER_LABEL, "label"),
            *part(SECOND_NUMBER, "number_2", "label_2"),
            *part(ADDRESS, "address"),
            *(each for parts in social for each in parts),
        ),
    }
