"""Is no real text marked as decoration?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.marks import PaintedText
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote

_LEAST = 4  # letters: a bullet or a page number is decoration


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if not file.is_tagged:
        return
    tagged = {text.text.strip() for page in file.pages for text in page.texts if text.tag and not text.tag.is_artifact}
    for page in file.pages:
        for text in page.texts:
            hidden = text.tag and text.tag.is_artifact and not text.tag.is_declared_artifact
            if hidden and _has_words(text) and text.text.strip() not in tagged:
                sentence = f"{quote(text.text)} is marked as decoration and is in no tag anywhere"
                yield Defect(sentence, page.number, format_place(text.bounds), "tag it")


def _has_words(text: PaintedText) -> bool:
    return sum(character.isalnum() for character in text.text) >= _LEAST


QUESTION = Question(
    "artifact-text",
    "warning",  # only a person can tell (Matterhorn Protocol 1.1, 01-001)
    "Is no real text marked as decoration?",
    "Screen readers skip artifacts; if the words are in no tag, nobody hears them.",
    _find_defects,
)
