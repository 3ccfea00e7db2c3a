"""Measures how much ink a page gets: each plate is rendered alone, and the inks are added up pixel by pixel.

PDFium renders no plates, so the content is rewritten for each: every color becomes a gray for its amount of that ink, and what overprinting
leaves alone (ISO 32000-1, 8.6.7) is not painted. Ink amounts run from 0 to 1 a plate; areas are in square millimeters.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from handbill.core.geometry import millimeters
from handbill.preflight.content.color import GRAYS, PROCESS, PROCESS_SPACES, Paint, parse_color_space
from handbill.preflight.content.graphics_state import GraphicsState
from handbill.preflight.content.marks import PaintedImage, image_entry, paints
from handbill.preflight.content.rewrite import TEXT_SHOWING, Instruction, rewrite
from handbill.preflight.readers import open_in_pdfium, render_gray

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image

    from handbill.preflight.opened_file import OpenedFile, OpenedPage

_SCALE = 2.0  # pixels a point: a pixel is 0.03 square millimeters
_ALL_PLATES = 4.0
_SPOTS = ""  # one plate for all spot colors together
_SLACK = 0.03  # four plates of 256 steps, each up to half a step off
# What is left of a path-painting operator without its fill, and without its stroke.
_WITHOUT_FILL = {"f": "n", "F": "n", "f*": "n", "B": "S", "B*": "S", "b": "s", "b*": "s"}
_WITHOUT_STROKE = {"S": "n", "s": "n", "B": "f", "B*": "f*", "b": "f", "b*": "f*"}


def most_possible_ink(page: OpenedPage) -> float:
    """The most ink that any place on the page could get, judged by colors alone; cheap, and never too low."""
    backgrounds: dict[tuple[tuple[str, float], ...], None] = {}
    over: dict[str, float] = {}
    for mark in page.marks:
        if not page.prints(mark):
            continue
        if mark.compositing.blends or (isinstance(mark, PaintedImage) and not mark.is_stencil and _may_hold_any_ink(mark)):
            return _ALL_PLATES
        for inks in (paint.inks() for paint in paints(mark)):
            backgrounds[tuple(inks.items())] = None
            if mark.compositing.overprint or mark.compositing.overprint_stroke or mark.compositing.is_transparent:
                over = _most_of_each(over, inks)
    return max((sum(_most_of_each(over, dict(inks)).values()) for inks in backgrounds), default=0.0)


def _most_of_each(first: dict[str, float], second: dict[str, float]) -> dict[str, float]:
    return {ink: max(first.get(ink, 0.0), second.get(ink, 0.0)) for ink in {**first, **second}}


def _may_hold_any_ink(image: PaintedImage) -> bool:
    return image.space.kind in PROCESS_SPACES or image.space.kind in ("spot", "pattern")


def area_over(file: OpenedFile, page: OpenedPage, limit: float) -> tuple[float, float]:
    """How much of the printed area carries more ink than `limit`, and the most ink anywhere in it."""
    from PIL import ImageMath

    box = page.printed_area.in_pixels(page.media_box, _SCALE)
    plates = [file.once(_RENDERERS[plate])[page.number - 1].crop(box) for plate in (*PROCESS, _SPOTS)]
    named = {f"plate{index}": plate for index, plate in enumerate(plates)}
    total = ImageMath.lambda_eval(lambda images: sum((255 - images[name] for name in named), 0), **named)
    threshold = round(255 * (limit + _SLACK))
    over = ImageMath.lambda_eval(lambda images: images["convert"]((images["total"] > threshold) * 255, "L"), total=total)
    pixels = over.histogram()[255]
    most = total.getextrema()[1] / 255 if pixels else 0.0
    return pixels * millimeters(1 / _SCALE) ** 2, most


def _render_plate(plate: str, file: OpenedFile) -> tuple[Image, ...]:
    """Each page with one plate as gray."""
    with open_in_pdfium(rewrite(file.printed_pdf, lambda document: _PlateRewriter(plate, document).step)) as document:
        return tuple(render_gray(page, _SCALE) for page in document)


_RENDERERS = {plate: partial(_render_plate, plate) for plate in (*PROCESS, _SPOTS)}


class _PlateRewriter:
    """Rewrites operators for one plate."""

    def __init__(self, plate: str, document: pikepdf.Pdf) -> None:
        self.plate = plate
        self.document = document
        self.channels: dict[tuple[int, int], Any] = {}

    def step(self, state: GraphicsState, operands: Any, operator: str, resources: Any) -> list[Instruction]:
        if operator in ("g", "rg", "k", "cs", "sc", "scn"):
            return [self._gray(state.fill, "g")]
        if operator in ("G", "RG", "K", "CS", "SC", "SCN"):
            return [self._gray(state.stroke, "G")]
        if operator in _WITHOUT_FILL or operator in _WITHOUT_STROKE:
            return [(operands, self._without_spared(state, operator))]
        if operator in TEXT_SHOWING and self._is_spared(state, state.fill, state.compositing.overprint):
            return [([3], "Tr"), (operands, operator), ([state.text_mode], "Tr")]
        if operator == "sh":
            return []
        if operator in ("Do", "INLINE IMAGE"):
            return self._image(operands, operator, resources)
        return [(operands, operator)]

    def _gray(self, paint: Paint, operator: str) -> Instruction:
        return [round(1 - self._amount(paint), 4)], operator

    def _amount(self, paint: Paint) -> float:
        inks = paint.inks()
        if self.plate == _SPOTS:
            return min(1.0, sum(amount for ink, amount in inks.items() if ink not in PROCESS))
        return min(1.0, inks.get(self.plate, 0.0))

    def _is_spared(self, state: GraphicsState, paint: Paint, overprints: bool) -> bool:
        """Whether overprinting leaves this plate as it is: an ink that a spot color does not name, or a CMYK ink of 0 with OPM 1."""
        if not overprints or self._amount(paint) > 0:
            return False
        return paint.space.kind == "spot" or self.plate == _SPOTS or (paint.space.kind == "cmyk" and state.compositing.overprint_mode == 1)

    def _without_spared(self, state: GraphicsState, operator: str) -> str:
        """The path-painting operator without the fill or stroke that leaves this plate alone."""
        if operator in _WITHOUT_FILL and self._is_spared(state, state.fill, state.compositing.overprint):
            operator = _WITHOUT_FILL[operator]
        if operator in _WITHOUT_STROKE and self._is_spared(state, state.stroke, state.compositing.overprint_stroke):
            operator = _WITHOUT_STROKE[operator]
        return operator

    def _image(self, operands: Any, operator: str, resources: Any) -> list[Instruction]:
        import pikepdf

        drawn = resources.get("/XObject", {}).get(str(operands[0])) if operator == "Do" else operands[0]
        if operator == "Do" and (drawn is None or str(drawn.get("/Subtype", "")) != "/Image"):
            return [(operands, operator)]
        if image_entry(drawn, "/ImageMask", "/IM"):
            return [(operands, operator)]
        space = parse_color_space(image_entry(drawn, "/ColorSpace", "/CS"), resources)
        if operator == "Do" and space.kind in PROCESS_SPACES:
            key = f"/Plate{drawn.objgen[0]}"
            resources["/XObject"][key] = self._channel(drawn)
            return [([pikepdf.Name(key)], "Do")]
        # Gray belongs to the black plate; colors of light have no inks until they are converted.
        return [(operands, operator)] if self.plate == "Black" and space.kind in GRAYS else []

    def _channel(self, image: Any) -> Any:
        """The image's amounts of this ink as a gray image."""
        import pikepdf

        if image.objgen not in self.channels:
            bands = pikepdf.PdfImage(image).as_pil_image().convert("CMYK").split()
            amounts = bands[PROCESS.index(self.plate)] if self.plate in PROCESS else bands[0].point(lambda value: 0)
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
            self.channels[image.objgen] = stream
        return self.channels[image.objgen]
