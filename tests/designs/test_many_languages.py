"""The sheet of many languages: a number for all, and each language where its reader looks for it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise

import pytest
from ink import SLACK, ink, texts
from library import LIBRARY_ALONE, lay_out
from typography import LEVEL, painted_dark_share, x_height

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import DrawingItem, Page, RectItem, TextItem
from handbill.i18n.language import all_languages, find_language, language_tags, of_country
from handbill.i18n.scripts import scripts
from handbill.layout.format import find_format
from handbill.layout.theme import find_theme
from handbill.typeset.script_properties import script_heights

NAME = "help-in-many-languages"
NUMBER = "1-888-373-7888"
FORMS = find_material(LIBRARY_ALONE, NAME).formats
DIGIT = script_heights("Zyyy").x_height
# The least x-height of a name: in the hand, and on a poster that is read from 1.5 m.
IN_HAND, ON_A_WALL = 2.5 * MILLIMETER, 4.5 * MILLIMETER


@cache
def sheet(form: str = "letter", *tags: str, **how: str) -> LaidOutPiece:
    return lay_out(JobSpec(NAME, today(), tags or ("en",), form=form, **how), LIBRARY_ALONE)  # type: ignore[arg-type]


def page_of(form: str = "letter", *tags: str, **how: str) -> Page:
    (page,) = sheet(form, *tags, **how).pages
    return page


def names(page: Page) -> list[TextItem]:
    """The first line of each name; where many languages stand in four columns, a long name goes on in a second."""
    lines = [item for item in texts(page, "entry") if item.tags[-1].kind == "H2"]
    return [item for before, item in zip([None, *lines], lines, strict=False) if before is None or not _goes_on(before, item)]


def _goes_on(before: TextItem, item: TextItem) -> bool:
    same = before.language == item.language and before.box.x == pytest.approx(item.box.x, abs=1)
    return same and 0 < item.baseline - before.baseline < 2 * item.size


def rows(page: Page) -> list[list[TextItem]]:
    """The names in rows from the top, each from where reading starts."""
    found: dict[int, list[TextItem]] = defaultdict(list)
    for name in names(page):
        above = [item.box.y for item in page.items if item.role == "rule" and item.box.y < name.baseline]
        found[round(max(above))].append(name)
    return [sorted(found[y], key=lambda name: name.box.x, reverse=page.direction == "rtl") for y in sorted(found)]


@pytest.mark.parametrize("form", FORMS)
def test_the_number_is_as_wide_as_the_measure_and_stands_there_once(form: str) -> None:
    page = page_of(form)
    (number,) = [item for item in texts(page) if item.text == NUMBER]
    edges = [item.box for item in page.items if item.role == "rule"]
    left, right = min(box.x for box in edges), max(box.right for box in edges)
    assert (ink(number).x, ink(number).right) == pytest.approx((left, right), abs=0.1)
    assert number.baseline < min(name.baseline for name in names(page))
    assert number.link
    if form == "letter":
        assert DIGIT * number.size >= 17 * MILLIMETER


@pytest.mark.parametrize("form", FORMS)
def test_over_the_languages_there_is_nothing_to_read_but_figures(form: str) -> None:
    page = page_of(form)
    head = [item.text for item in texts(page) if item.baseline < min(name.box.y for name in names(page))]
    assert len(head) == 2
    assert not [letter for words in head for letter in words if letter.isalpha()]
    (phone,) = [item for item in page.items if isinstance(item, DrawingItem)]
    (label,) = [item for item in texts(page, "helpline") if item.text != NUMBER]
    assert phone.box.right < label.box.x
    assert phone.box.y < label.baseline < phone.box.bottom


@pytest.mark.parametrize("form", FORMS)
def test_names_of_a_row_stand_on_one_baseline_as_far_under_its_rule_as_in_every_row(form: str) -> None:
    page = page_of(form)
    drops = set()
    for row in rows(page):
        level = [name.baseline for name in row]
        assert max(level) - min(level) <= LEVEL, [name.text for name in row]
        rules = [item.box.y for item in page.items if item.role == "rule" and item.box.y < row[0].baseline]
        drops.add(round(row[0].baseline - max(rules), 3))
    assert len(drops) == 1
    assert [len(row) for row in rows(page)][:-1] == [4] * (len(names(page)) // 4)


@pytest.mark.parametrize("form", FORMS)
def test_names_are_all_of_one_size_and_large_enough_to_be_found(form: str) -> None:
    own, least = find_format(LIBRARY_ALONE, form), IN_HAND
    if own.kind.group == "poster":
        least = ON_A_WALL * own.viewing / (1.5 * 1000 * MILLIMETER)
    found = names(page_of(form))
    # On a full sheet those of the lowest letters, Telugu and Burmese, are 8 percent smaller at most.
    assert all(x_height(name) >= 0.92 * least - SLACK for name in found)
    # None is made smaller than the others for its length; those of low letters are a little larger.
    sizes = [name.size / script_heights(find_language(LIBRARY_ALONE, name.language).script).size for name in found]
    assert max(sizes) <= 1.1 * min(sizes)
    assert min(sizes) == pytest.approx(sizes[0], abs=0.001)
    # Each in its own words, of which a long name has the last ones on a second line.
    said = {name.text.replace("\u00a0", " ").strip() for name in found}
    assert all(any(own.name.startswith(text) for text in said) for own in all_languages(LIBRARY_ALONE) if "-" not in own.tag)


def test_languages_stand_by_script_and_then_by_their_own_names() -> None:
    found = [find_language(LIBRARY_ALONE, name.language) for row in rows(page_of()) for name in row][:-1]
    order = list(scripts())
    assert [order.index(own.script) for own in found] == sorted(order.index(own.script) for own in found)
    latin = [own.name for own in found if own.script == "Latn"]
    assert latin[0] == "English"
    assert latin == ["English", *sorted(latin[1:], key=str.casefold)]
    assert len(latin) >= 14
    assert {own.tag for own in found} == set(of_country(LIBRARY_ALONE, language_tags(LIBRARY_ALONE), "us"))


@pytest.mark.parametrize("tag", ["vi", "ar"])
def test_the_language_that_was_asked_for_comes_first(tag: str) -> None:
    page = page_of("letter", tag)
    first = rows(page)[0][0]
    assert first.language == tag
    assert page.direction == find_language(LIBRARY_ALONE, tag).direction


def test_the_last_cell_is_for_whoever_finds_none_of_these() -> None:
    page = page_of()
    *_, last = rows(page)
    assert last[-1].text == "200+"
    assert last[-1].box.x > last[0].box.right


@pytest.mark.parametrize("form", ["letter", "24x36"])
def test_the_english_word_to_say_is_bold(form: str) -> None:
    staff = ("en", "es")
    for own in (find_language(LIBRARY_ALONE, tag) for tag in of_country(LIBRARY_ALONE, language_tags(LIBRARY_ALONE), "us")):
        said = [item for item in texts(page_of(form), "item") if item.language == own.tag]
        bold = "".join(cluster.text for item in said for run in item.runs if run.font.weight >= 700 for cluster in run.clusters)
        spoken = bold.strip(" \u00a0“”«»「」").replace(" ", "")
        assert spoken == ("" if own.tag in staff else own.english.replace(" ", "")), own.tag


@pytest.mark.parametrize("tag", ["ar", "fa", "ur"])
def test_entries_of_a_language_from_the_right_are_ranged_right_on_a_page_from_the_left(tag: str) -> None:
    page = page_of()
    lines = [item for item in texts(page) if item.language == tag]
    assert page.direction == "ltr"
    assert len(lines) >= 3
    assert len({round(line.box.right, 1) for line in lines}) == 1
    assert len({round(line.box.x, 1) for line in lines}) > 1


@pytest.mark.parametrize("tags", [("es", "vi"), ("ar", "en"), ("es", "vi", "ar", "ko", "ru")])
def test_few_languages_are_set_large_and_with_all_their_words(tags: tuple[str, ...]) -> None:
    page = page_of("letter", *tags)
    assert [name.language for row in rows(page) for name in row] == [*tags, tags[0]]
    many = {name.language: name.size for name in names(page_of())}
    assert all(name.size > many[name.language] for name in names(page)[:-1])
    assert [item for item in texts(page, "entry") if item.tags[-1].kind != "H2"]


@pytest.mark.parametrize(("theme", "inks"), [("field", "black"), ("word", "full"), ("word", "black")])
def test_an_open_head_is_white_under_a_rule(theme: str, inks: str) -> None:
    page = page_of("letter", theme=theme, inks=inks)
    assert not [item for item in page.items if isinstance(item, RectItem) and item.role == "panel"]
    (number,) = [item for item in texts(page) if item.text == NUMBER]
    heads = [item for item in page.items if item.role == "rule" and item.box.bottom < number.baseline]
    assert [round(item.box.width, 3) for item in heads] == [round(ink(number).width, 3)] or heads


@pytest.mark.parametrize("form", ["letter", "tabloid"])
def test_the_head_is_bright_to_the_bleed_and_little_of_the_sheet_is_dark(form: str) -> None:
    page = page_of(form)
    (ground,) = [item for item in page.items if isinstance(item, RectItem) and item.role == "panel"]
    accent = find_theme(LIBRARY_ALONE, "field").series["you"]["accent"]
    assert ground.fill == accent
    assert (ground.box.x, ground.box.y) == pytest.approx((-page.bleed, -page.bleed))
    assert painted_dark_share(page) <= 0.2


@pytest.mark.parametrize("form", ["letter", "a1"])
def test_the_lines_of_a_message_are_evenly_apart(form: str) -> None:
    """What to say follows the message as its lines follow each other; only ink may need more."""
    every = names(page_of(form))
    for own in (find_language(LIBRARY_ALONE, tag) for tag in of_country(LIBRARY_ALONE, language_tags(LIBRARY_ALONE), "us")):
        (name, *_) = [item for item in every if item.language == own.tag]
        end = min((item.baseline for item in every if item.baseline > name.baseline + LEVEL), default=page_of(form).height)
        lines = [item for item in texts(page_of(form)) if item.language == own.tag and name.baseline < item.baseline < end]
        lines = [item for item in lines if item.role in ("entry", "item")]
        apart = [below.baseline - above.baseline for above, below in pairwise(lines)]
        assert apart
        assert max(apart) <= 1.35 * min(apart), own.tag
