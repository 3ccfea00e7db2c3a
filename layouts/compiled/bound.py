"""A compiled file and an organization's words become the finished file: the bytes that layouts/pdf/copies.py would have written."""

from __future__ import annotations

import hashlib
import zlib
from itertools import pairwise

from layouts.compiled.form import BAD, DATA, DIAL, LENGTH, NAME, PHONE, XML_NAME, File, Hole, Letters, filled
from layouts.pdf.plain import Change, number, show
from materials.plain_organization import Plain


def bound(file: File, own: Plain) -> bytes | None:
    """The bytes; None where these words want another page: too wide, of another height, in letters that are not there."""
    if own.name in file.static:
        return None
    values = {NAME: own.name, XML_NAME: own.name.replace("&", "&amp;"), DIAL: own.dial, PHONE: own.phone}
    places: list[tuple[float, float]] = []
    for index, hole in enumerate(file.holes):
        line = _line(hole, file.letters[hole.letters], values[hole.value])
        if line is None:
            return None
        drawn, x, width = line
        values[f"hole {index}"] = drawn
        places.append((x, width))
    for index, link in enumerate(file.links):
        x, width = places[link.hole]
        values[f"left {index}"], values[f"right {index}"] = number(link.offset + x), number(link.offset + x + width)
    return _assembled(file, values)


def _line(hole: Hole, known: Letters, words: str) -> tuple[str, float, float] | None:
    """The operators of a line, where it begins and how wide it is."""
    advances = memoryview(known.pairs).cast("h")
    at = [known.letters.find(letter) for letter in words]
    if -1 in at:
        return None
    count = len(known.letters)
    set_ = [advances[here * count + after] for here, after in pairwise(at)] + [known.advances[at[-1]]]
    ascent = max(hole.least[0], *(known.ink[each][0] for each in at))
    descent = max(hole.least[1], *(known.ink[each][1] for each in at))
    total = sum(set_)
    if BAD in set_ or total > hole.limit or (ascent, descent) != (hole.ascent, hole.descent):
        return None
    width = total * hole.size / 1000
    x = hole.x + {"start": 0.0, "center": (hole.width - width) / 2, "end": hole.width - width}[hole.align]
    shown = show((known.codes[each], known.advances[each], wanted) for each, wanted in zip(at, set_, strict=True))
    return f"{hole.before}{number(x)}{hole.after}{shown}\nET", x, width


def _assembled(file: File, values: dict[str, str]) -> bytes:
    """Header and objects that stay, objects that change, table and trailer (ISO 32000-1, 7.5)."""
    entries, parts, offset = bytearray(file.entries), [file.head], len(file.head)
    digest = hashlib.md5(usedforsecurity=False)
    for change in file.changes:
        body = _body(change, values)
        digest.update(body)
        entries[20 * change.number : 20 * change.number + 20] = b"%010d 00000 n \n" % offset
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (change.number, body))
        offset += len(parts[-1])
    digits, count = digest.hexdigest().encode(), len(entries) // 20
    parts += [b"xref\n0 %d\n" % count, bytes(entries)]
    parts.append(b"trailer\n<</ID [<%b><%b>] /Info %d 0 R /Root %d 0 R /Size %d>>\n" % (digits, digits, file.info, file.root, count))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
    return b"".join(parts)


def _body(change: Change, values: dict[str, str]) -> bytes:
    if change.content is not None:
        raw = filled(change.content, values).encode("latin-1")
        data = zlib.compress(raw, change.level) if change.level else raw
        values = {**values, DATA: data.decode("latin-1"), LENGTH: str(len(data))}
    return filled(change.template, values).encode("latin-1")
