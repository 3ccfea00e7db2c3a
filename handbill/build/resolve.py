"""Looks every name up, once: BuildOptions -> JobSpecs -> Jobs. All unknown names are reported together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.defaults import country_of, default_country, default_region, default_theme
from handbill.build.job import Job
from handbill.build.job_spec import JobSpec
from handbill.build.purpose import Purpose
from handbill.build.purposes import find_purpose
from handbill.build.settings_problems import settings_problems
from handbill.campaign.campaign import Campaign
from handbill.campaign.open_campaign import lay_over
from handbill.campaign.settings import read_settings
from handbill.contacts.hero import Hero
from handbill.contacts.organization import Organization, read_organization
from handbill.content.country_pieces import not_made_in
from handbill.content.material import CONTENT, Material, find_material, written_blocks
from handbill.content.piece_languages import piece_languages, possible_languages, untranslated_languages
from handbill.core.clock import today
from handbill.core.datafile import YAML_SUFFIXES
from handbill.core.problems import Place, Problem, ProblemsFound, collect, raise_if_any, unknown_name
from handbill.i18n.language import SOURCE, find_language, find_languages, of_country, variety
from handbill.layout.format import FORMATS, Format, find_format, format_names, formats_meant, formats_of_size
from handbill.layout.ink_set import FULL, InkSet, in_inks, parse_inks
from handbill.layout.kind import find_kind
from handbill.layout.theme import EDITIONS, THEMES, Theme, find_edition, find_theme, in_series, with_colors
from handbill.sheets.paper import PLAIN, Paper, known_paper

if TYPE_CHECKING:
    from handbill.sheets.print_shop import Shop

NO_ORGANIZATION = "none"  # in place of an organization's file, where a campaign has one


@dataclass(frozen=True)
class BuildOptions:
    """What to make of some pieces, by names, as on the command line. What is empty is taken from the campaign's settings, if they say.

    No `languages`: all that a piece has; 'en+es' puts two languages on two sides, 'en,es' makes two files. No `forms`: the region's own.
    `country`: whose numbers are printed; empty: the organization's, or the campaign's. A name among `forms` and `editions`, or `theme`,
    that ends in .yaml is a file. An `organization` called none is left out.
    """

    languages: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    region: str = ""
    country: str = ""
    organization: Path | None = None
    purposes: tuple[str, ...] = ("screen", "office")
    final: bool = False
    paper: Paper = PLAIN
    icc: Path | None = None
    theme: str = ""
    editions: tuple[str, ...] = ()
    inks: str = FULL
    shop: str = ""
    preflight: bool = False
    hero: Hero | None = None


def with_settings(campaign: Campaign, options: BuildOptions) -> BuildOptions:
    """The options with what the campaign's settings say in place of what is empty. Raises ProblemsFound: the settings' problems."""
    raise_if_any(settings_problems(campaign))
    organization = options.organization or read_settings(campaign).organization
    return replace(
        options,
        theme=options.theme or default_theme(campaign),
        organization=None if organization == Path(NO_ORGANIZATION) else organization,
    )


def with_named_files(campaign: Campaign, materials: Sequence[str], options: BuildOptions) -> tuple[Campaign, tuple[str, ...], BuildOptions]:
    """The campaign with the files that are given in place of names laid over it, and their names. Raises ProblemsFound: no such file."""
    problems: list[Problem] = []
    given = {CONTENT: tuple(materials), FORMATS: options.forms, THEMES: (options.theme,), EDITIONS: options.editions}
    names = dict(given)
    for folder, words in given.items():
        found = collect(partial(lay_over, campaign, folder, words), problems)
        campaign, names[folder] = found or (campaign, words)
    raise_if_any(problems)
    return campaign, names[CONTENT], replace(options, forms=names[FORMATS], theme=names[THEMES][0], editions=names[EDITIONS])


def made_in_country(campaign: Campaign, names: Sequence[str], options: BuildOptions) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of many pieces those that can be made for the country, and a sentence for each that cannot. Raises ProblemsFound: no such country."""
    given = with_settings(campaign, options).organization
    organization = read_organization(given, default_country(campaign), read_settings(campaign).numbers) if given else None
    country = country_of(campaign, options.country, organization)
    reasons = {name: not_made_in(campaign, name, country, today()) for name in names}
    return tuple(name for name, found in reasons.items() if not found), tuple(one.sentence for found in reasons.values() for one in found)


