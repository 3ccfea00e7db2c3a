"""A workbook: which sheets it has, and what is in them as text, each value as a person would type it who sees it.

Only values are read, whatever is wrong with styles, charts, names or links. openpyxl, which writes our workbooks, reads every part and
refuses a file for a font that is numbered oddly. It also keeps an object for each row and cell: a sheet that is formatted to its last row
takes it half a gigabyte and 18 s, and this reader 50 MB and 2 s. python-calamine is as fast, but knows neither number formats nor hidden
rows.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from handbill.core.tables.table import Worksheet
from handbill.core.tables.xlsx.number_format import shown
from handbill.core.tables.xlsx.package import DamagedPackage, Package, PackageTooLarge
from handbill.core.tables.xlsx.sheet_parts import SharedStrings, SheetRows

_WORKBOOK = "xl/workbook.xml"  # where every program puts it


@dataclass(frozen=True)
class SheetEntry:
    """A sheet as the workbook names it. `part`: where its cells are; empty if it is a chart or a macro. `hidden`: from whom opens it."""

    name: str
    part: str
    hidden: bool


class XlsxWorkbook:
    """Raises DamagedPackage."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        part = self._part_of_type("_rels/.rels", "", "/officedocument") or _WORKBOOK
        self._folder = posixpath.dirname(part)
        self._relations = f"{self._folder}/_rels/{posixpath.basename(part)}.rels".lstrip("/")
        self._elements = self._package.elements(part)
        targets = {
            attributes.get("Id", ""): (attributes.get("Type", ""), self._resolve(attributes.get("Target", "")))
            for _, name, attributes in self._package.elements(self._relations)
            if name == "Relationship"
        }
        entries = []
        for parent, name, attributes in self._elements:
            if (parent, name) == ("sheets", "sheet"):
                kind, target = targets.get(attributes.get("id", ""), ("", ""))
                hidden = attributes.get("state", "visible") != "visible"
                usable = kind.casefold().endswith("/worksheet") and target in self._package
                entries.append(SheetEntry(attributes.get("name", ""), target if usable else "", hidden))
        self.sheets = tuple(entries)

    def sheet(self, entry: SheetEntry) -> Worksheet:
        """The rows of a sheet that say something. Raises DamagedPackage, PackageTooLarge."""
        rows = SheetRows(self._strings, self._shown)
        if entry.part:
            self._package.parse(entry.part, rows, skip_empty=True)
        return Worksheet(entry.name, tuple(rows.rows.items()), frozenset(rows.hidden_rows), frozenset(rows.hidden_columns), entry.hidden)

    def _shown(self, number: str, style: str) -> str:
        code = self._formats[int(style)] if style.isascii() and style.isdigit() and int(style) < len(self._formats) else "General"
        return shown(number, code, self._epoch)

    @cached_property
    def _epoch(self) -> dt.datetime:
        dated = any(name == "workbookPr" and attributes.get("date1904") in ("1", "true") for _, name, attributes in self._elements)
        epoch: dt.datetime = MAC_EPOCH if dated else WINDOWS_EPOCH
        return epoch

    @cached_property
    def _strings(self) -> list[str]:
        shared = SharedStrings()
        if part := self._part_of_type(self._relations, self._folder, "/sharedstrings"):
            self._package.parse(part, shared)
        return shared.strings

    @cached_property
    def _formats(self) -> list[str]:
        """The number format of each style. Where styles cannot be read, numbers are shown without them."""
        part = self._part_of_type(self._relations, self._folder, "/styles")
        try:
            elements = self._package.elements(part) if part else []
        except (DamagedPackage, PackageTooLarge):
            return []
        codes: Mapping[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()} | {
            attributes.get("numFmtId", ""): attributes.get("formatCode", "") for _, name, attributes in elements if name == "numFmt"
        }
        styles = (attributes for parent, name, attributes in elements if (parent, name) == ("cellXfs", "xf"))
        return [codes.get(attributes.get("numFmtId", "0"), "General") for attributes in styles]

    def _part_of_type(self, relations: str, folder: str, ending: str) -> str:
        """The part that relations name with a type; empty if there is none."""
        if relations not in self._package:
            return ""
        for _, name, attributes in self._package.elements(relations):
            target = _resolved(folder, attributes.get("Target", ""))
            if name == "Relationship" and attributes.get("Type", "").casefold().endswith(ending) and target in self._package:
                return target
        return ""

    def _resolve(self, target: str) -> str:
        return _resolved(self._folder, target)


def _resolved(folder: str, target: str) -> str:
    """The name of the part that a relation from a folder means; one that begins with a slash stands in the root."""
    return posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))).lstrip("/")
