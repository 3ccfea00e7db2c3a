from __future__ import annotations

import pytest
from library import LIBRARY
from small_library import TODAY

from handbill.content.check import check
from handbill.content.facts import grouped, read_facts
from handbill.core.isolates import without_isolates
from handbill.core.problems import ProblemsFound

FACT = "{{ facts.calls.year }}: {{ facts.calls.value }} calls"
OTHER_MESSAGES = {"Numbers checked {{ checked }}": "x {{ checked }}", "Draft": "x", "A sheet": "x"}


def problems(small, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    small.change("facts.yaml", *changes)
    with pytest.raises(ProblemsFound) as found:
        read_facts(small.campaign)
    return [(problem.code, problem.place.key) for problem in found.value.problems]


def test_a_part_of_a_whole(small) -> None:
    small.blocks(
        "- {role: text, text: '{{ facts.share.year }}: {{ facts.share.part }} in {{ facts.share.whole }} ({{ facts.share.source }})'}"
    )
    assert without_isolates(small.compose("sheet").panels[0].blocks[0].text) == "2019: 1 in 6 (Children's Line)"


def test_a_figure_of_another_kind_is_met_with_what_there_is(small) -> None:
    small.blocks("- {role: text, text: '{{ facts.share.year }} {{ facts.share.value }}'}")
    (problem,) = small.problems("sheet")
    assert (problem.code, problem.hint) == ("content-undefined", "use one of: part, source, whole, year")
    small.blocks("- {role: text, text: '{{ facts.cals.year }}'}")
    assert [problem.hint for problem in small.problems("sheet")] == ["did you mean calls?"]


@pytest.mark.parametrize(
    ("number", "tag", "country", "printed"),
    [
        (7499, "en", "us", "7,499"),
        (7499, "es", "us", "7,499"),
        (7499, "es", "gb", "7\u202f499"),
        (7499, "es", "mx", "7,499"),
        (7499, "vi", "us", "7\u202f499"),
        (7499, "fr", "us", "7\u202f499"),
        (7499, "fr", "ca", "7\u202f499"),
        (7499, "ar", "us", "7,499"),
        (7499, "fa", "us", "7,499"),
        (1234567, "hi", "us", "1,234,567"),
        (7499, "pt-BR", "us", "7\u202f499"),
        (7499, "zh-Hans", "us", "7,499"),
        (7499, "tlh", "us", "7,499"),
        (7499, "ru", "us", "7\u202f499"),
        (7499, "uk", "us", "7\u202f499"),
        (7499, "ht", "us", "7\u202f499"),
        (7499, "lo", "us", "7\u202f499"),
        (1234567, "ru", "us", "1\u202f234\u202f567"),
        (7499, "de", "xx", "7\u202f499"),
        (999, "es", "gb", "999"),
    ],
)
def test_numbers_are_grouped_so_that_nobody_reads_a_decimal_mark(number: int, tag: str, country: str, printed: str) -> None:
    assert grouped(number, tag, country) == printed


def test_each_language_of_a_page_groups_so_that_its_readers_read_it_right(small) -> None:
    small.language("vi", "Vietnamese")
    small.blocks(f"- {{role: fact, each: tongue in languages, language: tongue, text: '{FACT}', note: '-'}}", multilingual=True)
    small.messages("vi", {FACT: FACT.replace(" calls", " cuộc gọi"), **OTHER_MESSAGES})
    said = [without_isolates(block.text) for block in small.compose("sheet").panels[0].blocks[:-1]]
    assert said == ["2021: 12,345 calls", "2021: 12\u202f345 cuộc gọi"]


@pytest.mark.parametrize(
    ("block", "key"),
    [
        ("text: '{{ facts.calls.value }} calls in {{ facts.share.year }}', note: a", "text"),
        ("value: '{{ facts.calls.value }}', text: Calls., note: a", "value"),
        ("text: A., short: '{{ facts.share.part }} of', note: a", "short"),
        ("text: '{{ facts.share.whole }}', note: a", "text"),
        ("text: A part., figure: share, note: a", "figure"),
        # The year of one figure is not that of another.
        ("value: '{{ facts.calls.value }}', text: '{{ facts.share.year }}', figure: share, note: a", "value"),
    ],
)
def test_a_figure_needs_its_year_in_the_same_block(small, block: str, key: str) -> None:
    small.blocks(f"- {{role: fact, {block}}}")
    (problem,) = small.problems("sheet")
    name = "calls" if "calls" in block else "share"
    assert (problem.code, problem.place.key) == ("content-figure", f"panels.0.blocks.0.{key}")
    assert (problem.sentence, problem.hint) == (f"the figure {name} has no year beside it", f"put {{{{ facts.{name}.year }}}} beside it")
    assert problem.place.line == 9


@pytest.mark.parametrize(
    "block",
    [
        "text: '{{ facts.calls.value }} calls in {{ facts.calls.year }}', note: a",
        "value: '{{ facts.calls.value }}', text: 'Calls in {{ facts.calls.year }}', note: a",
        "value: '{{ facts.share.part }} in {{ facts.share.whole }}', figure: share, text: 'In {{ facts.share.year }}', note: a",
        "text: A., note: '{{ facts.calls.value }}, {{ facts.calls.year }}'",
    ],
)
def test_a_year_anywhere_in_the_block_will_do(small, block: str) -> None:
    small.blocks(f"- {{role: fact, {block}}}")
    assert small.compose("sheet").panels[0].blocks[0].role == "fact"


def test_a_year_in_another_block_will_not_do(small) -> None:
    small.blocks("- {role: fact, value: '{{ facts.calls.value }}', text: A., note: a}\n- {role: text, text: '{{ facts.calls.year }}'}")
    assert [problem.code for problem in small.problems("sheet")] == ["content-figure"]


def test_a_part_of_a_whole_is_drawn_as_that_many_dots(small) -> None:
    small.blocks("- {role: fact, value: One in six, figure: share, text: 'In {{ facts.share.year }}.', note: a}\n- {role: text, text: a}")
    fact, text, _ = small.compose("sheet").panels[0].blocks
    assert (fact.share, fact.value, text.share) == ((1, 6), "One in six", None)


@pytest.mark.parametrize(("figure", "sentence"), [("calls", "calls is not a part of a whole"), ("shar", "'shar' is not defined")])
def test_a_figure_that_cannot_be_drawn_is_a_problem_at_its_key(small, figure: str, sentence: str) -> None:
    small.blocks(f"- {{role: fact, text: 'In {{{{ facts.{figure}.year }}}}.', figure: {figure}, note: a}}")
    problems = {problem.place.key: problem for problem in small.problems("sheet")}
    assert problems["panels.0.blocks.0.figure"].sentence == sentence
    assert problems["panels.0.blocks.0.figure"].hint


def test_a_figure_without_its_year_stops_the_piece(small) -> None:
    small.blocks("- {role: text, text: '{{ facts.calls.value }} calls'}")
    assert [problem.code for problem in small.problems("sheet")] == ["content-figure"]
    assert [problem.code for problem in check(small.campaign, TODAY)] == ["content-figure"]


def test_a_translation_that_loses_the_year_is_told_so(small) -> None:
    small.language("es", "Spanish")
    small.blocks(f"- {{role: fact, text: '{FACT}', note: '-'}}")
    small.messages("es", {FACT: "{{ facts.calls.value }} llamadas", **OTHER_MESSAGES})
    found = {problem.code: problem.place.file for problem in small.problems("sheet", "es")}
    assert found == {"language-placeholder": "materials/languages/es/messages.po"}


def test_a_figure_nobody_confirmed_makes_a_draft(small) -> None:
    def is_marked(piece) -> bool:
        return piece.panels[0].blocks[-1].text.endswith("Draft")

    small.language("en", "English", reviewers="[Ana Reyes]")
    signed = dict.fromkeys(["A sheet", FACT, "{{ facts.share.year }}: {{ facts.share.part }} a", "Draft"], "")
    small.messages("en", signed, reviewer="Ana Reyes")
    small.blocks(f"- {{role: text, text: '{FACT}'}}")
    piece = small.compose("sheet")
    assert [draft.what for draft in piece.drafts] == ["calls (Help Line, 2021): this figure has not been confirmed"]
    assert is_marked(piece)
    small.blocks("- {role: text, text: '{{ facts.share.year }}: {{ facts.share.part }} a'}")
    piece = small.compose("sheet")
    assert piece.drafts == ()
    assert not is_marked(piece)


def test_what_can_be_wrong_with_a_fact(small) -> None:
    found = problems(small, ("value: 12345", "part: 1"), ("part: 1\n    whole: 6", "part: 7\n    whole: 6"), ("year: 2019", "year: 2027"))
    assert found == [("content-value", "facts.calls"), ("content-value", "facts.share.part"), ("content-value", "facts.share.year")]


@pytest.mark.parametrize("key", ["year", "source", "link", "checked"])
def test_no_fact_without_its_year_and_source(small, key: str) -> None:
    lines = small.read("facts.yaml").splitlines(keepends=True)
    row = next(line for line in lines if line.strip().startswith(f"{key}:"))
    assert problems(small, (row, "")) == [("content-key-missing", f"facts.calls.{key}")]


def test_our_own_facts_can_be_read() -> None:
    ours = read_facts(LIBRARY)
    assert ours["hotline_situations"].amounts == {"value": 10013}
    assert ours["runaways"].amounts == {"part": 1, "whole": 6}
