"""The booklet as one page for a browser, with everything in it: it opens from a double click and works without a network.

What is answered stays in the browser until it is saved as a file, which `language accept` reads.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

from handbill.core.problems import ProblemsFound
from handbill.graphics.bitmap import Bitmap
from handbill.i18n.language import Language
from handbill.translation.review.answers import FORMAT, LANGUAGE, MADE, VERSION, Verdict
from handbill.translation.review.booklet import Booklet, ReviewEntry, Section
from handbill.translation.review.booklet_words import (
    ANSWERS,
    CLEAR,
    HOW,
    INTRODUCTION,
    KEPT,
    NEXT,
    NO_SCRIPT,
    QUESTIONS_HEAD,
    REASON,
    SAVE,
    SAVE_AT_END,
    WATCH,
    WATCH_HEAD,
    about,
    becomes_text,
    heading,
    uses_text,
)
from handbill.typeset.font_subset import subset_font

_HERE = Path(__file__).parent
_BROWSERS_HAVE = "Latn"


def booklet_html(booklet: Booklet) -> bytes:
    """The page."""
    return "\n".join(_page(booklet)).encode()


def _page(booklet: Booklet) -> Iterator[str]:
    title, language = escape(heading(booklet)), booklet.language
    yield f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>\n{_font(booklet)}{_file('page.css')}</style>\n</head>\n<body>"
    yield '<header class="bar"><div>'
    yield f'<span class="count" id="count" role="status">0 of {len(booklet.entries)} answered</span>'
    yield f'<button type="button" id="next">{NEXT}</button> <button type="button" id="save" class="main">{SAVE}</button>'
    yield f'<p class="note" id="note" role="status"></p></div></header>\n<main>\n<h1>{title}</h1>'
    yield f'<p class="own" {_in(language)}>{escape(language.name)}</p>'
    yield f"<noscript><p><strong>{NO_SCRIPT}</strong></p></noscript>"
    yield from (f"<p>{escape(each)}</p>" for each in (*about(booklet), INTRODUCTION))
    yield '<ol class="steps">'
    yield from (f"<li><b>{number} {escape(head)}</b> {escape(what)}</li>" for number, (head, what) in enumerate(HOW, 1))
    yield f"</ol>\n<h2>{WATCH_HEAD}</h2>\n<ul>"
    yield from (f"<li>{escape(each)}</li>" for each in WATCH)
    yield "</ul>"
    if booklet.questions:
        yield f"<h2>{QUESTIONS_HEAD}</h2>\n<ul>"
        yield from (f"<li>{escape(each)}</li>" for each in booklet.questions)
        yield "</ul>"
    yield f'<p>{KEPT}</p>\n<p><button type="button" id="clear">{CLEAR}</button></p>'
    for section in booklet.sections:
        yield from _section(section, language)
    yield f'<p class="end">{SAVE_AT_END}</p>\n</main>'
    data = {VERSION: FORMAT, LANGUAGE: language.tag, MADE: str(booklet.made)}
    yield f'<script type="application/json" id="about">{json.dumps(data)}</script>'
    yield f"<script>\n{_file('page.js')}</script>\n</body>\n</html>\n"


def _section(section: Section, language: Language) -> Iterator[str]:
    yield f'<section class="piece">\n<h2>{escape(section.title)}</h2>'
    if section.own_title:
        yield f'<p class="own" {_in(language)}>{escape(section.own_title)}</p>'
    if section.pages:
        pictures = (_picture(page, f"{section.title}, page {number}") for number, page in enumerate(section.pages, 1))
        yield f'<div class="pages">{"".join(pictures)}</div>'
    for entry in section.entries:
        yield from _entry(entry, language)
    yield "</section>"


def _entry(entry: ReviewEntry, language: Language) -> Iterator[str]:
    number = entry.number
    yield f'<article id="m{number}" data-number="{number}" data-id="{entry.id}" data-digest="{entry.digest}">'
    if entry.picture:
        picture = _picture(entry.picture, f"Where message {number} is printed")
        yield f"<figure>{picture}<figcaption>{escape(entry.where)}</figcaption></figure>"
    else:
        yield f'<p class="missing">{escape(entry.where)}</p>'
    yield f'<div>\n<h3><span class="number">{number}</span> <span class="english">{escape(entry.english)}</span></h3>'
    yield f'<p class="wording" id="w{number}" {_in(language)}>{_with_placeholders(entry.translation)}</p>'
    yield f'<p class="meta">{escape(uses_text(entry))}</p>'
    yield from (f'<p class="meta">{escape(each)}</p>' for each in becomes_text(entry))
    yield from (f'<p class="question">{escape(each)}</p>' for each in entry.questions)
    yield from (f'<p class="opinion">{escape(each)}</p>' for each in entry.opinions)
    yield f"<fieldset><legend>Message {number}</legend>"
    for verdict, label in zip(Verdict, ANSWERS, strict=True):
        yield f'<label><input type="radio" name="a{number}" value="{verdict}"> {label.rstrip(":")}</label>'
    yield _field(number, Verdict.BETTER, ANSWERS[1], _in(language))
    yield _field(number, Verdict.WRONG, REASON, 'lang="en" dir="ltr"')
    yield '<p class="warning words" role="status"></p></fieldset>\n</div>\n</article>'


def _field(number: int, verdict: Verdict, label: str, language: str) -> str:
    name = f"t{number}{verdict}"
    area = f'<textarea id="{name}" rows="2" {language}></textarea>'
    return f'<div class="words {verdict}" hidden><label for="{name}">{escape(label)}</label>{area}</div>'


def _with_placeholders(words: str) -> str:
    """Words in which each {{ }} runs from left to right."""
    return escape(words).replace("{{", '<bdi dir="ltr">{{').replace("}}", "}}</bdi>")


def _in(language: Language) -> str:
    return f'lang="{language.tag}" dir="{language.direction}"'


def _picture(picture: Bitmap, alt: str) -> str:
    data = base64.b64encode(picture.data).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<img loading="lazy" {size} alt="{escape(alt)}" src="data:image/png;base64,{data}">'


def _font(booklet: Booklet) -> str:
    """The letters of the language, since a browser may have none and would show boxes; empty for Latin letters, which it has."""
    language = booklet.language
    if language.script == _BROWSERS_HAVE:
        return ""
    every = "".join((language.name, *(entry.translation for entry in booklet.entries), *(each.own_title for each in booklet.sections)))
    try:
        data = base64.b64encode(subset_font(language, "".join(sorted(set(every) - {"\n"})))).decode()
    except ProblemsFound:  # the pieces of this language have problems of their own then
        return ""
    return f'@font-face {{ font-family: wording; src: url("data:font/ttf;base64,{data}"); }}\n'


def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
