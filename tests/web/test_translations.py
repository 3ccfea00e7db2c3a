"""Translations of the page: every language has all messages, and a page in Spanish has no English left."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from library import LIBRARY_ALONE
from small_library import review

from handbill.__main__ import commands
from handbill.campaign.campaign import Campaign
from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.catalogs import MESSAGES, read_catalog
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.web import app
from handbill.web.forms import form_errors, options
from handbill.web.i18n import messages, translations
from handbill.web.views import piece
from handbill.web.views.rendering import Preview
from tests.web.visitor import token_in

ROOT = Path(__file__).parents[2]
TRANSLATED = [tag for tag in translations.page_languages() if tag != SOURCE]
FIGURES = re.compile(r"(?:[\W\d_]| y )*")
# Sheets are sold under these names, and print windows show the names of paper: the same in every language.
PRODUCTS = re.compile(r"(?:Avery|Zweckform|Sigel|Letter|Legal|Tabloid|SRA3|A\d|[A-Z]{1,2}\d+|PDF|KB|%|\W|\d)+")


class InProcess:
    """Runs the calls to workers in this process."""

    def call(self, function: Callable[..., Any], *args: object) -> Any:
        return function(*args)


class Reader(HTMLParser):
    """Collects the texts of a page, with the attributes that are read aloud and without parts that are marked as English."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.english: list[bool] = [False]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        english = self.english[-1] or given.get("lang") == SOURCE or tag in ("script", "style")
        if not english:
            self.texts += [text for name in ("alt", "aria-label", "title", "placeholder") if (text := given.get(name))]
        if tag not in ("img", "input", "meta", "link", "br", "line"):
            self.english.append(english)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Our self-closing tags have no text."""

    def handle_endtag(self, tag: str) -> None:
        self.english.pop()

    def handle_data(self, data: str) -> None:
        if not self.english[-1] and data.strip():
            self.texts.append(" ".join(data.split()))


def read(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    assert reader.english == [False]
    return reader.texts


@pytest.fixture(scope="module")
def visitor() -> Iterator[Any]:
    made = app.create_app(LIBRARY_ALONE, app.ServerOptions(), InProcess())  # type: ignore[arg-type]
    with made.test_client() as client:
        yield client


def pattern(text: str) -> str:
    return re.sub(r"\\\{\w+\\\}", ".+?", re.escape(" ".join(text.split())))


def _names(tongue: Language, say: translations.Translations) -> tuple[str, ...]:
    inside = say.language_name(tongue, in_sentence=True)
    return tongue.name, say.language_name(tongue), f"({inside})", f"{tongue.name} ({inside})"


@pytest.fixture(scope="module")
def spanish() -> re.Pattern[str]:
    """Matches any text that a page in Spanish may have: translations with their values, names of languages, numbers, products."""
    say = translations.translations(LIBRARY_ALONE, "es")
    tongues = [name for each in options.languages(LIBRARY_ALONE) for name in _names(each, say)]
    said = [*map(pattern, say.messages.values()), *map(re.escape, tongues), "organization.yaml", FIGURES.pattern, PRODUCTS.pattern]
    return re.compile("|".join(f"(?:{one})" for one in said))


def foreign(html: str, spanish: re.Pattern[str]) -> list[str]:
    """The texts of a page that are not our Spanish. Some join several messages: options by ' · ', the print summary by '. '."""
    return [
        text
        for text in read(html)
        if not any(all(spanish.fullmatch(part) for part in parts) for parts in ([text], text.split(" · "), text.split(". ")))
    ]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_each_language_has_every_message_and_no_other(tag: str) -> None:
    said = read_catalog(LIBRARY_ALONE, translations.LANGUAGES / tag / MESSAGES)
    assert said
    wanted = {message.text for message in messages.page_messages(LIBRARY_ALONE)}
    assert {text for text in wanted if text not in said or not said[text].text or said[text].fuzzy} == set()
    assert set(said) - wanted == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_translations_have_the_placeholders_of_their_messages(tag: str) -> None:
    said = read_catalog(LIBRARY_ALONE, translations.LANGUAGES / tag / MESSAGES)
    assert [text for text, entry in said.items() if translations.placeholders(text) != translations.placeholders(entry.text)] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_an_update_changes_nothing(tag: str, tmp_path: Path) -> None:
    shutil.copytree(translations.LANGUAGES / tag, tmp_path / tag)
    [(_, done)] = messages.update(LIBRARY_ALONE, [tag], tmp_path)
    assert (done.changed, done.added, done.fuzzy, done.obsolete) == (False, 0, 0, 0)


def test_messages_come_from_templates_modules_and_data_with_their_places() -> None:
    found = {message.text: message for message in messages.page_messages(LIBRARY_ALONE)}
    assert found["Leave this page"].files == ("web/templates/base.html", "web/site/templates/base.html")
    assert found["Paper"].files == (
        "web/templates/calibrate.html",
        "web/templates/piece.html",
        "web/templates/set.html",
        "web/instructions/instructions_pdf.py",
        "web/instructions/print_summary.py",
    )
    assert all(place.line for place in found["Paper"].places)
    assert found["Large print"].notes == ("what changes a look, beside a box to tick",)
    assert found["Cut at the crop marks"].files == ("build/print_instructions.py",)
    assert found["Flyer, US Letter (8.5 x 11 in)"].files == ("layouts/formats/letter.yaml",)
    assert "Press Ctrl-C to close it." not in found


def test_a_language_without_a_file_is_started_and_a_changed_sentence_turns_fuzzy(tmp_path: Path) -> None:
    [(tag, done)] = messages.update(LIBRARY_ALONE, ["fr"], tmp_path)
    assert (tag, done.fuzzy, done.obsolete) == ("fr", 0, 0)
    text = done.path.read_text(encoding="utf-8")
    assert text.startswith('# French messages of Handbill.\nmsgid ""\n')
    older = text.replace('msgid "Leave this page"\nmsgstr ""', 'msgid "Leave this page now"\nmsgstr "Quitter cette page"')
    assert older != text
    done.path.write_text(older, encoding="utf-8")
    [(_, again)] = messages.update(LIBRARY_ALONE, folder=tmp_path)
    assert (again.added, again.fuzzy) == (1, 1)
    assert '#, fuzzy\n#| msgid "Leave this page now"\nmsgid "Leave this page"\nmsgstr "Quitter cette page"' in again.path.read_text("utf-8")


def test_an_unknown_language_is_a_problem_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="xx"):
        messages.update(LIBRARY_ALONE, ["fr", "xx"], tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert CliRunner().invoke(commands(), ["language", "page", "xx"]).exit_code == 2


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], translations.Translations]]:
    """Translations from a file with these lines."""
    monkeypatch.setattr(translations, "LANGUAGES", tmp_path)

    def plant(tag: str, body: str) -> translations.Translations:
        (tmp_path / tag).mkdir()
        (tmp_path / tag / MESSAGES).write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{body}', encoding="utf-8")
        return translations.translations(Campaign.open(), tag)

    translations.page_languages.cache_clear()
    yield plant
    translations.page_languages.cache_clear()


def test_a_fuzzy_translation_or_one_without_its_placeholder_is_not_used(planted: Callable[[str, str], translations.Translations]) -> None:
    say = planted(
        "fr",
        'msgid "{count} times"\nmsgstr "souvent"\n\nmsgid "By {sizes}"\nmsgstr "Par {size}"\n\n#, fuzzy\nmsgid "Once"\nmsgstr "Deux"\n\n'
        'msgid "Cut"\nmsgstr "Couper"\n',
    )
    assert (say("{count} times", count=3), say("By {sizes}", sizes="x"), say("Once"), say("Cut")) == ("3 times", "By x", "Once", "Couper")


def test_a_language_is_a_draft_until_each_message_has_a_reviewer(planted: Callable[[str, str], translations.Translations]) -> None:
    signed = f'# {review("Cut", "Couper")}\nmsgid "Cut"\nmsgstr "Couper"\n'
    assert not planted("fr", signed).draft
    assert planted("vi", signed + '\nmsgid "Fold"\nmsgstr "Gấp"\n').draft
    assert planted("uk", signed.replace("Couper", "Découper")).draft
    assert planted("ru", signed + '\nmsgid "Fold"\nmsgstr ""\n').draft
    assert not translations.Translations(find_language(LIBRARY_ALONE, SOURCE), {}).draft


def test_numbers_and_lists_follow_the_language_and_the_country() -> None:
    spanish, english, thai = (
        translations.translations(LIBRARY_ALONE, "es"),
        translations.translations(LIBRARY_ALONE, "en"),
        translations.Translations(find_language(LIBRARY_ALONE, "th"), {}),
    )
    assert [say.format_number(12500) for say in (spanish, english, thai)] == ["12,500"] * 3
    assert spanish.format_number(3.25, 1) == "3.2"
    assert spanish.format_list(["a", "b", "c"]) == "a, b y c"
    assert spanish.format_list(["árabe", "inglés"]) == "árabe e inglés"
    assert english.format_list(["a", "b", "c"]) == "a, b, and c"
    assert spanish.language_name(find_language(LIBRARY_ALONE, "vi")) == "Vietnamita"
    assert spanish.language_name(find_language(LIBRARY_ALONE, "vi"), in_sentence=True) == "vietnamita"


def test_values_keep_their_direction_in_a_right_to_left_sentence() -> None:
    say = translations.Translations(find_language(LIBRARY_ALONE, "ar"), {"{inches} in": "{inches} بوصة"})
    assert say("{inches} in", inches="3.5 × 2") == "\u20683.5 × 2\u2069 بوصة"
    assert translations.translations(LIBRARY_ALONE, "es")("{sheets} for {copies} copies", sheets="1", copies="2") == "1 para 2 copias"


def test_unmarked_english_is_found(spanish: re.Pattern[str]) -> None:
    page = '<p>Papel</p><p lang="en">Paper</p><img alt="Your logo"><p>Avery 5371 · Letter size</p><p>Shop</p><p>Frente · A4</p>'
    assert foreign(page, spanish) == ["Your logo", "Avery 5371 · Letter size", "Shop"]


def test_a_right_to_left_page_is_mirrored_and_names_keep_their_direction(planted: Callable[[str, str], translations.Translations]) -> None:
    size = 'msgid "{inches} in ({metric} mm)"\nmsgstr "{inches} بوصة ({metric} مم)"\n'
    planted("ar", f'msgid "Leave this page"\nmsgstr "غادر هذه الصفحة"\n\n{size}')
    with app.create_app(Campaign.open(), app.ServerOptions(), InProcess()).test_client() as client:  # type: ignore[arg-type]
        page = client.get("/ar/pieces/indicator-card").text
    assert '<html lang="ar" dir="rtl">' in page
    assert "غادر هذه الصفحة" in page
    assert "\u20683.5 × 2\u2069 بوصة (\u206889 × 51\u2069 مم)" in page
    assert '<bdi dir="ltr">\u20661-888-373-7888\u2069</bdi>' in page
    assert "<dd><bdi>Avery 5371 (Letter)</bdi></dd>" in page


@pytest.mark.parametrize(
    "path", ["", "?for=schools&size=poster", "?for=schools&size=card&language=am", "calibrate", "pieces/nothing", "nowhere"]
)
def test_a_page_in_spanish_is_spanish(path: str, visitor: Any, spanish: re.Pattern[str]) -> None:
    answer = visitor.get(f"/es/{path}")
    assert "<html lang=" in answer.text
    assert foreign(answer.text, spanish) == []


@pytest.mark.parametrize("name", options.pieces(LIBRARY_ALONE))
def test_the_page_of_each_piece_in_spanish_is_spanish(name: str, visitor: Any, spanish: re.Pattern[str]) -> None:
    assert foreign(visitor.get(f"/es/pieces/{name}").text, spanish) == []


@pytest.mark.parametrize(
    "sent",
    [
        {"purpose": "press", "shop": "riso"},
        {"purpose": "press", "own_colors": "yes", "name": "A", "ink": "#ffff00", "accent": "#ffff00", "phone": "12", "url": "a b"},
        {"purpose": "screen", "name": "m" * 80, "url": "https://example.org"},
        {"purpose": "office", "stock": "avery-j8414", "flip": "fold"},
        {
            "purpose": "office",
            "stock": "plain-letter",
            "flip": "short",
            "copies": "1,500",
            "languages": ["es", "vi", "ar"],
            "name": "\U0001f600",
        },
        {"purpose": "office", "copies": "25", "size": "id-1", "languages": ["es", "vi"]},
    ],
)
def test_errors_are_in_spanish(sent: dict[str, Any], visitor: Any, spanish: re.Pattern[str]) -> None:
    token = token_in(visitor.get("/es/pieces/indicator-card").text)
    page = visitor.post("/es/pieces/indicator-card", data={"token": token, **sent}).text
    assert 'id="status"' in page
    assert foreign(page, spanish) == []


def test_an_untranslated_sentence_is_marked_as_english(visitor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    errors = form_errors.form_errors([Problem("usage-odd", "the art stops", hint="look")], "es", lambda: True)
    monkeypatch.setattr(piece, "run_in_worker", lambda *args: Preview(errors=errors))
    page = visitor.get("/es/pieces/indicator-card").text
    assert '<li lang="en" dir="ltr">the art stops. look</li>' in page


def test_only_the_spanish_page_says_that_it_is_a_draft(visitor: Any) -> None:
    quiet = "The text of this page is a draft: no one who speaks the language has reviewed all of it yet."
    assert quiet not in visitor.get("/en/").text
    assert translations.translations(LIBRARY_ALONE, "es")(quiet) in visitor.get("/es/").text


def test_a_spanish_page_shows_pieces_in_spanish_whatever_the_browser_accepts(visitor: Any) -> None:
    def thumbs(path: str) -> set[str]:
        page = visitor.get(path, headers={"Accept-Language": "vi"}).text
        return set(re.findall(r"/thumbnails/[\w-]+/([\w-]+)\.png", page))

    assert (thumbs("/es/"), thumbs("/en/"), thumbs("/es/?language=am")) == ({"es"}, {"vi"}, {"am"})


def test_the_style_sheet_uses_logical_properties() -> None:
    """So that right-to-left languages mirror the page without rules of their own."""
    sheet = (ROOT / "handbill" / "web" / "static" / "style.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    sided = r"(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|:\s*(?:left|right)\b"
    assert re.findall(sided, rules) == []
    assert re.findall(sided, "a { margin-left: 0; float: right; left: 1px }") == ["margin-left", ": right", "left:"]
    # Four values in a row are top, right, bottom, left: they may only be the same on both sides.
    four = r"(?:margin|padding|inset|border-width):\s*[^\s;}]+ ([^\s;}]+) [^\s;}]+ ([^\s;}]+)"
    assert [each for each in re.findall(four, rules) if each[0] != each[1]] == []
    assert re.findall(four, "a { padding: 1px 2px 3px 4px; }") == [("2px", "4px")]
