"""Data files that extend one another: what is taken over, what is not, and what can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from changed_library import campaign_with
from library import LIBRARY

from handbill.core.datafile import DataFile, parse, read
from handbill.core.problems import ProblemsFound
from handbill.core.schema.extends import changing, extended
from handbill.core.schema.record import RecordType, parse_leniently, shape_problems
from handbill.core.schema.value_types import IntegerType, ListType, MapType, TextType
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
        "more": MapType("", COLOR, merged=True, default={}),
        "other": MapType("", COLOR, default={}),
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


def test_a_merged_map_keeps_the_other_file_s_keys_and_replaces_values_as_a_whole(tmp_path: Path) -> None:
    maps = "{a: {rgb: a, cmyk: a}, b: {rgb: b, cmyk: b}}"
    put(
        tmp_path,
        base=f"name: Base\nmore: {maps}\nother: {maps}\n",
        own="extends: base\nmore: {b: {rgb: z}, c: {rgb: c}}\nother: {c: {rgb: c}}\n",
    )
    assert own(tmp_path).data == {
        "more": {"a": {"rgb": "a", "cmyk": "a"}, "b": {"rgb": "z"}, "c": {"rgb": "c"}},
        "other": {"c": {"rgb": "c"}},
    }


def changed(text: str) -> tuple[object, list[str]]:
    """What a file that changes one of KIND gives, and what is wrong with it."""
    declaration = changing(KIND, lambda at, **values: (at.name, values), "")
    made, problems = parse_leniently(declaration, parse(text, Path("own.yaml")))
    return made, [f"{problem.place.key}: {problem.sentence}" for problem in problems]


def test_a_change_gives_its_own_keys_and_what_differs() -> None:
    made, problems = changed("name: Own\ncolors: {ink: {rgb: z, cmyk: y}}\ntype: {card: {small: 5}}\n")
    assert problems == []
    assert made == (
        "own",
        {
            "name": "Own",
            "size": None,
            "colors": {"ink": {"rgb": "z", "cmyk": "y"}, "paper": None},
            "type": {"card": {"body": None, "small": 5}},
            "list": None,
            "more": None,
            "other": None,
        },
    )
    # The kind itself still needs all of its keys.
    assert {problem.place.key for problem in shape_problems(KIND, parse("name: Own\n", Path("own.yaml")))} >= {"size", "colors", "list"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("size: 3\n", "name: the key 'name' is missing"),
        ("name: Own\nsize: 12\n", "size: this should be a whole number from 0 to 9, and is 12"),
        ("name: Own\ncolors: {ink: {rgb: z}}\n", "colors.ink.cmyk: the key 'cmyk' is missing"),
        ("name: Own\nextends: base\n", "extends: the key 'extends' is not known here"),
    ],
)
def test_what_is_wrong_with_a_change_is_found_without_what_it_changes(text: str, says: str) -> None:
    _, problems = changed(text)
    assert problems == [says]


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


THEME = 'extends: field\nname: Mine\nabout: Mine.\nsource: "Mine."\n'


def test_a_theme_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    theme = mine(tmp_path, THEME + "type: {flyer: {body: {size: 20}}}\n")
    field = find_theme(LIBRARY, "field")
    assert (theme.name, theme.colors, theme.ladder, theme.rule) == ("Mine", field.colors, field.ladder, field.rule)
    assert theme.type["flyer"]["body"].size == 20
    assert theme.type["flyer"]["body"].leading == field.type["flyer"]["body"].leading
    assert theme.type["card"] == field.type["card"]


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
        ("contrast: {accent: 9}\n", "colors.accent.rgb", "should be 9:1"),
        ("series: {you: {ink: {rgb: '#17324d', cmyk: [0, 0, 0, 90]}}}\n", "series.you.accent", "'accent' is missing"),
        ("composition: collage\n", "composition", "'collage' is not"),
        ("contrast: {accent: 3}\n", "contrast.accent", "from 4.5 to 21"),
        ("kinds: [flyer, billboard]\n", "kinds.1", "'billboard' is not a kind of piece"),
        ("rule: thick\n", "rule", "not a length"),
        ("extends_: field\n", "extends_", "not known"),
    ],
)
def test_what_a_theme_gets_wrong_is_a_problem_in_its_own_file(tmp_path: Path, more: str, key: str, says: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        mine(tmp_path, THEME + more)
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert any(says in problem.sentence for problem in hits), str(found.value)
    assert all(problem.place.file.endswith("mine.yaml") for problem in hits)
