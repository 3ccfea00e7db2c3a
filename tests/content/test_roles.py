from __future__ import annotations

from library import LIBRARY_ALONE

from handbill.content.material import find_material, material_names
from handbill.content.messages import messages
from handbill.core.isolates import without_isolates

NEW = """
- {role: write, label: Name}
- {role: write, label: Phone}
- {role: fact, text: "{{ facts.calls.year }}: {{ facts.calls.value }} calls", note: "{{ facts.calls.source }}"}
- {role: fact, text: "{{ facts.share.year }}: some", note: Counted by hand}
- {role: level, label: Person, items: [{text: Being alone}, {text: One adult who stays}]}
- {role: contact, label: Pictures, value: "{{ hotlines.help.url.printed }}", link: "{{ hotlines.help.url.link }}"}
"""


def test_the_new_roles_carry_their_words(small) -> None:
    small.blocks(NEW)
    piece = small.compose("sheet")
    first, second, fact, counted, level, contact, _ = piece.panels[0].blocks
    assert [(block.role, block.label) for block in (first, second)] == [("write", "Name"), ("write", "Phone")]
    assert (fact.text, fact.note) == ("2021: \u206612,345\u2069 calls", "\u2068Help Line\u2069")
    assert counted.note == "Counted by hand"
    assert (level.label, [item.text for item in level.items]) == ("Person", ["Being alone", "One adult who stays"])
    assert (contact.value, contact.link) == ("\u2066help.example\u2069", "https://help.example")
    assert piece.numbers == ()


def test_the_number_for_danger_is_a_block_of_its_own(small) -> None:
    link = "{{ hotlines.emergency.phone.link }}"
    small.blocks(f'- {{role: emergency, label: In danger now, value: "{{{{ hotlines.emergency.phone }}}}", link: "{link}"}}')
    piece = small.compose("sheet")
    emergency = piece.panels[0].blocks[0]
    assert (emergency.label, emergency.value, emergency.link) == ("In danger now", "\u2066911\u2069", "tel:911")
    # A number that the finished page must have, like any other.
    assert [without_isolates(number) for number in piece.numbers] == ["911"]


def test_a_piece_carries_its_audience_its_picture_and_its_code(small) -> None:
    small.blocks(NEW)
    plain = small.compose("sheet")
    assert (plain.audience, plain.picture) == ("", "")
    assert "\u2066sheet en\u2069" in plain.panels[0].blocks[-1].text
    small.change("content/sheet.yaml", ("design:", "audience: young\npicture: ring\ncode: HB99\ndesign:"))
    piece = small.compose("sheet")
    assert (piece.audience, piece.picture) == ("young", "ring")
    # The imprint names it by its code, which tells strangers nothing.
    imprint = piece.panels[0].blocks[-1].text
    assert "\u2066HB99 en\u2069" in imprint
    assert "sheet" not in imprint


def test_no_two_pieces_have_one_code() -> None:
    codes = [find_material(LIBRARY_ALONE, name).code for name in material_names(LIBRARY_ALONE)]
    assert all(codes)
    assert len(set(codes)) == len(codes)


def test_their_words_are_messages_and_placeholders_are_not(small) -> None:
    small.blocks(NEW)
    said = {message.text: message.notes for message in messages(small.campaign)}
    assert said["Name"] == ("sheet, page, line to write on: label",)
    assert said["{{ facts.calls.year }}: {{ facts.calls.value }} calls"] == ("sheet, page, figure",)
    assert said["Counted by hand"] == ("sheet, page, figure: source line",)
    assert said["Person"] == ("sheet, page, level: label",)
    assert "One adult who stays" in said
    assert not [text for text in said if text.startswith("{{") and "calls.source" in text]


def test_an_address_printed_as_a_contact_counts_as_used(small) -> None:
    small.blocks(NEW)
    assert "2026-01-10" in small.compose("sheet").panels[0].blocks[-1].text
