"""A bound file is the file that would have been built alone: in pixels, in text, in tags; and no two copies are mixed up."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pikepdf
import pytest
from handbill.batch.mail_merge import MailMerge
from library import build
from PIL import ImageChops

from handbill.build.job_spec import JobSpec
from handbill.build.result import Result
from handbill.contacts.organization import Organization
from handbill.core.problems import ProblemsFound
from handbill.layout.dump import dump
from handbill.preflight.options import CheckOptions, ExpectedContent
from handbill.preflight.preflight import preflight
from handbill.preflight.preview import page_images
from handbill.preflight.text.strings import page_texts

TODAY = dt.date(2026, 11, 24)
NAMES = [
    *("Riverside Family Center", "École Ångström", "مركز العائلة", "Zxyw Qé"),
    "The Long and Winding Name of a Coalition of Schools and Clinics",
]


def bind(asked: list[JobSpec]) -> list[Result]:
    binder = MailMerge()
    return [binder.result(request) for request in asked]


def requests(name: str, tag: str, purpose: str, form: str = "") -> list[JobSpec]:
    return [
        JobSpec(name, TODAY, tuple(tag.split("+")), purpose, form, organization=Organization(each, f"+1 336 555 01{index:02}"))
        for index, each in enumerate(NAMES)
    ]


@pytest.mark.parametrize(
    ("name", "tag", "purpose", "form"),
    [
        ("help-is-here", "en", "screen", ""),
        ("help-is-here", "ar", "screen", ""),
        ("help-is-here", "en+km", "screen", ""),
        ("help-is-here", "hi", "press", ""),
        ("help-is-here", "th", "office", "letter-tabs"),
        ("help-is-here", "zh-Hans", "screen", "trifold"),
        ("indicator-card", "es", "office", ""),
        ("indicator-card", "en", "press", ""),
        ("room-notice", "vi", "office", "tent"),
        ("know-the-signs", "fr", "screen", ""),
    ],
)
def test_a_bound_file_is_the_one_built_alone(name: str, tag: str, purpose: str, form: str) -> None:
    asked = requests(name, tag, purpose, form)
    for request, bound in zip(asked, bind(asked), strict=True):
        alone = build(request)
        assert bound.name == alone.name
        assert [dump(page) for page in bound.setting.pages] == [dump(page) for page in alone.setting.pages]
        assert page_texts(bound.pdf) == page_texts(alone.pdf)
        for one, other in zip(page_images(bound.pdf, 100), page_images(alone.pdf, 100), strict=True):
            assert ImageChops.difference(one, other).getbbox() is None
        assert preflight(bound.pdf, CheckOptions(purpose, expected=ExpectedContent(bound.setting.piece.numbers))) == preflight(
            alone.pdf, CheckOptions(purpose, expected=ExpectedContent(alone.setting.piece.numbers))
        )


@pytest.mark.parametrize("phone", ["336-555-0142", "(336) 555-0142", "+1 336 555 0142", "211"])
def test_a_number_written_without_its_country_can_be_called(phone: str) -> None:
    request = JobSpec("help-is-here", TODAY, ("en",), "screen", organization=Organization("Riverside", phone))
    for made in (bind([request])[0], build(request)):
        with pikepdf.open(BytesIO(made.pdf)) as document:
            called = [str(each.A.URI) for each in document.pages[0].Annots]
        assert called[-1] == ("tel:211" if phone == "211" else "tel:+13365550142")


def test_each_copy_says_its_own_and_no_other_s_and_is_the_same_in_any_company() -> None:
    asked = requests("help-is-here", "en", "screen")
    made = bind(asked)
    for request, result in zip(asked, made, strict=True):
        assert request.organization
        with pikepdf.open(BytesIO(result.pdf)) as document:
            assert str(document.docinfo["/Author"]) == request.organization.name
            links = [str(each.A.URI) for each in document.pages[0].Annots]
        assert f"tel:+1{request.organization.phone[3:].replace(' ', '')}" in links
        text = " ".join(page_texts(result.pdf))
        assert sum(other.organization.phone in text for other in asked if other.organization) == 1
    assert len({result.pdf for result in made}) == len(made)


def test_a_bound_file_has_the_same_bytes_in_any_company() -> None:
    asked = requests("help-is-here", "es", "screen")
    assert [result.pdf for result in bind(asked)] == [result.pdf for result in reversed(bind(asked[::-1]))]
    assert [bind([request])[0].pdf for request in asked] == [result.pdf for result in bind(asked)]


def test_what_cannot_be_bound_is_built_and_what_does_not_fit_is_told() -> None:
    def one(name: str) -> Result:
        return MailMerge().result(JobSpec("help-is-here", TODAY, organization=Organization(name)))

    assert one("Help").pdf
    with pytest.raises(ProblemsFound, match="no font has"):
        one("Clinic \U0001f3e5")
    with pytest.raises(ProblemsFound) as found:
        one("Center of Help " * 400)
    assert found.value.problems[0].code.startswith("fit-")
