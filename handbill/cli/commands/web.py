"""`web`: the page on this machine. `language page`: its words for whoever translates them."""

from __future__ import annotations

import click

from handbill.cli.console import echo, exit_on_problems


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen. Anything but this machine needs --public.")
@click.option("--public", is_flag=True, help="Others may reach the page: turns on limits for each visitor.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="The host name that visitors type, repeatable; needed with --public.")
@click.option("--proxied", is_flag=True, help="A proxy on this machine stands before the page and speaks https for it.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that set pages.")
@click.option("--open/--no-open", "opens", default=True, help="Open the page in a browser. [open]")
def web(port: int, host: str, public: bool, names: tuple[str, ...], proxied: bool, workers: int, opens: bool) -> None:
    """Open a page in the browser on which anybody can make their own piece.

    It listens on this machine alone, and keeps nothing that is typed.

    \b
    Examples:
      python generate.py web
      python generate.py web --port 8080 --no-open
      python generate.py web --public --proxied --name handbill.example.org
    """
    import webbrowser

    from handbill.web.http.app import Options
    from handbill.web.http.server import LOOPBACK, ListenAddress, check_address, serve

    with exit_on_problems():
        address = ListenAddress(host, port, names, proxied)
        check_address(address, public)
        here = f"http://{'localhost' if host in LOOPBACK else host}:{port}/"

        def opened() -> None:
            echo(f"The page is at {here}")
            echo("Ctrl-C closes it.")
            if opens and not public:
                webbrowser.open(here)

        serve(address, Options(public, names if public else (*LOOPBACK, *names), secure=proxied, workers=workers), opened)


@click.command("page")
@click.argument("tags", nargs=-1, metavar="[TAG]...")
def page_words(tags: tuple[str, ...]) -> None:
    """Bring the page's own words in these languages (or all it has) up to its English; a language it has not is started.

    The files are web/languages/TAG/messages.po. Changed messages turn fuzzy, nothing is lost.
    """
    from handbill.web.i18n.messages import update

    with exit_on_problems():
        for tag, done in update(tags):
            echo(f"{tag:10} {done.added} new, {done.fuzzy} fuzzy, {done.obsolete} no longer used")