def resolve(campaign: Campaign, materials: Sequence[str], options: BuildOptions) -> list[Job]:
    """The jobs of these pieces, one for each file, in order.

    Raises ProblemsFound with every unknown name and every problem of the organization's file.
    """
    campaign, materials, options = with_named_files(campaign, materials, with_settings(campaign, options))
    problems = unknown_names(campaign, options.languages, options.forms, (options.theme, options.editions), options.inks, options.shop)
    purposes = [purpose for name in options.purposes if (purpose := collect(partial(find_purpose, name), problems))]
    problems += shop_option_problems(options.shop, options.icc, purposes)
    usual = options.country or default_country(campaign)
    style = read_settings(campaign).numbers
    organization = collect(partial(read_organization, options.organization, usual, style), problems) if options.organization else None
    country = collect(partial(country_of, campaign, options.country, organization), problems) or usual
    options = replace(options, country=country)
    pieces = [piece for name in materials if (piece := collect(partial(find_material, campaign, name), problems))]
    for piece in pieces:
        for form in options.forms:
            collect(partial(choose_format, campaign, JobSpec(piece.id, today(), form=form)), problems)
    languages = {piece: collect(partial(_languages, campaign, piece, options), problems) or [] for piece in pieces}
    if pieces and not problems and not any(languages.values()):
        problems += [problem for piece in pieces for problem in _in_no_language(campaign, piece)]
    raise_if_any(list(dict.fromkeys(problems)))
    options = replace(options, region=options.region or default_region(campaign, country))
    written = (spec for piece in pieces for spec in _specs(campaign, piece, languages[piece], options, purposes, organization))
    specs = (spec for each in written if (spec := collect(partial(known_names, campaign, each), problems)))
    jobs = [job for spec in dict.fromkeys(specs) if (job := collect(partial(resolve_job, campaign, spec), problems))]
    if pieces and not jobs and not problems:
        sentence = f"no picture for social media is made of {', '.join(piece.id for piece in pieces)}, without a title to put on it"
        problems.append(Problem("usage-material", sentence, hint="name a piece with a title"))
    raise_if_any(list(dict.fromkeys(problems)))
    return jobs


def unknown_names(
    campaign: Campaign, languages: Iterable[str], forms: Iterable[str], look: tuple[str, tuple[str, ...]], inks: str, shop: str
) -> list[Problem]:
    """The problems of names that options give: languages, formats, a theme with its editions, inks, and a print shop unless it is empty."""
    problems: list[Problem] = []
    for written in languages:
        collect(partial(find_languages, campaign, written), problems)
    for form in forms:
        collect(partial(formats_meant, campaign, form), problems)
    collect(partial(find_theme, campaign, *look), problems)
    collect(partial(parse_inks, inks), problems)
    if shop:
        from handbill.sheets.print_shop import find_shop

        collect(partial(find_shop, campaign, shop), problems)
    return problems


def known_names(campaign: Campaign, spec: JobSpec) -> JobSpec:
    """The spec with each name as its file has it, however it was written. Raises ProblemsFound: an unknown name."""
    look = find_theme(campaign, spec.theme, spec.editions)
    country = country_of(campaign, spec.country, spec.organization)
    return replace(
        spec,
        material=find_material(campaign, spec.material).id,
        languages=tuple(variety(campaign, find_language(campaign, tag).tag, country) for tag in spec.languages),
        country=country,
        purpose=find_purpose(spec.purpose).name,
        form=choose_format(campaign, spec).id if spec.form else "",
        paper=known_paper(campaign, spec.paper),
        theme=look.id,
        editions=look.editions,
        inks=str(parse_inks(spec.inks)),
        shop=_known_shop(campaign, spec.shop),
    )


def _known_shop(campaign: Campaign, written: str) -> str:
    if not written or written.endswith(YAML_SUFFIXES):
        return written
    from handbill.sheets.print_shop import find_shop

    return find_shop(campaign, written).id


def shop_option_problems(shop: str, icc: Path | None, purposes: Iterable[Purpose]) -> list[Problem]:
    """The problem of options that only a print shop's file takes, where none is made."""
    if (shop or icc) and not any(purpose.for_shop for purpose in purposes):
        return [Problem("usage-shop", "--shop and --icc need --for press", hint="add --for press")]
    return []


def resolve_job(campaign: Campaign, spec: JobSpec) -> Job:
    """One file's job. Raises ProblemsFound: unknown names, a format, theme or language that the piece is not made in, a print shop that
    cannot print it, colors with too little contrast, a photograph for a theme that shows none."""
    purpose, material, inks = find_purpose(spec.purpose), find_material(campaign, spec.material), parse_inks(spec.inks)
    raise_if_any([*_unlisted(campaign, material, spec.languages)])
    form, theme = choose_format(campaign, spec), _theme(campaign, spec, material, inks)
    if spec.hero and theme.composition == "word":
        hint = "choose another theme, such as field or window, or leave out --hero"
        raise ProblemsFound([Problem("usage-hero", f"the theme {theme.id} shows no photograph", Place(key="--hero"), hint)])
    shop = None
    if purpose.for_shop:
        from handbill.sheets.print_shop import at_shop

        shop = _shop(campaign, spec, form, inks)
        form = at_shop(form, shop)
    languages = tuple(find_language(campaign, tag) for tag in spec.languages)
    return Job(spec, campaign, purpose, material, languages, form, theme, inks, shop)


