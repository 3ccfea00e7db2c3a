"""A small library of words and numbers in a folder of its own, so that no test depends on the real content or on today's date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from handbill.campaign.campaign import LIBRARY, Campaign
from handbill.contacts.organization import Organization
from handbill.content.compose import PieceRequest, compose
from handbill.content.piece import Piece
from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.wording_digest import wording_digest

TODAY = dt.date(2026, 1, 15)

_HOTLINES = """\
country: US
lines:
  help:
    name: Help Line
    phone: {number: "+18883737888", printed: 1-888-373-7888}
    text: {number: "233733", spelled: BEFREE, word: HELP, languages: [en, es]}
    staff: [en]
    interpreters: 200
    url: https://help.example
    source: a test
    checked: 2026-01-10
    expires: 2026-07-10
  emergency:
    name: Emergency
    phone: {number: "911", printed: "911"}
    source: a test
    checked: 2026-01-05
    expires: 2026-07-10
"""

_FACTS = """\
facts:
  calls:
    value: 12345
    year: 2021
    source: Help Line
    link: https://help.example
    checked: 2026-01-10
    note: For tests.
  share:
    part: 1
    whole: 6
    year: 2019
    source: Children's Line
    link: https://children.example
    checked: 2026-01-10
    note: For tests.
"""

_CONFIRMATIONS = """\
calls:
  - {country: US, line: emergency, numbers: ["911"], by: Ana Reyes, called: 2026-01-05}
readings:
  - {fact: share, figure: {part: 1, whole: 6, year: 2019}, by: Ana Reyes, read: 2026-01-11}
"""

_SETS = """\
sets:
  schools:
    about: For tests.
    materials: [flyer]
"""

_IMPRINT = """\
called: "+ {{ called }}"
checked: Numbers checked {{ checked }}
checked_short: "{{ checked }}"
draft: Draft
draft_short: Draft
"""

_FLYER = """\
title: A flyer
about: For tests.
design: flyer
formats: [letter]
panels:
  - name: page
    blocks:
      - role: title
        text: You can call
      - role: helpline
        label: Call
        value: "{{ hotlines.help.phone }}"
        link: "{{ hotlines.help.phone.link }}"
      - role: local
        label: Local help
"""

# Every message of the flyer and of its imprint.
SPANISH = {
    "A flyer": "Volante",
    "You can call": "Puede llamar",
    "Call": "Llame",
    "Local help": "Ayuda local",
    "Numbers checked {{ checked }}": "Revisado {{ checked }}",
    "Draft": "Borrador",
}


def review(message: str, text: str = "", reviewer: str = "Ana Reyes", day: str = "2026-01-12") -> str:
    """The comment of somebody who says that a wording is right. Without a wording it is the English itself."""
    return f"reviewed-by: {reviewer}, {day}, {wording_digest(message, text or message)}"


@dataclass
class SmallLibrary:
    """Words and numbers below `root`/materials, and the pieces composed from them. Tests that use it count from `TODAY`."""

    root: Path

    def __post_init__(self) -> None:
        self.write("hotlines/us.yaml", _HOTLINES)
        self.write("facts.yaml", _FACTS)
        self.write("confirmations.yaml", _CONFIRMATIONS)
        self.write("sets.yaml", _SETS)
        for name in ("languages/glossary.yaml", "rules.yaml", "content/line-words.yaml"):
            self.write(name, (LIBRARY / "materials" / name).read_text(encoding="utf-8"))
        self.write("content/imprint.yaml", _IMPRINT)
        self.write("content/flyer.yaml", _FLYER)
        self.language("en", "English")

    @property
    def campaign(self) -> Campaign:
        """The library as it is now: a campaign reads each file once."""
        return Campaign(self.root)

    def write(self, name: str, text: str) -> Path:
        path = self.root / "materials" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.root / "materials" / name).read_text(encoding="utf-8")

    def change(self, name: str, *changes: tuple[str, str]) -> Path:
        """Replace the first occurrence of each text in a file; it must have one."""
        text = self.read(name)
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        return self.write(name, text)

    def blocks(self, text: str, name: str = "sheet", multilingual: bool = False) -> str:
        """A material of one panel with these blocks; returns its id."""
        head = f"title: A sheet\nabout: For tests.\ndesign: flyer\nformats: [letter]\nmultilingual: {str(multilingual).lower()}\n"
        body = "".join(f"      {line}\n" for line in dedent(text).strip().splitlines())
        self.write(f"content/{name}.yaml", f"{head}panels:\n  - name: page\n    blocks:\n{body}")
        return name

    def language(self, tag: str, english: str, reviewers: str = "[]", direction: str = "ltr", state: str = "drafted") -> None:
        self.write(
            f"languages/{tag}/language.yaml",
            f"tag: {tag}\nstate: {state}\nname: {english}\nenglish: {english}\nscript: Latn\ndirection: {direction}\n"
            f"type: {{fonts: [noto-sans], leading: 1.1}}\nquotes: ['“', '”']\nreviewers: {reviewers}\n",
        )

    def messages(self, tag: str, translations: dict[str, str], notes: str = "", reviewer: str = "") -> Path:
        """A PO file with these translations; `notes` go before each entry, and a review by `reviewer`, if there is one."""
        signed = {source: f"# {review(source, text, reviewer)}\n" if reviewer else "" for source, text in translations.items()}
        entries = [f'{notes}{signed[source]}msgid "{source}"\nmsgstr "{text}"\n' for source, text in translations.items()]
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        return self.write(f"languages/{tag}/messages.po", "\n".join([head, *entries]))

    def compose(self, material: str = "flyer", *languages: str, organization: Organization | None = None) -> Piece:
        return compose(self.campaign, PieceRequest(material, TODAY, languages or ("en",), organization))

    def problems(self, material: str = "flyer", *languages: str, organization: Organization | None = None) -> list[Problem]:
        with pytest.raises(ProblemsFound) as found:
            self.compose(material, *languages, organization=organization)
        return list(found.value.problems)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallLibrary:
    monkeypatch.chdir(tmp_path)
    return SmallLibrary(tmp_path)
