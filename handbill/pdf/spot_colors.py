"""Inks by name become Separation color spaces (ISO 32000-1, 8.6.6.4): a plate of their own, and what they look like in four inks."""

from __future__ import annotations

from typing import Any

from handbill.graphics.items import Color
from handbill.pdf.objects import Raw, number

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


def separation(spot: str, color: Color) -> Any:
    """The color space; its tint runs straight from bare paper to the color's own four inks."""
    full = " ".join(number(part) for part in color.cmyk)
    tint = f"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{full}] /N 1>>"
    return Raw(f"[/Separation /{_name(spot)} /DeviceCMYK {tint}]")


def _name(spot: str) -> str:
    """A PDF name: anything but plain letters and digits goes as # and two digits (ISO 32000-1, 7.3.5)."""
    return "".join(chr(byte) if chr(byte) in _PLAIN else f"#{byte:02X}" for byte in spot.encode())
