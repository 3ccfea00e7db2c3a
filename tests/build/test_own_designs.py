"""The example in docs/own-designs.md works as described, and a problem in a custom design names its file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from library import LIBRARY_ALONE

from handbill.build.job import Job
from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.core.problems import ExitCode, Problem, ProblemsFound
from handbill.graphics.items import DrawingItem, TextItem
from handbill.layout import design
from handbill.layout.kit import Kit

PAGE = (LIBRARY_ALONE.layers[0] / "docs/own-designs.md").read_text(encoding="utf-8")
BLOCKS = {path: text for text, path in re.findall(r"^```\w+\n(# (\S+)\n.*?)^```", PAGE, re.S | re.M)}
DESIGN = "layouts/designs/one_question.py"


def campaign_with(folder: Path, code: str | None = None) -> Campaign:
    """The campaign of the page, with other code in its design."""
    for name, text in BLOCKS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text if code is None or name != DESIGN else code, encoding="utf-8")
    return Campaign.open(folder)


def job_of(campaign: Campaign, form: str = "letter", theme: str = "field") -> Job:
    (job,) = resolve(campaign, ("fair-pay",), BuildOptions(languages=("en",), forms=(form,), theme=theme, purposes=("screen",)))
    return job


def fault(folder: Path, code: str) -> Problem:
    with pytest.raises(ProblemsFound) as found:
        build(job_of(campaign_with(folder, code)))
    (problem,) = found.value.problems
    assert problem.exit_code is ExitCode.CONTENT
    return problem


@pytest.mark.parametrize(("form", "theme"), [("letter", "field"), ("tabloid-flyer", "window"), ("a4", "word")])
def test_the_example_sets_the_piece_of_the_page(tmp_path: Path, form: str, theme: str) -> None:
    (page,) = build(job_of(campaign_with(tmp_path), form, theme)).setting.pages
    words = " ".join(item.text for item in page.items if isinstance(item, TextItem))
    for said in ("Does someone keep your pay?", "It is not your fault.", "Do you owe money", "1-888-373-7888", "fair-pay"):
        assert said in words
    assert any(isinstance(item, DrawingItem) and item.role == "picture" for item in page.items) == (theme != "word")


def test_the_page_names_all_that_there_is(tmp_path: Path) -> None:
    ticked = " ".join(re.findall(r"`([^`\n]+)`", PAGE))
    assert [name for name in design.__all__ if not re.search(rf"\b{name}\b", ticked)] == []
    named = set(re.findall(r"\bkit\.([a-z_]+)", PAGE))
    fields = {"form", "theme", "piece"}
    assert fields < named
    assert {name for name in named - fields if not hasattr(Kit, name)} == set()


_HEAD = "from handbill.layout.design import each_side\n\n"


@pytest.mark.parametrize(
    ("code", "line", "said"),
    [
        ("def pages(kit):\n    return [\n", 2, "the design one_question cannot be loaded: this is not valid Python: '[' was never closed"),
        ("import no_such_module\n", 1, "cannot be loaded: ModuleNotFoundError: No module named 'no_such_module'"),
        ("x = 1\n\ny = x / 0\n", 3, "cannot be loaded: ZeroDivisionError: division by zero"),
        ("raise SystemExit\n", 1, "cannot be loaded: SystemExit"),
        ("def page(kit):\n    return []\n", 1, "the design one_question has no function `pages`"),
        ("pages = 3\n", 1, "the design one_question has no function `pages`"),
        ("# Ours.\ndef pages(kit):\n    return []\n", 2, "`pages` of the design one_question gives no page"),
        ("def pages(kit):\n    return None\n", 1, "`pages` of the design one_question gives NoneType, not pages"),
        ("def pages(kit):\n    return ['a']\n", 1, "`pages` of the design one_question gives str, not pages"),
        ("def pages():\n    return []\n", 1, "cannot set fair-pay as letter: TypeError"),
        (
            "def pages(kit):\n    return kit.no_such(3)\n",
            2,
            "cannot set fair-pay as letter: AttributeError: 'Kit' object has no attribute 'no_such'",
        ),
        (f"{_HEAD}def pages(kit):\n    return each_side(kit, lambda kit, side: None)\n", 4, "cannot set fair-pay as letter: Attribute"),
        (
            f"{_HEAD}def pages(kit):\n    return each_side(kit, side)\n\n\ndef side(kit, side):\n    return {{}}['x']\n",
            8,
            "cannot set fair-pay as letter: KeyError: 'x'",
        ),
    ],
)
def test_a_fault_names_its_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, line: int, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    problem = fault(tmp_path, code)
    assert said in problem.sentence
    assert (problem.code, problem.place.file, problem.place.line) == ("content-design", DESIGN, line)


def test_a_fault_that_shows_in_the_house_says_where(tmp_path: Path) -> None:
    problem = fault(tmp_path, f"{_HEAD}def pages(kit):\n    return each_side(kit, lambda kit, side: None)\n")
    assert re.search(r"it was found at \S*copyfit\.py:\d+$", problem.hint)


def test_a_design_that_never_fits_says_by_how_much(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        build(job_of(campaign_with(tmp_path, BLOCKS[DESIGN].replace("0.1 * height", "1.2 * height"))))
    assert [problem.code for problem in found.value.problems] == ["fit-height"]
    assert found.value.problems[0].over > 0


@pytest.mark.parametrize("roles", ["{'titel', 'helpline'}", "'titel'", "3"])
def test_a_role_that_there_is_not_is_told(tmp_path: Path, roles: str) -> None:
    problem = fault(tmp_path, BLOCKS[DESIGN].replace("ROLES = ANY_ROLES", f"ROLES = {roles}"))
    assert problem.sentence == f"the design one_question names {'3' if roles == '3' else repr('titel')} in ROLES, which is no role"
