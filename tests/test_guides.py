"""Every command that the README and the guides show is run, in their order, with the files that they show, as a newcomer would."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from library import build
from openpyxl import Workbook
from photographs import quarters
from profile_made import cmyk_profile
from review_files import workbook

from handbill.__main__ import commands
from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign
from handbill.cli.new_campaign import create_campaign
from handbill.core.clock import today

main = commands()
ROOT = Path(__file__).parents[1]
GUIDES = (
    "README.md",
    "docs/printing.md",
    "docs/print-shops.md",
    "docs/campaigns.md",
    "docs/translating.md",
    "docs/reviewing.md",
    "docs/building.md",
)
IN_A_CAMPAIGN = ("docs/translating.md", "docs/reviewing.md")
# Commands that run until somebody stops them, need other machines, take minutes, or write into the program's own folder: only understood.
NOT_RUN = ("web", "watch", "samples", "--dask", "language room", "language page", "--all", "make", "py", "cd")
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
_NAMED = re.compile(r"# ([\w./-]+\.(?:yaml|po|py))\n")
_LISTED = re.compile(r"(?:handbill|cd)\b.*")
# The exit codes of commands that judge, or that a guide shows for what they refuse.
_ENDS = {
    "handbill preflight": {0, 8},
    "--final": {0, 9},
    "language check": {0, 5},
    "language preview": {0, 5},
    "build card": {2},
}

SCHOOLS = [
    ("School name", "phone", "url", "city", "quantity"),
    ("Lincoln High School", "336 555 0142", "https://lincoln.example", "Elm", "12"),
]
MAP = "School name: organization\n"
OFFICE = """\
name: The printer in the office
front: {across: 1.5 mm, down: -0.5 mm}
back: {across: -2 mm, down: 0.25 mm}
lines: {across: 149.5 mm, down: 200.5 mm}
"""


def steps(text: str) -> Iterator[tuple[str, str]]:
    """What a guide shows, in order: ('file', its path and text) or ('command', the words)."""
    for part in re.split(r"(^```\w*\n.*?^```\n)", text, flags=re.DOTALL | re.MULTILINE):
        fenced = _FENCED.fullmatch(part)
        if fenced:
            named = _NAMED.match(fenced[2])
            if named:
                yield named[1], fenced[2]
            continue
        for line in part.splitlines():
            if line.startswith("    ") and _LISTED.match(line.strip()):
                yield "command", line.strip()
            elif not line.startswith("    "):
                yield from (("command", ticked) for ticked in re.findall(r"`(handbill [^`]+)`", line) if not re.search(r"[A-Z]{3}", ticked))


def prepare(folder: Path) -> None:
    """The files of a reader's own that the guides speak of."""
    (folder / "schools.csv").write_text("".join(",".join(row) + "\n" for row in SCHOOLS), encoding="utf-8")
    book = Workbook()
    assert book.active is not None
    for row in SCHOOLS:
        book.active.append(row)
    book.save(folder / "schools.xlsx")
    quarters(3000, 3000).save(folder / "hands.jpg")
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")
    (folder / "office.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "press.icc").write_bytes(cmyk_profile())
    shutil.copy(ROOT / "layouts/shops/us-offset.yaml", folder / "shop.yaml")
    for name in ("order-example.yaml", "spring.yaml"):
        order = (ROOT / "docs/order-example.yaml").read_text(encoding="utf-8").replace("../materials/organizations/", "")
        (folder / name).write_text(order, encoding="utf-8")
    shutil.copy(ROOT / "materials/organizations/example.yaml", folder / "example.yaml")
    shutil.copy(ROOT / "handbill/cli/template/materials/content/welcome.yaml", folder / "my-piece.yaml")
    shutil.copy(ROOT / "layouts/formats/us-card.yaml", folder / "long-card.yaml")
    shutil.copy(ROOT / "layouts/themes/word.yaml", folder / "ours.yaml")
    (folder / "flyer.pdf").write_bytes(build(JobSpec("help-is-here", today())).pdf)


@pytest.mark.usefixtures("library_alone")
@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_of_a_guide_works(guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reader"
    if guide in IN_A_CAMPAIGN:
        create_campaign(folder)
        workbook(folder / "review-es.xlsx", Campaign.open(folder), "es", {})
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    prepare(folder)
    failed, ran = [], 0
    for what, text in steps((ROOT / guide).read_text(encoding="utf-8")):
        if what != "command":
            Path(what).parent.mkdir(parents=True, exist_ok=True)
            Path(what).write_text(text, encoding="utf-8")
            continue
        words = shlex.split(text, comments=True)
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            prepare(Path())
            continue
        ran += 1
        if any(skipped in text for skipped in NOT_RUN) or (words == ["handbill", "check"] and not Path("handbill.yaml").exists()):
            assert understood(words[1:]), text
            continue
        done = CliRunner().invoke(main, in_one_language(words[1:]), catch_exceptions=False)
        allowed = next((codes for word, codes in _ENDS.items() if word in text), {0})
        if done.exit_code not in allowed:
            failed.append(f"{text}: {done.exit_code}: {done.stderr[-300:]}")
    assert failed == []
    assert ran > 2


def in_one_language(words: list[str]) -> list[str]:
    """A command that builds, in English if it names no language: a piece in every language takes up to ten seconds."""
    is_in_all = words[:1] == ["build"] and not {"-l", "--language", "--fill"}.intersection(words)
    return [*words, "--language", "en"] if is_in_all else words


def understood(words: list[str]) -> bool:
    """Whether the program knows the command and its options."""
    command: click.Command = main
    while isinstance(command, click.Group) and words:
        command, words = command.commands[words[0]], words[1:]
    with command.make_context("example", list(words)):
        return True
