from __future__ import annotations

import time
from importlib.metadata import version

import pytest
from library import LIBRARY

from handbill.core.datafile import read
from handbill.core.problems import Place
from handbill.graphics.icons import FILE, check_icon, find_icon, icon_names
from handbill.graphics.svg.paths import path_bounds

PATH = LIBRARY.own_path(FILE)
_USED = (
    "check x info lock briefcase message-circle backpack message-square siren shield-check phone phone-call clock languages map-pin "
    "heart-handshake globe hand-coins eye users house triangle-alert"
)


def test_every_icon_that_materials_name_is_there() -> None:
    assert set(_USED.split()) <= set(icon_names(LIBRARY))


@pytest.mark.parametrize("name", icon_names(LIBRARY))
def test_an_icon_lies_on_its_grid_and_takes_the_items_color(name: str) -> None:
    drawing = find_icon(LIBRARY, name)
    (shape,) = drawing.shapes
    left, top, right, bottom = path_bounds(shape.path)
    half = shape.width / 2
    assert (drawing.width, drawing.height, shape.width) == (24, 24, 2)
    assert shape.fill is None
    assert shape.stroke is None
    # At least half a stroke inside the grid on every side, and not a speck in a corner.
    assert min(left, top) >= half - 0.1
    assert max(right, bottom) <= 24 - half + 0.1
    assert max(right - left, bottom - top) >= 11


def test_every_subpath_begins_with_a_move() -> None:
    for name in icon_names(LIBRARY):
        (shape,) = find_icon(LIBRARY, name).shapes
        letters = "".join(letter for letter, _ in shape.path)
        assert letters.startswith("M")
        assert all(part.startswith("M") for part in letters.split("Z") if part)


def test_check_icon() -> None:
    place = Place("flyer.yaml", 12, "icon")
    assert check_icon(LIBRARY, "phone", place) == []
    (problem,) = check_icon(LIBRARY, "fone", place)
    assert (problem.code, problem.place) == ("content-icon", place)
    assert problem.hint == "did you mean phone?"


def test_an_icon_is_made_once_and_the_file_reads_quickly() -> None:
    assert find_icon(LIBRARY, "phone") is find_icon(LIBRARY, "phone")
    start = time.perf_counter()
    read(PATH)
    assert time.perf_counter() - start < 0.05


def test_the_file_is_what_the_compiler_makes() -> None:
    pytest.importorskip("lucide")
    from handbill.graphics.compile_icons import compile_icons

    written = PATH.read_text(encoding="utf-8")
    package = f"python-lucide {version('python-lucide')}"
    if read(PATH).data["package"] != package:
        pytest.skip(f"icons.yaml was made from another version than {package}")
    assert compile_icons(icon_names(LIBRARY)) == written


def test_the_licenses_travel_with_the_icons() -> None:
    text = PATH.with_name("icons.license.txt").read_text(encoding="utf-8")
    assert f"Lucide {read(PATH).data['lucide']} " in text
    assert "Copyright (c) 2026 Lucide Icons and Contributors" in text
    assert "Copyright (c) 2013-present Cole Bemis" in text
