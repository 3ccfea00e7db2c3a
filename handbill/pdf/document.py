"""Writes sheets and their pages as a PDF file. The same sheets give the same bytes: no clock, random number or path is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from handbill.core.geometry import Box
from handbill.core.matrix import Matrix, scaling, translation
from handbill.graphics.items import Color, Item, Page
from handbill.graphics.opaque import opaque_items
from handbill.layout.notes import BLACK, REGISTRATION, WHITE
from handbill.pdf.content_stream import KNOCK_OUT, OVER, Resources, clip_to, draw_item
from handbill.pdf.icc_profile import IccProfile
from handbill.pdf.images import make_image_object, make_mask_object
from handbill.pdf.metadata import About, info_dictionary, xmp_packet
from handbill.pdf.objects import IDENTIFIER, Document, PdfPage, Raw, Stream, array, dictionary, name, number, pdf_box, string
from handbill.pdf.output_intent import output_intents
from handbill.pdf.shadings import SPACES
from handbill.pdf.structure import Structure
from handbill.pdf.viewer_preferences import viewer_preferences
from handbill.sheets.sheet import Mark, Placement, PrinterCorrection, Sheet

# Marks for a press; the others are printed in black.
_ALL_PLATES = ("crop", "fold", "registration")
_DASHED = ("fold", "guide")
_WHITE_EDGE = 3  # how many times as wide as a mark on ink the white line under it is
# The cosine and sine of each turn, counterclockwise (ISO 32000-1, 8.3.3).
_TURNS = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
_OVERPRINT = {OVER: Raw("<</OP true /op true /OPM 1>>"), KNOCK_OUT: Raw("<</OP false /op false /OPM 0>>")}
_NAME_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


def write(sheets: Sequence[Sheet], pages: Sequence[Page], about: About) -> bytes:
    """One PDF page for each sheet."""
    return PdfWriter(pages, about).write(sheets)


class PdfWriter:
    """Collects the objects of one document."""

    def __init__(self, pages: Sequence[Page], about: About) -> None:
        # PDF/X-1a knows no transparency.
        flat = about.intent is not None and not about.intent.profile
        self.pages = [replace(page, items=tuple(opaque_items(page.items))) for page in pages] if flat else pages
        self.about = about
        version = about.intent.pdf_version if about.intent else (1, 7) if about.accessible or about.printing else (1, 4)
        self.document = Document(version, about.language)
        profile = IccProfile(about.intent.profile) if about.intent and about.intent.profile else None
        self.resources = Resources(about.inks, profile)
        self.structure = Structure(self.document, about.language)
        self.forms: dict[int, Any] = {}
        self.boxes: dict[tuple[int, str], Any] = {}  # a form for each part of a page that differs from copy to copy
        self._lets_through = False
        self._gradients: dict[str, Any] = {}
        self._opacities: dict[str, Any] = {}
        self.read: set[int] = set()  # pages that are already in the structure tree

    def write(self, sheets: Sequence[Sheet]) -> bytes:
        """The bytes of the document."""
        self._finish([self._sheet(sheet) for sheet in sheets])
        self._describe()
        return self.document.to_bytes()

    def _finish(self, made: Sequence[Any]) -> None:
        """Write the resources, which are known once everything is drawn."""
        fonts = dictionary(**{embedded.resource: embedded.write(self.document) for embedded in self.resources.fonts.values()})
        shadings = self.resources.shadings
        self._gradients = shadings.shadings(self.about.inks, self.resources.parts, separation, self.document)
        self._opacities = shadings.states(self.document)
        self._lets_through = shadings.lets_through
        pictures = {key: self._image(data) for data, key in self.resources.images.items()}
        boxes = {f"O{index}": box for index, box in enumerate(self.boxes.values(), 1)}
        forms = {f"X{index}": form for index, form in self.forms.items()}
        shared = self._resources(fonts, {**pictures, **boxes, **forms})
        for page in made:
            page.Resources = shared
            if self._lets_through:
                page.Group = dictionary(Type=name("Group"), S=name("Transparency"), CS=name(SPACES[self.about.inks]))
        for form in self.forms.values():
            self.document.object_of(form).entries["Resources"] = self._resources(fonts, {**pictures, **boxes})
        for box in self.boxes.values():
            self.document.object_of(box).entries["Resources"] = self._resources(fonts, {})

    def _sheet(self, sheet: Sheet) -> Any:
        page = PdfPage()
        reference = self.document.Reference(page)
        self.document.Pages.addPage(page)
        page.Parent = self.document.Reference(self.document.Pages)
        page.StructParents = self.structure.begin_page(reference)
        page.Tabs = name("S")
        page.MediaBox = array(0, 0, Raw(number(sheet.width)), Raw(number(sheet.height)))
        if sheet.trim and sheet.bleed:
            page.TrimBox, page.BleedBox = pdf_box(sheet.trim, sheet.height), pdf_box(sheet.bleed, sheet.height)
        content: list[str] = []
        links: list[Any] = []
        for placement in sheet.placements:
            content += self._placement(placement, sheet, links)
        content += self._around(sheet)
        if sheet.adjust:
            content = ["q", _concatenate(_adjusting(sheet.adjust, sheet)), *content, "Q"]
        page.Contents = self._contents(content)
        page.Annots = array(*links) if links else None
        return page

    def _contents(self, content: list[str]) -> Any:
        return Stream("\n".join(content).encode("latin-1"))

    def _placement(self, placement: Placement, sheet: Sheet, links: list[Any]) -> list[str]:
        box, page = placement.box, self.pages[placement.page]
        frame = ["q", clip_to(placement.clip, sheet.height), _concatenate(_placing(placement, page, sheet.height))]
        if placement.page in self.read:
            # Only one copy of a card is tagged; the others on the sheet repeat its text.
            self._add_form(placement.page)
            return [*frame, "/Artifact BMC", f"/X{placement.page} Do", "EMC", "Q"]
        self.read.add(placement.page)
        if self.about.accessible:
            links += [link for item in page.items if item.link and item.tags for link in [self._link(item, box, sheet)]]
        return [*frame, *self._tagged(page, placement.page), "Q"]

    def _tagged(self, page: Page, index: int) -> list[str]:
        content: list[str] = []
        for item, drawn in self._draw(page, index):
            if item.tags:
                content += [*self.structure.mark(item, page.height), *drawn]
            else:
                content += [*self.structure.close(), "/Artifact BMC", *drawn, "EMC"]
        return [*content, *self.structure.close()]

    def _draw(self, page: Page, index: int) -> Iterator[tuple[Item, list[str]]]:
        """Each item with the operators that draw it; items of one form are drawn as that form, and stand for the first of them."""
        for form, group in groupby(page.items, key=lambda item: item.form):
            items = list(group)
            if not form:
                yield from ((item, draw_item(item, page.height, self.resources)) for item in items)
                continue
            key = (index, form)
            if key not in self.boxes:
                self.boxes[key] = self.document.Reference(self._form(self.draw_box(key, items), page))
            yield items[0], [f"/O{list(self.boxes).index(key) + 1} Do"]

    def draw_box(self, key: tuple[int, str], items: Sequence[Item]) -> list[str]:
        """The operators of a part that differs from copy to copy; `key` is its page and its name."""
        height = self.pages[key[0]].height
        return [operator for item in items for operator in draw_item(item, height, self.resources)]

    def _add_form(self, index: int) -> None:
        """Add the page as a form XObject, which can be drawn any number of times."""
        if index in self.forms:
            return
        page = self.pages[index]
        drawn = [operator for _, operators in self._draw(page, index) for operator in operators]
        self.forms[index] = self.document.Reference(self._form(drawn, page))

    def _form(self, drawn: list[str], page: Page) -> Any:
        reach = Box(0, 0, page.width, page.height).inset(-page.bleed)
        entries = {"Type": name("XObject"), "Subtype": name("Form"), "BBox": pdf_box(reach, page.height)}
        return Stream("\n".join(drawn).encode("latin-1"), entries)

    def _link(self, item: Item, trim: Box, sheet: Sheet) -> Any:
        annotation = link_annotation(item, trim, sheet.height)
        reference = self.document.Reference(annotation)
        annotation.dict["StructParent"] = self.structure.annotate(item, reference)
        return reference

    def _around(self, sheet: Sheet) -> list[str]:
        """Marks and notes around the artwork, as artifacts."""
        drawn = [self._line(mark, sheet.height) for mark in sheet.marks]
        drawn += [operator for item in sheet.notes for operator in draw_item(item, sheet.height, self.resources)]
        return ["q /Artifact BMC", *drawn, "EMC Q"] if drawn else []

    def _line(self, mark: Mark, height: float) -> str:
        color = REGISTRATION if mark.kind in _ALL_PLATES else BLACK
        start, end = (number(mark.x1), number(height - mark.y1)), (number(mark.x2), number(height - mark.y2))
        dash = "[2 1.5] 0 d" if mark.kind in _DASHED else "[] 0 d"
        path = f"{' '.join(start)} m {' '.join(end)} l S"
        stroke = f"{self.resources.paint(color, stroke=True)} {number(mark.width)} w"
        if mark.on_ink:
            edge = f"{self.resources.paint(WHITE, stroke=True)} {number(_WHITE_EDGE * mark.width)} w"
            return f"[] 0 d {edge} {path} {dash} {stroke} {path}"
        return f"{dash} {stroke} {path}"

    def _resources(self, fonts: Any, pictures: dict[str, Any]) -> Any:
        spots = {key: separation(color) for key, color in self.resources.spots.values()}
        states = {**(_OVERPRINT if self.about.inks == "cmyk" else {}), **self._opacities}
        gradients = self._gradients
        entries = dictionary(
            Font=fonts,
            XObject=dictionary(**pictures) if pictures else None,
            ColorSpace=dictionary(**spots) if spots else None,
            ExtGState=dictionary(**states) if states else None,
            Shading=dictionary(**gradients) if gradients else None,
        )
        return self.document.Reference(entries)

    def _image(self, data: bytes) -> Any:
        picture = make_image_object(data, self.about.inks, self.resources.profile, self.about.total_ink)
        mask = make_mask_object(data)
        if mask:
            is_stencil = "ImageMask" in mask.entries
            picture.entries["Mask" if is_stencil else "SMask"] = self.document.Reference(mask)
            self._lets_through |= not is_stencil
        return self.document.Reference(picture)

    def _describe(self) -> None:
        about, catalog = self.about, self.document.Catalog
        self.document.info = info_dictionary(about)
        catalog.StructTreeRoot = self.structure.finish()
        catalog.MarkInfo = Raw("<</Marked true /Suspects false>>")
        catalog.ViewerPreferences = Raw(viewer_preferences(about))
        if about.intent:
            catalog.OutputIntents = output_intents(about.intent, self.document)
        packet = xmp_packet(about, IDENTIFIER)
        catalog.Metadata = Stream(packet, {"Type": name("Metadata"), "Subtype": name("XML")}, compress=False)


def link_annotation(item: Item, trim: Box, height: float) -> Any:
    """A link annotation over an item of a page whose trim is at `trim` on a sheet of this height (ISO 32000-1, 12.5.6.5)."""
    return link_object(*link_values(item, trim, height))


def link_values(item: Item, trim: Box, height: float) -> tuple[Any, Any, Any]:
    """The rectangle, the description and the target of a link."""
    box = Box(trim.x + item.box.x, trim.y + item.box.y, item.box.width, item.box.height)
    return pdf_box(box, height), string(f"{item.role}: {item.link}"), string(item.link)


def link_object(rectangle: Any, contents: Any, target: Any) -> Any:
    return dictionary(
        Type=name("Annot"),
        Subtype=name("Link"),
        Rect=rectangle,
        Border=array(0, 0, 0),
        F=4,
        Contents=contents,
        A=dictionary(Type=name("Action"), S=name("URI"), URI=target),
    )


def _placing(placement: Placement, page: Page, height: float) -> Matrix:
    """The matrix that turns the page, scales it to its box and puts it there."""
    box, turn = placement.box, placement.turn
    cosine, sine = _TURNS[turn]
    width = box.width if cosine else box.height
    scale = width / page.width
    # Where the page's lower left corner comes to lie.
    x = box.x if turn in (0, 270) else box.right
    y = height - box.bottom if turn in (0, 90) else height - box.y
    return Matrix(cosine * scale, sine * scale, -sine * scale, cosine * scale, x, y)


def _adjusting(adjust: PrinterCorrection, sheet: Sheet) -> Matrix:
    """The matrix that scales from the paper's middle, then shifts; PDF counts upward."""
    (across, down), (right, low) = adjust.scale, adjust.shift
    x, y = sheet.width / 2, sheet.height / 2
    return translation(-x, -y).then(scaling(across, down)).then(translation(x + right, y - low))


def _concatenate(matrix: Matrix) -> str:
    return " ".join(_exact(part) for part in matrix[:4]) + f" {number(matrix.e)} {number(matrix.f)} cm"


def _exact(factor: float) -> str:
    """Factors act on whole sheets: three decimals would be off by a third of a millimeter."""
    return f"{factor:.6f}".rstrip("0").rstrip(".")


def separation(color: Color) -> Any:
    """A Separation color space of a color's spot ink (ISO 32000-1, 8.6.6.4); its tint runs from bare paper to the color's four inks."""
    full = " ".join(number(part) for part in color.cmyk)
    tint = f"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{full}] /N 1>>"
    return Raw(f"[/Separation /{_escape_name(color.spot)} /DeviceCMYK {tint}]")


def _escape_name(spot: str) -> str:
    """A PDF name; any byte but plain letters, digits and -_. is written as # and two digits (ISO 32000-1, 7.3.5)."""
    return "".join(chr(byte) if chr(byte) in _NAME_CHARACTERS else f"#{byte:02X}" for byte in spot.encode())
