"""The imprint, a small line on every piece that dates it: who hands it out, whether and when its numbers were called, which piece, whether
a draft.

It says that the numbers were called only if a named person has called each of them. Its short wording, for cards, has the code, the day and
a draft mark of one word; the shortest, for labels, leaves the mark out where it says that the numbers were not called: mark enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbill.contacts.hotlines import Hotline
from handbill.content.blocks import BlockWriter, Local, organization_words
from handbill.content.facts import Fact
from handbill.content.material import ImprintWords
from handbill.content.piece import Block, Draft, Panel, Said, strings_of
from handbill.core.isolates import IsolatedText, WebAddress
from handbill.i18n.language import Language

ROLE = "imprint"


@dataclass(frozen=True)
class Imprint:
    """`code`: what names the piece. `lines`: the help lines whose numbers are printed on the piece; `facts`: the figures on it."""

    code: str
    words: ImprintWords
    organization: Local | None
    lines: Sequence[Hotline]
    facts: Sequence[Fact] = ()


def sign(panels: tuple[Panel, ...], imprint: Imprint, writer: BlockWriter) -> tuple[Panel, ...]:
    """The panels, with the imprint at the end of the last panel of each language."""
    last, before = {panel.language.tag: index for index, panel in enumerate(panels)}, len(writer.said)
    texts = [text for text, _ in imprint.words.strings()]
    spoken = {index: writer.spoken(texts, panels[index].language) for index in last.values()}
    parts = {index: _parts(imprint, panels[index], spoken[index], writer) for index in last.values()}
    called = all(line.confirmed for line in imprint.lines)
    # Checked last, because any words of the piece may be unreviewed, including those of the imprint.
    if writer.unreviewed or not (called and all(fact.confirmed for fact in imprint.facts)):
        for index, (written, short, shortest) in parts.items():
            written.append(_words(imprint, "draft", spoken[index], writer))
            mark = _words(imprint, "draft_short", spoken[index], writer)
            short.append(mark)
            shortest += [mark] if called else []
    named = any(block.role == "local" and block.text for panel in panels for block in panel.blocks)
    said = tuple(writer.said[before:])
    return tuple(
        _signed(panel, spoken[index], parts[index], imprint, named, said) if index in parts else panel for index, panel in enumerate(panels)
    )


def is_printed(panels: Sequence[Panel], printed: Sequence[IsolatedText | WebAddress | None]) -> bool:
    """Whether any of these numbers or addresses is printed on the panels."""
    wanted = [str(one) for one in printed if one]
    return any(one in text for panel in panels for text in strings_of(panel.blocks) for one in wanted)


def unconfirmed(line: Hotline) -> Draft:
    listed = ", ".join(number.printed for number in line.prints())
    if not listed and line.url:
        return Draft("", f"{line.name} ({line.url.printed.printed}): nobody has opened it to confirm it", line.place)
    return Draft("", f"{line.name} ({listed}): nobody has called to confirm it", line.place)


def _parts(imprint: Imprint, panel: Panel, spoken: Language, writer: BlockWriter) -> tuple[list[str], list[str], list[str]]:
    """The parts of the imprint, those of its short wording, and those of the shortest; its words are in the language `spoken`."""
    code = str(IsolatedText(f"{imprint.code} {panel.language.tag}"))
    if not imprint.lines:
        return [code], [code], [code]
    called = _called(imprint)
    if called:
        return [_words(imprint, "called", spoken, writer, called=called), code], [code, str(called)], [code, str(called)]
    checked = IsolatedText(str(min(line.checked for line in imprint.lines)))
    whole, short = (_words(imprint, key, spoken, writer, checked=checked) for key in ("checked", "checked_short"))
    return [whole, code], [code, short], [code, short]


def _words(imprint: Imprint, key: str, language: Language, writer: BlockWriter, **day: IsolatedText) -> str:
    return writer.words(getattr(imprint.words, key), language, {**day, "language": language}, imprint.words.at.place(key))


def _called(imprint: Imprint) -> IsolatedText | None:
    """The earliest day on which one of the numbers was last called; None if nobody has called one of them."""
    if not all(line.confirmed for line in imprint.lines):
        return None
    return IsolatedText(str(min(call.day for line in imprint.lines for call in line.confirmed)))


def _signed(panel: Panel, spoken: Language, parts: Sequence[list[str]], imprint: Imprint, named: bool, said: tuple[Said, ...]) -> Panel:
    words, shorter, least = (spoken.separator.join(each) for each in parts)
    items = _name(imprint.organization, panel.language) if imprint.organization and not named else ()
    block = Block(ROLE, spoken, text=words, short=shorter, note=least, items=items, place=imprint.words.at.place(), said=said)
    return replace(panel, blocks=(*panel.blocks, block))


def _name(organization: Local, language: Language) -> tuple[Block, ...]:
    """The organization's name, which is kept apart from the other words, and left out where a block of the piece gives it already."""
    name, short = (*organization_words(organization, language.tag)["imprint"], "")[:2]
    return (Block(ROLE, language, text=name, short=short),)
