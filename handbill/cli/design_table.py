"""What `list --designs` and `list --design NAME` show: each design, what it takes and what it sets. Lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.build.designs import design_about, design_names, design_roles
from handbill.campaign.campaign import Campaign
from handbill.content.material import ROLES
from handbill.core.problems import ProblemsFound, unknown_name
from handbill.layout.format import find_format, format_names

_INDENT = 18


def design_lines(campaign: Campaign, name: str = "") -> Iterator[str]:
    """Every design, or the one of this name. Raises ProblemsFound (usage-design): there is no such design."""
    names = design_names(campaign)
    if name and name not in names:
        raise ProblemsFound([unknown_name("usage-design", "design", name, names)])
    for each in (name,) if name else names:
        taken = design_roles(campaign, each)
        yield f"{each:{_INDENT}}{design_about(campaign, each)}"
        yield f"{'':{_INDENT}}takes: {', '.join(role for role in ROLES if role in taken)}"
        if missing := [role for role in ROLES if role not in taken]:
            yield f"{'':{_INDENT}}no place for: {', '.join(missing)}"
        if sizes := _sizes(campaign, each):
            yield f"{'':{_INDENT}}sets, unless a piece names another: {', '.join(sizes)}"


def _sizes(campaign: Campaign, design: str) -> list[str]:
    """The formats whose pieces this design sets if they name none."""
    forms = (find_format(campaign, name) for name in format_names(campaign))
    return [form.id for form in forms if (form.design or form.kind.design) == design]
