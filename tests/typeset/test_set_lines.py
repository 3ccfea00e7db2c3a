"""Properties of every paragraph in every script: no letter is lost, no line is too wide, cutting a shaped run changes nothing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from library import LIBRARY, font

from handbill.i18n.language import find_language
from handbill.typeset.bidi.reorder import embedding_levels, visual_order
from handbill.typeset.itemize import CONTROLS, strip_controls
from handbill.typeset.paragraph import ParagraphStyle, set_lines
from handbill.typeset.shape import RunKey, shape, unsafe_starts

ENDLESS = 1e9
quick = settings(max_examples=60, deadline=None, derandomize=True)


def words(letters: str, shortest: int = 1, longest: int = 9) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(letters), min_size=shortest, max_size=longest)


def syllables(before: str, base: str, below: str, marks: str, tones: str = "") -> st.SearchStrategy[str]:
    """Syllables as they are written: a letter, perhaps a vowel before it, a letter under it, a mark and a tone on it."""

    def maybe(letters: str) -> st.SearchStrategy[str]:
        return st.sampled_from(["", *letters])

    under = maybe(below).map(lambda letter: letter and VIRAMA[base[0]] + letter)
    syllable = st.tuples(maybe(before), st.sampled_from(base), under, maybe(marks), maybe(tones)).map("".join)
    return st.lists(syllable, min_size=1, max_size=6).map("".join)


VIRAMA = {"ក": "្", "क": "्"}
LATIN = words("abcdefghijklmnopqrstuvwxyzáñüâôễ,.-—’", longest=14)
THAI = syllables("เแโไ", "กขคงจชดตนบปมยรลวสหอ", "", "ัิีึุูา", "่้์")
ARABIC = syllables("", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء", "", "ًٌَُِّ")
KHMER = syllables("", "កខគងចជញដតថទនបផពមយរលវសហអ", "កងចដតនបមយរលវស", "ាិីឹុូេែៃោំះ")
HINDI = syllables("", "कखगघचजटडतदनपबमयरलवशषसह", "कगजटतनपमयरलवष", "ािीुूेैोौंः")
CHINESE = words("人口贩卖求助电话你可以工作自由安全。，、“”：？")
BY_TAG = {"en": LATIN, "es": LATIN, "th": THAI, "ar": ARABIC, "km": KHMER, "hi": HINDI, "zh-Hans": CHINESE}


def sentences(*kinds: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(*kinds), min_size=1, max_size=12).map(" ".join)


MIXED = st.sampled_from(sorted(BY_TAG)).flatmap(
    lambda tag: st.tuples(st.just(tag), sentences(BY_TAG[tag]) | sentences(BY_TAG[tag], LATIN, st.just("911"), st.just("\U0001f4de")))
)


def bare(text: str) -> str:
    return "".join(strip_controls(text).split())


@quick
@given(MIXED, st.integers(1, 30), st.booleans(), st.booleans())
def test_no_letter_is_lost_or_moved(case: tuple[str, str], ems: int, balance: bool, hyphenate: bool) -> None:
    tag, text = case
    lines = set_lines(text, ParagraphStyle(find_language(LIBRARY, tag), balance=balance, hyphenate=hyphenate), ems * 1000)
    assert bare("".join(line.text for line in lines)) == bare(text)
    assert not any(line.text != line.text.strip() for line in lines)
    assert all(CONTROLS.isdisjoint(line.text) for line in lines)


@quick
@given(MIXED, st.integers(0, 8000), st.booleans(), st.booleans())
def test_no_line_is_wider_than_the_measure_when_every_part_fits(case: tuple[str, str], room: int, balance: bool, hyphenate: bool) -> None:
    tag, text = case
    style = ParagraphStyle(find_language(LIBRARY, tag), balance=balance, hyphenate=hyphenate)
    (whole,) = set_lines(text, style, ENDLESS) or (None,)
    assume(whole)
    parts = set_lines(text, style, 1)  # every break is taken
    measure = max(line.width for line in parts) + room
    lines = set_lines(text, style, measure)
    assert max(line.width for line in lines) <= measure
    assert len(lines) <= len(parts)


@quick
@given(MIXED, st.integers(3, 20))
def test_clusters_in_reading_order_are_the_line(case: tuple[str, str], ems: int) -> None:
    tag, text = case
    style = ParagraphStyle(find_language(LIBRARY, tag))
    for line in set_lines(text, style, ems * 1000):
        shown = ["".join(cluster.text for cluster in (reversed(run.clusters) if run.rtl else run.clusters)) for run in line.runs]
        assert any("".join(order) == line.text for order in _orders(shown, line.text))
        assert line.width == sum(cluster.advance for run in line.runs for cluster in run.clusters)


def _orders(parts: list[str], text: str) -> list[list[str]]:
    """Every way to lay all parts end to end so that they give the text."""
    if not parts:
        return [[]] if not text else []
    found = []
    for at, part in enumerate(parts):
        if text.startswith(part):
            found += [[part, *rest] for rest in _orders(parts[:at] + parts[at + 1 :], text[len(part) :])][:1]
    return found


@quick
@given(sentences(ARABIC, LATIN))
def test_runs_stand_in_the_order_of_the_bidi_algorithm(text: str) -> None:
    style = ParagraphStyle(find_language(LIBRARY, "ar"))
    for line in set_lines(text, style, ENDLESS):
        clean = strip_controls(text).strip()
        of_character = embedding_levels(clean, 1)
        order = visual_order(of_character)
        pieces = [
            character
            for run in line.runs
            for cluster in run.clusters
            for character in (reversed(cluster.text) if run.rtl else cluster.text)
        ]
        assert "".join(pieces) == "".join(clean[index] for index in order)


SCRIPTS = {
    "ar": ("noto-sans-arabic", True, "Arab", ARABIC),
    "hi": ("noto-sans-devanagari", False, "Deva", HINDI),
    "km": ("noto-sans-khmer", False, "Khmr", KHMER),
}


@pytest.mark.parametrize("tag", SCRIPTS)
@quick
@given(data=st.data())
def test_a_run_cut_at_a_safe_place_is_as_if_shaped_anew(tag: str, data: st.DataObject) -> None:
    name, rtl, script, letters = SCRIPTS[tag]
    text = data.draw(st.lists(letters, min_size=1, max_size=3).map(" ".join))
    key = RunKey(font(name), text, rtl, script, tag)
    whole = shape(key)
    logical = list(zip(whole.starts, whole.clusters, strict=True))[:: -1 if rtl else 1]
    for at, _ in logical:
        if at and at not in unsafe_starts(key):
            for part, kept in ((text[:at], [c for s, c in logical if s < at]), (text[at:], [c for s, c in logical if s >= at])):
                again = shape(RunKey(font(name), part, rtl, script, tag)).clusters
                assert list(again)[:: -1 if rtl else 1] == kept


OF_SCRIPT = {"es": "Latn", "th": "Thai", "ar": "Arab", "hi": "Deva", "km": "Khmr"}


@pytest.mark.parametrize("tag", OF_SCRIPT)
@quick
@given(data=st.data())
def test_a_line_looks_as_if_its_words_were_shaped_alone(tag: str, data: st.DataObject) -> None:
    style = ParagraphStyle(find_language(LIBRARY, tag), hyphenate=True)
    kinds = words("abcdefghijklmnopqrstuvwxyzáñü", 7, 14) if tag == "es" else BY_TAG[tag]
    for line in set_lines(data.draw(sentences(kinds)), style, 1):  # every break is taken, hyphens too
        run = line.runs[0]
        again = shape(RunKey(run.font, line.text, run.rtl, OF_SCRIPT[tag], tag)).clusters
        assert run.clusters == again


@pytest.mark.parametrize("tag", ["th", "km", "ar", "hi"])
@quick
@given(data=st.data())
def test_no_line_ends_inside_a_cluster(tag: str, data: st.DataObject) -> None:
    text = data.draw(sentences(BY_TAG[tag]))
    name, rtl, script = {"th": ("sarabun", False, "Thai")}.get(tag) or SCRIPTS[tag][:3]
    starts, at = shape(RunKey(font(name), strip_controls(text), rtl, script, tag)).starts, 0
    for line in set_lines(text, ParagraphStyle(find_language(LIBRARY, tag)), 1):  # every break is taken
        at = strip_controls(text).index(line.text, at)
        assert at in starts
        at += len(line.text)


@quick
@given(sentences(CHINESE), st.integers(1, 12))
def test_chinese_punctuation_keeps_off_the_edges(text: str, ems: int) -> None:
    lines = set_lines(text, ParagraphStyle(find_language(LIBRARY, "zh-Hans")), ems * 1000)
    for above, below in itertools.pairwise(lines):
        # Where a writer typed a space, a line may end, even beside these marks.
        if strip_controls(text).find(above.text + below.text) >= 0:
            assert below.text[0] not in "。，、”：？"
            assert above.text[-1] != "“"
