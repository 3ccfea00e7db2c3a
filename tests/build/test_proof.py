"""A language on paper for its translators. What does not fit is planted in tests/cli/test_new_language_end_to_end.py."""

from __future__ import annotations

import pytest

from handbill.build import translation_proof
from handbill.core.problems import ProblemsFound


def test_every_piece_in_every_size_and_many_languages_with_english_alone() -> None:
    requests = list(translation_proof._requests("es", every_size=True))
    assert {request.form for request in requests if request.material == "indicator-card"} == {"us-card", "id-1"}
    assert {request.languages for request in requests} == {("es",), ("es", "en")}
    assert {request.material for request in requests if len(request.languages) == 2} >= {"help-in-many-languages"}


def test_a_sheet_of_every_piece() -> None:
    made = translation_proof.proof_sheet("es", 800)
    assert made.problems == ()
    assert made.drawn == len(list(translation_proof._requests("es")))
    assert made.picture is not None
    assert made.picture.startswith(b"\x89PNG")


def test_an_unknown_language() -> None:
    for ask in (translation_proof.proof_problems, lambda tag: translation_proof.proof_sheet(tag, 800)):
        with pytest.raises(ProblemsFound, match="no language pack"):
            ask("xx")
