"""The languages that stand for all where every language would take too long, one for each way of setting text.

A rule about pages is judged in every language in one size of each piece, and in these in its other sizes, editions and looks; `make check`
lays out every piece in every language and size. What is written and read back as a file is judged in these alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from library import LIBRARY, languages_of

from handbill.content.material import find_material
from handbill.layout.format import find_format

# Latin without and with accents and hyphens; joined letters from the right, plain and with Urdu's own; stacked Khmer; no spaces and its own
# punctuation; narrow Burmese; Ethiopic.
SAMPLED = ("en", "es", "ar", "ur", "km", "zh-Hans", "my", "am")
# More languages than are listed by name, one of another country, and a pack without words: for a run of all pieces in all of them.
PACKS = (*SAMPLED, "es-MX", "hmn", "ht", "vi")


def sampled_sizes(name: str, languages: tuple[str, ...] = SAMPLED) -> Iterator[tuple[str, str]]:
    """Languages and formats of a piece: its first size in each of the languages, the first of other kinds in one of each direction.

    The remaining sizes are in English.
    """
    material = find_material(LIBRARY, name)
    kinds = set()
    for index, form in enumerate(material.formats):
        kind = find_format(LIBRARY, form).kind
        tags = languages if index == 0 else ("en",) if kind in kinds else ("en", "ar")
        yield from ((tag, form) for tag in languages_of(name, tags))
        kinds.add(kind)
