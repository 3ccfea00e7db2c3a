"""A photograph in a window: an arch, a circle, or a band that may run off the page. It takes the height that words leave.

The picture is never mirrored, though its window is, on a page from the right. Words on it (who took it) are white, on a ground that is
measured; beside a circle, which has no corner for them, they stand below it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handbill.contacts.hero import Window
from handbill.core.geometry import Box
from handbill.graphics.items import Color, ImageItem, Tag
from handbill.graphics.photo.framing import fit_window
from handbill.layout.elements.element import Canvas, Edges, FitStep, Size
from handbill.layout.elements.filled_box import NO_EDGES
from handbill.layout.elements.text import Text

if TYPE_CHECKING:
    from handbill.graphics.photo.read_photo import Photo

ROLE = "hero"
# Pixels to the inch that a photograph must have where it is printed: the trade's 300 leave room, and posters are read from farther away.
LEAST_PPI, LEAST_POSTER_PPI = 200.0, 150.0
_PADDING = 0.5  # of the size of the words, between them and the edges of the ground they stand on, or a circle above them


@dataclass(frozen=True)
class PhotoWindow:
    """`best`: the height that suits it, `least`: the height it keeps on any step, both in points; it takes what more the page has to spare.

    `bleed`: how far a band runs on beyond its box; words in it stand `margin` points from the sides on which it does. `least_ppi`: the
    pixels to the inch that the photograph must have at its size. `words` are set for paper; on the photograph they take the color `paper`,
    and `ground` is what darkens it under them.
    """

    photo: Photo
    window: Window
    best: float
    least: float
    least_ppi: float
    paper: Color
    ground: Color
    bleed: Edges = NO_EDGES
    margin: float = 0.0
    words: Text | None = None

    def measure(self, width: float, step: FitStep) -> Size:
        height = max(self.least, self.best * step.picture)
        if not self.words:
            return Size(height, flex=1.0)
        window = self._window(Box(0, 0, width, height), step)
        words = self.words.measure(self._words_box(window, step).width, step)
        return Size(height, excess=words.excess, culprit=words.culprit, flex=1.0)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        window = self._window(box, step)
        picture = window.grow(*self.bleed)
        if not self.words:
            self._place_photo(picture, None, canvas)
            return
        at = self._words_box(window, step)
        if self.window == "circle":
            self._place_photo(picture, None, canvas)
            replace(self.words, align="center").place(at, step, canvas)
        else:
            right = at.x + self.words.widest(at.width, step) + self._padding(step)
            top = at.y - self._padding(step)
            self._place_photo(picture, Box(picture.x, top, right - picture.x, picture.bottom - top), canvas)
            replace(self.words, color=self.paper, small_color=None).place(at, step, canvas)

    def _window(self, box: Box, step: FitStep) -> Box:
        """The window within the element's box."""
        if self.window == "circle" and self.words:
            below = self.words.measure(box.width, step).height + self._padding(step)
            box = box.grow(0, 0, 0, -below)
        return fit_window(self.window, box)

    def _words_box(self, window: Box, step: FitStep) -> Box:
        """Where the words stand: in the lower start corner, and centered below a circle."""
        assert self.words
        padding = self._padding(step)
        if self.window == "circle":
            return Box(window.x, window.bottom + padding, window.width, self.words.measure(window.width, step).height)
        left, _, right, foot = (max(self.margin, padding) if edge else padding for edge in self.bleed)
        measure = window.width - left - right
        height = self.words.measure(measure, step).height
        return Box(window.x + left, window.bottom - foot - height, measure, height)

    def _padding(self, step: FitStep) -> float:
        return _PADDING * self.words.style.size * self.words.shrinkage(step) if self.words else 0.0

    def _place_photo(self, at: Box, ground: Box | None, canvas: Canvas) -> None:
        # Most pages have no photograph.
        from handbill.graphics.photo.frame_photo import check_sharpness, frame_photo

        canvas.problems += check_sharpness(self.photo, at.width, at.height, self.least_ppi)
        if canvas.problems:
            return
        under = Box(ground.x - at.x, ground.y - at.y, ground.width, ground.height) if ground else None
        if under and canvas.direction == "rtl":
            under = under.mirrored(at.width)
        framed = frame_photo(self.photo, self.window, at.width, at.height, self.least_ppi, under, self.ground.rgb)
        with canvas.tag(Tag("Figure", *self.photo.hero.description(canvas.language))):
            canvas.add(ImageItem(at, ROLE, data=framed.data, pixels=framed.pixels, window=self.window))
