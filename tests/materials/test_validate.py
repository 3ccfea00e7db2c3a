from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from library import LIBRARY

from handbill.contacts.hotlines import HOTLINES
from handbill.content.facts import FACTS
from handbill.content.material import CONTENT, material_names
from handbill.content.sets import SETS
from handbill.content.wording_rules import RULES
from handbill.core.datafile import DataFile, Key, parse, read
from handbill.core.schema import KINDS, schema
from handbill.core.validate import KEYWORDS, REMARKS, shape_problems
from handbill.i18n.language import LANGUAGES

FORMATS = Path(__file__).parents[2] / "layouts" / "formats"
DOCS = Path(__file__).parents[2] / "docs"
ORGANIZATION = """\
name: Riverside
phone: 336 555 0142
url: https://riverside.example
logo: logo.svg
colors: {ink: "#12355b", accent: "#B4451F"}
"""


ROLES = """\
title: New roles
about: a
design: flyer
formats: [letter]
panels:
  - name: page
    blocks:
      - {role: write, label: Name}
      - {role: write, label: Phone}
      - {role: fact, text: "{{ facts.x.value }}", note: a, icon: info}
      - {role: level, label: Person, items: [{text: a}, {text: b, short: c}]}
      - {role: contact, label: a, value: "{{ hotlines.takeitdown.url.printed }}"}
"""


