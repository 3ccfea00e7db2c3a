"""Writes gradients as shadings, and opacity as graphics states (ISO 32000-1, 8.7.4.5, 11.6.4 and 11.6.5)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from handbill.graphics.color import mixed_light
from handbill.graphics.items import Color, Gradient, Stop
from handbill.pdf.metadata import Inks
from handbill.pdf.objects import Document, Raw, Stream, dictionary, name, number

SPACES = {"rgb": "DeviceRGB", "cmyk": "DeviceCMYK"}
_DECIMALS = 6  # of what places a gradient
_STEPS = 8  # between two stops of different colors: a mixture of light is no even mixture of inks
_SAME = 1e-9

ColorParts = Callable[[Color], Sequence[float]]
SpotSpace = Callable[[Color], Any]


@dataclass
class Shadings:
    """The gradients and the opacities of a file, in order of first use, by their names in its resources."""

    gradients: dict[Gradient, str] = field(default_factory=dict)
    masks: dict[Gradient, str] = field(default_factory=dict)  # for gradients that let through what lies under them
    opacities: dict[float, str] = field(default_factory=dict)

    @property
    def lets_through(self) -> bool:
        """Whether anything lets through what lies under it."""
        return bool(self.masks or self.opacities)

    def fill(self, gradient: Gradient, clip: str) -> list[str]:
        """The operators that fill what the operators of `clip` clip to; they change the graphics state."""
        shading = self.gradients.setdefault(gradient, f"G{len(self.gradients) + 1}")
        shown = [] if gradient.is_opaque else [f"/{self.masks.setdefault(gradient, f'M{len(self.masks) + 1}')} gs"]
        return [clip, *shown, f"{_matrix(gradient)} cm /{shading} sh"]

    def opacity(self, part: float) -> str:
        return f"/{self.opacities.setdefault(round(part, 4), f'A{len(self.opacities) + 1}')} gs"

    def states(self, document: Document) -> dict[str, Any]:
        """The graphics states for all opacities."""
        states = {key: Raw(f"<</ca {number(part, 4)} /CA {number(part, 4)}>>") for part, key in self.opacities.items()}
        return states | {key: _mask_state(gradient, document) for gradient, key in self.masks.items()}

    def shadings(self, inks: Inks, parts: ColorParts, spot_space: SpotSpace, document: Document) -> dict[str, Any]:
        """The shadings, with their colors in the file's inks."""
        return {key: document.Reference(_shading(each, inks, parts, spot_space)) for each, key in self.gradients.items()}


def _shading(gradient: Gradient, inks: Inks, parts: ColorParts, spot_space: SpotSpace) -> Any:
    first = gradient.stops[0].color
    if inks == "cmyk" and first.spot and all(stop.color.spot == first.spot for stop in gradient.stops):
        return _dictionary(gradient, spot_space(first), [(stop.offset, (stop.color.tint,)) for stop in gradient.stops])
    stops = gradient.stops if inks == "rgb" else _dense(gradient.stops)
    return _dictionary(gradient, name(SPACES[inks]), [(stop.offset, parts(stop.color)) for stop in stops])


def _mask_state(gradient: Gradient, document: Document) -> Any:
    """A graphics state with a soft mask: how light each point is says how much shows there."""
    shading = document.Reference(_dictionary(gradient, name("DeviceGray"), [(stop.offset, (stop.opacity,)) for stop in gradient.stops]))
    group = dictionary(Type=name("Group"), S=name("Transparency"), CS=name("DeviceGray"))
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Form"),
        "BBox": Raw("[-1000000 -1000000 1000000 1000000]"),
        "Group": group,
        "Resources": dictionary(Shading=dictionary(M=shading)),
    }
    form = document.Reference(Stream(f"{_matrix(gradient)} cm /M sh".encode(), entries))
    return document.Reference(dictionary(Type=name("ExtGState"), SMask=dictionary(Type=name("Mask"), S=name("Luminosity"), G=form)))


def _dictionary(gradient: Gradient, space: Any, stops: Sequence[tuple[float, Sequence[float]]]) -> Any:
    ends = (*gradient.start, *gradient.end) if gradient.radial else (*gradient.start[:2], *gradient.end[:2])
    return dictionary(
        ShadingType=3 if gradient.radial else 2,
        ColorSpace=space,
        Coords=Raw(f"[{' '.join(number(value, _DECIMALS) for value in ends)}]"),
        Extend=Raw("[true true]"),
        Function=Raw(_function(stops)),
    )


def _function(stops: Sequence[tuple[float, Sequence[float]]]) -> str:
    """A function of one number that runs from stop to stop (type 3 of type 2; ISO 32000-1, 7.10)."""
    spread = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    steps = [(one, other) for one, other in itertools.pairwise(spread) if other[0] - one[0] > _SAME]
    ramps = [f"<</FunctionType 2 /Domain [0 1] /C0 [{_numbers(one[1])}] /C1 [{_numbers(other[1])}] /N 1>>" for one, other in steps]
    if len(ramps) == 1:
        return ramps[0]
    bounds = _numbers([one[0] for one, _ in steps[1:]])
    return f"<</FunctionType 3 /Domain [0 1] /Functions [{' '.join(ramps)}] /Bounds [{bounds}] /Encode [{'0 1 ' * len(ramps)}]>>"


def _dense(stops: Sequence[Stop]) -> list[Stop]:
    found = [stops[0]]
    for before, after in itertools.pairwise(stops):
        steps = _STEPS if before.color.rgb != after.color.rgb and not before.color.spot else 1
        for step in range(1, steps + 1):
            part = step / steps
            offset = before.offset + (after.offset - before.offset) * part
            found.append(Stop(offset, mixed_light(before.color, after.color, part)))
    return found


def _matrix(gradient: Gradient) -> str:
    return " ".join(number(value, 9) for value in gradient.matrix)


def _numbers(values: Sequence[float]) -> str:
    return " ".join(number(value, _DECIMALS) for value in values)
