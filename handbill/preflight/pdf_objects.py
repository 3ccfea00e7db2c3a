"""Reads the objects of strangers' files, which need not be what the format asks for: names in any encoding, entries of the wrong kind."""

from __future__ import annotations

from typing import Any

BROKEN_RULES = (
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RecursionError,
)  # what an object of the wrong kind raises in use


def name_text(value: Any) -> str:
    """A name as text. PDF asks for UTF-8 (ISO 32000-1, 7.3.5); programs from China write GBK, and others whatever their system uses."""
    try:
        return str(value)
    except UnicodeDecodeError:
        written = bytes(value)
    try:
        return written.decode("gb18030")
    except UnicodeDecodeError:
        return written.decode("latin-1")


def as_dictionary(value: Any) -> Any:
    """The value if it is a dictionary or a stream; else an empty dictionary."""
    import pikepdf

    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else pikepdf.Dictionary()


def as_array(value: Any) -> Any:
    """The value if it is an array; else an empty one."""
    import pikepdf

    return value if isinstance(value, pikepdf.Array) else pikepdf.Array()


def resource(resources: Any, category: str, name: Any) -> Any:
    """What the resources call by this name; None if they lack it."""
    return as_dictionary(as_dictionary(resources).get(category)).get(name)
