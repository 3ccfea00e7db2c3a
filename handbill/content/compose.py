"""Composes a Piece: one material in the requested languages, with an organization's name and number, or reports every problem."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from handbill.campaign.campaign import Campaign
from handbill.contacts import phone_numbers
from handbill.contacts.country import CountryHotlines, country_laws, find_hotlines
from handbill.contacts.hotlines import Hotlines, address
from handbill.contacts.organization import Organization, social_link
from handbill.content.blocks import BlockWriter, Local
from handbill.content.country_pieces import not_made_in
from handbill.content.facts import Fact, facts_named, figures, read_facts
from handbill.content.imprint import Imprint, is_printed, sign, unconfirmed
from handbill.content.material import ImprintWords, Material, find_material, read_imprint
from handbill.content.piece import Panel, Piece
from handbill.content.piece_languages import piece_languages
from handbill.content.refused_words import refused_words
from handbill.core.isolates import IsolatedText, without_isolates
from handbill.core.problems import Problem, collect, raise_if_any
from handbill.core.values import Values
from handbill.i18n.language import SOURCE, Language, find_language, of_country
from handbill.i18n.language_names import in_order_of_scripts

_SIDES = ("front", "back")


@dataclass(frozen=True)
class PieceRequest:
    """`languages`: the tags requested, one a side. On a multilingual page a single tag comes first, before the others that the piece is
    made in; several tags are the only ones shown.

    `country`: whose numbers it carries, an ISO 3166-1 code.
    """

    material: str
    today: dt.date
    languages: tuple[str, ...] = (SOURCE,)
    organization: Organization | None = None
    country: str = "us"


@dataclass(frozen=True)
class _Sources:
    """Everything that a piece is made of, loaded."""

    material: Material
    imprint: ImprintWords
    hotlines: Hotlines
    tongues: tuple[Language, ...]
    organization: Local | None
    facts: Mapping[str, Fact]
    campaign: Campaign
    _spoken: dict[str, Values] = field(default_factory=dict)

    def values(self, own: Language) -> Values:
        """The values that a template can use, by name."""
        every = {"organization": self.organization, "languages": self.tongues}
        return {**every, "language": own, **self.speaking(own)}

    def speaking(self, own: Language) -> Values:
        """The values that depend on the language. Every block asks for them, so they are made once for each language."""
        if own.tag not in self._spoken:
            self._spoken[own.tag] = {
                "hotlines": CountryHotlines(self.hotlines, self.campaign, own),
                "laws": country_laws(self.hotlines, self.campaign),
                "facts": figures(self.facts, own, self.hotlines.country),
            }
        return self._spoken[own.tag]


def compose(campaign: Campaign, request: PieceRequest) -> Piece:
    """The words of one piece. Raises ProblemsFound with every problem in the content, numbers and languages that it uses."""
    sources = _load(campaign, request)
    writer = BlockWriter(campaign, sources.speaking, sources.material.wordless)
    lead = sources.tongues[0]
    named = writer.spoken((sources.material.title,), lead)
    title = writer.words(sources.material.title, named, sources.values(lead), sources.material.place("title"))
    panels = _panels(sources, writer)
    descriptions = _descriptions(sources, writer)
    used = [line for line in sources.hotlines.lines.values() if is_printed(panels, (*line.prints(), *line.spells(), line.url))]
    given = [fact for fact in facts_named(sources.material, sources.facts) if fact.country in ("", sources.hotlines.country)]
    panels = sign(panels, Imprint(sources.material.code or sources.material.id, sources.imprint, sources.organization, used, given), writer)
    writer.problems += not_made_in(campaign, request.material, request.country, request.today)
    raise_if_any(writer.problems + refused_words(campaign, request.material, (tongue.tag for tongue in sources.tongues)))
    return Piece(
        material=request.material,
        title=without_isolates(title),
        language=lead,
        languages=tuple(tongue.tag for tongue in sources.tongues),
        design=sources.material.design,
        formats=sources.material.formats,
        audience=sources.material.audience,
        picture=sources.material.picture,
        panels=panels,
        numbers=_numbers(panels, sources),
        organization=request.organization,
        descriptions=descriptions,
        checked=min((line.checked for line in used), default=None),
        unreached=tuple(writer.unreached),
        drafts=(
            *writer.drafts(),
            *(unconfirmed(line) for line in used if not line.confirmed),
            *(fact.draft() for fact in given if not fact.confirmed),
        ),
    )


def _load(campaign: Campaign, request: PieceRequest) -> _Sources:
    problems: list[Problem] = []

    material = collect(lambda: find_material(campaign, request.material), problems)
    imprint = collect(lambda: read_imprint(campaign), problems)
    lines = collect(lambda: find_hotlines(campaign, request.country, request.today), problems)
    facts = collect(lambda: read_facts(campaign), problems)
    asked = [pack for tag in request.languages if (pack := collect(partial(find_language, campaign, tag), problems))]
    multilingual = material is not None and material.multilingual
    every = (collect(partial(_every_language, campaign, request), problems) if multilingual else None) or ()
    if material and not problems:
        problems += _sides(material, asked)
    raise_if_any(problems)
    assert material is not None
    assert imprint is not None
    assert lines is not None
    assert facts is not None
    tongues = [*asked, *(pack for pack in every if pack not in asked)] if len(asked) == 1 else asked
    local = local_of(request.organization, lines.country)
    return _Sources(material, imprint, lines, tuple(tongues), local, facts, campaign)


def _every_language(campaign: Campaign, request: PieceRequest) -> list[Language]:
    """The languages that a multilingual piece is made in, in the order they stand on the page."""
    tags = of_country(campaign, piece_languages(campaign, request.material), request.country)
    return in_order_of_scripts([find_language(campaign, tag) for tag in tags])


def _sides(material: Material, asked: list[Language]) -> list[Problem]:
    """Check that these languages fit on the sides of this material."""
    tags = [pack.tag for pack in asked]
    named = "+".join(tags)
    if not tags:
        return [Problem("usage-languages", "no language is given", hint="give at least one")]
    if len(set(tags)) < len(tags):
        return [Problem("usage-languages", f"{named} names a language twice", hint="name each once")]
    if material.multilingual or len(tags) == 1:
        return []
    if len(material.panels) > 1 and material.design:
        sentence = f"{material.id} has two sides of its own, so {named} does not fit on it"
        return [Problem("usage-languages", sentence, hint="build one language each: " + " ".join(f"--language {tag}" for tag in tags))]
    if len(tags) > len(_SIDES):
        return [Problem("usage-languages", f"{named} is more than two sides", hint="join at most two languages")]
    return []


def local_of(organization: Organization | None, country: str) -> Local | None:
    """Who hands the piece out, for templates; a number without a country code is one of `country`."""
    if organization is None:
        return None
    number = _dialed(organization.phone, country)
    second = _dialed(organization.phone_2, country)
    return Local(
        name=organization.name,
        short_name=organization.short_name,
        phone=IsolatedText(organization.phone, f"tel:{number}") if number else None,
        url=address(organization.url) if organization.url else None,
        phone_label=organization.phone_label,
        phone_2=IsolatedText(organization.phone_2, f"tel:{second}") if second else None,
        phone_2_label=organization.phone_2_label,
        social=tuple(IsolatedText(written, social_link(written)) for written in organization.social),
    )


def _dialed(phone: str, country: str) -> str | None:
    return phone_numbers.dialed(phone, country) if phone else None


def _panels(sources: _Sources, writer: BlockWriter) -> tuple[Panel, ...]:
    material, lead = sources.material, sources.tongues[0]
    if material.multilingual or len(sources.tongues) == 1:
        values = sources.values(lead)
        return tuple(Panel(face.name, lead, writer.blocks(face.blocks, lead, values)) for face in material.panels)
    sides = zip(_SIDES, sources.tongues, strict=True)
    if len(material.panels) == 1:
        return tuple(Panel(side, own, writer.blocks(material.panels[0].blocks, own, sources.values(own))) for side, own in sides)
    # Designs set all panels of a language on one face.
    faces = [(own, face) for own in sources.tongues for face in material.panels]
    return tuple(Panel(face.name, own, writer.blocks(face.blocks, own, sources.values(own))) for own, face in faces)


def _descriptions(sources: _Sources, writer: BlockWriter) -> tuple[tuple[str, str], ...]:
    """What the piece's own photograph shows, in each of its languages."""
    hero, place = sources.material.hero, sources.material.place("hero")
    if not hero:
        return ()
    spoken = [(tongue, writer.spoken((hero.alt,), tongue)) for tongue in sources.tongues]
    return tuple((own.tag, without_isolates(writer.words(hero.alt, tongue, sources.values(own), place))) for own, tongue in spoken)


def _numbers(panels: tuple[Panel, ...], sources: _Sources) -> tuple[str, ...]:
    known = [number for line in sources.hotlines.lines.values() for number in (*line.prints(), *line.spells())]
    if sources.organization:
        known += [number for number in (sources.organization.phone, sources.organization.phone_2) if number]
    return tuple(dict.fromkeys(number.printed for number in known if is_printed(panels, (number,))))
