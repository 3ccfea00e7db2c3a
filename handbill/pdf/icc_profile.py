"""Reads and checks the ICC profile of a printing condition, and converts colors and pictures from sRGB to its four inks."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.graphics.color import rgb_to_cmyk
from handbill.graphics.items import Color

if TYPE_CHECKING:
    from PIL.Image import Image

_LARGEST = 20_000_000  # bytes; the largest press profiles hold 3 MB
_HINT = "ask the print shop for the profile of its press: an ICC file of class 'output' with four inks"
_GRAY = 0.004  # a smaller difference between red, green and blue than 8 bits can show


@dataclass(frozen=True)
class IccProfile:
    """The bytes of an output profile with four inks (ICC.1, device class prtr, color space CMYK)."""

    data: bytes

    @cached_property
    def _transform(self) -> Any:
        from PIL import ImageCms

        target = ImageCms.ImageCmsProfile(io.BytesIO(self.data))
        # Relative colorimetric with black point compensation, the intent that print shops use for artwork.
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            target,
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    @cached_property
    def name(self) -> str:
        """The profile's description of its printing condition."""
        from PIL import ImageCms

        return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(self.data))).strip()

    def picture(self, picture: Image) -> Image:
        """An RGB picture in the profile's inks."""
        from PIL import ImageCms

        converted = ImageCms.applyTransform(picture, self._transform)
        assert converted is not None
        return converted

    def inks(self, color: Color) -> tuple[float, float, float, float]:
        """The inks of a color. CMYK values set by hand are kept, and grays stay black ink alone; other colors are converted from RGB."""
        from PIL import Image

        if color.cmyk != rgb_to_cmyk(color.rgb) or max(color.rgb) - min(color.rgb) < _GRAY:
            return color.cmyk
        dot = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in color.rgb))
        cyan, magenta, yellow, black = self.picture(dot).tobytes()
        return cyan / 255, magenta / 255, yellow / 255, black / 255


def read_profile(path: Path) -> IccProfile:
    """The profile in this file. Raises ProblemsFound (usage-icc): unreadable, not a profile, or not that of a press with four inks."""
    try:
        if path.stat().st_size > _LARGEST:
            raise _wrong(path, "is larger than 20 MB")
        data = path.read_bytes()
    except OSError as error:
        raise _wrong(path, f"cannot be read: {(error.strerror or 'error').lower()}") from None
    # ICC.1:2022, 7.2: the signature at byte 36, the device class at 12, the color space at 16.
    if data[36:40] != b"acsp":
        raise _wrong(path, "is not an ICC profile")
    if data[12:16] != b"prtr":
        raise _wrong(path, "is not the profile of a press")
    if data[16:20] != b"CMYK":
        raise _wrong(path, "is not a CMYK profile")
    profile = IccProfile(data)
    try:
        profile.inks(Color("test", (0.5, 0.2, 0.1), rgb_to_cmyk((0.5, 0.2, 0.1))))
    except Exception:  # LittleCMS and Pillow raise several kinds for broken tables
        raise _wrong(path, "is damaged, or has no table for conversion to inks") from None
    return profile


def _wrong(path: Path, what: str) -> ProblemsFound:
    return ProblemsFound([Problem("usage-icc", f"the file {what}", Place(display_path(path)), _HINT)])
