"""Kinds of piece and regions: what ships, what they decide, and what the reader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from changed_library import campaign_with, campaign_with_change, library_text
from library import LIBRARY

from handbill.build.job_spec import JobSpec
from handbill.build.resolve import choose_format
from handbill.campaign.campaign import Campaign
from handbill.core.clock import today
from handbill.core.problems import ProblemsFound
from handbill.core.region import REGIONS, Region
from handbill.layout.format import find_format, format_names
from handbill.layout.kind import find_kind, kind_names
from handbill.layout.theme import find_theme

CARD = "layouts/kinds/card.yaml"
FIELD = "layouts/themes/field.yaml"


def test_every_kind_that_ships_has_formats_sizes_and_paper_in_each_region() -> None:
    used = {find_format(LIBRARY, name).kind.id for name in format_names(LIBRARY)}
    assert used == set(kind_names(LIBRARY))
    for name in kind_names(LIBRARY):
        kind = find_kind(LIBRARY, name)
        assert find_theme(LIBRARY, "field").suits(kind)
        assert [bool(kind.shop_paper[region]) for region in REGIONS] == [True] * len(REGIONS)


def test_tents_stand_head_to_head_and_labels_are_die_cut() -> None:
    kinds = [find_kind(LIBRARY, name) for name in kind_names(LIBRARY)]
    assert [kind.id for kind in kinds if kind.head_to_head] == ["tent"]
    assert [kind.id for kind in kinds if kind.die_cut] == ["label", "sticker"]


def test_a_kind_that_says_no_more_is_a_page_on_plain_paper_with_sizes_of_its_own() -> None:
    flyer = find_kind(LIBRARY, "flyer")
    assert (flyer.group, flyer.paper, flyer.head_to_head, flyer.like) == ("page", "plain", False, "")


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("name: Card", "name: Card\nlike: leaflt", "like", "'leaflt' is not a kind of piece"),
        ("paper: card", "paper: vellum", "paper", "'vellum'"),
        ("group: card", "group: wallet", "group", "'wallet'"),
        ("metric:", "british:", "shop_paper.metric", "is missing"),
        ("name: Card", "name: Card\nhead_to_head: upside down", "head_to_head", "yes or no"),
    ],
)
def test_a_broken_kind_is_a_problem_at_its_key_for_the_formats_that_have_it(
    tmp_path: Path, old: str, new: str, key: str, says: str
) -> None:
    campaign = campaign_with_change(tmp_path, CARD, old, new)
    with pytest.raises(ProblemsFound) as found:
        find_format(campaign, "us-card")
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert len(hits) == 1, str(found.value)
    assert says in hits[0].sentence
    assert hits[0].place.file.endswith("card.yaml")


def test_a_kind_that_is_not_there_has_a_near_one(tmp_path: Path) -> None:
    campaign = campaign_with_change(tmp_path, "layouts/formats/us-card.yaml", "kind: card", "kind: crad")
    with pytest.raises(ProblemsFound, match="did you mean card"):
        find_format(campaign, "us-card")


def with_kind(folder: Path, more: str) -> Campaign:
    """A campaign where wallet cards are of a kind of their own, which has no type sizes in any theme."""
    format_file = library_text("layouts/formats/us-card.yaml").replace("kind: card", "kind: token")
    campaign_with(folder, "layouts/formats/us-card.yaml", format_file)
    return campaign_with(folder, "layouts/kinds/token.yaml", library_text(CARD) + more)


def test_a_kind_takes_the_type_sizes_of_the_kind_it_is_like(tmp_path: Path) -> None:
    campaign = with_kind(tmp_path, "like: flyer\n")
    form, theme = find_format(campaign, "us-card"), find_theme(campaign, "field")
    assert theme.style(form, "body") == theme.style(find_format(campaign, "letter"), "body")
    assert choose_format(campaign, JobSpec("indicator-card", today(), form="us-card", editions=("large-print",))) == form


def test_a_theme_of_its_own_sizes_goes_before_those_of_the_kind_it_is_like(tmp_path: Path) -> None:
    with_kind(tmp_path, "like: flyer\n")
    sizes = "".join(f"    {role}: {{size: 9, weight: bold, leading: 1}}\n" for role in find_theme(LIBRARY, "field").type["card"])
    campaign = campaign_with(tmp_path, FIELD, library_text(FIELD).replace("type:\n", f"type:\n  token:\n{sizes}"))
    assert find_theme(campaign, "field").style(find_format(campaign, "us-card"), "body").size == 9


def test_a_kind_without_type_sizes_is_a_problem_that_says_how_to_get_them(tmp_path: Path) -> None:
    campaign = with_kind(tmp_path, "")
    with pytest.raises(ProblemsFound, match="the theme field has no type sizes for 'token'") as found:
        choose_format(campaign, JobSpec("indicator-card", today(), form="us-card"))
    assert "`like`" in found.value.problems[0].hint


def test_a_theme_is_made_for_kinds_that_it_has_sizes_for(tmp_path: Path) -> None:
    text = library_text(FIELD)
    start, end = text.index("  label:\n"), text.index("# Copyfit:")
    campaign = campaign_with(tmp_path, FIELD, text[:start] + text[end:] + "kinds: [card, label]\n")
    with pytest.raises(ProblemsFound, match="the theme has no type sizes for 'label'") as found:
        find_theme(campaign, "field")
    assert [problem.place.key for problem in found.value.problems] == ["kinds.1"]


def test_a_region_decides_units_and_the_paper_of_documents() -> None:
    assert [region.inches for region in REGIONS] == [True, False]
    assert Region.US.document_paper == (612, 792)
    assert Region.METRIC.document_paper == pytest.approx((595.28, 841.89), abs=0.01)
    assert {type(find_format(LIBRARY, name).region) for name in format_names(LIBRARY)} == {Region}
