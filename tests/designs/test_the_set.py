"""Each piece has a silhouette of its own: blurred so far that no word can be read, no two look alike."""

from __future__ import annotations

from itertools import combinations

import pypdfium2
import pytest
from library import LIBRARY_ALONE
from PIL import Image, ImageChops, ImageFilter, ImageStat

from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import build
from handbill.build.resolve import resolve_job
from handbill.content.material import find_material, material_names
from handbill.core.clock import today

_WIDTH = 300  # pixels
_BLUR = 0.01  # the blur's standard deviation, as a part of the width
_SIZE = (60, 80)  # pixels of a thumbnail, whatever the form of the page
# The root of the mean squared difference of two thumbnails, from 0 to 1. Before each piece had a picture, two flyers were 0.04 apart, two
# posters 0.14, a poster and a flyer 0.15. The two cards that must say nothing to strangers are plain on purpose, and so nearer to each
# other.
_SHEETS, _ALL = 0.15, 0.1


@pytest.fixture(scope="module")
def thumbnails() -> dict[str, Image.Image]:
    return {name: _thumbnail(build(resolve_job(LIBRARY_ALONE, JobSpec(name, today()))).pdf) for name in material_names(LIBRARY_ALONE)}


def _thumbnail(pdf: bytes) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=_WIDTH / page.get_width()).to_pil().convert("RGB")
    return picture.filter(ImageFilter.GaussianBlur(_BLUR * _WIDTH)).resize(_SIZE, Image.Resampling.BOX)


def _distance(one: Image.Image, other: Image.Image) -> float:
    channels = ImageStat.Stat(ImageChops.difference(one, other)).rms
    return float(sum(channels) / len(channels) / 255)


def test_no_two_pieces_look_alike_when_they_are_blurred(thumbnails: dict[str, Image.Image]) -> None:
    assert len(thumbnails) == 14
    close = {
        (one, other): distance
        for one, other in combinations(sorted(thumbnails), 2)
        if (distance := _distance(thumbnails[one], thumbnails[other])) < (_ALL if "card" in _kinds(one, other) else _SHEETS)
    }
    assert not close


def _kinds(*names: str) -> set[str]:
    """What the pieces are: cards, which are small and held in the hand, or sheets."""
    return {"card" if find_material(LIBRARY_ALONE, name).formats[0] in ("us-card", "fold-card", "label") else "sheet" for name in names}


def test_the_distance_runs_from_nothing_to_one(thumbnails: dict[str, Image.Image]) -> None:
    """The measure tells what it is to tell: nothing from itself, and black from white most of all."""
    some = thumbnails["help-is-here"]
    assert _distance(some, some) == 0
    assert _distance(Image.new("RGB", _SIZE), Image.new("RGB", _SIZE, "white")) == 1
