from __future__ import annotations

from handbill.content.messages import messages

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
