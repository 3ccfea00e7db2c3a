"""Finished PDF bytes are opened for reading, by PDFium or by pikepdf. A file that neither can open is a problem, not a traceback.

PDFium runs one thread at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from handbill.preflight.pdfium import pdfium

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2
    from PIL.Image import Image

    from handbill.core.problems import ProblemsFound

_MOST = 150_000_000  # pixels: a poster of A0 at 200 dpi has sixty million
_SOURCE = re.compile(r"^stream <[^>]*>: ")
_HINT = "build the file again; if it stays so, this is a fault of the program: please report it"


@contextmanager
def bare_pages(pdf: bytes) -> Iterator[list[Any]]:
    """PDFium's own pages, for what is read back after every build: pypdfium2's helpers take longer to load than that takes to read.

    Raises ProblemsFound: check-unreadable.
    """
    library = pdfium()
    document = library.FPDF_LoadMemDocument64(pdf, len(pdf), None)
    pages: list[Any] = []
    try:
        pages += (library.FPDF_LoadPage(document, index) for index in range(library.FPDF_GetPageCount(document)))
        if not pages or not all(pages):
            raise _unreadable(f"PDFium's error {library.FPDF_GetLastError()}")
        yield pages
    finally:
        for page in pages:
            library.FPDF_ClosePage(page)
        library.FPDF_CloseDocument(document)


def picture_of(page: pypdfium2.PdfPage, scale: float) -> Image:
    """A page in RGB, at so many pixels a point."""
    picture: Image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    return picture


@contextmanager
def rendered(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document in PDFium with pypdfium2's helpers, for pictures and running text. Raises ProblemsFound: check-unreadable."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(str(error)) from None
    try:
        yield document
    finally:
        document.close()


@contextmanager
def dissected(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The document in pikepdf, for its objects and operators. Raises ProblemsFound: check-unreadable, check-encrypted."""
    from io import BytesIO

    import pikepdf

    from handbill.core.problems import Problem, ProblemsFound

    try:
        document = pikepdf.open(BytesIO(pdf))
    except pikepdf.PasswordError:
        hint = "save the file again without a password; print shops and screen readers cannot open it either"
        raise ProblemsFound([Problem("check-encrypted", "the file is locked with a password", hint=hint)]) from None
    except pikepdf.PdfError as error:
        raise _unreadable(str(error)) from None
    with document:
        yield document


def drawable(width: float, height: float, scale: float) -> float:
    """The scale, if a page of this size in points can be drawn at it. Raises ValueError for a page that would fill the memory."""
    if width * height * scale * scale > _MOST:
        raise ValueError(f"a page of {width:.0f} x {height:.0f} pt is too large to be drawn")
    return scale


def _unreadable(reason: str) -> ProblemsFound:
    from handbill.core.problems import Problem, ProblemsFound

    # pikepdf names what it read from: here that is memory, and its address says nothing to anybody.
    told = _SOURCE.sub("", reason)
    return ProblemsFound([Problem("check-unreadable", f"the finished file cannot be read back: {told}", hint=_HINT)])
