"""Reads a logo as a Drawing (SVG) or a Bitmap (PNG, JPEG, WebP). The format is detected from the bytes, never from the file's name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.graphics.bitmap import JPEG, PNG, WEBP, Bitmap, check_resolution, read_bitmap, unseen_picture
from handbill.graphics.items import Drawing

__all__ = ["LARGEST_FILE", "UNNAMED_PICTURE", "Bitmap", "check_resolution", "detect_kind", "load_logo"]

LARGEST_FILE = 5_000_000  # bytes
UNNAMED_PICTURE = "the picture"  # what messages call a picture without a file name
_HEAD = 65_536  # bytes examined to detect the format: an SVG may begin with a long comment
_OTHERS = (
    (b"II*\x00", "a TIFF"),
    (b"MM\x00*", "a TIFF"),
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "an EPS"),
    (b"8BPS", "a Photoshop file"),
    (b"\x1f\x8b", "a compressed file (perhaps an SVGZ)"),
    (b"PK", "a ZIP or an office document"),
)
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[.*?\])?\s*+>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})")


def load_logo(logo: Path | bytes, place: Place) -> Drawing | Bitmap:
    """Read and check a logo from its file or its bytes, and cut off its empty rim.

    Raises ProblemsFound, all at `place`: picture-missing, picture-unreadable, picture-size (5 MB), picture-type, picture-corrupt,
    picture-pixels, picture-unseen, and picture-svg-unsafe, -unsupported, -broken, -large.
    """
    data, file = (logo, UNNAMED_PICTURE) if isinstance(logo, bytes) else (_bytes(logo, place), display_path(logo))
    if detect_kind(data, file, place) == "bitmap":
        return read_bitmap(data, file, place)
    from handbill.graphics.crop import crop_to_ink, is_seen
    from handbill.graphics.svg.read_svg import read_svg

    drawing = read_svg(data, file, place)
    if not is_seen(drawing):
        raise unseen_picture(file, place)
    return crop_to_ink(drawing)


def detect_kind(data: bytes, file: str, place: Place) -> Literal["bitmap", "svg"]:
    """The kind of picture. Raises ProblemsFound: picture-size, picture-type, picture-corrupt (empty file), whose sentences name `file`."""
    if len(data) > LARGEST_FILE:
        raise ProblemsFound([Problem("picture-size", f"{file} is larger than 5 MB", place, "save it smaller, or as an SVG")])
    if not data:
        raise ProblemsFound([Problem("picture-corrupt", f"{file} is empty", place, "copy or download it again")])
    if data.startswith((PNG, JPEG)) or (data.startswith(WEBP) and data[8:12] == b"WEBP"):
        return "bitmap"
    kind = describe_kind(data)
    if kind == "svg":
        return "svg"
    raise ProblemsFound(
        [Problem("picture-type", f"{file} is {kind}, not an SVG, PNG, JPEG or WebP", place, "save it as an SVG, or as a PNG")]
    )


def _bytes(path: Path, place: Place) -> bytes:
    """The content; of a file that is too large, one byte more than the limit."""
    file = display_path(path)
    try:
        if not path.exists():
            raise ProblemsFound([Problem("picture-missing", f"there is no file {file}", place, "check the name and the folder")])
        if not path.is_file():
            raise ProblemsFound([Problem("picture-unreadable", f"{file} is not a file", place, "give the path of the picture file")])
        with path.open("rb") as source:
            return source.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "not a valid file name"
        hint = "check the name and the permissions"
        raise ProblemsFound([Problem("picture-unreadable", f"cannot read {file}: {reason}", place, hint)]) from None


def describe_kind(data: bytes) -> str:
    """'svg', or a description of the format for a message."""
    for start, name in _OTHERS:
        if data.startswith(start):
            return name
    # UTF-16 starts with a byte order mark; in every other encoding of an SVG the tags are ASCII.
    head = data[:_HEAD].decode("utf-16", "replace") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data[:_HEAD].decode("latin-1")
    head = head.removeprefix("\u00ef\u00bb\u00bf")
    at = 0
    while match := _PROLOG.match(head, at):
        at = match.end()
    root = _ROOT.match(head, at)
    if not root:
        return "of an unknown kind"
    if root[1] == "svg":
        return "svg"
    return "a web page" if root[1].lower() == "html" else "an XML file"
