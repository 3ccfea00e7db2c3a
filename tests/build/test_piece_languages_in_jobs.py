"""Files are made in the languages that each piece has; what the rules on wording refuse keeps every file from being made."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from library import LIBRARY_ALONE
from own_campaign import RIGHTS_PIECE

from handbill.build.build_files import build_files
from handbill.build.fingerprint import fingerprint
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.content.material import find_material, material_names
from handbill.core.problems import ProblemsFound
from handbill.i18n.language import language_tags, of_country, pack_tags

LIBRARY_DAY = dt.date(2026, 11, 30)
RIGHTS = "You have rights"
SPANISH = {"Your rights": "Sus derechos", RIGHTS: "Usted tiene derechos"}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def messages(folder: Path, tag: str, translations: dict[str, str]) -> Path:
    entries = [f'msgid "{source}"\nmsgstr "{text}"\n' for source, text in translations.items()]
    return write(folder, f"materials/languages/{tag}/messages.po", "\n".join(entries))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of a campaign with one piece in English and Spanish."""
    folder = tmp_path / "own"
    write(folder, "materials/content/rights.yaml", RIGHTS_PIECE % RIGHTS)
    messages(folder, "es", SPANISH)
    return folder


def jobs(folder: Path, *names: str, **options: tuple[str, ...]) -> list[tuple[str, str]]:
    made = resolve(Campaign.open(folder), names, BuildOptions(purposes=("screen",), **options))
    return [(job.material.id, "+".join(job.spec.languages)) for job in made]


def problems(folder: Path, *names: str, **options: tuple[str, ...]) -> list[tuple[str, str]]:
    with pytest.raises(ProblemsFound) as found:
        build_files(resolve(Campaign.open(folder), names, BuildOptions(purposes=("screen",), **options)), folder / "output")
    assert not (folder / "output").exists()
    return [(problem.code, problem.place.key or problem.place.file.rpartition("materials/")[2]) for problem in found.value.problems]


def test_one_own_piece_in_two_languages_stops_no_piece_of_the_library(own: Path) -> None:
    every = material_names(Campaign.open(own))
    made = jobs(own, *every)
    # What has no words is made for languages without any, too.
    with_words, all_packs = (len(of_country(LIBRARY_ALONE, tags(LIBRARY_ALONE), "us")) for tags in (language_tags, pack_tags))
    wordless = [name for name in every if find_material(Campaign.open(own), name).wordless]
    assert wordless
    counts = {name: sum(material == name for material, _ in made) for name in every}
    expected = dict.fromkeys(every, with_words) | dict.fromkeys(wordless, all_packs)
    assert counts == expected | {"rights": 2, "help-in-many-languages": 1}
    assert [tags for material, tags in made if material == "rights"] == ["en", "es"]


def test_the_files_of_a_piece_are_made_in_its_languages(own: Path) -> None:
    made = build_files(resolve(Campaign.open(own), ("rights", "overlay-label"), BuildOptions(purposes=("screen",))), own / "output")
    assert {file.path.name for file in made if file.job.material.id == "rights"} == {"rights-en-letter.pdf", "rights-es-letter.pdf"}
    spoken = of_country(LIBRARY_ALONE, language_tags(LIBRARY_ALONE), "us")
    assert len([file for file in made if file.job.material.id == "overlay-label"]) == len(spoken)


def test_a_pack_of_its_own_that_is_not_complete_stops_nothing(own: Path) -> None:
    pack = (LIBRARY_ALONE.layers[0] / "materials/languages/es/language.yaml").read_text(encoding="utf-8")
    write(own, "materials/languages/gl/language.yaml", pack.replace("tag: es", "tag: gl"))
    messages(own, "gl", {RIGHTS: "Tes dereitos"})
    assert ("overlay-label", "gl") not in jobs(own, "rights", "overlay-label")
    assert jobs(own, "rights") == [("rights", "en"), ("rights", "es")]


def test_a_language_that_is_asked_for_by_name_is_made_or_a_problem(own: Path) -> None:
    assert jobs(own, "rights", languages=("en", "vi")) == [("rights", "en"), ("rights", "vi")]
    assert {code for code, _ in problems(own, "rights", languages=("en", "vi"))} == {"language-missing"}
    assert {code for code, _ in problems(own, "rights", languages=("en+vi",))} == {"language-missing"}


