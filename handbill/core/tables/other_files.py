"""Files that people take for a list and that hold none that can be read: what they are, and what to do."""

from __future__ import annotations

import re
from pathlib import Path

from handbill.core.problems import Place, Problem, display_path
from handbill.core.tables.xlsx.package import DamagedPackage, Package

_OLE = b"\xd0\xcf\x11\xe0"  # how files of old Office programs begin, and new ones with a password
_AS_XLSX = "open it, and save it as .xlsx or as CSV in UTF-8"
_WEB_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|table|style)\b", re.IGNORECASE | re.DOTALL)


def other_file(data: bytes, path: Path) -> Problem | None:
    """The problem (content-table) of a file that is no table; None if it may be CSV or XLSX."""
    what, hint = _kind(data)
    return Problem("content-table", f"this is {what}", Place(display_path(path)), hint) if what else None


def _kind(data: bytes) -> tuple[str, str]:
    start = data[:2000].removeprefix(b"\xef\xbb\xbf")
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"PK"):
        return _zip(data)
    if start.startswith(b"%PDF"):
        return "a PDF", "open the spreadsheet that it was made from, and save that as .xlsx or CSV"
    if _WEB_PAGE.match(start):
        return "a web page, whatever its name ends in", f"{_AS_XLSX}: Excel opens it"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return "a spreadsheet in XML of the year 2003", f"{_AS_XLSX}: Excel opens it"
    if start.lstrip().startswith((b"{\\rtf", b"<?xml")):
        return "no table", _AS_XLSX
    return "", ""


def _ole(data: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "a workbook with a password", "open it, take the password off (File, Info, Protect Workbook), and save it again"
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "an old Excel file (.xls)", "open it, and save it as .xlsx or as CSV in UTF-8"
    return "an old Office file, and no table", _AS_XLSX


def _zip(data: bytes) -> tuple[str, str]:
    try:
        names = Package(data).names
    except DamagedPackage:
        return "", ""
    if "xl/workbook.bin" in names:
        return "a binary Excel file (.xlsb)", _AS_XLSX
    if any(name.startswith("xl/") for name in names):
        return "", ""
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        return "a Numbers file", "open it in Numbers, and export it: File, Export To, Excel"
    if "content.xml" in names and "mimetype" in names:
        return "an OpenDocument file (.ods)", "open it in LibreOffice, and save it as .xlsx, or as CSV in UTF-8"
    if any(name.startswith("word/") for name in names):
        return "a Word file", "copy its table into a spreadsheet, and save that as .xlsx"
    if "[content_types].xml" in names or "_rels/.rels" in names:
        return "", ""
    return "a ZIP archive", "unpack it, and name the list in it"
