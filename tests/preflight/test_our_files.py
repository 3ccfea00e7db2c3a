"""Preflight finds nothing in our own sheets for an office printer.

tests/pdf/test_text_back.py asks the same of files for the screen, tests/build/test_press_files.py of those for a press.
"""

from __future__ import annotations

import pytest
from library import FONTS, LIBRARY, build
from read_back import preflight_lines
from sampled import sampled_sizes

from handbill.build.job_spec import JobSpec
from handbill.contacts.hotlines import printed_numbers
from handbill.content.material import material_names
from handbill.preflight.options import CheckOptions, ExpectedContent

# How sheets are filled does not depend on the words, which tests/pdf/test_text_back.py judges in more languages.
SHEETS = [(name, tag, form) for name in material_names(LIBRARY) for tag, form in sampled_sizes(name, ("ar",))]


@pytest.mark.parametrize(("name", "tag", "form"), SHEETS, ids=lambda value: value)
def test_preflight_finds_nothing_in_office_sheets(today, name: str, tag: str, form: str) -> None:
    result = build(JobSpec(name, today, (tag,), "office", form))
    options = CheckOptions("office", None, printed_numbers(LIBRARY), ExpectedContent(result.setting.piece.numbers), FONTS)
    assert preflight_lines(result.pdf, options) == []
