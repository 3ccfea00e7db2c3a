"""Names of files: every file system takes them, and none is overwritten silently."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.batch.file_names import LONGEST, TEMPLATE, check_template, find_collisions, format_name, safe_name
from handbill.core.problems import ProblemsFound

_DEVICES = ("CON", "prn", "Aux", "NUL", "COM1", "lpt9", "com¹", "CONIN$")
_ODD = st.one_of(st.text(), st.sampled_from(_DEVICES), st.text(alphabet='./\\: <>|?*"-\u202e\u0301é\0', max_size=12))


@given(st.lists(_ODD, min_size=1, max_size=3).map("".join))
def test_a_name_is_always_safe_name(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(f"{name}.pdf.partial".encode()) <= 255
    assert len(name.encode()) <= LONGEST + 1
    assert not set('<>:"/\\|?*') & set(name)
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn") and not char.isspace() for char in name)
    assert name[0] not in ".-"
    assert name[-1] not in ". "
    assert unicodedata.is_normalized("NFC", name)
    assert name.partition(".")[0].casefold() not in {device.casefold() for device in _DEVICES}
    assert safe_name(name) == name


@given(st.lists(_ODD, min_size=2, max_size=8))
def test_no_two_rows_share_a_file_silently(texts: list[str]) -> None:
    names = {row: format_name("{organization}.pdf", {"organization": text}) for row, text in enumerate(texts, 2)}
    told = find_collisions(names)
    written = [unicodedata.normalize("NFD", name.casefold()) for row, name in names.items() if row not in told]
    assert len(written) == len(set(written))
    assert len(written) == len({unicodedata.normalize("NFD", name.casefold()) for name in names.values()})


def test_a_collision_names_both_rows() -> None:
    told = find_collisions({2: "a.pdf", 5: "b.pdf", 9: "A.pdf"})
    assert [(row, problem.sentence) for row, problem in told.items()] == [(9, "rows 2 and 9 would both be written to A.pdf")]


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (TEMPLATE, "Peña-High-help-is-here-en+es.pdf"),
        ("{City}/{organization}", "Elon-Peña-High.pdf"),
        ("{row}.PDF", "7.pdf"),
        ("../../{row}", "7.pdf"),
    ],
)
def test_a_template_is_filled(template: str, name: str) -> None:
    values = {"organization": "Pen\u0303a  High", "material": "help-is-here", "language": "en+es", "row": "7", "city": "Elon"}
    check_template(template, tuple(values))
    assert format_name(template, values) == name


@pytest.mark.parametrize(("template", "hint"), [("{organisation}", "did you mean organization?"), ("{row", "write fields as in")])
def test_a_template_that_cannot_be_filled(template: str, hint: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        check_template(template, ("organization", "row"))
    assert [(each.code, hint in each.hint) for each in found.value.problems] == [("usage-name", True)]
