"""Rewrites content streams, so that PDFium renders a page as a check needs it: without its text, or one plate at a time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from handbill.preflight.content.graphics_state import GraphicsState, GraphicsStateTracker
from handbill.preflight.pdf_objects import BROKEN_RULES, as_dictionary, name_text, resource
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
            make_upright(page)
            rewriter.rewrite_page(document, page)
        return saved(document)


def rewrite_page(document: pikepdf.Pdf, page: pikepdf.Page, step: RewriteStep) -> bool:
    """Replace the operators of one page of an opened copy. Whether a form drew itself; it no longer does."""
    rewriter = _Rewriter(step)
    rewriter.rewrite_page(document, page)
    return rewriter.found_loop


def make_pages_upright(pdf: bytes) -> bytes:
    """The file with pages that are neither rotated nor cropped."""
    with open_in_pikepdf(pdf) as document:
        for page in document.pages:
            make_upright(page)
        return saved(document)


def without_text(pdf: bytes) -> bytes:
    """The file with nothing but the background of its text."""
    return rewrite(pdf, lambda document: _drop_text)


def _drop_text(state: GraphicsState, operands: Any, operator: str, resources: Any) -> list[Instruction]:
    return [] if operator in TEXT_SHOWING else [(operands, operator)]


def make_upright(page: pikepdf.Page) -> None:
    page.obj.MediaBox = page.mediabox
    page.obj.CropBox = page.mediabox
    page.obj.Rotate = 0


def saved(document: pikepdf.Pdf) -> bytes:
    """The bytes of an opened copy."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Rewriter:
    def __init__(self, step: RewriteStep) -> None:
        self.step = step
        self.done: set[tuple[int, int]] = set()
        self.inside: list[tuple[int, int]] = []  # the forms that are being drawn
        self.found_loop = False

    def rewrite_page(self, document: pikepdf.Pdf, page: pikepdf.Page) -> None:
        resources = as_dictionary(page.obj.get("/Resources"))
        page.obj.Contents = document.make_stream(self.rewrite(page.obj, resources, GraphicsStateTracker()))

    def rewrite(self, stream: Any, resources: Any, tracker: GraphicsStateTracker) -> bytes:
        import pikepdf

        written: list[Any] = []
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = name_text(operator)
            tracker.apply(name, operands, resources)
            replaced = [(operands, name)]
            with suppress(*BROKEN_RULES):
                replaced = self.step(tracker.state, operands, name, resources)
            if name == "Do" and operands and any(other == "Do" for _, other in replaced):
                drawn = as_dictionary(resource(resources, "/XObject", operands[0]))
                if drawn.objgen in self.inside:
                    self.found_loop = True
                    continue
                self._rewrite_form(drawn, resources, tracker)
            written += [(new, pikepdf.Operator(other)) for new, other in replaced]
        result: bytes = pikepdf.unparse_content_stream(written)
        return result

    def _rewrite_form(self, drawn: Any, resources: Any, tracker: GraphicsStateTracker) -> None:
        """A form that is drawn twice is rewritten once, with the state of its first use."""
        if name_text(drawn.get("/Subtype", "")) != "/Form" or drawn.objgen in self.done:
            return
        self.done.add(drawn.objgen)
        tracker.save()
        self.inside.append(drawn.objgen)
        drawn.write(self.rewrite(drawn, drawn.get("/Resources", resources), tracker))
        self.inside.pop()
        tracker.restore()
