"""Commands that do the same work take turns, A B A B, so that a machine that slows down slows them all; medians come out."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.process import Cost, Failed, run

# In a command: an empty folder below the contender's output, another one each run. Nothing is deleted between runs, since a file system
# that has just lost a thousand files takes up to ten times as long to make new ones (ext4 passes over their places for a minute).
NEW = "{new}"


@dataclass(frozen=True)
class Contender:
    """One tool's way to do the work. `output` is the folder its PDFs go to, None for a command that makes none."""

    tool: str
    command: tuple[str, ...]
    output: Path | None = None


@dataclass(frozen=True)
class Group:
    """The same work by several tools; the first is Handbill, which must not fail."""

    title: str
    contenders: tuple[Contender, ...]


@dataclass(frozen=True)
class Result:
    """Medians in seconds and bytes. `over` and `over_cpu`: the first contender's time for each unit of this one's, in the same round."""

    title: str
    tool: str
    wall: float
    least: float
    most: float
    cpu: float
    peak: float
    files: int
    size: int
    over: float
    over_cpu: float


def measure(group: Group, runs: int, folder: Path) -> list[Result]:
    """One warm-up, then `runs` rounds. A peer that fails in the warm-up is left out, with its own words on the error stream."""
    taking_part = [each for index, each in enumerate(group.contenders) if _warm(each, folder, needed=index == 0)]
    costs: list[list[Cost]] = [[] for _ in taking_part]
    for number in range(1, runs + 1):
        for contender, spent in zip(taking_part, costs, strict=True):
            spent.append(_run(contender, folder, number))
    return [_result(group.title, each, spent, costs[0]) for each, spent in zip(taking_part, costs, strict=True)]


def _run(contender: Contender, folder: Path, number: int) -> Cost:
    new = contender.output / str(number) if contender.output else folder
    if NEW in contender.command:
        new.mkdir(parents=True)
    return run(tuple(str(new) if word == NEW else word for word in contender.command), folder)


def _warm(contender: Contender, folder: Path, needed: bool) -> bool:
    try:
        _run(contender, folder, 0)
        if contender.output and not _made(contender):
            raise Failed("it made no PDF")
    except Failed as failure:
        if needed:
            raise
        print(f"{contender.tool} is left out; it says:\n{failure}", file=sys.stderr)
        return False
    return True


def _result(title: str, contender: Contender, spent: list[Cost], first: list[Cost]) -> Result:
    walls = [cost.wall for cost in spent]
    made = _made(contender)
    return Result(
        title=title,
        tool=contender.tool,
        wall=median(walls),
        least=min(walls),
        most=max(walls),
        cpu=median(cost.cpu for cost in spent),
        peak=median(cost.peak for cost in spent),
        files=len(made),
        size=sum(path.stat().st_size for path in made),
        over=median(ours.wall / theirs.wall for ours, theirs in zip(first, spent, strict=True)),
        over_cpu=median(ours.cpu / theirs.cpu for ours, theirs in zip(first, spent, strict=True)),
    )


def _made(contender: Contender) -> list[Path]:
    """The PDFs of one run."""
    if not contender.output:
        return []
    folder = contender.output / "0" if NEW in contender.command else contender.output
    return [path for path in folder.rglob("*.pdf") if path.read_bytes()[:5] == b"%PDF-"]
