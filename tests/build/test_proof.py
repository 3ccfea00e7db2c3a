"""A contact sheet and the problems of one language, for its translators. What does not fit is planted in the command's own tests."""

from __future__ import annotations

import pytest
from library import LIBRARY_ALONE

from handbill.core.problems import ProblemsFound
from handbill.translation.proof import proof_problems, proof_sheet


def test_a_sheet_of_every_piece() -> None:
    made = proof_sheet(LIBRARY_ALONE, "es", 800)
    assert made.problems == ()
    assert made.drawn >= 12
    assert made.picture is not None
    assert made.picture.startswith(b"\x89PNG")


def test_an_unknown_language() -> None:
    for ask in (proof_problems, lambda campaign, tag: proof_sheet(campaign, tag, 800)):
        with pytest.raises(ProblemsFound, match="no language pack"):
            ask(LIBRARY_ALONE, "xx")
