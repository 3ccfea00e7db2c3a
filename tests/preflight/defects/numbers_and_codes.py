"""Phone numbers and QR codes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pikepdf
from good_files import content_of, write
from pikepdf import Dictionary, Name

from defects.planting import defect, font, paint


def digits(document: pikepdf.Pdf, change: Callable[[list[str]], None]) -> None:
    """Change the codes of the printed 1-888-373-7888, in whichever font shows it."""
    content = content_of(document)
    for key in document.pages[0].obj.Resources.Font:
        pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]{4})>$", font(document, key).ToUnicode.read_bytes().decode("ascii"), re.MULTILINE)
        code = {chr(int(character, 16)): code for code, character in pairs}
        if not set("1378-") <= code.keys():
            continue
        shown = [code[character] for character in "1-888-373-7888"]
        wanted = re.compile(r"(?:> -?\d+ <)?".join(shown))
        codes = list(shown)
        change(codes)
        if wanted.search(content):
            write(document, wanted.sub("".join(codes), content, count=1))
            return
    raise AssertionError("no font shows the number")


@defect("a wrong digit in the number", "screen", "near-numbers")
def _(document):
    digits(document, lambda codes: codes.__setitem__(-1, codes[0]))


@defect("two digits exchanged in the number", "x1a", "near-numbers")
def _(document):
    digits(document, lambda codes: codes.__setitem__(slice(-4, -2), [codes[-3], codes[-4]]))


CODE = re.compile(r"(/Figure <</MCID \d+>> BDC\n)(q [-\d. ]+ cm)")


def code_at(document: pikepdf.Pdf) -> tuple[float, float, float]:
    """Left, bottom and scale of the poster's QR code (ours are drawn downward from the top left)."""
    match = CODE.search(content_of(document))
    assert match
    scale, _, _, _, left, top = (float(part) for part in match[2].split()[1:7])
    return left, top, scale


@defect("a QR code with a hole", "screen poster", "code-reads")
def _(document):
    left, top, scale = code_at(document)
    paint(document, f"1 1 1 rg {left + 5 * scale} {top - 30 * scale} {24 * scale} {20 * scale} re f")


@defect("a QR code with a hole, on the press", "x1a poster", "code-reads")
def _(document):
    left, top, scale = code_at(document)
    write(
        document,
        content_of(document).replace(
            "EMC\nQ\nq /Artifact BMC",
            f"EMC /Off gs 0 0 0 0 k {left + 5 * scale} {top - 30 * scale} {24 * scale} {20 * scale} re f\nQ\nq /Artifact BMC",
        ),
    )


@defect("a QR code that leads elsewhere", "screen poster", "code-reads")
def _(document):
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name.Figure and "http" in str(each.get("/Alt", "")):
            each.Alt = pikepdf.String("Hotline: https://example.org")


@defect("a QR code of 0.3 mm a module", "screen poster", "code-size")
def _(document):
    left, top, _ = code_at(document)
    small = f"q 0.85 0 0 -0.85 {left + 20} {top - 20} cm"
    write(document, CODE.sub(rf"\g<1>{small}", content_of(document)))


@defect("words in the quiet zone of a QR code", "screen poster", "code-quiet")
def _(document):
    left, top, scale = code_at(document)
    paint(document, f"0 0 0 rg {left + scale} {top - 30 * scale} {1.5 * scale} {20 * scale} re f")
