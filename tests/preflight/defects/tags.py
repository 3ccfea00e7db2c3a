"""What a screen reader says."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary, Name

from defects.planting import defect, replaced

replaced("text in no tag", "screen", "tagged-text", r"^/P <</MCID \d+>> BDC\n(.*?)^EMC$", r"\1", "accessibility", "tag-tree")
replaced("text as an artifact", "screen", "artifact-text", r"^/P <</MCID \d+>> BDC$", "/Artifact BMC", "tag-tree")
replaced("a mark that no element knows", "screen", "tag-tree", r"/P <</MCID \d+>> BDC", "/P <</MCID 900>> BDC", "accessibility")


@defect("a parent tree that leads to the wrong element", "screen", "tag-tree", "accessibility")
def _(document):
    parents = document.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[0], parents[1] = parents[1], parents[0]


@defect("no tags", "screen", "tags", "accessibility")
def _(document):
    del document.Root.StructTreeRoot


@defect("an empty structure tree", "screen", "tags", "accessibility", "tag-tree")
def _(document):
    document.Root.StructTreeRoot.K = Array([])


@defect("no title", "screen", "title", "accessibility")
def _(document):
    document.trailer.Info.Title = pikepdf.String("")
    document.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", document.Root.Metadata.read_bytes()))


@defect("a title that the window does not show", "screen", "title", "accessibility")
def _(document):
    del document.Root.ViewerPreferences


@defect("no language", "screen", "language", "accessibility")
def _(document):
    del document.Root.Lang


@defect("a figure without alternative text", "screen poster", "accessibility")
def _(document):
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name.Figure:
            del each.Alt
