"""A campaign's own sizes, kinds, stocks, shops, themes, editions and pictures work from its folder, and mistakes in them are reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import LIBRARY

from handbill.build.job import Job
from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.core.geometry import MILLIMETER
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import DrawingItem
from handbill.layout.format import find_format
from handbill.layout.kind import find_kind
from handbill.layout.theme import find_theme
from handbill.sheets.paper import Paper
from handbill.sheets.print_shop import find_shop
from handbill.sheets.stock import find_stock

OURS = {
    "layouts/kinds/handout.yaml": "extends: flyer\nname: Handout\nlike: flyer\nsource: Ours.\n",
    "layouts/formats/square.yaml": (
        "extends: letter\nname: Square\nkind: handout\nwidth: 8 in\nheight: 8 in\nfloor: {imprint: 1.2 mm}\nsource: Ours.\n"
    ),
    "layouts/formats/letter.yaml": "extends: letter\nname: Our letter\nsafe: 0.5 in\nsource: Ours.\n",
    "layouts/stocks/our-cards.yaml": (
        "extends: avery-5371\nname: Our cards\nmeasured: no\naliases: [OC-10]\ngrid: {origin: {x: 0.8 in, y: 0.5 in}}\nsource: Ours.\n"
    ),
    "layouts/shops/corner.yaml": "extends: us-offset\nname: Corner shop\nbleed: 0.25 in\nline: {one: 0.5 pt}\nsource: Ours.\n",
    "layouts/themes/ours.yaml": "extends: field\nname: Ours\nabout: Ours.\nsource: Ours.\nplate: open\n",
    "layouts/themes/field.yaml": "extends: field\nname: Field\nabout: Ours.\nsource: Ours.\nrule: 2 pt\n",
    "layouts/editions/quiet.yaml": "name: Quiet\nabout: No picture.\nsource: Ours.\ncomposition: word\n",
    "layouts/pictures/boat.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M4 8h32l-6 10H10z" fill="#135"/></svg>'
    ),
    "materials/content/boats.yaml": """\
title: Boats
about: A piece of our own.
audience: community
picture: boat
formats: [square, letter, us-card]
panels:
  - name: front
    blocks:
      - {role: title, text: Come to the boats.}
      - {role: list, items: [{text: Bring a friend.}, {text: Bring a coat.}]}
      - role: helpline
        label: Call, day or night
        value: "{{ hotlines.trafficking.phone }}"
        link: "{{ hotlines.trafficking.phone.link }}"
