"""A finished file is opened once, its pages walked once and drawn once, for all the questions that are asked of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from handbill.preflight.document import dissected, drawable, picture_of, rendered
from handbill.preflight.font_program import Typeface
from handbill.preflight.interpreter import Interpreter
from handbill.preflight.lines import page_lines
from handbill.preflight.marks import PaintedImage, PaintedMark, PaintedShape, PaintedText, Used
from handbill.preflight.matrix import Corners
from handbill.preflight.rewrite import upright, without_words

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2
    from PIL.Image import Image

T = TypeVar("T")


@dataclass(frozen=True)
class OpenedPage:
    """One page: its boxes (None where the file does not say) and what is painted on it."""

    number: int
    page: pikepdf.Page
    media: Corners
    trim: Corners | None
    bleed: Corners | None
    art: Corners | None
    face_of: Callable[[Any], Typeface]

    @cached_property
    def _walk(self) -> Interpreter:
        return Interpreter(self.page, self.face_of)

    @property
    def marks(self) -> list[PaintedMark]:
        """What is painted, in its order."""
        return self._walk.marks

    @property
    def used(self) -> tuple[Used, ...]:
        """The names that standards ask about."""
        return tuple(self._walk.used)

    @property
    def cut(self) -> Corners:
        """What is left when the sheet is cut: TrimBox, else ArtBox, else the whole page."""
        return self.trim or self.art or self.media

    @property
    def printed(self) -> Corners:
        """How far ink counts: the bleed; marks for the cutter lie beyond it."""
        return self.bleed or self.cut

    @property
    def faces(self) -> tuple[Typeface, ...]:
        """Every font the page chooses, also one it shows nothing in."""
        return tuple(self._walk.faces)

    @cached_property
    def words(self) -> tuple[PaintedText, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, PaintedText))

    @cached_property
    def shapes(self) -> tuple[PaintedShape, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, PaintedShape))

    @cached_property
    def pictures(self) -> tuple[PaintedImage, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, PaintedImage))


class OpenedFile:
    """One file. Everything is read when it is first asked for; `close` lets go of it."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._stack = ExitStack()
        self._faces: dict[tuple[int, int], Typeface] = {}
        self._made: dict[Any, Any] = {}

    def close(self) -> None:
        self._stack.close()

    def once(self, make: Callable[[OpenedFile], T]) -> T:
        """What `make` returns for this file, made once however many questions ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def objects(self) -> pikepdf.Pdf:
        """Raises ProblemsFound: check-unreadable, check-encrypted."""
        return self._stack.enter_context(dissected(self.pdf))

    @cached_property
    def drawn(self) -> pypdfium2.PdfDocument:
        """Raises ProblemsFound: check-unreadable."""
        return self._stack.enter_context(rendered(self.pdf))

    @cached_property
    def sheets(self) -> tuple[OpenedPage, ...]:
        return tuple(self._sheet(number, page) for number, page in enumerate(self.objects.pages, 1))

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of each page as the eye meets them."""
        return [page_lines(page) for page in self.drawn]

    @property
    def catalog(self) -> Any:
        return self.objects.Root

    @property
    def faces(self) -> tuple[Typeface, ...]:
        """Every font of every page."""
        return tuple(dict.fromkeys(face for sheet in self.sheets for face in sheet.faces))

    def picture(self, number: int, scale: float) -> Image:
        """A page in gray, its whole MediaBox upright, at this many pixels a point."""
        return self.part(number, self.sheets[number - 1].media, scale)

    def ground(self, number: int, scale: float) -> Image:
        """A page without its words, in RGB."""
        page = self._wordless[number - 1]
        picture = picture_of(page, drawable(page.get_width(), page.get_height(), scale))
        return picture

    @cached_property
    def _wordless(self) -> pypdfium2.PdfDocument:
        return self._stack.enter_context(rendered(without_words(self.pdf)))

    def part(self, number: int, area: Corners, scale: float) -> Image:
        """A part of a page in gray."""
        media = self.sheets[number - 1].media
        crop = area[0] - media[0], area[1] - media[1], media[2] - area[2], media[3] - area[3]
        drawable(area[2] - area[0], area[3] - area[1], scale)
        picture: Image = self._upright[number - 1].render(scale=scale, crop=crop, grayscale=True).to_pil().convert("L")
        return picture

    @cached_property
    def _upright(self) -> pypdfium2.PdfDocument:
        """The same pages without a turn or a crop of their own, so that a place on paper is a place in the picture."""
        if not any("/Rotate" in page.obj or "/CropBox" in page.obj for page in self.objects.pages):
            return self.drawn
        return self._stack.enter_context(rendered(upright(self.pdf)))

    def _sheet(self, number: int, page: pikepdf.Page) -> OpenedPage:
        media = _box(page, "/MediaBox") or (0.0, 0.0, 612.0, 792.0)
        return OpenedPage(number, page, media, _box(page, "/TrimBox"), _box(page, "/BleedBox"), _box(page, "/ArtBox"), self._face)

    def _face(self, font: Any) -> Typeface:
        key = font.objgen
        if key == (0, 0):
            return Typeface(font)
        if key not in self._faces:
            self._faces[key] = Typeface(font)
        return self._faces[key]


def _box(page: pikepdf.Page, name: str) -> Corners | None:
    """Left, bottom, right and top; MediaBox may stand on a parent (ISO 32000-1, 7.7.3.4)."""
    found = page.mediabox if name == "/MediaBox" else page.obj.get(name)
    if found is None or len(found) != 4:
        return None
    a, b, c, d = (float(value) for value in found)
    return min(a, c), min(b, d), max(a, c), max(b, d)
