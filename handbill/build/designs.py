"""Designs are found by name in layouts/designs/ of the campaign or the library; each module has a function `pages(kit)`."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

from handbill.build.design_faults import design_faults, pages_of
from handbill.campaign.campaign import Campaign
from handbill.content.material import ROLES, find_material
from handbill.content.piece import Piece
from handbill.core.problems import Place, Problem, ProblemsFound, display_path, unknown_name
from handbill.graphics.items import Page
from handbill.layout.format import Format, place_of
from handbill.layout.kit import Kit

DESIGNS = "layouts/designs"


def design_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all designs, sorted."""
    return tuple(campaign.files(DESIGNS, "*.py"))


def design_name(piece: Piece, form: Format) -> str:
    """The design that sets this piece: the one that the format names, else the piece's own, else the kind's.

    A piece's own design is made for the formats that it lists; in others it is set by the kind's.
    """
    return form.design or (piece.design if form.id in piece.formats else "") or form.kind.design


def find_design(campaign: Campaign, piece: Piece, form: Format) -> Callable[[Kit], tuple[Page, ...]]:
    """The function that sets this piece: `pages` of its design.

    Raises ProblemsFound (content-design): there is no such design, it cannot be loaded, or it has no such function.
    """
    known, name = campaign.files(DESIGNS, "*.py"), design_name(piece, form)
    pages = getattr(_module(campaign, name), "pages", None) if name in known else None
    if name in known and not callable(pages):
        hint = "write `def pages(kit: Kit) -> list[Page]:`, as docs/own-designs.md shows"
        raise ProblemsFound(
            [Problem("content-design", f"the design {name} has no function `pages`", Place(display_path(known[name]), 1), hint)]
        )
    if pages is None:
        place = place_of(campaign, form, "design") if form.design else find_material(campaign, piece.material).place("design")
        raise ProblemsFound([unknown_name("content-design", "design", name, known, place)])

    def set_pages(kit: Kit) -> tuple[Page, ...]:
        with design_faults(known[name], f"the design {name} cannot set {piece.material} as {form.id}"):
            return pages_of(pages, known[name], name, kit)

    return set_pages


def design_roles(campaign: Campaign, name: str) -> frozenset[str]:
    """The roles of the blocks that a design has a place for: its ROLES; one that says nothing about them takes all.

    Raises ProblemsFound (content-design): the design cannot be loaded, or what it names are no roles.
    """
    roles: Iterable[str] = getattr(_module(campaign, name), "ROLES", ROLES)
    if isinstance(roles, str) or not isinstance(roles, Iterable) or (unknown := sorted(set(map(str, roles)) - set(ROLES))):
        what = repr(unknown[0]) if isinstance(roles, Iterable) and not isinstance(roles, str) else repr(roles)
        place = Place(display_path(campaign.files(DESIGNS, "*.py")[name]), 1)
        hint = "ROLES is a set of roles: " + ", ".join(ROLES)
        raise ProblemsFound([Problem("content-design", f"the design {name} names {what} in ROLES, which is no role", place, hint)])
    return frozenset(roles)


def design_about(campaign: Campaign, name: str) -> str:
    """What a design is, in the first sentence of its module."""
    return " ".join((_module(campaign, name).__doc__ or "").strip().partition("\n\n")[0].split())


def _module(campaign: Campaign, name: str) -> ModuleType:
    path = campaign.files(DESIGNS, "*.py")[name]
    return campaign.keep(_module, name, lambda: _load(name, path))


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"handbill_designs.{name}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up there
    with design_faults(path, f"the design {name} cannot be loaded"):
        spec.loader.exec_module(module)
    return module
