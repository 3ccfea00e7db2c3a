"""A paragraph becomes set lines: itemize -> shape -> break -> set. Lengths in 1/1000 em, so one setting serves every size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from handbill.i18n.language import Language
from handbill.typeset.best_breaks import Candidate, choose
from handbill.typeset.bidi.reorder import visual_order
from handbill.typeset.breaks import Break, breaks, word_ends
from handbill.typeset.fonts import font
from handbill.typeset.itemize import Itemized, TextRun, itemize
from handbill.typeset.line_rules import height_of
from handbill.typeset.lines import GlyphCluster, GlyphRun, Line
from handbill.typeset.shape import RunKey, Shaped, ink_of, shape, unsafe_starts

# A word of one or two letters (a, to, de, في), or the first word after the end of a sentence.
_WEAK_END = re.compile(r"(?:[\s(“«¿¡][^\W\d]{1,2}|[.?!؟।។]\s+\S+)$")
_HAN = frozenset({"Hans", "Hant"})
_UNSPACED = frozenset({"Thai", "Khmr", "Laoo", "Mymr"})
_RAGGED = 0.66  # part of the measure; a line shorter than this asks for a hyphen
_LOOK_BACK = 24  # characters; longer first words may end a line
_SOFT_HYPHEN = "\u00ad"  # what a hyphen at a line's end stands for, so that copied text has the whole word


@dataclass(frozen=True)
class ParagraphStyle:
    """How a paragraph is set, whatever its size. `balance` evens out the lines of a headline."""

    language: Language
    bold: bool = False
    balance: bool = False
    hyphenate: bool = False

    def __hash__(self) -> int:
        # A language has many fields, and its tag tells it apart well enough.
        return hash((self.language.tag, self.bold, self.balance, self.hyphenate))

    @property
    def weight(self) -> int:
        return self.language.type.bold if self.bold else self.language.type.regular

    @cached_property
    def whole_words(self) -> ParagraphStyle:
        """The same without hyphens."""
        return replace(self, hyphenate=False)


@lru_cache(maxsize=6_000)
def set_lines(text: str, manner: ParagraphStyle, width: float) -> tuple[Line, ...]:
    """Set one paragraph to a measure. A word wider than the measure yields a line wider than it: the caller must look."""
    if manner.hyphenate:
        # Hyphens are a rescue: only where lines come out badly without them (and only then is a dictionary read).
        lines = set_lines(text, manner.whole_words, width)
        if not manner.language.type.hyphenation or not _is_ragged(lines, width):
            return lines
    prepared = _prepare(text, manner)
    if not prepared.text.strip():
        return ()
    if prepared.ink <= width:
        return prepared.one_line
    candidates = [prepared.candidate(possible) for possible in prepared.breaks]
    made, start = [], 0
    for index in choose(candidates, width, manner.balance):
        end = prepared.breaks[index]
        made.append(_line(prepared, start, end))
        start = end.at
    return tuple(made)


def _is_ragged(lines: tuple[Line, ...], width: float) -> bool:
    return any(line.width < _RAGGED * width for line in lines[:-1]) or any(line.width > width for line in lines)


def missing_characters(text: str, manner: ParagraphStyle) -> tuple[str, ...]:
    """Characters that no font has, in reading order, each once."""
    return itemize(text, manner.language, manner.weight).missing


def unset_characters(text: str, manner: ParagraphStyle) -> tuple[str, ...]:
    """The same for a paragraph that has been set: nothing is looked up again."""
    return _prepare(text, manner).itemized.missing


class _Prepared:
    """A paragraph shaped once: what breaking and setting look up."""

    def __init__(self, text: str, manner: ParagraphStyle) -> None:
        self.manner = manner
        self.itemized: Itemized = itemize(text, manner.language, manner.weight)
        self.text = self.itemized.text
        self.shaped = {item: shape(self.key(item, self.text[item.start : item.end])) for item in self.itemized.items}
        self.pens = self._pens()
        self.ink = self.pens[len(self.text.rstrip())]

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        return breaks(self.text, self.manner.language, self.itemized.kept, self.manner.hyphenate)

    @cached_property
    def hyphen_width(self) -> int:
        return shape(self.hyphen_key()).clusters[0].advance if any(each.hyphen for each in self.breaks) else 0

    @cached_property
    def one_line(self) -> tuple[Line, ...]:
        """What stands on one line is the same at every measure that it fits."""
        return (_line(self, 0, Break(len(self.text))),)

    def key(self, item: TextRun, text: str) -> RunKey:
        return RunKey(item.font, item.weight, text, bool(item.level % 2), item.script, self.manner.language.tag)

    def hyphen_key(self) -> RunKey:
        first = self.manner.language.type.fonts[0]
        return RunKey(first, self.manner.weight, "-", False, "Latn", self.manner.language.tag)

    def candidate(self, possible: Break) -> Candidate:
        visible = len(self.text[: possible.at].rstrip())
        weak = possible.at < len(self.text) and self._is_weak(visible)
        return Candidate(self.pens[possible.at], self.pens[visible], self.hyphen_width if possible.hyphen else 0, weak)

    def _is_weak(self, end: int) -> bool:
        # Where words have no spaces between them, a space ends a clause, and a line had better end there too.
        if self.manner.language.script in _UNSPACED:
            return not self.text[end].isspace()
        if self.manner.language.script in _HAN:
            return end not in self.word_ends
        return bool(_WEAK_END.search(self.text, max(0, end - _LOOK_BACK), end))

    @cached_property
    def word_ends(self) -> frozenset[int]:
        return word_ends(self.text, self.manner.language)

    def _pens(self) -> list[int]:
        advances = [0] * (len(self.text) + 1)
        for item, run in self.shaped.items():
            for cluster, start in zip(run.clusters, run.starts, strict=True):
                advances[item.start + start + 1] += cluster.advance
        for index in range(1, len(advances)):
            advances[index] += advances[index - 1]
        return advances


@lru_cache(maxsize=2_000)
def _prepare(text: str, manner: ParagraphStyle) -> _Prepared:
    return _Prepared(text, manner)


def _line(prepared: _Prepared, start: int, end: Break) -> Line:
    # Spaces at either end of a line are not set, so rule L1 of UAX #9 has nothing left to reset.
    stop = start + len(prepared.text[start : end.at].rstrip())
    start = stop - len(prepared.text[start:stop].lstrip())
    parts = list(_parts(prepared, start, stop))
    runs = [parts[index][1] for index in visual_order(tuple(level for level, _ in parts))]
    if end.hyphen:
        clusters = tuple(GlyphCluster(each.glyphs, each.advance, _SOFT_HYPHEN) for each in shape(prepared.hyphen_key()).clusters)
        runs.append(_glyph_run(prepared.manner.language.type.fonts[0], prepared.manner.weight, False, clusters))
    height = height_of(prepared.manner.language.script)
    inks = [ink_of(font(run.font, run.weight), run.clusters) for run in runs]
    return Line(
        runs=tuple(runs),
        width=sum(run.width for run in runs),
        text=prepared.text[start:stop],
        ascent=max(round(height.ascent * 1000), *(above for above, _ in inks)),
        descent=max(round(height.descent * 1000), *(below for _, below in inks)),
    )


def _parts(prepared: _Prepared, start: int, stop: int) -> Iterator[tuple[int, GlyphRun]]:
    """The items' parts that fall on this line, in logical order, each with its embedding level."""
    for item in prepared.itemized.items:
        first, last = max(item.start, start), min(item.end, stop)
        if first < last:
            clusters = _cut(prepared, item, first, last)
            yield item.level, _glyph_run(item.font, item.weight, bool(item.level % 2), clusters)


def _cut(prepared: _Prepared, item: TextRun, first: int, last: int) -> tuple[GlyphCluster, ...]:
    run: Shaped = prepared.shaped[item]
    if (first, last) == (item.start, item.end):
        return run.clusters
    edges = {first - item.start, last - item.start} - {0, item.end - item.start}
    key = prepared.key(item, prepared.text[item.start : item.end])
    if edges & unsafe_starts(key) or not edges <= set(run.starts):
        return shape(prepared.key(item, prepared.text[first:last])).clusters
    return tuple(cluster for cluster, start in zip(run.clusters, run.starts, strict=True) if first <= item.start + start < last)


def _glyph_run(name: str, weight: int, rtl: bool, clusters: tuple[GlyphCluster, ...]) -> GlyphRun:
    return GlyphRun(name, weight, rtl, clusters, sum(cluster.advance for cluster in clusters))
