"""The commands `web`, which serves the page, and `language page`, which updates its messages for translators."""

from __future__ import annotations

import click

from handbill.campaign.open_campaign import open_source
from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on. Any but this machine's own needs --public.")
@click.option("--public", is_flag=True, help="Let others reach the page. Turns on limits for each visitor.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A host name that visitors type. Repeatable; --public needs it.")
@click.option("--proxied", is_flag=True, help="The page is behind a proxy on this machine that handles https.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="The number of processes that render pages.")
@click.option("--open/--no-open", "opens", default=True, help="Open the page in the browser. [open]")
def web(port: int, host: str, public: bool, names: tuple[str, ...], proxied: bool, workers: int, opens: bool) -> None:
    """Serve a page in the browser where anyone can make their own pieces.

    It can be reached from this machine only, and stores nothing that is typed.

    \b
    Examples:
      handbill web
      handbill web --port 8080 --no-open
      handbill web --public --proxied --name handbill.example.org
    """
    import webbrowser

    from handbill.build.settings_problems import settings_problems
    from handbill.core.problems import raise_if_any
    from handbill.web.app import LOOPBACK, ServerOptions
    from handbill.web.server import ListenAddress, check_address, serve

    with exit_on_problems():
        campaign = open_campaign()
        raise_if_any(settings_problems(campaign))
        address = ListenAddress(host, port, names, proxied)
        check_address(address, public)
        here = f"http://{'localhost' if host in LOOPBACK else host}:{port}/"

        def on_open() -> None:
            echo(f"The page is at {here}")
            echo("Press Ctrl-C to close it.")
            if opens and not public:
                webbrowser.open(here)

        serve(
            campaign,
            address,
            ServerOptions(public, names if public else (*LOOPBACK, *names), secure=proxied, workers=workers),
            on_open,
        )


@click.command("page")
@click.argument("tags", nargs=-1, metavar="[TAG]...")
def update_page_messages(tags: tuple[str, ...]) -> None:
    """Update the messages of the page in these languages, or in all it has. A language without a file gets one.

    The files are handbill/web/languages/TAG/messages.po. Changed messages are marked fuzzy; no translation is lost.
    """
    from handbill.web.i18n.messages import update

    with exit_on_problems():
        for tag, done in update(open_source(), tags):
            echo(f"{tag:10} {done.added} new, {done.fuzzy} fuzzy, {done.obsolete} no longer used")
