"""Filling without Jinja2 is held against Jinja2: whatever it fills, Jinja2 fills alike, and what it leaves alone is left to Jinja2."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from handbill.content import fast_template
from handbill.content.interpolate import evaluate, fill
from handbill.content.template import expression, template
from handbill.core.isolates import IsolatedText, WebAddress
from handbill.core.problems import Place, ProblemsFound
from handbill.core.values import TemplateError, UndefinedValue


@dataclass(frozen=True)
class Named:
    name: str

    @property
    def shouted(self) -> str:
        return self.name.upper()


class Late(SimpleNamespace):
    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return "late"


INNER = SimpleNamespace(name="Riverside", phone=IsolatedText("911", "tel:911"), count=3, no=None, true="t", _p="hidden", items="own")
VALUES = {
    "a": INNER,
    "b": SimpleNamespace(a=INNER, name=SimpleNamespace(name="deep"), gone=UndefinedValue("number-missing", "gone", "ask")),
    "name": "{{ a.name }}",
    "site": WebAddress(IsolatedText("a.example"), "https://a.example"),
    "none": "not nothing",
    "self": "not this",
    "no": None,
    "yes": True,
    "list": ("a", "b"),
    "dict": {"name": "n", "items": "i"},
    "named": Named("x"),
    "Named": Named,
    "late": Late(name="own"),
}
NAMES = [*VALUES, *vars(INNER), "shouted", "upper", "mro", "__class__", "x", "in", "not", "é", "1"]
PIECES = ["{{", "}}", "{{ ", " }}", "{", "}", "%", "#", "-", "+", ".", " ", "\n", "\r\n", "\t", "(", ")", "'", "é", "{{ a.name }}", *NAMES]
TEXTS = some.lists(some.sampled_from(PIECES), max_size=12).map("".join)
DOTTED = some.lists(some.sampled_from(NAMES), min_size=1, max_size=4).map(".".join)
STRINGS = some.lists(DOTTED.map("{{{{ {} }}}}".format) | TEXTS, max_size=4).map("".join)


@given(STRINGS | TEXTS)
@example("{{{ a.name }}}")
@example("{{ a.name }}}} %} #}\n")
@example("{{a.name}}\r\n")
@example("{{ a.items }} {{ dict.items }} {{ dict.name }}")
@example("{{ none }}")
@example("{{ self }}")
def test_what_is_filled_is_filled_as_jinja_fills_it(text: str) -> None:
    filled = fast_template.filled(text, VALUES)
    if filled is not None:
        assert template(text).render(VALUES) == filled


@given(STRINGS | TEXTS)
def test_what_is_read_is_nothing_that_jinja_refuses(text: str) -> None:
    if fast_template.names_and_words(text) is not None:
        assert template(text)


@given(DOTTED | TEXTS)
@example("a }} {{ b")
@example("none")
@example("late.other")
def test_what_is_looked_up_is_what_jinja_finds(text: str) -> None:
    found = fast_template.looked_up(text, VALUES)
    if found is not None:
        assert expression(text)(VALUES) is found[0]


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Call {{ a.phone }} now", "Call \u2066911\u2069 now"),
        ("{{name}}{{ b.a.count }}", "\u2068{{ a.name }}\u20693"),
        ("{{ named.name }}\n", "\u2068x\u2069\n"),
        ("{ a }", "{ a }"),
    ],
)
def test_dotted_names_are_filled(text: str, filled: str) -> None:
    assert fast_template.filled(text, VALUES) == filled


@pytest.mark.parametrize(
    "text",
    [
        *("{{ a.nobody }}", "{{ nobody }}", "{{ no }}", "{{ yes }}", "{{ list }}", "{{ a }}", "{{ b.gone }}", "{{ no.name }}"),
        *("{{ a._p }}", "{{ name.upper }}", "{{ named.shouted }}", "{{ Named.mro }}", "{{ dict.name }}", "{{ late.other }}"),
        *("{{ none }}", "{{ self }}", "{{ 'x' }}", "{{ a['name'] }}", "{{ a.name | upper }}", "{{- a.name }}", "{# a #}", "\r{{ a.name }}"),
        "x" * 2000 + "{{ a.name }}",
    ],
)
def test_everything_else_is_left_alone(text: str) -> None:
    assert fast_template.filled(text, VALUES) is None


def test_what_is_left_alone_is_filled_or_refused_all_the_same() -> None:
    filled = fill("{{ dict.name }}, {{ named.shouted }}, {{ late.other }}", VALUES, Place())
    assert filled == "\u2068n\u2069, \u2068X\u2069, \u2068late\u2069"
    assert evaluate("late.other == 'late' and not b.gone", VALUES, Place()) is True
    with pytest.raises(TemplateError):
        template("{{ b.gone }}").render(VALUES)
    with pytest.raises(ProblemsFound):
        fill("{{ b.gone }}", VALUES, Place())
