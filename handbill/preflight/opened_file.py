"""A file that is opened once, and each page interpreted and rendered once, for all questions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from handbill.preflight.content.interpreter import Interpreter
from handbill.preflight.content.marks import PaintedImage, PaintedMark, PaintedShape, PaintedText, UsedFeature
from handbill.preflight.content.rewrite import make_pages_upright, without_text
from handbill.preflight.fonts.pdf_font import PdfFont
from handbill.preflight.pdf_box import PdfBox, box_from_corners
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
    """One page: its boxes (None if the file does not give them) and what is painted on it. `dictionary` is the page object."""

    number: int
    source: pikepdf.Page
    media_box: PdfBox
    trim_box: PdfBox | None
    bleed_box: PdfBox | None
    art_box: PdfBox | None
    read_font: Callable[[Any], PdfFont]

    @property
    def dictionary(self) -> Any:
        return self.source.obj

    @property
    def trimmed_area(self) -> PdfBox:
        """What is left after cutting: TrimBox, else ArtBox, else the whole page."""
        return self.trim_box or self.art_box or self.media_box

    @property
    def printed_area(self) -> PdfBox:
        """What is judged: the page with its bleed. Beyond it are marks for the print shop."""
        return self.bleed_box or self.trimmed_area

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
    """One file, read lazily. A context manager: leaving it frees the file."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
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

    @cached_property
    def rendered(self) -> pypdfium2.PdfDocument:
        """The document in PDFium. Raises ProblemsFound: check-unreadable."""
        return self._stack.enter_context(open_in_pdfium(self.pdf))

    @cached_property
    def pages(self) -> tuple[OpenedPage, ...]:
        return tuple(self._open_page(number, page) for number, page in enumerate(self.objects.pages, 1))

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of each page in visual order."""
        return [page_lines(page) for page in self.rendered]

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

    @cached_property
    def used_codes(self) -> dict[PdfFont, set[int]]:
        """The character codes that each font shows, fonts in order of first use."""
        used: dict[PdfFont, set[int]] = {}
        for page in self.pages:
            for text in page.texts:
                used.setdefault(text.font, set()).update(text.codes)
        return used

    def page_picture(self, number: int, scale: float) -> Image:
        """A page in gray, its whole MediaBox upright, with this many pixels a point. Raises ValueError if it is too large."""
        return self.area_picture(number, self.pages[number - 1].media_box, scale)

    def area_picture(self, number: int, area: PdfBox, scale: float) -> Image:
        """Part of a page in gray. Raises ValueError if it is too large."""
        media = self.pages[number - 1].media_box
        crop = area.left - media.left, area.bottom - media.bottom, media.right - area.right, media.top - area.top
        return render_gray(self._upright[number - 1], scale, crop)

    def background_picture(self, number: int, scale: float) -> Image:
        """A page without its text, in RGB. Raises ValueError if it is too large."""
        return render(self._without_text[number - 1], scale)

    @cached_property
    def _without_text(self) -> pypdfium2.PdfDocument:
        return self._stack.enter_context(open_in_pdfium(without_text(self.pdf)))

    @cached_property
    def _upright(self) -> pypdfium2.PdfDocument:
        """The pages without rotation or crop, so that positions on the page are positions in the picture."""
        if not any("/Rotate" in page.obj or "/CropBox" in page.obj for page in self.objects.pages):
            return self.rendered
        return self._stack.enter_context(open_in_pdfium(make_pages_upright(self.pdf)))

    def _open_page(self, number: int, page: pikepdf.Page) -> OpenedPage:
        media = _read_box(page.mediabox) or _LETTER
        trim, bleed, art = (_read_box(page.obj.get(name)) for name in ("/TrimBox", "/BleedBox", "/ArtBox"))
        return OpenedPage(number, page, media, trim, bleed, art, self._read_font)

    def _read_font(self, font: Any) -> PdfFont:
        key = font.objgen
        if key == (0, 0):  # a direct object, which has no number
            return PdfFont(font)
        if key not in self._fonts:
            self._fonts[key] = PdfFont(font)
        return self._fonts[key]


def _read_box(values: Any) -> PdfBox | None:
    return box_from_corners(*map(float, values)) if values is not None and len(values) == 4 else None
