"""Content streams are written anew, so that PDFium draws a page as we want to see it: without its words, or one plate at a time."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from handbill.preflight.document import dissected

if TYPE_CHECKING:
    import pikepdf

# Operands, operator and the resources they name; returns what stands there instead.
RewriteStep = Callable[[Any, str, Any], list[tuple[Any, str]]]
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})


def rewritten(pdf: bytes, step_of: Callable[[pikepdf.Pdf], RewriteStep]) -> bytes:
    """The file, its pages upright and uncropped, with each operator replaced. `step_of` gets the opened copy."""
    with dissected(pdf) as document:
        step = step_of(document)
        done: set[tuple[int, int]] = set()
        for page in document.pages:
            _upright(page)
            page.obj.Contents = document.make_stream(_content(page.obj, page.obj.get("/Resources", {}), step, done))
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()


def upright(pdf: bytes) -> bytes:
    """The file with pages that are neither turned nor cropped."""
    with dissected(pdf) as document:
        for page in document.pages:
            _upright(page)
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()


def without_words(pdf: bytes) -> bytes:
    """The ground that the words stand on."""
    return rewritten(pdf, lambda document: _without_words)


def _without_words(operands: Any, operator: str, resources: Any) -> list[tuple[Any, str]]:
    return [] if operator in _SHOWING else [(operands, operator)]


def _upright(page: pikepdf.Page) -> None:
    page.obj.MediaBox = page.mediabox
    page.obj.CropBox = page.mediabox
    page.obj.Rotate = 0


def _content(stream: Any, resources: Any, step: RewriteStep, done: set[tuple[int, int]]) -> bytes:
    import pikepdf

    written: list[Any] = []
    for operands, operator in pikepdf.parse_content_stream(stream):
        name = str(operator)
        if name == "Do":
            _form(resources.get("/XObject", {}).get(str(operands[0])), resources, step, done)
        written += [(new, pikepdf.Operator(other)) for new, other in step(operands, name, resources)]
    result: bytes = pikepdf.unparse_content_stream(written)
    return result


def _form(drawn: Any, resources: Any, step: RewriteStep, done: set[tuple[int, int]]) -> None:
    """A form that is drawn twice is written once."""
    if drawn is None or str(drawn.get("/Subtype", "")) != "/Form" or drawn.objgen in done:
        return
    done.add(drawn.objgen)
    drawn.write(_content(drawn, drawn.get("/Resources", resources), step, done))
