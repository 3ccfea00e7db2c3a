"""What the documents say is what the program does: commands, options, paths, rooms. Prose with no test drifts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from library import LIBRARY_ALONE

from handbill.__main__ import commands
from handbill.core.problems import ExitCode

main = commands()

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DESIGN = ROOT / "docs" / "design.md"
GUIDES = [ROOT / "docs" / f"{name}.md" for name in ("printing", "campaigns", "translating", "reviewing", "building", "print-shops")]
DOCUMENTS = [README, DESIGN, *GUIDES]
# Paths in backticks that need not be there, each with its reason.
NOT_IN_THE_TREE = {
    "output/": "what a build makes; a fresh clone holds only the samples",
    "output/screen/": "made by a build",
    "output/office/": "made by a build",
    "output/press/": "made by a build",
    ".venv/": "made by make",
    ".venv/bin/python": "made by make",
    ".venv/bin/handbill": "made by make",
    "./my-piece.yaml": "the reader's own file",
    "indicator-card-es-us-card-rio-school-word-black-avery-8373.pdf": "made by a build",
    "materials/languages/pt/": "the language a reader may add",
    "output/batch/": "made by a batch",
    "output/orders/": "made by an order",
    "schools-bad.csv": "made by a batch",
    "manifest.json": "made by a batch",
    "layouts/fonts/": "the reader's own folder",
    "mine.yaml": "the reader's own file",
    "office.yaml": "the reader's own file",
}
_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_TICKED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w.@*<>+\[\]-]*(?:/[\w.@*<>+\[\]-]*)+|[\w.*-]+\.(?:py|yaml|yml|po|json|toml|md|png|pdf|txt)|Makefile")


def prose(text: str) -> str:
    """A document without its blocks of code."""
    return "\n".join(line for line in _BLOCK.sub("", text).splitlines() if not line.startswith("    "))


def code(text: str) -> Iterator[str]:
    """The lines of its blocks of code: between fences, or four spaces in."""
    for block in _BLOCK.findall(text):
        yield from block.splitlines()
    yield from (line[4:] for line in _BLOCK.sub("", text).splitlines() if line.startswith("    "))


def commands(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    for name, each in group.commands.items():
        if isinstance(each, click.Group):
            yield from commands(each, (*path, name))
        else:
            yield " ".join((*path, name)), each


def named_paths(text: str) -> set[str]:
    return {ticked for ticked in _TICKED.findall(prose(text)) if _PATH.fullmatch(ticked) and not ticked.startswith("/")}


def exists(name: str) -> bool:
    """From the root; a bare file name anywhere in the tree; `<tag>` and `*` stand for any one name."""
    pattern = re.sub(r"<\w+>", "*", name).rstrip("/")
    if "/" not in pattern or not any(ROOT.glob(pattern)):
        pattern = f"**/{pattern}" if not (ROOT / pattern).exists() else pattern
    found = next((path for path in ROOT.glob(pattern) if not {".venv", "build"} & set(path.relative_to(ROOT).parts[:1])), None)
    return found is not None and (found.is_dir() or not name.endswith("/"))


def guides() -> str:
    """The README and every guide."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (README, *GUIDES))


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_the_guides_name_every_command(name: str) -> None:
    assert re.search(rf"handbill {re.escape(name)}\b", guides())


def test_the_guides_name_every_option() -> None:
    text = guides()
    options = {option for _, each in commands() for param in each.params if isinstance(param, click.Option) for option in param.opts}
    long = {option for option in options if option.startswith("--")}
    assert "--organization" in long
    assert {option for option in long if not re.search(rf"(?<![\w-]){option}(?![\w-])", text)} == set()


def test_the_readme_gives_every_exit_code() -> None:
    text = README.read_text(encoding="utf-8")
    listed = text[text.index("Exit codes:") :].partition("\n\n")[0]
    assert {int(number) for number in re.findall(r"\b\d\b", listed)} == {int(each) for each in ExitCode}


def test_the_guides_name_every_piece() -> None:
    from handbill.content.material import material_names

    text = guides()
    assert [name for name in material_names(LIBRARY_ALONE) if f"`{name}`" not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_in_a_document_exists(document: Path) -> None:
    paths = named_paths(document.read_text(encoding="utf-8"))
    assert len(paths) > 1
    assert sorted(path for path in paths - NOT_IN_THE_TREE.keys() if not exists(path)) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_and_picture_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if "://" not in target and not (document.parent / target.partition("#")[0]).exists()] == []