def choose_format(campaign: Campaign, spec: JobSpec) -> Format:
    """The format asked for, or the region's own among the piece's. Raises ProblemsFound (usage-format, fit-theme)."""
    material = find_material(campaign, spec.material)
    raise_if_any(_unknown_formats(campaign, material))
    if spec.form:
        form = _format_of_piece(campaign, material, spec.form)
    else:
        names = _formats_on_stock(campaign, material, spec.paper.stock) if spec.paper.stock else material.formats
        # One after the other, since a piece has ten sizes and a run needs one.
        forms = (find_format(campaign, name) for name in names)
        form = next((form for form in forms if form.region == spec.region), None) or find_format(campaign, names[0])
    if form.id not in material.formats and material.design and not form.kind.excerpt and f"{FORMATS}/{form.id}.yaml" not in campaign.named:
        hint = "use one of: " + ", ".join(material.formats)
        raise ProblemsFound([Problem("usage-format", f"{material.id} is not made as {form.id}", hint=hint)])
    theme = find_theme(campaign, spec.theme, spec.editions)
    if not theme.sizes(form.kind):
        hint = f"add {form.kind.id!r} to its `type`, or say in the kind's file which kind it is `like`"
        raise ProblemsFound([Problem("fit-theme", f"the theme {theme.id} has no type sizes for {form.kind.id!r}", hint=hint)])
    if not theme.suits(form.kind):
        raise ProblemsFound([_unsuitable(campaign, spec, form, theme)])
    return form


def _format_of_piece(campaign: Campaign, material: Material, written: str) -> Format:
    """The format that a name or a size means for a piece: one that it is made in, if there is one of the size that is meant.

    A piece without a design of its own is made in any format, so the name of one means just that.
    """
    meant = formats_meant(campaign, written)
    first = find_format(campaign, meant[0])
    # A poster and a flyer of one size are two formats, tabloid and tabloid-flyer, of which a piece has one.
    own = [name for name in material.formats if name in meant]
    if not own and material.design and f"{FORMATS}/{first.id}.yaml" not in campaign.named:
        same = formats_of_size(campaign, material.formats, (first.width, first.height))
        own = [name for name in same if _differ_in_kind_alone(find_format(campaign, name), first)]
    return find_format(campaign, own[0]) if own else first


def _differ_in_kind_alone(one: Format, other: Format) -> bool:
    """Whether two formats of one size share a name, and are for pieces of different kinds, such as tabloid and tabloid-flyer."""
    return one.kind != other.kind and (one.id.startswith(f"{other.id}-") or other.id.startswith(f"{one.id}-"))


def _unsuitable(campaign: Campaign, spec: JobSpec, form: Format, theme: Theme) -> Problem:
    """The problem of a look that is not made for a kind of piece: of the theme, or of an edition."""
    unfit = [name for name in spec.editions if not find_theme(campaign, spec.theme, (name,)).suits(form.kind)]
    plain = find_theme(campaign, spec.theme).suits(form.kind)
    look = find_edition(campaign, unfit[0]).name if unfit and plain else theme.name
    kinds = ", ".join(find_kind(campaign, kind).name.lower() for kind in theme.kinds)
    sentence = f"{spec.material} as {form.id} has no room for {look.lower()}"
    return Problem("fit-edition" if unfit and plain else "fit-theme", sentence, hint=f"choose a piece of another kind: {kinds}")


def audience_theme(campaign: Campaign, name: str, editions: tuple[str, ...], material: Material) -> Theme:
    """A theme with its editions, in the colors of a piece's audience: its own, or where it has none for it, those of the campaign's theme.

    Raises ProblemsFound: unknown names.
    """
    theme, usual = find_theme(campaign, name, editions), read_settings(campaign).theme
    if material.audience not in theme.series and theme.series and usual:
        theme = replace(theme, series={**find_theme(campaign, usual, editions).series, **theme.series})
    return in_series(theme, material.audience, material.place)


def _theme(campaign: Campaign, spec: JobSpec, material: Material, inks: InkSet) -> Theme:
    """The theme in the colors of the piece's audience, or of the organization, in these inks."""
    theme, organization = audience_theme(campaign, spec.theme, spec.editions, material), spec.organization
    if organization and organization.colors:
        return in_inks(with_colors(theme, organization.colors, organization.at), inks)
    return campaign.keep(_theme, (spec.theme, spec.editions, material.audience, inks), lambda: in_inks(theme, inks))


