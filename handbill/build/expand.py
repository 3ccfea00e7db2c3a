"""What somebody asked for in words becomes one request for each file: every piece, language, size and purpose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from handbill.build.job_spec import THEME, JobSpec, Purpose
from handbill.build.resolve import choose_format
from handbill.contacts.organization import Organization, read_organization
from handbill.content.material import Material, find_material
from handbill.core.clock import today
from handbill.core.problems import Problem, ProblemsFound, collect, raise_if_any
from handbill.i18n.language import SOURCE, find_language
from handbill.i18n.language import language_tags as known_tags
from handbill.layout.format import find_format
from handbill.layout.ink_set import FULL, parse_inks
from handbill.layout.theme import find_theme
from handbill.sheets.paper import PLAIN, Paper


@dataclass(frozen=True)
class BuildOptions:
    """As given on the command line. No languages: every pack. No forms: the region's own. 'en+es' puts two languages on two sides."""

    languages: tuple[str, ...]
    forms: tuple[str, ...]
    region: str
    organization: Path | None
    purposes: tuple[str, ...]
    final: bool = False
    paper: Paper = PLAIN
    icc: Path | None = None
    theme: str = THEME
    inks: str = FULL
    shop: str = ""
    preflight: bool = False


def expand(materials: tuple[str, ...], wish: BuildOptions) -> list[JobSpec]:
    """Every request, in order. Raises ProblemsFound with all names nobody knows and what ails the organization."""
    problems: list[Problem] = []
    for joined in wish.languages:
        for tag in joined.split("+"):
            collect(partial(find_language, tag), problems)
    for form in wish.forms:
        collect(partial(find_format, form), problems)
    collect(partial(find_theme, wish.theme), problems)
    collect(partial(parse_inks, wish.inks), problems)
    if wish.shop:
        collect(partial(_shop, wish), problems)
    who = collect(partial(read_organization, wish.organization), problems) if wish.organization else None
    pieces = [piece for name in materials if (piece := collect(partial(find_material, name), problems))]
    for piece in pieces:
        for form in wish.forms:
            collect(partial(choose_format, JobSpec(piece.id, today(), form=form)), problems)
    raise_if_any(problems)
    return list(dict.fromkeys(request for piece in pieces for request in _of_piece(piece, wish, who)))


def _shop(wish: BuildOptions) -> None:
    from handbill.sheets.print_shop import find_shop

    find_shop(wish.shop)
    if "press" not in wish.purposes:
        raise ProblemsFound([Problem("usage-shop", "a print shop is named, but nothing is made for a press", hint="add --for press")])


def _of_piece(piece: Material, wish: BuildOptions, who: Organization | None) -> Iterator[JobSpec]:
    for purpose in wish.purposes:
        for form in wish.forms or ("",):
            for languages in _languages(piece, wish):
                yield JobSpec(
                    material=piece.id,
                    today=today(),
                    languages=languages,
                    purpose=cast(Purpose, purpose),
                    form=form,
                    region=wish.region,
                    organization=who,
                    final=wish.final,
                    paper=wish.paper,
                    icc=wish.icc,
                    theme=wish.theme,
                    inks=wish.inks,
                    shop=wish.shop if purpose == "press" else "",
                    preflight=wish.preflight,
                )


def _languages(piece: Material, wish: BuildOptions) -> list[tuple[str, ...]]:
    if wish.languages:
        return [tuple(find_language(tag).tag for tag in joined.split("+")) for joined in wish.languages]
    return [(SOURCE,)] if piece.multilingual else [(tag,) for tag in known_tags()]
