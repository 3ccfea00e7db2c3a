"""The file as a whole."""

from __future__ import annotations

import io

import pikepdf

from defects.planting import DEFECTS, Defect, defect


def _locked(pdf: bytes, user: str) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        stream = io.BytesIO()
        document.save(stream, encryption=pikepdf.Encryption(owner="owner", user=user, R=4, aes=False, metadata=False))
        return stream.getvalue()


DEFECTS.append(Defect("locked with a password", "screen", "encrypted", lambda pdf: _locked(pdf, "user")))
DEFECTS.append(Defect("locked against changes", "screen", "encrypted", lambda pdf: _locked(pdf, ""), frozenset({"accessibility"})))
DEFECTS.append(Defect("cut off in the middle", "x1a", "damaged", lambda pdf: pdf[: len(pdf) // 2]))
DEFECTS.append(Defect("cut off near its end", "x1a", "damaged", lambda pdf: pdf[:-400]))
DEFECTS.append(Defect("no PDF at all", "x1a", "damaged", lambda pdf: b"words"))


@defect("no page", "screen", "pages")
def _(document):
    del document.pages[0]
