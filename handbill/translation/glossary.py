"""The terms that a language says the same way everywhere: what they mean (glossary.yaml), and translations that say them otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from handbill.campaign.campaign import Campaign
from handbill.core.problems import Place, Problem, did_you_mean
from handbill.i18n.characters import Wording
from handbill.i18n.language import Language
from handbill.i18n.placeholders import outside
from handbill.i18n.scripts import Script, scripts

GLOSSARY = "materials/languages/glossary.yaml"
_LITTLE = 3  # letters; shorter words of a phrase are articles and the like


def terms(campaign: Campaign) -> Mapping[str, str]:
    """Each English term with what it means, in the order of the file."""
    meanings: dict[str, str] = campaign.data(GLOSSARY).data
    return meanings


def glossary_findings(campaign: Campaign, language: Language, place: Place) -> list[Problem]:
    """Terms that a pack's glossary leaves out, or that nobody asks for. `place`: the pack's language.yaml."""
    given, known = dict(language.glossary), terms(campaign)
    missing = [term for term in known if not given.get(term, "").strip()]
    found = []
    if missing:
        hint = "give each the word that is used on every piece, under `glossary:`"
        found.append(Problem("language-glossary", f"the {language.english} glossary has no word for: {', '.join(missing)}", place, hint))
    for term in given.keys() - known.keys():
        found.append(Problem("language-glossary", f"the glossary has no term {term!r}", place, did_you_mean(term, known)))
    return found


def term_findings(message: str, wording: Wording) -> Iterator[Problem]:
    """The terms that the English message uses and its translation says in another way than the glossary."""
    script = scripts().get(wording.language.script, scripts()["Latn"])
    for term, forms in wording.language.glossary:
        if forms.strip() and _says(message, term) and not _translates(wording.text, forms, script):
            hint = "use the glossary's word; if grammar needs another form, add it to the glossary after a /"
            yield wording.finding("glossary", f"says {term!r} without the glossary's {forms!r}", hint)


def _says(message: str, term: str) -> bool:
    """Whether the English says a term, in the singular or in the plural; ID in capitals only."""
    single = term if term.isupper() else term.removesuffix("s")
    pattern = rf"(?<!\w){re.escape(single)}s?(?!\w)"
    return re.search(pattern, outside(message), 0 if term.isupper() else re.IGNORECASE) is not None


def _translates(text: str, forms: str, script: Script) -> bool:
    said = _plain(outside(text))
    return any(all(part in said for part in _stems(form, script)) for form in forms.split("/") if form.strip())


def _stems(form: str, script: Script) -> list[str]:
    """What must stand in a text that says this form: the stem of each word, in any order."""
    words = _plain(form).split()
    if not script.spaced:
        return ["".join(words)]
    telling = [word for word in words if len(word) > _LITTLE] or words
    return [script.stem_of(_bare(word)) for word in telling]


def _plain(text: str) -> str:
    """Without case, and without the vowel signs that Arabic and Hebrew may leave out."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(mark for mark in folded if not "\u064b" <= mark <= "\u0652" and not "\u05b0" <= mark <= "\u05c7")


def _bare(word: str) -> str:
    """Arabic joins the article to the word, and prepositions swallow its first letter."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
