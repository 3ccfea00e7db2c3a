"""The flyer in ReportLab's own paragraphs (platypus): words.json becomes a PDF.    python reportlab_flyer.py WORDS OUTPUT"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Spacer, Table

MARGIN = 43.2  # points


def main(words_file: str, output: str) -> None:
    words = json.loads(Path(words_file).read_text(encoding="utf-8"))
    for weight in ("regular", "bold"):
        registerFont(TTFont(weight, words["fonts"][0][weight]))
    parts = {part: [string for string in words["strings"] if string["part"] == part] for part in ("words", "band", "foot")}
    width, height = words["page"]
    band = Table([[list(_flow(parts["band"]))]], colWidths=[width])
    padding = [("LEFTPADDING", (0, 0), (-1, -1), MARGIN), ("TOPPADDING", (0, 0), (-1, -1), 12), ("BOTTOMPADDING", (0, 0), (-1, -1), 7)]
    band.setStyle([("BACKGROUND", (0, 0), (-1, -1), words["band"]), *padding])

    def ground(canvas: Any, document: Any) -> None:
        canvas.setFillColor(words["ground"])
        canvas.rect(0, 0, width, height, stroke=0, fill=1)

    title = words["strings"][0]["text"]
    document = SimpleDocTemplate(
        output, pagesize=(width, height), leftMargin=MARGIN, rightMargin=MARGIN, topMargin=30, bottomMargin=6, title=title, lang="en"
    )
    story = [*_flow(parts["words"]), Spacer(0, 7), band, Spacer(0, 7), *_flow(parts["foot"])]
    document.build(story, onFirstPage=ground)


def _flow(strings: list[dict[str, Any]]) -> Iterator[Any]:
    items = []
    for string in strings:
        if string["role"] == "item":
            items.append(ListItem(_paragraph(string, 2.5), bulletColor="#ad4417"))
            continue
        if items:
            yield ListFlowable(items, bulletType="bullet", start="•", bulletFontName="regular", leftIndent=13)
            items = []
        yield _paragraph(string, 7)


def _paragraph(string: dict[str, Any], after: float) -> Any:
    style = ParagraphStyle(
        string["role"],
        fontName="bold" if string["bold"] else "regular",
        fontSize=string["size"],
        leading=string["size"] * 1.2,
        textColor=string["color"],
        spaceAfter=after,
    )
    return Paragraph(escape(string["text"]), style)


main(*sys.argv[1:])
