"""Plants a single defect in a good file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pikepdf
from good_files import changed, content_of, write_content
from pikepdf import Dictionary, Name

Plant = Callable[[bytes], bytes]
# The kinds of good files, as docs/preflight.md names them.
FILES = {
    "x1a": "a flyer for the press, PDF/X-1a:2003",
    "x4": "a flyer for the press, PDF/X-4",
    "x1a poster": "a poster for the press, PDF/X-1a:2003",
    "screen": "a flyer for the screen",
    "screen poster": "a poster for the screen",
}


@dataclass(frozen=True)
class Defect:
    """`file` is a key of FILES; `found_by` the question that must find it, `also` those that may."""

    what: str
    file: str
    found_by: str
    plant: Plant = field(repr=False)
    also: frozenset[str] = frozenset()


DEFECTS: list[Defect] = []


def defect(what: str, file: str, found_by: str, *also: str) -> Callable[[Callable[[pikepdf.Pdf], object]], Callable[[pikepdf.Pdf], object]]:
    """Decorates a function that changes the opened file."""

    def register(change: Callable[[pikepdf.Pdf], object]) -> Callable[[pikepdf.Pdf], object]:
        DEFECTS.append(Defect(what, file, found_by, lambda pdf: changed(pdf, change), frozenset(also)))
        return change

    return register


def painted(what: str, file: str, found_by: str, operators: str, *also: str) -> None:
    """A defect of operators that are painted over the first page."""
    defect(what, file, found_by, *also)(lambda document: paint(document, operators))


def replaced(what: str, file: str, found_by: str, pattern: str, new: str, *also: str) -> None:
    """A defect of the first match of a pattern in the first page's content, replaced."""

    def change(document: pikepdf.Pdf) -> None:
        before = content_of(document)
        after = re.sub(pattern, new, before, count=1, flags=re.DOTALL | re.MULTILINE)
        assert after != before, what
        write_content(document, after)

    defect(what, file, found_by, *also)(change)


def paint(document: pikepdf.Pdf, operators: str) -> None:
    write_content(document, f"{content_of(document)}\nq /Artifact BMC {operators} EMC Q")


def markdown() -> Iterator[str]:
    """The table of defects in docs/preflight.md."""
    yield "| defect | planted in | found by |"
    yield "|---|---|---|"
    for planted in DEFECTS:
        yield f"| {planted.what} | {FILES[planted.file]} | `{planted.found_by}` |"


def text(size: float = 14, color: str = "/Over gs 0 0 0 1 k") -> str:
    """Operators for a short text in the flyer's body font."""
    return f"BT /F2 {size} Tf {color} 1 0 0 1 300 400 Tm <0001000200030004> Tj ET"


def add_image(document: pikepdf.Pdf, pixels: int, space: str = "/DeviceGray", **entries: object) -> pikepdf.Stream:
    """Draw a square image of a gradient, 72 points wide."""
    channels = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}[space]
    bits = entries.get("BitsPerComponent", 8)
    row = bytes((x * 255 // pixels) for x in range(pixels) for _ in range(channels)) if bits == 8 else b"\xaa" * ((pixels + 7) // 8)
    image = document.make_stream(row * pixels)
    image.stream_dict = Dictionary(
        **{"Type": Name.XObject, "Subtype": Name.Image, "Width": pixels, "Height": pixels, "ColorSpace": Name(space)},
        **{"BitsPerComponent": 8, **entries},
    )
    resources = document.pages[0].obj.Resources
    resources.XObject = Dictionary({**dict(resources.get("/XObject", {}).items()), "/Planted": image})
    paint(document, "72 0 0 72 300 300 cm /Planted Do")
    return image


def paint_with_state(document: pikepdf.Pdf, **entries: object) -> None:
    """Paint a square with an ExtGState dictionary of these entries."""
    document.pages[0].obj.Resources.ExtGState["/Planted"] = Dictionary(**entries)
    paint(document, "/Planted gs 0 0 0 0.4 k 300 300 40 40 re f")


def font(document: pikepdf.Pdf, key: str = "/F2") -> pikepdf.Object:
    return document.pages[0].obj.Resources.Font[key]
