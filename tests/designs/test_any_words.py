"""Whatever a piece says, in whatever order, each shipped design shows all of it, once and apart, or a problem says what does not fit."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Iterator
from itertools import combinations, count, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ink import SLACK, ink, measured, meet, texts
from library import LIBRARY
from sample_campaign import FOOD, FORMS, LANGUAGES, RIGHTS, sample_campaign

from handbill.build.designs import design_name, design_names, design_roles, find_design
from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign
from handbill.content.material import ROLES
from handbill.content.piece import Block, Panel, Piece
from handbill.core.clock import today
from handbill.core.geometry import Box
from handbill.core.problems import ProblemsFound, errors_from
from handbill.graphics.items import DrawingItem, Page
from handbill.i18n.language import Language, find_language
from handbill.layout.flow import ROLES as ANY
from handbill.layout.format import find_format
from handbill.layout.kit import Kit
from handbill.layout.theme import find_theme
from handbill.typeset.itemize import strip_controls

# Pictures that words may stand on: that of the piece, and the dots of shares, numerals and lists.
CARRY_WORDS = ("picture", "share")
WIDE = ("card-upright", "letter-wide", "tabloid-wide")
NUMBERS = ("helpline", "contact", "emergency")
# The folded leaflet gives the number on each part of its outside and inside, and other numbers inside and on its back.
REPEATED = {"trifold": {"helpline": range(1, 7), "contact": range(1, 3), "emergency": range(1, 3)}}
WORD = st.sampled_from(("your", "work", "pay", "is", "a", "safe", "place", "to", "ask", "for", "help", "when", "you", "can"))
WORDS = st.lists(WORD, min_size=0, max_size=12)


class Sayings:
    """Makes strings of a few words, each with a word that no other has."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def say(self, words: list[str]) -> str:
        number, name = next(self._numbers), ""
        while number:
            number, letter = divmod(number, 26)
            name += string.ascii_lowercase[letter]
        return " ".join((f"Z{name}z", *words))


@st.composite
def blocks(draw: st.DrawFn, sayings: Sayings, language: Language) -> Block:
    role = draw(st.sampled_from(sorted(ANY - {"imprint"})))

    def words(most: int = 12) -> str:
        return sayings.say(draw(WORDS)[:most])

    if role in ("list", "group"):
        items = tuple(Block("item", language, text=words()) for _ in range(draw(st.integers(1, 4))))
        return Block(role, language, label=words(3) if role == "group" else "", items=items)
    if role in NUMBERS:
        value = f"1-8{draw(st.integers(10, 99))}-555-0{next(sayings._numbers) % 1000:03}"
        know = words(4) if role != "emergency" and draw(st.booleans()) else ""
        return Block(role, language, label=words(4), value=value, link=f"tel:{value}", text=know)
    if role == "code":
        return Block(role, language, label=words(4), value="example.org/" + sayings.say([]), link="https://example.org/help")
    if role == "picture":
        return Block(role, language, picture=draw(st.sampled_from(("check", "talk", "papers"))))
    if role in ("write", "local"):
        return Block(role, language, label=words(2))
    if role == "fact":
        is_figure = draw(st.booleans())
        share = (1, 6) if is_figure and draw(st.booleans()) else None
        return Block(role, language, text=words(), value=sayings.say([]) if is_figure else "", share=share, note=words(3))
    short = words(3) if draw(st.booleans()) else ""
    return Block(role, language, text=words(5 if role in ("title", "heading") else 12), short=short)


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    language = find_language(LIBRARY, draw(st.sampled_from(("en", "ar"))))
    sayings = Sayings()
    panels = [
        Panel(f"panel-{number}", language, tuple(draw(st.lists(blocks(sayings, language), min_size=1, max_size=5))))
        for number in range(draw(st.integers(1, 3)))
    ]
    imprint = Block("imprint", language, text=sayings.say(["of", "the", "piece"]), short=sayings.say([]))
    panels[-1] = Panel(panels[-1].name, language, (*panels[-1].blocks, imprint))
    picture = draw(st.sampled_from(("", "papers", "talk")))
    return Piece("any", "Any words", language, (language.tag,), "", (), "", picture, tuple(panels))


@pytest.mark.parametrize("form", [*FORMS, *WIDE])
@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(piece=pieces(), theme=st.sampled_from(("field", "field", "word", "window")))
def test_any_words_are_shown_whole_once_and_apart(form: str, piece: Piece, theme: str) -> None:
    kit = Kit(LIBRARY, piece, find_format(LIBRARY, form), find_theme(LIBRARY, theme))
    pages: list[Page] = []
    problems = errors_from(lambda: pages.extend(find_design(LIBRARY, piece, kit.form)(kit)))
    assert all(problem.code in ("fit-height", "fit-width") for problem in problems)
    if problems:
        return
    own = REPEATED.get(design_name(piece, kit.form), {})
    printed = reduced("".join(item.text for page in pages for item in texts(page)))
    for panel in piece.panels:
        for block in panel.blocks:
            for times in shown(block, printed):
                assert times in own.get(block.role, (1,)), (block, times)
    shows = sum(item.role == "code" for page in pages for item in page.items if isinstance(item, DrawingItem))
    assert shows == sum(block.role == "code" for panel in piece.panels for block in panel.blocks)
    stand_apart(pages)


