"""A campaign: a folder of one's own laid over the library, file by file, and numbers and messages entry by entry."""

from __future__ import annotations

import datetime as dt
import io
import pickle
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from library import LIBRARY_ALONE
from small_library import SPANISH, TODAY, SmallLibrary

from handbill.build.designs import design_names
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts.country import find_hotlines
from handbill.content.compose import PieceRequest, compose
from handbill.content.material import material_names
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.i18n.language import find_language, language_tags
from handbill.layout.format import find_format, format_names, place_of
from handbill.layout.theme import find_theme, theme_names

ROOT = LIBRARY_ALONE.layers[0]
CARD = "layouts/formats/us-card.yaml"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An empty campaign folder."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.fixture
def layered(small: SmallLibrary, own: Path) -> Campaign:
    """An empty folder laid over the small library."""
    return Campaign(own, small.root)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def own_card(folder: Path, name: str = CARD) -> Path:
    text = (ROOT / CARD).read_text(encoding="utf-8")
    text, count = re.subn("^name: .*$", "name: Our card", text, flags=re.MULTILINE)
    assert count == 1
    return write(folder, name, text)


def test_an_empty_folder_changes_nothing(own: Path) -> None:
    campaign = Campaign.open(own)
    assert (campaign.folder, campaign.layers) == (own, (own, ROOT))
    assert material_names(campaign) == material_names(LIBRARY_ALONE) != ()
    assert language_tags(campaign) == language_tags(LIBRARY_ALONE) != ()
    assert format_names(campaign) == format_names(LIBRARY_ALONE) != ()


@pytest.mark.parametrize("folder", [None, ROOT, str(ROOT)])
def test_the_library_is_a_campaign_without_a_folder_of_its_own(folder: Path | str | None) -> None:
    campaign = Campaign.open(folder)
    assert (campaign.folder, campaign.layers) == (None, (ROOT,))


def test_a_format_goes_before_the_library_s_of_the_same_name(own: Path) -> None:
    path = own_card(own)
    campaign = Campaign.open(own)
    assert find_format(campaign, "us-card").name == "Our card"
    assert find_format(LIBRARY_ALONE, "us-card").name != "Our card"
    assert campaign.find(CARD) == path
    assert list(campaign.find_all(CARD)) == [path, ROOT / CARD]
    assert format_names(campaign) == format_names(LIBRARY_ALONE)


def test_a_format_with_a_new_name_joins_the_library_s(own: Path) -> None:
    own_card(own, "layouts/formats/banner.yaml")
    campaign = Campaign.open(own)
    assert format_names(campaign) == tuple(sorted([*format_names(LIBRARY_ALONE), "banner"]))
    assert find_format(campaign, "banner").name == "Our card"
    assert find_format(campaign, "letter") == find_format(LIBRARY_ALONE, "letter")


