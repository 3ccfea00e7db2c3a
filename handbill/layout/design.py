"""What a design in Python builds with, under names that stay: docs/own-designs.md shows each of them.

A design is a module in layouts/designs/ with a function `pages(kit)`. It may import anything of the house, but what is not named here may
change with it.
"""

from handbill.content.piece import Block
from handbill.content.piece import Panel as Side
from handbill.core.geometry import MILLIMETER
from handbill.graphics.items import Page
from handbill.layout.elements.element import Edges, Element
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.stack import Stack
from handbill.layout.faces import one_face
from handbill.layout.flow import ROLES as ANY_ROLES
from handbill.layout.flow import flow, without
from handbill.layout.kit import Kit, each_side, first, of_role, spacer
from handbill.layout.plate import plate

__all__ = [
    "ANY_ROLES",
    "MILLIMETER",
    "Block",
    "Column",
    "Edges",
    "Element",
    "FilledBox",
    "Kit",
    "Page",
    "Row",
    "Rule",
    "Side",
    "Stack",
    "each_side",
    "first",
    "flow",
    "of_role",
    "one_face",
    "plate",
    "spacer",
    "without",
]
