"""Designs are found by name in layouts/designs/ of the campaign or the library; each module has a function `pages(kit)`."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from handbill.campaign.campaign import Campaign
from handbill.content.material import find_material
from handbill.content.piece import Piece
from handbill.core.problems import ProblemsFound, unknown_name
from handbill.graphics.items import Page
from handbill.layout.format import Format, place_of
from handbill.layout.kit import Kit

_FOLDER = "layouts/designs"


def design_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all designs, sorted."""
    return tuple(campaign.files(_FOLDER, "*.py"))


def find_design(campaign: Campaign, piece: Piece, form: Format) -> Callable[[Kit], list[Page]]:
    """The function that sets this piece: `pages` of the design that the format names, else of the piece's own, else of the kind's.

    A piece's own design is made for the formats that it lists; in others it is set by the kind's.

    Raises ProblemsFound (content-design): there is no such design.
    """
    known, name = campaign.files(_FOLDER, "*.py"), form.design or (piece.design if form.id in piece.formats else "") or form.kind.design
    pages = getattr(campaign.keep(find_design, name, lambda: _load(name, known[name])), "pages", None) if name in known else None
    if pages is None:
        place = place_of(campaign, form, "design") if form.design else find_material(campaign, piece.material).place("design")
        raise ProblemsFound([unknown_name("content-design", "design", name, known, place)])
    result: Callable[[Kit], list[Page]] = pages
    return result


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"handbill_designs.{name}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up there
    spec.loader.exec_module(module)
    return module
