"""Tries the readers of PO files and of organizations' files on many: made ones that are damaged at random, and folders of real PO files.

    python tests/bulk/bulk_words.py --count 100000 --seed 1
    python tests/bulk/bulk_words.py --count 0 FOLDER

Each file must be read, or refused with sentences: no other exception, no words of Python in a sentence. A PO file that is read is also
brought up to date, twice: no translation is lost, what is written can be read, and the second time nothing changes. The last line is a
sum; the exit code is 1 if any file failed.

Real PO files come with packages that are translated: on the index for Python the archives of Django, Sphinx, WTForms, humanize, Babel,
Flask-Admin, django-allauth, djangorestframework and wagtail hold hundreds. Unpack them into a folder.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

import polib

from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import read_organization
from handbill.content.messages import Message
from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.catalogs import foreign_entries, is_ours, parse_catalog, read_catalog
from handbill.i18n.language import Language, find_language
from handbill.translation.po_update import update_catalog

MEGABYTES = 1000
_INTERNAL = re.compile(r"\b(?:[A-Z][a-zA-Z]+(?:Error|Exception|Warning)|Traceback|NoneType|codec)\b|object at 0x|<class ")
_PO = """\
# Spanish messages.
msgid ""
msgstr ""
"Project-Id-Version: Handbill\\n"
"PO-Revision-Date: 2026-02-12 10:22+0000\\n"
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. a note
#: content/flyer.yaml:12
msgid "Call"
msgstr "Teléfono"

# question: is this \\"right\\"?
# reviewed-by: Ana Reyes, 2026-01-12, 0123456789ab
#, fuzzy, c-format
#| msgid "Text them"
msgid "Text"
msgstr ""
"Escriba "
"\\"ya\\"\\n"

msgctxt "menu"
msgid "Call"
msgstr "Llamar"

msgid "card"
msgid_plural "cards"
msgstr[0] "tarjeta"
msgstr[1] "tarjetas"

#~ msgid "Old"
#~ msgstr "Viejo"

#~ msgctxt "x"
#~ msgid "Old"
#~ msgid_plural "Olds"
#~ msgstr[0] "Viejo"
#~ msgstr[1] "Viejos"
"""
_ORGANIZATION = """\
name: Casa del Río # the house
short_name: "Río"
phone: "+1 336 555 0142"
phone_label: {en: Office, es: Oficina}
phone_2: 336-555-0143 x12
phone_2_label: After hours
url: https://rio.example
social: ["@rio", social.example/rio]
colors:
  ink: "#12355b"
  accent: "#9fd3c7"
