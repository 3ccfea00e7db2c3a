"""The imprint, a small line on every piece that dates it: who hands it out, when its numbers were checked, which piece, whether a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbill.contacts.hotlines import Hotline
from handbill.content.blocks import BlockWriter, Local, organization_words
from handbill.content.facts import Fact
from handbill.content.material import ImprintWords
from handbill.content.piece import Block, Draft, Panel, strings_of
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
    last = {panel.language.tag: index for index, panel in enumerate(panels)}
    parts = {index: _parts(imprint, panels[index], writer) for index in last.values()}
    # Checked last, because any words of the piece may be unreviewed, including those of the imprint.
    if writer.unreviewed or not (all(line.confirmed for line in imprint.lines) and all(fact.confirmed for fact in imprint.facts)):
        for index, written in parts.items():
            written.append(_words(imprint, "draft", panels[index].language, writer))
    named = any(block.role == "local" for panel in panels for block in panel.blocks)
    return tuple(_signed(panel, parts[index], imprint, named) if index in parts else panel for index, panel in enumerate(panels))


def is_printed(panels: Sequence[Panel], printed: Sequence[IsolatedText | WebAddress | None]) -> bool:
    """Whether any of these numbers or addresses is printed on the panels."""
    wanted = [str(one) for one in printed if one]
    return any(one in text for panel in panels for text in strings_of(panel.blocks) for one in wanted)


def unconfirmed(line: Hotline) -> Draft:
    listed = ", ".join(number.printed for number in line.prints())
    if not listed and line.url:
        return Draft("", f"{line.name} ({line.url.printed.printed}): nobody has opened it to confirm it", line.place)
    return Draft("", f"{line.name} ({listed}): nobody has called to confirm it", line.place)


def _parts(imprint: Imprint, panel: Panel, writer: BlockWriter) -> list[str]:
    parts = [_words(imprint, "checked", panel.language, writer)] if imprint.lines else []
    return [*parts, str(IsolatedText(f"{imprint.code} {panel.language.tag}"))]


def _words(imprint: Imprint, key: str, language: Language, writer: BlockWriter) -> str:
    checked = min((line.checked for line in imprint.lines), default=None)
    values = {"checked": IsolatedText(str(checked)), "language": language}
    return writer.words(getattr(imprint.words, key), language, values, imprint.words.at.place(key))


def _signed(panel: Panel, parts: list[str], imprint: Imprint, named: bool) -> Panel:
    # The organization's name is kept apart from the other words, and left out if a block of the piece gives it already.
    names = organization_words(imprint.organization)["imprint"] if imprint.organization and not named else ()
    name, short = (*names, "", "")[:2]
    block = Block(ROLE, panel.language, text=panel.language.separator.join(parts), value=name, short=short, place=imprint.words.at.place())
    return replace(panel, blocks=(*panel.blocks, block))
