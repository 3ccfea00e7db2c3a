"""Preflight finds nothing in our own files for the office, in each way of setting text and in every size.

tests/pdf/test_text_back.py asks the same of files for the screen, tests/build/test_press_files.py of those for a press.
"""

from __future__ import annotations

import pytest
from library import LIBRARY, build
from read_back import preflight_lines
from sampled import SAMPLED

from handbill.build.job_spec import JobSpec
from handbill.contacts.hotlines import printed_numbers
from handbill.content.material import find_material, material_names
from handbill.preflight.options import CheckOptions, ExpectedContent

PIECES = [(name, tag) for name in material_names(LIBRARY) for tag in (("en",) if find_material(LIBRARY, name).multilingual else SAMPLED)]


@pytest.mark.parametrize(("name", "tag"), PIECES, ids=lambda value: value)
def test_preflight_finds_nothing(today, name: str, tag: str) -> None:
    for form in find_material(LIBRARY, name).formats:
        result = build(JobSpec(name, today, (tag,), "office", form))
        options = CheckOptions("office", known_numbers=printed_numbers(LIBRARY), expected=ExpectedContent(result.setting.piece.numbers))
        assert preflight_lines(result.pdf, options) == []
