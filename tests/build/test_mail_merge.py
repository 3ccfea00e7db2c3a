"""An organization's words in boxes: nothing else on the page depends on them, and a template's files are those that would be made alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import FONTS, LIBRARY, build, job, languages_of, lay_out, sheets_of
from PIL import ImageChops
from sampled import SAMPLED

from handbill.build import pipeline
from handbill.build.file_names import file_name
from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.mail_merge import mail_merge_template
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.contacts.organization import Logo, Organization
from handbill.content.material import find_material, material_names
from handbill.core.problems import ProblemsFound, errors_from
from handbill.graphics.items import Page, TextItem
from handbill.i18n.language import language_tags
from handbill.layout.dump import dump
from handbill.preflight.options import CheckOptions, ExpectedContent
from handbill.preflight.preflight import preflight
from handbill.preflight.preview import page_images
from handbill.preflight.text.strings import page_texts

TODAY = dt.date(2026, 11, 30)
PHONE = "336-555-0142"
SHORT = "Rivertown Center"
LONG = (
    "Rape Crisis Center of River County",
    "River County Family Justice and Advocacy Center",
    "State Coalition Against Human Trafficking and Exploitation",
    "Centre d'accueil et d'accompagnement des personnes exploitées de la vallée",
    "Centre d'accueil et d'accompagnement des personnes exploitées de la vallée et du comté",
    "مركز الوادي لدعم الناجين والناجيات من الاستغلال والاتجار بالبشر",
    "河谷县反对人口贩运与剥削受害者支援服务中心",
)
LONGEST = LONG[4:5]
FEW = ("en", "ar", "my")  # short words, from the right, and long words
TOO_LONG = "WWWWWWW " * 14 + "W"


def named(spec: JobSpec, name: str, **more: str) -> JobSpec:
    return replace(spec, organization=Organization(name, PHONE, **more))


NAMELESS = {"overlay-label"}  # it says so (test_unprinted.py)


def outside(page: Page, *but: str) -> list[object]:
    """Everything on a page but the organization's words, tags included; `but`: roles to leave out as well."""
    kept = [item for item in page.items if not item.form and item.role not in but]
    assert kept
    # Tags are compared by what they say, since each layout makes its own.
    return [(replace(item, tags=()), [(tag.kind, tag.language, tag.alt, tag.attributes) for tag in item.tags]) for item in kept]


def words(laid_out: LaidOutPiece, *forms: str) -> str:
    """What the boxes of these names say, without spaces: lines break at them."""
    items = [item for page in laid_out.pages for item in page.items if item.form in forms]
    return "".join("".join(item.text for item in items if isinstance(item, TextItem)).split())


def check_names(spec: JobSpec, names: tuple[str, ...], beside_a_short_one: bool = True) -> Iterator[str]:
    """What is wrong with a piece that one of these names is set on, also in place of a short one."""
    pages = [outside(page) for page in lay_out(named(spec, SHORT, url="https://riverside.example")).pages] if beside_a_short_one else None
    for name in names:
        try:
            laid_out = lay_out(named(spec, name, url="https://riverside.example"))
        except ProblemsFound as found:
            yield f"{spec.languages} {found}"
            continue
        if pages and [outside(page) for page in laid_out.pages] != pages:
            yield f"{spec.languages} {name}: something else has moved"
        if spec.material not in NAMELESS and "".join(name.split()) not in words(laid_out, "name", "imprint"):
            yield f"{spec.languages} {name}: is not printed"


@pytest.mark.parametrize("name", material_names(LIBRARY))
def test_any_name_fits_and_moves_nothing(name: str) -> None:
    faults = [fault for tag in languages_of(name, FEW) for fault in check_names(JobSpec(name, TODAY, (tag,)), LONG)]
    assert not faults


@pytest.mark.parametrize(("region", "tags"), [("us", language_tags(LIBRARY)), ("metric", SAMPLED)], ids=["us", "metric"])
@pytest.mark.parametrize("name", material_names(LIBRARY))
def test_the_longest_name_fits_in_every_language(name: str, region: str, tags: tuple[str, ...]) -> None:
    """On metric sizes, which are about as large, in the sampled ones; and in these it moves nothing."""
    faults = []
    for tag in languages_of(name, tags):
        faults += check_names(JobSpec(name, TODAY, (tag,), region=region), LONGEST, beside_a_short_one=tag in SAMPLED)
    assert not faults


