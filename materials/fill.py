"""A string and values become finished words. The only module that knows Jinja2.

Strings may come from strangers, so far less than Jinja2's sandbox allows is allowed: between {{ and }} a dotted name and nothing else
(a constant there could smuggle in a number), in `when`, `each` and `language` also comparisons, in, and, or, not. No calls, no
arithmetic: no string can run long, grow large or reach beyond its values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, TypeVar

from jinja2 import TemplateSyntaxError, Undefined, nodes
from jinja2.environment import Template, TemplateExpression
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from materials.isolates import Address, Printed, own_direction
from materials.problems import Place, Problem, ProblemsFound, did_you_mean

T = TypeVar("T")
Values = Mapping[str, Any]
_LONGEST = 2000  # characters; the longest string of ours has 140
_ASK = "put a `when:` before it that asks whether it is there"
_IN_STRINGS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr)
_IN_EXPRESSIONS = (nodes.Template, nodes.Output, nodes.Name, nodes.Getattr, nodes.Const, nodes.List, nodes.Tuple)
_OPERATORS = (nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not)


def fill(text: str, values: Values, place: Place) -> str:
    """The text with its {{ }} filled. Raises ProblemsFound: content-template, content-unsafe, content-undefined."""
    if "{" not in text:
        return text
    try:
        return _template(text).render(values)
    except _Refused as refused:
        raise ProblemsFound([refused.problem(place, values)]) from None


def evaluate(expression: str, values: Values, place: Place) -> Any:
    """What an expression of `when`, `each` or `language` stands for. Raises ProblemsFound like fill."""
    try:
        return _expression(expression)(**values)
    except _Refused as refused:
        raise ProblemsFound([refused.problem(place, values)]) from None
    except TypeError:
        hint = "compare text with text, and look for text in a list"
        raise ProblemsFound([Problem("content-template", "this compares things that cannot be compared", place, hint)]) from None


def syntax_problems(text: str, place: Place, *, expression: bool = False) -> list[Problem]:
    """What is wrong with a string or an expression before any value is known."""
    try:
        if expression:
            _expression(text)
        elif "{" in text:
            _template(text)
    except _Refused as refused:
        return [refused.problem(place, {})]
    return []


class _Refused(Exception):
    def __init__(self, code: str, sentence: str, hint: str = "", known: Any = None) -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.hint, self.known = code, sentence, hint, known

    def problem(self, place: Place, values: Values) -> Problem:
        hint = self.hint
        if self.code == "content-undefined" and not hint:
            hint = did_you_mean(self.known[0], self.known[1] if self.known[1] is not None else values)
        return Problem(self.code, self.sentence, place, hint)


class _Unknown(Undefined):
    """Strict from the first touch: a name that nobody knows stops the string."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None, **_: Any) -> None:
        word = str(name)
        if exc is not None and exc.__name__ == "SecurityError":
            raise _Refused("content-unsafe", f"{word!r} cannot be used here", "use the names the documentation lists")
        if isinstance(obj, Absent):
            raise obj.refused()
        if obj is None:
            raise _Refused("content-undefined", f"what {word!r} belongs to is not there", _ASK)
        inside = None if obj is missing else [key for key in getattr(obj, "__dict__", ()) if not key.startswith("_")]
        raise _Refused("content-undefined", f"{word!r} is not defined", known=(word, inside))


class Absent:
    """What could have been there: false in a `when`, and this problem where it is printed or looked into."""

    def __init__(self, code: str, sentence: str, hint: str) -> None:
        self._reason = (code, sentence, hint)

    def __bool__(self) -> bool:
        return False

    def refused(self) -> _Refused:
        return _Refused(*self._reason)


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=_Unknown, autoescape=False, finalize=_shown, keep_trailing_newline=True)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return own_direction(value)
    if isinstance(value, Printed | Address) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    if isinstance(value, Absent):
        raise value.refused()
    if value is None:
        raise _Refused("content-undefined", "a name between {{ and }} has no value here", _ASK)
    raise _Refused("content-template", "a name between {{ and }} is not a text or a number", "name one part of it, as in a.line.phone")


@lru_cache(maxsize=4096)
def _template(text: str) -> Template:
    if "{%" in text or "{#" in text:
        raise _Refused("content-template", "a string cannot hold {% %} or {# #}", "use `when:` and `each:` on the block, and YAML comments")
    _inspect(text, _IN_STRINGS)
    return _compiled(lambda: _environment().from_string(text))


@lru_cache(maxsize=4096)
def _expression(text: str) -> TemplateExpression:
    _inspect("{{ " + text + " }}", (*_IN_EXPRESSIONS, *_OPERATORS))
    return _compiled(lambda: _environment().compile_expression(text, undefined_to_none=False))


def _inspect(text: str, allowed: tuple[type[nodes.Node], ...]) -> None:
    if len(text) > _LONGEST:
        raise _Refused("content-template", f"this is longer than {_LONGEST} characters", "split it into several blocks")
    tree = _compiled(lambda: _environment().parse(text))
    todo: list[nodes.Node] = [tree]
    while todo:
        node = todo.pop()
        if not isinstance(node, allowed):
            may = "names with dots, comparisons, in, and, or, not" if nodes.Compare in allowed else "a name with dots"
            raise _Refused("content-unsafe", f"{_called(node)} cannot be used here", f"use only {may}")
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise _Refused("content-unsafe", f"{node.attr!r} cannot be used here", "use the names the documentation lists")
        todo += node.iter_child_nodes()


def _called(node: nodes.Node) -> str:
    names: dict[type[nodes.Node], str] = {
        nodes.Call: "a call",
        nodes.Filter: "a filter",
        nodes.Const: "a typed value",
        nodes.Getitem: "a subscript",
        nodes.CondExpr: "if and else",
    }
    other = "a calculation" if isinstance(node, nodes.BinExpr | nodes.UnaryExpr) else type(node).__name__.lower()
    return names.get(type(node), other)


def _compiled(make: Callable[[], T]) -> T:
    hint = "write {{ a.dotted.name }}, with two braces on each side"
    try:
        return make()
    except TemplateSyntaxError as error:
        raise _Refused("content-template", f"this cannot be read: {error.message}", hint) from None
    # Deep nesting passes Jinja2's parser or Python's compiler only so far.
    except (RecursionError, SyntaxError, MemoryError, ValueError, OverflowError):
        raise _Refused("content-template", "this expression is too deep or too long", "make it shorter") from None
