"""The plate: a ground of ink with the number in white, or, open, white between two rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from library import LIBRARY

from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import kit_for
from handbill.build.resolve import resolve_job
from handbill.content.compose import PieceRequest, compose
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.items import Item, RectItem, TextItem
from handbill.layout.elements.element import Canvas, FitStep
from handbill.layout.kit import Kit
from handbill.layout.plate import is_open, plate

PIECE = "know-the-signs"
WIDTH, MARGIN = 792.0, 50.0


@cache
def kit_of(tag: str = "en", theme: str = "field", inks: str = "full", editions: tuple[str, ...] = ()) -> Kit:
    job = resolve_job(LIBRARY, JobSpec(PIECE, today(), (tag,), form="tabloid", theme=theme, inks=inks, editions=editions))
    return kit_for(job, compose(LIBRARY, PieceRequest(PIECE, job.spec.today, job.spec.languages)), job.form)


def place(kit: Kit, **how: float) -> tuple[list[Item], float]:
    """The items of a plate at the foot of a page, and its height."""
    (side,) = kit.piece.panels
    element = plate(kit, side, MARGIN, kit.enlargement, **how)
    height = element.measure(WIDTH, FitStep()).height
    canvas = Canvas(WIDTH, side.language.direction)
    element.place(Box(0, 0, WIDTH, height), FitStep(), canvas)
    return canvas.items, height


def texts(items: list[Item]) -> dict[str, TextItem]:
    return {item.role: item for item in items if isinstance(item, TextItem)}


OPEN = [("word", "full", ()), ("field", "black", ()), ("field", "full", ("high-contrast",)), ("word", "black+PANTONE 286 C", ())]


@pytest.mark.parametrize("theme", ["field", "window"])
def test_a_plate_is_a_ground_of_ink_that_bleeds_at_three_sides(theme: str) -> None:
    kit = kit_of(theme=theme)
    items, height = place(kit)
    (ground,) = [item for item in items if isinstance(item, RectItem)]
    bleed = kit.form.bleed
    assert not is_open(kit)
    assert (ground.fill, ground.box) == (kit.color("ink"), Box(-bleed, 0, WIDTH + 2 * bleed, height + bleed))
    helpline = [item for item in items if isinstance(item, TextItem) and item.role == "helpline"]
    assert {item.color.name for item in helpline if item.color} == {"accent", "paper"}


def test_a_plate_that_ends_above_the_edge_of_the_sheet_does_not_bleed_there() -> None:
    items, height = place(kit_of(), at_foot=False)
    (ground,) = [item for item in items if isinstance(item, RectItem)]
    assert ground.box.bottom == height


@pytest.mark.parametrize(("theme", "inks", "editions"), OPEN)
def test_an_open_plate_has_two_rules_and_no_ground(theme: str, inks: str, editions: tuple[str, ...]) -> None:
    kit = kit_of(theme=theme, inks=inks, editions=editions)
    items, _ = place(kit)
    rules = [item for item in items if isinstance(item, RectItem)]
    assert is_open(kit)
    assert [(item.role, item.box.x, item.box.width) for item in rules] == [("rule", MARGIN, WIDTH - 2 * MARGIN)] * 2
    assert all(item.box.height == kit.line >= 0.35 * MILLIMETER for item in rules)
    numbers = [item for item in items if isinstance(item, TextItem) and item.role in ("helpline", "emergency")]
    assert all(rules[0].box.bottom < item.baseline < rules[1].box.y for item in numbers)
    assert {item.color.name for item in numbers if item.color} <= {"ink", "text"}
    assert texts(items)["imprint"].baseline > rules[1].box.bottom


@pytest.mark.parametrize("theme", ["field", "word"])
@pytest.mark.parametrize("tag", ["en", "ar", "km", "ja"])
def test_the_number_is_as_wide_as_the_measure_and_the_same_in_every_language(tag: str, theme: str) -> None:
    def number(tag: str) -> TextItem:
        items, _ = place(kit_of(tag, theme))
        return max((item for item in items if isinstance(item, TextItem)), key=lambda item: item.size)

    here, english = number(tag), number("en")
    assert here.size == pytest.approx(english.size)
    # Its ink begins and ends at the margins; its box has a little white at both ends.
    assert WIDTH - 2 * MARGIN <= here.box.width <= (WIDTH - 2 * MARGIN) * 1.02
    assert here.box.width == pytest.approx(english.box.width)


@pytest.mark.parametrize(("tag", "beside"), [("zh-Hans", "what to know"), ("en", "the label")])
def test_the_number_for_danger_stands_beside_what_to_know_or_the_label_where_that_takes_fewer_lines(tag: str, beside: str) -> None:
    items, _ = place(kit_of(tag))
    words = [item for item in items if isinstance(item, TextItem) and item.role == "helpline"]
    number = max(words, key=lambda item: item.size)
    (know,) = [item for item in words if item.baseline > number.baseline]
    (label,) = [item for item in words if item.baseline < number.baseline]
    danger = [item for item in items if isinstance(item, TextItem) and item.role == "emergency"]
    assert len(danger) == 2
    assert {item.baseline for item in danger} == {(know if beside == "what to know" else label).baseline}
    assert max(item.box.right for item in danger) == pytest.approx(WIDTH - MARGIN, abs=3)


def test_a_plate_is_as_high_in_every_script() -> None:
    heights = {tag: place(kit_of(tag))[1] for tag in ("en", "ar", "hi", "km", "my", "zh-Hans", "ko", "am")}
    assert max(heights.values()) - min(heights.values()) < 8, heights


def test_a_plate_without_a_number_for_danger_is_one_still() -> None:
    kit = kit_of()
    (side,) = kit.piece.panels
    quiet = replace(side, blocks=tuple(block for block in side.blocks if block.role != "emergency"))
    items, _ = place(replace(kit, piece=replace(kit.piece, panels=(quiet,))))
    assert "emergency" not in texts(items)
    assert "helpline" in texts(items)


def test_small_words_on_a_plate_take_one_ink() -> None:
    """Type under 12 pt is black, or white; the imprint is as small as that on any sheet."""
    for inks in ("full", "black", "black+PANTONE 286 C"):
        items, _ = place(kit_of(inks=inks))
        assert all(item.color and item.color.ink_count <= 1 for item in items if isinstance(item, TextItem) and item.size < 12)