""",
}


def campaign_with(folder: Path, **changed: str) -> Campaign:
    """The campaign above, with other words in some of its files, by their names without folder and ending."""
    for name, text in OURS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.pop(path.stem.replace("-", "_"), text), encoding="utf-8")
    for name, text in changed.items():
        (folder / name.replace("__", "/").replace("_", "-")).with_suffix(".yaml").write_text(text, encoding="utf-8")
    return Campaign.open(folder)


def jobs_of(campaign: Campaign, form: str = "square", **options: object) -> list[Job]:
    return resolve(campaign, ("boats",), BuildOptions(languages=("en",), forms=(form,), **{"purposes": ("screen",), **options}))  # type: ignore[arg-type]


def made(campaign: Campaign, **options: object) -> None:
    for job in jobs_of(campaign, **options):  # type: ignore[arg-type]
        build(job)


def problems_of(campaign: Campaign, **options: object) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        made(campaign, **options)
    return [f"{Path(each.place.file).name}:{each.place.line} {each.place.key}: {each.sentence}" for each in found.value.problems]


def test_each_extends_a_file_of_the_library_and_gives_what_differs(tmp_path: Path) -> None:
    ours, theirs = campaign_with(tmp_path), LIBRARY
    square, letter = find_format(ours, "square"), find_format(theirs, "letter")
    assert (square.width, square.height, square.kind.id, square.office) == (576, 576, "handout", letter.office)
    assert square.floor.imprint == pytest.approx(1.2 * MILLIMETER)
    assert square.floor.text == letter.floor.text
    assert find_kind(ours, "handout").design == find_kind(theirs, "flyer").design
    stock, cards = find_stock(ours, "OC-10"), find_stock(theirs, "avery-5371")
    assert stock.grid
    assert cards.grid
    assert (stock.grid.origin, stock.grid.columns, stock.paper, stock.aliases) == ((57.6, 36), 2, cards.paper, ("OC-10",))
    shop, offset = find_shop(ours, "corner"), find_shop(theirs, "us-offset")
    assert (shop.bleed, shop.least_line, shop.least_line_mixed, shop.marks, shop.default_for) == (18, 0.5, 0.5, offset.marks, "")
    assert (find_theme(ours, "ours").plate, find_theme(ours, "ours").type) == ("open", find_theme(theirs, "field").type)


def test_a_file_extends_the_one_of_its_own_name_whose_place_it_takes(tmp_path: Path) -> None:
    ours = campaign_with(tmp_path)
    assert (find_format(ours, "letter").name, find_format(ours, "letter").safe) == ("Our letter", 36)
    assert find_format(ours, "letter").width == find_format(LIBRARY, "letter").width
    # What extends that name takes over from the campaign's own.
    assert (find_theme(ours, "field").rule, find_theme(ours, "ours").rule) == (2, 2)
    # So does a file that is given in place of a name.
    given = tmp_path / "elsewhere/field.yaml"
    given.parent.mkdir()
    given.write_text("extends: field\nname: Field\nabout: Given.\nsource: Ours.\nplate: open\n", encoding="utf-8")
    look = find_theme(ours.with_files({"layouts/themes/field.yaml": given}), "field")
    assert (look.about, look.plate, look.rule) == ("Given.", "open", 2)


def test_a_piece_is_made_in_all_of_them(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path)
    (job,) = jobs_of(campaign, theme="ours")
    (page,) = build(job).setting.pages
    assert (page.width, page.height) == (576, 576)
    assert [item.drawing.width for item in page.items if isinstance(item, DrawingItem) and item.role == "picture"] == [32]
    (job,) = jobs_of(campaign, theme="ours", editions=("quiet",))
    (page,) = build(job).setting.pages
    assert not [item for item in page.items if item.role == "picture"]
    (job,) = jobs_of(campaign, purposes=("press",), shop="corner")
    assert job.form.bleed == 18
    assert build(job).sheets
    (job,) = jobs_of(campaign, form="us-card", purposes=("office",), paper=Paper(stock="our-cards"))
    assert build(job).sheets[0].width == 612


def test_the_library_knows_nothing_of_them(tmp_path: Path) -> None:
    campaign_with(tmp_path)
    with pytest.raises(ProblemsFound, match="there is no format called 'square'"):
        find_format(LIBRARY, "square")
    assert find_format(LIBRARY, "letter").name != "Our letter"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ours": "extends: ours\nname: A\nabout: A.\nsource: A.\n"}, ["ours.yaml:1 extends: ours extends itself"]),
        (
            {
                "ours": "extends: more\nname: A\nabout: A.\nsource: A.\n",
                "layouts__themes__more": "extends: ours\nname: A\nabout: A.\nsource: A.\n",
            },
            ["more.yaml:1 extends: these extend each other: ours, more, ours"],
        ),
        ({"ours": "extends: feild\nname: A\nabout: A.\nsource: A.\n"}, ["ours.yaml:1 extends: there is no 'feild' to extend"]),
        (
            {"square": "extends: sqare\n", "layouts__formats__sqare": "extends: square\n"},
            ["sqare.yaml:1 extends: these extend each other: square, sqare, square"],
        ),
        (
            {"ours": "extends: field\nname: A\nsource: A.\nplate: opn\nfonts: {Latn: {text: No Such Family}}\n"},
            [
                "ours.yaml:1 about: the key 'about' is missing",
                "ours.yaml:4 plate: 'opn' is not one of the words for this key",
                "ours.yaml:5 fonts.Latn.text: there is no font or family called 'No Such Family'",
            ],
        ),
        (
            {"square": "extends: letter\nname: A\nkind: flier\nwidth: eight\nsource: A.\n"},
            ["square.yaml:3 kind: ", "square.yaml:4 width: "],
        ),
        ({"boat": "<svg><script/></svg>"}, ["boat.svg:0 : "]),
        ({"boat": "no picture"}, ["boat.svg:0 : "]),
        (
            {"boats": OURS["materials/content/boats.yaml"].replace("picture: boat", "picture: boot")},
            ["boats.yaml:4 picture: there is no picture called 'boot'"],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, changed: dict[str, str], said: list[str]) -> None:
    found = problems_of(campaign_with(tmp_path, **changed), theme="ours")
    assert len(found) == len(said), found
    for one, start in zip(found, said, strict=True):
        assert one.startswith(start)


@pytest.mark.parametrize(
    ("changed", "options", "said"),
    [
        (
            {"corner": "extends: corner\nname: A\nsource: A.\n"},
            {"purposes": ("press",), "shop": "corner"},
            "corner.yaml:1 extends: corner extends itself",
        ),
        (
            {"our_cards": "extends: no-such\nname: A\nmeasured: no\nsource: A.\n"},
            {"form": "us-card", "purposes": ("office",), "paper": Paper(stock="our-cards")},
            "our-cards.yaml:1 extends: there is no 'no-such' to extend",
        ),
        ({"handout": "extends: handout\nname: A\nsource: A.\n"}, {}, "handout.yaml:1 extends: handout extends itself"),
    ],
)
def test_what_is_wrong_with_paper_and_print_is_told(tmp_path: Path, changed: dict[str, str], options: dict[str, object], said: str) -> None:
    assert problems_of(campaign_with(tmp_path, **changed), **options)[0] == said
