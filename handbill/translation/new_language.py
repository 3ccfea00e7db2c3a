"""Create a language pack: language.yaml, with the defaults of its script, and messages.po, with every message to translate."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, replace

from handbill.campaign.campaign import Campaign
from handbill.core.files import write_files
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any
from handbill.i18n.language import LANGUAGES, SCRIPT_PATTERN, TAG_PATTERN, pack_tags
from handbill.i18n.scripts import scripts
from handbill.translation.glossary import terms
from handbill.translation.po_update import CatalogUpdate, update_language


@dataclass(frozen=True)
class NewLanguage:
    """A language that has no pack yet. Empty fields are looked up in CLDR and scripts.yaml."""

    tag: str
    name: str = ""
    english: str = ""
    script: str = ""
    direction: str = ""
    fonts: tuple[str, ...] = ()


def create_language(campaign: Campaign, language: NewLanguage) -> CatalogUpdate:
    """Create the folder of a language with both files.

    Raises ProblemsFound: the tag is taken or invalid, or a field is neither given nor found; then nothing is written.
    """
    raise_if_any(_tag_problems(campaign, language.tag))
    language = _fill_in(language)
    raise_if_any(_missing_fields(language))
    folder = campaign.own_path(f"{LANGUAGES}/{language.tag}")
    is_new = not folder.exists()
    try:
        write_files({folder / "language.yaml": _language_yaml(campaign, language).encode()})
        return update_language(campaign, language.tag)
    except ProblemsFound:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _tag_problems(campaign: Campaign, tag: str) -> list[Problem]:
    if tag.casefold() in (known.casefold() for known in pack_tags(campaign)):
        hint = f"to update its messages, run `handbill language update {tag}`"
        return [Problem("usage-language", f"there is already a language pack {tag!r}", hint=hint)]
    if not re.fullmatch(TAG_PATTERN, tag):
        return [Problem("usage-language", f"{tag!r} is not a language tag", hint="write it as in pt, pt-BR or zh-Hant (BCP 47)")]
    return []


def _fill_in(language: NewLanguage) -> NewLanguage:
    """Fill in empty fields: names and script from CLDR, direction and fonts from the script."""
    from babel import Locale
    from babel.core import UnknownLocaleError, get_global

    parts = language.tag.split("-")
    likely: dict[str, str] = dict(get_global("likely_subtags"))
    script = next((part for part in parts[1:] if len(part) == 4), "")
    script = language.script or script or likely.get(parts[0], "__").split("_")[1]
    if script in ("Hani", "Hrkt"):
        script = ""
    try:
        locale = Locale.parse("_".join(parts))
        name, english = locale.get_language_name() or "", locale.get_language_name("en") or ""
    except (UnknownLocaleError, ValueError):
        name, english = "", ""
    row = scripts().get(script)
    return replace(
        language,
        name=language.name or name[:1].upper() + name[1:],
        english=language.english or english,
        script=script,
        direction=language.direction or (row.direction if row else ""),
        fonts=language.fonts or (row.fonts if row else ()),
    )


def _missing_fields(language: NewLanguage) -> list[Problem]:
    problems = []
    if language.script and not re.fullmatch(SCRIPT_PATTERN, language.script):
        hint = did_you_mean(language.script.title(), scripts())
        problems.append(Problem("usage-language", f"{language.script!r} is not the code of a script", hint=hint))
    options = {
        "name": language.name,
        "english": language.english,
        "script": language.script,
        "direction": language.direction,
        "font": language.fonts,
    }
    missing = [f"--{option}" for option, value in options.items() if not value]
    if missing:
        named = " and ".join(part for part in (", ".join(missing[:-1]), missing[-1]) if part)
        problems.append(Problem("usage-language", f"not enough is known about {language.tag!r}", hint=f"give {named}"))
    return problems


def _language_yaml(campaign: Campaign, language: NewLanguage) -> str:
    """Return the text of language.yaml, with empty fields for what only a speaker of the language can fill in."""
    row = scripts().get(language.script)
    leading = [f"  leading: {row.leading}"] if row and row.leading != 1 else []
    lines = [
        f"tag: {_quoted(language.tag)}",
        "state: empty  # then drafted, once messages.po has words; reviewed, once a reviewer has signed them all",
        f"name: {_quoted(language.name)}",
        f"english: {_quoted(language.english)}  # what a caller says to ask for an interpreter",
        f"script: {language.script}",
        f"direction: {language.direction}",
        "type:",
        f"  fonts: [{', '.join(_quoted(font) for font in language.fonts)}]",
        *leading,
        'quotes: []  # the opening and the closing quotation mark, such as ["“", "”"]',
        "emphasis: bold",
        "# The word for each term, used on every piece; separate several forms with /.",
        "glossary:",
        *(line for term, meaning in terms(campaign).items() for line in (f"  # {meaning}", f'  {term}: ""')),
        "reviewers: []",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return text as a YAML string, in quotes if needed: `no`, the tag of Norwegian, would be read as false."""
    return (
        text
        if re.fullmatch(r"[a-z]{2,}(-[A-Za-z]+)*|[A-Z][a-z]+", text) and text not in ("no", "on", "off", "yes")
        else json.dumps(text, ensure_ascii=False)
    )
