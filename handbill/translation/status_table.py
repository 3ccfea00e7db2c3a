"""Format the status of the languages as a table."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.campaign.campaign import Campaign
from handbill.i18n.language import Language
from handbill.translation.status import status, status_by_material


def status_lines(campaign: Campaign, by_material: bool = False) -> Iterator[str]:
    """Yield a heading and a row for each language, or with `by_material` for each of its materials, in percent. Raises ProblemsFound."""
    yield from _by_material(campaign) if by_material else _by_language(campaign)


def _by_language(campaign: Campaign) -> Iterator[str]:
    yield f"{'language':26}{'translated':>11}{'fuzzy':>7}{'missing':>9}{'reviewed':>10}"
    for row in status(campaign):
        done = f"{row.translated}/{row.total}"
        mark = "" if row.reviewed == row.total else "  draft" if row.translated + row.fuzzy else "  empty"
        yield f"{_name(row.language):26}{done:>11}{row.fuzzy:>7}{row.missing:>9}{row.reviewed:>10}{mark}"


def _by_material(campaign: Campaign) -> Iterator[str]:
    yield f"{'language':26}{'material':25}{'translated':>11}{'reviewed':>10}"
    for row in status_by_material(campaign):
        yield f"{_name(row.language):26}{row.material:25}{row.translated:>9} %{row.reviewed:>8} %"


def _name(language: Language) -> str:
    return f"{language.tag} ({language.english})"
