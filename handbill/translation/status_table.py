"""Format the status of the languages as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.campaign.campaign import Campaign
from handbill.i18n.language import Language
from handbill.translation.status import status, status_by_material


def status_lines(campaign: Campaign, tags: Sequence[str] = (), by_material: bool = False) -> Iterator[str]:
    """Yield a heading and a row for each language, or with `by_material` for each of its materials, in percent. Raises ProblemsFound."""
    yield from _by_material(campaign, tags) if by_material else _by_language(campaign, tags)


def _by_language(campaign: Campaign, tags: Sequence[str]) -> Iterator[str]:
    yield f"{'language':26}{'translated':>11}{'fuzzy':>7}{'missing':>9}{'reviewed':>10}{'open':>6}"
    for row in status(campaign, tags):
        done = f"{row.translated}/{row.total}"
        mark = "" if row.reviewed == row.total else "  draft" if row.translated + row.fuzzy else "  empty"
        yield f"{_name(row.language):26}{done:>11}{row.fuzzy:>7}{row.missing:>9}{row.percent:>8} %{row.open:>6}{mark}"


def _by_material(campaign: Campaign, tags: Sequence[str]) -> Iterator[str]:
    yield f"{'language':26}{'material':25}{'translated':>11}{'reviewed':>10}{'open':>6}"
    for row in status_by_material(campaign, tags):
        mark = "" if row.reviewed == 100 else "  draft"
        yield f"{_name(row.language):26}{row.material:25}{row.translated:>9} %{row.reviewed:>8} %{row.open:>6}{mark}"


def _name(language: Language) -> str:
    return f"{language.tag} ({language.english})"
