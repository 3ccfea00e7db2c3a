"""Preflight has nothing to say of our own files for the screen and the office, in each way of setting text and in every size."""

from __future__ import annotations

import re

import pytest
from read_back import told
from sampled import SAMPLED

from layouts.checks.asked import Asked, Wanted
from layouts.press import Request, build
from materials.content import material, names
from materials.hotlines import printed_numbers

PIECES = [(name, tag) for name in names() for tag in (("en",) if material(name).multilingual else SAMPLED)]

# True, and known: on the sheet that shows how a large poster's tiles go together, a tile's number may stand on the small QR code.
MAP = re.compile(r"error code-reads: page 1,")


@pytest.mark.parametrize("purpose", ["screen", "office"])
@pytest.mark.parametrize(("name", "tag"), PIECES, ids=lambda value: value)
def test_nothing_is_found(today, name: str, tag: str, purpose) -> None:
    for form in material(name).formats:
        result = build(Request(name, today, (tag,), purpose, form))
        asked = Asked(purpose, numbers=printed_numbers(), wanted=Wanted(result.setting.piece.numbers))
        found = told(result.pdf, asked)
        assert [line for line in found if not (purpose == "office" and len(result.sheets) > 2 and MAP.match(line))] == []
