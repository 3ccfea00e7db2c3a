"""Measures how many letters messages may have, by design and role, with pieces whose English words are made longer (length_limits.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from math import ceil

from handbill.build.designs import find_design
from handbill.build.job import Job
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import kit_for
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign
from handbill.content.compose import PieceRequest, compose
from handbill.content.material import NUMBERED, Material, find_material, material_names, written_blocks
from handbill.content.piece import Block, Piece
from handbill.core.clock import today
from handbill.core.isolates import without_isolates
from handbill.core.problems import errors_from
from handbill.core.region import REGIONS
from handbill.i18n.placeholders import filled_with, is_message

_MOST, _STEPS = 1.8, 4  # the largest factor that is tried, and how often the range is halved
_LEAST = 0.84  # of its own size: the smallest type that is tried
_MEASURED = ("text", "short", "label", "note")

_PLACEHOLDER = "0000"  # counts as four letters

Rooms = dict[str, dict[str, int]]

HEAD = """\
# How many letters of a Latin script a message may have, by design and by role; `item short` is the short wording of an item.
# Made by `handbill language room` from the English pieces. The texts of a piece are all made longer by one factor (1.8 at most),
# once without and once with its short wordings, until the size that a region takes unasked would need type below 0.84 of its own; the
# longest text of a role, times that factor, is its room. In smaller sizes of a piece type becomes smaller still.
# A placeholder counts as four letters. It is advice to translators, not a limit: whether a piece fits is found out by setting it.
"""


def measured_rooms(campaign: Campaign, report: Callable[[str], None] = lambda name: None) -> Rooms:
    """The room of every role of every design. `report` is called with each piece as it is measured."""
    rooms: Rooms = {}
    for name in material_names(campaign):
        material = find_material(campaign, name)
        if material.wordless:
            continue
        own = rooms.setdefault(material.design, {})
        words = list(_english_words(campaign, material))
        for short in (False, True):
            factor = _factor(campaign, material, short)
            for key, letters in _longest(words, short).items():
                own[key] = max(own.get(key, 0), round(letters * factor))
        report(name)
    return rooms


def rooms_text(rooms: Mapping[str, Mapping[str, int]]) -> str:
    """The file as it is written."""
    lines = [f"{design}:\n" + "".join(f"  {role}: {letters}\n" for role, letters in own.items()) for design, own in sorted(rooms.items())]
    return HEAD + "".join(lines)


def _longest(words: Iterable[tuple[str, str, str]], short: bool) -> dict[str, int]:
    """The letters of the longest English text of each role and field; only of short wordings, or only of the others."""
    found: dict[str, int] = {}
    for role, field, text in words:
        if (field == "short") == short:
            key = role if field == "text" else f"{role} {field}"
            found[key] = max(found.get(key, 0), len(text))
    return found


def _english_words(campaign: Campaign, material: Material) -> Iterator[tuple[str, str, str]]:
    """The role, the field and the English words of every text of a piece: as written, and what stands beside the number of a line."""
    for block, field in ((block, field) for block in written_blocks(material) for field in _MEASURED):
        text = getattr(block, field)
        if text and is_message(text):
            yield block.role, field, filled_with(_PLACEHOLDER, text)
    piece = _english(resolve_job(campaign, JobSpec(material.id, today())))
    numbered = (block for panel in piece.panels for block in panel.blocks if block.role in NUMBERED)
    for printed, field in ((printed, field) for printed in numbered for field in _MEASURED):
        text = without_isolates(getattr(printed, field))
        if any(map(str.isalpha, text)):
            yield printed.role, field, text


def _english(job: Job) -> Piece:
    """The words of the English piece."""
    return compose(job.campaign, PieceRequest(job.material.id, job.spec.today, job.spec.languages, country=job.country))


def _factor(campaign: Campaign, material: Material, short: bool) -> float:
    """By how much all texts of a piece may become longer at once, in the tighter of the sizes that regions take unasked."""
    jobs = [resolve_job(campaign, JobSpec(material.id, today(), region=region)) for region in REGIONS]
    return min(_largest(partial(_fits, job, short)) for job in jobs)


def _largest(fits: Callable[[float], bool]) -> float:
    """The largest factor up to the most that fits, to within a sixteenth of the range; 1 if nothing longer does."""
    if fits(_MOST):
        return _MOST
    low, high = 1.0, _MOST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _fits(job: Job, short: bool, factor: float) -> bool:
    piece = _longer(
        compose(job.campaign, PieceRequest(job.material.id, job.spec.today, job.spec.languages, country=job.country)), factor, short
    )
    ladder = tuple(replace(step, short=False) for step in job.theme.ladder if step.scale >= _LEAST)
    easy = replace(job, theme=replace(job.theme, ladder=ladder))
    return not errors_from(lambda: find_design(job.campaign, piece, job.form)(kit_for(easy, piece, job.form)))


def _longer(piece: Piece, factor: float, short: bool) -> Piece:
    """The piece with all its words made longer; with `short`, the short wordings in place of the others."""
    panels = (replace(panel, blocks=tuple(_longer_block(block, factor, short) for block in panel.blocks)) for panel in piece.panels)
    return replace(piece, panels=tuple(panels))


def _longer_block(block: Block, factor: float, short: bool) -> Block:
    return replace(
        block,
        text=_longer_text((short and block.short) or block.text, factor),
        label=_longer_text(block.label, factor),
        note=_longer_text(block.note, factor),
        short="",
        items=tuple(_longer_block(item, factor, short) for item in block.items),
    )


def _longer_text(text: str, factor: float) -> str:
    """A text with its own first letters once more, so that its words are as long as before."""
    more = ceil(len(text) * (factor - 1))
    return f"{text} {without_isolates(text)[:more]}" if more and any(map(str.isalpha, text)) else text
