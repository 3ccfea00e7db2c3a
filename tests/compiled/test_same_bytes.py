"""What is bound to a compiled piece is, byte for byte, what `batch` and the long way make of the same words; or it is not bound at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.batch.bind import Binder
from layouts.compiled.bound import bound
from layouts.compiled.form import Compiled, File, gap, packed, unpacked
from layouts.compiled.make import compile_piece, is_simple, made
from layouts.compiled.quick import Missed
from layouts.compiled.shelf import fetch
from layouts.press import Purpose, Request
from layouts.publish import Made
from materials.piece import Organization
from materials.plain_organization import Plain, is_plain

TODAY = dt.date(2026, 11, 24)
PIECES: list[tuple[str, str, Purpose]] = [
    ("help-is-here", "en", "screen"),
    ("help-is-here", "en+es", "screen"),
    ("indicator-card", "vi", "office"),
    ("know-the-signs", "fr", "screen"),
    ("room-notice", "en", "office"),
]
# Each of another height: letters that reach below the line, and above its usual ink.
HEIGHTS = ("Ann Moreau", "Hope House", "Riverside", "Riverside Bay", "Wolf House", "Life Quay")
_NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9 &,.'/+-]{0,30}", fullmatch=True).map(lambda name: " ".join(name.split()).rstrip(" &,'/+-"))
_WORDS = st.lists(
    st.sampled_from(
        [
            "Hope",
            "House",
            "Center",
            "of",
            "the",
            "Family",
            "Center",
            "Shelter",
            "&",
            "Life",
            "AVA",
            "To.",
            "We're",
            "Quay",
            "Ann",
            "24/7",
            "St.",
            "Jo-Ann",
            "Wolf",
        ]
    ),
    min_size=1,
)
_PHONES = st.from_regex(r"(\+1 )?(\([2-9][0-9]{2}\) |[2-9][0-9]{2}-)[2-9][0-9]{2}-[0-9]{4}", fullmatch=True)


def request_of(piece: str, tags: str, purpose: Purpose, own: Plain) -> Request:
    return Request(piece, TODAY, tuple(tags.split("+")), purpose, organization=Organization(*own))


@cache
def compiled(piece: str, tags: str, purpose: Purpose) -> Compiled:
    for name, phone in product(HEIGHTS, ("336-555-0142", "(336) 555-0142")):
        request = request_of(piece, tags, purpose, Plain(name, phone))
        missed = Missed(f"{piece} {tags} {purpose}", Plain(name, phone), "stamp")
        compile_piece(missed, [Made(Path("a.pdf"), request, made(request))], lambda folder: [str(folder)])
    kept = fetch(f"{piece} {tags} {purpose}")
    assert kept
    return unpacked(kept)


@cache
def binder() -> Binder:
    return Binder()


def poured(piece: Compiled, own: Plain) -> Iterator[bytes]:
    yield from (pdf for (file,) in piece.variants if (pdf := bound(file, own)))


@pytest.mark.parametrize(("piece", "tags", "purpose"), PIECES)
def test_other_words_give_the_same_bytes_as_the_long_way(piece: str, tags: str, purpose: Purpose) -> None:
    known = compiled(piece, tags, purpose)

    def same(own: Plain) -> int:
        made = list(poured(known, own))
        assert set(made) <= {binder().result(request_of(piece, tags, purpose, own)).pdf}
        return len(made)

    @settings(max_examples=60, deadline=None)
    @given(_NAMES | _WORDS.map(" ".join), _PHONES)
    def held(name: str, phone: str) -> None:
        if is_plain(name, phone, ""):
            same(Plain(name, phone))

    held()
    for name in ("Moan Rouse", "Page Room", "Lakeside", "Lakeside City", "Wolf Room", "Joy for Life"):
        assert same(Plain(name, "212-555-0188")) == 1


@pytest.mark.parametrize(("piece", "tags", "purpose"), PIECES[:1])
def test_no_words_get_a_page_that_is_not_theirs(piece: str, tags: str, purpose: Purpose) -> None:
    known = compiled(piece, tags, purpose)
    assert list(poured(known, Plain("Hope House", "336-555-0199")))
    for name in ("Office", "\u00c9cole", "Hope House " * 20, "Help is here", "A (B)"):
        assert list(poured(known, Plain(name, "336-555-0142"))) == []
    first = known._replace(variants=known.variants[-1:])
    assert [list(poured(first, Plain(name, "336-555-0142"))) == [] for name in HEIGHTS[:4]] == [False, True, True, True]


def test_a_piece_comes_back_as_it_was_packed() -> None:
    piece = compiled(*PIECES[0])
    assert unpacked(packed(piece)) == piece
    assert piece.said == [gap("output")]
    assert piece.first == "2026-11-24"
    assert 4 < len(piece.variants) < 9  # one for each height of name
    assert piece.until > piece.first
    (file,) = piece.variants[0]
    assert isinstance(file, File)
    assert gap("phone") in file.numbers


def test_only_plain_words_for_plain_purposes_are_bound() -> None:
    def simple(own: Organization, **changed: object) -> bool:
        return is_simple(Request("help-is-here", TODAY, organization=own, **changed))  # type: ignore[arg-type]

    plain = Organization("Hope House", "336-555-0142")
    assert simple(plain)
    assert not simple(plain, purpose="press")
    assert not simple(plain, languages=("ar",))
    assert not simple(plain, languages=("en", "ar"))
    assert not simple(plain, final=True)
    assert not simple(Organization("Hope House", colors=(("ink", "#101010"),)))
    assert not simple(Organization("Hope House", logo=Path("a.png")))
    assert not simple(Organization("\u0645\u0631\u0643\u0632"))
    assert not is_simple(Request("help-is-here", TODAY))
