"""A tag becomes a new language pack: language.yaml with what its script brings, and messages.po with every message to translate."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, replace

from handbill.campaign.campaign import Campaign
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any
from handbill.core.schema import schema
from handbill.i18n.language import LANGUAGES, language_tags
from handbill.i18n.scripts import scripts
from handbill.translation.glossary import terms
from handbill.translation.po_update import CatalogUpdate, update_language


@dataclass(frozen=True)
class NewLanguage:
    """What is known of a language before it has a pack; what is empty is looked up (CLDR, scripts.yaml)."""

    tag: str
    name: str = ""
    english: str = ""
    script: str = ""
    direction: str = ""
    fonts: tuple[str, ...] = ()


def start(campaign: Campaign, wanted: NewLanguage) -> CatalogUpdate:
    """Make the pack's folder with both files.

    Raises ProblemsFound: the tag is taken or is none, or something about the language is not known and not given; then nothing is made.
    """
    raise_if_any(_tag_problems(campaign, wanted.tag))
    known = _looked_up(wanted)
    raise_if_any(_gaps(known))
    folder = campaign.own_path(f"{LANGUAGES}/{known.tag}")
    try:
        folder.mkdir(parents=True)
        (folder / "language.yaml").write_text(_written(campaign, known), encoding="utf-8", newline="\n")
        return update_language(campaign, known.tag)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        reason = (error.strerror or "unknown reason").lower()
        raise ProblemsFound([Problem("output-unwritable", f"cannot make the folder {folder.name}: {reason}")]) from None
    except ProblemsFound:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _tag_problems(campaign: Campaign, tag: str) -> list[Problem]:
    rule = schema("language")["properties"]["tag"]["pattern"]
    if tag.casefold() in (known.casefold() for known in language_tags(campaign)):
        hint = f"its messages are brought up to date with `language update {tag}`"
        return [Problem("usage-language", f"there is already a language pack {tag!r}", hint=hint)]
    if not re.fullmatch(rule, tag):
        return [Problem("usage-language", f"{tag!r} is not a language tag", hint="write it as in pt, pt-BR or zh-Hant (BCP 47)")]
    return []


def _looked_up(wanted: NewLanguage) -> NewLanguage:
    """With the names and the script that CLDR knows, and what the script brings. What is given stays."""
    from babel import Locale
    from babel.core import UnknownLocaleError, get_global

    parts = wanted.tag.split("-")
    likely: dict[str, str] = dict(get_global("likely_subtags"))
    script = next((part for part in parts[1:] if len(part) == 4), "")
    script = wanted.script or script or likely.get(parts[0], "__").split("_")[1]
    if script in ("Hani", "Hrkt"):
        script = ""
    try:
        locale = Locale.parse("_".join(parts))
        name, english = locale.get_language_name() or "", locale.get_language_name("en") or ""
    except (UnknownLocaleError, ValueError):
        name, english = "", ""
    row = scripts().get(script)
    return replace(
        wanted,
        name=wanted.name or name[:1].upper() + name[1:],
        english=wanted.english or english,
        script=script,
        direction=wanted.direction or (row.direction if row else ""),
        fonts=wanted.fonts or (row.fonts if row else ()),
    )


def _gaps(known: NewLanguage) -> list[Problem]:
    found = []
    if known.script and not re.fullmatch(schema("language")["properties"]["script"]["pattern"], known.script):
        hint = did_you_mean(known.script.title(), scripts())
        found.append(Problem("usage-language", f"{known.script!r} is not the code of a script", hint=hint))
    options = {"name": known.name, "english": known.english, "script": known.script, "direction": known.direction, "font": known.fonts}
    lacking = [f"--{option}" for option, value in options.items() if not value]
    if lacking:
        found.append(Problem("usage-language", f"too little is known of {known.tag!r}", hint=f"give {' and '.join(lacking)}"))
    return found


def _written(campaign: Campaign, known: NewLanguage) -> str:
    """The language.yaml, with a place for what only a person who knows the language can say."""
    row = scripts().get(known.script)
    leading = [f"  leading: {row.leading}"] if row and row.leading != 1 else []
    lines = [
        f"tag: {_quoted(known.tag)}",
        f"name: {_quoted(known.name)}",
        f"english: {_quoted(known.english)}  # what a caller says to ask for an interpreter",
        f"script: {known.script}",
        f"direction: {known.direction}",
        "type:",
        f"  fonts: [{', '.join(_quoted(font) for font in known.fonts)}]",
        *leading,
        'quotes: []  # the opening and the closing quotation mark, such as ["“", "”"]',
        "emphasis: bold",
        "# The word for each of these, the same on every piece; several forms with / between.",
        "glossary:",
        *(line for term, meaning in terms(campaign).items() for line in (f"  # {meaning}", f'  {term}: ""')),
        "reviewers: []",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """As a YAML string; `no`, the tag of Norwegian, would be read as false."""
    return (
        text
        if re.fullmatch(r"[a-z]{2,}(-[A-Za-z]+)*|[A-Z][a-z]+", text) and text not in ("no", "on", "off", "yes")
        else json.dumps(text, ensure_ascii=False)
    )
