"""What one language calls another: 'Vietnamese', 'vietnamita'."""

from __future__ import annotations

from handbill.i18n.language import SOURCE, Language


def name_in(tongue: Language, other: Language, inside: bool = False) -> str:
    """The name of `other` in `tongue`, with a capital letter unless it stands `inside` a sentence.

    English uses the packs' own names, others CLDR's.
    """
    if tongue.tag == SOURCE:
        return other.english
    from babel import Locale

    said = Locale.parse(other.tag, sep="-").get_display_name(Locale.parse(tongue.tag, sep="-")) or other.english
    return said if inside else said[:1].upper() + said[1:]
