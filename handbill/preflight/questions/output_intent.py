"""Does the file say for which press and paper its inks are meant?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdfx_metadata import output_intents, profile_header, standard_of

_PAPERS = {"CMYK": 4, "GRAY": 1, "RGB ": 3}  # channels of a profile's color space (ICC.1, 7.2.6)
_HINT = "choose the shop's output condition when the file is exported"


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    intents = output_intents(file)
    if len(intents) != 1:
        yield Found(
            f"the file has {'no' if not intents else len(intents)} output intent{'' if len(intents) == 1 else 's'} for PDF/X", hint=_HINT
        )
        return
    strict = standard_of(file, asked) == "x1a"
    for sentence in _faults(intents[0], strict, asked.within.condition):
        yield Found(sentence, hint=_HINT)


def _faults(intent: Any, strict: bool, condition: str) -> Iterator[str]:
    identifier = str(intent.get("/OutputConditionIdentifier", "")).strip()
    header = profile_header(intent)
    if not identifier:
        yield "the output intent names no output condition"
    elif condition and identifier != condition:
        yield f"the file is made for {identifier}, but {condition} is wanted"
    if header is None:
        if not strict and "/DestOutputProfileRef" not in intent:
            yield "the output intent has no profile"
        elif strict and not str(intent.get("/RegistryName", "")).strip():
            yield "the output intent has neither a profile nor the name of a registry"
        return
    kind, space, channels = header
    if kind != "prtr":
        yield f"the output intent's profile is of class {kind!r}; a printer's ('prtr') is wanted"
    if _PAPERS.get(space) != channels:
        yield f"the output intent's profile is {space.strip()}, but /N says {channels} channels"
    elif strict and space == "RGB ":
        yield "the output intent's profile is RGB; X-1a prints with inks"


QUESTION = Question(
    "output-intent",
    "error",
    "Does the file say for which press and paper its inks are meant?",
    "The same inks look different on another paper; the intent says which was meant (ISO 15930).",
    _ask,
)
