"""The few of PDFium's own functions that reading a file back takes, bound one by one.

pypdfium2's bindings declare all four hundred of them and every structure, which takes longer than reading a flyer back.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import POINTER, c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from functools import cache
from importlib.util import find_spec
from typing import Any


class Rectangle(ctypes.Structure):
    """FS_RECTF of fpdfview.h, in points from the page's lower left corner."""

    _fields_ = tuple((name, c_float) for name in ("left", "top", "right", "bottom"))


# As declared in fpdfview.h and fpdf_text.h; documents, pages and pages of text are handles.
_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_LoadMemDocument64": (c_void_p, (c_char_p, c_size_t, c_char_p)),
    "FPDF_CloseDocument": (None, (c_void_p,)),
    "FPDF_GetPageCount": (c_int, (c_void_p,)),
    "FPDF_LoadPage": (c_void_p, (c_void_p, c_int)),
    "FPDF_ClosePage": (None, (c_void_p,)),
    "FPDFText_LoadPage": (c_void_p, (c_void_p,)),
    "FPDFText_ClosePage": (None, (c_void_p,)),
    "FPDFText_CountChars": (c_int, (c_void_p,)),
    "FPDFText_GetUnicode": (c_uint, (c_void_p, c_int)),
    "FPDFText_GetCharAngle": (c_float, (c_void_p, c_int)),
    "FPDFText_GetCharOrigin": (c_int, (c_void_p, c_int, POINTER(c_double), POINTER(c_double))),
    "FPDFText_GetLooseCharBox": (c_int, (c_void_p, c_int, POINTER(Rectangle))),
}


@cache
def pdfium() -> Any:
    """The library that pypdfium2 brings, or the system's where that was built without one, ready for use."""
    library = ctypes.CDLL(_library())
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.FPDF_InitLibrary()  # does nothing the second time, nor once pypdfium2 has done it
    return library


def _library() -> str:
    spec = find_spec("pypdfium2_raw")
    name = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}.get(sys.platform, "libpdfium.so")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        if os.path.isfile(path := os.path.join(folder, name)):
            return path
    from ctypes.util import find_library

    return find_library("pdfium") or name
