"""A campaign's own numbers, figures, rules, sets and terms are merged with the library's entry by entry."""

from __future__ import annotations

import pytest
from own_campaign import OwnCampaign, own_campaign
from small_library import TODAY, SmallLibrary

from handbill.contacts.country import countries, find_hotlines
from handbill.contacts.hotlines import printed_numbers
from handbill.content.check import check
from handbill.content.facts import read_facts
from handbill.content.readability import LONGEST_SENTENCE
from handbill.content.sets import find_set, read_sets
from handbill.content.wording_rules import rules_off, wording_problems
from handbill.core.problems import Place, ProblemsFound
from handbill.translation.glossary import terms

LINE = """
    name: {name}
    phone: {{number: "{number}", printed: "{printed}"}}
    source: a test
    checked: 2026-01-10
    expires: 2026-07-10
"""
LABOR = LINE.format(name="Department of Labor", number="+18664879243", printed="1-866-487-9243")
RULES = """\
rules:
  handouts: {reason: our neighbors take part, source: our board, instead: say food, words: {en: [handout*]}}
  rescue: {reason: ours, source: our board, instead: say help, words: {en: [rescued]}}
"""
FACTS = """\
facts:
  meals: {value: 40, year: 2025, source: Us, link: "https://us.example", checked: 2026-01-10, note: x}
  calls: {value: 7, year: 2025, source: Us, link: "https://us.example", checked: 2026-01-10, note: x}
"""


@pytest.fixture
def own(small: SmallLibrary) -> OwnCampaign:
    return own_campaign(small)


def test_own_lines_are_merged_with_those_of_the_country_and_replace_one_of_their_name(own: OwnCampaign) -> None:
    ours = LINE.format(name="Our line", number="+13365550142", printed="336-555-0142")
    own.write("materials/hotlines/us.yaml", f"country: US\nlines:\n  labor:{LABOR}  help:{ours}")
    lines = find_hotlines(own.campaign, "us", TODAY).lines
    assert {name: line.name for name, line in lines.items()} == {
        "help": "Our line",
        "emergency": "Emergency",
        "labor": "Department of Labor",
    }
    # The number that the campaign has replaced is no longer one of ours, which a page is compared with.
    assert set(printed_numbers(own.campaign)) == {"336-555-0142", "911", "1-866-487-9243"}
    own.piece("rights", lead="Call {{ hotlines.labor.phone }}.")
    assert check(own.campaign, TODAY) == []


def test_a_country_of_one_s_own(own: OwnCampaign) -> None:
    line = LINE.format(name="Hilfetelefon", number="+498000116016", printed="0800 0116016")
    path = own.write("materials/hotlines/de.yaml", f"country: DE\nlines:\n  help:{line}")
    assert countries(own.campaign) == ("de", "us")
    assert list(find_hotlines(own.campaign, "de", TODAY).lines) == ["help"]
    path.write_text(path.read_text(encoding="utf-8").replace("0800 0116016", "0800 0116061"), encoding="utf-8")
    (problem,) = check(own.campaign, TODAY)
    assert (problem.code, problem.place) == ("number-printed", Place("own/materials/hotlines/de.yaml", 5, "lines.help.phone.printed"))


def test_figures_are_merged_one_by_one(own: OwnCampaign) -> None:
    own.write("materials/facts.yaml", FACTS)
    found = read_facts(own.campaign)
    assert {name: fact.year for name, fact in found.items()} == {"calls": 2025, "share": 2019, "meals": 2025}
    assert (found["calls"].place.file, found["share"].place.file) == ("own/materials/facts.yaml", "materials/facts.yaml")


def test_rules_are_merged_one_by_one(own: OwnCampaign) -> None:
    own.write("materials/rules.yaml", RULES)

    def refused(text: str) -> list[str]:
        return [problem.hint for problem in wording_problems(own.campaign, text, "en", Place())]

    assert refused("Handouts") == ["say food (handouts; our board)"]
    assert refused("A rescuer was rescued") == ["say help (rescue; our board)"]
    assert refused("A rescuer") == []
    assert len(refused("A victim")) == 1


def test_sets_and_terms_are_merged_one_by_one(own: OwnCampaign) -> None:
    own.write("materials/sets.yaml", "sets:\n  ours: {about: x, materials: [rights, flyer]}\n")
    own.write("materials/languages/glossary.yaml", "tenant: Someone who pays to live in a home of somebody else.\n")
    assert list(read_sets(own.campaign)) == ["schools", "ours"]
    assert (find_set(own.campaign, "ours"), find_set(own.campaign, "schools")) == (("rights", "flyer"), ("flyer",))
    assert [*terms(own.campaign)][-2:] == ["threats", "tenant"]


def test_problems_of_both_files_come_together_each_at_its_line(own: OwnCampaign) -> None:
    own.library.change("facts.yaml", ("value: 12345", "value: many"))
    own.write("materials/facts.yaml", FACTS.replace("value: 40, ", ""))
    with pytest.raises(ProblemsFound) as found:
        read_facts(own.campaign)
    assert [(problem.code, problem.place.file, problem.place.line) for problem in found.value.problems] == [
        ("content-value", "own/materials/facts.yaml", 2),
        ("content-type", "materials/facts.yaml", 3),
    ]


LONG = "a " * LONGEST_SENTENCE + "end."
HARD = "Organizations administering humanitarian accommodation communicate comprehensive information regarding opportunities. " * 3


def test_rules_that_the_settings_switch_off_are_not_asked(own: OwnCampaign) -> None:
    own.piece("rights", lead=f"The rescue. {LONG} {HARD}")
    assert {problem.code for problem in check(own.campaign, TODAY)} == {"content-wording", "content-long-sentence", "content-reading"}
    off = {"rescue": "our name has it", "long-sentence": "quoted from a law", "reading-grade": "quoted from a law"}
    own.write("handbill.yaml", "name: Ours\nwithout_rules:\n" + "".join(f"  {rule}: {reason}\n" for rule, reason in off.items()))
    assert check(own.campaign, TODAY) == []
    assert rules_off(own.campaign) == off
    assert wording_problems(own.campaign, "A victim", "en", Place()) != []


def test_a_rule_that_is_not_there_cannot_be_switched_off(own: OwnCampaign) -> None:
    own.write("materials/rules.yaml", RULES)
    own.write("handbill.yaml", "name: Ours\nwithout_rules:\n  handouts: x\n  reading-grad: x\n")
    (problem,) = check(own.campaign, TODAY)
    assert (problem.code, problem.place) == ("content-value", Place("own/handbill.yaml", 4, "without_rules.reading-grad"))
    assert (problem.sentence, problem.hint) == ("there is no rule called 'reading-grad'", "did you mean reading-grade?")
