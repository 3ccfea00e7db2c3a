"""Sets a paragraph in lines: itemize, shape, break. Lengths are in 1/1000 em, so one result serves every type size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Language, Typeface, Weight
from handbill.typeset.best_breaks import BreakCandidate, choose_breaks
from handbill.typeset.bidi.reorder import visual_order
from handbill.typeset.break_opportunities import Break, find_breaks, find_word_ends
from handbill.typeset.fonts import Font, open_font
from handbill.typeset.itemize import TextRun, itemize
from handbill.typeset.lines import GlyphCluster, GlyphRun, Line
from handbill.typeset.script_properties import script_heights
from handbill.typeset.shape import RunKey, ink_extent, shape, unsafe_starts

# A word of one or two letters (a, to, de, في), or the first word after the end of a sentence.
_WEAK_END = re.compile(r"(?:[\s(“«¿¡][^\W\d]{1,2}|[.?!؟।។]\s+\S+)$")
_HAN = frozenset({"Hans", "Hant"})
_UNSPACED = frozenset({"Thai", "Khmr", "Laoo", "Mymr"})
_RAGGED = 0.66  # part of the measure; a shorter line justifies a hyphen
_LOOK_BACK = 24  # characters; longer first words may end a line
_SOFT_HYPHEN = "\u00ad"  # the text of a hyphen at a line's end, so that copied text has the whole word


@dataclass(frozen=True)
class ParagraphStyle:
    """How a paragraph is set at any size: in which of the language's faces, and at which of its weights.

    `tracking`, in 1/1000 em, is added after each letter of the scripts that are spaced. `balance` evens out the lines of a headline.
    """

    language: Language
    weight: Weight = "regular"
    face: Typeface = "text"
    tracking: int = 0
    balance: bool = False
    hyphenate: bool = False

    def __hash__(self) -> int:
        # Hashing all fields of a language is slow, and its tag distinguishes it well enough.
        return hash((self.language.tag, self.weight, self.face, self.tracking, self.balance, self.hyphenate))

    @property
    def axis_weight(self) -> int:
        """The position on the weight axis of its fonts."""
        return self.language.type.weight(self.weight)

    @property
    def fonts(self) -> tuple[FontSource, ...]:
        return self.language.type.sources(self.face)

    @cached_property
    def without_hyphens(self) -> ParagraphStyle:
        return replace(self, hyphenate=False)


@lru_cache(maxsize=6_000)
def set_lines(text: str, style: ParagraphStyle, width: float) -> tuple[Line, ...]:
    """Set one paragraph to the measure `width`. A word wider than the measure yields a line wider than it, which the caller must check."""
    if style.hyphenate:
        # Hyphens are used only where lines come out badly without them, and only then is a dictionary read.
        unhyphenated = set_lines(text, style.without_hyphens, width)
        if not style.language.type.hyphenation or not _is_ragged(unhyphenated, width):
            return unhyphenated
    prepared = _prepare(text, style)
    if not prepared.text.strip():
        return ()
    if prepared.ink <= width:
        return prepared.one_line
    candidates = [prepared.candidate(at) for at in prepared.breaks]
    lines, start = [], 0
    for index in choose_breaks(candidates, width, style.balance):
        end = prepared.breaks[index]
        lines.append(_line(prepared, start, end))
        start = end.at
    return tuple(lines)


def _is_ragged(lines: tuple[Line, ...], width: float) -> bool:
    return any(line.width < _RAGGED * width for line in lines[:-1]) or any(line.width > width for line in lines)


def missing_characters(text: str, style: ParagraphStyle) -> tuple[str, ...]:
    """Characters that no font has, in reading order, each once."""
    return _prepare(text, style).itemized.missing


class _PreparedParagraph:
    """A paragraph itemized and shaped once, for setting at any measure."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        self.style = style
        self.itemized = itemize(text, style.language, style.fonts, style.axis_weight)
        self.text = self.itemized.text
        self.shaped = {run: shape(self.key(run, self.text[run.start : run.end])) for run in self.itemized.runs}
        self.pens = self._pens()
        self.ink = self.pens[len(self.text.rstrip())]

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        return find_breaks(self.text, self.style.language, self.itemized.unbreakable, self.style.hyphenate)

    @cached_property
    def hyphen_width(self) -> int:
        return shape(self.hyphen_key()).clusters[0].advance if any(at.hyphen for at in self.breaks) else 0

    @cached_property
    def one_line(self) -> tuple[Line, ...]:
        """A paragraph that fits on one line is the same at every such measure."""
        return (_line(self, 0, Break(len(self.text))),)

    def key(self, run: TextRun, text: str) -> RunKey:
        return RunKey(run.font, text, bool(run.level % 2), run.script, self.style.language.tag)

    def hyphen_key(self) -> RunKey:
        font = open_font(self.style.fonts[0], self.style.axis_weight)
        return RunKey(font, "-", False, "Latn", self.style.language.tag)

    def candidate(self, end: Break) -> BreakCandidate:
        visible = len(self.text[: end.at].rstrip())
        weak = end.at < len(self.text) and self._is_weak(visible)
        return BreakCandidate(self.pens[end.at], self.pens[visible], self.hyphen_width if end.hyphen else 0, weak)

    def _is_weak(self, end: int) -> bool:
        # In a script without spaces between words, a space ends a clause, and a line ends best there too.
        if self.style.language.script in _UNSPACED:
            return not self.text[end].isspace()
        if self.style.language.script in _HAN:
            return end not in self.word_ends
        return bool(_WEAK_END.search(self.text, max(0, end - _LOOK_BACK), end))

    @cached_property
    def word_ends(self) -> frozenset[int]:
        return find_word_ends(self.text, self.style.language)

    def _pens(self) -> list[int]:
        """The pen's position before each character, and at the end."""
        advances = [0] * (len(self.text) + 1)
        for run, shaped in self.shaped.items():
            for cluster, start in zip(shaped.clusters, shaped.starts, strict=True):
                advances[run.start + start + 1] += cluster.advance
        for index in range(1, len(advances)):
            advances[index] += advances[index - 1]
        return advances


