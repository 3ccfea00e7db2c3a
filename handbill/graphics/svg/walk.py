"""Walks through the elements of an SVG and turns them into shapes in the units of the drawing.

Strokes become areas with their ends, joins and dashes. Clips, masks and the opacity of groups are worked into the shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from handbill.core.matrix import Matrix, translation
from handbill.graphics.items import Color, Gradient, Shape
from handbill.graphics.svg import layers, path_data, style
from handbill.graphics.svg.areas import Enclosed, Geometry, Pen, rectangle
from handbill.graphics.svg.gradients import GRADIENTS, place_gradient
from handbill.graphics.svg.paint import PlainPaint, ServedPaint, UnsupportedPaint, parse_paint
from handbill.graphics.svg.paths import MAX_COORDINATE, Bounds, Path, enclosing, path_bounds, transform_path
from handbill.graphics.svg.properties import GEOMETRY, INITIAL, Properties
from handbill.graphics.svg.safety import SvgElement
from handbill.graphics.svg.shapes import SHAPES, ViewSides, diagonal, parse_length, parse_origin, parse_transform, shape_to_path_data
from handbill.graphics.svg.svg_file import SvgFile
from handbill.graphics.svg.viewports import inner_view

# Elements that draw nothing themselves; a problem only where something refers to them.
_SILENT = frozenset({"defs", "title", "desc", "metadata", "style", "symbol", "view", "cursor", "color-profile", "solidcolor", "hatch"})
_SILENT |= {"marker", "pattern", "mask", "filter", "clipPath", "linearGradient", "radialGradient", "meshgradient", "font"}
_GROUPS = frozenset({"g", "a", "switch"})
_WORDS = frozenset({"text", "tspan", "textPath"})
_OUTLINES = "convert the letters to outlines (in Inkscape: Path, Object to Path; in Illustrator: Type, Create Outlines)"


@dataclass(frozen=True)
class Surroundings:
    """What holds inside an element: the matrix to the drawing's units, inherited properties, depth, the ids in use, and what
    percentages are parts of. `pixels`: to the unit of the drawing."""

    matrix: Matrix
    inherited: Properties
    sides: ViewSides
    pixels: float
    depth: int = 0
    using: tuple[str, ...] = ()

    def inside(self, matrix: Matrix, found: Properties, using: tuple[str, ...] = (), sides: ViewSides | None = None) -> Surroundings:
        return replace(
            self,
            matrix=matrix.then(self.matrix),
            inherited=style.inherited_properties(found),
            sides=sides or self.sides,
            depth=self.depth + 1,
            using=self.using + using,
        )


@dataclass
class Rendered:
    """Shapes, and the paths that they come from, without strokes: a box around these is what clips and masks may be measured by."""

    shapes: list[Shape] = field(default_factory=list)
    outlines: list[Path] = field(default_factory=list)

    def add(self, other: Rendered) -> None:
        self.shapes += other.shapes
        self.outlines += other.outlines


class Walker:
    def __init__(self, file: SvgFile, geometry: Geometry) -> None:
        self.file, self.geometry = file, geometry
        self._paths: dict[tuple[int, ViewSides], Path] = {}

    def whole(self, root: SvgElement, around: Surroundings) -> Rendered:
        """What the whole drawing draws."""
        found = {**around.inherited, **self.file.own(root)}
        if found.get("display") == "none":
            return Rendered()
        return self._guarded(root, found, around, lambda matrix: self.children(root, around.inside(matrix, found)))

    def children(self, element: SvgElement, around: Surroundings) -> Rendered:
        """What the children of an element draw."""
        found = Rendered()
        for child in element.children:
            found.add(self.element(child, around))
        return found

    def element(self, element: SvgElement, around: Surroundings) -> Rendered:
        """What an element draws."""
        if element.name in _SILENT:
            return Rendered()
        self.file.visit(element, around.depth)
        found = {**around.inherited, **self.file.own(element)}
        if found.get("display") == "none" or style.parse_opacity(found.get("opacity", "1")) == 0:
            return Rendered()
        return self._guarded(element, found, around, lambda matrix: self._drawn(element, found, around, matrix))

    def _guarded(self, element: SvgElement, found: Properties, around: Surroundings, draw: Callable[[Matrix], Rendered]) -> Rendered:
        """What an element draws with its clip, mask and opacity; nothing where that is a problem, which is added."""
        try:
            matrix = self._transform(element, found, around)
            return self._composed(element, found, around, matrix, draw(matrix))
        except UnsupportedPaint as error:
            self.file.unsupported(element, str(error))
        except (ValueError, OverflowError) as error:
            what = f"<{element.name}> cannot be read: {error}"
            self.file.findings.fail("picture-svg-broken", element.line, what, "open it in a drawing program and save it again")
        return Rendered()

    def _transform(self, element: SvgElement, found: Properties, around: Surroundings) -> Matrix:
        text = found.get("transform", "")
        if not text or text == "none":
            return Matrix()
        matrix = parse_transform(text, around.sides)
        if origin := found.get("transform-origin", ""):
            box = (0.0, 0.0, *around.sides)
            if found.get("transform-box") in ("fill-box", "content-box", "border-box", "stroke-box"):
                plain = self._drawn(element, {**found, "transform": "none"}, replace(around, matrix=Matrix()), Matrix())
                left, top, right, bottom = _bounds(plain.outlines) or (0.0, 0.0, 0.0, 0.0)
                box = (left, top, right - left, bottom - top)
            x, y = parse_origin(origin, box)
            matrix = translation(-x, -y).then(matrix).then(translation(x, y))
        return matrix

    def _drawn(self, element: SvgElement, found: Properties, around: Surroundings, matrix: Matrix) -> Rendered:
        if element.name in SHAPES:
            return self._shape(element, found, around, matrix)
        if element.name == "switch":
            shown = [child for child in element.children if "requiredExtensions" not in child.attributes]
            first = next((child for child in shown if child.name not in _SILENT), None)
            return self.element(first, around.inside(matrix, found)) if first else Rendered()
        if element.name in _GROUPS:
            return self.children(element, around.inside(matrix, found))
        if element.name == "use":
            return self._use(element, found, around, matrix)
        if element.name == "svg":
            return self._inner(element, found, around, matrix, {**element.attributes, **self._sizes(element)})
        if element.name not in _WORDS:
            self.file.unsupported(element, "is not supported")
        elif _has_words(element):
            self.file.unsupported(element, "holds letters that need a font", _OUTLINES)
        return Rendered()

    def _use(self, element: SvgElement, found: Properties, around: Surroundings, matrix: Matrix) -> Rendered:
        name = element.attributes.get("href", "").strip().removeprefix("#")
        target = self.file.find(name)
        if target is None:
            return Rendered()  # as viewers do
        if name in around.using:
            what, hint = "<use> repeats itself without end", "save it as a plain SVG without clones"
            self.file.findings.fail("picture-svg-unsafe", element.line, what, hint)
        given = self._sizes(element)
        x, y = parse_length(given.get("x", "0"), around.sides[0]), parse_length(given.get("y", "0"), around.sides[1])
        moved = translation(x, y).then(matrix)
        if target.name not in ("symbol", "svg"):
            return self.element(target, around.inside(moved, found, (name,)))
        sizes = self._sizes(target) if target.name == "svg" else {}
        sizes |= {key: given[key] for key in ("width", "height") if key in given}
        inside = around.inside(moved, found, (name,))
        own = {**inside.inherited, **self.file.own(target)}
        placed = self._transform(target, own, around)
        return self._composed(target, own, inside, placed, self._inner(target, own, inside, placed, sizes))

    def _inner(self, element: SvgElement, found: Properties, around: Surroundings, matrix: Matrix, sizes: dict[str, str]) -> Rendered:
        """A drawing inside the drawing, cut to its own edges."""
        inner, shown, sides = inner_view(element.attributes, sizes, around.sides)
        if not shown[0]:
            return Rendered()
        drawn = self.children(element, around.inside(inner.then(matrix), found, sides=sides))
        if found.get("overflow") not in ("visible", "auto"):
            x, y = parse_length(sizes.get("x", "0"), around.sides[0]), parse_length(sizes.get("y", "0"), around.sides[1])
            frame = transform_path(rectangle(x, y, x + shown[0], y + shown[1]), matrix.then(around.matrix))
            drawn.shapes = layers.clip(self.geometry, drawn.shapes, Enclosed(frame))
        return drawn

    def _sizes(self, element: SvgElement) -> dict[str, str]:
        """Its place and its size, as attributes or in a style sheet."""
        own = self.file.own(element)
        given = {key: value for key, value in element.attributes.items() if key in GEOMETRY}
        return given | {key: value for key, value in own.items() if key in GEOMETRY}

    def _shape(self, element: SvgElement, found: Properties, around: Surroundings, matrix: Matrix) -> Rendered:
        if found["visibility"] in ("hidden", "collapse"):
            return Rendered()
        key = (id(element), around.sides)
        if key not in self._paths:
            data = shape_to_path_data(element.name, {**element.attributes, **self._sizes(element)}, around.sides)
            self._paths[key] = path_data.parse_path(data)
        local = self._paths[key]
        self.file.spend(element, len(local))
        if len(local) < 2:
            return Rendered()
        whole = matrix.then(around.matrix)
        path = transform_path(local, whole)
        if not all(abs(value) <= MAX_COORDINATE for _, values in path for value in values):  # false for nan, too
            raise ValueError("it lies too far away")
        drawn = Rendered([], [path])
        order = found["paint-order"].split()
        stroke_first = "stroke" in order and ("fill" not in order or order.index("stroke") < order.index("fill"))
        for paint in ("stroke", "fill") if stroke_first else ("fill", "stroke"):
            given = parse_paint(found, paint)
            if given is None:
                continue
            even_odd = found["fill-rule"] == "evenodd"
            area = Enclosed(enclosing(path), even_odd) if paint == "fill" else self._stroke(element, local, found, whole, around)
            painted = self._paint(given, area, path_bounds(local), whole, around.sides) if area.path else None
            drawn.shapes += [painted] if painted else []
        return drawn

    def _stroke(self, element: SvgElement, local: Path, found: Properties, whole: Matrix, around: Surroundings) -> Enclosed:
        pen = _pen(found, around.sides)
        if found.get("vector-effect") == "non-scaling-stroke":
            scale = 1 / around.pixels
            pen = replace(pen, width=pen.width * scale, dash=tuple(part * scale for part in pen.dash), dash_offset=pen.dash_offset * scale)
            area = self.geometry.stroke(transform_path(local, whole), pen, Matrix())
        else:
            area = self.geometry.stroke(local, pen, whole)
        self.file.spend(element, len(area.path))
        return area

    def _paint(self, given: PlainPaint | ServedPaint, area: Enclosed, box: Bounds, whole: Matrix, sides: ViewSides) -> Shape | None:
        opacity = given.opacity
        paint: Gradient | PlainPaint | None = given if isinstance(given, PlainPaint) else given.instead
        if isinstance(given, ServedPaint) and (server := self.file.find(given.name)):
            if server.name not in GRADIENTS:
                raise UnsupportedPaint(
                    f"has a pattern ({server.name})" if server.name == "pattern" else f"is painted with a <{server.name}>"
                )
            paint = place_gradient(self.file, server, box, path_bounds(area.path), whole, sides)
            opacity *= paint.opacity if isinstance(paint, PlainPaint) else 1.0
        if paint is None or not opacity:
            return None
        fill: Color | Gradient = paint.color if isinstance(paint, PlainPaint) else paint
        return Shape(area.path, fill, even_odd=area.even_odd, opacity=opacity)

    def _composed(self, element: SvgElement, found: Properties, around: Surroundings, matrix: Matrix, drawn: Rendered) -> Rendered:
        """What an element draws, after its clip, its mask and its opacity (in this order; SVG 1.1, 14.1)."""
        whole = matrix.then(around.matrix)
        for name, apply in (("clip-path", self._clipped), ("mask", self._masked)):
            named = style.reference(found.get(name, "none"))
            target = self.file.find(named[0]) if named else None
            if target is not None and drawn.shapes:
                drawn = Rendered(apply(target, drawn, around, whole), drawn.outlines)
            elif found.get(name, "none") not in ("none", "inherit", "initial") and not named:
                self.file.unsupported(element, f"is cut in a way that is not supported ({name})")
        opacity = style.parse_opacity(found.get("opacity", "1"))
        if opacity < 1:
            drawn = Rendered(layers.fade(self.geometry, drawn.shapes, opacity), drawn.outlines)
        return drawn

    def _clipped(self, target: SvgElement, drawn: Rendered, around: Surroundings, whole: Matrix) -> list[Shape]:
        window = self._window(target, drawn.outlines, around, whole)
        return layers.clip(self.geometry, drawn.shapes, window)

    def _window(self, target: SvgElement, outlines: Sequence[Path], around: Surroundings, whole: Matrix) -> Enclosed:
        """The area of a clipPath: all that its shapes enclose, whatever they are painted with."""
        own = self.file.own(target)
        inside = self._referring(target, around, self._transform(target, own, around).then(whole), outlines, "clipPathUnits")
        window = Enclosed(())
        for child in target.children:
            if child.name in SHAPES | {"use"} | _WORDS:
                window = self.geometry.joined(window, self._window_part(child, inside))
        named = style.reference(own.get("clip-path", "none"))
        further = self.file.find(named[0]) if named else None
        if further is not None and window.path:
            window = self.geometry.common(window, self._window(further, outlines, replace(inside, matrix=around.matrix), whole))
        return window

    def _window_part(self, child: SvgElement, inside: Surroundings) -> Enclosed:
        rule = {**self.file.inherited(child), **self.file.own(child)}.get("clip-rule", "nonzero")
        plain = {**inside.inherited, "fill": "black", "stroke": "none", "fill-opacity": "1", "fill-rule": rule}
        found = {**plain, **{key: value for key, value in self.file.own(child).items() if key not in plain or key == "visibility"}}
        if found.get("display") == "none":
            return Enclosed(())
        self.file.visit(child, inside.depth)
        matrix = self._transform(child, found, inside)
        area = Enclosed(())
        if child.name == "use":
            target = self.file.target(child)
            if target is not None and target.name in SHAPES:
                x, y = (parse_length(self._sizes(child).get(key, "0"), side) for key, side in zip("xy", inside.sides, strict=True))
                area = self._window_part(target, inside.inside(translation(x, y).then(matrix), {**INITIAL, **found}))
        else:
            for shape in self._drawn(child, found, inside, matrix).shapes:
                area = self.geometry.joined(area, layers.area_of(shape))
        named = style.reference(found.get("clip-path", "none"))
        cut = self.file.find(named[0]) if named else None
        if cut is None or not area.path:
            return area
        return self.geometry.common(area, self._window(cut, [area.path], inside, matrix.then(inside.matrix)))

    def _masked(self, target: SvgElement, drawn: Rendered, around: Surroundings, whole: Matrix) -> list[Shape]:
        inside = self._referring(target, around, whole, drawn.outlines, "maskContentUnits")
        inside = replace(inside, inherited=style.inherited_properties(self.file.inherited(target)))
        inner = self.children(target, inside)
        frame = self._mask_frame(target, drawn.outlines, around, whole)
        by_alpha = {**self.file.own(target)}.get("mask-type", "luminance") == "alpha"
        shown = layers.levels(self.geometry, layers.clip(self.geometry, inner.shapes, frame), by_alpha)
        result = layers.mask(self.geometry, drawn.shapes, shown)
        named = style.reference(self.file.own(target).get("mask", "none"))
        further = self.file.find(named[0]) if named else None
        if further is not None and further is not target:
            result = self._masked(further, Rendered(result, drawn.outlines), replace(around, using=inside.using), whole)
        return result

    def _mask_frame(self, target: SvgElement, outlines: Sequence[Path], around: Surroundings, whole: Matrix) -> Enclosed:
        given = target.attributes
        left, top, right, bottom = _box(outlines, whole)
        in_box = given.get("maskUnits", "objectBoundingBox") != "userSpaceOnUse"
        sides = (1.0, 1.0) if in_box else around.sides
        x, y = parse_length(given.get("x", "-10%"), sides[0]), parse_length(given.get("y", "-10%"), sides[1])
        width, height = parse_length(given.get("width", "120%"), sides[0]), parse_length(given.get("height", "120%"), sides[1])
        frame = rectangle(x, y, x + width, y + height)
        if in_box:
            frame = transform_path(frame, Matrix(right - left, 0, 0, bottom - top, left, top))
        return Enclosed(transform_path(frame, whole))

    def _referring(self, target: SvgElement, around: Surroundings, whole: Matrix, outlines: Sequence[Path], units: str) -> Surroundings:
        """What holds inside a clipPath or a mask. Raises ProblemsFound for one that refers to itself."""
        name = target.attributes["id"]
        if name in around.using:
            what = f"<{target.name}> refers to itself without end"
            self.file.findings.fail("picture-svg-unsafe", target.line, what, "save it as a plain SVG, or as a PNG")
        matrix, sides = whole, around.sides
        if target.attributes.get(units, "userSpaceOnUse") == "objectBoundingBox":
            left, top, right, bottom = _box(outlines, whole)
            matrix, sides = Matrix(right - left, 0, 0, bottom - top, left, top).then(whole), (1.0, 1.0)
        return replace(around, matrix=matrix, sides=sides, inherited=dict(INITIAL), depth=around.depth + 1, using=(*around.using, name))


def _pen(found: Properties, sides: ViewSides) -> Pen:
    whole = diagonal(sides)
    width = parse_length(found["stroke-width"], whole)
    if not 0 <= width <= MAX_COORDINATE:
        raise ValueError("the stroke-width is negative or too large")
    try:
        limit = float(found["stroke-miterlimit"])
    except ValueError:
        limit = 4.0
    cap, join = found["stroke-linecap"], found["stroke-linejoin"]
    join = {"miter-clip": "miter", "arcs": "miter"}.get(join, join)
    dash = _dash(found["stroke-dasharray"], whole)
    offset = parse_length(found["stroke-dashoffset"], whole) if dash else 0.0
    cap = cap if cap in ("butt", "round", "square") else "butt"
    join = join if join in ("miter", "round", "bevel") else "miter"
    return Pen(width, cap, join, max(1.0, limit), dash, offset)


def _dash(text: str, whole: float) -> tuple[float, ...]:
    """The dashes and gaps; none for a plain line: 'none', '0', or lengths that are no dashes."""
    if text in ("none", "initial"):
        return ()
    lengths = tuple(parse_length(part, whole) for part in text.replace(",", " ").split())
    if not sum(lengths) or min(lengths) < 0:
        return ()
    return lengths if len(lengths) % 2 == 0 else lengths * 2


def _has_words(element: SvgElement) -> bool:
    return any(part.strip() for part in element.text) or any(_has_words(child) for child in element.children)


def _bounds(outlines: Sequence[Path]) -> Bounds | None:
    boxes = [path_bounds(path) for path in outlines if path]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _box(outlines: Sequence[Path], whole: Matrix) -> Bounds:
    """The box around outlines of the drawing, upright in the units of the element that they belong to."""
    try:
        back = whole.inverse()
    except ValueError:
        return 0.0, 0.0, 0.0, 0.0
    return _bounds([transform_path(path, back) for path in outlines]) or (0.0, 0.0, 0.0, 0.0)
