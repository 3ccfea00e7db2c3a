"""The names in options, however they are written: jobs carry each as its file has it."""

from __future__ import annotations

import pytest
from library import LIBRARY

from handbill.build.resolve import BuildOptions, resolve
from handbill.core.problems import ProblemsFound
from handbill.sheets.paper import Paper


def spec_of(material: str, options: BuildOptions) -> object:
    (job,) = resolve(LIBRARY, (material,), options)
    return job.spec


@pytest.mark.parametrize(
    ("material", "written", "form"),
    [
        ("help-is-here", "Letter", "letter"),
        ("help-is-here", "US Letter", "letter"),
        ("help-is-here", "8.5x11", "letter"),
        ("help-is-here", "A4", "a4"),
        ("help-is-here", "210 x 297 mm", "a4"),
        ("help-is-here", "Tabloid", "tabloid-flyer"),
        ("help-is-here", "11x17", "tabloid-flyer"),
        ("know-the-signs", "11x17", "tabloid"),
        ("know-the-signs", "Tabloid Flyer", "tabloid"),
        ("indicator-card", "Business card", "us-card"),
        ("indicator-card", "3.5x2", "us-card"),
    ],
)
def test_a_size_means_the_format_that_the_piece_has(material: str, written: str, form: str) -> None:
    (job,) = resolve(LIBRARY, (material,), BuildOptions(("en",), (written,), purposes=("screen",)))
    assert (job.form.id, job.spec.form) == (form, form)


def test_a_size_that_no_format_of_the_piece_has_is_a_problem() -> None:
    with pytest.raises(ProblemsFound, match="indicator-card is not made as letter"):
        resolve(LIBRARY, ("indicator-card",), BuildOptions(("en",), ("8.5x11",)))


def test_every_spelling_makes_the_same_job() -> None:
    plain = BuildOptions(("es",), purposes=("office",), theme="word", editions=("large-print",), inks="black", paper=Paper("plain-letter"))
    written = BuildOptions(
        ("Spanish",), purposes=("Office",), theme="Word", editions=("Large Print",), inks="Black", paper=Paper("8.5 x 11")
    )
    assert spec_of("help-is-here", plain) == spec_of("Help is here", written)


def test_a_shop_is_found_by_its_name() -> None:
    (job,) = resolve(LIBRARY, ("room-notice",), BuildOptions(("en",), purposes=("press",), shop="Riso", inks="black"))
    assert job.shop
    assert (job.spec.shop, job.shop.id) == ("riso", "riso")


def test_languages_named_twice_make_one_file() -> None:
    jobs = resolve(LIBRARY, ("help-is-here",), BuildOptions(("es,Arabic", "Español", "en + es"), purposes=("screen",)))
    assert [job.spec.languages for job in jobs] == [("es",), ("ar",), ("en", "es")]
