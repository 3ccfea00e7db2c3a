"""What the terminal and the README list: pieces with their sizes and sets, languages, and what a run has made. Lines of text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from handbill.campaign.campaign import Campaign
from handbill.campaign.own_files import own_things
from handbill.campaign.settings import read_settings
from handbill.contacts.country import DEFAULT_COUNTRY, country_name
from handbill.content.material import find_material, material_names
from handbill.content.overrides import overridden_messages
from handbill.content.piece import count_drafts
from handbill.content.sets import read_sets
from handbill.core.counts import format_count
from handbill.core.problems import display_path
from handbill.i18n.language import State, all_languages, all_packs
from handbill.layout.format import find_format, format_names
from handbill.layout.theme import edition_names, find_edition, find_theme, theme_names

if TYPE_CHECKING:
    from handbill.build.build_files import BuiltFile, GangFile
    from handbill.build.job import Job

_MANY = 8  # languages; a longer list is counted instead
_MOST_WARNINGS = 10
_STATES: Mapping[State, str] = {
    "reviewed": "languages, reviewed",
    "drafted": "languages, drafts until a person has reviewed them",
    "empty": "ready for their translators, without words yet",
}


def pieces(campaign: Campaign) -> Iterator[str]:
    """For the terminal: what is the campaign's own; every piece with its sizes, every set, theme, print shop and language."""
    from handbill.sheets.print_shop import find_shop, shop_names

    yield from _own(campaign)
    for name in material_names(campaign):
        piece = find_material(campaign, name)
        yield f"{name:26}{piece.about}"
        yield f"{'':26}sizes: {', '.join(piece.formats)}"
    yield ""
    for each in read_sets(campaign).values():
        yield f"set {each.name:22}{each.about}"
        yield f"{'':26}{', '.join(each.materials)}"
    yield ""
    yield from _sizes(campaign)
    yield ""
    for theme in (find_theme(campaign, name) for name in theme_names(campaign)):
        yield f"theme {theme.id:20}{theme.about}"
    for name in edition_names(campaign):
        yield f"edition {name:18}{find_edition(campaign, name).about}"
    for shop in (find_shop(campaign, name) for name in shop_names(campaign)):
        yield f"print shop {shop.id:15}{shop.name}"
    yield ""
    yield from _languages_by_state(campaign)


def _languages_by_state(campaign: Campaign) -> Iterator[str]:
    """Every pack under its state, those that can be printed first."""
    for state, title in _STATES.items():
        if packs := [f"{each.tag} ({each.english})" for each in all_packs(campaign) if each.state == state]:
            yield f"{title}: {', '.join(packs)}"


def _sizes(campaign: Campaign) -> Iterator[str]:
    """Every size by its kind: a piece that names no design of its own can be made in any of them with --format."""
    by_kind: dict[str, list[str]] = {}
    for name in format_names(campaign):
        by_kind.setdefault(find_format(campaign, name).kind.name, []).append(name)
    for kind, names in sorted(by_kind.items()):
        yield f"size {kind:21}{', '.join(names)}"


def _own(campaign: Campaign) -> Iterator[str]:
    """What is the campaign's own, and what of the library it hides; nothing for the library."""
    if campaign.folder is None:
        return
    yield f"{read_settings(campaign).name}: your own, in {display_path(campaign.folder)}"
    for each in own_things(campaign):
        hides = "  (in place of the library's)" if each.hides else ""
        yield f"  {each.what:18}{each.name:26}{display_path(each.path)}{hides}"
    for message in overridden_messages(campaign):
        words = shorten(message.message, 24, placeholder="...")
        yield f"  {f'words in {message.tag}':18}{words:26}{message.place}  (in place of the library's)"
    yield ""
    yield "all that can be used here, yours and the library's:"


def markdown(campaign: Campaign) -> Iterator[str]:
    """For the README: pieces and sizes, sets, languages."""
    yield "| piece | what it is | sizes |"
    yield "|---|---|---|"
    for name in material_names(campaign):
        piece = find_material(campaign, name)
        sizes = ", ".join(f"`{form}`" for form in piece.formats)
        yield f"| `{name}` | {piece.about} | {sizes} |"
    yield ""
    yield "| set | for whom | pieces |"
    yield "|---|---|---|"
    for each in read_sets(campaign).values():
        yield f"| `{each.name}` | {each.about} | {', '.join(f'`{name}`' for name in each.materials)} |"
    yield ""
    yield "| language | name | tag |"
    yield "|---|---|---|"
    for language in all_languages(campaign):
        yield f"| {language.english} | {language.name} | `{language.tag}` |"


def stocks(campaign: Campaign) -> Iterator[str]:
    """For the terminal: every stock with its other numbers, its grid and the sizes that it takes."""
    from handbill.sheets.imposition import takes
    from handbill.sheets.stock import find_stock, stock_names

    for name in stock_names(campaign):
        stock = find_stock(campaign, name)
        yield f"{name:18}{stock.name}{'' if stock.measured else ' (not measured yet)'}"
        if stock.aliases:
            yield f"{'':18}also: {', '.join(stock.aliases)}"
        forms = [name for name in format_names(campaign) if takes(stock, find_format(campaign, name))]
        yield f"{'':18}takes: {', '.join(forms) if stock.grid else 'every size that is no larger, as many as fit'}"


