"""Opens PDF bytes in PDFium or in pikepdf. A file that neither can open is a Problem, not a traceback.

PDFium is not thread-safe: one thread at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from handbill.core.problems import Problem, ProblemsFound
from handbill.preflight.unanswered import CannotAnswer

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2
    from PIL.Image import Image

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # its notes about strangers' files are for developers
_MOST_PIXELS = 150_000_000  # a poster of A0 at 200 dpi has sixty million
Margins = tuple[float, float, float, float]
_WHOLE: Margins = (0, 0, 0, 0)
_HEADER = 1024  # bytes from the start in which readers look for the sign of a PDF


@contextmanager
def open_in_pdfium(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document in PDFium, for rendering and text. Raises ProblemsFound: check-unreadable."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            if not len(document):
                raise _unreadable("it has no pages")
            yield document
    except pypdfium2.PdfiumError:
        raise _unreadable("its pages cannot be drawn" if b"%PDF" in pdf[:_HEADER] else "it is no PDF") from None


@contextmanager
def open_in_pikepdf(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The document in pikepdf, for its objects and operators. Raises ProblemsFound: check-unreadable, check-encrypted."""
    import pikepdf

    try:
        document = pikepdf.open(BytesIO(pdf))
        len(document.pages)  # a broken list of pages is only noticed when it is used
    except pikepdf.PasswordError:
        hint = "save the file again without a password; print shops and screen readers cannot open it either"
        raise ProblemsFound([Problem("check-encrypted", "the file is locked with a password", hint=hint)]) from None
    except pikepdf.PikepdfError:
        raise _unreadable("the list of its pages is lost" if b"%PDF" in pdf[:_HEADER] else "it is no PDF") from None
    with document:
        yield document


def render(page: pypdfium2.PdfPage, scale: float, crop: Margins = _WHOLE) -> Image:
    """A page in RGB, with this many pixels a point; `crop` as in `render_gray`. Raises CannotAnswer for a page too large to render."""
    left, bottom, right, top = crop
    _check_picture_size(page.get_width() - left - right, page.get_height() - bottom - top, scale)
    picture: Image = page.render(scale=scale, crop=crop, rev_byteorder=True).to_pil().convert("RGB")
    return picture


def render_gray(page: pypdfium2.PdfPage, scale: float, crop: Margins = _WHOLE) -> Image:
    """A page in gray; `crop` cuts points off its left, bottom, right and top. Raises CannotAnswer for a page too large to render."""
    left, bottom, right, top = crop
    _check_picture_size(page.get_width() - left - right, page.get_height() - bottom - top, scale)
    picture: Image = page.render(scale=scale, crop=crop, grayscale=True).to_pil().convert("L")
    return picture


def _check_picture_size(width: float, height: float, scale: float) -> None:
    """Raises CannotAnswer if a page of this size in points would take too much memory at this scale."""
    if width * height * scale * scale > _MOST_PIXELS:
        raise CannotAnswer(f"a page of {width:.0f} x {height:.0f} pt is too large to be drawn")


def _unreadable(reason: str) -> ProblemsFound:
    hint = "make or send the file again; it may have been cut off on its way, or be no PDF at all"
    return ProblemsFound([Problem("check-unreadable", f"the file cannot be read: {reason}", hint=hint)])
