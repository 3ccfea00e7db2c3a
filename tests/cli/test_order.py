"""`order` as a person runs it."""

from __future__ import annotations

from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "docs" / "order-example.yaml"


def test_the_example_of_the_readme(command, tmp_path: Path) -> None:
    answer = command(["order", EXAMPLE, "--output", tmp_path])
    assert (answer.code, answer.err) == (0, "")
    assert "      562      5  Lincoln High School" in answer.out
    assert "       26 sheets, overs included: Avery 5371, ten cards on Letter" in answer.out
    assert "12 pieces built, 23 files in" in answer.out
    assert "Still draft" in answer.out
    assert (tmp_path / "orders" / "spring-campaign-2027" / "total.pdf").read_bytes().startswith(b"%PDF")


def test_quiet_says_nothing(command, tmp_path: Path) -> None:
    assert command(["order", EXAMPLE, "--output", tmp_path, "--quiet"]).out == ""


def test_final_refuses_drafts(command, tmp_path: Path) -> None:
    answer = command(["order", EXAMPLE, "--output", tmp_path, "--final"])
    assert answer.code == 9
    assert "[draft-unreviewed]" in answer.err
    assert not list(tmp_path.iterdir())


def test_a_wrong_order_writes_nothing(command, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("destination,print,piece,language,quantity\nA,office,room-notice,en,1.5\n", encoding="utf-8")
    answer = command(["order", bad, "--output", tmp_path / "out"])
    assert answer.code == 3
    assert "bad.csv:2 (address): there is no address" in answer.err
    assert "bad.csv:2 (quantity): this should be a whole number" in answer.err
    assert answer.err.endswith("2 problems; nothing was written.\n")
    assert not (tmp_path / "out").exists()


def test_help_shows_examples(command) -> None:
    assert "handbill order docs/order-example.yaml" in command(["order", "--help"]).out
