"""Which layers of a file are off (optional content, ISO 32000-1, 8.11): words in other languages, notes for translators, old numbers."""

from __future__ import annotations

from typing import Any

from handbill.preflight.content.marked_content import ObjectId
from handbill.preflight.pdf_objects import as_array, as_dictionary, name_text

_DEEPEST = 20  # expressions within expressions


class Layers:
    """The layers of a document as it opens, on paper or on a screen."""

    def __init__(self, document: Any, on_screen: bool) -> None:
        self._event = "View" if on_screen else "Print"
        properties = as_dictionary(document.Root.get("/OCProperties"))
        default = as_dictionary(properties.get("/D"))
        groups = [group for group in as_array(properties.get("/OCGs")) if as_dictionary(group)]
        on, off = ({group.objgen for group in as_array(default.get(key)) if as_dictionary(group)} for key in ("/ON", "/OFF"))
        starts_off = name_text(default.get("/BaseState", "/ON")) == "/OFF"
        automatic = set(self._automatic_groups(default))
        self._hidden: set[ObjectId] = set()
        for group in groups:
            number = group.objgen
            is_off = number in off or (starts_off and number not in on)
            usage = self._usage(group)
            if usage == "/OFF" or (is_off and not (usage == "/ON" and number in automatic)):
                self._hidden.add(number)

    @property
    def are_all_shown(self) -> bool:
        return not self._hidden

    def shows(self, content: Any, depth: int = 0) -> bool:
        """Whether a group, or what a membership dictionary says of some groups, is shown."""
        content = as_dictionary(content)
        if name_text(content.get("/Type", "")) != "/OCMD":
            return content.objgen not in self._hidden
        if "/VE" in content:
            return self._holds(content["/VE"], depth)
        groups = content.get("/OCGs")
        shown = [group.objgen not in self._hidden for group in (as_array(groups) or [groups]) if as_dictionary(group)]
        policy = name_text(content.get("/P", "/AnyOn"))
        if not shown:
            return True
        return {"/AllOn": all(shown), "/AnyOff": not all(shown), "/AllOff": not any(shown)}.get(policy, any(shown))

    def _holds(self, expression: Any, depth: int) -> bool:
        """A visibility expression: [/And ...], [/Or ...] or [/Not one]."""
        if not len(as_array(expression)) or depth > _DEEPEST:
            return self.shows(expression, depth)
        operator, *parts = expression
        values = [self._holds(part, depth + 1) for part in parts]
        return {"/And": all(values), "/Not": not any(values)}.get(name_text(operator), any(values))

    def _usage(self, group: Any) -> str:
        """What the group itself says for this use: /ON, /OFF or nothing (8.11.4.4)."""
        use = as_dictionary(as_dictionary(group.get("/Usage")).get(f"/{self._event}"))
        return name_text(use.get(f"/{self._event}State", ""))

    def _automatic_groups(self, default: Any) -> list[ObjectId]:
        """The groups that a viewer switches on by their usage when it prints or opens the file."""
        states = [as_dictionary(state) for state in as_array(default.get("/AS"))]
        states = [state for state in states if name_text(state.get("/Event", "")) == f"/{self._event}"]
        return [group.objgen for state in states for group in as_array(state.get("/OCGs")) if as_dictionary(group)]
