"""Makes file names that every file system accepts, from a template and the cells of a record.

Limits: Microsoft, "Naming Files, Paths, and Namespaces" (characters, device names, no dot or blank at the end); 255 bytes a name on Linux,
255 UTF-16 units on Windows and macOS. Names are NFC, since macOS and Linux spell accents differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from handbill.core.problems import Problem, ProblemsFound, did_you_mean

TEMPLATE = "{organization}-{material}-{language}.pdf"
# Bytes of UTF-8 before the ending: below 255 with room for a folder's path on Windows (260 in all) and for the ending while it is written.
LONGEST = 160
_ENDING = ".pdf"
_FIELD = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = '<>:"/\\|?*'
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
_SILENT = ("Cf", "Cc", "Cs", "Cn", "Co")


def check_template(template: str, known: Sequence[str]) -> None:
    """Raises ProblemsFound (usage-name): an unknown field, or an unmatched brace."""
    problems = [
        Problem("usage-name", f"--name: there is no field {field!r}", hint=did_you_mean(field, known))
        for field in _FIELD.findall(template)
        if field.casefold() not in known
    ]
    if set("{}") & set(_FIELD.sub("", template)):
        problems.append(Problem("usage-name", "--name: unmatched brace", hint=f"write fields as in {TEMPLATE}"))
    if problems:
        raise ProblemsFound(problems)


def format_name(template: str, values: Mapping[str, str]) -> str:
    """The file name for these values, which must include each field of the template."""
    stem = template[: -len(_ENDING)] if template.lower().endswith(_ENDING) else template
    return safe_name(_FIELD.sub(lambda match: values[match[1].casefold()], stem)) + _ENDING


def safe_name(text: str) -> str:
    """A name without its ending, free of every character, device name, dot and length that some file system refuses; never empty."""
    allowed = "".join(map(_allowed, unicodedata.normalize("NFC", text)))
    stem = _trimmed(re.sub("-{2,}", "-", unicodedata.normalize("NFC", allowed)))
    if stem.partition(".")[0].casefold() in _DEVICES:
        stem = f"_{stem}"
    cut = stem.encode()[:LONGEST].decode(errors="ignore")
    return _trimmed(cut) or "_"


def find_collisions(names: Mapping[int, str]) -> dict[int, Problem]:
    """The problem of each row whose file would overwrite an earlier row's, also if the names differ only in capitals."""
    first: dict[str, int] = {}
    found = {}
    for row, name in names.items():
        earlier = first.setdefault(unicodedata.normalize("NFC", name.casefold()), row)
        if earlier != row:
            hint = 'make the names differ, or add a field: --name "{organization}-{row}.pdf"'
            found[row] = Problem("usage-name", f"rows {earlier} and {row} would both be written to {name}", hint=hint)
    return found


@lru_cache(maxsize=4096)
def _allowed(char: str) -> str:
    if char.isspace() or char in _FORBIDDEN:
        return "-"
    return "" if unicodedata.category(char) in _SILENT else char


def _trimmed(stem: str) -> str:
    return stem.strip(".- ")
