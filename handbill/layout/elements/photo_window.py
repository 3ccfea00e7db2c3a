"""A photograph in a window: an arch, a circle, or a band that may run off the page. It takes the height that words leave.

The picture is never mirrored, though its window is, on a page from the right. Words on it (who took it) are white, on a ground that is
measured; beside a circle, which has no corner for them, they stand below it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.contacts.hero import Window
from handbill.core.geometry import Box
from handbill.graphics.items import Color, ImageItem, Tag
from handbill.graphics.photo.frame_photo import check_sharpness, frame_photo
from handbill.graphics.photo.framing import fit_window
from handbill.graphics.photo.read_photo import Photo
from handbill.layout.elements.element import Canvas, Edges, FitStep, Size
from handbill.layout.elements.filled_box import NO_EDGES
from handbill.layout.elements.text import Text

ROLE = "hero"
_PADDING = 0.5  # of the size of the words, between them and the edges of the ground they stand on
_BELOW = 0.4  # of the size of the words, between a circle and the words


@dataclass(frozen=True)
class PhotoWindow:
    """`best`: the height that suits it, `least`: the height it keeps on any step, both in points; it takes what more the page has to spare.

    `bleed`: how far a band runs on beyond its box; round windows stand in theirs. `least_ppi`: the pixels to the inch that the photograph
    must have at its size. `words` are set for paper, and stand in the lower start corner, `inset` points from its side; on the photograph
    they take the color `paper`, and `ground` is what darkens it under them.
    """

    photo: Photo
    window: Window
    best: float
    least: float
    least_ppi: float
    paper: Color
    ground: Color
    bleed: Edges = NO_EDGES
    words: Text | None = None
    inset: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        words = self._words_size(width, step)
        height = max(self.least, self.best * step.picture) + (words.height + self._gap(step) if self._below else 0.0)
        return Size(height, excess=words.excess, culprit=words.culprit, flex=1.0)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        words = self._words_size(box.width, step)
        if self._below:
            room = box.height - words.height - self._gap(step)
            window = fit_window(self.window, Box(box.x, box.y, box.width, room))
            # Spare height is above and below both together.
            self._place_photo(window, None, canvas)
            self._place_words(Box(box.x, window.bottom + self._gap(step), box.width, words.height), step, canvas)
            return
        window = fit_window(self.window, box)
        at = self._words_box(window, step)
        self._place_photo(self._picture_box(window), self._ground_box(window, at, step) if at else None, canvas)
        if at:
            self._place_words(at, step, canvas, self.paper)

    @property
    def _below(self) -> bool:
        return self.words is not None and self.window == "circle"

    def _gap(self, step: FitStep) -> float:
        return _BELOW * self._type_size(step)

    def _type_size(self, step: FitStep) -> float:
        return self.words.style.size * self.words.shrinkage(step) if self.words else 0.0

    def _words_size(self, width: float, step: FitStep) -> Size:
        return self.words.measure(self._measure_of(width, step), step) if self.words else Size(0)

    def _measure_of(self, width: float, step: FitStep) -> float:
        """The width that words may take in a window of this width."""
        return width if self._below else width - 2 * (self.inset + _PADDING * self._type_size(step))

    def _words_box(self, window: Box, step: FitStep) -> Box | None:
        """Where the words stand in the lower start corner."""
        if not self.words:
            return None
        measure, away = self._measure_of(window.width, step), self.inset + _PADDING * self._type_size(step)
        height = self.words.measure(measure, step).height
        return Box(window.x + away, window.bottom - _PADDING * self._type_size(step) - height, measure, height)

    def _ground_box(self, window: Box, words: Box, step: FitStep) -> Box:
        """What lies under the words: from the corner of the picture, its bleed included, to a little beyond them."""
        assert self.words
        padding = _PADDING * self._type_size(step)
        picture, right, top = self._picture_box(window), words.x + self.words.widest(words.width, step) + padding, words.y - padding
        return Box(picture.x, top, right - picture.x, picture.bottom - top)

    def _picture_box(self, window: Box) -> Box:
        """The window with its bleed."""
        return window.grow(*self.bleed) if self.window == "band" else window

    def _place_photo(self, at: Box, ground: Box | None, canvas: Canvas) -> None:
        canvas.problems += check_sharpness(self.photo, at.width, at.height, self.least_ppi)
        if canvas.problems:
            return
        under = Box(ground.x - at.x, ground.y - at.y, ground.width, ground.height) if ground else None
        if under and canvas.direction == "rtl":
            under = under.mirrored(at.width)
        framed = frame_photo(self.photo, self.window, at.width, at.height, self.least_ppi, under, self.ground.rgb)
        hero = self.photo.hero
        with canvas.tag(Tag("Figure", hero.language, hero.alt)):
            canvas.add(ImageItem(at, ROLE, data=framed.data, pixels=framed.pixels, window=self.window))

    def _place_words(self, at: Box, step: FitStep, canvas: Canvas, color: Color | None = None) -> None:
        assert self.words
        words = replace(self.words, color=color, small_color=None) if color else replace(self.words, align="center")
        words.place(at, step, canvas)
