"""The page as the press prints it: each plate is drawn on its own, and the inks are added up, pixel by pixel.

PDFium draws no plates. So the content is written anew for each one: every color becomes the gray of its amount of that ink, and what
overprinting leaves alone (ISO 32000-1, 8.6.7) is not painted. Ink amounts run from 0 to 1; areas are in square millimeters.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handbill.core.geometry import millimeters
from handbill.preflight.document import drawable, rendered
from handbill.preflight.inks import BLACK, PROCESS, Paint, device_paint, initial, space_of
from handbill.preflight.marks import GraphicsState, PaintedImage, changed, paints, seen
from handbill.preflight.rewrite import rewritten

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image

    from handbill.preflight.opened import OpenedFile, OpenedPage

_SCALE = 2.0  # pixels a point: a pixel is 0.03 square millimeters
_ANY = 4.0  # all four plates
_SLACK = 0.03  # four plates of 256 steps, each half a step off
_FILLS = {"f": "n", "F": "n", "f*": "n", "B": "S", "B*": "S", "b": "s", "b*": "s"}
_STROKES = {"S": "n", "s": "n", "B": "f", "B*": "f*", "b": "f", "b*": "f*"}
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})


def most_ink(sheet: OpenedPage) -> float:
    """The most that any place of the page could carry, judged by its colors alone: on every plate the ground's ink, or what overprints."""
    grounds: dict[tuple[tuple[str, float], ...], None] = {}
    over: dict[str, float] = {}
    for mark in sheet.marks:
        if not seen(mark, sheet.printed):
            continue
        if mark.manner.blend not in ("/Normal", "/Compatible") or (isinstance(mark, PaintedImage) and not mark.stencil and _many(mark)):
            return _ANY
        for inks in (paint.inks() for paint in paints(mark)):
            grounds[tuple(inks.items())] = None
            if mark.manner.overprint or mark.manner.overprint_stroke or mark.manner.transparent:
                over |= {ink: max(amount, over.get(ink, 0.0)) for ink, amount in inks.items()}
    return max(
        (sum({**over, **{ink: max(amount, over.get(ink, 0.0)) for ink, amount in ground}}.values()) for ground in grounds), default=0.0
    )


def _many(picture: PaintedImage) -> bool:
    """Whether a picture may have any amount of ink anywhere."""
    return picture.space.kind in ("cmyk", "spot", "profile-4", "pattern")


def area_over(file: OpenedFile, sheet: OpenedPage, limit: float) -> tuple[float, float]:
    """How much of the printed page carries more than `limit`, and the most ink that a place of it carries."""
    from PIL import ImageMath

    plates = [file.once(_PLATES[plate]) for plate in (*PROCESS, "")]
    drawn = [plate[sheet.number - 1] for plate in plates]
    left, bottom, right, top = sheet.printed
    box = [
        round(value * _SCALE) for value in (left - sheet.media[0], sheet.media[3] - top, right - sheet.media[0], sheet.media[3] - bottom)
    ]
    named = {f"p{index}": plate.crop((box[0], box[1], box[2], box[3])) for index, plate in enumerate(drawn)}
    total = ImageMath.lambda_eval(lambda each: sum((255 - each[name] for name in named), 0), **named)
    threshold = round(255 * (limit + _SLACK))
    over = ImageMath.lambda_eval(lambda each: each["convert"]((each["total"] > threshold) * 255, "L"), total=total)
    pixels = over.histogram()[255]
    most = total.getextrema()[1] / 255 if pixels else 0.0
    return pixels * millimeters(1 / _SCALE) ** 2, most


def _drawn(file: OpenedFile, plate: str) -> tuple[Image, ...]:
    pdf = rewritten(file.pdf, lambda document: _Separation(plate, document).step)
    with rendered(pdf) as document:
        return tuple(
            page.render(scale=drawable(page.get_width(), page.get_height(), _SCALE), grayscale=True).to_pil().convert("L")
            for page in document
        )


def _plate_maker(plate: str) -> Any:
    return lambda file: _drawn(file, plate)


# One function for each plate, so that a file makes it once; "" is all spot inks together.
_PLATES = {plate: _plate_maker(plate) for plate in (*PROCESS, "")}


@dataclass(slots=True)
class _PlateState:
    fill: Paint = BLACK
    stroke: Paint = BLACK
    manner: GraphicsState = field(default_factory=GraphicsState)
    mode: int = 0


