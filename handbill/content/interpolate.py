"""Fills strings with values: dotted names without Jinja2 (fast_template.py), everything else with it (template.py)."""

from __future__ import annotations

from typing import Any

from handbill.content import fast_template
from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.core.values import TemplateError, Values


def fill(text: str, values: Values, place: Place) -> str:
    """The text with its {{ }} filled. Raises ProblemsFound: content-template, content-unsafe, content-undefined."""
    if "{" not in text:
        return text
    filled = fast_template.filled(text, values)
    if filled is not None:
        return filled
    from handbill.content.template import template

    try:
        return template(text).render(values)
    except TemplateError as refused:
        raise ProblemsFound([refused.problem(place, values)]) from None


def evaluate(expression: str, values: Values, place: Place) -> Any:
    """The value of an expression of `when`, `each` or `language`. Raises ProblemsFound like fill."""
    found = fast_template.looked_up(expression, values)
    if found is not None:
        return found[0]
    from handbill.content.template import expression as readable

    try:
        return readable(expression)(values)
    except TemplateError as refused:
        raise ProblemsFound([refused.problem(place, values)]) from None
    except TypeError:
        hint = "compare text with text, and look for text in a list"
        raise ProblemsFound([Problem("content-template", "this compares things that cannot be compared", place, hint)]) from None


def syntax_problems(text: str, place: Place, *, expression: bool = False) -> list[Problem]:
    """What is wrong with a string or an expression before any value is known."""
    if not expression and ("{" not in text or fast_template.names_and_words(text) is not None):
        return []
    from handbill.content import template

    try:
        if expression:
            template.expression(text)
        else:
            template.template(text)
    except TemplateError as refused:
        return [refused.problem(place, {})]
    return []
