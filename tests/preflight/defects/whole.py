"""Defects of the file as a whole."""

from __future__ import annotations

import io

import pikepdf

from defects.planting import DEFECTS, Defect, defect


def _encrypt(pdf: bytes, user: str) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        stream = io.BytesIO()
        document.save(stream, encryption=pikepdf.Encryption(owner="owner", user=user, R=4, aes=False, metadata=False))
        return stream.getvalue()


DEFECTS.append(Defect("encrypted with a password", "screen", "encrypted", lambda pdf: _encrypt(pdf, "user")))
DEFECTS.append(Defect("encrypted against changes", "screen", "encrypted", lambda pdf: _encrypt(pdf, ""), frozenset({"accessibility"})))
DEFECTS.append(Defect("truncated in the middle", "x1a", "damaged", lambda pdf: pdf[: len(pdf) // 2]))
DEFECTS.append(Defect("truncated near its end", "x1a", "damaged", lambda pdf: pdf[:-400]))
DEFECTS.append(Defect("not a PDF", "x1a", "damaged", lambda pdf: b"words"))


@defect("no pages", "screen", "pages")
def _(document):
    del document.pages[0]
