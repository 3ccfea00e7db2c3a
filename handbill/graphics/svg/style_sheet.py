"""Reads style sheets and `style` attributes: the part of CSS that drawing programs write when they save a logo.

Rules by element, .class, #id and [attribute], also one inside another; !important; comments. Of the rules for certain media, those for
screens and for every medium count, as in a browser without a dark mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from handbill.graphics.svg.properties import READ
from handbill.graphics.svg.safety import Findings, SvgElement

_MAX_RULES = 500
_MAX_VALUE_LENGTH = 1_000  # characters: a rule may apply to thousands of elements
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_IMPORTANT = re.compile(r"!\s{0,9}important\s{0,9}$", re.IGNORECASE)
_COMPOUND = re.compile(r"(\*|[A-Za-z][\w-]*+)?((?:[.#][\w-]++|\[[\w-]++(?:=(?:\"[^\"\]]*+\"|'[^'\]]*+'|[\w-]++))?\]|:root)*+)")
_SIMPLE = re.compile(r"[.#][\w-]++|\[[^\]]++\]|:root")
# Rules that do not change how a drawing looks on paper: other media, letters (which must be outlines), motion.
_SKIPPED = ("@font-face", "@keyframes", "@-webkit-keyframes", "@page", "@supports", "@charset", "@namespace", "@property", "@layer")
_SHOWN_MEDIA = re.compile(r"@media\s+(?:all|screen|only screen)\s*", re.IGNORECASE)
_STATES = re.compile(r"::?(?:hover|focus|active|visited|focus-visible|focus-within|before|after|selection)\b")

Declarations = Mapping[str, tuple[str, bool]]  # by property: its value, and whether it is important


class _Compound(NamedTuple):
    """What one element must be: its name, and .class, #id or [attribute] conditions. `child`: it lies directly in the one before."""

    element: str
    conditions: tuple[str, ...]
    child: bool = False


@dataclass(frozen=True)
class CssRule:
    """Declarations of a style sheet, with what they apply to: compounds from the outermost element inward."""

    selector: tuple[_Compound, ...]
    declarations: Declarations

    @property
    def specificity(self) -> tuple[int, int, int]:
        conditions = [condition for part in self.selector for condition in part.conditions]
        ids = sum(condition[0] == "#" for condition in conditions)
        return ids, len(conditions) - ids, sum(part.element not in ("", "*") for part in self.selector)

    def matches(self, element: SvgElement, above: tuple[SvgElement, ...]) -> bool:
        """Whether it applies to the element, which lies in those `above`, from the root."""
        return _matches(self.selector, (*above, element))


def parse_style_sheets(elements: Iterable[SvgElement], findings: Findings) -> list[CssRule]:
    """The rules of all style elements, by rising specificity. Adds picture-svg-unsupported for rules that are not understood."""
    rules: list[CssRule] = []
    for element in elements:
        for prelude, body in _blocks(_COMMENT.sub("", "".join(element.text)).replace("<!--", "").replace("-->", "")):
            declared = parse_declarations(body)
            for text in prelude.split(",", _MAX_RULES + 1):
                selector = _selector(text.strip())
                if selector:
                    rules.append(CssRule(selector, declared))
                elif text.strip() and not _STATES.search(text):
                    what = f"<style> has a rule for {text.strip()[:40]!r}, which is not supported"
                    hint = "when saving, choose presentation attributes or inline style instead of CSS"
                    findings.add("picture-svg-unsupported", element.line, what, hint)
        if len(rules) > _MAX_RULES:
            hint = "save it with plain colors, or as a PNG"
            findings.fail("picture-svg-large", 1, f"<style> has more than {_MAX_RULES} rules", hint)
    return sorted(rules, key=lambda rule: rule.specificity)


def parse_declarations(text: str) -> dict[str, tuple[str, bool]]:
    """'fill: red; stroke: none !important' as values by property; others are left out, and overlong values cut off."""
    declared: dict[str, tuple[str, bool]] = {}
    for part in _COMMENT.sub("", text).split(";"):
        name, colon, value = part.partition(":")
        name, value = name.strip(), value.strip()[:_MAX_VALUE_LENGTH]
        name = name if name.startswith("--") else name.lower()
        plain = _IMPORTANT.sub("", value).strip()
        important = plain != value
        if colon and (name in READ or name.startswith("--")) and (important or not declared.get(name, ("", False))[1]):
            declared[name] = (plain, important)
    return declared


def _blocks(text: str) -> Iterable[tuple[str, str]]:
    """What stands before and between the braces of each rule; rules inside others are opened or left out."""
    at = 0
    for _ in range(2 * _MAX_RULES):
        start = text.find("{", at)
        if start < 0:
            return
        prelude = text[at:start].rpartition(";")[2].strip()
        end = _closing(text, start)
        body = text[start + 1 : end]
        at = end + 1
        if _SHOWN_MEDIA.fullmatch(prelude + " "):
            yield from _blocks(body)
        elif not prelude.lower().startswith((*_SKIPPED, "@media")):
            yield prelude, body


def _closing(text: str, start: int) -> int:
    depth = 0
    for brace in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return len(text)


def _selector(text: str) -> tuple[_Compound, ...]:
    """The compounds of a selector; none if it is not understood."""
    parts: list[_Compound] = []
    child = False
    for word in text.replace(">", " > ").split():
        if word == ">":
            child = True
            continue
        match = _COMPOUND.fullmatch(word)
        if not match or not match[0]:
            return ()
        parts.append(_Compound(match[1] or "", tuple(_SIMPLE.findall(match[2])), child))
        child = False
    return () if child or len(parts) > 9 else tuple(parts)


def _matches(selector: tuple[_Compound, ...], path: tuple[SvgElement, ...]) -> bool:
    """Whether the last element of the path is what the last compound says, and those above it the others."""
    if not selector:
        return True
    if not path or not _is(selector[-1], path[-1], len(path) == 1):
        return False
    if len(selector) == 1:
        return True
    ends = (len(path) - 1,) if selector[-1].child else range(len(path) - 1, 0, -1)
    return any(_matches(selector[:-1], path[:end]) for end in ends)


def _is(compound: _Compound, element: SvgElement, is_root: bool) -> bool:
    if compound.element not in ("", "*", element.name):
        return False
    return all(_holds(condition, element, is_root) for condition in compound.conditions)


def _holds(condition: str, element: SvgElement, is_root: bool) -> bool:
    if condition[0] == ".":
        return condition[1:] in element.attributes.get("class", "").split()
    if condition[0] == "#":
        return element.attributes.get("id") == condition[1:]
    if condition[0] == ":":
        return is_root
    name, equals, value = condition[1:-1].partition("=")
    return name in element.attributes and (not equals or element.attributes[name] == value.strip("\"'"))
