"""Every data file that ships, and faults planted in it, judged by its reader and by the JSON Schema that the same declaration exports."""

from __future__ import annotations

import copy
import datetime as dt
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from library import LIBRARY

from handbill.cli.commands.schema import declarations
from handbill.core.datafile import DataFile, Key, parse, read
from handbill.core.schema.extends import extended
from handbill.core.schema.json_schema import json_schema
from handbill.core.schema.record import EXTENDS, RecordType, parse_data, shape_problems

ROOT = Path(__file__).parents[2]
DECLARATIONS = declarations(LIBRARY)
FOLDERS = {
    "material": "materials/content",
    "hotlines": "materials/hotlines",
    "organization": "materials/organizations",
    "format": "layouts/formats",
    "kind": "layouts/kinds",
    "theme": "layouts/themes",
    "edition": "layouts/editions",
    "picture": "layouts/pictures",
    "shop": "layouts/shops",
    "stock": "layouts/stocks",
}
FILES = {
    "campaign": "handbill/cli/template/handbill.yaml",
    "imprint": "materials/content/imprint.yaml",
    "line-words": "materials/content/line-words.yaml",
    "glossary": "materials/languages/glossary.yaml",
    "questions": "materials/languages/questions.yaml",
    "facts": "materials/facts.yaml",
    "confirmations": "materials/confirmations.yaml",
    "rules": "materials/rules.yaml",
    "sets": "materials/sets.yaml",
    "fonts": "layouts/fonts.yaml",
    "order": "docs/order-example.yaml",
    "column-heads": "handbill/core/tables/columns.yaml",
    "number-styles": "handbill/contacts/number_styles.yaml",
    "trade": "handbill/orders/trade_customs.yaml",
    "profiles": "handbill/preflight/profiles.yaml",
    "damage": "handbill/preflight/damage.yaml",
    "codespaces": "handbill/preflight/fonts/codespaces.yaml",
    "calibration": "handbill/sheets/calibration.yaml",
    "marks": "handbill/sheets/marks.yaml",
    "script-heights": "handbill/typeset/script_properties.yaml",
    "scripts": "handbill/i18n/scripts.yaml",
    "length-limits": "handbill/i18n/length_limits.yaml",
    "inks": "handbill/graphics/spots.yaml",
}
# Files of these kinds are the user's own, and others hardly use what the kind knows.
TEXTS = {
    "printer": """\
name: The printer in the office
front: {across: 1.5 mm, down: -0.5 mm}
back: {across: -2 mm, down: 0.25 mm}
lines: {across: 149.5 mm, down: 200.5 mm}
""",
    "columns": "School name: organization\nTelephone: phone\n",
    "confirmations": """\
calls:
  - {country: US, line: help, numbers: ["911", "+18883737888"], by: Ana Reyes, called: 2026-01-05}
readings:
  - {fact: share, figure: {part: 1, whole: 6, year: 2019}, by: Ana Reyes, read: 2026-01-11}
""",
    "organization": """\
name: Riverside
short_name: River
phone: 336 555 0142
url: https://riverside.example
logo: logo.svg
colors: {ink: "#12355b", accent: "#9FD3C7"}
""",
    "material": """\
title: New roles
about: a
audience: you
code: HB00
picture: field
design: flyer
formats: [letter]
panels:
  - name: page
    blocks:
      - {role: write, label: Name}
      - {role: fact, value: "{{ facts.x.value }}", text: "{{ facts.x.year }}", figure: x, note: a}
      - {role: emergency, label: a, value: "{{ hotlines.emergency.phone }}"}
      - {role: level, label: Person, items: [{text: a}, {text: b, short: c}]}
      - {role: contact, label: a, value: "{{ hotlines.takeitdown.url.printed }}"}
""",
    "order": """\
destinations:
  - name: School
    address: [1 Oak Street]
    print: office
    organization: {name: Riverside}
    items: [{piece: indicator-card, language: en, quantity: 10}]
""",
}
# What a fault is made of: values of every type, some of them right in one place or another.
VALUES: list[Any] = [None, True, 0, -1, 2.0, 2.5, "", " ", "x", "X y", "en", "#12345g", "2026-02-30", "2026-2-3", "2026-02-03", "911"]
VALUES += [[], ["x", "x"], {}, {"x": 1}, "title", "list", "local", "rtl", "+1", "a in b", 901, "zh-Hans", "https://", "Latn", "US", [1]]
VALUES += [[{"text": "a"}], ["en"], "3 mm", "0 mm", "-3 mm", "3", "0.5 furlongs", "bold", "press", "FOGRA39"]
KEYS = ["text", "label", "items", "when", "nothing", "short", "figure", "link", "name", "source", "width"]


@cache
def files_of_kind(kind: str) -> tuple[DataFile, ...]:
    """The files that ship, and the text above."""
    paths = [ROOT / FILES[kind]] if kind in FILES else []
    paths += sorted((ROOT / FOLDERS[kind]).glob("*.yaml")) if kind in FOLDERS else []
    paths += sorted((ROOT / "materials/languages").glob("*/language.yaml")) if kind == "language" else []
    template = ROOT / "handbill/cli/template"  # of `handbill init`
    paths += sorted(template.glob("*/content/*.yaml")) if kind == "material" else []
    paths += [template / "organization.yaml"] if kind == "organization" else []
    if kind == "material":
        for other in ("imprint", "line-words"):
            paths.remove(ROOT / FILES[other])
    texts = [parse(TEXTS[kind], Path(f"{kind}.yaml"))] if kind in TEXTS else []
    return (*map(read, paths), *texts)