@pytest.mark.parametrize(
    ("name", "form"),
    [(name, form) for name in ("help-is-here", "room-notice", "useful-numbers") for form in find_material(LIBRARY, name).formats],
)
def test_any_name_fits_in_every_size(name: str, form: str) -> None:
    assert not [fault for tag in ("en", "km") for fault in check_names(JobSpec(name, TODAY, (tag,), form=form), LONG[4:6])]


# All that an organization can give, beside logos.
MORE = {
    "url": "https://riverside.example",
    "phone_label": (("en", "Office"), ("ar", "المكتب")),
    "phone_2": "336-555-0143",
    "phone_2_label": (("en", "After hours"),),
    "social": ("@riversidehelps", "social.example/riverside"),
}


def full(spec: JobSpec, name: str = LONG[1], logos: tuple[str, ...] = ()) -> JobSpec:
    pictures = tuple(Logo(logo.encode()) for logo in logos)
    return replace(spec, organization=Organization(name, PHONE, short_name=SHORT, logos=pictures, **MORE))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", material_names(LIBRARY))
def test_two_numbers_and_social_media_move_nothing_whatever_they_are(name: str) -> None:
    """Other numbers, labels and names in their place: everything outside the boxes stays where it is."""
    for tag in languages_of(name, FEW):
        spec = full(JobSpec(name, TODAY, (tag,)))
        assert spec.organization
        longer = replace(
            spec.organization,
            phone="+44 20 7946 0958",
            phone_label=(("en", "Monday to Friday"),),
            phone_2_label=(("en", "Nights"),),
            social=("@river_county_family_justice", "social.example/rivercounty"),
        )
        pages = lay_out(spec).pages
        assert [outside(page) for page in lay_out(replace(spec, organization=longer)).pages] == [outside(page) for page in pages]


def test_a_second_number_stands_beside_the_first_in_the_size_of_the_first_and_each_after_its_label() -> None:
    for tag in ("en", "ar"):
        (page,) = lay_out(full(JobSpec("help-is-here", TODAY, (tag,)))).pages
        placed = {item.form: item for item in page.items if item.form and isinstance(item, TextItem)}
        first, second = placed["number"], placed["number_2"]
        assert (first.text, second.text) == (PHONE, MORE["phone_2"])
        assert (first.size, first.baseline) == (second.size, second.baseline)
        assert placed["label"].text == {"en": "Office", "ar": "المكتب"}[tag]
        assert placed["label_2"].text == "After hours"
        ends = [placed[form].box for form in ("label", "number", "label_2", "number_2")]
        order = ends if tag == "en" else ends[::-1]
        assert all(left.right < right.x for left, right in pairwise(order))
        links = {form: item.link for form, item in placed.items() if item.link}
        assert (links["number"], links["number_2"]) == ("tel:+13365550142", "tel:+13365550143")
        assert (links["social_2"], "social_1" in links) == ("https://social.example/riverside", False)


def test_two_numbers_under_each_other_have_one_size_whatever_their_labels() -> None:
    spec = full(JobSpec("help-is-here", TODAY, form="trifold"))
    assert spec.organization
    long = replace(spec.organization, phone_2_label=(("en", "Saturdays and Sundays"),))
    outside_page, _ = lay_out(replace(spec, organization=long)).pages
    placed = {item.form: item for item in outside_page.items if item.form and isinstance(item, TextItem)}
    first, second = placed["number"], placed["number_2"]
    assert first.size == second.size
    assert first.baseline < second.baseline
    assert placed["label"].size == placed["label_2"].size
    assert placed["social_1"].baseline < placed["social_2"].baseline


