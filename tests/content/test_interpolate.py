from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from handbill.content.interpolate import evaluate, fill, syntax_problems
from handbill.core.isolates import IsolatedText, WebAddress
from handbill.core.problems import Place, ProblemsFound

PLACE = Place("x.yaml", 7, "panels.0")
VALUES = {
    "hotlines": SimpleNamespace(
        help=SimpleNamespace(phone=IsolatedText("911", "tel:911"), interpreters=200, staff=("en", "es"), word=None)
    ),
    "organization": None,
    "name": "Riverside",
    "site": WebAddress(IsolatedText("a.example"), "https://a.example"),
}


def one_problem(text: str, *, expression: bool = False):
    with pytest.raises(ProblemsFound) as found:
        (evaluate if expression else fill)(text, VALUES, PLACE)
    (problem,) = found.value.problems
    assert problem.place == PLACE
    return problem


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Call {{ hotlines.help.phone }} now", "Call \u2066911\u2069 now"),
        ("{{ name }}, {{name}}", "\u2068Riverside\u2069, \u2068Riverside\u2069"),
        ("{{ hotlines.help.interpreters }} languages", "200 languages"),
        ("{{ site.printed }} {{ site }}", "\u2066a.example\u2069 \u2066a.example\u2069"),
        ("a < b & {c}\n", "a < b & {c}\n"),
    ],
)
def test_values_are_filled_in_and_isolated(text: str, filled: str) -> None:
    assert fill(text, VALUES, PLACE) == filled


def test_what_is_isolated_is_not_isolated_twice() -> None:
    assert fill("{{ a }}", {"a": "\u2068x\u2069"}, PLACE) == "\u2068x\u2069"


def test_a_value_is_never_read_as_a_template() -> None:
    assert fill("{{ a }}", {"a": "{{ b }}{% x %}"}, PLACE) == "\u2068{{ b }}{% x %}\u2069"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ hotline.help }}", "did you mean hotlines?"),
        ("{{ hotlines.halp.phone }}", "did you mean help?"),
        ("{{ hotlines.help.phon }}", "did you mean phone?"),
        ("{{ hotlines.help.phone.printd }}", "did you mean printed?"),
        ("{{ organization.name }}", "put a `when:` before it that asks whether it is there"),
        ("{{ hotlines.help.word }}", "put a `when:` before it that asks whether it is there"),
    ],
)
def test_undefined_names(text: str, hint: str) -> None:
    problem = one_problem(text)
    assert (problem.code, problem.hint) == ("content-undefined", hint)


@pytest.mark.parametrize("text", ["{{ name", "{{ }}", "{{ a b }}", "{{ 'x }}", "{{ name }", "{{ name }} {{", "{{ a..b }}", "{{ a. }}"])
def test_broken_templates(text: str) -> None:
    assert one_problem(text).code == "content-template"
    assert [problem.code for problem in syntax_problems(text, PLACE)] == ["content-template"]


@pytest.mark.parametrize(
    "text", ["{% for i in range(999999999) %}x{% endfor %}", "{% raw %}{{ a }}{% endraw %}", "{# 911 #}", "x {%- set a = 1 %}"]
)
def test_statements_and_comments_are_not_allowed(text: str) -> None:
    assert one_problem(text).code == "content-template"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ hotlines.__init__ }}",
        "{{ name.__class__.__mro__ }}",
        "{{ hotlines._private }}",
        "{{ name.upper() }}",
        "{{ range(10) }}",
        "{{ hotlines['help'] }}",
        "{{ name|upper }}",
        "{{ name|attr('__class__') }}",
        "{{ name * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ name ~ name }}",
        "{{ -hotlines.help.interpreters }}",
        "{{ '1-888-737-3888' }}",
        "{{ 911 }}",
        "{{ 'a' if name else 'b' }}",
        "{{ name or '911' }}",
        "{{ [name] }}",
        "{{ lipsum() }}",
        "{{ name is defined }}",
        "{{ name == name }}",
    ],
)
def test_only_dotted_names_stand_in_a_string(text: str) -> None:
    assert one_problem(text).code == "content-unsafe"
    assert [problem.code for problem in syntax_problems(text, PLACE)] == ["content-unsafe"]


@pytest.mark.parametrize("text", ["{{ cycler }}", "{{ hotlines }}", "{{ hotlines.help.staff }}", "{{ name.format }}", "{{ name.upper }}"])
def test_what_is_no_text_is_not_printed(text: str) -> None:
    assert one_problem(text).code == "content-template"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("organization", None),
        ("not organization", True),
        ("'en' in hotlines.help.staff", True),
        ("'vi' not in hotlines.help.staff and name == 'Riverside'", True),
        ("hotlines.help.interpreters > 100 or nothing", True),
        ("hotlines.help.staff", ("en", "es")),
        ("name in ['a', 'b']", False),
    ],
)
def test_expressions(expression: str, value: object) -> None:
    assert evaluate(expression, VALUES, PLACE) == value


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("nobody", "content-undefined"),
        ("organisation", "content-undefined"),
        ("hotlines.help.__class__", "content-unsafe"),
        ("range(9)", "content-unsafe"),
        ("name * 9", "content-unsafe"),
        ("[name for name in x]", "content-template"),
        ("a }}{% for i in x %}{% endfor %}{{ b", "content-unsafe"),
        ("a b", "content-template"),
        ("", "content-template"),
        ("name < 3", "content-template"),
        ("3 in hotlines.help.interpreters", "content-template"),
    ],
)
def test_expressions_that_are_refused(expression: str, code: str) -> None:
    assert one_problem(expression, expression=True).code == code


@pytest.mark.parametrize(
    "expression", ["(" * 900 + "a" + ")" * 900, "not " * 450 + "a", "[" * 150 + "]" * 150, "a" * 3000, "a" + ".b" * 900]
)
def test_nothing_runs_long(expression: str) -> None:
    start = time.perf_counter()
    with pytest.raises(ProblemsFound):
        evaluate(expression, {"a": "x"}, PLACE)
    with pytest.raises(ProblemsFound):
        fill("{{ " + expression + " }}", {"a": "x"}, PLACE)
    assert time.perf_counter() - start < 2


def test_a_long_text_without_values_is_left_alone() -> None:
    assert fill("x" * 5000, {}, PLACE) == "x" * 5000