def every_rule(rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield rule
    for key in ("properties", "$defs"):
        for below in rule.get(key, {}).values():
            yield from every_rule(below)
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(rule.get(key), dict):
            yield from every_rule(rule[key])
    for below in (*rule.get("oneOf", ()), *rule.get("anyOf", ())):
        yield from every_rule(below)


def samples() -> list[tuple[str, Any]]:
    found = [("material", read(CONTENT / f"{name}.yaml").data) for name in material_names(LIBRARY)]
    found += [("hotlines", read(file).data) for file in sorted(HOTLINES.glob("*.yaml"))]
    found += [
        ("material", parse(ROLES, Path("m.yaml")).data),
        ("facts", read(FACTS).data),
        ("sets", read(SETS).data),
        ("rules", read(RULES).data),
        ("imprint", read(CONTENT / "imprint.yaml").data),
        ("language", read(LANGUAGES / "en" / "language.yaml").data),
        ("organization", parse(ORGANIZATION, Path("o.yaml")).data),
    ]
    found += [("shop", read(file).data) for file in sorted((FORMATS / "shops").glob("*.yaml"))]
    found.append(("order", read(DOCS / "order-example.yaml").data))
    found += [("stock", read(file).data) for file in sorted((FORMATS / "sheets").glob("*.yaml"))]
    return [(kind, as_json(data)) for kind, data in found]


def as_json(data: Any) -> Any:
    """JSON has no dates; the schema describes them as text."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data.isoformat() if isinstance(data, dt.date) else data


def paths(data: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[Key, ...]]:
    yield keys
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from paths(value, (*keys, key))


_VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    2.0,
    2.5,
    "",
    "x",
    "X y",
    "en",
    "#12345g",
    "2026-02-30",
    "2026-2-3",
    "911",
    [],
    ["x", "x"],
    {},
    {"x": 1},
]
_VALUES += [
    "title",
    "list",
    "local",
    "rtl",
    "+1",
    "a in b",
    901,
    "2026-02-03",
    "zh-Hans",
    "https://",
    "Latn",
    "US",
    [1],
    [{"text": "a"}],
    ["en"],
]


def mutated(data: Any, chance: random.Random) -> Any:
    data = copy.deepcopy(data)
    keys = chance.choice([path for path in paths(data) if path])
    parent = data
    for key in keys[:-1]:
        parent = parent[key]
    change = chance.randrange(4)
    if change == 0:
        del parent[keys[-1]]
    elif change == 1 and isinstance(parent, dict):
        parent[chance.choice(["text", "label", "items", "when", "nothing", "short", "icon", "link"])] = chance.choice(_VALUES)
    elif change == 2 and isinstance(parent, list):
        parent.append(copy.deepcopy(parent[keys[-1]]))
    else:
        parent[keys[-1]] = chance.choice(_VALUES)
    return data


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_schemas_and_use_only_what_our_validator_knows(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    for rule in every_rule(schema(kind)):
        assert set(rule) <= KEYWORDS | REMARKS


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in samples()}))
def test_verdict_is_that_of_the_jsonschema_library(kind: str) -> None:
    theirs = jsonschema.Draft202012Validator(schema(kind), format_checker=jsonschema.FormatChecker(["date"]))
    chance = random.Random(20260115)
    verdicts = set()
    of_kind = [data for sample, data in samples() if sample == kind]
    for data in of_kind:
        assert theirs.is_valid(data)
        assert not shape_problems(DataFile(Path("x.yaml"), data, {}), kind)
        # A kind of many files needs fewer of each.
        for _ in range(min(400, max(150, 2000 // len(of_kind)))):
            wrong = mutated(data, chance)
            for _ in range(chance.randrange(2)):
                if any(path for path in paths(wrong)):
                    wrong = mutated(wrong, chance)
            verdict = theirs.is_valid(wrong)
            verdicts.add(verdict)
            assert verdict == (not shape_problems(DataFile(Path("x.yaml"), wrong, {}), kind)), wrong
    assert verdicts == {True, False}


MATERIAL = """\
title: 2026-01-01
about: a
desing: flyer
formats: [letter, letter, Big]
multilingual: maybe
panels:
  - name: page
    blocks:
      - role: titel
        text: x
      - text: x
      - role: list
      - role: group
        icon: lock
        label: [a]
        items:
          - txt: x
      - role: note
        text: ""
        each: languages
"""


def test_every_problem_of_a_file_is_found_at_once_with_its_line_and_key() -> None:
    found = shape_problems(parse(MATERIAL, Path("m.yaml")), "material")
    assert [(problem.code, problem.place.line, problem.place.key) for problem in found] == [
        ("content-key-missing", 1, "design"),
        ("content-type", 1, "title"),
        ("content-key-unknown", 3, "desing"),
        ("content-value", 4, "formats.1"),
        ("content-pattern", 4, "formats.2"),
        ("content-type", 5, "multilingual"),
        ("content-value", 9, "panels.0.blocks.0.role"),
        ("content-key-missing", 11, "panels.0.blocks.1.role"),
        ("content-key-missing", 12, "panels.0.blocks.2.items"),
        ("content-type", 15, "panels.0.blocks.3.label"),
        ("content-key-missing", 17, "panels.0.blocks.3.items.0.text"),
        ("content-key-unknown", 17, "panels.0.blocks.3.items.0.txt"),
        ("content-value", 19, "panels.0.blocks.4.text"),
        ("content-pattern", 20, "panels.0.blocks.4.each"),
    ]
    hints = {problem.place.key: problem.hint for problem in found}
    assert hints["desing"] == "did you mean design?"
    assert hints["panels.0.blocks.0.role"] == "did you mean title or write?"
    assert hints["title"] == "put it in quotes"


def test_an_empty_file_is_a_problem() -> None:
    (problem,) = shape_problems(parse("", Path("m.yaml")), "material")
    assert (problem.code, problem.place.file, problem.sentence) == ("content-type", "m.yaml", "this should be keys with values, not empty")


def test_a_role_allows_only_its_own_fields() -> None:
    text = MATERIAL.partition("  - name")[0].replace("desing", "design").replace("2026-01-01", "t").replace(", letter, Big", "")
    text = text.replace("maybe", "false") + "  - {name: p, blocks: [{role: local, label: a, text: b}, {role: code, label: a, value: b}]}\n"
    found = shape_problems(parse(text, Path("m.yaml")), "material")
    assert [(problem.code, problem.place.key) for problem in found] == [
        ("content-key-unknown", "panels.0.blocks.0.text"),
        ("content-key-missing", "panels.0.blocks.1.link"),
    ]


@pytest.mark.parametrize("items", ["[{text: a}]", "[{text: a}, {text: b}, {text: c}]"])
def test_a_level_has_what_raises_risk_and_what_protects(items: str) -> None:
    text = ROLES.replace("[{text: a}, {text: b, short: c}]", items)
    (problem,) = shape_problems(parse(text, Path("m.yaml")), "material")
    assert (problem.code, problem.place.key, problem.hint) == (
        "content-value",
        "panels.0.blocks.3.items",
        "What raises risk, then what protects.",
    )