def test_a_piece_is_not_made_in_a_language_that_it_does_not_list(own: Path) -> None:
    write(own, "materials/content/rights.yaml", RIGHTS_PIECE.replace("panels:", "languages: [en]\npanels:") % RIGHTS)
    assert jobs(own, "rights") == [("rights", "en")]
    assert problems(own, "rights", "overlay-label", languages=("es",)) == [("usage-language", "languages")]


def test_a_language_that_a_piece_lists_is_made_or_a_problem(own: Path) -> None:
    write(own, "materials/content/rights.yaml", RIGHTS_PIECE.replace("panels:", "languages: [en, vi]\npanels:") % RIGHTS)
    assert {code for code, _ in problems(own, "rights")} == {"language-missing"}


def test_a_piece_in_none_of_the_languages_is_a_problem_where_nothing_else_is_made(own: Path) -> None:
    write(own, "handbill.yaml", "name: Ours\nlanguages: [vi, fr]\n")
    assert problems(own, "rights") == [("language-missing", f"languages/{tag}/messages.po") for tag in ("fr", "vi")]
    assert jobs(own, "rights", "overlay-label") == [("overlay-label", "fr"), ("overlay-label", "vi")]
    write(own, "materials/content/rights.yaml", RIGHTS_PIECE.replace("panels:", "languages: [en, es]\npanels:") % RIGHTS)
    assert problems(own, "rights") == [("usage-language", "languages")]


def test_a_page_of_all_languages_is_led_by_one_of_the_campaign_s(own: Path) -> None:
    write(own, "handbill.yaml", "name: Ours\nlanguages: [vi, es]\n")
    assert jobs(own, "help-in-many-languages") == [("help-in-many-languages", "es")]


def test_forbidden_words_and_hard_reading_stop_the_file_in_english_and_in_translations(own: Path) -> None:
    write(own, "materials/content/rights.yaml", RIGHTS_PIECE % ("A rescue " + "a " * 20 + "day."))
    messages(own, "es", SPANISH | {"A rescue " + "a " * 20 + "day.": "Un rescate"})
    refused = [("content-long-sentence", "panels.0.blocks.0.text"), ("content-wording", "panels.0.blocks.0.text")]
    assert problems(own, "rights", languages=("en",)) == refused
    assert problems(own, "rights") == [*refused, ("language-wording", "languages/es/messages.po")]
    # Its English is the source of every translation.
    assert problems(own, "rights", languages=("es",)) == [*refused, ("language-wording", "languages/es/messages.po")]
    assert problems(own, "overlay-label", "rights", languages=("en",)) == refused


def test_a_rule_that_is_switched_off_stops_no_file(own: Path) -> None:
    write(own, "materials/content/rights.yaml", RIGHTS_PIECE % "A rescue")
    assert problems(own, "rights") == [("content-wording", "panels.0.blocks.0.text")]
    write(own, "handbill.yaml", "name: Ours\nwithout_rules: {rescue: our name has it}\n")
    assert jobs(own, "rights") == [("rights", "en")]
    write(own, "handbill.yaml", "name: Ours\nwithout_rules: {rescu: our name has it}\n")
    assert ("content-value", "without_rules.rescu") in problems(own, "rights")


def test_a_file_is_made_again_when_its_own_words_or_languages_have_changed(own: Path) -> None:
    def digests() -> tuple[str, str]:
        campaign, day = Campaign.open(own), LIBRARY_DAY
        return fingerprint(campaign, JobSpec("rights", day)), fingerprint(campaign, JobSpec("rights", day, ("es",)))

    english, spanish = digests()
    messages(own, "es", SPANISH | {"Call, day or night": "Llame"})
    assert (digests()[0], digests()[1] == spanish) == (english, False)
    messages(own, "en", {"Call, day or night": "Ring us"})
    assert digests()[0] != english
    before = digests()
    write(own, "handbill.yaml", "name: Ours\nlanguages: [en, es]\n")
    assert digests() != before
