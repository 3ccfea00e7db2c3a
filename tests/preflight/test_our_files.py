"""Preflight finds nothing in our own files for the screen and the office, in each way of setting text and in every size."""

from __future__ import annotations

import pytest
from library import FONTS, LIBRARY, build
from read_back import preflight_lines
from sampled import SAMPLED

from handbill.build.job_spec import JobSpec
from handbill.contacts.hotlines import printed_numbers
from handbill.content.material import find_material, material_names
from handbill.preflight.options import CheckOptions, ExpectedContent

PIECES = [(name, tag) for name in material_names(LIBRARY) for tag in (("en",) if find_material(LIBRARY, name).multilingual else SAMPLED)]


@pytest.mark.parametrize("purpose", ["screen", "office"])
@pytest.mark.parametrize(("name", "tag"), PIECES, ids=lambda value: value)
def test_preflight_finds_nothing(today, name: str, tag: str, purpose) -> None:
    for form in find_material(LIBRARY, name).formats:
        result = build(JobSpec(name, today, (tag,), purpose, form))
        options = CheckOptions(purpose, None, printed_numbers(LIBRARY), ExpectedContent(result.setting.piece.numbers), FONTS)
        assert preflight_lines(result.pdf, options) == []
