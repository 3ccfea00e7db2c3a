"""PDF/UA-1 (ISO 14289-1) as page-validation reads it: tags, titles, languages, fonts, links.

page-validation judged all 296 labeled UA-1 files of the veraPDF corpus right; the suite asks veraPDF itself besides (tests/judges).
"""

from __future__ import annotations


def broken_rules(pdf: bytes) -> list[tuple[str, str]]:
    """The place and the sentence of each rule that the file breaks, at the object it breaks first."""
    import page

    try:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    except page.PageError as error:
        return [("", f"the file cannot be judged for accessibility: {error}")]
    found: dict[str, tuple[str, str]] = {}
    for failure in report.failures:
        place = f"object {failure.object_id.object_number}" if failure.object_id else "document"
        found.setdefault(failure.rule_id, (place, f"rule {failure.rule_id}: {failure.message}"))
    return list(found.values())
