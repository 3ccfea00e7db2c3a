"""Name the file of each record from a template and the record's cells, and find records whose files would overwrite each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from handbill.core.file_names import safe_file_name
from handbill.core.problems import Problem, did_you_mean, raise_if_any

TEMPLATE = "{organization}-{material}-{language}.pdf"
_SUFFIX = ".pdf"
_FIELD = re.compile(r"\{([^{}]*)\}")


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


def file_name(template: str, values: Mapping[str, str]) -> str:
    """Return the file name for these values, which must include every field of the template."""
    stem = template[: -len(_SUFFIX)] if template.lower().endswith(_SUFFIX) else template
    return safe_file_name(_FIELD.sub(lambda match: values[match[1].casefold()], stem)) + _SUFFIX


def find_collisions(names: Mapping[int, str]) -> dict[int, Problem]:
    """Return a problem for each row whose file would overwrite an earlier row's, also if the names differ only in case."""
    first_rows: dict[str, int] = {}
    collisions = {}
    for row, name in names.items():
        earlier = first_rows.setdefault(unicodedata.normalize("NFC", name.casefold()), row)
        if earlier != row:
            hint = 'make the names differ, or add a field: --name "{organization}-{row}.pdf"'
            collisions[row] = Problem("usage-name", f"rows {earlier} and {row} would both be written to {name}", hint=hint)
    return collisions