"""
_ODD = (
    *('"', "\\", "\\n", "#", " #", ":", ": ", "- ", "'", "{", "}", "[", "]", "&a", "*a", "!!int", "|", ">", "%", "@", "~", "null"),
    *("\t", "\r", "\r\n", "\n\n", "\0", "\x0b", "\x85", "\u2028", "\ufeff", "\u202e", "\ue000", "\u0301", "ေမတၱာ", "٣", "\U0001f333"),
    *("é", "A" * 3000, "msgid", 'msgid ""\n', "msgstr", 'msgstr[9] "x"\n', 'msgctxt "y"\n', "#~", "#~|", "#|", "#,", "#:", "#."),
    *("<<<<<<< HEAD\n", "=======\n", "charset=ISO-8859-1", "charset=UTF-7", "charset=rot13", "charset=base64", "charset=idna"),
    *("charset=none", "nplurals=X", "10:22:11+0000", "2026-13-41 99:99+9999", "#12355b", "#fff", "000-000-0000", "1e999", "yes"),
    *("2026-01-01", "?", "---\n", "...\n", "%YAML 9\n"),
)
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252", "mac_roman", "utf-32")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder", type=Path, nargs="*")
    options = parser.parse_args()
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for number in range(options.count):
            ends[judged_made(Path(name), number, options.seed)] += 1
        files = sorted(path for folder in options.folder for path in folder.rglob("*.po"))
        for number, path in enumerate(files):
            copy = Path(name) / f"{number}.po"
            copy.write_bytes(path.read_bytes())
            ends[f"real {judged(copy, str(path), shown=True)}"] += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{options.count} made and {len(files)} real files: {dict(sorted(ends.items()))}; at most {peak} MB")
    return int(any(end.endswith("failed") for end in ends) or peak > MEGABYTES)


def judged_made(folder: Path, number: int, seed: int) -> str:
    """How a damaged file ends; of two one is a PO file."""
    chance = random.Random(f"{seed}-{number}")
    kind, text = (("po", _PO), ("yaml", _ORGANIZATION))[number % 2]
    path = folder / f"made.{kind}"
    path.write_bytes(damaged(chance, text))
    return f"{kind} {judged(path, f'made file {number} of seed {seed}')}"


def judged(path: Path, name: str, shown: bool = False) -> str:
    """'read', 'refused' or 'failed'; a failure is printed, and with `shown` what a file is refused with."""
    try:
        said, end = (_po if path.suffix == ".po" else _organization)(path)
        if internal := [problem for problem in said if _INTERNAL.search(problem.sentence + problem.hint)]:
            raise AssertionError(str(internal[0]))
    except Exception:
        print(f"FAILED {name}")
        traceback.print_exc(limit=-4, file=sys.stdout)
        return "failed"
    if shown and end == "refused":
        print(f"refused {name}: line {said[0].place.line}: {said[0].sentence}")
    return end


def _organization(path: Path) -> tuple[list[Problem], str]:
    try:
        read_organization(path)
    except ProblemsFound as found:
        return list(found.problems), "refused"
    return [], "read"


def _po(path: Path) -> tuple[list[Problem], str]:
    try:
        before = parse_catalog(path)
        read_catalog(Campaign(path.parent), path)
        said = list(foreign_entries(path))
        # Half of what is there is still needed.
        current = [Message(entry.msgid, (), (), (), 0, False) for entry in before if is_ours(entry)][::2]
    except ProblemsFound as found:
        return list(found.problems), "refused"
    update_catalog(path, _spanish(), current)
    lost = translations(before) - translations(parse_catalog(path))
    assert not lost, f"lost: {list(lost)[:2]}"
    assert not update_catalog(path, _spanish(), current).changed, "the second update changes something"
    return said, "read"


def translations(catalog: polib.POFile) -> Counter[tuple[str | None, str, str, tuple[str, ...]]]:
    """Every translation that a person wrote, however often."""
    kept = [entry for entry in catalog if entry.msgstr or any(entry.msgstr_plural.values())]
    return Counter((each.msgctxt, each.msgid, each.msgstr, tuple(each.msgstr_plural.values())) for each in kept)


def _spanish() -> Language:
    return find_language(_LIBRARY, "es")


_LIBRARY = Campaign.open()


def damaged(chance: random.Random, text: str) -> bytes:
    """A text with slips of a hand in it, in some encoding, and sometimes with bytes that are broken."""
    for _ in range(chance.randrange(4)):
        text = _slip(chance, text)
    data = text.encode(chance.choice(_ENCODINGS), "replace")
    return _broken(chance, data) if chance.random() < 0.4 else data


def _slip(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(8)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(there, lines[at])
    elif way == 2:
        lines[at], lines[there] = lines[there], lines[at]
    elif way == 3:
        lines[at:at] = lines[min(at, there) : max(at, there)]
    elif way == 4:
        return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n")))
    else:
        column = chance.randrange(len(lines[at]) + 1)
        end = column if way < 7 else min(len(lines[at]), column + chance.randrange(6))
        lines[at] = lines[at][:column] + chance.choice(_ODD) + lines[at][end:]
    return "\n".join(lines)


def _broken(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(changed) + 1)
        way = chance.randrange(3)
        if way == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del changed[at : at + chance.randrange(1, 40)]
        else:
            changed[at:at] = changed[max(0, at - 30) : at]
    return bytes(changed)


if __name__ == "__main__":
    sys.exit(main())
