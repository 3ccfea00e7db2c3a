"""Finds pictures by name: a file of layouts/pictures, of the campaign or the library, written in primitives or drawn as an SVG."""

from __future__ import annotations

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts.hero import PICTURES
from handbill.core.problems import Place, Problem, ProblemsFound, display_path, unknown_name
from handbill.core.schema.record import parse_data
from handbill.graphics.items import Drawing
from handbill.graphics.motif.declaration import MOTIF, Motif

_PHOTOGRAPHS = ("*.[jJ][pP][gG]", "*.[jJ][pP][eE][gG]", "*.[pP][nN][gG]")


def picture_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all pictures, sorted."""
    return tuple(sorted({*campaign.files(PICTURES), *campaign.files(PICTURES, "*.svg")}))


def check_picture(campaign: Campaign, name: str, place: Place) -> list[Problem]:
    """A problem (content-picture) if there is no drawing of this name."""
    names = picture_names(campaign)
    if name in names:
        return []
    photograph = next((path for kind in _PHOTOGRAPHS for stem, path in campaign.files(PICTURES, kind).items() if stem == name), None)
    if photograph:
        hint = f"name it as the piece's photograph: hero: {{file: {photograph.name}, alt: What it shows., people: none}}"
        return [
            Problem("content-picture", f"the picture {name!r} is a photograph, {photograph.name}, and pictures are drawings", place, hint)
        ]
    return [unknown_name("content-picture", "picture", name, names, place)]


@cached_by_campaign()
def find_picture(campaign: Campaign, name: str) -> Motif | Drawing:
    """The picture of this name; an SVG keeps its own colors.

    Raises ProblemsFound: there is none, or its file has problems.
    """
    if name not in picture_names(campaign):
        raise ProblemsFound(check_picture(campaign, name, Place()))
    # The campaign's own goes before the library's, in whichever of the two ways it is made.
    paths = (layer / PICTURES / f"{name}{suffix}" for layer in campaign.layers for suffix in (".yaml", ".svg"))
    path = next(path for path in paths if path.exists())
    if path.suffix == ".yaml":
        return parse_data(MOTIF, campaign.read(path))
    from handbill.graphics.logo import load_logo

    place = Place(file=display_path(path))
    found = load_logo(path, place)
    if not isinstance(found, Drawing):
        raise ProblemsFound([Problem("picture-type", f"{path.name} holds pixels, not a drawing", place, "save it as an SVG")])
    return found
