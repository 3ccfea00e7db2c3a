from __future__ import annotations

from handbill.translation.status import status_by_material


def test_a_row_for_each_language_and_material(small) -> None:
    small.language("es", "Spanish", reviewers="[Ana Reyes]")
    small.blocks("- role: text\n  text: Only here\n- role: note\n  text: You can call")
    small.messages("es", {"You can call": "Puede llamar"}, reviewer="Ana Reyes")
    rows = {(row.language.tag, row.material): (row.translated, row.reviewed) for row in status_by_material(small.campaign)}
    assert list(rows) == [(tag, name) for tag in ("en", "es") for name in ("flyer", "imprint", "sheet")]
    # One of the three messages of the sheet (its title is one) is translated; percentages are rounded down.
    assert rows["es", "sheet"] == (33, 33)
    assert rows["es", "flyer"] == (25, 25)
    assert rows["es", "imprint"] == (0, 0)
    assert rows["en", "sheet"] == (100, 0)
