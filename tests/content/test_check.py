from __future__ import annotations

import datetime as dt

import pytest
from library import LIBRARY
from small_library import TODAY

from handbill.contacts.hotlines import hotline_paths
from handbill.content.check import check
from handbill.content.messages import messages


@pytest.fixture
def example(small):
    return small.write("organizations/example.yaml", "name: Riverside\nphone: 336-555-0142\n")


def test_a_library_without_mistakes(small, example) -> None:
    small.language("es", "Spanish")
    small.messages("es", {message.text: message.text for message in messages(small.campaign)})
    assert check(small.campaign, TODAY) == []


def test_everything_is_reported_at_once_in_order(small, example) -> None:
    small.language("es", "Spanish")
    small.language("vi", "Vietnamese", direction="up")
    small.messages("es", {"Call": "Llame al 911"})
    small.messages("en", {"Call": "Ring"})
    small.blocks("- {role: text, text: 'a {{ x.y }}', when: organization}\n- {role: text, text: '{{ 1 }}', when: not languages}")
    small.write("content/broken.yaml", "title: [\n")
    small.change("hotlines/us.yaml", ("233733", "233722"))
    example.write_text("name: Riverside\nfone: 1\n", encoding="utf-8")
    found = check(small.campaign, TODAY)
    codes = {(problem.place.file, problem.code) for problem in found}
    assert codes >= {
        ("materials/content/broken.yaml", "content-yaml"),
        ("materials/content/sheet.yaml", "content-unsafe"),
        ("materials/hotlines/us.yaml", "number-spelled"),
        ("materials/languages/en/messages.po", "language-source"),
        ("materials/languages/es/messages.po", "content-number"),
        ("materials/languages/es/messages.po", "language-missing"),
        ("materials/languages/vi/language.yaml", "content-value"),
        ("materials/organizations/example.yaml", "content-key-unknown"),
    }
    assert [problem.place for problem in found] == sorted(problem.place for problem in found)
    assert len(found) == len(set(found))


def test_translations_are_checked_although_a_number_is_stale(small, example) -> None:
    small.language("es", "Spanish")
    small.messages("es", {"Call": "Llame {{ x }}"})
    codes = {problem.code for problem in check(small.campaign, dt.date(2027, 1, 1))}
    assert codes >= {"number-stale", "language-placeholder", "language-missing"}


def test_a_name_that_only_an_organization_brings_to_light(small, example) -> None:
    small.blocks("- {role: text, text: 'a {{ organization.nmae }}', when: organization}")
    (problem,) = check(small.campaign, TODAY)
    assert (problem.code, problem.hint, problem.place.line) == ("content-undefined", "did you mean name?", 9)


def test_our_own_content_and_numbers_are_right_on_the_day_they_were_checked() -> None:
    day = max(line["checked"] for path in hotline_paths(LIBRARY) for line in LIBRARY.read(path).data["lines"].values())
    assert [str(problem) for problem in check(LIBRARY, day) if not problem.code.startswith("language-")] == []