def _formats_on_stock(campaign: Campaign, material: Material, name: str) -> tuple[str, ...]:
    """The formats of a piece that fit on a stock, or all if none does. Raises ProblemsFound: no such stock."""
    from handbill.sheets.imposition import takes
    from handbill.sheets.stock import find_stock

    stock = find_stock(campaign, name)
    return tuple(form for form in material.formats if takes(stock, find_format(campaign, form))) or material.formats


def _shop(campaign: Campaign, spec: JobSpec, form: Format, inks: InkSet) -> Shop:
    from handbill.sheets.print_shop import default_shop, find_shop

    shop = find_shop(campaign, spec.shop) if spec.shop else default_shop(campaign, form.region)
    if not shop.process_inks and inks.full:
        hint = 'add --inks black, or --inks "black+NAME" for a second drum'
        raise ProblemsFound([Problem("usage-inks", f"{shop.id} does not print in four inks", hint=hint)])
    return shop


def _unknown_formats(campaign: Campaign, material: Material) -> list[Problem]:
    """Formats that a content file names and no file describes."""
    place, known = material.place("formats"), format_names(campaign)
    unknown = [form for form in material.formats if form not in known]
    return [unknown_name("content-format", "format", form, known, place) for form in unknown]


def is_pictured(piece: Material) -> bool:
    """Whether pictures for social media are made of a piece: it has a title, which is what such a picture says."""
    return any(block.role == "title" for block in written_blocks(piece))


def _forms(campaign: Campaign, purpose: Purpose, named: Sequence[str]) -> tuple[str, ...]:
    """The formats of a purpose's files, of those that are named; '': the region's own. Pictures are made in all their sizes."""
    if not purpose.pictures:
        return tuple(named) or ("",)
    every = tuple(name for name in format_names(campaign) if find_format(campaign, name).pixels)
    return tuple(name for name in named if find_format(campaign, name).pixels) or every


def _specs(
    campaign: Campaign,
    piece: Material,
    languages: Sequence[tuple[str, ...]],
    options: BuildOptions,
    purposes: Sequence[Purpose],
    organization: Organization | None,
) -> Iterator[JobSpec]:
    """The specs of a piece's files, one for each of its `languages` in each purpose and format."""
    for purpose in purposes:
        if purpose.pictures and not is_pictured(piece):
            continue
        common = JobSpec(
            material=piece.id,
            today=today(),
            purpose=purpose.name,
            region=options.region,
            country=options.country,
            organization=organization,
            final=options.final,
            # Files for others than an office printer are the same however many are wanted.
            paper=options.paper if purpose.office_paper else replace(options.paper, copies=0),
            icc=options.icc,
            theme=options.theme,
            editions=options.editions,
            inks=options.inks,
            shop=options.shop if purpose.for_shop else "",
            preflight=options.preflight,
            hero=options.hero,
        )
        for form in _forms(campaign, purpose, options.forms):
            yield from (replace(common, form=form, languages=sides) for sides in languages)


def _languages(campaign: Campaign, piece: Material, options: BuildOptions) -> list[tuple[str, ...]]:
    """The languages of each file of a piece, one tag a side: those asked for, or those that it has. Raises ProblemsFound."""
    if options.languages:
        return [tags for written in options.languages for tags in find_languages(campaign, written)]
    tags = of_country(campaign, piece_languages(campaign, piece.id), options.country)
    if piece.multilingual and tags:
        return [(SOURCE if SOURCE in tags else tags[0],)]
    return [(tag,) for tag in tags]


def _unlisted(campaign: Campaign, piece: Material, tags: Iterable[str]) -> Iterator[Problem]:
    """The problems of languages that a piece is not made in because it lists others; no other piece has any."""
    for tag in tags if piece.languages else ():
        if tag not in piece.languages and tag not in possible_languages(campaign, piece.id):
            sentence = f"{piece.id} is not made in {find_language(campaign, tag).english}"
            hint = f"add {tag} to its `languages`, or ask for one of: {', '.join(piece.languages)}"
            yield Problem("usage-language", sentence, piece.place("languages"), hint)


def _in_no_language(campaign: Campaign, piece: Material) -> Iterator[Problem]:
    """Why nothing is made of a piece: it has all of its words in none of the languages that it could be made in."""
    lacking = untranslated_languages(campaign, piece.id)
    for each in lacking:
        sentence = f"{piece.id} is not made in {each.english}: {each.count} of its {each.total} messages are not translated"
        hint = f"run `handbill language update {each.tag}`, then translate them"
        yield from each.unread or (Problem("language-missing", sentence, each.place, hint),)
    if not lacking:
        settings = read_settings(campaign)
        sentence, hint = f"{piece.id} is made in none of the languages of this campaign", f"its own are {', '.join(piece.languages)}"
        yield settings.at.problem("usage-language", sentence, "languages", hint=hint)
