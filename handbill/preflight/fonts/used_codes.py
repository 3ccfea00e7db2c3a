"""The character codes that a file shows in each of its fonts."""

from __future__ import annotations

from handbill.preflight.content.structure_tree import read_structure_tree
from handbill.preflight.fonts.pdf_font import PdfFont
from handbill.preflight.opened_file import OpenedFile


def used_codes(file: OpenedFile) -> dict[PdfFont, set[int]]:
    """The codes that each font shows as its own text, fonts in order of first use; those under an ActualText are left out."""
    elements = file.once(read_structure_tree).elements
    replaced = {key for element in elements if element.has_actual_text for key in element.marks}
    used: dict[PdfFont, set[int]] = {}
    for page in file.pages:
        for text in page.texts:
            is_replaced = text.actual_text is not None or (text.tag and (text.tag.owner, text.tag.mcid) in replaced)
            if not is_replaced and page.prints(text):
                used.setdefault(text.font, set()).update(text.codes)
    return used