class _Separation:
    """Rewrites operators for one plate."""

    def __init__(self, plate: str, document: pikepdf.Pdf) -> None:
        self.plate = plate
        self.document = document
        self.state, self.saved = _PlateState(), list[_PlateState]()
        self.images: dict[tuple[int, int], Any] = {}

    def step(self, operands: Any, name: str, resources: Any) -> list[tuple[Any, str]]:
        state = self.state
        if name == "q":
            self.saved.append(copy(state))
        elif name == "Q" and self.saved:
            self.state = self.saved.pop()
        elif name == "gs":
            state.manner = changed(state.manner, resources.get("/ExtGState", {}).get(str(operands[0]), {}))
        elif name == "Tr":
            state.mode = int(operands[0])
        elif name in ("g", "rg", "k", "G", "RG", "K"):
            return self._set(name, device_paint(name, operands))
        elif name in ("cs", "CS"):
            return self._set(name, initial(space_of(operands[0], resources)))
        elif name in ("sc", "scn", "SC", "SCN"):
            amounts = tuple(float(operand) for operand in operands if not str(operand).startswith("/"))
            return self._set(name, Paint((state.stroke if name.isupper() else state.fill).space, amounts))
        elif name in _FILLS or name in _STROKES:
            return [(operands, self._painting(name))]
        elif name in _SHOWING and self._spared(state.fill, state.manner.overprint):
            return [([3], "Tr"), (operands, name), ([state.mode], "Tr")]
        elif name == "sh":
            return []
        elif name in ("Do", "INLINE IMAGE"):
            return self._image(operands, name, resources)
        return [(operands, name)]

    def _set(self, name: str, paint: Paint) -> list[tuple[Any, str]]:
        side = "stroke" if name.isupper() else "fill"
        setattr(self.state, side, paint)
        return [([round(1 - self._amount(paint), 4)], "G" if side == "stroke" else "g")]

    def _amount(self, paint: Paint) -> float:
        inks = paint.inks()
        if self.plate:
            return min(1.0, inks.get(self.plate, 0.0))
        return min(1.0, sum(amount for ink, amount in inks.items() if ink not in PROCESS))

    def _spared(self, paint: Paint, overprint: bool) -> bool:
        """Whether overprinting leaves this plate as it is: an ink a spot color does not name, or one of CMYK that is 0 (OPM 1)."""
        if not overprint or self._amount(paint) > 0:
            return False
        return paint.space.kind == "spot" or not self.plate or (paint.space.kind == "cmyk" and self.state.manner.mode == 1)

    def _painting(self, name: str) -> str:
        state = self.state
        if name in _FILLS and self._spared(state.fill, state.manner.overprint):
            name = _FILLS[name]
        if name in _STROKES and self._spared(state.stroke, state.manner.overprint_stroke):
            name = _STROKES[name]
        return name

    def _image(self, operands: Any, name: str, resources: Any) -> list[tuple[Any, str]]:
        drawn = resources.get("/XObject", {}).get(str(operands[0])) if name == "Do" else operands[0]
        dictionary = getattr(drawn, "obj", drawn)
        if name == "Do" and (drawn is None or str(drawn.get("/Subtype", "")) != "/Image"):
            return [(operands, name)]
        if dictionary.get("/ImageMask", dictionary.get("/IM", False)):
            return [(operands, name)]
        space = space_of(dictionary.get("/ColorSpace", dictionary.get("/CS")), resources)
        if name == "Do" and space.kind in ("cmyk", "profile-4"):
            key = f"/Plate{drawn.objgen[0]}"
            resources["/XObject"][key] = self._channel(drawn)
            return [([_name(key)], "Do")]
        # Gray belongs to the black plate; light has no inks until somebody converts it.
        return [(operands, name)] if self.plate == "Black" and space.kind in ("gray", "calibrated-gray", "profile-1") else []

    def _channel(self, image: Any) -> Any:
        """The picture's amounts of this ink as a gray picture."""
        import pikepdf

        if image.objgen not in self.images:
            bands = pikepdf.PdfImage(image).as_pil_image().convert("CMYK").split()
            amounts = bands[PROCESS.index(self.plate)] if self.plate else bands[0].point(lambda value: 0)
            gray = amounts.point(lambda value: 255 - value)
            stream = self.document.make_stream(gray.tobytes())
            stream.stream_dict = pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=gray.width,
                Height=gray.height,
                ColorSpace=pikepdf.Name.DeviceGray,
                BitsPerComponent=8,
            )
            if "/SMask" in image:
                stream.SMask = image.SMask
            self.images[image.objgen] = stream
        return self.images[image.objgen]


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name(text)
