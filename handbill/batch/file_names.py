"""Name the file of each record from a template and the record's cells, and find records whose files would overwrite each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from handbill.build.file_names import joined, variant_parts
from handbill.build.job_spec import JobSpec
from handbill.build.purposes import find_purpose
from handbill.campaign.campaign import Campaign
from handbill.core.file_names import safe_file_name
from handbill.core.problems import Problem, did_you_mean, raise_if_any
from handbill.core.region import DEFAULT_REGION
from handbill.layout.format import formats_meant
from handbill.layout.theme import find_theme

TEMPLATE = "{organization}-{material}-{language}.pdf"
_SUFFIX = ".pdf"
USUAL_PURPOSE = "office"
_REJECTED = re.compile(r"(.+)-bad(?:-\d+)?")
_FIELD = re.compile(r"\{([^{}]*)\}")


def rejected_from(path: Path) -> str:
    """The name of the list whose rejected rows this list holds: 'schools' for schools-bad.csv and schools-bad-2.csv; else nothing."""
    match = _REJECTED.fullmatch(path.stem)
    return match[1] if match else ""


def unusual_parts(campaign: Campaign, common: JobSpec, template: str) -> tuple[str, ...]:
    """What is not as usual about the files of a batch: their purpose, size, look, inks, paper or print shop. Raises ProblemsFound."""
    look = find_theme(campaign, common.theme, common.editions)
    known = replace(common, theme=look.id, editions=look.editions)
    purpose = find_purpose(common.purpose)
    meant = formats_meant(campaign, common.form) if common.form else ()
    size = meant[0] if len(meant) == 1 else common.form or ("" if common.region == DEFAULT_REGION else common.region)
    return (
        "" if purpose.name == USUAL_PURPOSE else purpose.name,
        "" if "format" in fields_of(template) else size,
        *variant_parts(campaign, known),
    )


def check_template(template: str, known: Sequence[str]) -> None:
    """Raise ProblemsFound (usage-name) for a field that is neither a column nor an option, and for unbalanced braces."""
    problems = [
        Problem("usage-name", f"--name: there is no field {field!r}", hint=did_you_mean(field, known))
        for field in _FIELD.findall(template)
        if field.casefold() not in known
    ]
    if set("{}") & set(_FIELD.sub("", template)):
        problems.append(Problem("usage-name", "--name: the braces are not in pairs", hint=f"write fields as in {TEMPLATE}"))
    raise_if_any(problems)


def fields_of(template: str) -> tuple[str, ...]:
    """The fields of a template, in lower case."""
    return tuple(field.casefold() for field in _FIELD.findall(template))


def file_name(template: str, values: Mapping[str, str], suffix: str = "") -> str:
    """Return the file name for these values, which must include every field of the template. `suffix`: what is not as usual."""
    stem = template[: -len(_SUFFIX)] if template.lower().endswith(_SUFFIX) else template
    name = safe_file_name(_FIELD.sub(lambda match: values[match[1].casefold()], stem))
    return (joined((name, suffix)) if suffix else name) + _SUFFIX


def find_collisions(names: Iterable[tuple[int, str]]) -> list[tuple[int, Problem]]:
    """A problem for each file of a row that would overwrite an earlier one, also if the names differ only in case."""
    first_rows: dict[str, int] = {}
    collisions = []
    for row, name in names:
        key = unicodedata.normalize("NFC", name.casefold())
        if key not in first_rows:
            first_rows[key] = row
        elif first_rows[key] != row:
            hint = 'make the names differ, or add a field: --name "{organization}-{row}.pdf"'
            collisions.append((row, Problem("usage-name", f"rows {first_rows[key]} and {row} would both be written to {name}", hint=hint)))
        else:
            hint = f'name the piece and the language, too: --name "{TEMPLATE}"'
            collisions.append((row, Problem("usage-name", f"two files of row {row} would be written to {name}", hint=hint)))
    return collisions
