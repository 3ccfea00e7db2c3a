"""The parts of an organization's own words, each in a box of fixed size, and its logos; designs get them from the kit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, Protocol

from handbill.content.blocks import ADDRESS, NUMBER_LABEL, SECOND_NUMBER, SOCIAL, social_form
from handbill.content.piece import Block, Piece
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.graphics.items import Color, Drawing
from handbill.graphics.logo import Bitmap, check_resolution
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.logo_row import LogoRow
from handbill.layout.elements.organization_box import OrganizationLine, OrganizationPart, OrganizationRow
from handbill.layout.elements.text import Align, Text
from handbill.layout.format import Format
from handbill.layout.theme import Theme, TypeStyle
from handbill.typeset.script_properties import script_heights

_MARGINS = 3.2  # safe areas, that words of any sheet keep from its two sides together
_LATIN_X = script_heights("Latn").x_height
# In parts of the type size of what follows.
_AFTER_LABEL, _BETWEEN = 0.4, 1.3
_SOCIAL = "the line of names on social media"


class TypeSource(Protocol):
    """What these functions take of the kit: the piece with its format, theme and logos, and words set in the theme's roles."""

    @property
    def piece(self) -> Piece: ...

    @property
    def form(self) -> Format: ...

    @property
    def theme(self) -> Theme: ...

    @property
    def logos(self) -> tuple[Drawing | Bitmap, ...]: ...

    @property
    def enlargement(self) -> float: ...

    def color(self, name: str) -> Color: ...

    def style(self, role: str) -> TypeStyle: ...

    def text(self, block: Block, words: str, role: str, color: str = "text", **how: object) -> Text: ...

    def number(self, block: Block, role: str, color: str, align: Align = "start") -> Text: ...


def name(kit: TypeSource, block: Block, role: str, tight: float) -> OrganizationLine:
    """The name, on one line of a role's type or on two at `tight` times its size."""
    text = kit.text(block, block.text, role, "ink", balance=True)
    return replace(_line(kit, "name", _wordings(block), text, 2, "the name", "name"), tight=tight)


def name_in_imprint(kit: TypeSource, block: Block, align: Align, color: str) -> OrganizationLine:
    """The name above the imprint; a long one as small as the format's floor for it."""
    line = _line(kit, "imprint", _wordings(block), kit.text(block, block.text, "imprint", color, align=align), 1, "the name", "name")
    return replace(line, last_resort=min(line.last_resort, max(kit.form.floor.imprint, kit.theme.least) / _LATIN_X))


def number(kit: TypeSource, block: Block, role: str, align: Align, color: str) -> tuple[OrganizationLine, ...]:
    """The first number, or the web address where no number is given."""
    if not block.value:
        return ()
    is_number = block.link.startswith("tel:")
    subject, key = ("the number", "phone") if is_number else ("the web address", "url")
    return (_line(kit, "number", (block.value,), _number_text(kit, block, role, align, color), 1, subject, key),)


def label(kit: TypeSource, block: Block, align: Align) -> tuple[OrganizationLine, ...]:
    """What stands before or above the first number."""
    return tuple(_label(kit, item, item.value, "label", "phone_label", align) for item in block.items if item.role == NUMBER_LABEL)


def numbers(kit: TypeSource, block: Block, align: Align, narrow: bool) -> tuple[OrganizationPart, ...]:
    """The numbers, each after its label; alone on a line each if it is narrow."""
    rows = [[*label(kit, block, "start"), *number(kit, block, "heading", "start", "ink")]]
    for item in block.items:
        if item.role == SECOND_NUMBER:
            text = _number_text(kit, item, "heading", "start", "ink")
            second = _line(kit, "number_2", (item.value,), text, 1, "the second number", "phone_2")
            rows.append([*([_label(kit, item, item.label, "label_2", "phone_2_label", "start")] if item.label else []), second])
    if not narrow:
        rows = [[part for row in rows for part in row]]
    if not rows[0]:
        return ()
    if sum(map(len, rows)) == 1:
        return number(kit, block, "heading", align, "ink")
    lines = [_row(row, "the number with its label" if narrow else "the line of numbers", align) for row in rows]
    return tuple(replace(line, peers=tuple(other for other in lines if other is not line)) for line in lines)


def address(kit: TypeSource, block: Block, align: Align) -> tuple[OrganizationLine, ...]:
    """The web address beside a number."""
    return tuple(_address(kit, item, "address", "the web address", "url", align) for item in block.items if item.role == ADDRESS)


