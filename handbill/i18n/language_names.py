"""What one language calls another: 'Vietnamese', 'vietnamita'."""

from __future__ import annotations

from handbill.i18n.language import SOURCE, Language


def name_in(language: Language, other: Language, in_sentence: bool = False) -> str:
    """The name of `other` in `language`, with a capital letter unless it is used `in_sentence`.

    In English the names are those of the language packs, in every other language those of CLDR.
    """
    if language.tag == SOURCE:
        return other.english
    from babel import Locale

    name = Locale.parse(other.tag, sep="-").get_display_name(Locale.parse(language.tag, sep="-")) or other.english
    return name if in_sentence else name[:1].upper() + name[1:]
