"""File names that every file system accepts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.core.file_names import LONGEST, safe_file_name, slug

_DEVICES = ("CON", "prn", "Aux", "NUL", "COM1", "lpt9", "com¹", "CONIN$")
_ODD = st.one_of(st.text(), st.sampled_from(_DEVICES), st.text(alphabet='./\\: <>|?*"-\u202e\u0301é\0', max_size=12))


@given(st.lists(_ODD, min_size=1, max_size=3).map("".join))
def test_a_safe_file_name_is_always_safe(text: str) -> None:
    name = safe_file_name(text)
    assert name
    assert len(f"{name}.pdf.partial".encode()) <= 255
    assert len(name.encode()) <= LONGEST + 1
    assert not set('<>:"/\\|?*') & set(name)
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn") and not char.isspace() for char in name)
    assert name[0] not in ".-"
    assert name[-1] not in ". "
    assert unicodedata.is_normalized("NFC", name)
    assert name.partition(".")[0].casefold() not in {device.casefold() for device in _DEVICES}
    assert safe_file_name(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lincoln High School", "lincoln-high-school"),
        ("../../etc/passwd", "etc-passwd"),
        ("Lycée Jean-Moulin", "lycée-jean-moulin"),
        ("مدرسة النور", "مدرسة-النور"),
        ("CON", "_con"),
        ("a" * 300, "a" * 60),
        ("???", ""),
        ("St. Mary’s / North", "st-mary-s-north"),
    ],
)
def test_a_slug_keeps_letters_and_digits(text: str, name: str) -> None:
    assert slug(text) == name


@given(_ODD)
def test_a_slug_is_a_safe_file_name(text: str) -> None:
    assert slug(text) in ("", safe_file_name(slug(text)))
