"""A link leads to what is printed beside it."""

from __future__ import annotations

import pytest

from handbill.content.links import link_problems
from handbill.core.problems import Place


@pytest.mark.parametrize(
    ("value", "link"),
    [
        ("1-888-373-7888", "tel:+18883737888"),
        ("\u2066336-555-0155\u2069", "tel:+13365550155"),
        ("08000 121 700", "tel:+448000121700"),
        ("1-800-THE-LOST", "tel:+18008435678"),
        ("233733", "sms:233733"),
        ("911", "tel:911"),
        ("takeitdown.ncmec.org", "https://takeitdown.ncmec.org"),
        ("example.org/help", "https://www.example.org/help?from=card"),
    ],
)
def test_links_that_go_with_what_is_printed(value: str, link: str) -> None:
    assert link_problems(value, link, Place()) == []


@pytest.mark.parametrize(
    ("value", "link", "sentence"),
    [
        ("1-888-373-7888", "tel:988", "does not lead to '1-888-373-7888'"),
        ("1-888-373-7888", "tel:+18883737889", "does not lead to"),
        ("example.org", "https://other.org", "does not lead to 'example.org'"),
        ("example.org", "not a url", "is no link"),
        ("example.org", "javascript:alert(1)", "is no link"),
    ],
)
def test_a_link_to_something_else_is_a_problem(value: str, link: str, sentence: str) -> None:
    (problem,) = link_problems(value, link, Place("x.yaml", 3, "link"))
    assert problem.code == "content-link"
    assert sentence in problem.sentence
