"""The site as files: every link leads somewhere, the words are those of the pieces, and no page needs a server or a script."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pytest
from click.testing import CliRunner, Result
from library import LIBRARY_ALONE

from handbill.__main__ import commands
from handbill.build.lay_out import lay_out
from handbill.build.resolve import BuildOptions, resolve
from handbill.content.piece import Block, Piece
from handbill.core.isolates import without_isolates
from handbill.core.problems import ProblemsFound
from handbill.web.site.write_site import check_address
from handbill.web.views.quick_exit import WEATHER

PIECES = ("indicator-card", "circles-of-support", "what-you-can-do", "picture-card", "help-in-many-languages")
TAGS = ("en", "es", "ar", "my")
ADDRESS = "https://example.org/cards"
_VOID = ("meta", "link", "img", "br")


class SitePage(HTMLParser):
    """A page as it is read: its elements, and its text without what is between tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        assert self.open == []  # every element is closed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def given(self, tag: str, attribute: str) -> list[str]:
        return [attrs[attribute] for name, attrs in self.elements if name == tag and attribute in attrs]


def run_site(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(commands(), ["site", *arguments, "--output", str(folder), "--jobs", "1"])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    languages = [word for tag in TAGS for word in ("-l", tag)]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HANDBILL_CAMPAIGN", raising=False)
        made = run_site(folder, *PIECES, *languages, "--address", ADDRESS, "--name", "Harbor & Friends")
    assert made.exit_code == 0, made.output
    assert "20 pages in 4 languages" in made.output
    return folder


@pytest.fixture(scope="module")
def pages(written: Path) -> dict[str, SitePage]:
    return {path.relative_to(written).as_posix(): SitePage(path.read_text("utf-8")) for path in sorted(written.rglob("*.html"))}


def test_every_link_leads_to_a_page_or_a_file(written: Path, pages: dict[str, SitePage]) -> None:
    links = {(name, link) for name, page in pages.items() for link in (*page.given("a", "href"), *page.given("img", "src"))}
    inside = {(name, link) for name, link in links if not urlsplit(link).scheme}
    assert len(inside) > 150
    assert [each for each in inside if not (written / each[0]).parent.joinpath(each[1]).resolve().is_file()] == []
    outside = {link for _, link in links - inside if not link.startswith(("tel:", "sms:"))}
    assert outside == {WEATHER}


def test_no_page_has_a_script_or_asks_another_computer(written: Path, pages: dict[str, SitePage]) -> None:
    for page in pages.values():
        assert "script" not in {tag for tag, _ in page.elements}
        loaded = [*page.given("img", "src"), *(a["href"] for tag, a in page.elements if tag == "link" and a["rel"] == "stylesheet")]
        assert [link for link in loaded if urlsplit(link).scheme] == []
    fonts = re.findall(r'url\("([^"]+)"\)', (written / "my/indicator-card.html").read_text("utf-8"))
    assert (written / "my/../fonts/my.ttf").resolve().is_file()
    assert "../fonts/my.ttf" in fonts
    assert all((written / "my" / font).resolve().is_file() for font in fonts)


def _said(block: Block) -> list[str]:
    own = [block.label, block.value, block.text, block.alt if block.role == "picture" else "", block.note if block.role == "fact" else ""]
    own = [block.text] if block.role == "imprint" else own
    read = block.role not in ("write", "local")
    return [without_isolates(text) for text in own if text and read] + [text for item in block.items for text in _said(item) if read]


def _piece(name: str, tag: str) -> Piece:
    (job,) = resolve(LIBRARY_ALONE, (name,), BuildOptions((tag,), purposes=("screen",)))
    return lay_out(job).piece


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", PIECES)
def test_a_page_says_every_word_of_the_piece(pages: dict[str, SitePage], name: str, tag: str) -> None:
    piece, page = _piece(name, tag), pages[f"{tag}/{name}.html"]
    said = [text for panel in piece.panels for block in panel.blocks for text in _said(block)]
    assert len(said) > 5
    assert [text for text in said if text not in page.text] == []
    dialed = [block.link for panel in piece.panels for block in panel.blocks if block.link.startswith(("tel:", "sms:"))]
    assert set(dialed) == {link for link in page.given("a", "href") if link.startswith(("tel:", "sms:"))}


def test_each_page_says_its_language_and_direction(pages: dict[str, SitePage]) -> None:
    for path, page in pages.items():
        (html,) = (attrs for tag, attrs in page.elements if tag == "html")
        tag = path.partition("/")[0] if "/" in path else "en"
        assert html == {"lang": tag, "dir": "rtl" if tag == "ar" else "ltr"}
        assert [name for name, _ in page.elements].count("h1") == 1


def test_other_languages_are_named_for_search_engines(pages: dict[str, SitePage]) -> None:
    found = {
        attrs["hreflang"]: attrs["href"]
        for tag, attrs in pages["ar/indicator-card.html"].elements
        if tag == "link" and attrs["rel"] == "alternate"
    }
    assert found == {tag: f"{ADDRESS}/{tag}/indicator-card.html" for tag in TAGS}


def test_the_table_of_levels_has_its_heads(pages: dict[str, SitePage]) -> None:
    scopes = pages["en/circles-of-support.html"].given("th", "scope")
    assert (scopes.count("col"), scopes.count("row")) == (2, 4)


def test_a_number_on_both_faces_is_read_once(pages: dict[str, SitePage]) -> None:
    assert pages["en/indicator-card.html"].text.count("1-888-373-7888") == 1
    assert "Interpreters for more than 200 languages" in pages["en/indicator-card.html"].text


def test_the_state_of_review_is_said_and_names_are_escaped(written: Path, pages: dict[str, SitePage]) -> None:
    assert "Draft: not every sentence has been reviewed" in pages["my/indicator-card.html"].text
    assert "Borrador: todavía no ha revisado" in pages["es/indicator-card.html"].text
    assert "Harbor &amp; Friends" in (written / "index.html").read_text("utf-8")


def test_the_files_are_finished_ones(written: Path) -> None:
    found = sorted(path.relative_to(written).as_posix() for path in written.rglob("indicator-card*.pdf"))
    assert len(found) == 3 * len(TAGS)
    with pikepdf.open(written / "ar/press/indicator-card-ar-us-card.pdf") as document:
        assert "/GTS_PDFXVersion" in document.docinfo


def test_two_languages_on_two_sides_have_one_page(tmp_path: Path, library_alone: None) -> None:
    made = run_site(tmp_path, "help-is-here", "-l", "en+ar", "--for", "screen")
    assert made.exit_code == 0, made.output
    page = SitePage((tmp_path / "en/help-is-here-en+ar.html").read_text("utf-8"))
    assert {"lang": "ar", "dir": "rtl"} in [attrs for tag, attrs in page.elements if tag == "section"]


def test_with_pictures_for_social_media_alone_the_page_still_says_every_word(tmp_path: Path, library_alone: None) -> None:
    made = run_site(tmp_path, "indicator-card", "-l", "en", "--for", "social")
    assert made.exit_code == 0, made.output
    page = SitePage((tmp_path / "en/indicator-card.html").read_text("utf-8"))
    assert "One sign is not proof." in page.text
    assert sorted(path.suffix for path in (tmp_path / "en/social").iterdir()) == [".jpg"] * 4 + [".png"] * 4


def test_nothing_is_written_where_a_piece_cannot_be_made(tmp_path: Path, library_alone: None) -> None:
    made = run_site(tmp_path / "site", "indicator-card", "-l", "en", "--final")
    assert made.exit_code == 9
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("address", ["example.org/cards", "ftp://example.org", "https://", "https://example.org/?a=b"])
def test_an_address_is_whole(address: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        check_address(address)
    assert [problem.code for problem in found.value.problems] == ["usage-address"]
