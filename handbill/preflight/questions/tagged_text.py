"""Does every word belong to a tag?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if "/StructTreeRoot" not in file.catalog:
        return
    for sheet in file.sheets:
        for words in sheet.words:
            if words.tag is None and words.text.strip():
                sentence = f"{shown(words.text)} stands in no tag"
                yield Found(sentence, sheet.number, where(words.bounds), "tag it, or mark it as an artifact if it is decoration")


QUESTION = Question("tagged-text", "error", "Does every word belong to a tag?", "Text outside every tag is not read aloud.", _ask)
