"""Copies of one document become a mold: the bytes that stay, and of each object that changes a template with gaps for its words."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from layouts.geometry import Box
from layouts.pdf.copies import Copies, Lines, _filled
from layouts.pdf.metadata import About, xmp
from layouts.pdf.objects import pdf_box
from layouts.pdf.plain import Change

if TYPE_CHECKING:
    from layouts.pdf.copies import _Link, _Plan

# Stands for the name while the mold is made: of letters that no notation writes otherwise, and in no text.
_NOBODY = "HandbillNamesNobodyHere"
_HOLE_LEVEL, _FORM_LEVEL = 1, 6  # of zlib, as copies are compressed
Gap = Callable[[str], str]


class Mold(NamedTuple):
    """`links`: the hole of each link, and by how much its page is moved on its sheet, in points. `drawn`: the operators of each hole."""

    head: bytes
    entries: bytes
    info: int
    root: int
    changes: list[Change]
    links: list[tuple[int, float]]
    drawn: list[str]


def mold_of(copies: Copies, lines: Lines, about: About, gap: Gap) -> Mold:
    """The mold of a prepared document, which is written once with these lines to see what changes.

    Raises ValueError when an object does not hold just once what a gap should take the place of.
    """
    plan = copies._plan
    assert plan
    about = replace(about, author=_NOBODY)
    bodies = {number: body.decode("latin-1") for number, body in copies._changing(plan, lines, _NOBODY)}
    drawn = ["\n".join(copies._lines(place, own)) for place, own in zip(copies.places, lines, strict=True)]
    gaps = [gap(f"hole {index}") for index in range(len(drawn))]
    parts = [_stream(at, bodies[at], (drawn[hole], gaps[hole], _HOLE_LEVEL), gap) for at, hole in plan.holes.items()]
    for at, form in plan.forms.items():
        whole, hollow = ("\n".join(_filled(form.drawn, each)) for each in (drawn, gaps))
        parts.append(_stream(at, bodies[at], (whole, hollow, _FORM_LEVEL), gap))
    parts += _links(plan, bodies, lines, gap)
    parts.append(Change(plan.info, _once(bodies[plan.info], _NOBODY, gap("name"))))
    packet = xmp(about, "").decode("latin-1")
    parts.append(_stream(plan.metadata, bodies[plan.metadata], (packet, _once(packet, _NOBODY, gap("xml name")), 0), gap))
    entries = b"".join(entry or b"0000000000 00000 n \n" for entry in plan.entries)
    links = [(link.hole, link.trim.x) for link in plan.links.values()]
    return Mold(plan.head, entries, plan.info, plan.root, parts, links, drawn)


def _stream(at: int, body: str, content: tuple[str, str, int], gap: Gap) -> Change:
    """`content`: what is written, the same with its gaps, and the level of compression."""
    whole, hollow, level = content
    raw = whole.encode("latin-1")
    data = zlib.compress(raw, level) if level else raw
    text = _once(body, data.decode("latin-1"), gap("data"))
    return Change(at, _once(text, f"/Length {len(data)}", f"/Length {gap('length')}"), hollow, level)


def _links(plan: _Plan, bodies: dict[int, str], lines: Lines, gap: Gap) -> Iterator[Change]:
    for index, (at, link) in enumerate(plan.links.items()):
        item = lines[link.hole][link.line]
        text = bodies[at].replace(item.link.removeprefix("tel:"), gap("dial"))
        left, below, right, above = _rectangle(link, item.box)
        empty = f"{gap(f'left {index}')} {below} {gap(f'right {index}')} {above}"
        yield Change(at, _once(text, f"{left} {below} {right} {above}", empty))


def _rectangle(link: _Link, box: Box) -> list[str]:
    moved = Box(link.trim.x + box.x, link.trim.y + box.y, box.width, box.height)
    corners: str = pdf_box(moved, link.height).text
    return corners.strip("[]").split()


def _once(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(f"{old[:40]!r} stands {text.count(old)} times where it should stand once")
    return text.replace(old, new)
