"""A campaign whose pieces say what shipped ones say, but name no design: so any form can be tried with their words in all languages."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

from sampled import SAMPLED

from handbill.build import lay_out as layout
from handbill.build import pipeline
from handbill.build.job import Job, LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.campaign.campaign import LIBRARY, Campaign
from handbill.content.blocks import ADDRESS
from handbill.content.piece import Block, Piece
from handbill.core.isolates import without_isolates
from handbill.i18n.language import language_tags
from handbill.sheets.sheet import Sheet

# One panel with much to say, two panels, two panels without a help line, and nothing but a number.
COPIED = ("help-is-here", "indicator-card", "safe-adult-card", "overlay-label")
STICKER = "sticker-with-a-code"
# The pieces that say most, and the sticker, which has no other; and how the names of sizes end that are another size of a form.
_LONGEST = ("help-is-here", "indicator-card", STICKER)
_OTHER_SIZES = ("-7", "-metric")
_STICKER = """\
title: Help is here.
about: A title, a code and a number.
audience: you
picture: open-ring
formats: [sticker, sticker-metric]
panels:
  - name: page
    blocks:
      - role: title
        text: Help is here.
      - role: code
        label: Take a picture down
        value: "{{ hotlines.takeitdown.url.printed }}"
        link: "{{ hotlines.takeitdown.url.link }}"
      - role: helpline
        label: Call, day or night
        value: "{{ hotlines.trafficking.phone }}"
        link: "{{ hotlines.trafficking.phone.link }}"
"""
_folder = tempfile.TemporaryDirectory()


@cache
def own_words() -> Campaign:
    content = Path(_folder.name) / "materials" / "content"
    content.mkdir(parents=True)
    for name in COPIED:
        text = (LIBRARY / f"materials/content/{name}.yaml").read_text(encoding="utf-8")
        text = re.sub(r"^formats: .*$", "formats: [bookmark, bookmark-metric]", re.sub(r"^design: .*\n", "", text, flags=re.M), flags=re.M)
        (content / f"{name}.yaml").write_text(text, encoding="utf-8")
    (content / f"{STICKER}.yaml").write_text(_STICKER, encoding="utf-8")
    return Campaign.open(_folder.name)


def judged_languages(name: str, form: str) -> tuple[str, ...]:
    """Every language for what says most in one size of each form; in other sizes, and for shorter pieces, the sampled ones."""
    return language_tags(own_words()) if name in _LONGEST and not form.endswith(_OTHER_SIZES) else SAMPLED


def job(spec: JobSpec) -> Job:
    return resolve_job(own_words(), spec)


@cache
def lay_out(spec: JobSpec) -> LaidOutPiece:
    return layout.lay_out(job(spec))


def build(spec: JobSpec) -> Result:
    return pipeline.build(job(spec))


def sheets_of(spec: JobSpec) -> tuple[Sheet, ...]:
    return layout.sheets_of(lay_out(spec), job(spec))


def wordings(piece: Piece, *but: str) -> list[tuple[str, ...]]:
    """Each string that a piece says, in the wordings of which its pages have to carry one; without those of some roles."""
    return [
        tuple(without_isolates(words) for words in (text, short) if words)
        for panel in piece.panels
        for block in _every(panel.blocks)
        for text, short in ((block.text, block.short), (block.label, ""), (block.value, ""))
        if text and block.role not in (ADDRESS, *but)
    ]


def _every(blocks: tuple[Block, ...]) -> list[Block]:
    return [each for block in blocks for each in (block, *_every(block.items))]
