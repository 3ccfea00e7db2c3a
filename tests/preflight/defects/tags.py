"""Defects in tags and metadata that screen readers use."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary, Name

from defects.planting import defect, replaced

replaced("untagged text", "screen", "tagged-text", r"^/P <</MCID \d+>> BDC\n(.*?)^EMC$", r"\1", "accessibility", "structure-tree")
replaced("text marked as an artifact", "screen", "artifact-text", r"^/P <</MCID \d+>> BDC$", "/Artifact BMC", "structure-tree")
replaced("a mark that belongs to no element", "screen", "structure-tree", r"/P <</MCID \d+>> BDC", "/P <</MCID 900>> BDC", "accessibility")


@defect("a parent tree that leads to the wrong element", "screen", "structure-tree", "accessibility")
def _(document):
    parents = document.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[0], parents[1] = parents[1], parents[0]


@defect("no tags", "screen", "tags", "accessibility")
def _(document):
    del document.Root.StructTreeRoot


@defect("an empty structure tree", "screen", "tags", "accessibility", "structure-tree")
def _(document):
    document.Root.StructTreeRoot.K = Array([])


@defect("no title", "screen", "title", "accessibility")
def _(document):
    document.trailer.Info.Title = pikepdf.String("")
    document.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", document.Root.Metadata.read_bytes()))


@defect("a title that the viewer does not show", "screen", "title", "accessibility")
def _(document):
    del document.Root.ViewerPreferences


@defect("no language", "screen", "language", "accessibility")
def _(document):
    del document.Root.Lang
    for element in document.objects:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element and "/Lang" in element:
            del element.Lang


@defect("a figure without alternative text", "screen poster", "accessibility")
def _(document):
    for element in document.objects:
        if isinstance(element, Dictionary) and element.get("/S") == Name.Figure:
            del element.Alt
