"""Defects in phone numbers and QR codes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pikepdf
from good_files import content_of, write_content
from pikepdf import Dictionary, Name

from defects.planting import defect, font, paint


def change_number(document: pikepdf.Pdf, change: Callable[[list[str]], None]) -> None:
    """Change the codes of the printed 1-888-373-7888."""
    content = content_of(document)
    for key in document.pages[0].obj.Resources.Font:
        pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]{4})>$", font(document, key).ToUnicode.read_bytes().decode("ascii"), re.MULTILINE)
        code = {chr(int(character, 16)): code for code, character in pairs}
        if not set("1378-") <= code.keys():
            continue
        shown = [code[character] for character in "1-888-373-7888"]
        pattern = re.compile(r"(?:> -?\d+ <)?".join(shown))
        codes = list(shown)
        change(codes)
        if pattern.search(content):
            write_content(document, pattern.sub("".join(codes), content, count=1))
            return
    raise AssertionError("no font shows the number")


@defect("a wrong digit in the number", "screen", "near-numbers")
def _(document):
    change_number(document, lambda codes: codes.__setitem__(-1, codes[0]))


@defect("two digits swapped in the number", "x1a", "near-numbers")
def _(document):
    change_number(document, lambda codes: codes.__setitem__(slice(-4, -2), [codes[-3], codes[-4]]))


CODE = re.compile(r"(/Figure <</MCID \d+>> BDC\n)(q [-\d. ]+ cm)")


def place_of_code(document: pikepdf.Pdf) -> tuple[float, float, float]:
    """Left, top and scale of the poster's QR code. Ours are drawn downward from the top left."""
    match = CODE.search(content_of(document))
    assert match
    scale, _, _, _, left, top = (float(part) for part in match[2].split()[1:7])
    return left, top, scale


def make_a_hole(document: pikepdf.Pdf) -> None:
    left, top, scale = place_of_code(document)
    paint(document, f"1 1 1 rg {left + 5 * scale} {top - 30 * scale} {24 * scale} {20 * scale} re f")


defect("a QR code with a hole", "screen poster", "qr-readable")(make_a_hole)


@defect("a QR code with a hole, on a page without a parent tree", "screen poster", "qr-readable", "structure-tree", "accessibility")
def _(document):
    make_a_hole(document)
    del document.pages[0].obj.StructParents


@defect("a QR code with a hole, on the press", "x1a poster", "qr-readable")
def _(document):
    left, top, scale = place_of_code(document)
    write_content(
        document,
        content_of(document).replace(
            "EMC\nQ\nq /Artifact BMC",
            f"EMC /Off gs 0 0 0 0 k {left + 5 * scale} {top - 30 * scale} {24 * scale} {20 * scale} re f\nQ\nq /Artifact BMC",
        ),
    )


@defect("a QR code that leads elsewhere", "screen poster", "qr-readable")
def _(document):
    for element in document.objects:
        if isinstance(element, Dictionary) and element.get("/S") == Name.Figure and "http" in str(element.get("/Alt", "")):
            element.Alt = pikepdf.String("Hotline: https://example.org")


@defect("a QR code with modules of 0.3 mm", "screen poster", "qr-size")
def _(document):
    left, top, _ = place_of_code(document)
    small = f"q 0.85 0 0 -0.85 {left + 20} {top - 20} cm"
    write_content(document, CODE.sub(rf"\g<1>{small}", content_of(document)))


@defect("ink in the quiet zone of a QR code", "screen poster", "qr-quiet-zone")
def _(document):
    left, top, scale = place_of_code(document)
    paint(document, f"0 0 0 rg {left + scale} {top - 30 * scale} {1.5 * scale} {20 * scale} re f")
