"""Does the file say which press and paper it is made for?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbill.preflight.finding import Defect, Question
from handbill.preflight.metadata import icc_header, output_intents, required_standard
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import quote

_CHANNELS = {"CMYK": 4, "GRAY": 1, "RGB ": 3}  # by a profile's color space (ICC.1, 7.2.6)
_HINT = "choose the shop's output condition when you export the file"


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    intents = output_intents(file)
    if len(intents) != 1:
        count = f"{len(intents)} output intents; PDF/X allows one" if intents else "no output intent for PDF/X"
        yield Defect(f"the file has {count}", hint=_HINT)
        return
    is_x1a = required_standard(file, options) == "x1a"
    for sentence in _intent_defects(intents[0], is_x1a, options.effective_limits.condition):
        yield Defect(sentence, hint=_HINT)


def _intent_defects(intent: Any, is_x1a: bool, condition: str) -> Iterator[str]:
    identifier = str(intent.get("/OutputConditionIdentifier", "")).strip()
    header = icc_header(intent)
    if not identifier:
        yield "the output intent names no output condition"
    elif condition and identifier != condition:
        yield f"the file is made for {identifier}, but {condition} is required"
    if header is None:
        if not is_x1a and "/DestOutputProfileRef" not in intent:
            yield "the output intent has no profile"
        elif is_x1a and not str(intent.get("/RegistryName", "")).strip():
            yield "the output intent has neither a profile nor a registry name"
        return
    if header.kind != "prtr":
        yield f"the output intent's profile has the class {quote(header.kind)}, but a printer's (“prtr”) is required"
    if _CHANNELS.get(header.space) != header.channels:
        yield f"the output intent's profile is {header.space.strip()}, but /N gives {header.channels} channels"
    elif is_x1a and header.space == "RGB ":
        yield "the output intent's profile is RGB, but X-1a requires inks"


QUESTION = Question(
    "output-intent",
    "error",
    "Does the file say which press and paper it is made for?",
    "The same inks look different on another paper; the output intent names the intended one (ISO 15930).",
    _find_defects,
)
