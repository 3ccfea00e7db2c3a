"""Has each QR code four bare modules around it?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.codes import codes
from handbill.preflight.describe_place import where
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for code in file.once(codes):
        if code.text is not None and not code.quiet:
            sentence = "something stands in the quiet zone of the QR code: four modules on each side stay bare (ISO/IEC 18004)"
            yield Found(sentence, code.page, where(code.bounds), "move what stands beside the code, or set the code on a light field")


QUESTION = Question(
    "code-quiet", "error", "Has each QR code four bare modules around it?", "A telephone finds a code by the bare paper around it.", _ask
)
