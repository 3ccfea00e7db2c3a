"""Opens a photograph: its header alone, checked. The pixels are read when the window is known that they are for."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handbill.contacts.hero import Hero, Window, missing_file
from handbill.core.problems import Problem, ProblemsFound, display_path, raise_if_any
from handbill.graphics.bitmap import JPEG, MAX_SIDE, PNG, corrupt_picture
from handbill.graphics.logo import describe_kind

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 120_000_000  # cameras of phones have up to 108 million
LARGEST_FILE = 100_000_000  # bytes; a JPEG of 100 megapixels has 60 million
# Pixels that are held at once, four bytes each. A picture of more is read in parts (decode.py), which not every file allows.
WHOLE = 16_000_000
_MOST_HELD = 100_000_000  # bytes
_HEAD = 65_536
_DEPTH, _INTERLACED = 24, 28  # where a PNG says how many bits a channel has, and in which order its rows come (ISO/IEC 15948, 11.2.2)
_ORIENTATION = 0x0112  # Exif 2.3, tag 274
QUARTER_TURNS = (5, 6, 7, 8)


@dataclass(frozen=True)
class Photo:
    """A photograph that can be read.

    `width` and `height`: of the stored picture, in pixels; `orientation`: how it is turned upright (Exif). `mode`: Pillow's name of its
    channels. `profile`: of its colors, empty for sRGB. `screened`: to be printed as a screen of lines.
    """

    hero: Hero
    form: Literal["JPEG", "PNG"]
    width: int
    height: int
    mode: str
    orientation: int = 1
    profile: bytes = b""
    screened: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height when it is upright."""
        return (self.height, self.width) if self.orientation in QUARTER_TURNS else (self.width, self.height)

    @property
    def window(self) -> Window:
        """The shape that it is cut to."""
        return self.hero.window or "arch"

    @property
    def name(self) -> str:
        """The file as problems name it."""
        return display_path(self.hero.file)


def open_photo(hero: Hero) -> Photo:
    """The photograph. Raises ProblemsFound, all at its place: picture-missing, -unreadable, -type, -size, -corrupt, -pixels."""
    from PIL import Image

    head = _head(hero)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large pictures, which have a limit here, and of broken Exif data
        try:
            with Image.open(hero.file, formats=("PNG", "JPEG")) as image:
                photo = _photo(hero, image, "PNG" if head.startswith(PNG) else "JPEG")
                held = _coefficients(image) if image.info.get("progressive") else 0
        except Image.DecompressionBombError:
            raise _too_many_pixels(hero) from None
        except Exception:  # Pillow raises a dozen kinds of errors for broken files
            raise corrupt_picture(display_path(hero.file), hero.place) from None
    if photo.width * photo.height > MAX_PIXELS or max(photo.size) > MAX_SIDE:
        raise _too_many_pixels(hero)
    deep_or_interlaced = photo.form == "PNG" and (head[_DEPTH] > 8 or head[_INTERLACED])
    if held > _MOST_HELD or ((deep_or_interlaced or photo.mode == "CMYK") and photo.width * photo.height > WHOLE):
        raise _not_in_parts(photo)
    return photo


def _head(hero: Hero) -> bytes:
    """The first bytes of the file. Raises ProblemsFound: it cannot be read, or holds no JPEG or PNG."""
    name = display_path(hero.file)
    raise_if_any(list(missing_file(hero)))
    try:
        size = hero.file.stat().st_size
        with hero.file.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise ProblemsFound([Problem("picture-unreadable", f"cannot read {name}: {reason}", hero.place, "check the permissions")]) from None
    if not head:
        raise corrupt_picture(name, hero.place)
    if not head.startswith((PNG, JPEG)):
        hint = "save it as a JPEG of high quality"
        raise ProblemsFound([Problem("picture-type", f"{name} is {describe_kind(head)}, not a JPEG or PNG", hero.place, hint)])
    if size > LARGEST_FILE:
        hint = "save it as a JPEG of high quality"
        raise ProblemsFound([Problem("picture-size", f"{name} is larger than {LARGEST_FILE // 1_000_000} MB", hero.place, hint)])
    if head.startswith(PNG) and len(head) <= _INTERLACED:
        raise corrupt_picture(name, hero.place)
    return head


def _photo(hero: Hero, image: Image, form: Literal["JPEG", "PNG"]) -> Photo:
    from PIL.Image import Exif

    exif = Exif()
    exif.load(image.info.get("exif") or b"")  # `getexif` would read all pixels of a PNG
    given = exif.get(_ORIENTATION)
    orientation = given if isinstance(given, int) and 1 <= given <= 8 else 1
    return Photo(hero, form, image.width, image.height, image.mode, orientation, image.info.get("icc_profile") or b"")


def _coefficients(image: Image) -> int:
    """The bytes that the decoder of a progressive JPEG holds: two for each sample of the whole picture, at whatever size it is decoded."""
    layers: list[tuple[int, int]] = [(across, down) for _, across, down, _ in getattr(image, "layer", ())] or [(1, 1)]
    blocks = max(across for across, _ in layers) * max(down for _, down in layers)
    return 2 * image.width * image.height * sum(across * down for across, down in layers) // blocks


def _too_many_pixels(hero: Hero) -> ProblemsFound:
    sentence = f"{display_path(hero.file)} has more than {MAX_PIXELS // 1_000_000} million pixels, or more than {MAX_SIDE} on one side"
    return ProblemsFound([Problem("picture-pixels", sentence, hero.place, "save it smaller; 6000 pixels on the longer side are enough")])


def _not_in_parts(photo: Photo) -> ProblemsFound:
    kind = "a PNG that is interlaced or has 16 bits a channel" if photo.form == "PNG" else "a JPEG that is progressive or in four inks"
    sentence = f"{photo.name} is {kind}, and too large to be read in parts: {photo.width} x {photo.height} pixels"
    hint = "save it again as a plain (baseline) JPEG of high quality in RGB, or smaller"
    return ProblemsFound([Problem("picture-pixels", sentence, photo.hero.place, hint)])
