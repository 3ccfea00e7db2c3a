"""Sets a paragraph in lines: itemize, shape, break. Lengths are in 1/1000 em, so one result serves every type size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Language, Typeface, Weight
from handbill.typeset.best_breaks import BreakCandidate, choose_breaks, fill_lines, measure_lines, narrowest
from handbill.typeset.bidi.reorder import visual_order
from handbill.typeset.break_opportunities import UNSPACED, Break, breaks_after_leads, find_breaks, find_word_ends, has_phrases
from handbill.typeset.fonts import Font, open_font
from handbill.typeset.full_width_marks import NO_SPACING, MarkSpacing, PlacedCluster, close_up
from handbill.typeset.itemize import TextRun, itemize
from handbill.typeset.line_ends import HAN, IN_PHRASE, PARTED, line_end_cost
from handbill.typeset.lines import GlyphCluster, GlyphRun, Line
from handbill.typeset.shape import RunKey, ink_extent, is_stray, shape, unsafe_starts

_SPACED = frozenset({"Latn", "Cyrl", "Grek"})  # scripts whose letters stand apart, so that tracking breaks no joins or stacks
_FULL_WIDTH = frozenset({"Hans", "Hant", "Jpan", "Kore"})
_RAGGED = 0.66  # part of the measure; a shorter line justifies a hyphen
_SHORT_WORD = 5  # characters
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
    # Hyphens are used only where lines come out badly without them, and only then is a dictionary read.
    if style.hyphenate and not (style.language.type.hyphenation and _prepare(text, style.without_hyphens).has_holes(width)):
        return set_lines(text, style.without_hyphens, width)
    prepared = _prepare(text, style)
    if not prepared.text.strip():
        return ()
    if prepared.ink <= width:
        return prepared.one_line
    lines, start = [], 0
    for end in prepared.line_ends(width):
        lines.append(_line(prepared, start, end))
        start = end.at
    return tuple(lines)


@lru_cache(maxsize=500)
def narrowest_measure(text: str, style: ParagraphStyle, lines: int) -> float:
    """The narrowest measure at which a paragraph without hyphens takes no more than so many lines."""
    prepared = _prepare(text, style)
    return narrowest(prepared.candidates, lines) if prepared.text.strip() else 0.0


def missing_characters(text: str, style: ParagraphStyle) -> tuple[str, ...]:
    """Characters that no font has, in reading order, each once."""
    return _prepare(text, style).itemized.missing


def stray_marks(text: str, style: ParagraphStyle) -> tuple[str, ...]:
    """What would be drawn on a dotted circle, in reading order, each once: marks that their script allows on nothing before them."""
    found = [
        (run.start + start, cluster.text)
        for run, shaped in _prepare(text, style).shaped.items()
        for cluster, start in zip(shaped.clusters, shaped.starts, strict=True)
        if is_stray(run.font, cluster)
    ]
    return tuple(dict.fromkeys(words for _, words in sorted(found)))


class _PreparedParagraph:
    """A paragraph itemized and shaped once, for setting at any measure."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        self.style = style
        self.itemized = itemize(text, style.language, style.fonts, style.axis_weight)
        self.text = self.itemized.text
        self.shaped = {run: shape(self.key(run, self.text[run.start : run.end])) for run in self.itemized.runs}
        self.spacing = self._spacing()
        self.pens = self._pens()
        self.ink = self._line_end(len(self.text.rstrip()))

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        return find_breaks(self.text, self.style.language, self.itemized.unbreakable, self.style.hyphenate, phrases=True)

    @cached_property
    def candidates(self) -> list[BreakCandidate]:
        return [self._candidate(end, self._end_cost(end), end in self.breaks[-2:-1]) for end in self.breaks]

    @cached_property
    def finer_breaks(self) -> tuple[Break, ...]:
        """Breaks between words, also inside phrases."""
        found = find_breaks(self.text, self.style.language, self.itemized.unbreakable)
        return tuple(end for end in found if self._visible(end) in self.word_ends)

    @cached_property
    def finer_candidates(self) -> list[BreakCandidate]:
        ends = self.finer_breaks
        return [self._candidate(end, 0.0 if end in self.breaks else IN_PHRASE, end in ends[-2:-1]) for end in ends]

    def line_ends(self, width: float) -> list[Break]:
        """The breaks that end the lines of a paragraph set to this measure."""
        breaks, candidates = self.breaks, self.candidates
        # The lines of a headline end between phrases; others do so only where that costs no line.
        phrases_only = self.style.balance or not has_phrases(self.style.language)
        if not phrases_only and len(fill_lines(self.finer_candidates, width)) < len(fill_lines(candidates, width)):
            breaks, candidates = self.finer_breaks, self.finer_candidates
        return [breaks[index] for index in choose_breaks(candidates, width, self.style.balance)]

    def has_holes(self, width: float) -> bool:
        """Whether long words leave much of a line empty even when every line is filled, or overrun it."""
        lines = measure_lines(self.candidates, fill_lines(self.candidates, width))
        return any(line < _RAGGED * width for line in lines[:-1]) or max(lines) > width

    @cached_property
    def hyphen_width(self) -> int:
        return shape(self.hyphen_key()).clusters[0].advance if any(at.hyphen for at in self.breaks) else 0

    @cached_property
    def one_line(self) -> tuple[Line, ...]:
        """A paragraph that fits on one line is the same at every such measure."""
        return (_line(self, 0, Break(len(self.text))),)

    def key(self, run: TextRun, text: str) -> RunKey:
        tracking = self.style.tracking if run.script in _SPACED else 0
        raised = self.style.face == "number"
        return RunKey(run.font, text, bool(run.level % 2), run.script, self.style.language.tag, tracking, raised)

    def hyphen_key(self) -> RunKey:
        font = open_font(self.style.fonts[0], self.style.axis_weight)
        return RunKey(font, "-", False, "Latn", self.style.language.tag)

    def _candidate(self, end: Break, cost: float, last: bool) -> BreakCandidate:
        """What counts for a line that ends here; `last`: before the last piece that nothing parts, which may be several words."""
        start = self.pens[end.at] + self.spacing.at_start.get(end.at, 0)
        hyphen = self.hyphen_width if end.hyphen else 0
        return BreakCandidate(start, self._line_end(self._visible(end)), hyphen, cost, last and self._is_word(self.text[end.at :].strip()))

    def _is_word(self, rest: str) -> bool:
        """Whether what nothing parts is one word; in a script without spaces, only if it is short."""
        return len(rest) <= _SHORT_WORD if self.style.language.script in UNSPACED else not any(map(str.isspace, rest))

    def _visible(self, end: Break) -> int:
        """Where the text of a line ends, without the spaces after it."""
        return len(self.text[: end.at].rstrip())

    def _line_end(self, end: int) -> int:
        """The pen after a line that ends before this character."""
        return self.pens[end] + self.spacing.before.get(end, 0) - self.spacing.at_end.get(end, 0)

    def _end_cost(self, at: Break) -> float:
        end, script = self._visible(at), self.style.language.script
        in_word = script in HAN and end not in self.word_ends
        if at.at == len(self.text):
            return 0.0
        return line_end_cost(self.text, end, script, in_word) + (PARTED if at.at in self.breaks_after_leads else 0.0)

    @cached_property
    def breaks_after_leads(self) -> frozenset[int]:
        return breaks_after_leads(self.text, self.style.language)

    @cached_property
    def word_ends(self) -> frozenset[int]:
        return find_word_ends(self.text, self.style.language)

    def _spacing(self) -> MarkSpacing:
        if self.style.language.script not in _FULL_WIDTH:
            return NO_SPACING
        return close_up(
            PlacedCluster(run.start + start, run.font, cluster)
            for run, shaped in self.shaped.items()
            if run.level % 2 == 0
            for cluster, start in zip(shaped.clusters, shaped.starts, strict=True)
        )

    @property
    def has_marks(self) -> bool:
        return bool(self.spacing.at_start or self.spacing.at_end)

    def _pens(self) -> list[int]:
        """The pen's position before each character, and at the end. The first is negative where white is removed before it."""
        advances = [0] * (len(self.text) + 1)
        advances[0] = -self.spacing.at_start.get(0, 0)
        for at, white in self.spacing.before.items():
            advances[at] -= white
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
    inks = [ink_extent(run.font, run.clusters) for run in runs]
    return Line(
        runs=tuple(runs),
        width=sum(run.width for run in runs),
        text=prepared.text[start:stop],
        above=max(above for above, _ in inks),
        below=max(below for _, below in inks),
    )


