"""The matrix of languages and pieces: how far each piece is in each language. Lines of text, for the terminal and for docs/languages.md."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.campaign.campaign import Campaign
from handbill.content.material import IMPRINT, find_material
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.i18n.language import Language
from handbill.translation.status import MaterialStatus, status_by_material

_HEAD = """\
# Languages

How far each piece is in each language. Made by `language matrix --markdown > docs/languages.md`; a test compares.

- nothing: there are no words yet; the pack is ready for its translators, and [translating.md](translating.md) says how to begin
- `60 %`: so much of it is translated
- `draft`: all of it is translated, and no named person has reviewed it; `draft, 40 %`: so much of it is reviewed
- a day: all of it is reviewed, last on this day
"""


def matrix_lines(campaign: Campaign) -> Iterator[str]:
    """For the terminal: a row for each language, a column for each piece, and what the columns are.

    Raises ProblemsFound: invalid content; after all else, the languages that cannot be read.
    """
    problems: list[Problem] = []
    rows = _by_language(campaign, problems)
    names = _in_order(campaign, rows)
    labels = [_label(campaign, name) for name in names]
    widths = [max(len(label), *(len(_cell(cells[name])) for cells in rows.values())) for name, label in zip(names, labels, strict=True)]
    yield f"{'language':28}{'state':10}" + "  ".join(f"{label:{width}}" for label, width in zip(labels, widths, strict=True))
    for language, cells in rows.items():
        shown = "  ".join(f"{_cell(cells[name]):{width}}" for name, width in zip(names, widths, strict=True))
        yield f"{f'{language.tag} ({language.english})':28}{language.state:10}{shown}".rstrip()
    yield ""
    yield from (f"{label:10}{name}" for name, label in zip(names, labels, strict=True) if label != name)
    raise_if_any(problems)


def matrix_document(campaign: Campaign) -> Iterator[str]:
    """The text of docs/languages.md: what the cells mean, the columns, and the matrix. Raises as `matrix_lines`."""
    problems: list[Problem] = []
    rows = _by_language(campaign, problems)
    names = _in_order(campaign, rows)
    yield from _HEAD.splitlines()
    yield ""
    yield "| column | piece | what it is |"
    yield "|---|---|---|"
    yield from (f"| {_label(campaign, name)} | `{name}` | {_about(campaign, name)} |" for name in names)
    yield ""
    yield f"| language | name | tag | script | state | {' | '.join(_label(campaign, name) for name in names)} |"
    yield "|---" * (5 + len(names)) + "|"
    for pack, cells in rows.items():
        shown = " | ".join(_cell(cells[name]) for name in names)
        yield f"| {pack.english} | {pack.name} | `{pack.tag}` | {pack.script} | {pack.state} | {shown} |"
    raise_if_any(problems)


def _by_language(campaign: Campaign, problems: list[Problem]) -> dict[Language, dict[str, MaterialStatus]]:
    """The rows of the languages that can be read; the problems of the others are added. Raises ProblemsFound: none can."""
    rows: dict[Language, dict[str, MaterialStatus]] = {}
    try:
        for row in status_by_material(campaign):
            rows.setdefault(row.language, {})[row.material] = row
    except ProblemsFound as found:
        if not rows:
            raise
        problems += found.problems
    return rows


def _in_order(campaign: Campaign, rows: dict[Language, dict[str, MaterialStatus]]) -> list[str]:
    """The pieces by their labels, the imprint last."""
    return sorted(next(iter(rows.values())), key=lambda name: (name == IMPRINT, _label(campaign, name)))


def _label(campaign: Campaign, name: str) -> str:
    """The short name that the piece has in its imprint, else its name."""
    return name if name == IMPRINT else find_material(campaign, name).code or name


def _about(campaign: Campaign, name: str) -> str:
    return "The last line of every piece." if name == IMPRINT else find_material(campaign, name).about


def _cell(row: MaterialStatus) -> str:
    if not row.translated:
        return ""
    if row.translated < 100:
        return f"{row.translated} %"
    if row.reviewed_on:
        return row.reviewed_on.isoformat()
    return f"draft, {row.reviewed} %" if row.reviewed else "draft"
