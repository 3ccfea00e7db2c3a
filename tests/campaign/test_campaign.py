"""A campaign folder laid over the library: its files go before the library's, and each file is read once."""

from __future__ import annotations

import pickle
import sys
from collections import Counter
from pathlib import Path

import pytest
from library import LIBRARY

from handbill.build import pipeline
from handbill.build.designs import design_names
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import BuildOptions, resolve, resolve_job
from handbill.campaign import campaign as campaign_module
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.library import LIBRARY as LIBRARY_FOLDER
from handbill.contacts.country import countries, find_hotlines
from handbill.content.material import find_material, material_names
from handbill.content.translate import Translator
from handbill.core import datafile
from handbill.core.problems import Place, ProblemsFound
from handbill.graphics.items import TextItem
from handbill.i18n.language import find_language, language_tags
from handbill.layout.format import find_format, format_names
from handbill.translation.new_language import NewLanguage, create_language

US_CARD = "layouts/formats/us-card.yaml"
CARD = """\
title: A card
about: For tests.
design: plain
formats: [us-card]
panels:
  - name: page
    blocks:
      - {role: title, text: You can call}
"""
# The annotation of a dataclass is looked up in the module that `sys.modules` has.
DESIGN = '''\
from __future__ import annotations

from dataclasses import dataclass

from handbill.layout.elements.element import Edges
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.stack import Stack
from handbill.layout.kit import each_side, first


@dataclass(frozen=True)
class Words:
    ending: str


def pages(kit):
    return each_side(kit, _side)


def _side(kit, side):
    title = first(side.blocks, "title")
    text = kit.text(title, title.text + Words(", today").ending, "body")
    return FilledBox(Stack((text,)), Edges(9, 9, 9, 9), flex=1, fixed=True, fill=kit.color("paper"))
'''
HOTLINES = """\
country: US
lines:
  trafficking:
    name: Night Line
    phone: {number: "+13365550142", printed: 1-336-555-0142}
    text: {number: "233733", word: HELP, languages: [en, es]}
    staff: [en, es]
    interpreters: 150
    source: a test
    checked: 2026-11-20
    expires: 2027-05-20
    confirmed: []
  night_bus:
    name: Night Bus
    url: https://bus.example
    source: a test
    checked: 2026-11-20
    expires: 2027-05-20
    confirmed: []
"""
MESSAGES = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Ask yourself"
msgstr "Piense"
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_folder_there_is_the_library_alone(tmp_path: Path) -> None:
    for campaign in (Campaign.open(), Campaign.open(LIBRARY_FOLDER)):
        assert campaign.layers == (LIBRARY_FOLDER,)
        assert campaign.folder is None
    assert Campaign.open(tmp_path).layers == (tmp_path, LIBRARY_FOLDER)
    assert Campaign.open(tmp_path).folder == tmp_path


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    campaign = Campaign.open(tmp_path)
    for names in (format_names, material_names, language_tags, countries, design_names):
        assert names(campaign) == names(LIBRARY)
    assert len(format_names(campaign)) > 5


def test_a_format_goes_before_the_library_s_of_the_same_name(tmp_path: Path) -> None:
    text = (LIBRARY_FOLDER / US_CARD).read_text(encoding="utf-8")
    assert "\nname: Wallet card" in text
    write(tmp_path, US_CARD, text.replace("\nname: Wallet card", "\nname: Pocket card"))
    write(tmp_path, "layouts/formats/pocket.yaml", text)
    campaign = Campaign.open(tmp_path)
    assert find_format(campaign, "us-card").name == "Pocket card, US size (3.5 x 2 in)"
    assert find_format(LIBRARY, "us-card").name == "Wallet card, US size (3.5 x 2 in)"
    assert find_format(campaign, "letter") == find_format(LIBRARY, "letter")
    assert format_names(campaign) == tuple(sorted((*format_names(LIBRARY), "pocket")))
    assert campaign.find(US_CARD) == tmp_path / US_CARD
    assert list(campaign.find_all(US_CARD)) == [tmp_path / US_CARD, LIBRARY_FOLDER / US_CARD]