def _parts(prepared: _PreparedParagraph, start: int, stop: int) -> Iterator[tuple[int, GlyphRun]]:
    """The parts of runs on this line, in logical order, each with its embedding level."""
    for run in prepared.itemized.runs:
        first, last = max(run.start, start), min(run.end, stop)
        if first < last:
            clusters = _cut(prepared, run, first, last)
            if prepared.has_marks and run.level % 2 == 0:
                clusters = tuple(_closed_up(prepared.spacing, clusters, first, start, stop))
            yield run.level, _glyph_run(run.font, bool(run.level % 2), clusters)


def _closed_up(spacing: MarkSpacing, clusters: Iterable[GlyphCluster], at: int, start: int, stop: int) -> Iterator[GlyphCluster]:
    """Clusters from the character `at` on, without the white that is removed on a line from `start` to `stop`."""
    for cluster in clusters:
        end = at + len(cluster.text)
        indent = spacing.at_start.get(at, 0) if at == start else 0
        white = spacing.at_end.get(end, 0) if end == stop else spacing.before.get(end, 0)
        glyphs = tuple((glyph, x - indent, y) for glyph, x, y in cluster.glyphs) if indent else cluster.glyphs
        yield cluster._replace(glyphs=glyphs, advance=cluster.advance - indent - white)
        at = end


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
