"""Finds pictures by name: a file of layouts/pictures, of the campaign or the library, written in primitives or drawn as an SVG."""

from __future__ import annotations

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, ProblemsFound, unknown_name
from handbill.core.schema.record import parse_data
from handbill.graphics.items import Drawing
from handbill.graphics.motif.declaration import MOTIF, Motif

FOLDER = "layouts/pictures"


def picture_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all pictures, sorted."""
    return tuple(sorted({*campaign.files(FOLDER), *campaign.files(FOLDER, "*.svg")}))


def check_picture(campaign: Campaign, name: str, place: Place) -> list[Problem]:
    """A problem (content-picture) if there is no picture of this name."""
    names = picture_names(campaign)
    return [] if name in names else [unknown_name("content-picture", "picture", name, names, place)]


@cached_by_campaign()
def find_picture(campaign: Campaign, name: str) -> Motif | Drawing:
    """The picture of this name; an SVG keeps its own colors.

    Raises ProblemsFound: there is none, or its file has problems.
    """
    files, svgs = campaign.files(FOLDER), campaign.files(FOLDER, "*.svg")
    if name in files:
        return parse_data(MOTIF, campaign.read(files[name]))
    if name not in svgs:
        raise ProblemsFound(check_picture(campaign, name, Place()))
    from handbill.graphics.logo import load_logo

    place = Place(file=str(svgs[name]))
    found = load_logo(svgs[name], place)
    if not isinstance(found, Drawing):
        raise ProblemsFound([Problem("picture-type", f"{svgs[name].name} holds pixels, not a drawing", place, "save it as an SVG")])
    return found
