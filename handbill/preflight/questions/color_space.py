"""Is every color made of inks that the press has?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.color import LIGHT, MANAGED
from handbill.preflight.content.marks import PaintedImage, PaintedMark, PaintedText, paints
from handbill.preflight.finding import Defect, Question
from handbill.preflight.metadata import icc_header, output_intents, required_standard
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions

_HINT = "export the file in CMYK (or with spot colors), including its images"


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    is_x1a = required_standard(file, options) == "x1a"
    rgb_intent = _has_rgb_intent(file)
    for page in file.pages:
        sentences: dict[str, None] = {}
        for mark in page.marks:
            if page.prints(mark):
                sentences.update(dict.fromkeys(_color_defects(mark, is_x1a, rgb_intent)))
        for sentence in sentences:
            yield Defect(sentence, page.number, hint=_HINT)


def _has_rgb_intent(file: OpenedFile) -> bool:
    """Whether the output intent itself is RGB, which X-4 allows."""
    headers = [icc_header(intent) for intent in output_intents(file)]
    return any(header and header.space.startswith("RGB") for header in headers)


def _color_defects(mark: PaintedMark, is_x1a: bool, rgb_intent: bool) -> Iterator[str]:
    if isinstance(mark, PaintedImage) and not mark.is_stencil:
        if _is_forbidden(mark.space.kind, is_x1a, rgb_intent):
            yield f"{'a gradient' if mark.is_shading else 'an image'} is in {_format_kind(mark.space.kind)}"
        return
    what = "text" if isinstance(mark, PaintedText) else "a shape"
    for paint in paints(mark):
        if _is_forbidden(paint.space.kind, is_x1a, rgb_intent):
            yield f"{what} is painted in {_format_kind(paint.space.kind)}"


def _is_forbidden(kind: str, is_x1a: bool, rgb_intent: bool) -> bool:
    """X-1a allows gray, CMYK and spot colors; X-4 also colors with a profile, and RGB if the output intent is RGB."""
    if is_x1a:
        return kind in LIGHT or kind in MANAGED
    return kind == "rgb" and not rgb_intent


def _format_kind(kind: str) -> str:
    return {"rgb": "RGB", "lab": "Lab"}.get(kind, "a color that needs a profile" if kind in MANAGED else kind)


QUESTION = Question(
    "color-space",
    "error",
    "Is every color made of inks that the press has?",
    "The shop's settings turn RGB into inks: colors shift, and black text becomes four inks.",
    _find_defects,
)