def social(kit: TypeSource, block: Block, align: Align, narrow: bool) -> tuple[OrganizationPart, ...]:
    """The names on social media on one line; each on its own in a narrow column."""
    names = [item for item in block.items if item.role == SOCIAL]
    lines = [_address(kit, item, social_form(at), _SOCIAL, f"social.{at}", align) for at, item in enumerate(names)]
    return tuple(lines) if narrow or len(lines) < 2 else (_row(lines, _SOCIAL, align),)


def joined(first: tuple[OrganizationPart, ...], second: tuple[OrganizationPart, ...]) -> tuple[OrganizationPart, ...]:
    """The parts of both lines on one."""
    parts = [line for part in (*first, *second) for line in (part.parts if isinstance(part, OrganizationRow) else (part,))]
    return (_row(parts, "the line with the web address", "start"),) if first and second else (*first, *second)


def logo(kit: TypeSource, width: float, height: float, boxed: Literal["middle", "bottom"], at_end: bool) -> Figure | None:
    """The first logo in a box of this size. Raises ProblemsFound (picture-resolution) for a bitmap with too few pixels."""
    figure = next(_figures(kit, width, height), None)
    if figure:
        raise_if_any(_resolution(kit, figure, 0))
    return replace(figure, boxed=boxed, at_end=at_end) if figure else None


def logo_row(kit: TypeSource, width: float, height: float) -> LogoRow | None:
    """Several logos in a row of this height. Raises ProblemsFound (picture-resolution) for bitmaps with too few pixels."""
    if len(kit.logos) < 2:
        return None
    width = width or kit.form.width - _MARGINS * kit.form.safe
    row = LogoRow(tuple(_figures(kit, width, height)), width, height)
    raise_if_any([problem for index, figure in enumerate(row.sized()) for problem in _resolution(kit, figure, index)])
    return row


def _figures(kit: TypeSource, width: float, height: float) -> Iterator[Figure]:
    """The logos, each described with the name of whose it is."""
    organization = kit.piece.organization
    for drawn, own in zip(kit.logos, organization.logos if organization else (), strict=False):
        yield Figure(drawn, width, height, kit.color("ink"), own.name or (organization.name if organization else ""), "logo", fixed=True)


def _resolution(kit: TypeSource, figure: Figure, index: int) -> list[Problem]:
    """What is wrong with a bitmap that fills as much of its box as its proportions allow."""
    picture, organization = figure.picture, kit.piece.organization
    if not isinstance(picture, Bitmap) or organization is None:
        return []
    # From twice as far off, half the pixels an inch look the same.
    pixel = min(figure.width / picture.width, figure.height / picture.height) / kit.enlargement
    return check_resolution(picture, picture.width * pixel, picture.height * pixel, organization.at(f"logo.{index}"))


def _address(kit: TypeSource, item: Block, form: str, subject: str, key: str, align: Align) -> OrganizationLine:
    text = kit.text(item, item.value, "small", link=item.link, align=align)
    return _line(kit, form, (item.value,), text, 1, subject, key)


def _label(kit: TypeSource, item: Block, words: str, form: str, key: str, align: Align) -> OrganizationLine:
    return _line(kit, form, (words,), kit.text(item, words, "small", align=align), 1, "the label", key)


def _number_text(kit: TypeSource, block: Block, role: str, align: Align, color: str) -> Text:
    return replace(kit.number(block, role, color, align=align), steady=0.0, smallest=kit.form.legible / _LATIN_X)


def _row(parts: list[OrganizationLine], subject: str, align: Align) -> OrganizationRow:
    """Parts on one line: a label is near to its number, and away from what is before it."""
    gaps = [0.0]
    for before in parts[:-1]:
        gaps.append(_AFTER_LABEL if before.form.startswith("label") else _BETWEEN)
    aligned = tuple(replace(part, text=replace(part.text, align="start")) for part in parts)
    return OrganizationRow(aligned, tuple(gaps), subject, align == "end")


def _wordings(block: Block) -> tuple[str, ...]:
    return (block.text, block.short) if block.short else (block.text,)


def _line(kit: TypeSource, form: str, wordings: tuple[str, ...], text: Text, lines: int, subject: str, key: str) -> OrganizationLine:
    organization = kit.piece.organization
    place = organization.at(key) if organization else Place(key=key)
    # Rather than stop the work, a long name is set as small as the imprint.
    # Names are mostly in Latin letters, whatever the script of the page.
    least = min(text.style.size, max(text.floor, kit.form.floor.text / _LATIN_X))
    last_resort = min(least, max(kit.style("imprint").size, kit.theme.least / _LATIN_X))
    text = replace(text, one_line=False, floor=0.0)
    return OrganizationLine(form, wordings, text, least, last_resort, lines, subject, kit.form.name, place)
