"""The structure tree as a screen reader walks it, read with pikepdf (ISO 32000-1, 14.7 and 14.8): one tree, no loose ends."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from library import LIBRARY

from handbill.build.result import Result
from handbill.content.piece_languages import possible_languages
from handbill.i18n.language import of_country

CASES = [
    ("indicator-card", "en", "screen"),
    ("indicator-card", "ar", "office"),
    ("indicator-card", "km", "press"),
    ("know-the-signs", "hi", "screen"),
    ("help-is-here", "en+ar", "screen"),
    ("help-in-many-languages", "en", "screen"),
    ("what-you-can-do", "ar", "screen", "trifold"),
    ("room-notice", "en", "screen", "tent"),
]
MANY = "help-in-many-languages"
_DRAWS = {"Tj", "TJ", "'", '"', "f", "f*", "F", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}


@pytest.fixture(params=CASES, ids="-".join)
def document(finished, request) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(finished(*request.param).pdf)) as opened:
        yield opened


def kids(element: Any) -> list[Any]:
    inside = element.get("/K", pikepdf.Array())
    return list(inside) if isinstance(inside, pikepdf.Array) else [inside]


def elements(document: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Every structure element with its parent."""
    waiting = [(kid, document.Root.StructTreeRoot) for kid in kids(document.Root.StructTreeRoot)]
    while waiting:
        element, parent = waiting.pop()
        yield element, parent
        waiting += [(kid, element) for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def content_of(document: pikepdf.Pdf) -> dict[tuple[Any, int], Any]:
    """(page, MCID) to the element that holds it. Fails when two hold it."""
    held: dict[tuple[Any, int], Any] = {}
    for element, _ in elements(document):
        for kid in kids(element):
            if isinstance(kid, int):
                key = (element.Pg.objgen, kid)
            elif kid.get("/Type") == "/MCR":
                key = (kid.Pg.objgen, int(kid.MCID))
            else:
                continue
            assert key not in held
            held[key] = element
    return held


def parent_tree(document: pikepdf.Pdf) -> dict[int, Any]:
    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def marks(page: pikepdf.Page) -> Iterator[tuple[str, int | None]]:
    """Each marked sequence of a page: its tag and MCID. Fails on ink outside any, and on one inside another."""
    open_mark: tuple[str, int | None] | None = None
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            assert open_mark is None
            open_mark = (str(operands[0]), int(operands[1].MCID) if operator == "BDC" else None)
            yield open_mark
        elif operator == "EMC":
            assert open_mark is not None
            open_mark = None
        elif operator in _DRAWS:
            assert open_mark is not None, "ink that is neither content nor artifact"
    assert open_mark is None


def test_every_element_knows_its_parent(document: pikepdf.Pdf) -> None:
    root = document.Root.StructTreeRoot
    pairs = list(elements(document))
    assert [str(element.S) for element, parent in pairs if parent == root] == ["/Document"]
    assert len(pairs) > 10
    for element, parent in pairs:
        assert element.Type == "/StructElem"
        assert element.P.objgen == parent.objgen
    assert len({element.objgen for element, _ in pairs}) == len(pairs)


def test_no_element_is_empty(document: pikepdf.Pdf) -> None:
    assert [str(element.S) for element, _ in elements(document) if not kids(element)] == []


def test_every_marked_sequence_has_one_element_of_its_kind(document: pikepdf.Pdf) -> None:
    held = content_of(document)
    seen = set()
    for page in document.pages:
        numbers = [(tag, mcid) for tag, mcid in marks(page) if mcid is not None]
        assert [mcid for _, mcid in numbers] == list(range(len(numbers)))
        for tag, mcid in numbers:
            assert str(held[page.objgen, mcid].S) == tag
            seen.add((page.objgen, mcid))
    assert seen == held.keys()


def test_what_is_not_content_is_an_artifact(document: pikepdf.Pdf) -> None:
    assert {tag for page in document.pages for tag, mcid in marks(page) if mcid is None} == {"/Artifact"}


def test_the_parent_tree_leads_from_the_page_to_the_element(document: pikepdf.Pdf) -> None:
    tree, held = parent_tree(document), content_of(document)
    keys = [int(page.StructParents) for page in document.pages]
    assert len(set(keys)) == len(keys)
    for page, key in zip(document.pages, keys, strict=True):
        own = {mcid: element.objgen for (objgen, mcid), element in held.items() if objgen == page.objgen}
        assert {mcid: element.objgen for mcid, element in enumerate(tree[key])} == own
        assert page.Tabs == "/S"
    assert int(document.Root.StructTreeRoot.ParentTreeNextKey) == max(tree) + 1
    assert list(tree) == sorted(tree)


@pytest.mark.parametrize("document", [case for case in CASES if case[2] == "screen"], ids="-".join, indirect=True)
def test_every_link_is_tied_to_its_element_and_says_what_it_is(document: pikepdf.Pdf) -> None:
    tree = parent_tree(document)
    tied = Counter()
    for element, _ in elements(document):
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                assert element.S == "/Link"
                tied[kid.Obj.objgen] += 1
                assert tree[int(kid.Obj.StructParent)].objgen == element.objgen
    annotations = [annotation for page in document.pages for annotation in page.get("/Annots", [])]
    assert annotations
    assert tied == Counter(annotation.objgen for annotation in annotations)
    for annotation in annotations:
        assert annotation.Subtype == "/Link"
        assert str(annotation.A.URI).startswith(("tel:", "sms:", "https://"))
        assert str(annotation.A.URI) in str(annotation.Contents)
        assert int(annotation.F) == 4  # printed


@pytest.mark.parametrize(
    ("document", "others"),
    [
        (("help-is-here", "en+ar", "screen"), {"ar"}),
        # Of a language with varieties the page has one.
        (("help-in-many-languages", "en", "screen"), set(of_country(LIBRARY, possible_languages(LIBRARY, MANY), "us")) - {"en"}),
        (("indicator-card", "ar", "office"), set()),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
    indirect=["document"],
)
def test_an_element_names_its_language_where_it_changes(document: pikepdf.Pdf, others: set[str]) -> None:
    inside = [element for element, parent in elements(document) if parent != document.Root.StructTreeRoot]
    assert {str(element.Lang) for element in inside if "/Lang" in element} == others


@pytest.mark.parametrize(
    "document", [("someone-will-listen", "hi", "screen"), ("someone-will-listen", "ar", "office")], ids="-".join, indirect=True
)
def test_every_figure_says_what_it_shows(document: pikepdf.Pdf) -> None:
    figures = [element for element, _ in elements(document) if element.S == "/Figure"]
    assert figures
    assert all(str(figure.Alt).strip() for figure in figures)


def links(result: Result) -> set[str]:
    with pikepdf.open(io.BytesIO(result.pdf)) as document:
        return {str(annotation.A.URI) for page in document.pages for annotation in page.get("/Annots", [])}


def test_screen_files_link_every_number_and_paper_files_none(finished) -> None:
    assert links(finished("indicator-card")) >= {"tel:+18883737888", "tel:911", "tel:+18008435678"}
    assert any(each.startswith("https://") for each in links(finished("someone-will-listen")))
    assert links(finished("indicator-card", "en", "office")) == links(finished("indicator-card", "en", "press")) == set()


def test_a_link_lies_on_the_number_it_dials(finished) -> None:
    """PDFium's text inside the link's rectangle is the number."""
    import pypdfium2

    pdf = finished("indicator-card", "ar").pdf
    with pikepdf.open(io.BytesIO(pdf)) as document, pypdfium2.PdfDocument(pdf) as drawn:
        found = {}
        for page, picture in zip(document.pages, drawn, strict=True):
            for annotation in page.get("/Annots", []):
                left, bottom, right, top = (float(value) for value in annotation.Rect)
                rim = (top - bottom) / 5  # where marks of the lines above and below may reach in
                text = picture.get_textpage().get_text_bounded(left=left - 1, bottom=bottom + rim, right=right + 1, top=top - rim)
                found[str(annotation.A.URI)] = text.strip()
    assert found["tel:+18883737888"] == "1-888-373-7888"
    assert found["tel:911"] == "911"


def test_headings_begin_at_the_first_level_and_skip_none(finished) -> None:
    for name in ("indicator-card", "know-the-signs", "help-is-here", "help-in-many-languages"):
        with pikepdf.open(io.BytesIO(finished(name).pdf)) as document:
            tags = [tag for page in document.pages for tag, _ in marks(page)]
        levels = [int(tag[2:]) for tag in tags if tag[:2] == "/H" and tag[2:].isdigit()]
        assert levels[:1] == [1], name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


def test_a_copied_card_on_a_sheet_is_read_once(finished) -> None:
    with pikepdf.open(io.BytesIO(finished("indicator-card", "en", "office").pdf)) as document:
        titles = [element for element, _ in elements(document) if element.S == "/H1"]
        assert len(titles) == 1
        drawn = [str(instruction.operator) for instruction in pikepdf.parse_content_stream(document.pages[0])]
        assert drawn.count("Do") == 9
