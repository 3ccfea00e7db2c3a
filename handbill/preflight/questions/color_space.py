"""Is every color made of inks that the press has?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.inks import LIGHT, MANAGED
from handbill.preflight.marks import PaintedImage, PaintedMark, PaintedText, paints, seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdfx_metadata import output_intents, profile_header, standard_of

_HINT = "export the file in CMYK (or with spot colors), pictures and all"


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    strict = standard_of(file, asked) == "x1a"
    lights = _intended(file)
    for sheet in file.sheets:
        found: dict[str, None] = {}
        for mark in sheet.marks:
            if seen(mark, sheet.printed):
                found.update(dict.fromkeys(_faults(mark, strict, lights)))
        for sentence in found:
            yield Found(sentence, sheet.number, hint=_HINT)


def _intended(file: OpenedFile) -> bool:
    """Whether the output intent itself is RGB, as X-4 allows."""
    headers = [profile_header(intent) for intent in output_intents(file)]
    return any(header and header[1].startswith("RGB") for header in headers)


def _faults(mark: PaintedMark, strict: bool, lights: bool) -> Iterator[str]:
    if isinstance(mark, PaintedImage) and not mark.stencil:
        if wrong(mark.space.kind, strict, lights):
            yield f"{'a shading' if mark.shading else 'a picture'} is in {name(mark.space.kind)}"
        return
    what = "a text" if isinstance(mark, PaintedText) else "a shape"
    for paint in paints(mark):
        if wrong(paint.space.kind, strict, lights):
            yield f"{what} is painted in {name(paint.space.kind)}"


def wrong(kind: str, strict: bool, lights: bool) -> bool:
    """X-1a knows gray, CMYK and spots; X-4 also what carries a profile, and RGB where the output intent is RGB."""
    if strict:
        return kind in LIGHT or kind in MANAGED
    return kind == "rgb" and not lights


def name(kind: str) -> str:
    return {"rgb": "RGB", "lab": "Lab"}.get(kind, "a color that needs a profile" if kind in MANAGED else kind)


QUESTION = Question(
    "color-space",
    "error",
    "Is every color made of inks that the press has?",
    "RGB is turned into inks by the shop's settings: the accent shifts, and black text becomes four inks.",
    _ask,
)