@pytest.mark.parametrize("shape", ["10 10", "90 10"])
def test_the_shape_of_a_logo_moves_nothing(shape: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {}"><path d="M0 0h9v9z"/></svg>'
    for name in ("indicator-card", "help-is-here", "know-the-signs"):
        for form in find_material(LIBRARY, name).formats:
            asked = JobSpec(name, TODAY, form=form)
            pages = [
                [outside(page, "logo") for page in laid_out.pages]
                for logo in (svg.format("20 10"), svg.format(shape))
                for laid_out in [lay_out(replace(asked, organization=Organization(SHORT, PHONE, logos=(Logo(logo.encode()),))))]
            ]
            assert pages[0] == pages[1], form


@pytest.mark.parametrize(
    ("name", "tag"), [(name, tag) for name in material_names(LIBRARY) for tag in languages_of(name, ("en", "ar", "km"))]
)
def test_several_logos_move_nothing_and_are_read_aloud_by_their_names(name: str, tag: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}"><path d="M0 0h{0}v{1}H0z"/></svg>'
    shapes = ((60, 10), (10, 10), (10, 25)), ((10, 10), (10, 25), (90, 10))
    made = [lay_out(full(JobSpec(name, TODAY, (tag,)), logos=tuple(svg.format(*shape) for shape in each))) for each in shapes]
    pages, others = ([outside(page, "logo") for page in each.pages] for each in made)
    assert pages == others
    logos = [[item for item in page.items if item.role == "logo"] for page in made[0].pages]
    assert {len(each) for each in logos} <= {0, 1, 3}
    for each in logos:
        areas = [item.box.width * item.box.height for item in each]
        assert areas == pytest.approx([areas[0]] * len(areas)) if areas else True
        assert [item.tags[-1].alt for item in each] == [LONG[1]] * len(each)


def test_a_short_name_takes_the_place_of_a_long_one_before_type_is_smaller_than_the_format_s_floor() -> None:
    asked = JobSpec("indicator-card", TODAY, ("my",))
    laid_out = lay_out(named(asked, LONGEST[0], short_name="Centre de la vallée"))
    assert words(laid_out, "name") == "Centredelavallée"
    assert words(lay_out(named(asked, LONG[0], short_name="Crisis Center")), "name") == "".join(LONG[0].split())
    assert words(lay_out(named(asked, TOO_LONG, short_name="W Center")), "name") == "WCenter"


def test_words_that_fit_in_no_way_are_a_problem_of_the_organization_s_file() -> None:
    for name, key in ((TOO_LONG, "name"), ("W" * 80, "name")):
        for made in (build, lay_out):
            with pytest.raises(ProblemsFound, match=r"the name is too long for Wallet card, US size .* by [0-9.]+ in") as found:
                made(named(JobSpec("indicator-card", TODAY, ("km",)), name))
            (problem,) = found.value.problems
            assert (problem.code, problem.place.key) == ("fit-organization", key)
            assert problem.over > 0
    with pytest.raises(ProblemsFound, match="the web address is too long") as found:
        build(named(JobSpec("help-is-here", TODAY, form="rack-card"), SHORT, url=f"https://{'w' * 90}.example"))
    assert found.value.problems[0].hint == "make it shorter or leave it out, or choose a size where it fits: tabloid-flyer, a3-flyer"
    with pytest.raises(ProblemsFound, match="no font has"):
        build(named(JobSpec("help-is-here", TODAY), "Clinic \U0001f3e5"))


# Names in letters that the template's fonts have, and in others; the files below are made for each.
NAMES = (SHORT, "École Ångström", "مركز العائلة", LONG[1])


def specs(name: str, tag: str, purpose: str, form: str = "") -> list[JobSpec]:
    return [
        JobSpec(name, TODAY, tuple(tag.split("+")), purpose, form, organization=Organization(who, f"+1 336 555 01{index:02}"))
        for index, who in enumerate(NAMES)
    ]


def made_alone(spec: JobSpec) -> Result:
    """The file laid out and written without a template."""
    laid_out = lay_out(spec)
    return pipeline.finish(laid_out, sheets_of(laid_out, spec), job(spec), file_name(laid_out, job(spec)))


def fuller(spec: JobSpec) -> JobSpec:
    """The same organization with a second number, labels and names on social media of its own."""
    assert spec.organization
    phone = f"{spec.organization.phone[:-4]}{spec.organization.phone[-2:]}77"
    return replace(spec, organization=replace(spec.organization, **{**MORE, "phone_2": phone, "social": (f"@{phone[-4:]}", "a.example/b")}))


@pytest.mark.parametrize(
    ("name", "tag", "purpose", "form"),
    [
        ("help-is-here", "ar", "screen", ""),
        ("help-is-here", "en+km", "screen", ""),
        ("help-is-here", "hi", "press", ""),
        ("help-is-here", "th", "office", "letter-tabs"),
        ("help-is-here", "zh-Hans", "screen", "trifold"),
        ("indicator-card", "es", "office", ""),
        ("indicator-card", "en", "press", ""),
        ("room-notice", "vi", "office", "tent"),
        ("know-the-signs", "fr", "screen", ""),
    ],
)
def test_a_template_s_file_shows_and_says_what_one_made_alone_does(name: str, tag: str, purpose: str, form: str) -> None:
    given = specs(name, tag, purpose, form)
    long, full_arabic = given[3], fuller(given[2])
    for spec in (*given, fuller(given[1]), full_arabic):
        merged, alone = build(spec), made_alone(spec)
        assert merged.name == alone.name
        assert [dump(page) for page in merged.setting.pages] == [dump(page) for page in alone.setting.pages]
        assert merged.setting.piece.numbers == alone.setting.piece.numbers
        assert page_texts(merged.pdf) == page_texts(alone.pdf)
        if spec not in (long, full_arabic):
            continue
        for image, expected in zip(page_images(merged.pdf, 100), page_images(alone.pdf, 100), strict=True):
            assert ImageChops.difference(image, expected).getbbox() is None
        findings, expected_findings = (
            preflight(result.pdf, CheckOptions(purpose, expected=ExpectedContent(result.setting.piece.numbers), fonts=FONTS))
            for result in (merged, alone)
        )
        assert findings == expected_findings


LETTERS = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=1, max_size=14)


