r"""Each file in tests/typeset/cases is one paragraph: its settings, its text, and after --- the expected lines.

Settings: language, measure (em), balance, hyphenate; kept, leads, trails: words as a pack lists them, separated by commas (the words of
the pack itself are not used, so that an addition to it breaks no case); `ratio`: the least ratio of the narrowest line to the widest;
`sticks out`: the number of the line that is wider than the measure. After a second --- come the runs from left to right, each with its
direction and with dots for spaces; a / separates lines. A line that ends with an added hyphen ends with -. Invisible characters are
written as \u2066.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from library import LIBRARY

from handbill.i18n.language import Language, find_language
from handbill.typeset.lines import GlyphRun, Line
from handbill.typeset.paragraph import ParagraphStyle, set_lines

CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
LISTS = ("kept", "leads", "trails")
SETTINGS = {"language", "measure", "balance", "hyphenate", *LISTS, "ratio", "sticks out"}


@dataclass(frozen=True)
class Case:
    settings: dict[str, str]
    text: str
    lines: list[str]
    runs: list[str]


def read_case(path: Path) -> Case:
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    settings = dict(line.split(": ", 1) for line in head.splitlines() if not line.startswith("#"))
    assert set(settings) <= SETTINGS
    shown = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), body)
    text, lines, *runs = re.split(r"^---\n", shown, flags=re.MULTILINE)
    return Case(settings, text.removesuffix("\n"), lines.splitlines(), runs[0].splitlines() if runs else [])


def speaks(how: dict[str, str]) -> Language:
    pack = find_language(LIBRARY, how["language"])
    return replace(pack, type=replace(pack.type, **{name: tuple(how[name].split(", ")) if name in how else () for name in LISTS}))


def shown(line: Line) -> str:
    hyphen = line.runs[-1].clusters[-1].text == "\u00ad"
    return line.text + "-" * hyphen


def shown_run(run: GlyphRun) -> str:
    clusters = reversed(run.clusters) if run.rtl else run.clusters
    return ("<" if run.rtl else ">") + "".join(cluster.text for cluster in clusters).replace(" ", "·")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_paragraph_is_set_as_written_down(path: Path) -> None:
    case = read_case(path)
    how = case.settings
    measure = float(how["measure"]) * 1000
    lines = set_lines(case.text, ParagraphStyle(speaks(how), balance="balance" in how, hyphenate="hyphenate" in how), measure)
    assert [shown(line) for line in lines] == case.lines
    wide = [str(number) for number, line in enumerate(lines, 1) if line.width > measure]
    assert wide == how.get("sticks out", "").split()
    if "ratio" in how:
        assert min(line.width for line in lines) >= float(how["ratio"]) * max(line.width for line in lines)
    if case.runs:
        assert "\n/\n".join("\n".join(map(shown_run, line.runs)) for line in lines).splitlines() == case.runs
