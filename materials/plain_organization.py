"""An organization's file in its simplest form becomes its words without a YAML parser: a name, an American number, an address, one a line.

What is read here, `materials/organization.py` reads in the same way; whatever looks otherwise is left to it, and so is what is wrong.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Letters of English, none that YAML or PDF would write otherwise.
_NAME = re.compile(r"(?!.*  )[A-Za-z](?:[A-Za-z0-9 &,.'/+-]{0,78}[A-Za-z0-9.])?")
# As people write a number of the North American plan, where neither an area code nor an exchange begins with 0 or 1 (NANPA).
_PHONE = re.compile(r"(?:\+1[ -])?(?:\(([2-9][0-9]{2})\) |([2-9][0-9]{2})[ -])([2-9][0-9]{2})[ -]([0-9]{4})")
_LABEL = "[a-z0-9]+(?:-[a-z0-9]+)*"
_URL = re.compile(rf"(?=.{{1,200}}$)https?://{_LABEL}(?:\.{_LABEL})+(?:/[A-Za-z0-9_~-]+)*")
_LINE = re.compile(r"""(name|phone|url): +(?:"([^"\\]*)"|'([^']*)'|([^ "'#!%@`&*|>?{}\[\],-][^#]*?)) *(?: #.*)?""")
_NO_TEXT = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})  # YAML 1.1 reads them as something else
_LARGEST = 10_000  # bytes


class Plain(NamedTuple):
    """What is printed of an organization; `dial` is its phone as it is dialed. Empty is what it has not."""

    name: str
    phone: str = ""
    url: str = ""

    @property
    def dial(self) -> str:
        found = _PHONE.fullmatch(self.phone)
        return "+1" + "".join(part for part in found.groups() if part) if found else ""


def plain_organization(path: str) -> Plain | None:
    """None where the file is not as simple as that, or is none."""
    try:
        with open(path, "rb") as file:
            text = file.read(_LARGEST + 1).decode("ascii")
    except (OSError, ValueError):
        return None
    said: dict[str, str] = {}
    for line in text.split("\n"):
        if not line.strip(" ") or (line.startswith("#") and line.isprintable()):
            continue
        found = _LINE.fullmatch(line)
        if not found or not line.isprintable() or found[1] in said:
            return None
        bare = found[4]
        if bare is not None and (bare.lower() in _NO_TEXT or ": " in bare or bare.endswith(":")):
            return None
        said[found[1]] = found[2] or found[3] or bare or ""
    if "name" not in said or not all(said.values()) or len(text) > _LARGEST:
        return None
    own = Plain(**said)
    return own if is_plain(*own) else None


def is_plain(name: str, phone: str, url: str) -> bool:
    """Whether an organization has nothing but words as simple as that."""
    return bool(
        _NAME.fullmatch(name) and (not phone or _PHONE.fullmatch(phone)) and (not url or _URL.fullmatch(url))
    )  # fmt: skip
