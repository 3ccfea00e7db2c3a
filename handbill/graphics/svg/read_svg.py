"""Reads an SVG file as a Drawing in the units of its viewBox, with the origin at the top left; refuses what cannot be printed as shown.

Supported: path and the basic shapes, groups, use of an id in the file, drawings inside the drawing, transform, style; strokes with their
ends, joins and dashes; gradients, opacity, clips and masks. Anything else that would be visible is a problem that names the element and
its line.
"""

from __future__ import annotations

from handbill.core.problems import Place
from handbill.graphics.items import Drawing
from handbill.graphics.svg import layers, style
from handbill.graphics.svg.areas import Enclosed, Geometry, rectangle
from handbill.graphics.svg.properties import INITIAL
from handbill.graphics.svg.safety import Findings, parse_svg
from handbill.graphics.svg.svg_file import SvgFile
from handbill.graphics.svg.viewports import read_canvas
from handbill.graphics.svg.walk import Surroundings, Walker


def read_svg(data: bytes, file: str, place: Place, strip: bool = False) -> Drawing:
    """Read an SVG. With `strip`, active and external content is left out (see `parse_svg`). Every message names `file`.

    Raises ProblemsFound: picture-svg-unsafe, -unsupported, -broken, -large.
    """
    findings = Findings(file, place)
    root = parse_svg(data, findings, strip)
    if root.name != "svg":
        findings.fail("picture-svg-broken", root.line, f"<{root.name}> is not <svg>", "save it again as an SVG")
    try:
        canvas = read_canvas(root.attributes)
    except ValueError:
        findings.fail("picture-svg-broken", root.line, "<svg> does not say how large it is (viewBox)", "save it again with a viewBox")
    svg = SvgFile(root, findings)
    geometry = Geometry(max(canvas.width, canvas.height))
    around = Surroundings(canvas.matrix, dict(INITIAL), canvas.sides, canvas.pixels)
    drawn = Walker(svg, geometry).whole(root, around)
    findings.stop()
    try:
        shapes = layers.clip(geometry, drawn.shapes, Enclosed(rectangle(0, 0, canvas.width, canvas.height)))
    except ValueError as error:
        findings.fail("picture-svg-broken", root.line, f"<svg> cannot be read: {error}", style.PLAIN_HINT)
    if not shapes:
        findings.fail("picture-svg-broken", root.line, "there is nothing in it to draw", "open it in a drawing program and save it again")
    svg.spend(root, sum(len(shape.path) for shape in shapes))
    return Drawing(canvas.width, canvas.height, tuple(shapes))
