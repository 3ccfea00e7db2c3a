"""Follows marked content through a page (ISO 32000-1, 14.6): which tag each mark belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class MarkedTag:
    """The tag or artifact of a mark. `mcid` is the innermost marked-content identifier, `owner` its stream's key in the parent tree.

    `kind` is the tag's name, or an artifact's type.
    """

    mcid: int | None = None
    owner: int | None = None
    is_artifact: bool = False
    kind: str = ""


def struct_parents(stream: Any) -> int | None:
    """The key of a page or form in the parent tree (ISO 32000-1, 14.7.4.4); None if it has none."""
    return int(stream["/StructParents"]) if "/StructParents" in stream else None


class MarkedContentTracker:
    """The marked-content sequences that are open."""

    def __init__(self) -> None:
        self.owner: int | None = None
        self._open: list[MarkedTag] = []

    def enter(self, stream: Any) -> int | None:
        """Enter a page or form, which numbers its own marks if it has a key. Returns the owner before."""
        before = self.owner
        key = struct_parents(stream)
        self.owner = before if key is None else key
        return before

    def open(self, operands: Any, resources: Any) -> None:
        """Apply BMC or BDC."""
        import pikepdf

        kind = str(operands[0]).lstrip("/") if operands else ""
        properties: Any = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", {}).get(str(properties), {})
        above = self._open[-1] if self._open else MarkedTag()
        if kind == "Artifact" or above.is_artifact:
            self._open.append(MarkedTag(is_artifact=True, kind=str(properties.get("/Type", above.kind))))
        elif "/MCID" in properties:
            self._open.append(MarkedTag(int(properties["/MCID"]), self.owner, kind=kind))
        else:
            self._open.append(above)

    def close(self) -> None:
        """Apply EMC."""
        if self._open:
            self._open.pop()

    @property
    def current(self) -> MarkedTag | None:
        """None outside every tag and artifact."""
        tag = self._open[-1] if self._open else None
        return tag if tag and (tag.is_artifact or tag.mcid is not None) else None
