"""Marked content, opened and closed on the way through a page (ISO 32000-1, 14.6), becomes the tag that each mark stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class MarkedTag:
    """The innermost number (`mark`, the MCID) and its owner's key in the parent tree; `kind` is the tag's or the artifact's own name."""

    mark: int | None = None
    owner: int | None = None
    artifact: bool = False
    kind: str = ""


class Tagging:
    """The open marked sequences."""

    def __init__(self) -> None:
        self.owner: int | None = None
        self._open: list[MarkedTag] = []

    def enter(self, stream: Any) -> int | None:
        """Read on in a page or form; its numbers are its own where it has a key. Returns the owner until now."""
        before = self.owner
        if "/StructParents" in stream:
            self.owner = int(stream["/StructParents"])
        return before

    def open(self, operands: Any, resources: Any) -> None:
        """BMC or BDC."""
        import pikepdf

        kind = str(operands[0]).lstrip("/") if operands else ""
        properties: Any = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", {}).get(str(properties), {})
        above = self._open[-1] if self._open else MarkedTag()
        if kind == "Artifact" or above.artifact:
            self._open.append(MarkedTag(artifact=True, kind=str(properties.get("/Type", above.kind))))
        elif "/MCID" in properties:
            self._open.append(MarkedTag(int(properties["/MCID"]), self.owner, kind=kind))
        else:
            self._open.append(above)

    def close(self) -> None:
        """EMC."""
        if self._open:
            self._open.pop()

    def now(self) -> MarkedTag | None:
        """None outside of every tag and artifact."""
        tag = self._open[-1] if self._open else None
        return tag if tag and (tag.artifact or tag.mark is not None) else None
