from __future__ import annotations

import time

import pytest
from pictures import ENTITY_BOMB

from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.graphics.svg.read_svg import read_svg
from handbill.graphics.svg.safety import MAX_DEPTH, MAX_ELEMENTS, MAX_FILE_SIZE, MAX_PATH_LENGTH

_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
_RECT = '<rect width="9" height="9"/>'
_PLACE = Place("example.yaml", 3, "logo")


def _refused(text: str | bytes) -> list[Problem]:
    data = text if isinstance(text, bytes) else text.encode()
    start = time.perf_counter()
    with pytest.raises(ProblemsFound) as caught:
        read_svg(data, "logo.svg", _PLACE)
    assert time.perf_counter() - start < 5
    assert all(problem.place == _PLACE and problem.hint for problem in caught.value.problems)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"{ENTITY_BOMB}{_OPEN}<title>&f;</title>{_RECT}</svg>", "DOCTYPE"),
        (f'<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/hostname">]>{_OPEN}<title>&f;</title>{_RECT}</svg>', "DOCTYPE"),
        (f'<!DOCTYPE svg [<!ATTLIST rect fill CDATA "red">]>{_OPEN}{_RECT}</svg>', "DOCTYPE"),
        (f'<?xml-stylesheet href="http://example.org/a.css"?>{_OPEN}{_RECT}</svg>', "style sheet"),
        (f"{_OPEN}<script>alert(1)</script>{_RECT}</svg>", "<script>"),
        (f'{_OPEN}<x:g xmlns:x="http://www.w3.org/1999/xhtml"><x:SCRIPT/></x:g>{_RECT}</svg>', "<SCRIPT>"),
        (f'{_OPEN}<defs><g onload="alert(1)"/></defs>{_RECT}</svg>', "onload"),
        (f'{_OPEN}<rect ONCLICK="alert(1)" width="9" height="9"/></svg>', "ONCLICK"),
        (f"{_OPEN}<foreignObject/>{_RECT}</svg>", "<foreignObject>"),
        (f'{_OPEN}<image href="data:image/png;base64,AAAA" width="9" height="9"/></svg>', "<image>"),
        (f'{_OPEN}<image xlink:href="http://example.org/a.png"/>{_RECT}</svg>', "<image>"),
        (f'{_OPEN}<use xlink:href="http://example.org/a.svg#b"/>{_RECT}</svg>', "points outside the file (href)"),
        (f'{_OPEN}<a href="javascript:alert(1)">{_RECT}</a></svg>', "points outside the file (href)"),
        (f'{_OPEN}<rect width="9" height="9" fill="url( \'http://example.org/a#b\')"/></svg>', "points outside the file (url)"),
        (f'{_OPEN}<style>rect {{ fill: URL("//example.org/a") }}</style>{_RECT}</svg>', "points outside the file (url)"),
        (f"{_OPEN}<style>@imp<!-- -->ort 'a.css';</style>{_RECT}</svg>", "@import"),
        (f'{_OPEN}<rect width="9" height="9"><animate attributeName="x"/></rect></svg>', "<animate>"),
        (f'{_OPEN}<rect width="9" height="9"><set attributeName="x"/></rect></svg>', "<set>"),
    ],
)
def test_what_could_do_more_than_draw_is_refused(text: str, what: str) -> None:
    problems = _refused(text)
    assert {problem.code for problem in problems} == {"picture-svg-unsafe"}
    assert any(what in problem.sentence for problem in problems)
    assert all("logo.svg, line 1: " in problem.sentence for problem in problems)


