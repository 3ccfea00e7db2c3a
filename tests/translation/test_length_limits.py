from __future__ import annotations

from library import LIBRARY_ALONE

from handbill.content.material import FIELDS, find_material, material_names, written_blocks
from handbill.content.messages import messages
from handbill.i18n.length_limits import length_limit
from handbill.i18n.placeholders import filled_with, is_message
from handbill.translation.po_update import update_language

_PRINTED = [field for field in FIELDS if field not in ("link", "value", "alt")]


def test_every_role_of_every_design_has_been_measured_and_holds_the_english() -> None:
    tight = []
    for piece in (find_material(LIBRARY_ALONE, each) for each in material_names(LIBRARY_ALONE)):
        for block in written_blocks(piece):
            for field in _PRINTED:
                text = getattr(block, field)
                if text and is_message(text) and length_limit(piece.design, block.role, field) < len(filled_with("0000", text)):
                    tight.append((piece.id, block.role, field, text))
    assert tight == []


def test_a_message_has_the_limit_of_its_smallest_place(small) -> None:
    small.blocks("- role: heading\n  text: Call")
    found = {message.text: message.room for message in messages(small.campaign)}
    assert found["Call"] == min(length_limit("flyer", "heading", "text"), length_limit("flyer", "helpline", "label"))
    assert found["Draft"] == 0


def test_the_limit_is_written_to_the_file_and_is_the_same_after_an_update(small) -> None:
    small.language("es", "Spanish")
    path = update_language(small.campaign, "es").path
    before = path.read_bytes()
    assert f"#. room for about {length_limit('flyer', 'title', 'text')} letters".encode() in before
    assert not update_language(small.campaign, "es").changed
    assert path.read_bytes() == before