def fonts(campaign: Campaign) -> Iterator[str]:
    """For the terminal: every font that a theme may name, with its weights, and the files that cannot be used."""
    from handbill.i18n.font_sources import FONTS_FOLDER, font_sources
    from handbill.typeset.font_families import broken_files, own_families, packaged_families

    for title, found in (
        (f"families in {FONTS_FOLDER}/", own_families(campaign)),
        ("families of installed packages", packaged_families()),
        ("entries of layouts/fonts.yaml, and files by their names", font_sources(campaign)),
    ):
        yield f"{title}:" if found else f"{title}: none"
        for name, source in found.items():
            weights = [str(weight) for weight, _ in source.files if weight]
            yield f"  {name:32}{format_count(len(weights), 'weight') + ': ' + ', '.join(weights) if weights else 'one file'}"
    yield from (f"cannot be used: {problem.statement}" for problem in broken_files(campaign))


def grades(campaign: Campaign) -> Iterator[str]:
    """The reading grade of each piece's English (Flesch-Kincaid)."""
    from handbill.content.readability import readings

    yield "reading grade of the English:"
    for each in readings(campaign):
        grade = f"{each.grade:.1f}" if each.grade is not None else "too short to tell"
        yield f"  {each.material:26}{grade}"


def summary(files: Sequence[BuiltFile], output: Path, copies: int | None = None, unasked: Iterable[str] = ()) -> Iterator[str]:
    """The files of a run: where they are, how many sheets so many copies take, and what of them is still draft.

    `unasked`: pieces for which no language was asked for, so that those that they lack are named.
    """
    from handbill.cli.missing_languages import missing_language_lines
    from handbill.cli.paper_lines import paper_lines

    rows: dict[tuple[str, str, str], list[BuiltFile]] = {}
    for file in files:
        rows.setdefault((file.job.material.id, file.summary.form, file.job.purpose.name), []).append(file)
    yield f"{'piece':25}{'size':18}{'for':8}{'files':>6}  languages"
    for (name, form, purpose), group in rows.items():
        yield f"{name:25}{form:18}{purpose:8}{len(group):>6}  {_format_languages(group)}"
    yield ""
    uses = [use for group in rows.values() if (use := group[0].summary.sheets)]
    yield from dict.fromkeys(line for use in uses for line in paper_lines(use, copies))
    yield from _warnings(files)
    yield from _unreached(files)
    yield from missing_language_lines(files[0].job.campaign, unasked) if files else ()
    proofs = sum(file.proof for file in files)
    yield f"{format_count(len(files), 'file')} in {output}{os.sep}" + (f", and {_proofs(proofs)}" if proofs else "")
    yield from draft_lines(draft for file in files for draft in file.summary.drafts)


def _unreached(files: Sequence[BuiltFile]) -> Iterator[str]:
    """The lines that another country has and the pieces name; of the default country's pieces it goes without saying."""
    for country in dict.fromkeys(file.job.country for file in files):
        lines = sorted({line for file in files if file.job.country == country for line in file.summary.unreached})
        if lines and country != DEFAULT_COUNTRY:
            yield f"{country_name(country)} has no line called {', '.join(lines)}; what is said of it is left out"


def unpictured(jobs: Sequence[Job], names: Iterable[str], purposes: Sequence[str]) -> tuple[str, ...]:
    """A sentence for the pieces of which no picture for social media is made, if any was asked for."""
    if "social" not in purposes:
        return ()
    made = {job.material.id for job in jobs if job.purpose.pictures}
    others = [name for each in names if (name := Path(each).stem) not in made]
    return (f"No picture for social media is made of {', '.join(others)}, without a title to put on it.",) if others else ()


def gang_summary(file: GangFile) -> Iterator[str]:
    """What is on shared sheets, and how many sheets there are."""
    from handbill.build.file_summary import sheet_use
    from handbill.cli.paper_lines import paper_lines, shared_sheet_lines
    from handbill.sheets.sheet_numbers import is_numbered

    for share in file.shares:
        yield f"{share.copies:>6} x {share.job.material.id} {'+'.join(share.job.spec.languages)}"
    yield ""
    yield from paper_lines(sheet_use(file.result), None, shared=True)
    yield from shared_sheet_lines(is_numbered(file.result.sheets), file.table)
    yield f"{format_count(len(file.paths), 'file')}: {', '.join(map(str, file.paths))}" + (f", and {_proofs(1)}" if file.proof else "")
    yield from draft_lines((draft.language, draft.what) for draft in file.result.drafts)


def _proofs(count: int) -> str:
    shown = "a page beside it shows" if count == 1 else f"{count} pages beside them show"
    return f"{shown} which way up the sides are (-proof.pdf)"


def _warnings(files: Sequence[BuiltFile]) -> Iterator[str]:
    """Each warning once, with the first file that it is about. Of one kind the first few are shown, since a fault of a design repeats."""
    kinds: dict[str, dict[str, list[str]]] = {}
    for file in files:
        for code, statement in file.summary.warnings:
            kinds.setdefault(code, {}).setdefault(statement, []).append(file.path.name)
    for code, statements in kinds.items():
        for statement, names in list(statements.items())[:_MOST_WARNINGS]:
            others = f" (and {format_count(len(names) - 1, 'more file')})" if len(names) > 1 else ""
            yield f"warning [{code}] {names[0]}: {statement}{others}"
        if len(statements) > _MOST_WARNINGS:
            yield f"warning [{code}] and {len(statements) - _MOST_WARNINGS} more of this kind"


def draft_lines(drafts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """How much is not confirmed yet, from the language and the text of each draft; nothing if all is confirmed."""
    if count := count_drafts(drafts):
        yield f"Still draft (marked on each piece): {count}"


def _format_languages(group: Sequence[BuiltFile]) -> str:
    listed = list(dict.fromkeys("+".join(file.summary.languages) for file in group))
    if len(listed) > _MANY:
        return f"{len(listed)} languages"
    return ", ".join(f"{tags.count('+') + 1} languages" if tags.count("+") >= _MANY else tags for tags in listed)
