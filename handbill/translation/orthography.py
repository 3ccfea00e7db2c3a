"""Sets every letter of a language's alphabet, with every mark that stands on it, and reports what its fonts cannot set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from handbill.campaign.campaign import Campaign
from handbill.core.problems import Problem
from handbill.i18n.language import LANGUAGES, PACK, Language, Typeface
from handbill.typeset.fonts import Font, InkBounds, describe_character, open_font
from handbill.typeset.itemize import TextRun, itemize
from handbill.typeset.shape import RunKey, shape

_FACES: dict[Typeface, tuple[int, ...]] = {"text": (400, 700), "narrow": (400, 700), "display": (800,)}
_DOTTED_CIRCLE = "\u25cc"
_FEW = 12  # letters that a problem names


def orthography_problems(campaign: Campaign, pack: Language) -> list[Problem]:
    """One problem for each face and kind of fault, with its letters; none for a pack without an alphabet."""
    if pack.alphabet is None:
        return []
    place = campaign.data(f"{LANGUAGES}/{pack.tag}/{PACK}").place("alphabet")
    forms = tuple(dict.fromkeys(form for letter in pack.alphabet.forms() for form in _with_capitals(letter)))
    found: dict[tuple[Typeface, str], dict[str, None]] = {}
    for face, weights in _FACES.items():
        for form, weight in product(forms, weights):
            for fault in _faults(form, pack, face, weight):
                found.setdefault((face, fault), {})[form] = None
    return [
        Problem(
            "language-alphabet",
            f"the {face} face of {pack.english} {fault}: {' '.join(list(at_fault)[:_FEW])}{' ...' if len(at_fault) > _FEW else ''}",
            place,
            "choose another font under `type` in language.yaml, or correct the alphabet",
        )
        for (face, fault), at_fault in found.items()
    ]


def _with_capitals(letter: str) -> tuple[str, ...]:
    """A letter, with its capital in titles and its capital in words of capitals, such as Ky and KY; no capitals where a script has none."""
    return letter, letter[:1].upper() + letter[1:], letter.upper()


def _faults(form: str, pack: Language, face: Typeface, weight: int) -> Iterator[str]:
    """What is wrong with a form. A letter of another font than the rest is a fault, too: words have letters of one face."""
    sources = pack.type.sources(face)
    set_in = itemize(form, pack, sources, weight)
    for character in dict.fromkeys(set_in.text):
        if not any(open_font(source, weight).covers(character) for source in sources):
            yield f"has no {describe_character(character)}"
    main = _main_font(pack, face, weight)
    if any(run.font is not main for run in set_in.runs):
        yield f"takes letters from another font than {main.id}"
    for run in set_in.runs:
        yield from _faults_of_run(set_in.text[run.start : run.end], run, pack)


def _main_font(pack: Language, face: Typeface, weight: int) -> Font:
    """The first font of a face that has the name of the language, in its own letters."""
    fonts = [open_font(source, weight) for source in pack.type.sources(face)]
    return next((font for font in fonts if all(map(font.covers, pack.name.replace(" ", "")))), fonts[0])


def _faults_of_run(text: str, run: TextRun, pack: Language) -> Iterator[str]:
    shaped = shape(RunKey(run.font, text, run.level % 2 == 1, run.script, pack.tag))
    glyphs = [glyph for cluster in shaped.clusters for glyph in cluster.glyphs]
    if any(glyph == 0 for glyph, _, _ in glyphs):
        yield "has an empty box for a letter"
    circle = run.font.hb.get_nominal_glyph(ord(_DOTTED_CIRCLE))
    if circle and any(glyph == circle for glyph, _, _ in glyphs):
        yield "sets a mark on a dotted circle instead of its letter"
    for cluster in shaped.clusters:
        if not _attached(run.font, cluster.glyphs):
            yield "sets a mark beside its letter"


def _attached(font: Font, glyphs: tuple[tuple[int, int, int], ...]) -> bool:
    """Whether the ink of each mark without a width of its own stands over or under that of its letter, and none covers another mark."""
    marks: list[InkBounds] = []
    letters: list[InkBounds] = []
    for glyph, x, y in glyphs:
        if ink := font.bounds(glyph):
            placed = InkBounds(ink.left + x, ink.bottom + y, ink.right + x, ink.top + y)
            (marks if font.is_mark(glyph) else letters).append(placed)
    over = all(any(mark.left < letter.right and letter.left < mark.right for letter in letters) for mark in marks)
    return over and not any(_covers(one, other) for one, other in combinations(marks, 2))


def _covers(one: InkBounds, other: InkBounds) -> bool:
    """Whether two marks share more than half of the smaller one's area."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min((each.right - each.left) * (each.top - each.bottom) for each in (one, other))
    return width > 0 and height > 0 and width * height > smaller / 2
