"""How hard the English is to read: a school grade for each piece, and sentences that are too long.

The grade is Flesch-Kincaid (Kincaid et al., 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59). It weighs what a writer can
change, long sentences and long words, and is valid for a hundred words; SMOG asks for thirty sentences, which no piece of ours has, and
the other common formulas count letters. The aim is grade 6 and sentences of 20 words (NIH; CDC, Simply Put; CHCS). English formulas say
nothing about other languages. Syllables are counted by rule: the libraries that look them up fetch their dictionary from the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbill.campaign.campaign import Campaign
from handbill.content.material import Material, find_material, material_names, written_blocks
from handbill.content.translate import english
from handbill.content.wording_rules import LONG_SENTENCE, READING_GRADE, rules_off
from handbill.core.problems import Place, Problem
from handbill.i18n.placeholders import filled_with

HIGHEST_GRADE = 6.0
LONGEST_SENTENCE = 20  # words
# With fewer words a grade means nothing: one long word in a label would make it college reading.
FEWEST_WORDS = 30
_RUNNING = ("title", "lead", "text", "note", "item", "fact", "entry")
_WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", re.IGNORECASE)
_SENTENCE = re.compile(r"[.?!]+[”’\"')]*(?:\s+|$)")
_FILLER = "one"  # counted in place of a {{ }}: one short word
_VOWELS = re.compile(r"[aeiouy]+")
# Written and not spoken, each a syllable less: name; likely; something, every; colleagues; named, pulled (not handled, wanted);
# names (not places, articles).
_SILENT = [
    re.compile(r"(?<=[^aeiouy])(?<![^aeiouyl]l)e$"),
    re.compile(r"(?<=[^aeiouy])e(?=(?:ly|ment|ful|less)s?$)"),
    re.compile(r"(?<=som)e(?=[^aeiouy])|(?<=ev)e(?=ry)"),
    re.compile(r"(?<=g)ues?$"),
    re.compile(r"(?<=[^aeiouytd])(?<![^aeiouyl]l)ed$"),
    re.compile(r"(?<=[^aeiouysxzcg])(?<![^aeiouyl]l)(?<!sh|ch)es$"),
]
# Vowels side by side and spoken apart, each a syllable more: violence, media, material, situation, society, experience, serious,
# employer, going, anyone, beyond, area.
_APART = re.compile(
    r"io(?![nu])|ia(?![ln])|(?<=r)ial|(?<![gq])ua(?=[lt])|iet|(?<!t)ien(?=c)|(?<=[rv])iou|oye|[aeouy]ing|(?<=[^aeiouy]y)o|eyo|(?<=r)ea$"
)


@dataclass(frozen=True)
class ReadingGrade:
    """How one material reads in English. `grade` is None if there are too few words."""

    material: str
    words: int
    sentences: int
    grade: float | None


def readings(campaign: Campaign) -> list[ReadingGrade]:
    """One row a material, in alphabetical order. Raises ProblemsFound: broken content."""
    return [reading(campaign, find_material(campaign, name)) for name in material_names(campaign)]


def reading(campaign: Campaign, source: Material) -> ReadingGrade:
    """The running text of a material taken together; labels, headings and glosses of numbers are not running text."""
    said = [sentence for text, _ in _running(campaign, source) for sentence in _sentences(text)]
    counts = [len(sentence) for sentence in said]
    if sum(counts) < FEWEST_WORDS:
        return ReadingGrade(source.id, sum(counts), len(said), None)
    return ReadingGrade(source.id, sum(counts), len(said), _grade(said))


def _grade(said: Sequence[list[str]]) -> float:
    """The grade of some sentences, each as its words."""
    words = [word for sentence in said for word in sentence]
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def reading_problems(campaign: Campaign, source: Material) -> list[Problem]:
    """A piece above grade 6, and each sentence of more than 20 words, unless the campaign's settings switch that rule off."""
    found, off = [], rules_off(campaign)
    result = reading(campaign, source)
    if result.grade is not None and result.grade > HIGHEST_GRADE and READING_GRADE not in off:
        sentence = f"{source.id} reads at grade {result.grade:.1f}, above {HIGHEST_GRADE:g}"
        said = [(words, place) for text, place in _running(campaign, source) for words in _sentences(text)]
        hardest, place = max(said, key=lambda each: _grade([each[0]]))
        hint = f"use shorter words and shorter sentences, first in “{' '.join(hardest[:5])} ...” ({READING_GRADE})"
        found.append(Problem("content-reading", sentence, place, hint))
    for text, place in _running(campaign, source) if LONG_SENTENCE not in off else ():
        for words in _sentences(text):
            if len(words) > LONGEST_SENTENCE:
                sentence = f"the sentence “{' '.join(words[:5])} ...” has {len(words)} words, more than {LONGEST_SENTENCE}"
                found.append(Problem("content-long-sentence", sentence, place, f"make two of it ({LONG_SENTENCE})"))
    return found


def syllables(word: str) -> int:
    """The number of syllables in an English word, by rule; at least 1."""
    return sum(max(1, _in_part(part)) for part in word.lower().replace("'", "").replace("’", "").split("-"))


def _in_part(part: str) -> int:
    silent = sum(bool(rule.search(part)) for rule in _SILENT)
    return len(_VOWELS.findall(part)) - silent + len(_APART.findall(part))


def _running(campaign: Campaign, source: Material) -> Iterator[tuple[str, Place]]:
    """The running text as it is printed: with the campaign's own wording of a sentence, and its place."""
    for block in written_blocks(source):
        if block.role in _RUNNING:
            yield from (english(campaign, getattr(block, key), block.place(key)) for key in ("text", "short") if getattr(block, key))


def _sentences(text: str) -> list[list[str]]:
    """Its sentences, each as its words; a text without a full stop is one."""
    return [words for part in _SENTENCE.split(filled_with(_FILLER, text)) if (words := _WORD.findall(part))]
