"""Marks that HarfBuzz draws on a dotted circle: they are found before anything is printed."""

from __future__ import annotations

import pytest
from library import LIBRARY

from handbill.build.glyph_coverage import missing_glyphs
from handbill.build.job_spec import JobSpec
from handbill.build.mail_merge import mail_merge_template
from handbill.contacts.organization import Organization
from handbill.core.clock import today
from handbill.core.problems import Place, ProblemsFound
from handbill.i18n.language import find_language
from handbill.typeset.paragraph import ParagraphStyle, stray_marks


@pytest.mark.parametrize(
    ("tag", "text", "stray"),
    [
        ("my", "ကြျာ", ("ကြျာ",)),  # medials in the wrong order
        ("my", "မေတ္တာ ဂေဟာ", ()),
        ("km", "ក្ា្", ("ក្ា្",)),
        ("km", "កម្ពុជា", ()),
        ("my", "◌ေ", ()),  # a circle that is meant
        ("hi", "किताब", ()),
        ("vi", "Gọi bất kể", ()),
    ],
)
def test_stray_marks(tag: str, text: str, stray: tuple[str, ...]) -> None:
    language = find_language(LIBRARY, tag)
    assert stray_marks(text, ParagraphStyle(language)) == stray
    assert [problem.code for problem in missing_glyphs(text, language, Place())] == ["glyph-mark"] * len(stray)


def test_a_name_with_stray_marks_is_refused_in_a_list() -> None:
    owner = Organization("ကြျာ", "336-555-0142")
    template = mail_merge_template(LIBRARY, JobSpec("help-is-here", today(), ("my",), organization=owner))
    with pytest.raises(ProblemsFound) as found:
        template.fill(owner)
    assert {problem.code for problem in found.value.problems} == {"glyph-mark"}
