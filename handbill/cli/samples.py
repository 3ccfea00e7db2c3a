"""The README's pictures: a few pieces, drawn small, into output/samples/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbill.build.calibration_file import calibration_file
from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, resolve, resolve_job
from handbill.campaign.campaign import Campaign
from handbill.campaign.open_campaign import open_campaign_folder
from handbill.core.clock import today
from handbill.core.files import write_files
from handbill.preflight.preview import contact_sheet

_WIDTH = 1000  # pixels
_CALIBRATED = "5371"
# The twelve pieces of the library, and the examples of campaigns of one's own, each with its pieces, languages and sizes.
_BOARD = (
    ("help-is-here", "en", ""),
    ("know-the-signs", "es", ""),
    ("is-this-job-real", "vi", ""),
    ("someone-will-listen", "en", ""),
    ("what-you-can-do", "ru", ""),
    ("circles-of-support", "fr", ""),
    ("help-in-many-languages", "en", ""),
    ("room-notice", "ar", "letter"),
    ("indicator-card", "th", ""),
    ("safe-adult-card", "hi", ""),
    ("useful-numbers", "ht", ""),
    ("overlay-label", "am", ""),
)
_EXAMPLES = (
    ("rights-at-work", "know-your-rights", (("en", "letter"), ("es", "us-card"), ("en", "bookmark"))),
    ("food-bank", "food-this-week", (("es", "letter"), ("en", "postcard"), ("es", "door-hanger"))),
)
# Each picture: its file, the pieces drawn beside each other with their languages and size, and what they are printed for.
_PICTURES: tuple[tuple[str, tuple[tuple[str, str, str], ...], str], ...] = (
    ("indicator-card.png", tuple(("indicator-card", tag, "") for tag in ("en", "es", "ar", "km")), "screen"),
    ("know-the-signs.png", tuple(("know-the-signs", tag, "") for tag in ("en", "vi", "ar")), "screen"),
    ("help-is-here.png", (("help-is-here", "en+es", ""), ("help-is-here", "th", "")), "screen"),
    (
        "forms.png",
        (
            ("is-this-job-real", "es", "trifold"),
            ("room-notice", "vi", "tent"),
            ("room-notice", "ar", "tent"),
            ("help-is-here", "uk", "rack-card"),
            ("know-the-signs", "fr", "24x36"),
        ),
        "screen",
    ),
    ("board.png", _BOARD, "screen"),
    ("office-sheet.png", (("indicator-card", "es", ""),), "office"),
    ("tiles.png", (("know-the-signs", "es", "18x24"),), "office"),
    ("press-file.png", (("indicator-card", "es", ""),), "press"),
)


def draw(campaign: Campaign, folder: Path, examples: Path) -> Iterator[Path]:
    """Draw every picture, those of the campaigns in the folder of examples, too; yields each file as it is written."""
    path = folder / "campaigns.png"
    write_files({path: contact_sheet(list(_example_pages(examples)), _WIDTH)})
    yield path
    for name, pieces, purpose in _PICTURES:
        specs = [JobSpec(material, today(), tuple(tags.split("+")), purpose, form) for material, tags, form in pieces]
        results = [build(resolve_job(campaign, spec)) for spec in specs]
        path = folder / name
        write_files({path: contact_sheet([(result.name, result.pdf) for result in results], _WIDTH)})
        yield path
    path = folder / "calibration.png"
    write_files({path: contact_sheet([calibration_file(campaign, _CALIBRATED, "long", None)], _WIDTH)})
    yield path


def _example_pages(examples: Path) -> Iterator[tuple[str, bytes]]:
    """The pieces of the example campaigns, each as its name and its file."""
    for folder, piece, made in _EXAMPLES:
        campaign = open_campaign_folder(examples / folder)
        for language, form in made:
            options = BuildOptions((language,), (form,), purposes=("screen",))
            for job in resolve(campaign, (piece,), options):
                result = build(job)
                yield result.name, result.pdf
