"""Many finished files in one: pages, tags, bookmarks and what is shared, asked from the bytes."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pytest
from library import FONTS
from PIL import ImageChops

from handbill.contacts.organization import Organization
from handbill.pdf.merge_writer import MergeWriter
from handbill.pdf.metadata import About
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight
from handbill.preflight.preview import page_images
from handbill.preflight.text.strings import page_texts

WHO = Organization("Room 7 0 R 100% /Type /Page", "+1 336 555 0142")
CASES = [("help-is-here", "en"), ("help-is-here", "ar"), ("indicator-card", "km"), ("help-is-here", "en+es"), ("help-is-here", "en")]


def volume(files: Sequence[bytes], about: About = About("All of them", "en", accessible=True)) -> bytes:  # noqa: B008 - it is frozen
    sink = io.BytesIO()
    made = MergeWriter(sink, about)
    for number, pdf in enumerate(files):
        made.add(pdf, f"Record {number} (ملف)")
    made.finish()
    return sink.getvalue()


@pytest.fixture(scope="module")
def files(finished) -> list[bytes]:
    own = [finished(*case).pdf for case in CASES]
    return [*own, finished("help-is-here", "en", "screen", "", WHO).pdf]


@pytest.fixture(scope="module")
def bound(files: list[bytes]) -> bytes:
    return volume(files)


@pytest.fixture
def document(bound: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(bound)) as opened:
        yield opened


def leaves(node: Any) -> Iterator[Any]:
    if "/Kids" not in node:
        yield node
    for kid in node.get("/Kids", []):
        yield from leaves(kid)


def below(element: Any) -> Iterator[Any]:
    """The element and all elements under it."""
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from below(kid)


def reached(trailer: Any) -> set[tuple[int, int]]:
    """All that somebody who follows every reference comes to."""
    found, waiting = set(), [trailer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream) and not (thing.is_indirect and thing.objgen in found):
            found.add(thing.objgen)
            entries = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
            waiting += list(entries) if isinstance(entries, pikepdf.Array) else [entries[key] for key in entries]
    return found


def test_every_page_says_and_shows_what_it_did(files: list[bytes], bound: bytes) -> None:
    assert page_texts(bound) == [text for pdf in files for text in page_texts(pdf)]
    alone = [picture for pdf in files for picture in page_images(pdf, 72)]
    for one, other in zip(page_images(bound, 72), alone, strict=True):
        assert ImageChops.difference(one, other).getbbox() is None


def test_no_reader_finds_fault(bound: bytes, document: pikepdf.Pdf) -> None:
    assert document.check_pdf_syntax() == []
    assert preflight(bound, CheckOptions("screen", fonts=FONTS)) == []


def test_every_object_is_reached_and_every_offset_leads_to_one(bound: bytes, document: pikepdf.Pdf) -> None:
    table = int(bound[bound.rindex(b"startxref\n") + 10 :].split()[0])
    entries = bound[table:].split(b"trailer")[0].split(b"\n")[3:-1]
    assert len(entries) == len(document.objects) > 100
    for number, entry in enumerate(entries, 1):
        assert bound[int(entry[:10]) :].startswith(b"%d 0 obj\n" % number)
    assert {(number, 0) for number in range(1, len(entries) + 1)} <= reached(document.trailer)


def test_a_bookmark_leads_to_the_first_page_of_each(files: list[bytes], document: pikepdf.Pdf) -> None:
    counts = [len(page_texts(pdf)) for pdf in files]
    first = [sum(counts[:index]) for index in range(len(files))]
    with document.open_outline() as outline:
        assert [each.title for each in outline.root] == [f"Record {number} (ملف)" for number in range(len(files))]
        pages = [page.obj.objgen for page in document.pages]
        assert [pages.index(each.destination[0].objgen) for each in outline.root] == first
    assert (document.Root.Outlines.Count, document.Root.PageMode) == (len(files), "/UseOutlines")


def test_each_file_is_a_part_in_its_own_language(document: pikepdf.Pdf) -> None:
    whole = document.Root.StructTreeRoot.K[0]
    assert (whole.S, whole.P.objgen) == ("/Document", document.Root.StructTreeRoot.objgen)
    assert [str(part.S) for part in whole.K] == ["/Part"] * 6
    assert [str(part.Lang) for part in whole.K] == ["en", "ar", "km", "en", "en", "en"]
    assert all(part.P.objgen == whole.objgen for part in whole.K)
    # The other side of a flyer in two languages.
    assert "es" in {str(each.get("/Lang", "")) for each in below(whole.K[3])}


def test_the_parent_tree_leads_back_from_every_mark_and_link(document: pikepdf.Pdf) -> None:
    root = document.Root.StructTreeRoot
    values: dict[int, Any] = {}
    for leaf in leaves(root.ParentTree):
        own = dict(zip(map(int, leaf.Nums[::2]), leaf.Nums[1::2], strict=True))
        assert [min(own), max(own)] == [int(each) for each in leaf.Limits]
        values |= own
    assert sorted(values) == list(range(int(root.ParentTreeNextKey)))
    held, objects = {}, {}
    for element in below(root.K[0]):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                held[element.Pg.objgen, kid] = element.objgen
            elif kid.get("/Type") == "/MCR":
                held[kid.Pg.objgen, int(kid.MCID)] = element.objgen
            elif kid.get("/Type") == "/OBJR":
                objects[kid.Obj.objgen] = (element.objgen, kid.Pg.objgen)
    keys = []
    for page in document.pages:
        keys.append(int(page.StructParents))
        for mark, element in enumerate(values[keys[-1]]):
            assert held.pop((page.obj.objgen, mark)) == element.objgen
        for link in page.get("/Annots", []):
            keys.append(int(link.StructParent))
            assert objects.pop(link.objgen) == (values[keys[-1]].objgen, page.obj.objgen)
    assert sorted(keys) == sorted(values)
    assert (held, objects) == ({}, {})


def test_what_is_alike_stands_in_the_file_once(files: list[bytes]) -> None:
    one, twice = volume(files[:1]), volume([files[0], files[0]])
    with pikepdf.open(io.BytesIO(twice)) as document:
        streams = [bytes(each.read_raw_bytes()) for each in document.objects if isinstance(each, pikepdf.Stream)]
        assert set(Counter(streams).values()) == {1}
        assert document.pages[0].obj.objgen != document.pages[1].obj.objgen
        assert document.pages[0].Resources.objgen == document.pages[1].Resources.objgen
    assert len(twice) - len(one) < len(files[0]) / 2


def test_words_that_look_like_the_format_s_own_stay_words(bound: bytes, document: pikepdf.Pdf) -> None:
    assert WHO.name in page_texts(bound)[-1]
    assert "tel:+13365550142" in [str(annotation.A.URI) for annotation in document.pages[-1].Annots]


def test_pages_and_keys_stand_in_nodes_of_their_own(files: list[bytes]) -> None:
    with pikepdf.open(io.BytesIO(volume([files[0]] * 230))) as document:
        nodes = list(document.Root.Pages.Kids)
        assert [int(node.Count) for node in nodes] == [100, 100, 30]
        assert all(kid.Parent.objgen == node.objgen for node in nodes for kid in node.Kids)
        assert len(document.pages) == int(document.Root.Pages.Count) == 230
        limits = [(int(leaf.Limits[0]), int(leaf.Limits[1])) for leaf in leaves(document.Root.StructTreeRoot.ParentTree)]
        assert len(limits) > 1
        assert [first for first, _ in limits] == [0, *(last + 1 for _, last in limits[:-1])]
        with document.open_outline() as outline:
            assert len(list(outline.root)) == 230


def test_the_same_files_make_the_same_bytes(files: list[bytes], bound: bytes) -> None:
    assert volume(files) == bound
    assert volume(files[::-1]) != bound