@lru_cache(maxsize=2_000)
def _prepare(text: str, style: ParagraphStyle) -> _PreparedParagraph:
    return _PreparedParagraph(text, style)


def _line(prepared: _PreparedParagraph, start: int, end: Break) -> Line:
    # Spaces at both ends of a line are dropped, so rule L1 of UAX #9 has nothing to reset.
    stop = start + len(prepared.text[start : end.at].rstrip())
    start = stop - len(prepared.text[start:stop].lstrip())
    parts = list(_parts(prepared, start, stop))
    runs = [parts[index][1] for index in visual_order(tuple(level for level, _ in parts))]
    if end.hyphen:
        key = prepared.hyphen_key()
        clusters = tuple(cluster._replace(text=_SOFT_HYPHEN) for cluster in shape(key).clusters)
        runs.append(_glyph_run(key.font, False, clusters))
    heights = script_heights(prepared.style.language.script)
    inks = [ink_extent(run.font, run.clusters) for run in runs]
    return Line(
        runs=tuple(runs),
        width=sum(run.width for run in runs),
        text=prepared.text[start:stop],
        ascent=max(round(heights.ascent * 1000), *(above for above, _ in inks)),
        descent=max(round(heights.descent * 1000), *(below for _, below in inks)),
    )


def _parts(prepared: _PreparedParagraph, start: int, stop: int) -> Iterator[tuple[int, GlyphRun]]:
    """The parts of runs on this line, in logical order, each with its embedding level."""
    for run in prepared.itemized.runs:
        first, last = max(run.start, start), min(run.end, stop)
        if first < last:
            yield run.level, _glyph_run(run.font, bool(run.level % 2), _cut(prepared, run, first, last))


def _cut(prepared: _PreparedParagraph, run: TextRun, first: int, last: int) -> tuple[GlyphCluster, ...]:
    """The clusters of part of a run, shaped again where a cut would change them."""
    shaped = prepared.shaped[run]
    if (first, last) == (run.start, run.end):
        return shaped.clusters
    edges = {first - run.start, last - run.start} - {0, run.end - run.start}
    key = prepared.key(run, prepared.text[run.start : run.end])
    if edges & unsafe_starts(key) or not edges <= set(shaped.starts):
        return shape(prepared.key(run, prepared.text[first:last])).clusters
    return tuple(cluster for cluster, start in zip(shaped.clusters, shaped.starts, strict=True) if first <= run.start + start < last)


def _glyph_run(font: Font, rtl: bool, clusters: tuple[GlyphCluster, ...]) -> GlyphRun:
    return GlyphRun(font, rtl, clusters, sum(cluster.advance for cluster in clusters))
