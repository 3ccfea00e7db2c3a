from __future__ import annotations

import pytest

FLYER = {"A flyer": "Volante", "You can call": "Puede llamar", "Call": "Llame", "Local help": "Ayuda local"}
QUIET = {"Numbers checked {{ checked }}": "Revisado {{ checked }}", "Draft": "Borrador"}


@pytest.fixture
def spanish(small):
    small.language("es", "Spanish")
    small.messages("es", FLYER | QUIET)
    return small


def test_drafts_name_messages_and_numbers(small) -> None:
    drafts = small.compose().drafts
    said = [(draft.language, draft.what) for draft in drafts]
    assert said[:2] == [("en", "A flyer"), ("en", "You can call")]
    assert ("en", "Draft") in said
    assert said[-1] == ("", "Help Line (1-888-373-7888, 233733): nobody has called to confirm it")
    assert drafts[-1].place.line == 3
    assert "Emergency" not in str(said)


def test_a_reviewed_and_confirmed_piece_is_no_draft(small) -> None:
    small.language("en", "English", reviewers="[Ana Reyes]")
    small.write("hotlines/us.yaml", small.read("hotlines/us.yaml").replace("confirmed: []", 'confirmed: ["Ana Reyes, 2026-01-11"]'))
    small.messages("en", dict.fromkeys([*FLYER, *QUIET], ""), "# reviewed-by: Ana Reyes, 2026-01-12\n")
    piece = small.compose()
    assert piece.drafts == ()
    assert piece.panels[0].blocks[-1].text.endswith("\u2066flyer en\u2069")


def test_one_unreviewed_message_makes_a_draft(spanish) -> None:
    spanish.language("es", "Spanish", reviewers="[Ana Reyes]")
    spanish.messages("es", FLYER | QUIET, "# reviewed-by: Ana Reyes, 2026-01-12\n")
    assert [draft.language for draft in spanish.compose("flyer", "es").drafts] == [""]
    signed = spanish.read("languages/es/messages.po")
    spanish.write("languages/es/messages.po", signed.replace("# reviewed-by: Ana Reyes, 2026-01-12\n", "", 1))
    piece = spanish.compose("flyer", "es")
    assert [(draft.language, draft.what) for draft in piece.drafts] == [("es", "A flyer"), ("", piece.drafts[-1].what)]
