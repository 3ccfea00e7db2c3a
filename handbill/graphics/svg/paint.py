"""Reads what an SVG element is painted with: a plain color, or a gradient by its id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from handbill.graphics.color import color_from_bytes
from handbill.graphics.items import Color
from handbill.graphics.svg.path_data import NUMBER
from handbill.graphics.svg.style import parse_opacity, reference

_RGB = re.compile(r"rgba?\(([^()]*)\)")
_ICC = re.compile(r"\s+(?:icc|device)-[a-z]+\([^()]*\)\s*$")


class UnsupportedPaint(ValueError):
    """A paint that cannot be printed; the message says why."""


class PlainPaint(NamedTuple):
    color: Color
    opacity: float


class ServedPaint(NamedTuple):
    """A paint that an element of the file defines, and the plain one that takes its place where it does not exist."""

    name: str
    opacity: float
    instead: PlainPaint | None


def parse_paint(found: Mapping[str, str], paint: str) -> PlainPaint | ServedPaint | None:
    """The paint of 'fill' or 'stroke'; None when it paints nothing. Raises UnsupportedPaint for unknown colors."""
    text = found[paint]
    opacity = parse_opacity(found[f"{paint}-opacity"])
    served = reference(text)
    if served:
        return ServedPaint(served[0], opacity, _plain(served[1] or "none", found, opacity)) if opacity else None
    return _plain(text, found, opacity)


def parse_stop_color(found: Mapping[str, str], inherited: Mapping[str, str]) -> PlainPaint:
    """The color of a stop of a gradient. Raises UnsupportedPaint."""
    plain = _plain(found.get("stop-color", "black"), {**inherited, **found}, 1.0)
    # A color that does not show here still mixes with the one of the next stop.
    return (
        plain._replace(opacity=plain.opacity * parse_opacity(found.get("stop-opacity", "1")))
        if plain
        else PlainPaint(_color((0, 0, 0)), 0.0)
    )


def _plain(text: str, found: Mapping[str, str], opacity: float) -> PlainPaint | None:
    text = _ICC.sub("", text.strip())
    if text.lower() == "currentcolor":
        text = found["color"]
    if text.lower() in ("none", "transparent", "context-fill", "context-stroke") or opacity == 0:
        return None
    red, green, blue, alpha = _rgba("black" if text.lower() in ("initial", "currentcolor") else text)
    return PlainPaint(_color((red, green, blue)), opacity * alpha / 255) if alpha else None


def _color(parts: tuple[int, int, int]) -> Color:
    return color_from_bytes("#{:02x}{:02x}{:02x}".format(*parts), parts)


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
