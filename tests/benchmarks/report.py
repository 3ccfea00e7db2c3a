"""Results become Markdown: milliseconds, megabytes and kilobytes (of 1,000), and how they were come by."""

from __future__ import annotations

from tests.benchmarks.contenders import AGAIN, COPIES, DEFAULT_SET, ENGLISH, MANY_RECORDS
from tests.benchmarks.process import floor
from tests.benchmarks.rounds import Result

_HOW = """\
# Performance

Made by `make bench` (`python -m tests.benchmarks --write docs/performance.md`). Every figure is of a whole process, from its start to its
end, with nothing kept from one run to the next but the system's file cache and Python's compiled modules. Tools that do the same work take
turns; the figures are medians of {runs} runs after one warm-up. *Handbill over it* is Handbill's time divided by the tool's in the same
round, median of the rounds: below 1 Handbill is quicker. Absolute times drift with the machine; the ratios hold better.

The flyer is `help-is-here` on US Letter. The peers set the same strings at the same sizes, weights and colors in the same fonts, with the
same band and list. They draw no pictures and no links; ReportLab and WeasyPrint write no tags; none of them reads the finished file back to
see whether its numbers are right. ReportLab's paragraphs take part in English alone: they know neither bidi nor Thai or Khmer words.

The default set is every piece in every language and both uses, into an empty folder. Beside it Typst sets as many files in one process: the
flyer alone, in the same languages, {copies} of each with a name of its own, so that it may keep what the copies share. Its words are ready
made for it; nothing is translated, checked, imposed or read back. Lists are printed into a new folder each time, and nothing is deleted
between runs: on ext4 a process that follows a large deletion pays for it.
"""
_HEAD = """\
| | tool | wall, ms | least to most | CPU, ms | peak memory, MB | PDF, kB | Handbill over it, wall | CPU |
|---|---|--:|--:|--:|--:|--:|--:|--:|"""


def report(machine: list[tuple[str, str]], results: list[list[Result]], missing: list[str], runs: int) -> str:
    """The whole page."""
    parts = [
        _HOW.format(runs=runs, copies=COPIES),
        "\n".join(["| | |", "|---|---|", *(f"| {name} | {fact} |" for name, fact in machine)]),
        "",
    ]
    parts += [_HEAD, *(_row(each, index) for group in results for index, each in enumerate(group)), ""]
    parts += [f"- {sentence}" for sentence in _sentences(results)]
    parts += [f"- {tool} was not measured: it is not installed (it comes with the extra `bench`)." for tool in missing]
    return "\n".join(parts) + "\n"


def _row(each: Result, index: int) -> str:
    size = f"{each.size / 1000:.1f}" if each.size else ""
    over = (f"{each.over:.2f}", f"{each.over_cpu:.2f}") if index else ("", "")
    cells = (
        "" if index else each.title,
        each.tool,
        f"{each.wall * 1000:.0f}",
        f"{each.least * 1000:.0f} to {each.most * 1000:.0f}",
        f"{each.cpu * 1000:.0f}",
        f"{'' if each.peak > floor() else 'under '}{max(each.peak, floor()) / 1e6:.0f}",
        size,
        *over,
    )
    return "| " + " | ".join(cells) + " |"


def _sentences(results: list[list[Result]]) -> list[str]:
    ours = {group[0].title: group[0] for group in results}
    flyer, whole, again = ours[ENGLISH], ours[DEFAULT_SET], ours[AGAIN]
    many = next(each for title, each in ours.items() if title.startswith(f"{MANY_RECORDS:,}"))
    return [
        f"The default set: {whole.files} files in {whole.wall:.2f} s, {whole.wall / whole.files * 1000:.0f} ms and "
        f"{whole.size / whole.files / 1000:.1f} kB a file. When nothing has changed: {again.wall:.2f} s.",
        f"The English flyer has {flyer.size:,} bytes.",
        f"{MANY_RECORDS:,} flyers from a list: {many.wall / MANY_RECORDS * 1000:.2f} ms each, {many.peak / 1e6:.0f} MB.",
        *_rates(results),
    ]


def _rates(results: list[list[Result]]) -> list[str]:
    """How many times as fast as a peer; of the default set by files, since the peer's are other pages."""
    told = []
    for group in results:
        ours = group[0]
        for peer in group[1:]:
            if ours.title == DEFAULT_SET:
                own, its = ours.files / ours.wall, peer.files / peer.wall
                told.append(f"The default set, files a second: Handbill {own:.0f}, {peer.tool} {its:.0f}: {own / its:.2f} times its rate.")
            elif "from a list" in ours.title:
                told.append(f"{ours.title}: {1 / peer.over:.1f} times as fast as {peer.tool}.")
    return told
