"""Values as they are printed, with a direction of their own, and the errors for values that cannot be printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.core.isolates import IsolatedText, WebAddress, own_direction
from handbill.core.problems import Place, Problem, did_you_mean

Values = Mapping[str, Any]
ASK = "put a `when:` before it that asks whether it is there"


class TemplateError(Exception):
    """What is wrong with a string or a value in it, without its place. `known`: the undefined name, and the names that are defined."""

    def __init__(self, code: str, sentence: str, hint: str = "", known: Any = None) -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.hint, self.known = code, sentence, hint, known

    def problem(self, place: Place, values: Values) -> Problem:
        hint = self.hint
        if self.code == "content-undefined" and not hint:
            hint = did_you_mean(self.known[0], self.known[1] if self.known[1] is not None else values)
        return Problem(self.code, self.sentence, place, hint)


class UndefinedValue:
    """A value that is missing: false in a `when`, and this problem if it, or a part of it, is printed."""

    def __init__(self, code: str, sentence: str, hint: str) -> None:
        self._reason = (code, sentence, hint)

    def __bool__(self) -> bool:
        return False

    def refused(self) -> TemplateError:
        return TemplateError(*self._reason)


def in_print(value: Any) -> str:
    """The value as it is printed. Raises TemplateError: there is no value, or it is not a text or a number."""
    if isinstance(value, str):
        return own_direction(value)
    if isinstance(value, IsolatedText | WebAddress) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    if isinstance(value, UndefinedValue):
        raise value.refused()
    if value is None:
        raise TemplateError("content-undefined", "a name between {{ and }} has no value here", ASK)
    raise TemplateError("content-template", "a name between {{ and }} is not a text or a number", "name one part of it, as in a.line.phone")
