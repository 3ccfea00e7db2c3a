"""Tries the readers of lists and orders on many files: made ones that are damaged at random, and a folder of real ones.

    python tests/bulk/bulk_lists.py --count 100000 --seed 1
    python tests/bulk/bulk_lists.py --count 0 FOLDER

Each file must be read, or refused with sentences: no other exception, no words of Python in a sentence, at most 30 s, at most 1 GB in all.
The last line is a sum; the exit code is 1 if any file failed.

Real workbooks come with packages that read and write them. On the index for Python the archives of agate-excel, messytables, pyexcel-io,
pyexcel-xlsx, tablib and tabulator hold some, on that for JavaScript xlsx-populate, exceljs and convert-excel-to-json; the repositories of
calamine, tealeg/xlsx and XlsxWriter hold more than a thousand. Unpack them into a folder.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from openpyxl import Workbook

from handbill.batch.records.check_record import find_duplicates, record_copies, record_organization
from handbill.batch.records.records import read_records
from handbill.core.problems import Problem, ProblemsFound
from handbill.orders.order_table import read_order_table

SECONDS, MEGABYTES = 30, 1000
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")
# What people must not be shown: names of exceptions and types, addresses of objects.
_INTERNAL = re.compile(
    r"\b(?:[A-Z][a-zA-Z]+(?:Error|Exception|Warning)|Traceback|NoneType|expat|zipfile|codec|utf-8-sig)\b|object at 0x|<class "
)
_ROWS = (
    ("School Name", "Phone", "Website", "Language", "Qty", "Piece", "Deliver to"),
    ("Escuela Peña", "336-555-0142", "rio.example", "Spanish", 25, "indicator-card", "Dock 1"),
    ("مركز الوادي", 3365550142, "https://w.example", "ar", 3, "help-is-here", "Dock 2"),
    ("", "", "", "", "", "", ""),
    ("'Ohana & Co.", "+1 336 555 0143", "", "en+es", 1.0, "", "Dock 3"),
)
_ODD = (
    *(
        '"',
        "'",
        ",",
        ";",
        "\t",
        "|",
        "\n",
        "\r",
        "\0",
        "\ufeff",
        "sep=;\n",
        "=1+1",
        '="0336"',
        "#REF!",
        "&amp;",
        "&#0;",
        "&#xD800;",
        "&#9999999;",
    ),
    *("_x0000_", "_xD800_", "_x000D_", "1e999", "-1", "99999999999999999999", "3.36E+09", "NaN", "0.1", "\u202e", "\U0001f333", "A" * 5000),
)
_ODD_XML = (
    *(
        "<",
        ">",
        "&",
        "</c>",
        "<c>",
        "<row>",
        "</row>",
        "<v>",
        "<f>",
        "<is><t>",
        "<!DOCTYPE a>",
        "<!--",
        "]]>",
        "&x;",
        ' r="A1"',
        ' r="ZZZ99999999"',
    ),
    *(
        ' t="s"',
        ' t="?"',
        ' s="-1"',
        ' s="9999999999"',
        ' hidden="1"',
        ' ht="x"',
        ' min="-5" max="99999999"',
        ' r="0"',
        ' r="1.5"',
        "\ufffe",
    ),
)


class TookTooLong(BaseException):
    """Raised by the alarm, past anything that catches exceptions."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder", type=Path, nargs="?")
    options = parser.parse_args()
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for number, data in enumerate(damaged_lists(options.count, options.seed)):
            path = Path(name) / "list.csv"
            path.write_bytes(data)
            ends[judged(path, f"made file {number} of seed {options.seed}")] += 1
    files = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in SUFFIXES) if options.folder else []
    for path in files:
        ends[judged(path, str(path), shown=True)] += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{options.count} made and {len(files)} real files: {dict(ends)}; at most {peak} MB")
    return int(bool(ends["failed"]) or peak > MEGABYTES)


def judged(path: Path, name: str, shown: bool = False) -> str:
    """'read', 'refused' or 'failed'; a failure is printed, and with `shown` what is said of every file."""
    start = time.monotonic()
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(SECONDS)
    try:
        said, end = read_everything(path)
    except (Exception, TookTooLong):
        print(f"FAILED {name}")
        traceback.print_exc(limit=-4, file=sys.stdout)
        return "failed"
    finally:
        signal.alarm(0)
    internal = [problem for problem in said if _INTERNAL.search(problem.sentence + problem.hint)]
    if internal:
        print(f"FAILED {name}: {internal[0]}")
        return "failed"
    if shown:
        print(f"{end} {name} ({time.monotonic() - start:.1f} s): {said[0].sentence if said else ''}")
    return end


