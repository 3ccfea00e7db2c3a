"""Bidi levels and visual order, against Unicode's own conformance tests and the cases our cards depend on."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.typeset.bidi.brackets import canonical_closing, closing_bracket
from handbill.typeset.bidi.reorder import base_level, embedding_levels, reset_line, visual_order

SAMPLE = Path(__file__).parent / "data" / "bidi_character_sample.txt"
UNICODE_DATA = Path("/usr/share/unicode")  # where Debian and its kin install the package unicode-data
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRE, RLE, LRO, RLO, PDF = "\u202a", "\u202b", "\u202d", "\u202e", "\u202c"
ZWNJ = "\u200c"
PHONE = "1-888-373-7888"
# One character of each bidi class, none of them a bracket: BidiTest.txt names classes only.
OF_CLASS = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0660", "ES": "+", "ET": "%", "CS": ",", "NSM": "\u0301", "B": "\u2029",
    "S": "\t", "WS": " ", "ON": "!", "BN": "\u00ad", "LRE": LRE, "RLE": RLE, "LRO": LRO, "RLO": RLO, "PDF": PDF,
    "LRI": LRI, "RLI": RLI, "FSI": FSI, "PDI": PDI,
}  # fmt: skip
WORDS = st.text(st.sampled_from([*OF_CLASS.values(), *"()[]\u2329\u3009bc23", "\u05d1", "\u0628"]))
LATIN = st.text(st.characters(max_codepoint=0x24F))


def laid_out(text: str, base: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Levels and visual order of a text that is one paragraph and one line."""
    line = reset_line(text, embedding_levels(text, base), 0, len(text), base)
    return line, visual_order(line)


def shown(text: str, base: int) -> str:
    return "".join(text[place] for place in laid_out(text, base)[1])


def difference(text: str, base: int, wanted: list[str], order: list[str]) -> str:
    """How our levels or order differ, "" if they do not; the level of a character with an x in `wanted` does not matter."""
    line, places = laid_out(text, base)
    got = ["x" if level == "x" else str(own) for level, own in zip(wanted, line, strict=True)]
    seen = [str(place) for place in places if wanted[place] != "x"]
    return "" if (got, seen) == (wanted, order) else f"levels {got}, not {wanted}; order {seen}, not {order}"


def character_failures(lines: Iterable[str]) -> tuple[int, int, list[str]]:
    """Lines checked, lines skipped because this Python does not know a character of theirs yet, and what failed."""
    checked, skipped, failures = 0, 0, []
    for row in lines:
        if not row.strip() or row.startswith("#"):
            continue
        codes, asked, paragraph, wanted, order = row.rstrip("\n").split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        if not all(map(unicodedata.bidirectional, text)):
            skipped += 1
            continue
        checked += 1
        base = base_level(text) if asked == "2" else int(asked)
        wrong = "" if base == int(paragraph) else f"base level {base}; "
        if wrong := wrong + difference(text, base, wanted.split(), order.split()):
            failures.append(f"{row.strip()}: {wrong}")
    return checked, skipped, failures


def class_cases(lines: Iterable[str]) -> Iterator[tuple[str, int, list[str], list[str]]]:
    """BidiTest.txt's cases: text, bits for its paragraph directions (1 automatic, 2 left to right, 4 right to left), levels, order."""
    wanted: list[str] = []
    order: list[str] = []
    for row in lines:
        if row.startswith("@Levels:"):
            wanted = row.partition(":")[2].split()
        elif row.startswith("@Reorder:"):
            order = row.partition(":")[2].split()
        elif row.strip() and row[0] not in "#@":
            names, bits = row.split(";")
            yield "".join(OF_CLASS[name] for name in names.split()), int(bits, 16), wanted, order


def unicode_file(name: str) -> Path:
    path = UNICODE_DATA / name
    if not path.exists():
        pytest.skip(f"Unicode's {name} is not on this machine; the package unicode-data brings it")
    return path


