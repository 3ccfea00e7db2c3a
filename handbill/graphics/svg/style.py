"""Resolves the style of SVG elements from attributes, `style` and style sheets, and parses paints.

Supports the part of CSS 2.1 that drawing programs write when they save a logo: rules by element, .class and #id, by specificity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbill.graphics.color import color_from_bytes
from handbill.graphics.items import Color
from handbill.graphics.svg.path_data import NUMBER
from handbill.graphics.svg.safety import Findings, SvgElement

Properties = dict[str, str]

INITIAL: Properties = {
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "stroke": "none",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "color": "black",
    "visibility": "visible",
}
# Not inherited by child elements.
_NOT_INHERITED = ("opacity", "display")
# Properties that a Drawing cannot represent, each with the value that has no effect.
_UNSUPPORTED = {
    "clip-path": ("none", "is clipped"),
    "mask": ("none", "is masked"),
    "filter": ("none", "has a filter"),
    "marker": ("none", "has markers"),
    "marker-start": ("none", "has markers"),
    "marker-mid": ("none", "has markers"),
    "marker-end": ("none", "has markers"),
    "mix-blend-mode": ("normal", "blends with what lies under it"),
    "stroke-dasharray": ("none", "has a dashed stroke"),
    "vector-effect": ("none", "has a stroke that does not scale"),
}
PLAIN_HINT = "save it with plain colors, or as a PNG"
_NAMED = (*INITIAL, *_NOT_INHERITED, *_UNSUPPORTED)
_READ = frozenset({*_NAMED, "transform"})
_MAX_RULES = 500
_MAX_VALUE_LENGTH = 1_000  # characters: a rule may apply to thousands of elements
_SELECTOR = re.compile(r"(\*|[A-Za-z]+)?(?:([.#])([\w-]+))?")
_RGB = re.compile(r"rgba?\(([^()]*)\)")


class UnsupportedPaint(ValueError):
    """A paint that cannot be printed as one plain color; the message says why."""


@dataclass(frozen=True)
class CssRule:
    """Declarations of a style sheet, with the element, class or id that they apply to."""

    element: str
    prefix: str  # "." for a class, "#" for an id, or empty
    name: str
    declarations: Properties

    @property
    def specificity(self) -> int:
        return {"": 0, ".": 2, "#": 4}[self.prefix] + (self.element not in ("", "*"))

    def matches(self, element: SvgElement, classes: frozenset[str]) -> bool:
        if self.element not in ("", "*", element.name):
            return False
        return not self.prefix or (self.name in classes if self.prefix == "." else element.attributes.get("id") == self.name)


def parse_style_sheet(elements: Iterable[SvgElement], findings: Findings) -> list[CssRule]:
    """The rules of all style elements, by rising specificity. Adds picture-svg-unsupported for unknown selectors and @ rules."""
    rules: list[CssRule] = []
    for element in elements:
        text = re.sub(r"/\*.*?(?:\*/|$)", "", "".join(element.text), flags=re.DOTALL)
        for part in text.split("}", _MAX_RULES + 1):
            selectors, brace, body = part.partition("{")
            if not brace:
                continue
            declared = parse_declarations(body)
            for selector in selectors.split(",", _MAX_RULES + 1):
                match = _SELECTOR.fullmatch(selector.strip())
                if match and match[0]:
                    rules.append(CssRule(match[1] or "", match[2] or "", match[3] or "", declared))
                else:
                    what = f"<style> has a rule for {selector.strip()[:40]!r}, which is not supported"
                    hint = "when saving, choose presentation attributes or inline style instead of CSS"
                    findings.add("picture-svg-unsupported", element.line, what, hint)
    if len(rules) > _MAX_RULES:
        findings.fail("picture-svg-large", 1, f"<style> has more than {_MAX_RULES} rules", PLAIN_HINT)
    return sorted(rules, key=lambda rule: rule.specificity)


def parse_declarations(text: str) -> Properties:
    """'fill: red; stroke: none' as properties; unsupported ones are left out, and overlong values cut off."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {
        key: value[:_MAX_VALUE_LENGTH].replace("!important", "").strip()
        for name, _, value in pairs
        if (key := name.strip().lower()) in _READ
    }


