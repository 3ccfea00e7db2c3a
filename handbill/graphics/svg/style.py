"""Resolves the properties of SVG elements from attributes, style sheets and `style`, as CSS weighs them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from handbill.graphics.svg.path_data import NUMBER
from handbill.graphics.svg.properties import INITIAL, NOT_INHERITED, READ, UNSUPPORTED, Properties
from handbill.graphics.svg.safety import Findings, SvgElement
from handbill.graphics.svg.style_sheet import CssRule, parse_declarations

PLAIN_HINT = "save it with plain colors, or as a PNG"
_ATTRIBUTES = (*INITIAL, *NOT_INHERITED, *UNSUPPORTED)
_VARIABLE = re.compile(r"var\(\s{0,9}(--[\w-]+)\s{0,9}(?:,([^()]*(?:\([^()]*\))?[^()]*))?\)")
_MOST_VARIABLES = 20  # inside one another


def element_properties(
    element: SvgElement, above: tuple[SvgElement, ...], rules: Iterable[CssRule], variables: Mapping[str, str], findings: Findings
) -> Properties:
    """The properties set on an element, which lies in those `above`: by its attributes, then style sheets, then its style attribute."""
    properties = {name: element.attributes[name] for name in _ATTRIBUTES if name in element.attributes}
    important: Properties = {}
    for declared in (
        *(rule.declarations for rule in rules if rule.matches(element, above)),
        parse_declarations(element.attributes.get("style", "")),
    ):
        for name, (value, weighs) in declared.items():
            if name in READ:
                (important if weighs else properties)[name] = value
    properties |= important
    found = {name: _known(value.strip(), variables) for name, value in properties.items()}
    _report_unsupported(element, found, findings)
    return {name: value for name, value in found.items() if value not in ("inherit", "", "unset", "revert")}


def root_variables(root: SvgElement, rules: Iterable[CssRule]) -> Properties:
    """The values of the custom properties (--name) of the whole drawing."""
    variables: Properties = {}
    for declared in (
        *(rule.declarations for rule in rules if rule.matches(root, ())),
        parse_declarations(root.attributes.get("style", "")),
    ):
        variables |= {name: value for name, (value, _) in declared.items() if name.startswith("--")}
    return variables


def inherited_properties(found: Mapping[str, str]) -> Properties:
    """The part of an element's properties that its children inherit."""
    return {name: found[name] for name in INITIAL}


def _known(value: str, variables: Mapping[str, str]) -> str:
    """The value with custom properties filled in."""
    for _ in range(_MOST_VARIABLES):
        match = _VARIABLE.search(value)
        if not match:
            break
        value = (value[: match.start()] + variables.get(match[1], match[2] or "").strip() + value[match.end() :])[:10_000]
    return value


def _report_unsupported(element: SvgElement, properties: Mapping[str, str], findings: Findings) -> None:
    for name, (harmless, what) in UNSUPPORTED.items():
        if properties.get(name, "").lower() not in (*harmless, "inherit", "initial", ""):
            hint = "release or flatten it in the drawing program, or save the logo as a PNG"
            findings.add("picture-svg-unsupported", element.line, f"<{element.name}> {what} ({name})", hint)


def parse_opacity(text: str) -> float:
    """An opacity, '0.5' or '50%', from 0 to 1; anything that is not a number counts as 1, as in a browser."""
    match = re.fullmatch(rf"({NUMBER.pattern})(%?)", text.strip())
    return min(1.0, max(0.0, float(match[1]) / (100 if match[2] else 1))) if match else 1.0


def reference(text: str) -> tuple[str, str] | None:
    """The id in 'url(#id) rest', and the rest; None for any other value."""
    match = re.match(r"url\(\s{0,9}[\"']?\s{0,9}#([^\"')]*)[\"']?\s{0,9}\)", text.strip())
    return (match[1].strip(), text.strip()[match.end() :].strip()) if match else None
