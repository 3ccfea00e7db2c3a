"""Writes a site: every piece of a campaign as pages and files in a folder that any web host can serve, or that opens from a disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from handbill.build.build_files import BuiltFile
from handbill.build.job import Job
from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign
from handbill.content.material import find_material
from handbill.core.executor import ProgressBar, WorkerLost, lost_problem, no_progress
from handbill.core.files import check_writable, write_files
from handbill.core.local_executor import local_executor
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.typeset.font_subset import subset_font
from handbill.web.i18n.translations import Translations, page_languages, translations
from handbill.web.site.page_work import PieceContent, PieceFile, make_contents
from handbill.web.site.words import as_html, words_of
from handbill.web.views.quick_exit import WEATHER

_HERE = Path(__file__).parent
_STYLE = "style.css"
_EVERY_BROWSER_HAS = "Latn"  # the script whose letters need no font of ours


@dataclass(frozen=True)
class SiteOptions:
    """`address`: where the site will stand, such as https://example.org/cards; search engines want whole addresses. `name`: whose it is."""

    address: str = ""
    name: str = ""


@dataclass(frozen=True)
class PiecePage:
    """The page of a piece: which languages it is in, the leading one first, and what it shows. `path`: below the site's folder."""

    material: str
    languages: tuple[Language, ...]
    content: PieceContent
    about: str
    multilingual: bool

    @property
    def language(self) -> Language:
        return self.languages[0]

    @property
    def stem(self) -> str:
        return "-".join((self.material, *(["+".join(each.tag for each in self.languages)] if len(self.languages) > 1 else [])))

    @property
    def path(self) -> str:
        return f"{self.language.tag}/{self.stem}.html"

    @property
    def title(self) -> str:
        assert self.content.piece  # only pages without problems are written
        return self.content.piece.title

    def file_path(self, file: PieceFile) -> str:
        """Where a file stands, below the site's folder."""
        return f"{self.language.tag}/{file.spec.purpose}/{file.name}"

    def picture_path(self, index: int) -> str:
        return f"{self.language.tag}/pictures/{self.stem}-{index + 1}.png"

    @property
    def draft_words(self) -> bool:
        return any(language for file in self.content.files for language, _ in file.summary.drafts)

    @property
    def draft_numbers(self) -> bool:
        return any(not language for file in self.content.files for language, _ in file.summary.drafts)


@dataclass(frozen=True)
class Site:
    """What was written: every page, and every file as the summary of a run wants it."""

    pages: tuple[PiecePage, ...]
    built: tuple[BuiltFile, ...]


def check_address(address: str) -> None:
    """Raises ProblemsFound (usage-address): not a whole web address."""
    parts = urlsplit(address)
    if address and not (parts.scheme in ("https", "http") and parts.hostname and not parts.query and not parts.fragment):
        hint = "write it whole, as in https://example.org/cards"
        raise ProblemsFound([Problem("usage-address", f"--address: {address!r} is not the address of a folder on the web", hint=hint)])


def write_site(jobs: Sequence[Job], folder: Path, options: SiteOptions, progress: ProgressBar = no_progress, processes: int = 1) -> Site:
    """Make every file and page of these jobs of a campaign, then write all of them into `folder`.

    Raises ProblemsFound with the problems of all pieces together; then nothing is written.
    """
    check_writable(folder)
    campaign = jobs[0].campaign
    groups = _by_page(jobs)
    pages = tuple(_make_pages(campaign, groups, progress, processes))
    files = {folder / path: data for path, data in _finished_files(pages)}
    files |= {folder / path: text.encode() for path, text in _html(campaign, pages, options)}
    files |= {folder / f"fonts/{tag}.ttf": font for tag, font in _fonts(pages)}
    files[folder / _STYLE] = (_HERE / "templates" / _STYLE).read_bytes()
    write_files(files)
    by_spec = {job.spec: job for job in jobs}
    listed = ((page, file) for page in pages for file in page.content.files if file.kind != "JPEG")  # the same picture as a PNG
    built = [BuiltFile(folder / page.file_path(file), by_spec[file.spec], file.summary) for page, file in listed]
    return Site(pages, tuple(built))


