"""Which commands take part: Handbill's own, and a peer's where its package is installed (the extra `bench`)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.process import run
from tests.benchmarks.rounds import Contender, Group

ROOT = Path(__file__).parents[2]
PIECE = "help-is-here"
ENGLISH = "One English flyer"
OTHERS = {"ar": "Arabic", "hi": "Hindi", "th": "Thai", "km": "Khmer", "zh-Hans": "Chinese"}
BOUND = "The English flyer, bound to an organization"
DEFAULT_SET = "The default set"
HELP = "`generate.py --help`"
RECORDS = 1000

_PEERS = {"ReportLab paragraphs": "reportlab", "WeasyPrint": "weasyprint", "Typst": "typst"}
_ANY_SCRIPT = ("WeasyPrint", "Typst")  # ReportLab's paragraphs know neither bidi nor Thai or Khmer words
_PYTHON = sys.executable


def prepare(folder: Path) -> None:
    """Put each language's words and fonts where the peers find them. In a process of its own: what it imports would count as theirs."""
    run((_PYTHON, "-m", "tests.benchmarks.prepare", str(folder), PIECE, "en", *OTHERS), ROOT)


def missing() -> list[str]:
    """The peers that are not installed."""
    return [tool for tool, package in _PEERS.items() if not find_spec(package)]


def groups(folder: Path) -> Iterator[Group]:
    """All the work, in the order of the table."""
    yield Group(ENGLISH, (_flyer("en", folder), *_peers("en", tuple(_PEERS), folder)))
    for tag, name in OTHERS.items():
        yield Group(f"One {name} flyer", (_flyer(tag, folder), *_peers(tag, _ANY_SCRIPT, folder)))
    yield _bound(folder)
    yield from (_batch(tag, name, folder) for tag, name in {"en": "English", **OTHERS}.items())
    output = folder / "default"
    yield Group(DEFAULT_SET, (Contender("Handbill", _generate("build", "--all", "--quiet", "--output", str(output)), output),))
    yield Group(HELP, (Contender("Handbill", _generate("--help")), Contender("Python, doing nothing", (_PYTHON, "-c", "pass"))))


def _flyer(tag: str, folder: Path) -> Contender:
    output = folder / tag / "Handbill"
    return Contender("Handbill", _generate("build", PIECE, "-l", tag, "--for", "screen", "--quiet", "--output", str(output)), output)


def _bound(folder: Path) -> Group:
    """A flyer for an organization: bound to a piece that the warm-up has compiled, and, with nowhere to keep one, laid out each time."""
    own = folder / "organization.yaml"
    own.write_text("name: Riverside Family Center\nphone: 336-555-0142\n", encoding="utf-8")
    contenders = []
    for tool, cache in {"Handbill, compiled": folder / "cache", "Handbill, laid out anew": Path(os.devnull)}.items():
        output = folder / "bound" / cache.name
        words = ("build", PIECE, "-l", "en", "--for", "screen", "--quiet", "--organization", str(own), "--output", str(output))
        contenders.append(Contender(tool, _anew(output, "env", f"XDG_CACHE_HOME={cache}", *_generate(*words)), output))
    return Group(BOUND, (*contenders, Contender("Python, doing nothing", _anew(folder / "nothing", _PYTHON, "-c", "pass"))))


def _peers(tag: str, tools: tuple[str, ...], folder: Path) -> list[Contender]:
    return [_peer(tool, tag, folder) for tool in tools if find_spec(_PEERS[tool])]


def _peer(tool: str, tag: str, folder: Path) -> Contender:
    script = Path(__file__).parent / "peers" / f"{_PEERS[tool]}_flyer.py"
    output = folder / tag / _PEERS[tool]
    output.mkdir(parents=True, exist_ok=True)
    return Contender(tool, (_PYTHON, str(script), str(folder / tag / "words.json"), str(output / "flyer.pdf")), output)


def _batch(tag: str, name: str, folder: Path) -> Group:
    """The list is printed anew each time: what the last run left is taken away by the command itself."""
    records, output = folder / "records.csv", folder / tag / "batch"
    if not records.exists():
        _write_records(records)
    words = ("--material", PIECE, "-l", tag, "--for", "screen", "--quiet", "--output", str(output))
    contenders = [Contender("Handbill", _anew(output, *_generate("batch", str(records), *words)), output)]
    if find_spec("typst"):
        theirs = folder / tag / "typst-batch"
        script = Path(__file__).parent / "peers" / "typst_batch.py"
        command = (_PYTHON, str(script), str(folder / tag / "words.json"), str(records), str(theirs))
        contenders.append(Contender("Typst", _anew(theirs, *command), theirs))
    return Group(f"{RECORDS} {name} flyers from a list", tuple(contenders))


def _anew(output: Path, *command: str) -> tuple[str, ...]:
    """The command with an empty folder to write into; the shell's part is the same for all."""
    return ("sh", "-c", f'rm -rf "{output}" && mkdir -p "{output}" && exec "$@"', "sh", *command)


def _write_records(path: Path) -> None:
    rows = [f"Riverside School {number:04} of Town {number * 7 % 500},+1 336 555 {100 + number % 100:04}" for number in range(RECORDS)]
    path.write_text("\n".join(["organization,phone", *rows]) + "\n", encoding="utf-8")


def _generate(*arguments: str) -> tuple[str, ...]:
    return (_PYTHON, str(ROOT / "generate.py"), *arguments)
