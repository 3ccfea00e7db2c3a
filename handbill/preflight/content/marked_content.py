"""Follows marked content through a page (ISO 32000-1, 14.6): which tag each mark belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from handbill.preflight.pdf_objects import as_dictionary, name_text, resource

# Types of artifacts (ISO 32000-1, 14.8.2.2), and what fields and notes show.
_DECLARED = frozenset({"/Pagination", "/Background", "/Page", "/Layout", "/Annotation"})
ObjectId = tuple[int, int]  # an object's number and generation
MarkOwner = int | ObjectId  # a page or form: its key in the parent tree (ISO 32000-1, 14.7.4.4), or its object if it has no key


@dataclass(frozen=True, slots=True)
class MarkedTag:
    """The tag or artifact of a mark. `mcid` is the innermost marked-content identifier, `owner` the page or form that numbers it.

    `kind` is the tag's name, or an artifact's type. `has_language`: whether the marked content itself names its language.
    """

    mcid: int | None = None
    owner: MarkOwner | None = None
    is_artifact: bool = False
    kind: str = ""
    has_language: bool = False

    @property
    def is_declared_artifact(self) -> bool:
        """Whether it is an artifact that says what it is; notes and fields, which have tags of their own, count as such."""
        return self.is_artifact and self.kind in _DECLARED


def mark_owner(stream: Any) -> MarkOwner:
    """What identifies a page or form."""
    return int(stream["/StructParents"]) if "/StructParents" in stream else cast(ObjectId, stream.objgen)


class MarkedContentTracker:
    """The marked-content sequences that are open."""

    def __init__(self) -> None:
        self.owner: MarkOwner | None = None
        self._open: list[MarkedTag] = []
        self._texts: list[str | None] = []

    def enter(self, stream: Any) -> MarkOwner | None:
        """Enter a page, or a form, which numbers its own marks if it has a key. Returns the owner before."""
        before = self.owner
        if before is None or "/StructParents" in stream:
            self.owner = mark_owner(stream)
        return before

    def open(self, operands: Any, resources: Any) -> None:
        """Apply BMC or BDC."""
        import pikepdf

        kind = name_text(operands[0]).lstrip("/") if operands else ""
        properties: Any = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resource(resources, "/Properties", properties)
        properties = as_dictionary(properties)
        self._texts.append(str(properties["/ActualText"]) if "/ActualText" in properties else self.actual_text)
        above = self._open[-1] if self._open else MarkedTag()
        has_language = above.has_language or "/Lang" in properties
        if kind == "Artifact" or above.is_artifact:
            self._open.append(MarkedTag(is_artifact=True, kind=name_text(properties.get("/Type", above.kind))))
        elif "/MCID" in properties:
            self._open.append(MarkedTag(int(properties["/MCID"]), self.owner, kind=kind, has_language=has_language))
        else:
            self._open.append(replace(above, has_language=has_language))

    def close(self) -> None:
        """Apply EMC."""
        if self._open:
            self._open.pop()
            self._texts.pop()

    @property
    def actual_text(self) -> str | None:
        """What is read in place of the glyphs (ISO 32000-1, 14.9.4); None if nothing is said."""
        return self._texts[-1] if self._texts else None

    @property
    def current(self) -> MarkedTag | None:
        """None outside every tag and artifact."""
        tag = self._open[-1] if self._open else None
        return tag if tag and (tag.is_artifact or tag.mcid is not None) else None
