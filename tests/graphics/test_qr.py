from __future__ import annotations

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.core.problems import ProblemsFound
from handbill.graphics.items import Drawing
from handbill.graphics.qr_code import QUIET_ZONE, make_qr_code


def _modules(drawing: Drawing) -> set[tuple[int, int]]:
    """The dark modules, read back from the rectangles of the path."""
    (shape,) = drawing.shapes
    corners = [values for letter, values in shape.path if letter == "M"]
    opposite = [shape.path[index + 2][1] for index, (letter, _) in enumerate(shape.path) if letter == "M"]
    dark: set[tuple[int, int]] = set()
    for (left, top), (right, bottom) in zip(corners, opposite, strict=True):
        run = {(x, y) for x in range(int(left), int(right)) for y in range(int(top), int(bottom))}
        assert run
        assert not run & dark
        dark |= run
    return dark


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=120))
def test_the_modules_are_those_of_the_code(text: str) -> None:
    code = segno.make_qr(text, error="m")
    drawing = make_qr_code(text)
    expected = {(x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}
    assert _modules(drawing) == expected
    assert drawing.width == drawing.height == len(code.matrix) + 8


def test_it_takes_the_items_color_and_corrects_errors() -> None:
    (shape,) = make_qr_code("https://example.org").shapes
    assert (shape.fill, shape.stroke, shape.width) == (None, None, 0)
    assert segno.make_qr("https://example.org", error="m").error in ("M", "Q", "H")
    assert make_qr_code("7").width >= 21 + 8  # a number alone would fit a Micro QR code, which phones do not read


@pytest.mark.parametrize(("text", "what"), [("", "no text"), ("a" * 5000, "too long")])
def test_what_cannot_be_encoded(text: str, what: str) -> None:
    with pytest.raises(ProblemsFound, match=what) as caught:
        make_qr_code(text)
    assert caught.value.problems[0].code == "content-code"
