"""Fills strings and evaluates expressions with Jinja2, where dotted names are not enough. The only module that imports Jinja2.

Strings may come from strangers, so far less than Jinja2's sandbox allows is allowed: between {{ and }} a dotted name and nothing else
(a constant there could smuggle in a number), in `when`, `each` and `language` also comparisons, in, and, or, not. No calls, no
arithmetic: no string can run long, grow large or reach beyond its values.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, TypeVar

from jinja2 import TemplateSyntaxError, Undefined, nodes
from jinja2.environment import Template, TemplateExpression
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from handbill.content.fast_template import LONGEST
from handbill.core.values import ASK, TemplateError, UndefinedValue, in_print

T = TypeVar("T")
_IN_STRINGS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr)
_IN_EXPRESSIONS = (nodes.Template, nodes.Output, nodes.Name, nodes.Getattr, nodes.Const, nodes.List, nodes.Tuple)
_OPERATORS = (nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not)


class _Unknown(Undefined):
    """An undefined name; it raises TemplateError as soon as it is used."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None, **_: Any) -> None:
        word = str(name)
        if exc is not None and exc.__name__ == "SecurityError":
            raise TemplateError("content-unsafe", f"{word!r} cannot be used here", "use the names the documentation lists")
        if isinstance(obj, UndefinedValue):
            raise obj.refused()
        if obj is None:
            raise TemplateError("content-undefined", f"what {word!r} belongs to is not there", ASK)
        inside = None if obj is missing else [key for key in getattr(obj, "__dict__", ()) if not key.startswith("_")]
        raise TemplateError("content-undefined", f"{word!r} is not defined", known=(word, inside))


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=_Unknown, autoescape=False, finalize=in_print, keep_trailing_newline=True)


@lru_cache(maxsize=4096)
def template(text: str) -> Template:
    """A string that can be filled. Raises TemplateError, also when it is filled: content-template, content-unsafe, content-undefined."""
    if "{%" in text or "{#" in text:
        raise TemplateError(
            "content-template", "a string cannot hold {% %} or {# #}", "use `when:` and `each:` on the block, and YAML comments"
        )
    _inspect(text, _IN_STRINGS)
    return _compiled(lambda: _environment().from_string(text))


@lru_cache(maxsize=4096)
def expression(text: str) -> TemplateExpression:
    """An expression of `when`, `each` or `language` that can be evaluated. Raises TemplateError like a string."""
    _inspect("{{ " + text + " }}", (*_IN_EXPRESSIONS, *_OPERATORS))
    return _compiled(lambda: _environment().compile_expression(text, undefined_to_none=False))


def _inspect(text: str, allowed: tuple[type[nodes.Node], ...]) -> None:
    if len(text) > LONGEST:
        raise TemplateError("content-template", f"this is longer than {LONGEST} characters", "split it into several blocks")
    tree = _compiled(lambda: _environment().parse(text))
    todo: list[nodes.Node] = [tree]
    while todo:
        node = todo.pop()
        if not isinstance(node, allowed):
            may = "names with dots, comparisons, in, and, or, not" if nodes.Compare in allowed else "a name with dots"
            raise TemplateError("content-unsafe", f"{_called(node)} cannot be used here", f"use only {may}")
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise TemplateError("content-unsafe", f"{node.attr!r} cannot be used here", "use the names the documentation lists")
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
        raise TemplateError("content-template", f"this cannot be read: {error.message}", hint) from None
    # What Jinja2's parser and Python's compiler raise for nesting that is too deep.
    except (RecursionError, SyntaxError, MemoryError, ValueError, OverflowError):
        raise TemplateError("content-template", "this expression is too deep or too long", "make it shorter") from None
