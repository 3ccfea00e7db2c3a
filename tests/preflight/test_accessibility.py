from __future__ import annotations

import pikepdf
import pytest
from good_files import changed

from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import ask_questions
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


def test_a_language_may_be_given_piece_by_piece(ask, finished):
    """ISO 14289-1, 7.2: for the document, for an element or for the marked content."""

    def spread(document, kind: str) -> None:
        del document.Root.Lang
        for element in document.objects:
            if isinstance(element, pikepdf.Dictionary) and "/S" in element and "/P" in element:
                element.Lang = "en"
                if kind != element.S:
                    del element.Lang

    for kind, sentences in (("/Document", []), ("/H1", ["the file does not give its language"])):
        pdf = changed(finished("help-is-here", "en").pdf, lambda document, kind=kind: spread(document, kind))
        assert ask("language", pdf) == sentences


def test_a_form_on_a_screen_is_worth_a_warning_and_for_a_press_an_error(finished):
    def add_form(document) -> None:
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="name")]))

    pdf = changed(finished("help-is-here", "en").pdf, add_form)
    for profile, severity in (("screen", "warning"), ("press", "error")):
        with OpenedFile(pdf) as file:
            (finding,) = ask_questions(("active-content",), file, CheckOptions(profile))
        assert (finding.sentence, finding.severity) == ("the file contains a form to fill in", severity)
