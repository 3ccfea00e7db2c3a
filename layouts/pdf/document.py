"""Sheets and their pages become the bytes of a PDF file. Same sheets, same bytes: no clock, no random number, no path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from layouts.geometry import Box
from layouts.page.items import Color, Item, Page
from layouts.pdf.draw import Inks, Resources, clip, operators, paint
from layouts.pdf.images import image_object
from layouts.pdf.metadata import PRODUCER, xmp
from layouts.pdf.objects import Document, Raw, Stream, array, dictionary, name, number, pdf_box, string
from layouts.pdf.objects import Page as PdfPage
from layouts.pdf.structure import Structure
from layouts.sheets.sheet import Mark, Placement, Sheet

# Crop marks are for the cutter whatever plate he looks at, so they print on all of them.
_REGISTRATION = Color("registration", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0))
_BLACK = Color("black", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))


@dataclass(frozen=True)
class About:
    """What the file says of itself. `accessible` adds live links and the PDF/UA-1 identifier."""

    title: str
    language: str
    author: str = ""
    inks: Inks = "rgb"
    accessible: bool = False


def write(sheets: Sequence[Sheet], pages: Sequence[Page], about: About) -> bytes:
    """One PDF page for each sheet."""
    return _Writer(pages, about).write(sheets)


class _Writer:
    def __init__(self, pages: Sequence[Page], about: About) -> None:
        self.pages = pages
        self.about = about
        self.document = Document(invariant=1, compression=1, pdfVersion=(1, 7) if about.accessible else (1, 4), lang=about.language)
        self.resources = Resources(about.inks)
        self.structure = Structure(self.document, about.language)
        self.forms: dict[int, Any] = {}
        self.read: set[int] = set()  # pages that already stand in the structure tree

    def write(self, sheets: Sequence[Sheet]) -> bytes:
        made = [self._sheet(sheet) for sheet in sheets]
        fonts = dictionary(**{embedded.resource: embedded.write(self.document) for embedded in self.resources.fonts.values()})
        pictures = {key: self._image(data) for data, key in self.resources.images.items()}
        forms = {f"X{index}": form for index, form in self.forms.items()}
        shared = self._resources(fonts, {**pictures, **forms})
        for page in made:
            page.Resources = shared
        for form in self.forms.values():
            self.document.idToObject[form.name].entries["Resources"] = self._resources(fonts, pictures)
        self._describe()
        self.document.updateSignature(repr((self.about, self.pages, sheets)))
        data = self.document.GetPDFData(None)
        return data if isinstance(data, bytes) else data.encode("latin-1")

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
        content += self._marks(sheet)
        page.Contents = Stream("\n".join(content).encode("latin-1"))
        page.Annots = array(*links) if links else None
        return page

    def _placement(self, placement: Placement, sheet: Sheet, links: list[Any]) -> list[str]:
        box = placement.box
        across = "1 0 0 1" if placement.turn == 0 else "-1 0 0 -1"
        x, y = (box.x, sheet.height - box.bottom) if placement.turn == 0 else (box.right, sheet.height - box.y)
        frame = ["q", clip(placement.clip, sheet.height), f"{across} {number(x)} {number(y)} cm"]
        if placement.page in self.read:
            # A card is read once; its copies on the sheet are the same words again.
            self._add_form(placement.page)
            return [*frame, "/Artifact BMC", f"/X{placement.page} Do", "EMC", "Q"]
        self.read.add(placement.page)
        page = self.pages[placement.page]
        if self.about.accessible:
            links += [link for item in page.items if item.link and item.tags for link in [self._link(item, page, box, sheet)]]
        return [*frame, *self._tagged(page), "Q"]

    def _tagged(self, page: Page) -> list[str]:
        content: list[str] = []
        for item in page.items:
            drawn = operators(item, page.height, self.resources)
            if item.tags:
                content += [*self.structure.mark(item, page.height), *drawn]
            else:
                content += [*self.structure.close(), "/Artifact BMC", *drawn, "EMC"]
        return [*content, *self.structure.close()]

    def _add_form(self, index: int) -> None:
        """Keep the page as a form that can be drawn any number of times."""
        if index in self.forms:
            return
        page = self.pages[index]
        drawn = [operator for item in page.items for operator in operators(item, page.height, self.resources)]
        reach = Box(0, 0, page.width, page.height).inset(-page.bleed)
        entries = {"Type": name("XObject"), "Subtype": name("Form"), "BBox": pdf_box(reach, page.height)}
        self.forms[index] = self.document.Reference(Stream("\n".join(drawn).encode("latin-1"), entries))

    def _link(self, item: Item, page: Page, trim: Box, sheet: Sheet) -> Any:
        box = Box(trim.x + item.box.x, trim.y + item.box.y, item.box.width, item.box.height)
        annotation = dictionary(
            Type=name("Annot"),
            Subtype=name("Link"),
            Rect=pdf_box(box, sheet.height),
            Border=array(0, 0, 0),
            F=4,
            Contents=string(f"{item.role}: {item.link}"),
            A=dictionary(Type=name("Action"), S=name("URI"), URI=string(item.link)),
        )
        reference = self.document.Reference(annotation)
        annotation.dict["StructParent"] = self.structure.annotate(item, reference)
        return reference

    def _marks(self, sheet: Sheet) -> list[str]:
        if not sheet.marks:
            return []
        lines = [_line(mark, sheet.height, self.about.inks) for mark in sheet.marks]
        return ["q /Artifact BMC", *lines, "EMC Q"]

    def _resources(self, fonts: Any, pictures: dict[str, Any]) -> Any:
        return self.document.Reference(dictionary(Font=fonts, XObject=dictionary(**pictures) if pictures else None))

    def _image(self, data: bytes) -> Any:
        return self.document.Reference(image_object(data, self.about.inks))

    def _describe(self) -> None:
        about, info, catalog = self.about, self.document.info, self.document.Catalog
        info.title, info.author, info.subject, info.creator, info.producer = about.title, about.author, "", PRODUCER, PRODUCER
        catalog.StructTreeRoot = self.structure.finish()
        catalog.MarkInfo = Raw("<</Marked true /Suspects false>>")
        catalog.ViewerPreferences = Raw("<</DisplayDocTitle true>>")
        packet = xmp(about.title, about.author, about.language, about.accessible)
        catalog.Metadata = Stream(packet, {"Type": name("Metadata"), "Subtype": name("XML")}, compress=False)


def _line(mark: Mark, height: float, inks: Inks) -> str:
    color = _REGISTRATION if mark.kind == "crop" else _BLACK
    start, end = (number(mark.x1), number(height - mark.y1)), (number(mark.x2), number(height - mark.y2))
    dash = "[2 1.5] 0 d" if mark.kind == "fold" else "[] 0 d"
    return f"{dash} {paint(color, inks, stroke=True)} {number(mark.width)} w {' '.join(start)} m {' '.join(end)} l S"
