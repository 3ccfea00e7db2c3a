from __future__ import annotations

import pytest
from library import LIBRARY
from small_library import TODAY

from handbill.content.check import check
from handbill.content.material import find_material, material_names
from handbill.content.readability import HIGHEST_GRADE, reading, reading_problems, readings, syllables

COUNTED = {
    1: "name named names pulled free phone hour owe used eye don't the through a 24",
    2: "likely something someone wanted places little people handled being going language passport promised afraid colleagues "
    "neighbors private quiet science beyond careful worried breaks-room",
    3: "violence area media employer everyone anyone together poverty survivors serious messages",
    4: "situation experience interpreters society emergency confidential community",
    5: "individual",
}


@pytest.mark.parametrize(("count", "word"), [(count, word) for count, words in COUNTED.items() for word in words.split()])
def test_syllables(count: int, word: str) -> None:
    assert syllables(word) == count


def test_the_formula(small) -> None:
    # 40 one-syllable words in 4 sentences: 0.39 * 10 + 11.8 * 1 - 15.59
    small.blocks("\n".join(["- {role: text, text: The cat and the dog sat on a red mat.}"] * 4))
    result = reading(small.campaign, find_material(small.campaign, "sheet"))
    assert (result.words, result.sentences, round(result.grade, 2)) == (40, 4, 0.11)


def test_labels_headings_and_glosses_are_not_running_text(small) -> None:
    small.blocks("""
- {role: heading, text: Administration}
- {role: group, label: Administration, items: [{text: One two.}]}
- {role: helpline, label: Administration, value: "{{ hotlines.help.phone }}", text: Administration}
- {role: note, text: "Three {{ hotlines.help.phone }} four. Five?"}
""")
    result = reading(small.campaign, find_material(small.campaign, "sheet"))
    assert (result.words, result.sentences, result.grade) == (6, 3, None)


HARD = "Organizations administering humanitarian accommodation communicate comprehensive information regarding available opportunities."


def test_a_hard_piece_and_a_long_sentence(small) -> None:
    small.blocks(f"- {{role: text, text: {HARD} {HARD} {HARD}}}\n- {{role: text, text: {'a ' * 20}end., short: {'a ' * 19}end.}}")
    grade, long = reading_problems(small.campaign, find_material(small.campaign, "sheet"))
    assert (grade.code, grade.place.file) == ("content-reading", "materials/content/sheet.yaml")
    assert (long.code, long.place.line, long.place.key) == ("content-long-sentence", 10, "panels.0.blocks.1.text")
    assert long.sentence == "the sentence “a a a a a ...” has 21 words, more than 20"
    assert {problem.code for problem in check(small.campaign, TODAY)} == {"content-reading", "content-long-sentence"}


def test_our_own_pieces_read_at_grade_six_or_below() -> None:
    rows = readings(LIBRARY)
    assert tuple(row.material for row in rows) == material_names(LIBRARY)
    assert [row for row in rows if row.grade is not None and row.grade > HIGHEST_GRADE] == []
    assert sum(row.grade is not None for row in rows) >= 4
    assert [problem for name in material_names(LIBRARY) for problem in reading_problems(LIBRARY, find_material(LIBRARY, name))] == []
