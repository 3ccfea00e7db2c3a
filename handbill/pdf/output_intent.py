"""Writes the output intent of a press file: a printing condition by its registered name (PDF/X-1a:2003) or with its profile (PDF/X-4).

Based on public checklists for ISO 15930-4 and -7; the standards themselves were not read.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from handbill.pdf.objects import Document, Raw, Stream, array, dictionary, string

_INKS = 4


@dataclass(frozen=True)
class Intent:
    """`identifier`: the condition's name in the registry (http://www.color.org), `info`: its description.

    With the bytes of an ICC `profile` the file is PDF/X-4, without them PDF/X-1a:2003.
    """

    identifier: str
    registry: str
    info: str
    profile: bytes = b""

    @property
    def version(self) -> str:
        return "PDF/X-4" if self.profile else "PDF/X-1a:2003"

    @property
    def pdf_version(self) -> tuple[int, int]:
        return (1, 6) if self.profile else (1, 4)


def output_intents(intent: Intent, document: Document) -> Any:
    """The catalog's OutputIntents (ISO 32000-1, 14.11.5)."""
    profile = document.Reference(Stream(intent.profile, {"N": _INKS})) if intent.profile else None
    entry = dictionary(
        Type=Raw("/OutputIntent"),
        S=Raw("/GTS_PDFX"),
        OutputConditionIdentifier=string(intent.identifier),
        OutputCondition=string(intent.info),
        RegistryName=string(intent.registry) if intent.registry else None,
        Info=string(intent.info),
        DestOutputProfile=profile,
    )
    return array(entry)


def pdf_date(day: dt.date) -> str:
    """Midnight in UTC (ISO 32000-1, 7.9.4)."""
    return f"D:{day:%Y%m%d}000000Z"


def xmp_date(day: dt.date) -> str:
    return f"{day:%Y-%m-%d}T00:00:00Z"