def test_a_translation_goes_before_the_library_s_entry_by_entry(tmp_path: Path) -> None:
    own = write(tmp_path, "materials/languages/es/messages.po", MESSAGES)
    campaign = Campaign.open(tmp_path)
    place = Place("here", 1)
    ours, theirs = (Translator(layers, find_language(layers, "es")) for layers in (campaign, LIBRARY))
    translated = ours.translate("Ask yourself", place)
    assert (translated.text, translated.place.file, translated.place.line) == ("Piense", str(own), 5)
    assert theirs.translate("Ask yourself", place).text == "Pregúntese"
    assert ours.translate("Help in many languages", place) == theirs.translate("Help in many languages", place)


def test_a_translation_left_empty_is_the_library_s(tmp_path: Path) -> None:
    write(tmp_path, "materials/languages/es/messages.po", MESSAGES.replace("Piense", ""))
    campaign = Campaign.open(tmp_path)
    assert Translator(campaign, find_language(campaign, "es")).translate("Ask yourself", Place("here", 1)).text == "Pregúntese"


def test_lines_are_merged_with_the_library_s_line_by_line(tmp_path: Path, today) -> None:
    write(tmp_path, "materials/hotlines/us.yaml", HOTLINES)
    ours, theirs = (find_hotlines(campaign, "US", today).lines for campaign in (Campaign.open(tmp_path), LIBRARY))
    assert ours["trafficking"].name == "Night Line"
    assert theirs["trafficking"].name == "National Human Trafficking Hotline"
    assert set(ours) == {*theirs, "night_bus"}
    assert {name: line for name, line in ours.items() if name not in ("trafficking", "night_bus")} == {
        name: line for name, line in theirs.items() if name != "trafficking"
    }


def test_an_own_line_is_printed_on_a_piece_of_the_library(tmp_path: Path, today) -> None:
    write(tmp_path, "materials/hotlines/us.yaml", HOTLINES)
    spec = JobSpec("indicator-card", today)
    printed = {
        campaign: " ".join(item.text for page in laid_out.pages for item in page.items if isinstance(item, TextItem))
        for campaign in (Campaign.open(tmp_path), LIBRARY)
        for laid_out in [pipeline.lay_out(resolve_job(campaign, spec))]
    }
    ours, theirs = printed.values()
    assert "1-336-555-0142" in ours
    assert "1-888-373-7888" not in ours
    assert "1-888-373-7888" in theirs


def test_a_piece_and_its_design_are_found_in_the_folder(tmp_path: Path, today, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "handbill_designs.plain", raising=False)
    write(tmp_path, "materials/content/card.yaml", CARD)
    write(tmp_path, "layouts/designs/plain.py", DESIGN)
    campaign = Campaign.open(tmp_path)
    assert find_material(campaign, "card").title == "A card"
    assert set(design_names(campaign)) == {*design_names(LIBRARY), "plain"}
    (job,) = resolve(campaign, ("card",), BuildOptions(("en",), purposes=("screen",)))
    (page,) = pipeline.lay_out(job).pages
    assert [item.text for item in page.items if isinstance(item, TextItem)] == ["You can call, today"]
    with pytest.raises(ProblemsFound) as found:
        resolve(LIBRARY, ("card",), BuildOptions(("en",), purposes=("screen",)))
    assert [problem.code for problem in found.value.problems] == ["usage-material"]


