"""The languages and sizes that costly tests look at, one for each way of setting text. Tests that only lay out take every language."""

from __future__ import annotations

from collections.abc import Iterator

from library import LIBRARY

from handbill.content.material import find_material
from handbill.layout.format import find_format

# Latin without and with accents and hyphens; joined letters from the right, plain and with Urdu's own; stacked Khmer; no spaces and its own
# punctuation; narrow Burmese; Ethiopic.
SAMPLED = ("en", "es", "ar", "ur", "km", "zh-Hans", "my", "am")


def sampled_sizes(name: str, languages: tuple[str, ...] = SAMPLED) -> Iterator[tuple[str, str]]:
    """Languages and formats of a piece: the first size of each kind in each of the languages, the others in one of each direction."""
    material = find_material(LIBRARY, name)
    kinds = set()
    for form in material.formats:
        kind = find_format(LIBRARY, form).kind
        for tag in ("en",) if material.multilingual else ("en", "ar") if kind in kinds else languages:
            yield tag, form
        kinds.add(kind)