def test_the_pictures_of_the_readme_are_small() -> None:
    pictures = list((ROOT / "output" / "samples").glob("*.png"))
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size > 200_000] == []
    assert sum(path.stat().st_size for path in pictures) < 600_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see `docs/design.md` and `tags/<tag>/messages.po`", {"docs/design.md", "tags/<tag>/messages.po"}),
        ("`fonts.yaml`, `Makefile`, `materials/`", {"fonts.yaml", "Makefile", "materials/"}),
        ("`--final`, `us-card`, `handbill.build.pipeline`, `{{ }}`, `x' = W - x`, `24/7 help`", set()),
        ("```\n`a/b`\n```\n    `c/d`\n", set()),
    ],
)
def test_paths_are_told_from_other_words(text: str, found: set[str]) -> None:
    assert named_paths(text) == found


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("handbill/build/pipeline.py", True),
        ("fonts.yaml", True),
        ("materials/languages/<tag>/messages.po", True),
        ("layouts/", True),
        ("handbill/build/pipelin.py", False),
        ("press.pyi", False),
        ("handbill/build/pipeline.py/", False),
        ("text/fonts.yaml", False),
    ],
)
def test_paths_are_looked_for_where_they_are_said_to_be(name: str, there: bool) -> None:
    assert exists(name) == there


def rooms(text: str) -> set[str]:
    """The folders in the first column of the table under 'The rooms'."""
    section = text[text.index("\n## The rooms") + 1 :].partition("\n## ")[0]
    first = [line.split("|")[1] for line in section.splitlines() if line.startswith("|")]
    return {name.rstrip("/") for cell in first for name in _TICKED.findall(cell) if not name.endswith(".py")}


def test_a_table_of_rooms_is_read() -> None:
    text = "# A\n## The rooms\n| room | what |\n|---|---|\n| `a.py` | x |\n| `b/` | `z` |\n| `c/d`, `c/e` | y |\n\n## Other\n| `f` | x |\n"
    assert rooms(text) == {"b", "c/d", "c/e"}


def test_the_rooms_of_the_design_are_the_folders_of_the_tree() -> None:
    listed = {name for name in rooms(DESIGN.read_text(encoding="utf-8")) if name.startswith("handbill/") and name.count("/") == 1}
    assert listed == {f"handbill/{path.parent.name}" for path in (ROOT / "handbill").glob("*/__init__.py")}


def test_the_tables_of_the_guide_are_what_the_program_lists() -> None:
    """Made by `handbill list --markdown`; copy its output between the two markers when this fails."""
    from handbill.cli.tables import markdown

    text = (ROOT / "docs" / "printing.md").read_text(encoding="utf-8")
    shown = text.partition("<!-- tables -->\n")[2].partition("<!-- end of tables -->")[0]
    assert shown.splitlines() == list(markdown(LIBRARY_ALONE))


def test_the_page_of_languages_is_what_the_program_lists() -> None:
    """Made by `handbill language matrix --markdown > docs/languages.md`; run it when this fails."""
    from handbill.translation.matrix import matrix_document

    assert (ROOT / "docs" / "languages.md").read_text(encoding="utf-8").splitlines() == list(matrix_document(LIBRARY_ALONE))


def test_the_page_of_questions_is_what_translators_ask() -> None:
    """Made by `handbill language questions > docs/questions-for-reviewers.md`; run it when this fails."""
    from handbill.translation.review.questions import questions_page

    assert (ROOT / "docs" / "questions-for-reviewers.md").read_text(encoding="utf-8") == questions_page(LIBRARY_ALONE)


def test_the_page_of_pictures_is_what_the_program_draws() -> None:
    """Made by `handbill samples`; run it when this fails."""
    from handbill.cli.picture_gallery import gallery_text

    assert (ROOT / "docs" / "pictures.md").read_text(encoding="utf-8") == gallery_text(LIBRARY_ALONE)


def test_every_picture_is_on_the_page_of_pictures() -> None:
    from handbill.graphics.motif.find import picture_names

    text = (ROOT / "docs" / "pictures.md").read_text(encoding="utf-8")
    assert [name for name in picture_names(LIBRARY_ALONE) if f"| `{name}` |" not in text] == []