def test_messages_go_before_the_library_s_entry_by_entry(small: SmallLibrary, layered: Campaign, own: Path) -> None:
    small.language("es", "Spanish")
    small.messages("es", SPANISH)
    path = write(own, "materials/languages/es/messages.po", 'msgid "Call"\nmsgstr "Marque"\n\nmsgid "You can call"\nmsgstr ""\n')
    piece = compose(layered, PieceRequest("flyer", TODAY, ("es",)))
    title, helpline, local, _ = piece.panels[0].blocks
    assert (piece.title, title.text, helpline.label, local.label) == ("Volante", "Puede llamar", "Marque", "Ayuda local")
    assert {draft.place.file for draft in piece.drafts if draft.what == "Call"} == {"own/materials/languages/es/messages.po"}
    path.write_text('msgid "Call"\nmsgstr "Marque al 911"\n', encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        compose(Campaign(*layered.layers), PieceRequest("flyer", TODAY, ("es",)))
    assert {problem.place.file for problem in found.value.problems} == {"own/materials/languages/es/messages.po"}


def test_hotlines_are_merged_line_by_line(small: SmallLibrary, layered: Campaign, own: Path) -> None:
    head, help_line = small.read("hotlines/us.yaml").partition("  emergency:")[0].split("  help:")
    ours = help_line.replace("+18883737888", "+13365550142").replace("1-888-373-7888", "336-555-0142")
    write(own, "materials/hotlines/us.yaml", f"{head}  help:{ours}  clinic:{ours}")
    lines = find_hotlines(layered, "us", TODAY).lines
    assert {name: line.phone and line.phone.printed for name, line in lines.items()} == {
        "help": "336-555-0142",
        "clinic": "336-555-0142",
        "emergency": "911",
    }
    assert compose(layered, PieceRequest("flyer", TODAY)).numbers == ("336-555-0142",)


def test_a_wrong_number_of_one_s_own_is_refused_like_one_of_the_library(small: SmallLibrary, layered: Campaign, own: Path) -> None:
    write(own, "materials/hotlines/us.yaml", small.read("hotlines/us.yaml").replace("233733", "233722"))
    with pytest.raises(ProblemsFound) as found:
        find_hotlines(layered, "us", TODAY)
    assert [(problem.code, problem.place.file) for problem in found.value.problems] == [
        ("number-spelled", "own/materials/hotlines/us.yaml")
    ]


def test_a_design_and_a_material_of_one_s_own_are_laid_out(own: Path, today: dt.date) -> None:
    material = (ROOT / "materials/content/overlay-label.yaml").read_text(encoding="utf-8")
    assert "\ndesign: label\n" in material
    write(own, "materials/content/our-label.yaml", material.replace("\ndesign: label\n", "\ndesign: ours\n"))
    design = (ROOT / "layouts/designs/label.py").read_text(encoding="utf-8")
    write(own, "layouts/designs/ours.py", f"{design}\n\n_pages = pages\n\n\ndef pages(kit):\n    return _pages(kit) * 2\n")
    campaign = Campaign.open(own)
    assert design_names(campaign) == tuple(sorted([*design_names(LIBRARY_ALONE), "ours"]))
    assert "our-label" in material_names(campaign)
    theirs, ours = (lay_out(resolve_job(campaign, JobSpec(name, today))) for name in ("overlay-label", "our-label"))
    assert len(ours.pages) == 2 * len(theirs.pages) > 0


def test_a_design_goes_before_the_library_s_of_the_same_name(own: Path, today: dt.date) -> None:
    design = (ROOT / "layouts/designs/label.py").read_text(encoding="utf-8")
    write(own, "layouts/designs/label.py", f"{design}\n\n_pages = pages\n\n\ndef pages(kit):\n    return _pages(kit) * 3\n")
    spec = JobSpec("overlay-label", today)
    theirs, ours = (lay_out(resolve_job(campaign, spec)) for campaign in (LIBRARY_ALONE, Campaign.open(own)))
    assert len(ours.pages) == 3 * len(theirs.pages) > 0


def test_a_changed_design_that_declares_a_dataclass_is_loaded_by_the_next_campaign(own: Path, today: dt.date) -> None:
    design = (ROOT / "layouts/designs/label.py").read_text(encoding="utf-8")
    spec = JobSpec("overlay-label", today)
    single = len(lay_out(resolve_job(LIBRARY_ALONE, spec)).pages)
    for times in (2, 10):
        # A dataclass looks its annotations up in the module of its name.
        ours = f"@dataclass\nclass Copies:\n    count: int = {times}\n\n\ndef pages(kit):\n    return _pages(kit) * Copies().count\n"
        write(own, "layouts/designs/label.py", f"{design}\n\nfrom dataclasses import dataclass\n\n_pages = pages\n\n\n{ours}")
        assert len(lay_out(resolve_job(Campaign.open(own), spec)).pages) == times * single > 0


def test_each_file_is_read_once(own: Path, today: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own, "materials/languages/es/messages.po", 'msgid "Call, day or night"\nmsgstr "Llame a cualquier hora"\n')
    campaign, opened, really_open = Campaign.open(own), Counter[str](), io.open

    def counted(file, *args, **kwargs):
        opened[str(file)] += str(file).startswith((str(own), str(ROOT / "materials"), str(ROOT / "layouts")))
        return really_open(file, *args, **kwargs)

    monkeypatch.setattr(io, "open", counted)
    for tag in ("en", "es", "en"):
        for name in ("overlay-label", "help-is-here"):
            compose(campaign, PieceRequest(name, today, (tag,)))
        form = find_format(campaign, "us-card")
        assert place_of(campaign, form, "width").line
        find_language(campaign, tag)
    for name in theme_names(campaign):  # some of them extend another
        find_theme(campaign, name)
    data = {name: count for name, count in opened.items() if name.endswith((".yaml", ".po")) and count}
    assert {Path(name).name for name in data} >= {"overlay-label.yaml", "us.yaml", "facts.yaml", "us-card.yaml", "messages.po"}
    assert str(own / "materials/languages/es/messages.po") in data
    assert {name: count for name, count in data.items() if count > 1} == {}


def test_a_new_campaign_sees_a_changed_file(own: Path) -> None:
    path = own_card(own)
    campaign = Campaign.open(own)
    digest = campaign.digest(path)
    assert find_format(campaign, "us-card").name == "Our card"
    path.write_text(path.read_text(encoding="utf-8").replace("Our card", "Our new card"), encoding="utf-8")
    # What one campaign has read stays as it was, so that all files of a run agree.
    assert (find_format(campaign, "us-card").name, campaign.digest(path)) == ("Our card", digest)
    again = Campaign.open(own)
    assert find_format(again, "us-card").name == "Our new card"
    assert again.digest(path) not in ("", digest)
    assert again.digest(own / "no-such-file") == ""


def test_a_pickled_campaign_has_the_same_layers_and_is_opened_once(own: Path) -> None:
    own_card(own)
    campaign = Campaign.open(own)
    assert find_format(campaign, "us-card").name == "Our card"
    sent = pickle.dumps(campaign)
    # Workers get the folders, not what has been read from them.
    assert len(sent) < 1000
    received = pickle.loads(sent)
    assert received is not campaign
    assert received.layers == campaign.layers
    assert find_format(received, "us-card").name == "Our card"
    assert pickle.loads(sent) is received
    assert pickle.loads(pickle.dumps(received)) is received
    assert pickle.loads(pickle.dumps(LIBRARY_ALONE)).layers == LIBRARY_ALONE.layers


def test_a_new_campaign_is_a_new_one_in_a_worker_that_has_the_old_one(own: Path) -> None:
    path = own_card(own)
    before = pickle.loads(pickle.dumps(Campaign.open(own)))
    assert find_format(before, "us-card").name == "Our card"
    path.write_text(path.read_text(encoding="utf-8").replace("Our card", "Our new card"), encoding="utf-8")
    after = pickle.loads(pickle.dumps(Campaign.open(own)))
    assert (find_format(before, "us-card").name, find_format(after, "us-card").name) == ("Our card", "Our new card")


def test_a_new_file_is_written_into_the_campaign_s_own_folder(own: Path) -> None:
    assert Campaign.open(own).own_path("materials/x.yaml") == own / "materials/x.yaml"


def test_nothing_is_written_into_an_installed_library(tmp_path: Path, own: Path) -> None:
    # As in a wheel: both folders of data are inside the package.
    package = tmp_path / "site" / "handbill"
    package.mkdir(parents=True)
    for path in (*(ROOT / "handbill").iterdir(), ROOT / "materials", ROOT / "layouts"):
        (package / path.name).symlink_to(path)
    code = (
        "from handbill.campaign.campaign import Campaign\n"
        "from handbill.core.problems import ProblemsFound\n"
        f"print(Campaign.open({str(own)!r}).own_path('x.yaml'))\n"
        "library = Campaign.open()\n"
        "print(library.layers[0])\n"
        "try:\n"
        "    library.own_path('x.yaml')\n"
        "except ProblemsFound as found:\n"
        "    print(found.problems[0].code, int(found.exit_code))\n"
    )
    run = [sys.executable, "-B", "-c", code]
    done = subprocess.run(run, cwd=package.parent, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == [str(own / "x.yaml"), str(package), f"output-library {int(ExitCode.OUTPUT)}"]


def test_results_are_kept_for_each_campaign_the_last_ones_of_each_kind(own: Path) -> None:
    made: list[tuple[Campaign, str]] = []

    @cached_by_campaign(size=2)
    def shouted(campaign: Campaign, word: str) -> str:
        made.append((campaign, word))
        if not word:
            raise ValueError("no word")
        return word.upper()

    one, two = Campaign(own), Campaign(own)
    assert [shouted(one, word) for word in ("a", "b", "a", "b")] == ["A", "B", "A", "B"]
    assert made == [(one, "a"), (one, "b")]
    assert shouted(two, "a") == "A"
    assert made[2:] == [(two, "a")]
    for word in ("c", "b", "a"):  # `a` was used before `b`, and gave way to `c`
        shouted(one, word)
    assert made[3:] == [(one, "c"), (one, "a")]
    for _ in range(2):
        with pytest.raises(ValueError, match="no word"):
            shouted(one, "")
    assert made[5:] == [(one, ""), (one, "")]
