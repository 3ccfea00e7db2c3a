from __future__ import annotations

from pathlib import Path

from layouts.checks.accessibility import ua1


def test_an_untagged_file_breaks_several_rules_each_named_once(drawn):
    found = ua1(drawn(lambda canvas: canvas.drawString(20, 100, "words")))
    assert len(found) > 3
    assert len({problem.sentence.split(":")[0] for problem in found}) == len(found)
    assert all(problem.code == "check-ua1" and problem.place.key for problem in found)


def test_what_is_no_pdf_cannot_be_judged():
    (problem,) = ua1(b"not a file at all")
    assert problem.code == "check-ua1"


def test_every_screen_file_of_the_sampled_set_passes(sampled_set: Path):
    """The whole set is judged by veraPDF, in every language (tests/judges)."""
    files = sorted(sampled_set.rglob("*.pdf"))
    assert len(files) > 3 * 11 * 8
    assert {file.name: problems for file in files if (problems := ua1(file.read_bytes()))} == {}
