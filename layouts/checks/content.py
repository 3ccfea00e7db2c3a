"""Content streams become drawing instructions, those of form XObjects in their places, with the resources each is read by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pikepdf

_DEEPEST = 12  # forms within forms; ours nest two deep


class Instruction(NamedTuple):
    """One operator ('Tj', 'rg', 'INLINE IMAGE' ...) with its operands, and the resource dictionary that names in them refer to."""

    operator: str
    operands: list[Any]
    resources: Any


def instructions(page: pikepdf.Page) -> Iterator[Instruction]:
    """Every instruction of a page. A form is walked between a 'q' and a 'Q', as a viewer draws it."""
    return _walk(page.obj, page.obj.get("/Resources", {}), 0)


def _walk(stream: pikepdf.Object, resources: Any, depth: int) -> Iterator[Instruction]:
    import pikepdf

    for entry in pikepdf.parse_content_stream(stream):
        name, operands = str(entry.operator), list(entry.operands)
        if name != "Do":
            yield Instruction(name, operands, resources)
            continue
        drawn = resources.get("/XObject", {}).get(str(operands[0]))
        if drawn is None or drawn.get("/Subtype") != "/Form":
            yield Instruction(name, [drawn], resources)
        elif depth < _DEEPEST:
            yield Instruction("q", [], resources)
            yield from _walk(drawn, drawn.get("/Resources", resources), depth + 1)
            yield Instruction("Q", [], resources)
