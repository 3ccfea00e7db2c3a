"""How many letters messages may have: measured with longer words, and written as a file that its reader takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY_ALONE

from handbill.content.compose import PieceRequest, compose
from handbill.content.material import find_material, material_names
from handbill.core.clock import today
from handbill.core.datafile import parse
from handbill.core.schema.record import parse_data
from handbill.i18n.length_limits import FILE, LENGTH_LIMITS, length_limit
from handbill.translation import measure_room
from handbill.translation.measure_room import HEAD, measured_rooms, rooms_text


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> measure_room.Rooms:
    """Of one piece, since all of them take half a minute."""
    monkeypatch.setattr(measure_room, "material_names", lambda campaign: ("know-the-signs",))
    return measured_rooms(LIBRARY_ALONE)


def test_every_role_has_room_for_its_longest_english_words(rooms: measure_room.Rooms) -> None:
    (design,) = rooms
    assert design == find_material(LIBRARY_ALONE, "know-the-signs").design
    assert {"title", "lead", "item", "group label", "helpline", "helpline label", "emergency label"} <= rooms[design].keys()
    longest = measure_room._longest(measure_room._english_words(LIBRARY_ALONE, find_material(LIBRARY_ALONE, "know-the-signs")), short=False)
    assert all(rooms[design][key] >= letters for key, letters in longest.items())
    # One factor for all of a piece's texts.
    factors = [rooms[design][key] / letters for key, letters in longest.items() if letters > 20]
    assert max(factors) - min(factors) < 0.05
    assert 1 <= min(factors) <= 1.8


def test_what_is_measured_is_written_as_a_file_of_its_kind(rooms: measure_room.Rooms) -> None:
    text = rooms_text(rooms)
    assert parse_data(LENGTH_LIMITS, parse(text, Path("limits.yaml"))) == rooms
    # By hand nothing is changed in it.
    assert FILE.read_text(encoding="utf-8").startswith(HEAD)


@pytest.mark.parametrize(("fits_up_to", "found"), [(0.9, 1.0), (1.0, 1.0), (1.42, 1.4), (1.8, 1.8), (9, 1.8)])
def test_the_factor_is_found_by_halving(fits_up_to: float, found: float) -> None:
    assert measure_room._largest(lambda factor: factor <= fits_up_to) == pytest.approx(found)


def test_longer_words_keep_their_numbers_whole() -> None:
    piece = compose(LIBRARY_ALONE, PieceRequest("know-the-signs", today(), ("en",)))
    longer = measure_room._longer(piece, 1.5, short=False)
    for one, other in zip(piece.panels[0].blocks, longer.panels[0].blocks, strict=True):
        assert (other.value, other.link) == (one.value, one.link)
        assert len(other.text) == pytest.approx(1.5 * len(one.text), abs=4) if one.text else other.text == ""


def test_a_design_that_has_not_been_measured_has_room_that_nobody_knows() -> None:
    assert length_limit("origami", "title", "text") == 0


def test_every_design_of_a_piece_has_been_measured() -> None:
    """Run `python generate.py language room` when this fails."""
    pieces = (find_material(LIBRARY_ALONE, name) for name in material_names(LIBRARY_ALONE))
    designs = {piece.design for piece in pieces if not piece.wordless}
    assert designs == parse_data(LENGTH_LIMITS, parse(FILE.read_text(encoding="utf-8"), FILE)).keys()