def read_everything(path: Path) -> tuple[list[Problem], str]:
    """Everything that is said of a file as a list and as an order, and whether it was read as one of them."""
    said: list[Problem] = []
    end = "refused"
    try:
        records = read_records(path, hidden_rows=True)
        for record in records.records[:200]:
            record_organization(records, record, said)
            record_copies(records, record, said)
        said += [*records.remarks, *(problem for _, problem in find_duplicates(records))]
        end = "read"
    except ProblemsFound as found:
        said += [*found.problems, *found.remarks]
    with suppress(ProblemsFound):
        order = read_order_table(path)
        said += [*order.problems, *order.remarks]
    return said, end


def _stop(number: int, frame: object) -> None:
    raise TookTooLong


def damaged_lists(count: int, seed: int) -> Iterator[bytes]:
    """Lists that are damaged at random, the same for the same seed."""
    chance = random.Random(seed)
    parts = _workbook_parts()
    makers: tuple[Callable[[], bytes], ...] = (lambda: _csv(chance), lambda: _workbook(chance, parts), lambda: _archive(chance, parts))
    for _ in range(count):
        yield chance.choice(makers)()


def _csv(chance: random.Random) -> bytes:
    between = chance.choice(",;\t|")
    rows = [list(map(str, row)) for row in _ROWS]
    for _ in range(chance.randrange(4)):
        row = chance.choice(rows)
        at = chance.randrange(len(row))
        row[at] = chance.choice((row[at] + chance.choice(_ODD), chance.choice(_ODD) + row[at], chance.choice(_ODD)))
    text = "\n".join(between.join(row) for row in rows)
    encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp1250", "mac_roman", "cp1256"))
    return _bytes_changed(chance, text.encode(encoding, "replace")) if chance.random() < 0.6 else text.encode(encoding, "replace")


def _workbook_parts() -> dict[str, bytes]:
    book = Workbook()
    for row in _ROWS:
        book.active.append(row)
    book.active["B3"].number_format = "(000) 000-0000"
    book.active.row_dimensions[5].hidden = True
    book.create_sheet("Notes").append(("Read me",))
    data = io.BytesIO()
    book.save(data)
    with zipfile.ZipFile(data) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(chance: random.Random, parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def _workbook(chance: random.Random, parts: dict[str, bytes]) -> bytes:
    """A whole archive with parts that are changed, lacking or called otherwise."""
    changed = dict(parts)
    for _ in range(chance.randrange(1, 4)):
        name = chance.choice([each for each in changed if each.startswith(("xl/", "_rels"))] or ["x"])
        part = changed.pop(name, b"")
        way = chance.randrange(8)
        if way == 0:
            continue
        if way == 1:
            changed[name.upper()] = part
        elif way == 2:
            changed[name] = _bytes_changed(chance, part)
        elif way == 3:
            changed[name] = chance.choice(list(parts.values()))
        else:
            at = chance.randrange(len(part) + 1)
            odd = chance.choice(_ODD_XML if way < 6 else _ODD).encode("utf-8", "replace")
            end = at if way % 2 else min(len(part), at + chance.randrange(200))
            changed[name] = part[:at] + odd + part[end:]
    return _zipped(chance, changed)


def _archive(chance: random.Random, parts: dict[str, bytes]) -> bytes:
    """An archive whose own bytes are changed."""
    return _bytes_changed(chance, _zipped(chance, parts))


def _bytes_changed(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        if not changed:
            break
        at = chance.randrange(len(changed))
        way = chance.randrange(4)
        if way == 0:
            changed[at] = chance.randrange(256)
        elif way == 1:
            del changed[at : at + chance.randrange(1, 50)]
        elif way == 2:
            changed[at:at] = changed[max(0, at - 30) : at]
        else:
            changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed[: chance.randrange(len(changed))]) if changed and chance.random() < 0.2 else bytes(changed)


if __name__ == "__main__":
    sys.exit(main())