def element_properties(element: SvgElement, rules: Iterable[CssRule], findings: Findings) -> Properties:
    """The properties set on an element: by its attributes, then style sheets, then its style attribute."""
    classes = frozenset(element.attributes.get("class", "").split())
    properties = {name: element.attributes[name] for name in _NAMED if name in element.attributes}
    for rule in rules:
        if rule.matches(element, classes):
            properties |= rule.declarations
    properties |= parse_declarations(element.attributes.get("style", ""))
    _report_unsupported(element, properties, findings)
    return {name: value.strip() for name, value in properties.items() if name in _NAMED and value.strip() != "inherit"}


def inherited_properties(found: Mapping[str, str]) -> Properties:
    """The part of an element's properties that its children inherit."""
    return {name: found[name] for name in INITIAL}


def _report_unsupported(element: SvgElement, properties: Mapping[str, str], findings: Findings) -> None:
    for name, (harmless, what) in _UNSUPPORTED.items():
        if properties.get(name, harmless).strip() not in (harmless, "inherit", ""):
            hint = "release or flatten it in the drawing program, or save the logo as a PNG"
            findings.add("picture-svg-unsupported", element.line, f"<{element.name}> {what} ({name})", hint)
    if properties.get("opacity") is not None and parse_opacity(properties["opacity"]) not in (0, 1):
        findings.add("picture-svg-unsupported", element.line, f"<{element.name}> is partly transparent (opacity)", PLAIN_HINT)
    if "transform" in parse_declarations(element.attributes.get("style", "")):
        what = f"<{element.name}> is moved by its style (transform)"
        findings.add("picture-svg-unsupported", element.line, what, "save it with transform as an attribute, or as a PNG")


def parse_opacity(text: str) -> float:
    """An opacity, '0.5' or '50%', from 0 to 1; anything that is not a number counts as 1, as in a browser."""
    match = re.fullmatch(rf"({NUMBER.pattern})(%?)", text.strip())
    return min(1.0, max(0.0, float(match[1]) / (100 if match[2] else 1))) if match else 1.0


def parse_paint(found: Mapping[str, str], paint: str) -> Color | None:
    """The color of 'fill' or 'stroke'; None when it paints nothing. Raises UnsupportedPaint for gradients, transparency, unknown colors."""
    text = found[paint]
    if text.lower() == "currentcolor":
        text = found["color"]
    opacity = parse_opacity(found[f"{paint}-opacity"])
    if text.lower() in ("none", "transparent") or opacity == 0:
        return None
    if text.startswith("url("):
        raise UnsupportedPaint(f"has a gradient or a pattern ({paint})")
    red, green, blue, alpha = _rgba(text)
    if alpha == 0:
        return None
    if opacity < 1 or alpha < 255:
        raise UnsupportedPaint(f"is partly transparent ({paint})")
    return color_from_bytes(f"#{red:02x}{green:02x}{blue:02x}", (red, green, blue))


def _rgba(text: str) -> tuple[int, int, int, int]:
    from PIL import ImageColor

    match = _RGB.fullmatch(text.lower())
    if match:
        # Pillow accepts whole numbers only; drawing programs write rgb(11.37%, 20%, 35.7%).
        parts = match[1].replace(",", " ").replace("/", " ").split()
        values = [_parse_channel(part, text) for part in parts[:3]] + [round(parse_opacity(part) * 255) for part in parts[3:]]
        if len(values) in (3, 4):
            return (values[0], values[1], values[2], values[3] if len(values) == 4 else 255)
    try:
        found = ImageColor.getrgb(text)
    except ValueError:
        raise UnsupportedPaint(f"has an unknown color ({text[:40]})") from None
    return (found[0], found[1], found[2], found[3] if len(found) == 4 else 255)


def _parse_channel(part: str, text: str) -> int:
    match = re.fullmatch(rf"({NUMBER.pattern})(%?)", part)
    if not match:
        raise UnsupportedPaint(f"has an unknown color ({text[:40]})")
    return round(min(255.0, max(0.0, float(match[1]) * (2.55 if match[2] else 1))))
