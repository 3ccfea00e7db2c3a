"""Reads an SVG file as a Drawing in the units of its viewBox, with the origin at the top left; refuses what cannot be printed as shown.

Supported: path and the basic shapes, g, a, use of an id in the file, transform, style. Ends and joins of strokes become round, as in
every Drawing. Anything else that would be visible is a problem that names the element and its line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from handbill.core.matrix import Matrix, translation
from handbill.core.problems import Place
from handbill.graphics.crop import shape_bounds
from handbill.graphics.items import Drawing, Shape
from handbill.graphics.svg import path_data, style
from handbill.graphics.svg.paths import MAX_COORDINATE, Path, transform_path
from handbill.graphics.svg.safety import MAX_DEPTH, Findings, SvgElement, parse_svg
from handbill.graphics.svg.shapes import SHAPES, parse_length, parse_numbers, parse_transform, shape_to_path_data

_MOST_DRAWN = 5_000  # elements, including those repeated by <use>
_MOST_COMMANDS = 50_000  # a logo is on every page of a batch
_UNEVEN = 1.01  # a stroke stretched by less than 1 % is not visibly distorted
_OVERHANG = 0.02  # part of the longer side by which shapes may extend beyond the drawing
# Elements that draw nothing themselves; a problem only where something refers to them.
_SILENT = frozenset({"defs", "title", "desc", "metadata", "style", "symbol", "view", "cursor", "color-profile"})
_SILENT |= {"marker", "pattern", "mask", "filter", "clipPath", "linearGradient", "radialGradient", "meshgradient", "solidcolor", "hatch"}
_HINTS = {
    "text": "convert the letters to outlines (in Inkscape: Path, Object to Path; in Illustrator: Type, Create Outlines)",
    "svg": "ungroup the drawing that lies inside the drawing",
}


def read_svg(data: bytes, file: str, place: Place, strip: bool = False) -> Drawing:
    """Read an SVG. With `strip`, active and external content is left out (see `parse_svg`). Every message names `file`.

    Raises ProblemsFound: picture-svg-unsafe, -unsupported, -broken, -large.
    """
    findings = Findings(file, place)
    root = parse_svg(data, findings, strip)
    if root.name != "svg":
        findings.fail("picture-svg-broken", root.line, f"<{root.name}> is not <svg>", "save it again as an SVG")
    left, top, width, height = _view(root, findings)
    findings.stop()
    walk = _SvgWalker(root, findings)
    if "transform" in root.attributes:
        findings.add("picture-svg-unsupported", root.line, "<svg> is moved as a whole (transform)", style.PLAIN_HINT)
    walk.children(root, _SvgState(translation(-left, -top), {**style.INITIAL, **walk.own(root)}))
    findings.stop()
    shapes = tuple(_kept(walk.drawn, (width, height), findings))
    if not shapes and not findings.found:
        findings.add("picture-svg-broken", root.line, "there is nothing in it to draw", "open it in a drawing program and save it again")
    findings.stop()
    return Drawing(width, height, shapes)


def _view(root: SvgElement, findings: Findings) -> tuple[float, float, float, float]:
    try:
        if "viewBox" in root.attributes:
            left, top, width, height = parse_numbers(root.attributes["viewBox"])
        else:
            left, top, width, height = 0.0, 0.0, parse_length(root.attributes["width"]), parse_length(root.attributes["height"])
    except (KeyError, ValueError):
        left, top, width, height = 0.0, 0.0, 0.0, 0.0
    if not (0 < width <= MAX_COORDINATE and 0 < height <= MAX_COORDINATE and abs(left) <= MAX_COORDINATE and abs(top) <= MAX_COORDINATE):
        findings.add("picture-svg-broken", root.line, "<svg> does not say how large it is (viewBox)", "save it again with a viewBox")
    return left, top, width, height


@dataclass(frozen=True)
class _SvgState:
    """The state inside an element: the matrix to the viewBox's units, inherited properties, depth, and the ids in use."""

    matrix: Matrix
    inherited: style.Properties
    depth: int = 0
    using: tuple[str, ...] = ()

    def inside(self, matrix: Matrix, found: style.Properties, using: tuple[str, ...] = ()) -> _SvgState:
        return _SvgState(matrix.then(self.matrix), style.inherited_properties(found), self.depth + 1, self.using + using)


@dataclass
class _Drawn:
    element: SvgElement
    shape: Shape


