"""Find translations that a translator should review. Errors that must not be printed are found by `check`, too."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.campaign.campaign import Campaign
from handbill.content.messages import Message
from handbill.content.sentences import sentence_ends
from handbill.content.translate import UNDONE, Translated, Translator, translator
from handbill.content.wording_rules import wording_problems
from handbill.core.counts import format_count
from handbill.core.problems import Place, Problem, display_path
from handbill.i18n.catalogs import catalogs_of, foreign_entries
from handbill.i18n.characters import Wording, character_findings
from handbill.i18n.language import LANGUAGES, PACK, SOURCE, Language, find_language
from handbill.i18n.placeholders import filled_with, outside
from handbill.i18n.punctuation import punctuation_findings
from handbill.i18n.scripts import scripts
from handbill.translation.address import address_findings
from handbill.translation.glossary import glossary_findings, term_findings
from handbill.translation.orthography import orthography_problems
from handbill.translation.pack_state import state_problems
from handbill.translation.review.standings import lapsed_reviews
from handbill.translation.to_translate import messages_to_translate

# A label of so many English words says less if it is one word; beside a number nothing else says whose number it is.
_FEWEST, _FEWEST_BESIDE_NUMBER = 3, 2


def language_check(campaign: Campaign, tag: str) -> list[Problem]:
    """Return the findings on one language in the order of their lines; of English only on its state and its reviews.

    Raises ProblemsFound: no such language. In a campaign they are about its own messages: the library's have been looked over.
    """
    pack = find_language(campaign, tag)
    words = translator(campaign, pack.tag)
    wanted, _ = messages_to_translate(campaign, pack)
    written = campaign.data(f"{LANGUAGES}/{pack.tag}/{PACK}").path
    ours = campaign.is_own(written) or campaign.folder is None
    found = [*state_problems(campaign, pack, [message.text for message in wanted]), *orthography_problems(campaign, pack)] if ours else []
    found += [problem for message in wanted for problem in _lapsed(words, message)]
    for path, _ in catalogs_of(campaign, pack.tag):
        found += foreign_entries(path) if campaign.folder is None or campaign.is_own(path) else ()
    if pack.tag == SOURCE or words.no_words:
        return found
    found += glossary_findings(campaign, pack, Place(display_path(written))) if ours else []
    undone: list[Problem] = []
    for message in wanted:
        if problems := words.problems(message.text):
            (undone if problems[0].code in UNDONE else found).extend(problems)
            continue
        translated = words.translate(message.text, message.places[0])
        found += wording_findings(campaign, message.text, translated, pack)
        found += _one_word(message, translated, pack)
    found += address_findings(campaign, pack)
    if undone:
        found.append(_undone(undone, len(wanted), pack))
    return sorted(dict.fromkeys(found), key=lambda problem: (problem.place, problem.code))


def missing_messages(campaign: Campaign, tag: str) -> list[Problem]:
    """Return a problem for each message that is untranslated or fuzzy, in reading order."""
    words = translator(campaign, find_language(campaign, tag).tag)
    found = [problem for message in messages_to_translate(campaign, words.language)[0] for problem in words.problems(message.text)]
    return [problem for problem in found if problem.code in UNDONE]


def _lapsed(words: Translator, message: Message) -> Iterator[Problem]:
    entry = words.entry(message.text)
    if entry is not None and not words.problems(message.text):
        yield from lapsed_reviews(message.text, entry, words.language, words.translate(message.text, message.places[0]).place)


def _undone(undone: list[Problem], total: int, pack: Language) -> Problem:
    first = min(problem.place for problem in undone)
    sentence = f"{len(undone)} of {total} {pack.english} messages are not translated, or are fuzzy: their English has changed"
    return Problem("language-missing", sentence, first, "translate them; Poedit lists untranslated messages first")


def wording_findings(campaign: Campaign, message: str, translated: Translated, pack: Language) -> Iterator[Problem]:
    """What a translator should look at again in one translation that may be printed."""
    wording = Wording(translated.text, pack, f"the {pack.english} for {message!r}", translated.place)
    yield from _same(message, wording)
    yield from _sentences(message, wording)
    yield from _questions(message, wording)
    yield from character_findings(wording)
    yield from punctuation_findings(wording)
    yield from term_findings(message, wording)
    yield from wording_problems(campaign, translated.text, pack.tag, translated.place)


def _same(message: str, wording: Wording) -> Iterator[Problem]:
    if _letters(message) == _letters(wording.text) and message not in wording.language.same:
        hint = "translate it; if it is the same word in this language, add it to `same:` in language.yaml"
        yield wording.finding("same", "is the same as the English", hint)


def _letters(text: str) -> str:
    return "".join(char for char in outside(text).casefold() if char.isalpha())


def _sentences(message: str, wording: Wording) -> Iterator[Problem]:
    script = scripts().get(wording.language.script)
    if script is None or not script.ends:
        return
    wanted, got = sentence_ends(message, scripts()["Latn"].ends), sentence_ends(wording.text, script.ends)
    if wanted != got:
        hint = "write the same number of sentences, each with its punctuation mark at the end"
        yield wording.finding("sentences", f"has {_count_text(got)}; the English has {_count_text(wanted)}", hint)


def _questions(message: str, wording: Wording) -> Iterator[Problem]:
    """A question that is none any more. In Armenian the mark may stand at each of two choices in one question."""
    script = scripts().get(wording.language.script)
    if script is None or not script.question:
        return
    wanted, got = message.count("?"), wording.text.count(script.question)
    if got < wanted or (got and not wanted):
        hint = f"a question stays a question, with the mark {script.question}, and nothing else becomes one"
        yield wording.finding("question", f"has {format_count(got, 'question')}; the English has {wanted or 'none'}", hint)


def _one_word(message: Message, translated: Translated, pack: Language) -> Iterator[Problem]:
    """A label that says less than the English: a verb or an adjective alone, without who or what it is about."""
    script = scripts().get(pack.script)
    fewest = _FEWEST_BESIDE_NUMBER if message.beside_number else _FEWEST
    if script is None or not script.spaced or message.text in pack.one_word or sentence_ends(message.text, scripts()["Latn"].ends):
        return
    english, words = (len(filled_with("X", text).split()) for text in (message.text, translated.text))
    if english >= fewest and words == 1:
        wording = Wording(translated.text, pack, f"the {pack.english} for {message.text!r}", translated.place)
        hint = "say who or what it is about; if one word says it all in this language, add the English to `one_word:` in language.yaml"
        yield wording.finding("one-word", f"is one word; the English has {english}", hint)


def _count_text(ends: int) -> str:
    return "no complete sentence" if not ends else "one sentence" if ends == 1 else f"{ends} sentences"
