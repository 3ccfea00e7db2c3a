from __future__ import annotations

from pathlib import Path

from handbill.preflight.accessibility import broken_rules


def test_an_untagged_file_breaks_several_rules_each_named_once(drawn):
    found = broken_rules(drawn(lambda canvas: canvas.drawString(20, 100, "words")))
    assert len(found) > 3
    assert len({sentence.split(":")[0] for _, sentence in found}) == len(found)
    assert all(place for place, _ in found)


def test_what_is_no_pdf_cannot_be_judged():
    ((_, sentence),) = broken_rules(b"not a file at all")
    assert "cannot be judged" in sentence


def test_every_screen_file_of_the_sampled_set_passes(sampled_set: Path):
    """The whole set is judged by veraPDF, in every language (tests/judges)."""
    files = sorted(sampled_set.rglob("*.pdf"))
    assert len(files) > 3 * 11 * 8
    assert {file.name: rules for file in files if (rules := broken_rules(file.read_bytes()))} == {}