@dataclass
class _SvgWalker:
    root: SvgElement
    findings: Findings
    drawn: list[_Drawn] = field(default_factory=list)
    visits: int = 0
    commands: int = 0

    def __post_init__(self) -> None:
        elements = list(_all(self.root))
        self.ids = {element.attributes["id"]: element for element in reversed(elements) if "id" in element.attributes}
        self._own: dict[int, style.Properties] = {}
        self._steps: dict[int, Matrix] = {}
        self._paths: dict[int, Path] = {}
        self.rules = style.parse_style_sheet((element for element in elements if element.name == "style"), self.findings)

    def own(self, element: SvgElement) -> style.Properties:
        # Cached, like transforms and paths, since <use> may repeat an element thousands of times.
        if id(element) not in self._own:
            self._own[id(element)] = style.element_properties(element, self.rules, self.findings)
        return self._own[id(element)]

    def _step(self, element: SvgElement) -> Matrix:
        if id(element) not in self._steps:
            self._steps[id(element)] = parse_transform(element.attributes.get("transform", ""))
        return self._steps[id(element)]

    def _path(self, element: SvgElement) -> Path:
        if id(element) not in self._paths:
            self._paths[id(element)] = path_data.parse_path(shape_to_path_data(element.name, element.attributes))
        return self._paths[id(element)]

    def children(self, element: SvgElement, state: _SvgState) -> None:
        for child in element.children:
            self.element(child, state)

    def element(self, element: SvgElement, state: _SvgState) -> None:
        if element.name in _SILENT:
            return
        self.visits += 1
        if self.visits > _MOST_DRAWN or state.depth > MAX_DEPTH:
            what = f"<use> repeats more than {_MOST_DRAWN} elements, or goes more than {MAX_DEPTH} deep"
            self.findings.fail("picture-svg-unsafe", element.line, what, "save it as a plain SVG without clones, or as a PNG")
        found = {**state.inherited, **self.own(element)}
        if found.get("display") == "none" or style.parse_opacity(found.get("opacity", "1")) == 0:
            return
        try:
            self._draw(element, state, self._step(element), found)
        except style.UnsupportedPaint as error:
            self._unsupported(element, str(error), style.PLAIN_HINT)
        except ValueError as error:
            what = f"<{element.name}> cannot be read: {error}"
            self.findings.fail("picture-svg-broken", element.line, what, "open it in a drawing program and save it again")

    def _draw(self, element: SvgElement, state: _SvgState, matrix: Matrix, found: style.Properties) -> None:
        if element.name in ("g", "a"):
            self.children(element, state.inside(matrix, found))
        elif element.name == "use":
            self._use(element, state, matrix, found)
        elif element.name in SHAPES:
            self._shape(element, matrix.then(state.matrix), found)
        else:
            self._unsupported(element, "is not supported", _HINTS.get(element.name, style.PLAIN_HINT))

    def _unsupported(self, element: SvgElement, what: str, hint: str) -> None:
        self.findings.add("picture-svg-unsupported", element.line, f"<{element.name}> {what}", hint)

    def _use(self, element: SvgElement, state: _SvgState, matrix: Matrix, found: style.Properties) -> None:
        name = element.attributes.get("href", "").strip().removeprefix("#")
        target = self.ids.get(name)
        if target is None:
            raise ValueError(f"the file has no element with the id {name[:40]!r}")
        if name in state.using:
            self.findings.fail(
                "picture-svg-unsafe", element.line, "<use> repeats itself without end", "save it as a plain SVG without clones"
            )
        if target.name not in SHAPES | {"g", "a", "use"}:
            self._unsupported(element, f"repeats a <{target.name}>", "in the drawing program, unlink the clones or expand the symbols")
            return
        x, y = (parse_length(element.attributes.get(key, "0")) for key in ("x", "y"))
        self.element(target, state.inside(translation(x, y).then(matrix), found, (name,)))

    def _shape(self, element: SvgElement, matrix: Matrix, found: style.Properties) -> None:
        if found["visibility"] in ("hidden", "collapse"):
            return
        path = self._path(element)
        self.commands += len(path)
        if self.commands > _MOST_COMMANDS:
            what = f"its paths have more than {_MOST_COMMANDS} points"
            self.findings.fail("picture-svg-large", element.line, what, "simplify the paths, or save it as a PNG")
        fill, stroke = style.parse_paint(found, "fill"), style.parse_paint(found, "stroke")
        width = self._stroke_width(element, matrix, found) if stroke else 0.0
        stroke = stroke if width else None
        path = transform_path(path, matrix)
        if not all(abs(value) <= MAX_COORDINATE for _, values in path for value in values):  # false for nan, too
            raise ValueError("it lies too far away")
        if len(path) > 1 and (fill or stroke):
            even_odd = fill is not None and found["fill-rule"] == "evenodd"
            self.drawn.append(_Drawn(element, Shape(path, fill, stroke, width, even_odd)))

    def _stroke_width(self, element: SvgElement, matrix: Matrix, found: style.Properties) -> float:
        width = parse_length(found["stroke-width"])
        if not 0 <= width <= MAX_COORDINATE:
            raise ValueError("the stroke-width is negative or too large")
        longest, shortest = matrix.stretches
        if width and longest > shortest * _UNEVEN:
            self._unsupported(element, "has a stroke that is stretched more one way than the other", "convert the stroke to a path")
        return width * math.sqrt(longest * shortest)


def _all(element: SvgElement) -> Iterator[SvgElement]:
    yield element
    for child in element.children:
        yield from _all(child)


def _kept(drawn: list[_Drawn], size: tuple[float, float], findings: Findings) -> Iterator[Shape]:
    """Leave out shapes outside the drawing, which SVG clips, and report those that cross its edge: a Drawing cannot clip."""
    slack = max(size) * _OVERHANG
    for item in drawn:
        left, top, right, bottom = shape_bounds(item.shape)
        if right <= 0 or bottom <= 0 or left >= size[0] or top >= size[1]:
            continue
        if left < -slack or top < -slack or right > size[0] + slack or bottom > size[1] + slack:
            what = f"<{item.element.name}> reaches beyond the edge of the drawing"
            findings.add("picture-svg-unsupported", item.element.line, what, "fit the page to the drawing, or crop what extends beyond it")
        yield item.shape
