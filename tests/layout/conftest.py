"""A language set in a font of squares: every letter is one em wide and one em is what a test says, so that layouts can be counted."""

from __future__ import annotations

import pytest
from square_font import draw_square_font

from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Language, Typography


@pytest.fixture(scope="session")
def square(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """English in squares. A line's ascent and descent are Latin's: 0.74 and 0.22 em."""
    path = tmp_path_factory.mktemp("fonts") / "square.ttf"
    draw_square_font(path)
    return Language("en", "Squares", "Squares", "Latn", "ltr", Typography((FontSource("square", files=((0, str(path)),)),)))
