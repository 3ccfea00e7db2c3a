"""Makes an image object from a checked bitmap in the file's inks: RGB unchanged, CMYK with the gray part in black; gray stays gray."""

from __future__ import annotations

import io
from typing import Any

from handbill.pdf.icc_profile import IccProfile
from handbill.pdf.metadata import Inks
from handbill.pdf.objects import Stream, name

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


def make_image_object(data: bytes, inks: Inks, profile: IccProfile | None = None) -> Any:
    """An image XObject, 8 bits a channel. `data` is a PNG or JPEG in RGB or gray that `read_bitmap` has checked."""
    from PIL import Image, ImageChops

    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("L" if opened.mode == "L" else "RGB")
    if picture.mode == "RGB" and inks == "cmyk" and profile:
        picture = profile.picture(picture)
    elif picture.mode == "RGB" and inks == "cmyk":
        cyan, magenta, yellow = (ImageChops.invert(channel) for channel in picture.split())
        black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
        colored = [ImageChops.subtract(channel, black) for channel in (cyan, magenta, yellow)]
        picture = Image.merge("CMYK", [*colored, black])
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
        "ColorSpace": name(_SPACES[picture.mode]),
    }
    return Stream(picture.tobytes(), entries)
