from __future__ import annotations

import pytest
from small_library import SPANISH, review

from handbill.content.piece import count_drafts


@pytest.fixture
def spanish(small):
    small.language("es", "Spanish")
    small.messages("es", SPANISH)
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
    call = '{country: US, line: help, numbers: ["+18883737888", "233733"], by: Ana Reyes, called: 2026-01-11}'
    small.change("confirmations.yaml", ("readings:", f"  - {call}\nreadings:"))
    small.messages("en", dict.fromkeys(SPANISH, ""), reviewer="Ana Reyes")
    piece = small.compose()
    assert piece.drafts == ()
    assert piece.panels[0].blocks[-1].text.endswith("\u2066flyer en\u2069")


def test_one_unreviewed_message_makes_a_draft(spanish) -> None:
    spanish.language("es", "Spanish", reviewers="[Ana Reyes]")
    spanish.messages("es", SPANISH, reviewer="Ana Reyes")
    assert [draft.language for draft in spanish.compose("flyer", "es").drafts] == [""]
    spanish.change("languages/es/messages.po", (f"# {review('A flyer', SPANISH['A flyer'])}\n", ""))
    piece = spanish.compose("flyer", "es")
    assert [(draft.language, draft.what) for draft in piece.drafts] == [("es", "A flyer"), ("", piece.drafts[-1].what)]


@pytest.mark.parametrize(
    ("drafts", "said"),
    [
        ([], ""),
        ([("es", "Call")], "1 message (es) that has not been confirmed"),
        ([("", "Help Line")], "1 number or figure that has not been confirmed"),
        ([("", "Help Line"), ("", "calls"), ("", "calls")], "2 numbers or figures that have not been confirmed"),
        (
            [("es", "Call"), ("ar", "Call"), ("es", "Draft"), ("", "calls")],
            "3 messages (ar, es) and 1 number or figure that have not been confirmed",
        ),
    ],
)
def test_drafts_are_counted_by_kind(drafts: list[tuple[str, str]], said: str) -> None:
    assert count_drafts(drafts) == said
