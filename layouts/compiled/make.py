"""Files just made for an organization become a compiled piece, where they are simple enough, for the next one to be bound to."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from layouts.batch.make import binder
from layouts.batch.master import Bound
from layouts.compiled.bound import bound
from layouts.compiled.form import BAD, NAME, OUTPUT, PHONE, Compiled, File, Hole, Letters, Link, gap, packed, unpacked
from layouts.compiled.quick import Missed
from layouts.compiled.shelf import fetch, keep
from layouts.compiled.stamp import stamp
from layouts.page.elements import hole as markers
from layouts.page.elements.slot import Slot, slot_of
from layouts.page.elements.text import Text
from layouts.pdf.copies import Copies
from layouts.pdf.mold import mold_of
from layouts.press import Request, Result, about_of, build
from layouts.publish import Made
from layouts.text.fonts import path_of
from layouts.text.itemize import itemize
from layouts.text.lines import GlyphRun
from layouts.text.pairs import lone, pairs
from layouts.text.paragraph import Manner
from layouts.text.scripts import height_of
from layouts.text.shape import RunKey
from materials.hotlines import good_until
from materials.language import language
from materials.plain_organization import Plain, is_plain

_MOST_FILES, _MOST_VARIANTS = 8, 8
_PHONE_LETTERS = "0123456789+-() "
_NAME_LETTERS = string.ascii_letters + string.digits + " &,.'/+-"
_VALUES = {markers.NAME: NAME, markers.PHONE: PHONE}


def made(request: Request) -> Result:
    """What `build` gives; for an organization of plain words the file that `batch` gives.

    Which of them it is depends on the request alone, so that its bytes do, too.
    """
    return binder().result(request) if is_simple(request) else build(request)


def is_simple(request: Request) -> bool:
    """Whether a compiled piece could serve such a request."""
    own = request.organization
    if own is None or own.logo or own.colors or not is_plain(own.name, own.phone, own.url):
        return False
    read = all(language(tag).script == "Latn" for tag in request.languages)
    return read and request.purpose != "press" and not (request.final or request.preflight)


def compile_piece(missed: Missed, done: Sequence[Made], said: Callable[[Path], Iterable[str]]) -> None:
    """Keep what these files share for the next organization. `said`: what the terminal was told, for a folder."""
    if not 0 < len(done) <= _MOST_FILES or not all(is_simple(each.request) for each in done):
        return
    files = [file for each in done if (file := _file(each, missed.own))]
    if len(files) < len(done):
        return
    fonts = sorted({str(path_of(run.font)) for each in done for run in _runs(each)})
    today = done[0].request.today
    stamps = (missed.stamp, fonts, stamp(fonts), today.isoformat(), good_until(today).isoformat())
    lines = list(said(Path(gap(OUTPUT))))
    piece = Compiled(*stamps, lines, [files, *_others(missed, stamps)][:_MOST_VARIANTS])
    keep(missed.key, packed(piece))


def _others(missed: Missed, stamps: tuple[str, list[str], str, str, str]) -> list[list[File]]:
    """What was kept before for words of other heights, if it is still good."""
    kept = fetch(missed.key)
    try:
        old = unpacked(kept) if kept else None
    except (ValueError, TypeError, IndexError):
        return []
    if old is None or (old.stamp, old.font_stamp, old.until) != (stamps[0], stamps[2], stamps[4]):
        return []
    return [files for files in old.variants if not all(bound(file, missed.own) for file in files)]


def _runs(done: Made) -> list[GlyphRun]:
    return [run for page in done.result.setting.pages for item in page.items for run in getattr(item, "runs", ())]


def _file(done: Made, own: Plain) -> File | None:
    """One file; None where it is not simple enough, or its words do not come out as they did."""
    request = done.request
    shared = binder().shared(request)
    slots = _slots(shared[1]) if shared else None
    if shared is None or slots is None:
        return None
    master, page, copies = shared
    try:
        mold = mold_of(copies, page.lines, about_of(done.result.setting.piece, request), gap)
    except ValueError:
        return None
    file = File(
        path=f"{request.purpose}/{done.result.name}",
        numbers=[each.replace(markers.PHONE, gap(PHONE)) for each in master.piece.numbers],
        static="\n".join(sorted(master.static)),
        letters=[_letters(text, slot, copies) for text, slot in slots],
        holes=[_hole(*each, index, mold.drawn[index]) for index, each in enumerate(slots)],
        links=[Link(*each) for each in mold.links],
        changes=mold.changes,
        info=mold.info,
        root=mold.root,
        head=mold.head,
        entries=mold.entries,
    )
    return file if bound(file, own) == done.result.pdf else None


def _slots(page: Bound) -> list[tuple[Text, Slot]] | None:
    """Every place of the organization's words, if each holds one line of its name or its phone."""
    found = []
    for *_, number, index in page.variant.places:
        hole, text = page.variant.holes[number], page.texts[number]
        slot = slot_of(hole, text, hole.log.placings[index])
        if slot is None or hole.pattern_link not in ("", f"tel:{markers.DIAL}"):
            return None
        found.append((text, slot))
    return found


def _hole(text: Text, slot: Slot, letters: int, operators: str) -> Hole:
    """`operators`: color, BT, font and matrix, codes, ET; place and codes are written anew."""
    height = height_of(text.language.script)
    least = [round(height.ascent * 1000), round(height.descent * 1000)]
    *first, matrix, _, _ = operators.split("\n")
    words = matrix.split(" ")
    around = ("\n".join([*first, " ".join(words[:-3])]) + " ", " " + " ".join(words[-2:]) + "\n")
    place = (slot.x, slot.width, slot.size, text.align)
    return Hole(_VALUES[slot.marker], letters, slot.limit, slot.ascent, slot.descent, least, *place, *around)


def _letters(text: Text, slot: Slot, copies: Copies) -> Letters:
    """What the words' own run knows of its letters; those that are not simple, or that the file's font has not, are left out."""
    weight = Manner(text.language, text.style.weight == "bold").weight
    item = itemize(text.words, text.language, weight).items[0]
    every = _NAME_LETTERS if slot.marker == markers.NAME else _PHONE_LETTERS
    key = RunKey(item.font, item.weight, every, False, item.script, text.language.tag)
    known = {letter: cluster for letter in every if (cluster := lone(key._replace(text=letter)))}
    runs = {letter: GlyphRun(item.font, item.weight, False, (cluster,), cluster.advance) for letter, cluster in known.items()}
    kept = [letter for letter in known if copies.resources.knows(runs[letter])]
    key = key._replace(text="".join(kept))
    font = copies.resources.font(runs[kept[0]])
    codes = [font.code(known[letter], False) for letter in kept]
    ink = [list(font.font.ink(known[letter].glyphs[0][0])) for letter in kept]
    return Letters(key.text, [code for code, _ in codes], [advance for _, advance in codes], ink, pairs(key, BAD).tobytes())
