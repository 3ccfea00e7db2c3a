"""Which commands take part: Handbill's own, and a peer's where its package is installed (the extra `bench`)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.process import run
from tests.benchmarks.rounds import NEW, Contender, Group

ROOT = Path(__file__).parents[2]
PIECE = "help-is-here"
ENGLISH = "One English flyer"
OTHERS = {"ar": "Arabic", "hi": "Hindi", "th": "Thai", "km": "Khmer", "zh-Hans": "Chinese"}
FOR_ORGANIZATION = "One English flyer for an organization"
DEFAULT_SET = "The default set"
AGAIN = "The default set again, nothing changed"
HELP = "`generate.py --help`"
RECORDS, MANY_RECORDS = 1000, 10_000
COPIES = 22  # of the flyer in each of 26 languages: as many as the default set has files

_PEERS = {"ReportLab paragraphs": "reportlab", "WeasyPrint": "weasyprint", "Typst": "typst"}
_ANY_SCRIPT = ("WeasyPrint", "Typst")  # ReportLab's paragraphs know neither bidi nor Thai or Khmer words
_PYTHON = sys.executable


def prepare(folder: Path) -> None:
    """Put each language's words and fonts where the peers find them. In a process of its own: what it imports would count as theirs."""
    run((_PYTHON, "-m", "tests.benchmarks.prepare", str(folder), PIECE, *tags()), ROOT)


def missing() -> list[str]:
    """The peers that are not installed."""
    return [tool for tool, package in _PEERS.items() if not find_spec(package)]


def groups(folder: Path) -> Iterator[Group]:
    """All the work, in the order of the table."""
    yield Group(ENGLISH, (_flyer("en", folder), *_peers("en", tuple(_PEERS), folder)))
    for tag, name in OTHERS.items():
        yield Group(f"One {name} flyer", (_flyer(tag, folder), *_peers(tag, _ANY_SCRIPT, folder)))
    yield _for_organization(folder)
    yield from (_batch(tag, name, folder) for tag, name in {"en": "English", **OTHERS}.items())
    yield Group(f"{MANY_RECORDS:,} English flyers from a list", (_list("en", folder, MANY_RECORDS),))
    yield _default_set(folder)
    again = folder / "again"
    yield Group(AGAIN, (Contender("Handbill", _generate("build", "--all", "--quiet", "--output", str(again)), again),))
    yield Group(HELP, (Contender("Handbill", _generate("--help")), Contender("Python, doing nothing", (_PYTHON, "-c", "pass"))))


def _flyer(tag: str, folder: Path) -> Contender:
    output = folder / tag / "Handbill"
    return Contender("Handbill", _generate("build", PIECE, "-l", tag, "--for", "screen", "--quiet", "--output", str(output)), output)


def _for_organization(folder: Path) -> Group:
    own, output = folder / "organization.yaml", folder / "for-organization"
    own.write_text("name: Riverside Family Center\nphone: 336-555-0142\n", encoding="utf-8")
    words = ("build", PIECE, "-l", "en", "--for", "screen", "--quiet", "--organization", str(own), "--output", NEW)
    return Group(
        FOR_ORGANIZATION, (Contender("Handbill", _generate(*words), output), Contender("Python, doing nothing", (_PYTHON, "-c", "pass")))
    )


def _peers(tag: str, tools: tuple[str, ...], folder: Path) -> list[Contender]:
    return [_peer(tool, tag, folder) for tool in tools if find_spec(_PEERS[tool])]


def _peer(tool: str, tag: str, folder: Path) -> Contender:
    script = Path(__file__).parent / "peers" / f"{_PEERS[tool]}_flyer.py"
    output = folder / tag / _PEERS[tool]
    output.mkdir(parents=True, exist_ok=True)
    return Contender(tool, (_PYTHON, str(script), str(folder / tag / "words.json"), str(output / "flyer.pdf")), output)


def _batch(tag: str, name: str, folder: Path) -> Group:
    """The list is printed anew each time, into a new folder."""
    tools = ("Typst", "WeasyPrint") if tag == "en" else ("Typst",)
    peers = [_peer_list(tool, tag, folder) for tool in tools if find_spec(_PEERS[tool])]
    return Group(f"{RECORDS} {name} flyers from a list", (_list(tag, folder, RECORDS), *peers))


def _list(tag: str, folder: Path, count: int) -> Contender:
    words = ("--material", PIECE, "-l", tag, "--for", "screen", "--quiet", "--output", NEW)
    return Contender("Handbill", _generate("batch", str(_records(folder, count)), *words), folder / tag / f"batch-{count}")


def _peer_list(tool: str, tag: str, folder: Path) -> Contender:
    script = Path(__file__).parent / "peers" / f"{_PEERS[tool]}_batch.py"
    command = (_PYTHON, str(script), str(folder / tag / "words.json"), str(_records(folder, RECORDS)), NEW)
    return Contender(tool, command, folder / tag / f"{_PEERS[tool]}-batch")


def _default_set(folder: Path) -> Group:
    ours = Contender("Handbill", _generate("build", "--all", "--quiet", "--output", NEW), folder / "default")
    if not find_spec("typst"):
        return Group(DEFAULT_SET, (ours,))
    script = Path(__file__).parent / "peers" / "typst_languages.py"
    words = [str(folder / tag / "words.json") for tag in tags()]
    return Group(DEFAULT_SET, (ours, Contender("Typst", (_PYTHON, str(script), NEW, str(COPIES), *words), folder / "typst-languages")))


def _records(folder: Path, count: int) -> Path:
    path = folder / f"records-{count}.csv"
    if not path.exists():
        rows = [f"Riverside School {number:04} of Town {number * 7 % 500},+1 336 555 {100 + number % 100:04}" for number in range(count)]
        path.write_text("\n".join(["organization,phone", *rows]) + "\n", encoding="utf-8")
    return path


def tags() -> list[str]:
    """Every language of the house that there are words in."""
    packs = ROOT.glob("materials/languages/*/language.yaml")
    return sorted(path.parent.name for path in packs if "\nstate: empty\n" not in path.read_text(encoding="utf-8"))


def _generate(*arguments: str) -> tuple[str, ...]:
    return (_PYTHON, str(ROOT / "generate.py"), *arguments)
