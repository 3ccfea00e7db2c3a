"""Finds where a message stands on finished pages: its words are looked for in the lines that were set, not in the file.

Lines keep their text in logical order, whatever their script does with it, so this works for every language. Lengths are points from the
page's top left corner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbill.content.piece import Block, Said
from handbill.core.geometry import Box
from handbill.graphics.items import Page, TextItem
from handbill.typeset.itemize import strip_controls
from handbill.typeset.lines import GlyphRun

_BREAKS = re.compile(r"\s|(?<=[^\W\d_])[-\u2010\u2011](?=\s*[^\W\d_])")  # where lines may end


@dataclass(frozen=True)
class PrintedPlace:
    """`page`: its index. `order`: where its first line comes in reading order. `size`: of its type."""

    page: int
    order: int
    box: Box
    size: float


@dataclass(frozen=True)
class _Lines:
    """Lines that follow each other on a page, as one string without the places where lines may end.

    `at`: of each of its letters, the line and the place in it.
    """

    page: int
    items: tuple[tuple[int, TextItem], ...]
    text: str
    at: tuple[tuple[int, int], ...]


def find_said(pages: Sequence[Page], block: Block, said: Said) -> PrintedPlace | None:
    """Where a block says one of its messages, first of all in the lines of its own role; None if it is not printed."""
    wanted = _reduced(said.words)
    if not wanted:
        return None
    for role in (block.role, ""):
        found = [place for lines in _lines(pages, block.language.tag, role) for place in _found_in(lines, wanted)]
        if found:
            # A short message may also be part of a longer one: whole lines are surely its own.
            return max(found, key=lambda each: each[0])[1]
    return None


def _lines(pages: Sequence[Page], tag: str, role: str) -> Iterator[_Lines]:
    """The lines in a language on each page, of one role or of all."""
    for index, page in enumerate(pages):
        items = tuple(
            (order, item)
            for order, item in enumerate(page.items)
            if isinstance(item, TextItem) and item.language == tag and role in ("", item.role)
        )
        whole = "".join(item.text for _, item in items)
        kept = _kept(whole)
        origins = [(line, place) for line, (_, item) in enumerate(items) for place in range(len(item.text))]
        yield _Lines(index, items, "".join(whole[place] for place in kept), tuple(origins[place] for place in kept))


def _kept(text: str) -> list[int]:
    """The places of the letters that remain where lines may end anywhere."""
    dropped = {place for match in _BREAKS.finditer(text) for place in range(*match.span())}
    return [place for place in range(len(text)) if place not in dropped]


def _reduced(text: str) -> str:
    plain = strip_controls(text)
    return "".join(plain[place] for place in _kept(plain))


def _found_in(lines: _Lines, wanted: str) -> Iterator[tuple[int, PrintedPlace]]:
    """Each place of these letters, and at how many of its two ends a line begins or ends."""
    start = lines.text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        begins = start == 0 or lines.at[start - 1][0] != lines.at[start][0]
        ends = end == len(lines.text) or lines.at[end][0] != lines.at[end - 1][0]
        yield begins + ends, _place(lines, start, end)
        start = lines.text.find(wanted, start + 1)


def _place(lines: _Lines, start: int, end: int) -> PrintedPlace:
    spans: dict[int, list[int]] = {}
    for line, place in lines.at[start:end]:
        spans.setdefault(line, []).append(place)
    boxes = [_part(lines.items[line][1], min(places), max(places) + 1) for line, places in spans.items()]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    union = Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
    order, first = lines.items[min(spans)]
    return PrintedPlace(lines.page, order, union, first.size)


def _part(item: TextItem, start: int, end: int) -> Box:
    """The box of the letters `start` to `end` of a line."""
    if item.turn or (not item.text[:start].strip() and not item.text[end:].strip()):
        return item.box
    order = _logical(item.runs, item.text)
    if order is None:
        return item.box
    lefts, rights = [], []
    x = item.box.x
    for index, run in enumerate(item.runs):
        place = order[index]
        places = [place]
        for cluster in reversed(run.clusters) if run.rtl else run.clusters:
            places.append(places[-1] + len(cluster.text))
        starts = places[:-1][::-1] if run.rtl else places[:-1]
        for at, cluster in zip(starts, run.clusters, strict=True):
            width = cluster.advance * item.size / 1000
            if at < end and at + len(cluster.text) > start and cluster.text.strip():
                lefts.append(x)
                rights.append(x + width)
            x += width
    return Box(min(lefts), item.box.y, max(rights) - min(lefts), item.box.height) if lefts else item.box


def _logical(runs: Sequence[GlyphRun], text: str) -> list[int] | None:
    """Where the text of each run begins in its line; None if the runs do not make up the line."""
    own = ["".join(cluster.text for cluster in (reversed(run.clusters) if run.rtl else run.clusters)) for run in runs]
    found: dict[int, int] = {}

    def settle(at: int) -> bool:
        if len(found) == len(own):
            return at == len(text)
        rest = [index for index in range(len(own)) if index not in found]
        # In a line that runs from right to left its first words stand at the right.
        for index in sorted(rest, reverse=runs[-1].rtl):
            if own[index] and text.startswith(own[index], at):
                found[index] = at
                if settle(at + len(own[index])):
                    return True
                del found[index]
        return False

    return [found[index] for index in range(len(own))] if settle(0) else None