@pytest.mark.parametrize("doctype", ["<!DOCTYPE svg>", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n"http://example.org/a.dtd" []>'])
def test_a_doctype_that_defines_nothing_is_no_danger(doctype: str) -> None:
    for strip in (False, True):
        assert read_svg(f"{doctype}{_OPEN}{_RECT}</svg>".encode(), "logo.svg", _PLACE, strip).shapes


def test_references_inside_the_file_are_no_danger() -> None:
    text = f'{_OPEN}<defs><g id="a" style="fill: url( &quot;#g&quot; ) red">{_RECT}</g></defs><use href=" #a"/></svg>'
    assert len(read_svg(text.encode(), "logo.svg", _PLACE).shapes) == 1


def test_an_editors_notes_are_left_out() -> None:
    notes = (
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about="http://example.org">'
        '<r:x r:resource="http://example.org/a"/></r:RDF></metadata><e:view xmlns:e="urn:editor" e:file="/home/a"/>'
    )
    assert len(read_svg(f"{_OPEN}{notes}{_RECT}</svg>".encode(), "logo.svg", _PLACE).shapes) == 1


def test_a_bomb_of_uses_goes_off_in_a_box() -> None:
    uses = [f'<use href="#g{n}"/>' * 10 for n in range(9)]
    groups = "".join(f'<g id="g{n + 1}">{ten}</g>' for n, ten in enumerate(uses))
    (problem,) = _refused(f'{_OPEN}<defs><g id="g0">{_RECT}</g>{groups}</defs><use href="#g9"/></svg>')
    assert problem.code == "picture-svg-unsafe"
    assert "<use> repeats" in problem.sentence


def test_a_use_of_itself() -> None:
    for body in ('<g id="a"><use href="#a"/></g>', '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'):
        (problem,) = _refused(_OPEN + body + "</svg>")
        assert (problem.code, "without end" in problem.sentence) == ("picture-svg-unsafe", True)


def test_a_long_chain_of_uses_stays_within_the_stack() -> None:
    deep = MAX_DEPTH - 4
    chain = "".join(f'<g id="g{n + 1}">{"<g>" * deep}<use href="#g{n}"/>{"</g>" * deep}</g>' for n in range(50))
    (problem,) = _refused(f'{_OPEN}<defs><g id="g0">{_RECT}</g>{chain}</defs><use href="#g50"/></svg>')
    assert problem.code == "picture-svg-unsafe"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"{_OPEN}{_RECT}<!--{'x' * MAX_FILE_SIZE}--></svg>", "1 MB"),
        (f"{_OPEN}{'<g>' * MAX_DEPTH}{'</g>' * MAX_DEPTH}</svg>", "deep"),
        (f"{_OPEN}{'<x:g>' * MAX_DEPTH}{'</x:g>' * MAX_DEPTH}</svg>".replace("viewBox", 'xmlns:x="urn:x" viewBox'), "deep"),
        (f"{_OPEN}{'<g/>' * MAX_ELEMENTS}</svg>", "elements"),
        (f'{_OPEN}<path d="M0 0{" " * MAX_PATH_LENGTH}"/></svg>', "the d of <path> is longer"),
        (f'{_OPEN}<rect class="{"a " * 3000}" width="9" height="9"/></svg>', "the class of <rect> is longer"),
        (f'{_OPEN}<path id="p" d="M0 0{"L1 1" * 10_000}"/>' + '<use href="#p"/>' * 10 + "</svg>", "points"),
        (f"{_OPEN}<style>{'.a{}' * 501}</style>{_RECT}</svg>", "rules"),
        (f"{_OPEN}<style>{'.a,' * 501}.b{{}}</style>{_RECT}</svg>", "rules"),
    ],
)
def test_what_is_too_large_is_refused(text: str, what: str) -> None:
    (problem,) = _refused(text)
    assert problem.code == "picture-svg-large"
    assert what in problem.sentence


@pytest.mark.parametrize(
    "text",
    [
        f"{_OPEN}{_RECT}",
        f"{_OPEN}<rect</svg>",
        f"{_OPEN}&nbsp;</svg>",
        "<html/>",
        '<svg xmlns="urn:other"><rect/></svg>',
        "<?xml version='1.0' encoding='klingon'?><svg/>",
        "<?xml version='1.0' encoding='shift_jis'?><svg/>",
        b"\xff\xff\x00",
        b"",
    ],
)
def test_broken_files(text: str | bytes) -> None:
    assert [problem.code for problem in _refused(text)] == ["picture-svg-broken"]
