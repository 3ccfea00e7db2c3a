from __future__ import annotations

import pytest
from good_files import changed

from handbill.preflight.questions.accessibility import broken_pdfua_rules
from handbill.preflight.unanswered import CannotAnswer


def test_an_untagged_file_breaks_several_rules_each_reported_once(draw_pdf):
    broken = broken_pdfua_rules(draw_pdf(lambda canvas: canvas.drawString(20, 100, "words")))
    assert len(broken) > 3
    assert len({sentence.split(":")[0] for _, sentence in broken}) == len(broken)
    assert all(place for place, _ in broken)


def test_a_file_that_is_not_a_pdf_cannot_be_judged():
    with pytest.raises(CannotAnswer, match="cannot read the file"):
        broken_pdfua_rules(b"not a file at all")


def test_marks_of_pages_without_a_parent_tree_are_told_apart(ask, finished):
    """Each page counts its marks from 0."""

    def forget(document) -> None:
        for page in document.pages:
            del page.obj.StructParents

    found = ask("structure-tree", changed(finished("indicator-card", "en").pdf, forget))
    assert [sentence for sentence in found if "lacks mark 0" in sentence] != []
    assert [sentence for sentence in found if "belongs to two elements" in sentence] == []
