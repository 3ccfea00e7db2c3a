"""What each design promises beyond what holds of every page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from library import LIBRARY, job, lay_out

from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out as lay_out_job
from handbill.contacts.organization import Logo, read_organization
from handbill.content.piece import Block
from handbill.core.clock import today
from handbill.core.isolates import without_isolates
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.core.region import REGIONS
from handbill.graphics.items import Page, TextItem
from handbill.i18n.language import find_language, language_tags
from handbill.layout.default_theme import THEME
from handbill.layout.elements.text import Text
from handbill.layout.format import find_format
from handbill.layout.kit import Kit
from handbill.layout.theme import find_theme
from handbill.typeset.itemize import strip_controls
from handbill.typeset.paragraph import set_lines
from handbill.typeset.script_properties import script_heights

EXAMPLE = Path(__file__).parents[2] / "materials" / "organizations" / "example.yaml"


def pages(material: str, *tags: str, region: str = "us") -> tuple[Page, ...]:
    return lay_out(JobSpec(material, today(), tags or ("en",), region=region)).pages


def texts(page: Page, role: str = "") -> list[TextItem]:
    return [item for item in page.items if isinstance(item, TextItem) and role in ("", item.role)]


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_the_number_is_the_largest_thing_on_a_card_s_back(tag: str) -> None:
    for region in REGIONS:
        back = pages("indicator-card", tag, region=region)[1]
        largest = max(texts(back), key=lambda item: item.size)
        assert (largest.role, largest.text) == ("helpline", "1-888-373-7888")
        assert largest.size >= 1.6 * max(item.size for item in texts(back) if item.role != "helpline")


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_a_poster_s_number_reaches_across_the_sheet(tag: str) -> None:
    (page,) = pages("know-the-signs", tag)
    (number,) = [item for item in texts(page, "helpline") if item.text == "1-888-373-7888"]
    assert number.box.width > 0.75 * page.width
    # The largest figure: only the opening thought may be set as large.
    assert all(item.size < number.size for item in texts(page) if item.role not in ("title", "helpline"))


@pytest.mark.parametrize(("tag", "other"), [("en", "es"), ("en", "ar"), ("km", "zh-Hans")])
def test_two_languages_make_two_sides_as_they_are_alone(tag: str, other: str) -> None:
    front, back = pages("help-is-here", tag, other)
    assert (front.name, front.language, back.name, back.language) == ("front", tag, "back", other)
    for page in (front, back):
        (alone,) = pages("help-is-here", page.language)
        # The imprint counts drafts of both languages; everything else is the same.
        assert [item.text for item in texts(page) if item.role != "imprint"] == [
            item.text for item in texts(alone) if item.role != "imprint"
        ]


def test_an_organization_takes_the_place_of_the_line_to_write_on(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>', encoding="utf-8")
    who = replace(read_organization(EXAMPLE), logos=(Logo(logo),))
    for material in ("indicator-card", "help-is-here", "know-the-signs", "help-in-many-languages"):
        made = lay_out(JobSpec(material, today(), organization=who)).pages[-1]
        lines = [item.text for item in texts(made, "local")]
        assert who.name in " ".join(lines)
        assert who.phone in lines
        assert not [item for item in made.items if item.role == "write-in"]
        assert [item.tags[-1].alt for item in made.items if item.role == "logo"] == [who.name]


def words_of(element: object) -> str:
    assert isinstance(element, Text)
    return without_isolates(element.words)


@pytest.mark.parametrize(
    ("tag", "remark", "imprint"),
    [
        ("en", "Text HELP to 233733 (English only)", "one part\u00a0· another"),
        ("ja", "Text HELP to 233733（English only）", "one part・another"),
        ("zh-Hans", "Text HELP to 233733（English only）", "one part・another"),
        ("zh-Hant", "Text HELP to 233733（English only）", "one part・another"),
    ],
)
def test_brackets_and_separator_are_the_language_s_own(tag: str, remark: str, imprint: str) -> None:
    own = find_language(LIBRARY, tag)
    kit = Kit(LIBRARY, lay_out(JobSpec("indicator-card", today())).piece, find_format(LIBRARY, "us-card"), find_theme(LIBRARY, THEME))
    contact = Block("contact", own, label="Text HELP to", value="233733", text="English only")
    assert strip_controls(words_of(kit.sentence(contact, "small", whole=True))) == remark
    parts = own.separator.join(("one part", "another"))
    assert words_of(kit.imprint(Block("imprint", own, text=parts))) == imprint.replace("one part", "one\u00a0part")


@pytest.mark.parametrize("tag", language_tags(LIBRARY))
def test_no_line_of_an_imprint_begins_with_its_separator(tag: str) -> None:
    setting = lay_out(JobSpec("know-the-signs", today(), (tag,)))
    kit = Kit(LIBRARY, setting.piece, setting.form, find_theme(LIBRARY, THEME))
    (block,) = (block for panel in setting.piece.panels for block in panel.blocks if block.role == "imprint")
    imprint = kit.imprint(block)
    assert isinstance(imprint, Text)
    broken = [set_lines(imprint.words, imprint.manner, ems * 1000) for ems in range(8, 40)]
    assert max(map(len, broken)) > 2
    assert not any(line.text.startswith(block.language.separator.strip()) for lines in broken for line in lines)


def test_words_that_cannot_fit_stop_the_piece_and_name_the_side() -> None:
    card = job(JobSpec("indicator-card", today(), ("km",)))
    lower = replace(card, form=replace(card.form, height=0.8 * card.form.height))
    with pytest.raises(ProblemsFound) as found:
        lay_out_job(lower)
    (problem,) = found.value.problems
    assert (problem.code, problem.exit_code) == ("fit-height", ExitCode.FIT)
    assert problem.sentence.startswith("the front of indicator-card in Khmer (km) is ")
    assert " mm) too tall for us-card" in problem.sentence
    assert problem.place.line > 1


def test_type_may_shrink_to_the_format_s_floor_and_the_imprint_not_at_all() -> None:
    setting = lay_out(JobSpec("indicator-card", today()))
    form, theme = find_format(LIBRARY, "us-card"), find_theme(LIBRARY, THEME)
    kit, block = Kit(LIBRARY, setting.piece, form, theme), Block("text", find_language(LIBRARY, "en"), "words")
    assert kit.text(block, "words", "body").smallest * script_heights("Latn").x_height == pytest.approx(form.floor.text)
    imprint = kit.imprint(block)
    assert isinstance(imprint, Text)
    assert imprint.smallest == theme.type["card"]["imprint"].size
