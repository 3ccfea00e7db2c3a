"""A file that is opened once, and each page interpreted and rendered once, for all questions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from handbill.preflight.content.as_printed import needs_copy, turn_into_print
from handbill.preflight.content.interpreter import Interpreter
from handbill.preflight.content.marks import PaintedImage, PaintedMark, PaintedShape, PaintedText, UsedFeature
from handbill.preflight.content.rewrite import make_pages_upright, saved, without_text
from handbill.preflight.fonts.pdf_font import PdfFont
from handbill.preflight.pdf_box import PdfBox, box_from_corners
from handbill.preflight.pdf_objects import BROKEN_RULES, as_array, as_dictionary
from handbill.preflight.readers import open_in_pdfium, open_in_pikepdf, render, render_gray
from handbill.preflight.text.lines import page_lines

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2
    from PIL.Image import Image

T = TypeVar("T")
_LETTER = PdfBox(0.0, 0.0, 612.0, 792.0)  # for a file that gives no MediaBox, as viewers assume


@dataclass(frozen=True)
class OpenedPage:
    """One page: its boxes (None if the file does not give them) and what is painted on it, all as printed.

    `dictionary` is the page object as the file has it. `visible_box` is what office printers and screens show (CropBox).
    """

    number: int
    dictionary: Any
    source: pikepdf.Page
    media_box: PdfBox
    visible_box: PdfBox | None
    trim_box: PdfBox | None
    bleed_box: PdfBox | None
    art_box: PdfBox | None
    read_font: Callable[[Any], PdfFont]

    @property
    def trimmed_area(self) -> PdfBox:
        """What is left after cutting: TrimBox, else ArtBox, else the whole page."""
        return self.trim_box or self.art_box or self.media_box

    @property
    def printed_area(self) -> PdfBox:
        """What is judged: the page with its bleed. Beyond it are marks for the print shop, or what an office printer leaves out."""
        area = self.bleed_box or self.trimmed_area
        return area if self.visible_box is None else area.intersection(self.visible_box)

    @property
    def is_turned(self) -> bool:
        """Whether it lies on its side when it is seen."""
        return bool(self.source.rotation % 180 == 90)

    def prints(self, mark: PaintedMark) -> bool:
        """Whether part of the mark is in the printed area. A level line has no height and still counts."""
        return mark.bounds.grow(0.01).overlaps(self.printed_area)

    @cached_property
    def _interpreted(self) -> Interpreter:
        return Interpreter(self.source, self.read_font)

    @property
    def marks(self) -> list[PaintedMark]:
        """Everything painted, in painting order."""
        return self._interpreted.marks

    @property
    def features(self) -> tuple[UsedFeature, ...]:
        return tuple(self._interpreted.features)

    @property
    def fonts(self) -> tuple[PdfFont, ...]:
        """Every font that the page sets, even one without text."""
        return tuple(self._interpreted.fonts)

    @cached_property
    def texts(self) -> tuple[PaintedText, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, PaintedText))

    @cached_property
    def shapes(self) -> tuple[PaintedShape, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, PaintedShape))

    @cached_property
    def images(self) -> tuple[PaintedImage, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, PaintedImage))


class OpenedFile:
    """One file, read lazily. A context manager: leaving it frees the file.

    `pdf` and `objects` are the file itself; `pages`, `lines` and all pictures are of the file as printed. `use` (a profile's name)
    may be set until these are first asked for: screens and office printers show the CropBox, and a screen what is only seen there.
    """

    def __init__(self, pdf: bytes, use: str = "press") -> None:
        self.pdf = pdf
        self.use = use
        self._stack = ExitStack()
        self._fonts: dict[tuple[int, int], PdfFont] = {}
        self._results: dict[Any, Any] = {}

    def __enter__(self) -> OpenedFile:
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def once(self, function: Callable[[OpenedFile], T]) -> T:
        """The function's result for this file, computed once however many questions need it."""
        if function not in self._results:
            self._results[function] = function(self)
        result: T = self._results[function]
        return result

    @cached_property
    def objects(self) -> pikepdf.Pdf:
        """Raises ProblemsFound: check-unreadable, check-encrypted."""
        return self._stack.enter_context(open_in_pikepdf(self.pdf))

    @property
    def on_screen(self) -> bool:
        return self.use == "screen"

    @cached_property
    def printed(self) -> pikepdf.Pdf:
        """The document as it is printed: the file itself, or a copy in memory."""
        return self._print[0]

    @property
    def endless_pages(self) -> list[int]:
        """The numbers of the pages on which a form draws itself."""
        return self._print[1]

    @cached_property
    def _print(self) -> tuple[pikepdf.Pdf, list[int]]:
        if not needs_copy(self.objects, self.on_screen):
            return self.objects, []
        copy = self._stack.enter_context(open_in_pikepdf(self.pdf))
        return copy, turn_into_print(copy, self.on_screen)

    @cached_property
    def printed_pdf(self) -> bytes:
        """The file as it is printed."""
        return self.pdf if self.printed is self.objects else saved(self.printed)

    @cached_property
    def rendered(self) -> pypdfium2.PdfDocument:
        """The document as printed, in PDFium. Raises ProblemsFound: check-unreadable."""
        return self._stack.enter_context(open_in_pdfium(self.printed_pdf))

    @cached_property
    def pages(self) -> tuple[OpenedPage, ...]:
        pairs = zip(self.objects.pages, self.printed.pages, strict=True)
        return tuple(self._open_page(number, page.obj, printed) for number, (page, printed) in enumerate(pairs, 1))

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of each page in visual order."""
        return [page_lines(rendered, page.visible_box) for rendered, page in zip(self.rendered, self.pages, strict=False)]

    @property
    def catalog(self) -> Any:
        return self.objects.Root

    @property
    def is_tagged(self) -> bool:
        return "/StructTreeRoot" in self.catalog

    @property
    def fonts(self) -> tuple[PdfFont, ...]:
        """Every font of every page."""
        return tuple(dict.fromkeys(font for page in self.pages for font in page.fonts))

    def page_picture(self, number: int, scale: float) -> Image:
        """A page in gray, its whole MediaBox upright, with this many pixels a point. Raises CannotAnswer if it is too large."""
        return self.area_picture(number, self.pages[number - 1].media_box, scale)

    def area_picture(self, number: int, area: PdfBox, scale: float) -> Image:
        """Part of a page in gray. Raises CannotAnswer if it is too large."""
        media = self.pages[number - 1].media_box
        crop = area.left - media.left, area.bottom - media.bottom, media.right - area.right, media.top - area.top
        return render_gray(self._upright[number - 1], scale, crop)

    def background_picture(self, number: int, scale: float) -> Image:
        """A page without its text, in RGB. Raises CannotAnswer if it is too large."""
        return render(self._without_text[number - 1], scale)

    def background_gray(self, number: int, scale: float) -> Image:
        """The same in gray."""
        return render_gray(self._without_text[number - 1], scale)

    @cached_property
    def _without_text(self) -> pypdfium2.PdfDocument:
        return self._stack.enter_context(open_in_pdfium(without_text(self.printed_pdf)))

    @cached_property
    def _upright(self) -> pypdfium2.PdfDocument:
        """The pages without rotation or crop, so that positions on the page are positions in the picture."""
        if not any("/Rotate" in page.obj or "/CropBox" in page.obj for page in self.printed.pages):
            return self.rendered
        return self._stack.enter_context(open_in_pdfium(make_pages_upright(self.printed_pdf)))

    def _open_page(self, number: int, dictionary: Any, page: pikepdf.Page) -> OpenedPage:
        media = _read_box(page.mediabox) or _LETTER
        trim, bleed, art, crop = (_read_box(page.obj.get(name)) for name in ("/TrimBox", "/BleedBox", "/ArtBox", "/CropBox"))
        visible = crop if crop and self.use != "press" else None
        return OpenedPage(number, dictionary, page, media, visible, trim, bleed, art, self._read_font)

    def _read_font(self, font: Any) -> PdfFont:
        key = as_dictionary(font).objgen
        if key == (0, 0):  # a direct object, which has no number
            return PdfFont(font)
        if key not in self._fonts:
            self._fonts[key] = PdfFont(font)
        return self._fonts[key]


def _read_box(values: Any) -> PdfBox | None:
    try:
        return box_from_corners(*map(float, values)) if len(as_array(values)) == 4 else None
    except BROKEN_RULES:
        return None
