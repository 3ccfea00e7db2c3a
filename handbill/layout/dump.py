"""Dumps a page as text, one item per line: roles, tags, fonts, positions and strings. Golden tests compare it, reviewers read it.

Positions are x and y of the box's top left corner and its width and height, in points with one decimal.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.graphics.items import DrawingItem, ImageItem, Item, Page, RectItem, TextItem


def dump(page: Page, glyphs: bool = True) -> str:
    """The whole page. With `glyphs`, each run lists its glyph ids: clusters separated by spaces, glyphs of a cluster joined by +."""
    head = f"page {page.name} {page.language} {page.direction} {page.width:.1f} x {page.height:.1f} pt, bleed {page.bleed:.1f}"
    head += "".join(f", fold {fold.axis} {fold.at:.1f}" for fold in page.folds)
    return "\n".join([head, *(f"  {line}" for item in page.items for line in _item(item, glyphs))]) + "\n"


def _item(item: Item, glyphs: bool) -> Iterator[str]:
    box = item.box
    tags = "/".join(tag.kind for tag in item.tags) or "-"
    place = f"{box.x:.1f} {box.y:.1f} {box.width:.1f} {box.height:.1f}"
    yield f"{item.role} <{tags}> [{place}] {_what(item)}" + (f" -> {item.link}" if item.link else "")
    if isinstance(item, TextItem):
        for run in item.runs:
            arrow = "<" if run.rtl else ">"
            shown = " ".join("+".join(str(gid) for gid, _, _ in cluster.glyphs) for cluster in run.clusters)
            yield f"    {arrow} {run.font.id} {run.font.weight} w{run.width}" + (f": {shown}" if glyphs else "")


def _what(item: Item) -> str:
    if isinstance(item, TextItem):
        color = item.color.name if item.color else "-"
        turned = " turned" if item.turn else ""
        return f"{item.language} {item.size:.2f}pt {color}{turned} {item.text!r}"
    if isinstance(item, RectItem):
        return f"fill {item.fill.name if item.fill else '-'}"
    if isinstance(item, DrawingItem):
        return f"drawing of {len(item.drawing.shapes)} shapes in {item.color.name if item.color else 'its own colors'}"
    assert isinstance(item, ImageItem)
    shape = "" if item.window == "band" else f" in a window: {item.window}"
    return f"image of {item.pixels[0]} x {item.pixels[1]} pixels{shape}"
