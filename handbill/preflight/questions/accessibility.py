"""Does the file conform to PDF/UA-1?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.unanswered import CannotAnswer

# page-validation judged all 296 labeled UA-1 files of the veraPDF corpus correctly; tests/judges also ask veraPDF itself.


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for place, sentence in broken_pdfua_rules(file.pdf):
        yield Defect(sentence, place=place, hint="export the file as PDF/UA, or repair its tags")


def broken_pdfua_rules(pdf: bytes) -> list[tuple[str, str]]:
    """Each rule that the file breaks, once: the first place, and a sentence. Raises CannotAnswer."""
    import page

    try:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    except page.PageError as error:
        raise CannotAnswer("the checker of this standard cannot read the file") from error
    broken: dict[str, tuple[str, str]] = {}
    for failure in report.failures:
        place = f"object {failure.object_id.object_number}" if failure.object_id else "document"
        broken.setdefault(failure.rule_id, (place, f"rule {failure.rule_id}: {failure.message}"))
    return list(broken.values())


QUESTION = Question(
    "accessibility",
    "error",
    "Does the file conform to PDF/UA-1?",
    "Screen readers rely on this standard (ISO 14289-1); page-validation checks the file against it.",
    _find_defects,
)