NAME = st.lists(LETTERS, min_size=1, max_size=9).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(NAME, st.sampled_from(["help-is-here", "indicator-card"]), st.sampled_from(["en", "ar"]))
def test_with_any_name_a_template_s_page_is_the_one_laid_out_alone(name: str, material: str, tag: str) -> None:
    spec = named(JobSpec(material, TODAY, (tag,)), name)
    template = mail_merge_template(LIBRARY, spec)
    organization = Organization(name, PHONE)
    problems = errors_from(lambda: template.fill(organization))
    assert problems == errors_from(lambda: lay_out(spec))
    if not problems:
        filled = template.piece_of(template.fill(organization))
        assert [dump(page) for page in filled.pages] == [dump(page) for page in lay_out(spec).pages]


@pytest.mark.parametrize("phone", ["336-555-0142", "(336) 555-0142", "+1 336 555 0142", "211"])
def test_a_number_written_without_its_country_can_be_called(phone: str) -> None:
    spec = JobSpec("help-is-here", TODAY, organization=Organization("Riverside", phone))
    for made in (build(spec), made_alone(spec)):
        with pikepdf.open(BytesIO(made.pdf)) as document:
            called = [str(each.A.URI) for each in document.pages[0].Annots]
        assert ("tel:211" if phone == "211" else "tel:+13365550142") in called


def test_each_copy_has_its_own_words_and_no_other_s() -> None:
    asked = specs("help-is-here", "en", "screen")
    made = [build(spec) for spec in asked]
    for spec, result in zip(asked, made, strict=True):
        assert spec.organization
        with pikepdf.open(BytesIO(result.pdf)) as document:
            assert str(document.docinfo["/Author"]) == spec.organization.name
            assert spec.organization.name in bytes(document.Root.Metadata.read_bytes()).decode()
            links = [str(each.A.URI) for each in document.pages[0].Annots]
        assert f"tel:+1{spec.organization.phone[3:].replace(' ', '')}" in links
        text = " ".join(page_texts(result.pdf))
        assert sum(other.organization.phone in text for other in asked if other.organization) == 1
    assert len({result.pdf for result in made}) == len(made)


def test_a_file_has_the_same_bytes_in_any_company() -> None:
    asked = specs("help-is-here", "es", "screen")

    def pdf(campaign: Campaign, spec: JobSpec) -> bytes:
        template = mail_merge_template(campaign, spec)
        assert spec.organization
        return template.pdf(template.fill(spec.organization))

    forward, backward = Campaign.open(), Campaign.open()
    made = [pdf(forward, spec) for spec in asked]
    assert made == [pdf(backward, spec) for spec in reversed(asked)][::-1]
    assert made == [pdf(Campaign.open(), spec) for spec in asked]
    assert made == [build(spec).pdf for spec in asked]


def test_the_words_are_a_form_in_the_content_of_their_own_element() -> None:
    with pikepdf.open(BytesIO(build(named(JobSpec("help-is-here", TODAY), SHORT, url="https://riverside.example")).pdf)) as document:
        page = document.pages[0]
        drawn = [
            [str(operator) for operator in instructions]
            for instructions in [[operands[0], operator] for operands, operator in pikepdf.parse_content_stream(page) if operands]
        ]
        forms = [name for name, operator in drawn if operator == "Do"]
        assert len(forms) == 3
        for at, (_, operator) in enumerate(drawn):
            if operator == "Do":
                assert drawn[at - 1][1] == "BDC"
        assert all(page.Resources.XObject[name].Subtype == "/Form" for name in forms)