def as_json(data: Any) -> Any:
    """JSON has no dates; the schema describes them as text."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data.isoformat() if isinstance(data, dt.date) else data


def key_paths(data: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[Key, ...]]:
    yield keys
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from key_paths(value, (*keys, key))


def with_fault(data: Any, chance: random.Random) -> Any:
    """A copy with one key taken away, added or repeated, or one value replaced."""
    data = copy.deepcopy(data)
    keys = chance.choice([path for path in key_paths(data) if path])
    parent = data
    for key in keys[:-1]:
        parent = parent[key]
    change = chance.randrange(4)
    if change == 0:
        del parent[keys[-1]]
    elif change == 1 and isinstance(parent, dict):
        parent[chance.choice(KEYS)] = chance.choice(VALUES)
    elif change == 2 and isinstance(parent, list):
        parent.append(copy.deepcopy(parent[keys[-1]]))
    else:
        parent[keys[-1]] = chance.choice(VALUES)
    return data


def properties(schema: Any) -> Iterator[dict[str, Any]]:
    """The rule of every key, however deep. The word that picks a record is described by the record."""
    for key, below in schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ():
        if key == "properties":
            yield from (rule for name, rule in below.items() if name not in ("role", "shape"))
        yield from properties(below)


def validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema(DECLARATIONS[kind]), format_checker=jsonschema.FormatChecker(["date"]))


def reader_accepts(kind: str, data: Any) -> bool:
    return not shape_problems(DECLARATIONS[kind], DataFile(Path("x.yaml"), data, {}))


def test_every_data_file_of_the_project_is_of_a_kind() -> None:
    known = {file.path for kind in DECLARATIONS for file in files_of_kind(kind)}
    folders = [ROOT / name for name in ("handbill", "layouts", "materials")]
    assert {path for folder in folders for path in folder.rglob("*.yaml")} <= known
    assert all(files_of_kind(kind) for kind in DECLARATIONS)


@pytest.mark.parametrize("kind", DECLARATIONS)
def test_a_schema_is_a_schema_and_describes_every_key(kind: str) -> None:
    schema = json_schema(DECLARATIONS[kind])
    jsonschema.Draft202012Validator.check_schema(schema)
    described = [rule for rule in properties(schema) if "$ref" not in rule]
    assert [rule for rule in described if not rule.get("description")] == []
    # What occurs several times is written once, or a theme's schema would be ten times as long.
    assert len(json.dumps(schema)) < 22_000


@pytest.mark.parametrize("kind", DECLARATIONS)
def test_the_schema_accepts_every_file_that_its_reader_accepts(kind: str) -> None:
    for file in files_of_kind(kind):
        errors = [f"{file.path.name}: {error.json_path}: {error.message}" for error in validator(kind).iter_errors(as_json(file.data))]
        assert errors == []
        if kind == "theme":
            file = extended(DECLARATIONS["theme"], file.path, {path.stem: path for path in file.path.parent.glob("*.yaml")}, read)
        parse_data(DECLARATIONS[kind], file)


@pytest.mark.parametrize("kind", DECLARATIONS)
def test_unknown_missing_and_mistyped_keys_are_refused_by_both(kind: str) -> None:
    declaration, schema = DECLARATIONS[kind], validator(kind)
    data = as_json(next(file.data for file in files_of_kind(kind) if EXTENDS not in file.data))
    faults = [None, [data], {**data, next(iter(data)): None}]
    if isinstance(declaration, RecordType):
        faults += [{**data, "nothing": 1}]
        required = (schema.schema if "required" in schema.schema else schema.schema["else"])["required"]
        faults += [{key: value for key, value in data.items() if key != missing} for missing in required]
        faults += [{**data, key: None} for key in data]
    for fault in faults:
        assert not schema.is_valid(fault)
        assert not reader_accepts(kind, fault)


@pytest.mark.parametrize("kind", DECLARATIONS)
def test_reader_and_schema_agree_on_planted_faults(kind: str) -> None:
    schema, chance, verdicts = validator(kind), random.Random(20260115), set()
    samples = [as_json(file.data) for file in files_of_kind(kind) if EXTENDS not in file.data]
    for data in samples:
        for _ in range(max(20, 300 // len(samples))):
            fault = with_fault(data, chance)
            if chance.randrange(2) and any(path for path in key_paths(fault)):
                fault = with_fault(fault, chance)
            verdict = schema.is_valid(fault)
            verdicts.add(verdict)
            assert verdict == reader_accepts(kind, fault), fault
    assert False in verdicts


@pytest.mark.parametrize(
    ("more", "accepted"),
    [
        ("type: {flyer: {body: {size: 20}}}", True),
        ("contrast: {accent: 7}", True),
        ('colors: {ink: {rgb: "#0f3a63"}}', False),
        ("type: {flyer: {body: {siz: 20}}}", False),
        ("rule: 1", False),
        ("extend: field", False),
    ],
)
def test_the_schema_of_a_theme_knows_what_may_be_taken_over(tmp_path: Path, more: str, accepted: bool) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f'extends: field\nname: Mine\nabout: Mine.\nsource: "Mine."\n{more}\n', encoding="utf-8")
    completed = extended(DECLARATIONS["theme"], path, {"field": ROOT / "layouts/themes/field.yaml"}, read)
    assert validator("theme").is_valid(read(path).data) == accepted
    assert (not shape_problems(DECLARATIONS["theme"], completed)) == accepted


@pytest.mark.parametrize("missing", ["name", "about", "source"])
def test_a_theme_that_extends_another_has_its_own_name_and_source(missing: str) -> None:
    data = {"extends": "field", "name": "Mine", "about": "Mine.", "source": "Mine."}
    assert validator("theme").is_valid(data)
    assert not validator("theme").is_valid({key: value for key, value in data.items() if key != missing})
