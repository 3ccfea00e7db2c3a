"""The chosen line breaks have the least cost, compared with every other choice and with breaking as late as possible (first fit)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handbill.typeset import best_breaks
from handbill.typeset.best_breaks import BreakCandidate, choose_breaks, measure_lines, narrowest

# Word, space behind it (none: a place for a hyphen), hyphen, and the cost of a line that ends here.
Part = tuple[int, int, int, float]
PART = st.tuples(st.integers(200, 6000), st.sampled_from((0, 260)), st.sampled_from((0, 0, 320)), st.sampled_from((0.0, 0.04, 0.12)))
quick = settings(max_examples=200, deadline=None, derandomize=True)


def candidates(parts: list[Part]) -> list[BreakCandidate]:
    """The candidates of these words, one after the other, each with the space behind it."""
    pen, made = 0, []
    for word, space, hyphen, end_cost in parts:
        pen += word
        made.append(BreakCandidate(pen + space, pen, 0 if space else hyphen, end_cost, len(made) == len(parts) - 2))
        pen += space
    return [*made[:-1], BreakCandidate(made[-1].ink, made[-1].ink, 0)]


def widths(places: list[BreakCandidate], ends: list[int]) -> list[int]:
    starts = [0, *(places[end].pen for end in ends[:-1])]
    return [places[end].ink + places[end].hyphen - start for start, end in zip(starts, ends, strict=True)]


def first_fit(places: list[BreakCandidate], width: float) -> list[int]:
    """Each line takes as many words as fit."""
    ends: list[int] = []
    for last in range(len(places)):
        if ends and widths(places, [*ends[:-1], last])[-1] <= width:
            ends[-1] = last
        else:
            ends.append(last)
    return ends


def cost(places: list[BreakCandidate], ends: list[int], width: float, balance: bool) -> float:
    """The cost that the module describes, computed independently."""
    total, start = 0.0, 0
    for end, line in zip(ends, widths(places, ends), strict=True):
        last = end == len(places) - 1
        filled = line / width
        if not last or balance:
            total += (1 - filled) ** 2
        else:
            enough = sorted((best_breaks._WIDE_END, best_breaks._END / width, best_breaks._NARROW_END))[1]
            total += best_breaks._STUB * max(0, enough - filled) ** 2
        total += best_breaks._HYPHEN if places[end].hyphen and not last else 0.0
        total += places[end].cost if not last else 0.0
        total += best_breaks._ALONE if last and start and places[start - 1].leaves_word and filled < best_breaks._SHORT else 0.0
        start = end + 1
    return total


def every_way(places: list[BreakCandidate], lines: int, width: float) -> Iterator[list[int]]:
    last = len(places) - 1
    for inner in combinations(range(last), lines - 1):
        if max(widths(places, [*inner, last])) <= width:
            yield [*inner, last]


@quick
@given(st.lists(PART, min_size=1, max_size=40), st.integers(6, 30), st.booleans())
def test_no_worse_than_the_first_that_fit_and_no_longer(parts: list[Part], ems: int, balance: bool) -> None:
    places, width = candidates(parts), ems * 1000.0 + 400
    chosen, plain = choose_breaks(places, width, balance), first_fit(places, width)
    assert chosen == sorted(set(chosen))
    assert chosen[-1] == len(places) - 1
    assert len(chosen) == len(plain)
    assert max(widths(places, chosen)) <= width
    assert cost(places, chosen, width, balance) <= cost(places, plain, width, balance) + 1e-9


@quick
@given(st.lists(PART, min_size=2, max_size=11), st.integers(6, 12), st.booleans())
def test_no_other_way_in_as_many_lines_costs_less(parts: list[Part], ems: int, balance: bool) -> None:
    places, width = candidates(parts), ems * 1000.0 + 400
    chosen = choose_breaks(places, width, balance)
    assume(len(chosen) > 1)
    least = min(cost(places, ends, width, balance) for ends in every_way(places, len(chosen), width))
    assert cost(places, chosen, width, balance) <= least + 1e-9


def test_a_word_wider_than_the_measure_has_a_line_of_its_own() -> None:
    places = candidates([(2000, 260, 0, 0), (9000, 260, 0, 0), (1000, 260, 0, 0)])
    assert choose_breaks(places, 5000, False) == [0, 1, 2]
    assert choose_breaks(places, 5000, True) == [0, 1, 2]


def test_what_fits_on_one_line_is_not_broken() -> None:
    places = candidates([(2000, 260, 0, 1), (2000, 260, 0, 0)])
    assert choose_breaks(places, 4260, True) == [1]
    assert choose_breaks(places, 4259, True) == [0, 1]


@quick
@given(st.lists(PART, min_size=1, max_size=20), st.integers(1, 5))
def test_the_narrowest_measure_for_so_many_lines(parts: list[Part], lines: int) -> None:
    places = candidates([(word, space, 0, end_cost) for word, space, _, end_cost in parts])
    measure = narrowest(places, lines)
    found = choose_breaks(places, measure, True)
    assert len(found) <= lines
    assert max(measure_lines(places, found)) <= measure
    narrower = first_fit(places, measure - 1)
    assert len(narrower) > lines or max(widths(places, narrower)) > measure - 1


def ends_of(*words: int, width: float) -> list[int]:
    return choose_breaks(candidates([(word, 260, 0, 0) for word in words]), width, False)


def test_no_lines_like_stairs() -> None:
    assert ends_of(2800, 2800, 2800, 2800, 2500, 2500, 1500, width=9000) == [1, 3, 6]


def test_a_short_end_takes_words_from_the_line_above() -> None:
    assert ends_of(*[3000] * 10, 2000, 2000, width=32_500) == [6, 11]


def test_a_last_line_that_is_long_enough_leaves_the_others_full() -> None:
    assert ends_of(*[3000] * 14, width=32_000) == [8, 13]
