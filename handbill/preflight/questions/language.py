"""Does the file give its language?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.preflight.content.structure_tree import read_structure_tree
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import quote

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # a Language-Tag of RFC 3066, as ISO 32000-1 asks for (14.9.2.2)


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    language = str(file.catalog.get("/Lang", ""))
    hint = "set the document's language, for example 'en' or 'zh-Hant'"
    if not language and not _every_text_has_a_language(file):
        yield Defect("the file does not give its language", hint=hint)
    elif language and not _TAG.fullmatch(language):
        yield Defect(f"{quote(language)} is not a language tag", hint=hint)


def _every_text_has_a_language(file: OpenedFile) -> bool:
    """Whether what is read aloud names its language piece by piece instead (ISO 14289-1, 7.2)."""
    elements = file.once(read_structure_tree).elements
    spoken = {key for element in elements if element.has_language for key in element.marks}
    tags = [text.tag for page in file.pages for text in page.texts if text.tag and not text.tag.is_artifact and text.text.strip()]
    return bool(elements) and all(tag.has_language or (tag.owner, tag.mcid) in spoken for tag in tags)


QUESTION = Question(
    "language",
    "error",
    "Does the file give its language?",
    "Without it, a screen reader reads Khmer with an English voice.",
    _find_defects,
)