def assert_passes_character_test(path: Path, more_than: int) -> None:
    """Check a file in the format of BidiCharacterTest.txt, which must have more lines than `more_than`."""
    with path.open(encoding="utf-8") as lines:
        checked, skipped, failures = character_failures(lines)
    assert not failures, failures[:5]
    assert checked > more_than
    assert skipped * 100 <= checked, f"{skipped} lines hold characters this Python does not know"


def test_sample_of_unicodes_character_test() -> None:
    assert_passes_character_test(SAMPLE, 1000)


@pytest.mark.judges
def test_the_whole_of_unicodes_character_test() -> None:
    assert_passes_character_test(unicode_file("BidiCharacterTest.txt"), 90_000)


@pytest.mark.judges
def test_the_whole_of_unicodes_class_test() -> None:
    checked, failures = 0, []
    with unicode_file("BidiTest.txt").open(encoding="utf-8") as lines:
        for text, bits, wanted, order in class_cases(lines):
            bases = {base_level(text)} if bits & 1 else set()
            bases |= {base for base, bit in ((0, 2), (1, 4)) if bits & bit}
            for base in bases:
                checked += 1
                if wrong := difference(text, base, wanted, order):
                    failures.append(f"{text!a} at {base}: {wrong}")
    assert not failures, failures[:5]
    assert checked > 500_000


@pytest.mark.judges
def test_bracket_pairs_are_unicodes() -> None:
    official = {}
    for row in unicode_file("BidiBrackets.txt").read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in row.partition("#")[0].split(";")]
        if fields[-1] == "o" and unicodedata.category(chr(int(fields[0], 16))) != "Cn":
            opening, partner = (chr(int(field, 16)) for field in fields[:2])
            official[opening] = unicodedata.normalize("NFD", partner)
            assert canonical_closing(partner) == official[opening]
    ours = {character: closing_bracket(character) for character in map(chr, range(sys.maxunicode + 1)) if closing_bracket(character)}
    assert ours == official


def test_an_isolated_phone_number_keeps_its_order_in_arabic() -> None:
    text = f"اتصل على {LRI}{PHONE}{PDI} الآن"
    assert PHONE in shown(text, 1)
    assert base_level(text) == 1


def test_a_phone_number_without_isolate_is_turned_group_by_group_in_arabic() -> None:
    assert "7888-373-888-1" in shown(f"اتصل على {PHONE} الآن", 1)


def test_parentheses_around_arabic_and_latin_words_go_with_an_arabic_sentence() -> None:
    text = "أرسل (HELP) أو (مساعدة)"
    assert embedding_levels(text, 1) == tuple(2 if letter in "HELP" else 1 for letter in text)


def test_parentheses_around_an_arabic_word_stay_with_an_english_sentence() -> None:
    text = "Arabic (عربي) here"
    assert embedding_levels(text, 0) == tuple(1 if letter in "عربي" else 0 for letter in text)


def test_a_bracket_matches_its_canonical_equivalent() -> None:
    # The pair holds R in an R paragraph, so N0 makes both brackets R; unpaired, the first would go with the Latin letters beside it.
    text = "a\u2329b\u05d0\u3009c"
    assert embedding_levels(text, 1) == (2, 1, 2, 1, 1, 2)


def test_base_level_skips_isolates_and_counts_from_the_left_without_letters() -> None:
    assert base_level(f"{RLI}\u05d0{PDI} a") == 0
    assert base_level(f"{LRI}a{PDI} \u05d0") == 1
    assert base_level(f"{PDI}\u05d0") == 1
    assert base_level(f"{LRI}a \u05d0") == 0
    assert base_level("12 %\n\u05d0") == 0
    assert base_level("") == 0


def test_first_strong_isolate_takes_the_direction_of_what_it_holds() -> None:
    assert embedding_levels(f"a{FSI}1 \u05d0{PDI}", 0) == (0, 0, 2, 1, 1, 0)
    assert embedding_levels(f"a{FSI}1 b{PDI}\u05d0", 0)[2:5] == (2, 2, 2)


