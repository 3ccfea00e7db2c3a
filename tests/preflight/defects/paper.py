"""Defects in boxes, bleed, inks, lines, type and images."""

from __future__ import annotations

from pikepdf import Array

from defects.planting import add_image, defect, painted, replaced, text


@defect("no TrimBox", "x1a", "boxes")
def _(document):
    del document.pages[0].obj.TrimBox


@defect("TrimBox beyond the BleedBox", "x1a", "boxes", "bleed")
def _(document):
    document.pages[0].obj.TrimBox = Array([10, 28, 640, 820])


@defect("TrimBox and ArtBox on one page", "x1a", "boxes")
def _(document):
    document.pages[0].obj.ArtBox = document.pages[0].obj.TrimBox


@defect("bleed of 1 mm", "x1a", "boxes")
def _(document):
    left, bottom, right, top = (float(value) for value in document.pages[0].obj.TrimBox)
    document.pages[0].obj.BleedBox = Array([left - 2.83, bottom - 2.83, right + 2.83, top + 2.83])


@defect("second page of another size", "x1a", "page-size")
def _(document):
    document.pages.append(document.pages[0])
    left, bottom, right, top = (float(value) for value in document.pages[1].obj.TrimBox)
    document.pages[1].obj.TrimBox = Array([left, bottom + 1, right, top - 1])


replaced("art that stops at the trim", "x1a", "bleed", r"-9 (-?[\d.]+) 630 ([\d.]+) re f", r"0 \1 612 \2 re f")
replaced("a line of text at the edge", "x1a", "safe-area", r"1 0 0 1 [\d.]+ ([\d.]+) Tm", r"1 0 0 1 -4 \1 Tm")

painted("RGB text in X-1a", "x1a", "color-space", text(color="0.1 0.1 0.1 rg"))
painted("RGB shape in X-1a", "x1a", "color-space", "0.6 0.1 0.1 rg 300 300 40 40 re f")
painted("RGB shape in X-4 without an RGB intent", "x4", "color-space", "0.6 0.1 0.1 rg 300 300 40 40 re f")


@defect("RGB image in X-1a", "x1a", "color-space")
def _(document):
    add_image(document, 300, "/DeviceRGB")


painted("total ink of 360 percent on 14 square cm", "x1a", "total-ink", "1 0.9 0.8 0.9 k 300 300 120 100 re f")


@defect("a CMYK image of 400 percent", "x1a", "total-ink")
def _(document):
    add_image(document, 300, "/DeviceCMYK")


painted(
    "total ink too high only by overprint",
    "x1a",
    "total-ink",
    "/Off gs 1 1 0.8 0 k 300 300 90 90 re f /Over gs 0 0 0 1 k 310 310 70 70 re f",
)
painted("black text in four inks", "x1a", "black-text", text(color="/Off gs 0.6 0.5 0.5 1 k"))
painted("text of 7 pt in three inks", "x1a", "small-text-inks", text(7, "/Off gs 0.8 0.4 0 0.4 k"))
painted("white text of 5.5 pt on black", "x1a", "reversed-text", "0 0 0 1 k 280 380 90 40 re f " + text(5.5, "/Off gs 0 0 0 0 k"))
painted("black text that knocks out", "x1a", "black-overprint", text(color="/Off gs 0 0 0 1 k"))
painted("white text that overprints", "x1a", "white-overprint", "0 0 0 1 k 280 380 90 40 re f " + text(color="/Over gs 0 0 0 0 k"))
painted("a rule in rich black", "x1a", "rich-black", "0.6 0.4 0.4 1 K 1 w 300 300 m 400 300 l S")


painted("a line of 0.1 pt", "x1a", "line-weight", "0 0 0 1 K 0.1 w 300 300 m 400 300 l S")
painted("a line made thin by the CTM", "x1a", "line-weight", "0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 3000 3000 m 4000 3000 l S")
painted("a rectangle used as a hairline", "x1a", "line-weight", "0 0 0 1 k 300 300 100 0.1 re f")
painted("a tinted line of 0.3 pt", "x1a", "line-weight", "0.4 0.3 0 0.2 K 0.3 w 300 300 m 400 300 l S")
painted("text of 3 pt", "x1a", "type-size", text(3))
painted("light gray text", "x1a", "contrast", text(color="/Off gs 0 0 0 0.3 k"))
painted("light gray text on the screen", "screen", "contrast", text(color="0.7 0.7 0.7 rg"), "artifact-text")


@defect("an image of 100 ppi", "x1a", "image-resolution")
def _(document):
    add_image(document, 100)


@defect("an image of 200 ppi", "x1a", "image-sharpness")
def _(document):
    add_image(document, 200)


@defect("line art of 200 ppi", "x1a", "image-resolution")
def _(document):
    add_image(document, 200, BitsPerComponent=1)
