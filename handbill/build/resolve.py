"""Which size a request comes out in, and which print shop its press file is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbill.build.job_spec import JobSpec
from handbill.content.material import find_material
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any
from handbill.layout.format import Format, find_format, format_names
from handbill.layout.ink_set import parse_inks
from handbill.layout.theme import find_theme

if TYPE_CHECKING:
    from handbill.sheets.print_shop import Shop


def choose_format(request: JobSpec) -> Format:
    """The format asked for, or the region's own among the piece's. Raises ProblemsFound (usage-format, fit-theme)."""
    offered = find_material(request.material).formats
    raise_if_any(_unknown_formats(request.material, offered))
    if not request.form:
        known = [find_format(name) for name in offered]
        if request.paper.stock:
            known = _that_fit(known, request.paper.stock)
        form = next((form for form in known if form.region == request.region), known[0])
    else:
        form = find_format(request.form)
    if form.id not in offered:
        sentence = f"{request.material} is not made as {form.id}"
        raise ProblemsFound([Problem("usage-format", sentence, hint="use one of: " + ", ".join(offered))])
    theme = find_theme(request.theme)
    if form.kind not in theme.kinds:
        sentence = f"{request.material} as {form.id} has no room for {theme.name.lower()}"
        raise ProblemsFound([Problem("fit-theme", sentence, hint=f"choose a piece of another kind: {', '.join(theme.kinds)}")])
    return form


def _that_fit(forms: list[Format], stock_name: str) -> list[Format]:
    """The formats that a stock takes; all of them when it takes none."""
    from handbill.sheets.grid import fits
    from handbill.sheets.imposition import bare_leaf
    from handbill.sheets.stock import find_stock

    stock = find_stock(stock_name)
    return [form for form in forms if fits(stock, bare_leaf(form))] or forms


def find_job_shop(request: JobSpec) -> Shop:
    """The print shop that a press file is made for. Raises ProblemsFound: usage-shop, usage-inks, and what is wrong with its file."""
    from handbill.sheets.print_shop import default_shop, find_shop

    shop = find_shop(request.shop) if request.shop else default_shop(choose_format(request).region)
    if not shop.process_inks and parse_inks(request.inks).full:
        hint = 'add --inks black, or --inks "black+NAME" for a second drum'
        raise ProblemsFound([Problem("usage-inks", f"{shop.id} does not print in four inks", hint=hint)])
    return shop


def _unknown_formats(name: str, offered: tuple[str, ...]) -> list[Problem]:
    """Formats that a content file names and nobody made."""
    place, known = find_material(name).file.place("formats"), format_names()
    unknown = [form for form in offered if form not in known]
    return [Problem("content-format", f"there is no format called {form!r}", place, did_you_mean(form, known)) for form in unknown]
