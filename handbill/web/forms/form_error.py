"""What is wrong with a form, said to whoever filled it in: at which field, in plain words, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FormError:
    """`field` is the form's own name of it, empty for the page as a whole. `message` is an English sentence of the page's words, into which
    `values` go: lengths in millimeters, `language` a tag, several values each to be translated. `plain` is a sentence of the program that
    no PO file holds.
    """

    field: str
    message: str
    values: tuple[tuple[str, str | float | tuple[str, ...]], ...] = ()
    plain: str = ""
    code: str = ""
