"""Data files that extend one another: what is taken over, what is not, and what can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from changed_library import campaign_with
from library import LIBRARY

from handbill.core.datafile import DataFile, read
from handbill.core.problems import ProblemsFound
from handbill.core.schema.extends import extended
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import IntegerType, ListType, TextType
from handbill.layout.theme import Theme, find_theme

COLOR = RecordType(dict, "", {"rgb": TextType(""), "cmyk": TextType("")})
COLORS = RecordType(dict, "", {"ink": COLOR, "paper": COLOR}, merged=True)
SIZES = RecordType(dict, "", {"body": IntegerType("", 0, 99), "small": IntegerType("", 0, 99)}, merged=True)
KIND = RecordType(
    dict,
    "",
    {
        "name": TextType(""),
        "size": IntegerType("", 0, 9),
        "colors": COLORS,
        "type": RecordType(dict, "", {"card": SIZES}, merged=True),
        "list": ListType("", IntegerType("", 0, 9)),
    },
    own_keys=("name",),
)


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def own(folder: Path) -> DataFile:
    return extended(KIND, folder / "own.yaml", {path.stem: path for path in folder.glob("*.yaml")}, read)


def test_values_are_laid_over_those_of_the_other_file(tmp_path: Path) -> None:
    put(
        tmp_path,
        base="name: Base\nsize: 3\ncolors: {ink: {rgb: a, cmyk: b}, paper: {rgb: c}}\ntype: {card: {body: 7, small: 6}}\nlist: [1, 2]\n",
        own="extends: base\ncolors: {ink: {rgb: z}}\ntype: {card: {body: 9}}\nlist: [3]\n",
    )
    file = own(tmp_path)
    assert file.data == {
        "size": 3,
        # A color is replaced as a whole: half of it would print the other half of another.
        "colors": {"ink": {"rgb": "z"}, "paper": {"rgb": "c"}},
        "type": {"card": {"body": 9, "small": 6}},
        "list": [3],
    }
    assert file.place("colors", "ink", "rgb").line == 2
    assert file.path == tmp_path / "own.yaml"


def test_a_file_that_extends_nothing_is_itself(tmp_path: Path) -> None:
    assert own(put(tmp_path, own="size: 3\n")).data == {"size": 3}


def test_what_is_extended_may_extend_another(tmp_path: Path) -> None:
    put(tmp_path, a="one: 1\ntwo: 1\nthree: 1\n", b="extends: a\ntwo: 2\nthree: 2\n", own="extends: b\nthree: 3\n")
    assert own(tmp_path).data == {"one": 1, "two": 2, "three": 3}


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"own": "a: 1\nextends: own\n"}, "own extends itself"),
        ({"own": "a: 1\nextends: other\n", "other": "b: 1\nextends: own\n"}, "these extend each other: own, other, own"),
        ({"own": "a: 1\nextends: othre\n", "other": "b: 1\n"}, "there is no 'othre' to extend"),
        ({"own": "a: 1\nextends: [other]\n", "other": "b: 1\n"}, "there is no \"['other']\" to extend"),
    ],
)
def test_what_leads_nowhere_is_a_problem_at_its_line(tmp_path: Path, files: dict[str, str], says: str) -> None:
    put(tmp_path, **files)
    with pytest.raises(ProblemsFound) as found:
        own(tmp_path)
    (problem,) = found.value.problems
    assert (problem.code, problem.place.line, problem.place.key) == ("content-extends", 2, "extends")
    assert says in problem.sentence


def test_a_name_that_is_not_there_has_a_near_one(tmp_path: Path) -> None:
    put(tmp_path, own="extends: othre\n", other="b: 1\n")
    with pytest.raises(ProblemsFound, match="did you mean other"):
        own(tmp_path)


def mine(folder: Path, text: str) -> Theme:
    return find_theme(campaign_with(folder, "layouts/themes/mine.yaml", text), "mine")


THEME = 'extends: calm\nname: Mine\nabout: Mine.\nsource: "Mine."\n'


def test_a_theme_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    theme = mine(tmp_path, THEME + "type: {flyer: {body: {size: 20}}}\n")
    calm = find_theme(LIBRARY, "calm")
    assert (theme.name, theme.colors, theme.ladder, theme.rule) == ("Mine", calm.colors, calm.ladder, calm.rule)
    assert theme.type["flyer"]["body"].size == 20
    assert theme.type["flyer"]["body"].leading == calm.type["flyer"]["body"].leading
    assert theme.type["card"] == calm.type["card"]


@pytest.mark.parametrize("key", ["name", "about", "source"])
def test_a_theme_has_a_name_and_a_source_of_its_own(tmp_path: Path, key: str) -> None:
    text = "".join(line for line in THEME.splitlines(keepends=True) if not line.startswith(key))
    with pytest.raises(ProblemsFound, match=f"the key '{key}' is missing"):
        mine(tmp_path, text)


@pytest.mark.parametrize(
    ("more", "key", "says"),
    [
        ('colors: {ink: {rgb: "#0f3a63"}}\n', "colors.ink.cmyk", "'cmyk' is missing"),
        ('colors: {paper: {rgb: "#808080", cmyk: [0, 0, 0, 50]}}\n', "colors.text.rgb", "too weak on white paper"),
        ("contrast: {accent: 7}\n", "colors.accent.rgb", "should be 7:1"),
        ("contrast: {accent: 3}\n", "contrast.accent", "from 4.5 to 21"),
        ("inks: {black: {accent: 40}}\n", "inks.black.accent", "too weak on white paper"),
        ("inks: {black: {gold: 40}}\n", "inks.black.gold", "not known"),
        ("inks: {spot: {ink: 120}}\n", "inks.spot.ink", "from 0 to 100"),
        ("kinds: [flyer, billboard]\n", "kinds.1", "'billboard' is not a kind of piece"),
        ("rule: thick\n", "rule", "not a length"),
        ("extends_: calm\n", "extends_", "not known"),
    ],
)
def test_what_a_theme_gets_wrong_is_a_problem_in_its_own_file(tmp_path: Path, more: str, key: str, says: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        mine(tmp_path, THEME + more)
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert any(says in problem.sentence for problem in hits), str(found.value)
    assert all(problem.place.file.endswith("mine.yaml") for problem in hits)
