"""Makes a copy of a file as it is printed: without layers that are off, with what fields and notes show, in points.

The pages of the copy are what all questions about content examine, and what PDFium renders. Most files need no copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from handbill.preflight.content.graphics_state import GraphicsState
from handbill.preflight.content.layers import Layers
from handbill.preflight.content.marked_content import ObjectId
from handbill.preflight.content.rewrite import TEXT_SHOWING, Instruction, rewrite_page
from handbill.preflight.pdf_objects import as_array, as_dictionary, name_text, resource

if TYPE_CHECKING:
    import pikepdf

_HIDDEN, _PRINT, _NO_VIEW = 2, 4, 32  # flags of annotations (ISO 32000-1, 12.5.3)
_DEEPEST = 50  # forms within forms
_SILENT = frozenset({"/Link", "/Popup", "/PrinterMark", "/TrapNet"})
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_PATHS = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})
_PICTURES = frozenset({"sh", "Do", "INLINE IMAGE"})


def needs_copy(document: pikepdf.Pdf, on_screen: bool) -> bool:
    """Whether what is printed is not simply what the content of the pages says."""
    if not Layers(document, on_screen).are_all_shown or _may_be_endless(document):
        return True
    return any("/UserUnit" in page.obj or not all(map(_is_silent, _notes(page))) for page in document.pages)


def turn_into_print(document: pikepdf.Pdf, on_screen: bool) -> list[int]:
    """Change the pages of an opened copy; afterwards they have no annotations. Returns the pages on which a form draws itself."""
    layers = Layers(document, on_screen)
    endless = []
    for page in document.pages:
        _draw_notes(page, layers, on_screen)
    must_rewrite = not layers.are_all_shown or _may_be_endless(document)
    for number, page in enumerate(document.pages, 1):
        if must_rewrite and rewrite_page(document, page, _LayerFilter(layers).step):
            endless.append(number)
        _scale_to_points(page)
    return endless


def unprinted_values(document: pikepdf.Pdf, page: pikepdf.Page, on_screen: bool) -> Iterator[str]:
    """What is filled into the fields of a page, or typed over it, and has no appearance, or an old one: viewers draw it by themselves."""
    must_draw = bool(as_dictionary(document.Root.get("/AcroForm")).get("/NeedAppearances", False))
    for note in _notes(page):
        if not _is_printed(note, on_screen) or ("/AP" in note and not must_draw):
            continue
        kind = name_text(note.get("/Subtype", ""))
        value = note.get("/Contents") if kind == "/FreeText" else _field_value(note) if kind == "/Widget" else None
        if _is_text(value):
            yield str(value)


def _may_be_endless(document: pikepdf.Pdf) -> bool:
    """Whether the resources of a form lead back to it. It may still not draw itself: forms often share the resources of their page."""
    return any(_leads_back(page.obj.get("/Resources"), [], set()) for page in document.pages)


def _leads_back(resources: Any, above: list[ObjectId], done: set[ObjectId]) -> bool:
    below = as_dictionary(as_dictionary(resources).get("/XObject"))
    for _, form in below.items():
        form = as_dictionary(form)
        if name_text(form.get("/Subtype", "")) != "/Form" or form.objgen in done:
            continue
        if form.objgen in above or len(above) > _DEEPEST:
            return True
        if _leads_back(form.get("/Resources", resources), [*above, form.objgen], done):
            return True
        done.add(form.objgen)
    return False


def _notes(page: Any) -> list[Any]:
    return [note for note in as_array(page.obj.get("/Annots")) if as_dictionary(note)]


def _is_silent(note: Any) -> bool:
    """Whether it shows nothing by itself."""
    return name_text(note.get("/Subtype", "")) in _SILENT


def _is_printed(note: Any, on_screen: bool) -> bool:
    flags = note.get("/F", 0)
    flags = flags if isinstance(flags, int) else 0
    return not flags & (_HIDDEN | _NO_VIEW if on_screen else _HIDDEN) and (on_screen or bool(flags & _PRINT))


def _field_value(widget: Any) -> Any:
    """A widget's value, or that of the field it belongs to."""
    node, seen = widget, 0
    while "/V" not in node and as_dictionary(node.get("/Parent")) and seen < _DEEPEST:
        node, seen = node["/Parent"], seen + 1
    return node.get("/V")


def _is_text(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.String)


def _draw_notes(page: pikepdf.Page, layers: Layers, on_screen: bool) -> None:
    """Draw what notes and fields show after the content of the page, as artifacts: tags refer to them as objects."""
    import pikepdf

    drawn: list[bytes] = []
    resources = pikepdf.Dictionary(as_dictionary(page.obj.get("/Resources")))
    forms = pikepdf.Dictionary(as_dictionary(resources.get("/XObject")))
    for index, note in enumerate(_notes(page)):
        is_off = "/OC" in note and not layers.shows(note["/OC"])
        if is_off or _is_silent(note) or not _is_printed(note, on_screen):
            continue
        annotation = pikepdf.Annotation(note)
        appearance = annotation.get_appearance_stream(pikepdf.Name.N)
        if not isinstance(appearance, pikepdf.Stream) or "/BBox" not in appearance:
            continue
        name = pikepdf.Name(f"/PrintedNote{index}")
        content = annotation.get_page_content_for_appearance(name, 0)
        if content:
            forms[name] = appearance
            drawn.append(b"/Artifact <</Type /Annotation>> BDC\n" + content + b"\nEMC\n")
    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    if drawn:
        resources["/XObject"] = forms
        page.obj["/Resources"] = resources
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"\nQ\n" + b"".join(drawn))


def _scale_to_points(page: pikepdf.Page) -> None:
    """Units may be larger than points (UserUnit, ISO 32000-1, 14.11.2); renderers differ in whether they know."""
    import pikepdf

    unit = float(page.obj.get("/UserUnit", 1))
    if unit == 1 or unit <= 0:
        return
    page.obj["/MediaBox"] = page.mediabox
    for name in _BOXES:
        if name in page.obj:
            page.obj[name] = pikepdf.Array([float(value) * unit for value in page.obj[name]])
    page.contents_add(f"{unit} 0 0 {unit} 0 0 cm\n".encode("ascii"), prepend=True)
    del page.obj["/UserUnit"]


class _LayerFilter:
    """Leaves out what is painted on layers that are off; everything else stays, since it may hold for what follows."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._hides: list[bool] = []

    def step(self, state: GraphicsState, operands: Any, operator: str, resources: Any) -> list[Instruction]:
        if operator in ("BMC", "BDC"):
            self._hides.append(operator == "BDC" and name_text(operands[0]) == "/OC" and not self._shows_named(operands[1], resources))
        elif operator == "EMC" and self._hides:
            self._hides.pop()
        elif operator == "Do" and not self._shows_object(resource(resources, "/XObject", operands[0])):
            return []
        elif any(self._hides):
            if operator in TEXT_SHOWING or operator in _PICTURES:
                return []
            if operator in _PATHS:
                return [((), "n")]
        return [(operands, operator)]

    def _shows_named(self, name: Any, resources: Any) -> bool:
        return self.layers.shows(resource(resources, "/Properties", name))

    def _shows_object(self, drawn: Any) -> bool:
        drawn = as_dictionary(drawn)
        return "/OC" not in drawn or self.layers.shows(drawn["/OC"])