def shown(block: Block, printed: str) -> Iterator[int]:
    """How often each thing that a block says is printed; any of its wordings counts, of which an imprint has three."""
    wordings = [(block.text, block.short), (block.label,), (block.value,), (block.note,)]
    if block.role == "imprint":
        wordings = [(block.text, block.short, block.note)]
    for each in wordings:
        said = [reduced(words) for words in each if words]
        if said:
            yield sum(printed.count(words) for words in said)
    for item in block.items:
        yield from shown(item, printed)


def reduced(text: str) -> str:
    return "".join(character for character in strip_controls(text) if character.isalnum())


def stand_apart(pages: list[Page]) -> None:
    """Words stay within the safe area, and touch neither each other nor a picture among them."""
    for page in pages:
        safe = Box(0, 0, page.width, page.height).inset(page.safe)
        assert not [item.text for item in texts(page) if not safe.contains(measured(item), SLACK)]
        inked = [(item.text, ink(item)) for item in texts(page)]
        figures = [(item.role, item.box) for item in page.items if isinstance(item, DrawingItem) and item.role not in CARRY_WORDS]
        assert not [(one, other) for (one, a), (other, b) in [*combinations(inked, 2), *product(inked, figures)] if meet(a, b)]


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    return sample_campaign(tmp_path_factory.mktemp("campaign"), (*FORMS, *WIDE))


def laid_out(campaign: Campaign, material: str, form: str, tag: str) -> LaidOutPiece:
    return lay_out(resolve_job(campaign, JobSpec(material, today(), (tag,), form=form)))


@pytest.mark.parametrize("form", [form for form in (*FORMS, *WIDE) if form != "label"])
@pytest.mark.parametrize("material", [RIGHTS, FOOD])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_somebody_elses_piece_fits_on_every_form(campaign: Campaign, material: str, form: str, tag: str) -> None:
    done = laid_out(campaign, material, form, tag)
    printed = reduced("".join(item.text for page in done.pages for item in texts(page)))
    for panel in done.piece.panels:
        for block in panel.blocks:
            assert all(shown(block, printed)), block
    stand_apart(list(done.pages))


def test_what_does_not_fit_on_a_label_is_said(campaign: Campaign) -> None:
    with pytest.raises(ProblemsFound, match="too tall for label") as found:
        laid_out(campaign, RIGHTS, "label", "en")
    assert {problem.code for problem in found.value.problems} == {"fit-height"}


def test_a_design_says_what_it_has_no_place_for(tmp_path: Path) -> None:
    campaign = sample_campaign(tmp_path, ("tabloid",))
    path = tmp_path / f"materials/content/{RIGHTS}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("audience: work", "design: circles"), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        laid_out(campaign, RIGHTS, "tabloid", "en")
    by_role = {problem.sentence: problem for problem in found.value.problems}
    problem = by_role["the design circles has no place for a 'list'"]
    assert problem.code == "content-role"
    assert problem.place.line == path.read_text(encoding="utf-8").splitlines().index("      - role: list") + 1
    assert problem.hint.startswith("leave it out, or use a design that has one: ")
    assert ", compare, " in problem.hint
    assert "circles" not in problem.hint


def test_a_second_title_that_a_design_would_not_show_is_a_problem(tmp_path: Path) -> None:
    campaign = sample_campaign(tmp_path, ("letter",))
    path = tmp_path / f"materials/content/{FOOD}.yaml"
    text = path.read_text(encoding="utf-8").replace("formats:", "design: compare\nformats:")
    path.write_text(
        text.replace("      - role: write\n        label: My next day\n", "      - role: title\n        text: We are open\n"),
        encoding="utf-8",
    )
    with pytest.raises(ProblemsFound, match="the design compare has no place for this 'title'"):
        laid_out(campaign, FOOD, "letter", "en")


def test_every_design_says_its_roles_and_what_it_is() -> None:
    from handbill.build.designs import design_about

    for name in design_names(LIBRARY):
        assert {"imprint"} < design_roles(LIBRARY, name) <= set(ROLES)
        assert design_about(LIBRARY, name).startswith("The ")


@pytest.mark.parametrize("day", [dt.date(2026, 11, 30)])
def test_a_piece_without_a_number_has_no_plate(campaign: Campaign, day: dt.date) -> None:
    for form in ("letter", "tabloid", "tent", "trifold", "us-card"):
        done = lay_out(resolve_job(campaign, JobSpec(FOOD, day, ("en",), form=form)))
        dark = find_theme(campaign, "field").colors["ink"]
        assert not [item for page in done.pages for item in page.items if getattr(item, "fill", None) == dark]
