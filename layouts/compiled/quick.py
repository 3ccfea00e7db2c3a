"""A build for an organization, answered from a compiled piece: before anything is loaded that only laying out needs.

Whatever is not as simple as that goes the long way, which makes the same file, says what is wrong, and compiles the piece for the next.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from layouts.compiled.command import understood

if TYPE_CHECKING:
    from layouts.compiled.form import Compiled, File
    from materials.plain_organization import Plain

_PARTIAL = ".partial"


class Missed(NamedTuple):
    """What a build may keep a compiled piece under. `stamp` is from before the build read anything."""

    key: str
    own: Plain
    stamp: str


def quick(words: Sequence[str]) -> Missed | bool:
    """Whether all is done. If not, and a compiled piece would have served, how to keep it."""
    command = understood(words)
    if command is None or os.environ.get("HANDBILL_FONTS"):
        return False
    from layouts.compiled.stamp import ROOT, stamp
    from materials.plain_organization import plain_organization

    own = plain_organization(command.organization)
    if own is None:
        return False
    kinds = (bool(own.phone), bool(own.url))
    try:
        missed = Missed(repr((ROOT, command.rest, kinds)), own, stamp())
    except OSError:
        return False
    piece = _good(missed)
    output = command.output or os.path.join(ROOT, "output")
    for files in piece.variants if piece else ():
        made = {os.path.join(output, *file.path.split("/")): _made(file, own) for file in files}
        if piece and all(made.values()):
            said = "" if command.quiet else _said(piece, output)
            if said is None or not _written({path: pdf for path, pdf in made.items() if pdf}):
                return False
            sys.stdout.write(said)
            return True
    return missed


def _good(missed: Missed) -> Compiled | None:
    """The compiled piece, if it is there, and nothing has changed, and its numbers are good today."""
    from layouts.compiled.form import unpacked
    from layouts.compiled.shelf import fetch
    from layouts.compiled.stamp import stamp

    kept = fetch(missed.key)
    try:
        piece = unpacked(kept) if kept else None
        good = piece and piece.stamp == missed.stamp and piece.font_stamp == stamp(piece.fonts) and piece.first <= _today() < piece.until
    except (OSError, ValueError, TypeError, IndexError, OverflowError):
        return None
    return piece if good else None


def _today() -> str:
    """As materials/day.py says it. Raises ValueError, OverflowError, OSError."""
    import datetime as dt

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return str(dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date() if epoch else dt.date.today())


def _made(file: File, own: Plain) -> bytes | None:
    """The file, read back: its numbers stand on it as printed."""
    from layouts.checks.lines import visual_lines
    from layouts.checks.numbers import missing_numbers
    from layouts.compiled.bound import bound
    from layouts.compiled.form import PHONE, filled

    pdf = bound(file, own)
    try:
        read = visual_lines(pdf) if pdf else []
    except Exception:  # whatever it is, the long way comes to it too, and has words for it
        return None
    return None if missing_numbers(read, [filled(number, {PHONE: own.phone}) for number in file.numbers]) else pdf


def _written(files: dict[str, bytes]) -> bool:
    """All files or none, as layouts/publish.py writes them; what would be the same is let be."""
    partial = {path: path + _PARTIAL for path, data in files.items() if not _stands(path, data)}
    try:
        for path, temporary in partial.items():
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(temporary, "wb") as file:
                file.write(files[path])
        if any(os.path.isdir(path) for path in files):
            return False
        for path, temporary in partial.items():
            os.replace(temporary, path)
    except OSError:
        return False
    finally:
        for temporary in partial.values():
            if os.path.exists(temporary):
                os.unlink(temporary)
    return True


def _stands(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def _said(piece: Compiled, output: str) -> str | None:
    """What to tell; None where the terminal has not the letters for it."""
    from layouts.compiled.form import OUTPUT, gap

    said = "".join(line.replace(gap(OUTPUT), output) + "\n" for line in piece.said)
    try:
        said.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return None
    return said
