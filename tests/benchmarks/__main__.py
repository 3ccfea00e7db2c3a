"""Handbill and its peers, measured in turns as whole processes, become a Markdown table."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.contenders import ROOT, groups, missing, prepare
from tests.benchmarks.machine import facts
from tests.benchmarks.report import report
from tests.benchmarks.rounds import measure


def main() -> None:
    options = _options()
    machine = facts(os.getloadavg()[0])
    with tempfile.TemporaryDirectory(prefix="handbill-benchmarks-") as folder:
        prepare(Path(folder))
        results = []
        for group in groups(Path(folder)):
            print(f"measuring: {group.title}", file=sys.stderr)
            results.append(measure(group, options.runs, ROOT))
    text = report(machine, results, missing(), options.runs)
    print(text, end="")
    if options.write:
        options.write.write_text(text, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=_positive, default=7, metavar="N", help="Timed runs of each command, after one warm-up. [7]")
    parser.add_argument("--write", type=Path, metavar="FILE", help="Write the table here too, as in docs/performance.md.")
    return parser.parse_args()


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least one run is needed")
    return value


if __name__ == "__main__":
    main()
