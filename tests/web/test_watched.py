"""Whatever visitors send, the page and its workers read only files of the program, and write none."""

from __future__ import annotations

import ast
import re
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.web.served import ROOT, served, until

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
OWN = (str(ROOT), sys.prefix, sys.base_prefix, *{path for key, path in sysconfig.get_paths().items() if "lib" in key})
# Files of the system that any program reads: types of files, time zones, its own state.
SYSTEM = (
    str(Path.home() / ".reportlab_"),  # settings of ReportLab, which it looks for when it starts
    "/etc/mime.types",
    "/etc/httpd/",
    "/etc/apache/",
    "/usr/local/etc/",
    "/usr/local/lib/netscape/",
    "/usr/share/zoneinfo",
    "/etc/localtime",
    "/proc/",
    "/sys/",
    "/dev/null",
    "/dev/urandom",
)
PLANTED = (
    "/etc/passwd",
    "../../../../etc/passwd",
    "quetzal.yaml",
    "file:///etc/quetzal",
    "/tmp/quetzal.yaml",
    "quetzal\0",
    "layouts/shops/us.yaml",
    "quetzal.png",
)
XLINK = "http://www.w3.org/1999/xlink"
FIELDS = (
    "languages",
    "back",
    "preview_language",
    "size",
    "theme",
    "editions",
    "inks",
    "purpose",
    "stock",
    "flip",
    "shop",
    "carried_logo",
    "name",
    "phone",
    "url",
    "icc",
    "printer",
    "tile",
)


def opened(line: str) -> str:
    path = ast.literal_eval(line.partition(" ")[2])
    return path.decode(errors="replace") if isinstance(path, bytes) else str(path)


@pytest.mark.usefixtures("library_alone")
def test_only_files_of_the_program_are_read_and_none_is_written(tmp_path: Path) -> None:
    watched = tmp_path / "watched.txt"
    watched.touch()
    with served(tmp_path, module=("-m", "tests.web.watched_server"), WATCHED=str(watched), PYTHONDONTWRITEBYTECODE="1") as server:
        until(lambda: len(server.processes()) == 3)
        browser = server.browser()
        for planted in PLANTED:
            assert (
                browser.post(
                    "/en/pieces/help-is-here/files",
                    **{**dict.fromkeys(FIELDS, planted), "name": "A", "phone": "", "url": "", "ink": "", "accent": ""},
                )[0]
                == 200
            )
            assert browser.post("/en/calibrate/sheet", stock=planted, flip=planted)[0] == 400
            setup = f"name: A\nlogo: {planted!r}\n".encode()
            assert browser.post("/en/pieces/help-is-here/details/load", purpose="screen", details=(setup, planted))[0] == 200
            logo = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="{XLINK}"><image x:href="{planted}"/></svg>'.encode()
            assert browser.post("/en/pieces/help-is-here", purpose="screen", name="A", logo=(logo, planted))[0] == 200
            for pattern in ("/static/{}", "/thumbnails/{}/en.png", "/webfonts/{}.ttf", "/en/pieces/{}", "/thumbnails/help-is-here/{}.png"):
                assert browser.ask("GET", pattern.format(planted.replace("\0", "%00")))[0] in (302, 308, 404)
        for path in ("/en/", "/thumbnails/help-is-here/ar.png", "/webfonts/ar.ttf", "/static/page.js"):
            assert browser.ask("GET", path)[0] == 200
        many = {"languages": ["en", "ar"], "copies": "100", "name": "Harriet House"}
        for purpose in ("office", "press"):
            assert browser.post("/en/pieces/indicator-card/files", purpose=purpose, **many)[1][:2] == b"PK"
    lines = watched.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("process ") for line in lines) >= 3, "the workers are watched, too"
    read = {opened(line) for line in lines if line.startswith("read ")}
    assert len([path for path in read if path.endswith(".yaml")]) > 10
    assert {path for path in read if "quetzal" in path or "passwd" in path} == set()
    assert {path for path in read if path.startswith("/") and not path.startswith((*OWN, *SYSTEM))} == set()
    assert {line for line in lines if line.startswith("write ") and not re.fullmatch(r"write b?'/dev/null'", line)} == set()
    gone = {line for line in lines if not line.startswith(("read ", "write ", "process "))}
    assert {line for line in gone if not line.startswith("socket.getaddrinfo ('127.0.0.1'")} == set()
