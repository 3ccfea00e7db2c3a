"""Preflight over many PDFs of strangers, each in a process of its own, and over mutated ones; counts what must not be.

    python tests/bulk/bulk_preflight.py FOLDER...               # every PDF below these folders
    python tests/bulk/bulk_preflight.py FOLDER... --mutate 3000  # as many mutated copies of the small ones, in this process

Ends with 1 if a file ends the program, a sentence holds an internal, or too many sound files are called damaged.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from handbill.preflight.examine_files import examine_files
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import examine
from handbill.preflight.report import PreflightReport

NUMBERS = ("1-888-373-7888", "988", "911")
INTERNAL = re.compile(r"\w+(Error|Exception|Warning)\b|0x[0-9a-f]{4,}|<[\w.]+ object|Traceback|<_io|\bNone\b|pikepdf|libqpdf")
MOST_FALSE = 0.01  # of the sound files
SMALL = 60_000  # bytes of a file that is mutated


def is_sound(file: Path) -> bool:
    """Whether PDFium draws every page, and qpdf has neither rebuilt the file nor lost bytes of a stream."""
    import pikepdf
    import pypdfium2

    try:
        with pikepdf.open(file) as document:
            messages = " ".join(str(message) for message in document.check_pdf_syntax())
        for page in pypdfium2.PdfDocument(file):
            page.render(scale=0.2)
    except Exception:
        return False
    return not re.search("error decoding|reconstruct|ERROR|EOF", messages)


def bulk(folders: list[Path]) -> bool:
    files = sorted(file for folder in folders for file in folder.rglob("*.pdf"))
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    for file, report in zip(files, examine_files(files, CheckOptions(known_numbers=NUMBERS), processes=1), strict=True):
        for what in dict.fromkeys(_faults(file, report)):
            counts[what] += 1
            told = json.dumps([finding.sentence for finding in report.findings][:3], ensure_ascii=False)
            print(f"{what}: {file.name}: {told}", flush=True)
        counts["judged"] += 1
        counts["with an error"] += report.verdict == "error"
        counts["with a question unanswered"] += bool(report.count("unanswered"))
    print(f"{len(files)} files in {time.perf_counter() - began:.0f} s: {dict(counts)}")
    return not counts["internal"] and counts["falsely damaged"] <= MOST_FALSE * len(files)


def _faults(file: Path, report: PreflightReport) -> Iterator[str]:
    for finding in report.findings:
        if INTERNAL.search(finding.sentence + finding.hint):
            yield "internal"
        if finding.check == "judged":
            yield "too slow" if "longer" in finding.sentence else "too large" if "memory" in finding.sentence else "not opened"
        if finding.check == "damaged" and finding.severity == "error" and "draws itself" not in finding.sentence and is_sound(file):
            yield "falsely damaged"


def mutate(folders: list[Path], count: int, seed: int) -> bool:
    """Judges mutated copies in this process, so that a traceback is seen as one."""
    seeds = [file.read_bytes() for folder in folders for file in sorted(folder.rglob("*.pdf")) if file.stat().st_size < SMALL]
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    for number in range(count):
        pdf = _mutated(chance.choice(seeds), chance)
        began = time.perf_counter()
        try:
            _, findings = examine(pdf, CheckOptions(chance.choice(("screen", "office", "press")), known_numbers=NUMBERS))
        except Exception as error:
            counts["traceback"] += 1
            print(f"{number}: {error!r}")
            continue
        counts["judged"] += 1
        counts["internal"] += any(INTERNAL.search(finding.sentence) for finding in findings)
        counts["too slow"] += time.perf_counter() - began > 30
    print(f"{count} mutated files: {dict(counts)}")
    return not counts["traceback"] and not counts["internal"]


def _mutated(pdf: bytes, chance: random.Random) -> bytes:
    """A copy with bytes changed, taken out or doubled, or that breaks off."""
    data = bytearray(pdf)
    for _ in range(chance.choice((1, 1, 3, 10, 40))):
        at = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            data[at : at + chance.randrange(1, 9)] = b""
        elif kind == 2:
            data[at:at] = data[at : at + chance.randrange(1, 30)]
        else:
            data[at : at + 1] = chance.choice((b"-1", b"99999999999", b"/X", b"[", b"<<", b">>", b"null", b"0 R", b"(", b"\xff\xfe"))
    return bytes(data[: chance.randrange(len(data) // 2, len(data))] if chance.random() < 0.1 else data)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--mutate", type=int, default=0)
    parser.add_argument("--seed", type=int, default=16)
    given = parser.parse_args()
    sys.exit(not (mutate(given.folders, given.mutate, given.seed) if given.mutate else bulk(given.folders)))
