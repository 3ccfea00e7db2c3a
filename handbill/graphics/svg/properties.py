"""The properties of SVG elements that are read, with the values that they have where nothing is said (SVG 1.1, appendix N)."""

from __future__ import annotations

Properties = dict[str, str]

INITIAL: Properties = {
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "clip-rule": "nonzero",
    "stroke": "none",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "paint-order": "normal",
    "color": "black",
    "visibility": "visible",
}
# Not inherited by child elements.
NOT_INHERITED = (
    *("opacity", "display", "transform", "transform-origin", "transform-box", "clip-path", "mask", "mask-type", "vector-effect"),
    *("stop-color", "stop-opacity", "overflow"),
)
GEOMETRY = ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "d")  # that a style sheet may set
# Properties that a Drawing cannot represent, each with the values that have no effect.
UNSUPPORTED = {
    "filter": (("none",), "has a filter, such as a shadow or a blur"),
    "marker": (("none",), "has markers"),
    "marker-start": (("none",), "has markers"),
    "marker-mid": (("none",), "has markers"),
    "marker-end": (("none",), "has markers"),
    "mix-blend-mode": (("normal", "pass-through"), "blends with what lies under it"),
}
READ = frozenset({*INITIAL, *NOT_INHERITED, *UNSUPPORTED, *GEOMETRY})