def _by_page(jobs: Sequence[Job]) -> list[tuple[JobSpec, ...]]:
    """The specs of each page's files: those of a piece in the same languages."""
    groups: dict[tuple[str, tuple[str, ...]], list[JobSpec]] = {}
    for job in jobs:
        groups.setdefault((job.spec.material, job.spec.languages), []).append(job.spec)
    return [tuple(group) for group in groups.values()]


def _make_pages(campaign: Campaign, groups: Sequence[tuple[JobSpec, ...]], progress: ProgressBar, processes: int) -> Iterator[PiecePage]:
    contents: list[PieceContent] = []
    with progress(len(groups), "Making pages") as report, local_executor(processes) as executor:
        for answer in executor.map(partial(make_contents, campaign=campaign), groups):
            contents.append(PieceContent((lost_problem(answer),)) if isinstance(answer, WorkerLost) else answer)
            report(answer)
    found: dict[Problem, None] = dict.fromkeys(problem for content in contents for problem in content.problems)
    raise_if_any(list(found))
    for group, content in zip(groups, contents, strict=True):
        material = find_material(campaign, group[0].material)
        languages = tuple(find_language(campaign, tag) for tag in group[0].languages)
        yield PiecePage(material.id, languages, content, material.about, material.multilingual)


def _finished_files(pages: Sequence[PiecePage]) -> Iterator[tuple[str, bytes]]:
    for page in pages:
        yield from ((page.file_path(file), file.data) for file in page.content.files)
        yield from ((page.picture_path(index), picture.png) for index, picture in enumerate(page.content.pictures))


def _fonts(pages: Sequence[PiecePage]) -> Iterator[tuple[str, bytes]]:
    """For each script that a browser may lack: a font with the letters of a language's words, and one with those of its name."""
    letters: dict[Language, set[str]] = {}
    for page in pages:
        for language in page.languages:
            letters.setdefault(language, set(language.name)).update(page.content.letters if not page.multilingual else ())
    for language, needed in letters.items():
        if _needs_font(language):
            yield language.tag, subset_font(language, "".join(sorted(needed)))
            yield f"{language.tag}-name", subset_font(language, language.name)


def _needs_font(language: Language) -> bool:
    return language.script != _EVERY_BROWSER_HAS


def _html(campaign: Campaign, pages: Sequence[PiecePage], options: SiteOptions) -> Iterator[tuple[str, str]]:
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["words"] = as_html
    languages = list(dict.fromkeys(page.language for page in pages))
    shared: dict[str, Any] = {"languages": languages, "pages": pages, "site": options, "needs_font": _needs_font, "weather": WEATHER}
    yield "index.html", _render(templates, "index.html", campaign, find_language(campaign, SOURCE), "index.html", shared)
    for language in languages:
        path = f"{language.tag}/index.html"
        own = [page for page in pages if page.language == language]
        shown = [*own, *(page for page in pages if page.multilingual and page not in own)]
        yield path, _render(templates, "language.html", campaign, language, path, {**shared, "shown": shown})
    for page in pages:
        others = {each.language: each for each in pages if each.material == page.material and len(each.languages) == 1}
        assert page.content.piece
        about_page = {"page": page, "others": others, "panels": words_of(page.content.piece.panels)}
        yield page.path, _render(templates, "piece.html", campaign, page.language, page.path, {**shared, **about_page})


def _render(templates: Environment, name: str, campaign: Campaign, language: Language, path: str, context: dict[str, Any]) -> str:
    """A page in a language. What stands around the words is in English where our own page has no words in that language."""
    around: Translations = translations(campaign, language.tag if language.tag in page_languages() else SOURCE)
    return templates.get_template(name).render(context, _=around, language=language, path=path, up="../" * path.count("/"))
