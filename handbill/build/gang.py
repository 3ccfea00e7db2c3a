"""`--fill "indicator-card:es=6,vi=4"`: different pieces and languages, each so many times, on shared sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbill.build.file_names import digest, joined, piece_parts, variant_parts
from handbill.build.job import Job, LaidOutPiece
from handbill.build.lay_out import lay_out
from handbill.build.pipeline import finish
from handbill.build.resolve import BuildOptions, resolve, resolve_job
from handbill.build.result import Result
from handbill.build.sides import has_backs
from handbill.build.who_is_where import Occupant
from handbill.campaign.campaign import Campaign
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.sheets.imposition import impose, make_leaves
from handbill.sheets.leaf import Leaf
from handbill.sheets.office_sheets import Filling, usable_slots
from handbill.sheets.paper import PrintedSides
from handbill.sheets.sheet_numbers import SheetNumbers, is_numbered, number_sheets
from handbill.sheets.sheet_places import places_from

_WISH = re.compile(r"(?P<material>[^@:=,]+)(?:@(?P<form>[^@:=,]+))?:(?P<counts>[^@:=,]+=\s*\d+\s*(?:,[^@:=,]+=\s*\d+\s*)*)")
_MOST = 100_000
_SHOWN = 4  # parts that the name of a file says
_HINT = 'write the piece, a colon, and how many of each language, as in --fill "indicator-card:es=6,vi=4"; @a4 after the piece for a size'


@dataclass(frozen=True)
class GangShare:
    """One piece in one language, and how many of it are wanted."""

    job: Job
    copies: int


def shares(campaign: Campaign, texts: Sequence[str], wish: BuildOptions) -> list[GangShare]:
    """What these texts ask for. Raises ProblemsFound: one cannot be understood (usage-fill), or gives an unknown name."""
    problems: list[Problem] = []
    found: list[GangShare] = []
    for text in texts:
        match = _WISH.fullmatch(text)
        if match is None:
            problems.append(Problem("usage-fill", f"{text!r} is not understood", hint=_HINT))
            continue
        for part in match["counts"].split(","):
            tags, _, count = map(str.strip, part.partition("="))
            if not 1 <= int(count) <= _MOST:
                problems.append(Problem("usage-fill", f"{text!r} asks for {count} of {tags}", hint=f"ask for 1 to {_MOST}"))
                continue
            forms = (match["form"].strip(),) if match["form"] else wish.forms
            try:
                jobs = resolve(campaign, (match["material"].strip(),), replace(wish, languages=(tags,), forms=forms, purposes=("office",)))
            except ProblemsFound as wrong:
                problems += wrong.problems
                continue
            found += [GangShare(job, int(count)) for job in jobs]
    raise_if_any(problems)
    return found


def split_shares(wanted: Sequence[GangShare]) -> list[list[GangShare]]:
    """What goes into each file: everything into one, or into one of fronts and one of backs where these are asked for apart."""
    if wanted[0].job.spec.paper.sides != "apart":
        return [list(wanted)]
    sides: tuple[PrintedSides, ...] = ("fronts", "backs") if any(has_backs(share.job) for share in wanted) else ("together",)
    return [[GangShare(_with_sides(share.job, side), share.copies) for share in wanted] for side in sides]


def _with_sides(job: Job, sides: PrintedSides) -> Job:
    return resolve_job(job.campaign, replace(job.spec, paper=replace(job.spec.paper, sides=sides)))


def fill(wanted: Sequence[GangShare], first_sheet: int = 1) -> Result:
    """One file in which all share sheets, in the order asked for; the sheets are numbered from `first_sheet` on.

    Raises ProblemsFound like `build`, and for pieces of different sizes.
    """
    settings = [lay_out(share.job) for share in wanted]
    pages = tuple(page for setting in settings for page in setting.pages)
    pieces: list[Leaf] = []
    copies: list[int] = []
    start = 0
    for setting, share in zip(settings, wanted, strict=True):
        own = make_leaves(setting.pages, setting.form, start)
        pieces += own
        copies += [share.copies] * len(own)
        start += len(setting.pages)
    first = settings[0]
    job = wanted[0].job
    sheets = impose(pieces, pages, job.office_paper, copies, SheetNumbers(first_sheet, job.english))
    numbers = tuple(dict.fromkeys(number for setting in settings for number in setting.piece.numbers))
    drafts = tuple(dict.fromkeys(draft for setting in settings for draft in setting.piece.drafts))
    # A sheet with cards of several organizations has no organization of its own.
    organization = first.piece.organization if len({setting.piece.organization for setting in settings}) == 1 else None
    piece = replace(first.piece, title=_title(settings), numbers=numbers, drafts=drafts, organization=organization)
    whole = LaidOutPiece(piece, first.form, pages)
    return finish(whole, sheets, job, _name(settings, wanted))


def has_numbers(result: Result) -> bool:
    """Whether sheets that the piece shares with others have room for their number."""
    job, leaf = result.job, make_leaves(result.setting.pages, result.setting.form)[0]
    numbers = SheetNumbers(1, job.english)
    return is_numbered(number_sheets(result.sheets, leaf, job.office_paper.stock, job.spec.paper.flip, numbers))


def occupants(wanted: Sequence[GangShare], file: str) -> Iterator[Occupant]:
    """Who is where on the sheets of `fill`."""
    settings = [lay_out(share.job) for share in wanted]
    pieces = [make_leaves(setting.pages, setting.form) for setting in settings]
    paper = wanted[0].job.office_paper
    slots = usable_slots([leaf for own in pieces for leaf in own], paper.stock, Filling(paper.flip, paper.first))
    places = places_from(slots, 1, paper.first)
    for share, setting, own in zip(wanted, settings, pieces, strict=True):
        organization = share.job.organization
        languages = " + ".join(language.english for language in share.job.languages)
        for _ in range(share.copies * len(own)):
            place = next(places)
            yield Occupant(place.sheet, place, organization.name if organization else "", setting.piece.material, languages, 0, file)


def _title(settings: Sequence[LaidOutPiece]) -> str:
    return " · ".join(dict.fromkeys(setting.piece.title for setting in settings))


def _name(settings: Sequence[LaidOutPiece], wanted: Sequence[GangShare]) -> str:
    """'mixed-indicator-card-es-us-cardx6-...': every part, as long as a file system likes the name; then how many more."""
    parts = [f"{joined(piece_parts(setting, share.job))}x{share.copies}" for setting, share in zip(settings, wanted, strict=True)]
    shown = parts[:_SHOWN] + ([f"and-{len(parts) - _SHOWN}-more-{digest(' '.join(parts))}"] if len(parts) > _SHOWN else [])
    first = wanted[0].job
    return joined(("mixed", *shown, *variant_parts(first.campaign, first.spec, first.form))) + ".pdf"