def test_embeddings_deeper_than_the_standard_allows_are_counted_not_lost() -> None:
    assert embedding_levels(RLE * 200 + "a" + PDF * 200 + "b", 0)[200::201] == (126, 0)
    assert embedding_levels(RLI * 200 + "a" + PDI * 200 + "b", 0)[200::201] == (126, 0)
    assert embedding_levels(RLI * 200 + "a" + PDI * 137 + "b", 0)[-1] == 126
    assert embedding_levels(RLI * 200 + "a" + PDI * 138 + "b", 0)[-1] == 124


def test_a_paragraph_separator_has_the_base_level_and_ends_embeddings() -> None:
    assert embedding_levels(f"{RLE}a\u2029a", 0) == (0, 2, 0, 0)
    assert embedding_levels(f"{LRI}a\u2029a", 1) == (1, 2, 1, 2)


def test_removed_characters_take_the_level_before_them() -> None:
    assert embedding_levels(f"{ZWNJ}\u05d0{ZWNJ}a", 0) == (0, 1, 1, 0)


def test_spaces_at_a_lines_end_return_to_the_base_but_a_joiner_stays_with_its_letter() -> None:
    text = f"\u0647{ZWNJ}  \u0627 a"
    found = embedding_levels(text, 0)
    assert found == (1, 1, 1, 1, 1, 0, 0)
    assert reset_line(text, found, 0, 4, 0) == (1, 1, 0, 0)
    assert reset_line(text, found, 4, 7, 0) == (1, 0, 0)


def test_spaces_before_a_tab_return_to_the_base() -> None:
    text = "\u05d0 \t\u05d1"
    assert reset_line(text, embedding_levels(text, 0), 0, 4, 0) == (1, 0, 0, 1)


def test_no_turning_character_slips_through_the_quick_path() -> None:
    alone = {"R": (1,), "AL": (1,), "AN": (2,)}
    for character in map(chr, range(sys.maxunicode + 1)):
        if wanted := alone.get(unicodedata.bidirectional(character)):
            assert embedding_levels(character, 0) == wanted, hex(ord(character))
    for opening, level in {LRE: 2, RLE: 2, LRO: 2, RLO: 1, LRI: 2, RLI: 2, FSI: 2}.items():
        assert embedding_levels(f"{opening}1", 0)[1] == level, hex(ord(opening))


@given(LATIN)
def test_latin_text_is_level_zero_in_its_own_order(text: str) -> None:
    assert laid_out(text, 0) == ((0,) * len(text), tuple(range(len(text))))
    # With a stray PDI the same text does not take the quick path.
    assert embedding_levels(text + PDI, 0) == (0,) * (len(text) + 1)


@given(WORDS, st.sampled_from([0, 1]))
def test_levels_stay_within_the_standards_bounds(text: str, base: int) -> None:
    found = embedding_levels(text, base)
    assert len(found) == len(text)
    assert all(base <= level <= 126 for level in found)


@given(WORDS, st.sampled_from([0, 1]))
def test_the_content_of_an_isolate_does_not_change_the_levels_outside(text: str, base: int) -> None:
    balanced = "".join(character for character in text if unicodedata.bidirectional(character) not in {"LRI", "RLI", "FSI", "PDI", "B"})
    around = ("\u05d0 (a", ") 1\u05d1")
    outer = [embedding_levels(f"{around[0]}{RLI}{inner}{PDI}{around[1]}", base) for inner in ("", balanced)]
    head, tail = len(around[0]) + 1, len(around[1]) + 1
    assert (outer[0][:head], outer[0][-tail:]) == (outer[1][:head], outer[1][-tail:])


@given(st.lists(st.integers(0, 126)))
def test_visual_order_is_a_permutation(given_levels: list[int]) -> None:
    assert sorted(visual_order(given_levels)) == list(range(len(given_levels)))


def test_visual_order_takes_runs_as_well_as_characters() -> None:
    assert visual_order([1, 2, 1]) == (2, 1, 0)
    assert visual_order([0, 1, 2, 2, 1, 0]) == (0, 4, 2, 3, 1, 5)
