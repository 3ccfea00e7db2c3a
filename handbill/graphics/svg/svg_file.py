"""A parsed SVG file while it is being drawn: its ids, the resolved properties of its elements, and what it has cost so far."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.graphics.svg import style
from handbill.graphics.svg.properties import INITIAL, Properties
from handbill.graphics.svg.safety import MAX_DEPTH, Findings, SvgElement
from handbill.graphics.svg.style_sheet import parse_style_sheets

_MOST_DRAWN = 5_000  # elements, including those repeated by <use>
_MOST_COMMANDS = 50_000  # a logo is on every page of a batch
_LONGEST_CHAIN = 20  # gradients that refer to one another


class SvgFile:
    def __init__(self, root: SvgElement, findings: Findings) -> None:
        self.root, self.findings = root, findings
        self._above: dict[int, tuple[SvgElement, ...]] = {}
        elements = list(self._all(root, ()))
        self._ids = {element.attributes["id"]: element for element in reversed(elements) if "id" in element.attributes}
        self._rules = parse_style_sheets(filter(_is_style_sheet, elements), findings)
        self._variables = style.root_variables(root, self._rules)
        self._own: dict[int, Properties] = {}
        self._visits = self._commands = 0

    def _all(self, element: SvgElement, above: tuple[SvgElement, ...]) -> Iterator[SvgElement]:
        self._above[id(element)] = above
        yield element
        for child in element.children:
            yield from self._all(child, (*above, element))

    def own(self, element: SvgElement) -> Properties:
        """The properties set on an element itself. Kept, since <use> may repeat an element thousands of times."""
        if id(element) not in self._own:
            above = self._above[id(element)]
            self._own[id(element)] = style.element_properties(element, above, self._rules, self._variables, self.findings)
        return self._own[id(element)]

    def inherited(self, element: SvgElement) -> Properties:
        """The properties of an element where it stands in the file, with those it inherits."""
        found = dict(INITIAL)
        for each in (*self._above[id(element)], element):
            found = {**style.inherited_properties(found), **self.own(each)}
        return found

    def find(self, name: str) -> SvgElement | None:
        return self._ids.get(name)

    def target(self, element: SvgElement) -> SvgElement | None:
        """The element that an href leads to."""
        return self.find(element.attributes.get("href", "").strip().removeprefix("#"))

    def chain(self, element: SvgElement) -> list[SvgElement]:
        """The element and those that it refers to in turn."""
        found = [element]
        while len(found) < _LONGEST_CHAIN and (following := self.target(found[-1])) and following not in found:
            found.append(following)
        return found

    def visit(self, element: SvgElement, depth: int) -> None:
        """Count an element that is drawn. Raises ProblemsFound (picture-svg-unsafe) when there are too many."""
        self._visits += 1
        if self._visits > _MOST_DRAWN or depth > MAX_DEPTH:
            what = f"<use> repeats more than {_MOST_DRAWN} elements, or goes more than {MAX_DEPTH} deep"
            self.findings.fail("picture-svg-unsafe", element.line, what, "save it as a plain SVG without clones, or as a PNG")

    def spend(self, element: SvgElement, commands: int) -> None:
        """Count commands of paths. Raises ProblemsFound (picture-svg-large) when there are too many."""
        self._commands += commands
        if self._commands > _MOST_COMMANDS:
            what = f"its paths have more than {_MOST_COMMANDS} points"
            self.findings.fail("picture-svg-large", element.line, what, "simplify the paths, or save it as a PNG")

    def unsupported(self, element: SvgElement, what: str, hint: str = style.PLAIN_HINT) -> None:
        self.findings.add("picture-svg-unsupported", element.line, f"<{element.name}> {what}", hint)


def _is_style_sheet(element: SvgElement) -> bool:
    return element.name == "style" and element.attributes.get("type", "").strip().lower() in ("", "text/css")
