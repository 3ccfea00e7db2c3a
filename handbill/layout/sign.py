"""The lower part that posters share: the number across the sheet on the deep ink, the other ways to help, who hands it out, the imprint."""

from __future__ import annotations

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.graphics.qr_code import make_qr_code
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import NO_EDGES, FilledBox
from handbill.layout.elements.organization_box import OrganizationBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.kit import Kit, of_role, spacer

# Points, as every figure here, on a poster at the distance the theme is made for; all grow with the distance.
CODE = 104.0  # quiet zone included: modules of 1 mm, read from a quarter of the poster's distance (width: a tenth of that, imgkilo)
ADDRESS = 150 / 11  # em: a service's address on one line at the size of the imprint


def sheet_margin(kit: Kit) -> float:
    return kit.form.safe * 1.6


def on_sheet(kit: Kit, side: Side, words: Element) -> Element:
    """The whole poster: its own words above, the band and the foot below."""
    margin = sheet_margin(kit)
    parts = [words, *(_band(kit, helpline, margin) for helpline in of_role(side.blocks, "helpline"))]
    parts.append(FilledBox(_foot(kit, side), Edges(margin, 18 * kit.enlargement, margin, margin * 0.7), fixed=True))
    return Stack(tuple(parts))


def _band(kit: Kit, helpline: Block, margin: float) -> Element:
    """The number across the sheet."""
    unit = kit.enlargement
    parts = (
        kit.text(helpline, helpline.label, "heading", "paper"),
        kit.number(helpline, "number", "paper"),
        kit.text(helpline, helpline.text, "body", "paper", short=helpline.short),
    )
    bleed = kit.form.bleed
    return FilledBox(
        Stack(parts, gap=12 * unit),
        Edges(margin, 20 * unit, margin, 19 * unit),
        fill=kit.color("ink"),
        bleed=Edges(bleed, 0, bleed, 0),
        fixed=True,
    )


def _ways(kit: Kit, side: Side) -> Row | None:
    """The other ways to reach help, and the code."""
    unit = kit.enlargement
    contacts = tuple(Column(kit.contact(contact, gap=6 * unit)) for contact in of_role(side.blocks, "contact"))
    columns = [Column(Row(contacts, gap=30 * unit, align="baseline"))] if contacts else []
    columns += [Column(_code(kit, code), width=ADDRESS * _address(kit, code).smallest, fixed=True) for code in of_role(side.blocks, "code")]
    return Row(tuple(columns), gap=30 * unit) if columns else None


def _code(kit: Kit, block: Block) -> Element:
    """The code on white, with its label above and the address for those who would rather type below, at the end of the sheet's measure."""
    size = CODE * kit.enlargement
    drawn = Figure(make_qr_code(block.link), size, size, kit.color("text"), alt=f"{block.label}: {block.link}", role="code", fixed=True)
    square = Row((Column(spacer()), Column(FilledBox(drawn, NO_EDGES, fill=kit.color("paper")), width=size, fixed=True)))
    label = kit.text(block, block.label, "imprint", align="end", balance=True)
    return Stack((label, square, _address(kit, block)), gap=5 * kit.enlargement)


def _address(kit: Kit, block: Block) -> Text:
    """Read at arm's length like the imprint, not across a corridor."""
    return kit.text(block, block.value, "imprint", one_line=True, link=block.link, align="end")


def _foot(kit: Kit, side: Side) -> Element:
    ways = _ways(kit, side)
    parts: list[Element] = [ways] if ways else []
    parts += [_near(kit, block) for block in of_role(side.blocks, "local")]
    parts += [kit.imprint(block) for block in of_role(side.blocks, "imprint")]
    return Stack(tuple(parts), gap=12 * kit.enlargement)


def _near(kit: Kit, block: Block) -> Element:
    """The organization across the sheet: logo, name with its web address below, number."""
    unit = kit.enlargement
    logo = kit.logo_figure(120 * unit, 54 * unit)
    box = OrganizationBox((kit.organization_name(block), *kit.organization_address(block)), gap=2 * unit)
    columns = [Column(logo, width=120 * unit, fixed=True)] if logo else []
    columns.append(Column(Stack((kit.text(block, block.label, "small"), box), gap=2 * unit, key=1), share=2))
    if block.value:
        columns.append(Column(OrganizationBox(kit.organization_number(block, align="end"))))
    return Row(tuple(columns), gap=14 * unit, align="baseline")
