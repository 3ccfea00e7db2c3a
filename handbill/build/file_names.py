"""Names of files: whatever makes another file makes another name, so that no run overwrites what an earlier one made differently.

What is as usual is left out, as in 'indicator-card-es-us-card.pdf': the campaign's own organization, its theme or else the default, the
paper that a size is printed on anyway.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.defaults import country_of, default_country, default_organization, default_theme
from handbill.build.job import Job, LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.purposes import find_purpose
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Organization
from handbill.core.file_names import LONGEST, LONGEST_SLUG, safe_file_name, slug
from handbill.core.geometry import millimeters
from handbill.layout.ink_set import parse_inks
from handbill.sheets.paper import OVERLAP, Paper

if TYPE_CHECKING:
    from handbill.build.result import Result
    from handbill.layout.format import Format

_DIGITS = 6  # of a digest, where a name was cut


def file_name(laid_out: LaidOutPiece, job: Job, owned: bool = True, printed: int = 1) -> str:
    """'indicator-card-es-us-card.pdf', with whose it is and what is not as usual: 'room-notice-en-half-letter-rio-word.pdf'.

    Without `owned` it does not say whose it is, where a folder does. `printed`: how often the file asks to be printed.
    """
    parts = piece_parts(laid_out, job) if owned else piece_parts(laid_out, job)[:-1]
    return joined((*parts, *variant_parts(job.campaign, job.spec, job.form), f"print-{printed}-times" if printed > 1 else "")) + ".pdf"


def piece_parts(laid_out: LaidOutPiece, job: Job) -> tuple[str, ...]:
    """What is in a file, and for whom; a page of all languages is named for the one that leads, unless that is English."""
    shown = "+".join(job.spec.languages)
    if len(job.spec.languages) == 1 and len(laid_out.piece.languages) > 1 and shown == "en":
        shown = ""
    return laid_out.piece.material, shown, laid_out.form.id, _signature(job.campaign, job.spec.organization)


def _signature(campaign: Campaign, organization: Organization | None) -> str:
    """Whose a file is, unless it is the campaign's own organization, whose files are the usual ones."""
    if organization == default_organization(campaign):
        return ""
    return organization_part(organization) if organization else "no-organization"


def organization_part(organization: Organization | None) -> str:
    """The short name of an organization, or its name, for a file name; nothing for none."""
    if organization is None:
        return ""
    name = organization.short_name or organization.name
    words = slug(name)
    if not words:
        return "organization"
    # Chapters of one coalition have names that begin alike.
    return f"{words}-{digest(name)}" if len(words) >= LONGEST_SLUG else words


def preview_name(results: Sequence[Result]) -> str:
    """'preview-room-notice-en-letter': what a picture of these files shows; of several, the first, and how many more."""
    shown = [f"{Path(each.name).stem}{'' if each.job.purpose.name == 'screen' else '-' + each.job.purpose.name}" for each in results]
    more = f"and-{len(shown) - 1}-more-{digest(' '.join(shown))}" if len(shown) > 1 else ""
    return joined(("preview", shown[0], more))


def variant_parts(campaign: Campaign, spec: JobSpec, form: Format | None = None) -> tuple[str, ...]:
    """What is not as usual in a file: its look, its inks, its photograph, its paper or print shop. `form`: its format, if it has one."""
    purpose = find_purpose(spec.purpose)
    country = country_of(campaign, spec.country, spec.organization)
    parts = ["" if country == default_country(campaign) else country]
    parts += ["" if spec.theme == default_theme(campaign) else spec.theme, *spec.editions, parse_inks(spec.inks).slug]
    if spec.hero:
        parts.append(_stem(spec.hero.file, "photo"))
    if purpose.office_paper:
        parts += _paper_parts(campaign, spec.paper, form)
    if purpose.for_shop:
        parts += [_shop_part(campaign, spec.shop, form), _stem(spec.icc, "icc") if spec.icc else ""]
    return tuple(part for part in parts if part)


def joined(parts: Iterable[str]) -> str:
    """The parts with hyphens between them, as a file name without suffix; empty if they are.

    A name that is too long is cut, and told apart by a digest.
    """
    whole = "-".join(part for part in parts if part)
    if len(whole.encode()) <= LONGEST:
        return safe_file_name(whole) if whole else ""
    return f"{safe_file_name(whole.encode()[: LONGEST - _DIGITS - 1].decode(errors='ignore'))}-{digest(whole)}"


def digest(text: str) -> str:
    """A few digits that tell apart names which were cut."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _paper_parts(campaign: Campaign, paper: Paper, form: Format | None) -> list[str]:
    from handbill.sheets.stock import find_stock

    parts = []
    if paper.tile:
        parts.append(f"tiles-{find_stock(campaign, paper.tile).id}")
    elif paper.stock and (stock := find_stock(campaign, paper.stock).id) and (form is None or stock != form.office):
        parts.append(stock)
    if paper.overlap != OVERLAP:
        parts.append(f"overlap-{millimeters(paper.overlap):g}mm")
    if paper.flip != "long":
        parts.append("fold" if paper.flip == "fold" else f"flip-{paper.flip}")
    if paper.first > 1:
        parts.append(f"from-{paper.first}")
    if paper.printer:
        parts.append(_stem(paper.printer, "printer"))
    if paper.sides in ("fronts", "backs"):
        parts.append(paper.sides)
    return parts


def _shop_part(campaign: Campaign, shop: str, form: Format | None) -> str:
    if not shop:
        return ""
    from handbill.sheets.print_shop import default_shop, find_shop

    found = find_shop(campaign, shop).id
    return "" if form and found == default_shop(campaign, form.region).id else found


def _stem(path: Path, otherwise: str) -> str:
    return slug(path.stem) or otherwise