def test_each_file_is_read_once(tmp_path: Path, today, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: Counter[Path] = Counter()
    text_of = datafile.text_of

    def counted(path: Path, encoding: str = "utf-8") -> str:
        reads[path] += 1
        return text_of(path, encoding)

    write(tmp_path, "materials/hotlines/us.yaml", HOTLINES)
    monkeypatch.setattr(datafile, "text_of", counted)
    campaign = Campaign.open(tmp_path)
    for material in ("indicator-card", "help-is-here"):
        for tag in ("en", "es"):
            pipeline.lay_out(resolve_job(campaign, JobSpec(material, today, (tag,))))
    own, library = (folder / "materials" / "hotlines" / "us.yaml" for folder in campaign.layers)
    assert {own, library, LIBRARY_FOLDER / US_CARD} <= set(reads)
    assert set(reads.values()) == {1}


def test_a_new_campaign_sees_a_changed_file(tmp_path: Path) -> None:
    text = (LIBRARY_FOLDER / US_CARD).read_text(encoding="utf-8")
    path = write(tmp_path, US_CARD, text)
    before = Campaign.open(tmp_path)
    names, digest = find_format(before, "us-card").name, before.digest(path)
    write(tmp_path, US_CARD, text.replace("\nname: Wallet card", "\nname: Pocket card"))
    after = Campaign.open(tmp_path)
    assert (find_format(before, "us-card").name, before.digest(path)) == (names, digest)
    assert find_format(after, "us-card").name == names.replace("Wallet", "Pocket")
    assert after.digest(path) != digest


def test_a_new_campaign_sees_a_changed_design(tmp_path: Path, today) -> None:
    write(tmp_path, "materials/content/card.yaml", CARD)
    words = []
    for ending in (", today", ", tonight"):
        write(tmp_path, "layouts/designs/plain.py", DESIGN.replace(", today", ending))
        (page,) = pipeline.lay_out(resolve_job(Campaign.open(tmp_path), JobSpec("card", today))).pages
        words += [item.text for item in page.items if isinstance(item, TextItem)]
    assert words == ["You can call, today", "You can call, tonight"]


def test_a_pickled_campaign_has_the_same_layers_and_is_opened_once(tmp_path: Path) -> None:
    campaign = Campaign.open(tmp_path)
    find_format(campaign, "us-card")
    sent = pickle.dumps(campaign)
    assert len(sent) < 1000  # folders alone, nothing that was read
    opened = pickle.loads(sent)
    assert type(opened) is Campaign
    assert opened.layers == campaign.layers
    assert find_format(opened, "us-card") == find_format(campaign, "us-card")
    assert pickle.loads(sent) is opened


def test_results_are_kept_for_each_campaign_the_last_used_longest(tmp_path: Path) -> None:
    calls = []

    @cached_by_campaign(size=2)
    def double(campaign: Campaign, number: int) -> int:
        calls.append((campaign.folder, number))
        return 2 * number

    first, second = Campaign.open(tmp_path), Campaign.open()
    assert [double(first, number) for number in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert calls == [(tmp_path, 1), (tmp_path, 2), (tmp_path, 3), (tmp_path, 2)]
    assert double(second, 1) == 2
    assert calls[-1] == (None, 1)


def test_new_files_go_into_the_folder_and_in_a_checkout_into_the_library(tmp_path: Path) -> None:
    assert Campaign.open(tmp_path).own_path("materials/sets.yaml") == tmp_path / "materials" / "sets.yaml"
    assert Campaign.open().own_path("materials/sets.yaml") == LIBRARY_FOLDER / "materials" / "sets.yaml"


def test_nothing_is_written_into_an_installed_library(shelf, tmp_path_factory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign_module, "LIBRARY", shelf.root)
    monkeypatch.setattr(campaign_module, "PACKAGE", shelf.root)
    before = sorted(shelf.root.rglob("*"))
    with pytest.raises(ProblemsFound) as found:
        create_language(Campaign.open(), NewLanguage("it"))
    assert [problem.code for problem in found.value.problems] == ["output-library"]
    own = tmp_path_factory.mktemp("own")
    create_language(Campaign.open(own), NewLanguage("it"))
    assert {path.name for path in (own / "materials" / "languages" / "it").iterdir()} == {"language.yaml", "messages.po"}
    assert sorted(shelf.root.rglob("*")) == before
