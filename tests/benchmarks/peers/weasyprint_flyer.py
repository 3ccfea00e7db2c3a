"""The flyer in HTML and CSS, by WeasyPrint: words.json becomes a PDF.    python weasyprint_flyer.py WORDS OUTPUT"""

from __future__ import annotations

import json
import sys
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from weasyprint import HTML

TAGS = {"title": "h1", "heading": "h2", "item": "li"}


def html(words: dict[str, Any]) -> str:
    """The page."""
    faces = "".join(
        f"@font-face {{ font-family: '{font['family']}'; font-weight: {weight}; src: url('{Path(font[key]).as_uri()}') }}"
        for font in words["fonts"]
        for key, weight in (("regular", 400), ("bold", 700))
    )
    families = ", ".join(f"'{font['family']}'" for font in words["fonts"])
    width, height = words["page"]
    style = f"""{faces}
        @page {{ size: {width}pt {height}pt; margin: 0; background: {words["ground"]} }}
        body {{ margin: 0; font-family: {families} }}
        section {{ padding: 12pt 43.2pt 7pt }} section.words {{ padding-top: 36pt }} section.band {{ background: {words["band"]} }}
        h1, h2, p, ul {{ margin: 0 0 7pt; line-height: 1.2 }} ul {{ padding: 0 0 0 13pt; list-style: square }}
        li {{ margin: 0 0 2.5pt }}"""
    body = "".join(_section(part, list(strings)) for part, strings in groupby(words["strings"], key=lambda string: string["part"]))
    title = escape(words["strings"][0]["text"])
    head = f"<meta charset='utf-8'><title>{title}</title><style>{style}</style>"
    return f"<html lang='{words['language']}' dir='{words['direction']}'><head>{head}</head><body>{body}</body></html>"


def _section(part: str, strings: list[dict[str, Any]]) -> str:
    inside = ""
    for is_list, group in groupby(strings, key=lambda string: string["role"] == "item"):
        each = "".join(map(_element, group))
        inside += f"<ul>{each}</ul>" if is_list else each
    return f"<section class='{part}'>{inside}</section>"


def _element(string: dict[str, Any]) -> str:
    tag = TAGS.get(string["role"], "p")
    style = f"font-size: {string['size']}pt; font-weight: {700 if string['bold'] else 400}; color: {string['color']}"
    return f'<{tag} style="{style}">{escape(string["text"])}</{tag}>'


if __name__ == "__main__":
    HTML(string=html(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))).write_pdf(sys.argv[2])
