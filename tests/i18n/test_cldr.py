"""CLDR's names of languages, of which it knows some under another code and some not at all."""

from __future__ import annotations

import pytest

from handbill.i18n.cldr import cldr_code, cldr_locale, cldr_name


@pytest.mark.parametrize(("tag", "code"), [("es", "es"), ("zh-Hans", "zh_Hans"), ("prs", "fa_AF"), ("ksw", "ksw")])
def test_a_tag_has_a_code_in_cldr(tag: str, code: str) -> None:
    assert cldr_code(tag) == code


@pytest.mark.parametrize(("tag", "known"), [("prs", True), ("hy", True), ("quc", True), ("mam", False), ("hmn", False)])
def test_cldr_has_data_for_some(tag: str, known: bool) -> None:
    assert (cldr_locale(tag) is not None) is known


@pytest.mark.parametrize(
    ("tag", "other", "name"),
    [
        ("es", "vi", "vietnamita"),
        ("es", "zh-Hans", "chino (simplificado)"),
        ("es", "prs", "darí"),
        # Kinyarwanda has a name for Persian and none for Dari, which must not be called by it.
        ("rw", "prs", ""),
        ("es", "hmn", "hmong"),
        ("es", "mam", ""),
        ("mam", "es", ""),
    ],
)
def test_one_language_calls_another_by_its_name_there(tag: str, other: str, name: str) -> None:
    assert cldr_name(tag, other) == name
