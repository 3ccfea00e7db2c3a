"""Check that each term of glossary.yaml has one translation in a language, and that it is used in every message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from handbill.campaign.campaign import Campaign
from handbill.campaign.merged_data import read_merged
from handbill.core.problems import Place, Problem, did_you_mean
from handbill.core.schema.value_types import MapType, TextType
from handbill.i18n.characters import Wording
from handbill.i18n.language import Language
from handbill.i18n.placeholders import outside
from handbill.i18n.scripts import Script, scripts
from handbill.translation.to_translate import messages_of_pieces

GLOSSARY = "materials/languages/glossary.yaml"
TERMS = MapType("Each English term that a language should translate in one way everywhere.", TextType("What it means."))
_SHORT = 3  # letters; words of a phrase that are no longer are articles and the like


def terms(campaign: Campaign) -> Mapping[str, str]:
    """Return each English term and its meaning, in the order of the library's file, then the campaign's own."""
    return read_merged(campaign, GLOSSARY, TERMS)


def glossary_findings(campaign: Campaign, language: Language, place: Place) -> list[Problem]:
    """Return the terms of the pieces to translate that a language's glossary lacks, and unknown ones. `place`: its language.yaml."""
    given, known = dict(language.glossary), terms(campaign)
    said = " ".join(message.text for message in messages_of_pieces(campaign))
    missing = [term for term in known if not given.get(term, "").strip() and _contains(said, term)]
    found = []
    if missing:
        hint = "add one word for each, to be used on every piece, under `glossary:`"
        found.append(Problem("language-glossary", f"the {language.english} glossary has no word for: {', '.join(missing)}", place, hint))
    for term in given.keys() - known.keys():
        found.append(Problem("language-glossary", f"the glossary has no term {term!r}", place, did_you_mean(term, known)))
    return found


def term_findings(message: str, wording: Wording) -> Iterator[Problem]:
    """Yield the terms of an English message for which the translation does not use the glossary's word."""
    script = scripts().get(wording.language.script, scripts()["Latn"])
    for term, forms in wording.language.glossary:
        if forms.strip() and _contains(message, term) and not _translates(wording.text, forms, script):
            hint = "use the glossary's word; if grammar needs another form, add it to the glossary after a /"
            yield wording.finding("glossary", f"does not use the glossary's word for {term!r}, {forms!r}", hint)


def _contains(message: str, term: str) -> bool:
    """Whether the English contains a term, also with an s at its end; ID in capitals only."""
    pattern = rf"(?<!\w){re.escape(term)}s?(?!\w)"
    return re.search(pattern, outside(message), 0 if term.isupper() else re.IGNORECASE) is not None


def _translates(text: str, forms: str, script: Script) -> bool:
    plain = _plain(outside(text))
    return any(all(part in plain for part in _stems(form, script)) for form in forms.split("/") if form.strip())


def _stems(form: str, script: Script) -> list[str]:
    """Return the stems of the words of a term, all of which a translation must contain, in any order."""
    words = _plain(form).split()
    if not script.spaced:
        return ["".join(words)]
    significant = [word for word in words if len(word) > _SHORT] or words
    return [script.stem_of(_bare(word)) for word in significant]


def _plain(text: str) -> str:
    """Remove case, and the vowel signs that are optional in Arabic and Hebrew."""
    # The small letter of the Turkish İ is i; casefold puts a dot over it.
    folded = unicodedata.normalize("NFC", text).replace("İ", "i").casefold()
    return "".join(mark for mark in folded if not "\u064b" <= mark <= "\u0652" and not "\u05b0" <= mark <= "\u05c7")


def _bare(word: str) -> str:
    """Remove the Arabic article, which is joined to the word, and whose first letter merges with prepositions."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
