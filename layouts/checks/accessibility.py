"""check-ua1: the file obeys PDF/UA-1 (ISO 14289-1), as page-validation reads it: tags, titles, languages, fonts, links.

A person who cannot see the page hears it; without the structure the file is silence, or words in any order. page-validation judged all 296
labeled UA-1 files of the veraPDF corpus right; the suite asks veraPDF itself besides (tests/judges).
"""

from __future__ import annotations

from materials.problems import Place, Problem


def ua1(pdf: bytes) -> list[Problem]:
    """One problem for each rule of PDF/UA-1 that the file breaks, at the object it breaks first."""
    import page

    try:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    except page.PageError as error:
        return [Problem("check-ua1", f"the file cannot be judged for accessibility: {error}")]
    found: dict[str, Problem] = {}
    for failure in report.failures:
        place = Place(key=f"object {failure.object_id.object_number}" if failure.object_id else "document")
        hint = "this is a fault of the program, not of the content: please report it"
        found.setdefault(failure.rule_id, Problem("check-ua1", f"rule {failure.rule_id}: {failure.message}", place, hint))
    return list(found.values())
