"""Files for a named print shop: its bleed in the boxes, its safe area around the words, and one layout where nothing differs."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from library import LIBRARY, build, job, lay_out

from handbill.build import lay_out as layout
from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import Box, length
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import TextItem
from handbill.sheets.print_shop import find_shop

WORDS = Path("layouts/shops/us-offset.yaml")


def request(**how: str) -> JobSpec:
    return JobSpec(**{"material": "indicator-card", "today": today(), "purpose": "press", **how})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A shop that wants more than the trade's custom."""
    text = (Path(__file__).parents[2] / WORDS).read_text(encoding="utf-8").replace("default_for: us\n", "")
    text = text.replace("bleed: 0.125 in", "bleed: 5 mm").replace("safe: 0.125 in", "safe: 4 mm")
    file = tmp_path_factory.mktemp("shops") / "strict.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_without_a_name_the_region_of_the_size_decides() -> None:
    assert job(request()).shop.id == "us-offset"
    assert job(request(region="metric")).shop.id == "eu-offset"
    assert job(request(form="id-1")).shop.id == "eu-offset"
    assert job(request(form="id-1", shop="digital")).shop.id == "digital"


def test_a_shop_of_the_trade_s_custom_shares_the_layout() -> None:
    alike = (request(), request(purpose="screen"), request(shop="digital"), request(region="metric", form="us-card"))
    first, *others = [layout.lay_out(job(each)) for each in alike]
    assert all(each is first for each in others)


def test_a_strict_shop_has_its_own_layout_on_press_only(strict: str) -> None:
    setting = lay_out(request(shop=strict))
    assert (setting.form.bleed, setting.form.safe) == (length("5 mm"), length("4 mm"))
    assert layout.lay_out(job(request(shop=strict, purpose="office"))) is layout.lay_out(job(request()))


def test_words_keep_to_the_shop_s_safe_area(strict: str) -> None:
    for page in lay_out(request(shop=strict)).pages:
        safe = Box(0, 0, page.width, page.height).inset(length("4 mm"))
        assert all(safe.contains(item.box, 1) for item in page.items if isinstance(item, TextItem))
        assert page.bleed == length("5 mm")


@pytest.mark.parametrize(("shop", "inks", "bleed"), [("strict", "full", "5 mm"), ("newsprint", "full", "3 mm"), ("riso", "black", "0 mm")])
def test_the_boxes_have_the_shop_s_bleed(strict: str, shop: str, inks: str, bleed: str) -> None:
    named = strict if shop == "strict" else shop
    with pikepdf.open(io.BytesIO(build(request(shop=named, inks=inks)).pdf)) as document:
        for page in document.pages:
            trim, ink = ([float(value) for value in page.obj[name]] for name in ("/TrimBox", "/BleedBox"))
            assert [abs(a - b) for a, b in zip(trim, ink, strict=True)] == pytest.approx([length(bleed)] * 4, abs=0.0011)


def test_a_risograph_has_no_four_inks() -> None:
    with pytest.raises(ProblemsFound) as found:
        build(request(shop="riso"))
    (problem,) = found.value.problems
    assert problem.code == "usage-inks"
    assert '--inks "black+NAME"' in problem.hint
    assert not find_shop(LIBRARY, "riso").process_inks


def test_black_ink_only_is_black_ink_only_in_the_file() -> None:
    with pikepdf.open(io.BytesIO(build(request(inks="black")).pdf)) as document:
        for page in document.pages:
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                assert operator not in ("rg", "RG")
                # The marks are on every plate.
                if operator == "k":
                    assert [float(part) for part in instruction.operands[:3]] == [0, 0, 0]  # type: ignore[arg-type]
