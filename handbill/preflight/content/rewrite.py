"""Rewrites content streams, so that PDFium renders a page as a check needs it: without its text, or one plate at a time."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from handbill.preflight.content.graphics_state import GraphicsState, GraphicsStateTracker
from handbill.preflight.readers import open_in_pikepdf

if TYPE_CHECKING:
    import pikepdf

Instruction = tuple[Any, str]  # operands, operator
# Takes the state after the operator, the operands, the operator and the resources; returns what to write instead.
RewriteStep = Callable[[GraphicsState, Any, str, Any], list[Instruction]]
TEXT_SHOWING = frozenset({"Tj", "TJ", "'", '"'})


def rewrite(pdf: bytes, make_step: Callable[[pikepdf.Pdf], RewriteStep]) -> bytes:
    """The file with each operator replaced, its pages neither rotated nor cropped. `make_step` is given the opened copy."""
    with open_in_pikepdf(pdf) as document:
        rewriter = _Rewriter(make_step(document))
        for page in document.pages:
            _make_upright(page)
            resources = page.obj.get("/Resources", {})
            page.obj.Contents = document.make_stream(rewriter.rewrite(page.obj, resources, GraphicsStateTracker()))
        return _saved(document)


def make_pages_upright(pdf: bytes) -> bytes:
    """The file with pages that are neither rotated nor cropped."""
    with open_in_pikepdf(pdf) as document:
        for page in document.pages:
            _make_upright(page)
        return _saved(document)


def without_text(pdf: bytes) -> bytes:
    """The file with nothing but the background of its text."""
    return rewrite(pdf, lambda document: _drop_text)


def _drop_text(state: GraphicsState, operands: Any, operator: str, resources: Any) -> list[Instruction]:
    return [] if operator in TEXT_SHOWING else [(operands, operator)]


def _make_upright(page: pikepdf.Page) -> None:
    page.obj.MediaBox = page.mediabox
    page.obj.CropBox = page.mediabox
    page.obj.Rotate = 0


def _saved(document: pikepdf.Pdf) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Rewriter:
    def __init__(self, step: RewriteStep) -> None:
        self.step = step
        self.done: set[tuple[int, int]] = set()

    def rewrite(self, stream: Any, resources: Any, tracker: GraphicsStateTracker) -> bytes:
        import pikepdf

        written: list[Any] = []
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            tracker.apply(name, operands, resources)
            if name == "Do":
                self._rewrite_form(resources.get("/XObject", {}).get(str(operands[0])), resources, tracker)
            written += [(new, pikepdf.Operator(other)) for new, other in self.step(tracker.state, operands, name, resources)]
        result: bytes = pikepdf.unparse_content_stream(written)
        return result

    def _rewrite_form(self, drawn: Any, resources: Any, tracker: GraphicsStateTracker) -> None:
        """A form that is drawn twice is rewritten once, with the state of its first use."""
        if drawn is None or str(drawn.get("/Subtype", "")) != "/Form" or drawn.objgen in self.done:
            return
        self.done.add(drawn.objgen)
        tracker.save()
        drawn.write(self.rewrite(drawn, drawn.get("/Resources", resources), tracker))
        tracker.restore()
