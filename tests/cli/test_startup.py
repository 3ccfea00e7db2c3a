"""What a command loads, since cold start is what a person waits for: nothing that this run has no use for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RARE_SHEETS = {"handbill.sheets.calibration", "handbill.sheets.proof_sheet"}
# Asked at the end rather than traced: -X importtime leaves out what importlib.import_module brings, the designs for one.
_ASK = """
import json, sys
from handbill.__main__ import commands
try:
    commands()(sys.argv[1:])
except SystemExit as end:
    assert not end.code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(*words: str) -> set[str]:
    """Every module that is loaded once a command has done its work."""
    done = subprocess.run([sys.executable, "-c", _ASK, *words], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def libraries(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def sheets(modules: set[str]) -> set[str]:
    return {module for module in modules if module.startswith("handbill.sheets.")}


def test_help_loads_only_click_and_the_commands() -> None:
    modules = loaded("--help")
    heavy = {"reportlab", "uharfbuzz", "jinja2", "yaml", "PIL", "pypdfium2", "pikepdf", "babel", "phonenumbers", "fontTools", "segno"}
    assert libraries(modules) & heavy == set()
    assert "click" in modules
    # Only where the commands are and how problems are reported; no file of data is read.
    listed = ("build", "build.purposes", "layout", "layout.default_theme")  # by options
    names = {f"handbill.{name}" for name in listed}
    rooms = {name.split(".")[1] for name in modules - names if name.startswith("handbill.")}
    assert rooms <= {"__main__", "cli", "campaign", "core"}
    assert not [
        name for name in modules if name.startswith(("handbill.core.schema", "handbill.core.datafile", "handbill.core.process_pool"))
    ]


def test_each_commands_help_is_as_light() -> None:
    for name in ("batch", "build", "dump", "list", "preview", "schema"):
        assert libraries(loaded(name, "--help")) & {"reportlab", "uharfbuzz", "jinja2", "yaml", "openpyxl"} == set()


def test_an_english_flyer_for_the_screen_loads_only_what_sets_it(tmp_path: Path) -> None:
    modules = loaded("build", "help-is-here", "-l", "en", "--for", "screen", "--output", str(tmp_path), "--quiet")
    assert {"uharfbuzz", "reportlab", "yaml", "icu4py"} <= libraries(modules)
    # No translations to read, no press colors or tags to judge, no QR code, no letters outside Latin.
    assert libraries(modules) & {"babel", "pikepdf", "page", "segno", "fontTools", "pydantic", "xmlrpc"} == set()
    # Its strings need no Jinja2.
    assert "jinja2" not in libraries(modules)
    # ReportLab imports Pillow's front; no picture is decoded.
    assert "PIL.PngImagePlugin" not in modules
    assert "PIL.JpegImagePlugin" not in modules
    assert "reportlab.pdfgen.canvas" not in modules
    assert {name for name in modules if name.startswith("handbill_designs.")} == {"handbill_designs.flyer"}
    assert {name for name in modules if name.startswith("handbill.graphics.svg.read_svg")} == set()
    assert modules & {"handbill.graphics.photo.frame_photo", "handbill.graphics.photo.read_photo"} == set()
    # One question is asked of it, which needs neither the profiles nor the walk over its pages.
    assert modules & {"handbill.preflight.opened_file", "handbill.preflight.preflight", "handbill.preflight.profiles"} == set()
    # It goes to no print shop and nothing about it is to be checked or proofed.
    assert sheets(modules) & {*RARE_SHEETS, "handbill.sheets.press_sheets", "handbill.sheets.registration"} == set()
    assert modules & {"handbill.build.gang", "handbill.build.imposition_proof"} == set()


def test_paper_and_press_load_only_their_own_sheets(tmp_path: Path) -> None:
    office, press = (
        loaded("build", "help-is-here", "-l", "en", "--for", purpose, "--output", str(tmp_path), "--quiet")
        for purpose in ("office", "press")
    )
    assert sheets(office) & {*RARE_SHEETS, "handbill.sheets.press_sheets"} == set()
    assert sheets(press) & RARE_SHEETS == set()
    assert "handbill.sheets.office_sheets" in office
    assert "handbill.sheets.press_sheets" in press
    assert libraries(office | press) & {"jinja2"} == set()


def test_a_list_needs_no_type_and_no_paper() -> None:
    for words in (["list"], ["language", "status"]):
        assert libraries(loaded(*words)) & {"reportlab", "uharfbuzz", "PIL", "pypdfium2", "pikepdf"} == set()


# Its standard error ends with the packs that were opened.
_PACKS = """
import pathlib, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from handbill.__main__ import commands
try:
    commands()(sys.argv[1:])
except SystemExit as end:
    assert not end.code
packs = {pathlib.Path(name).parent.name for name in opened if name.endswith("language.yaml")}
print(*sorted(packs), file=sys.stderr)
"""


def test_an_english_flyer_reads_no_other_language_pack(tmp_path: Path) -> None:
    words = ["build", "help-is-here", "-l", "en", "--for", "screen", "--output", str(tmp_path), "--quiet"]
    done = subprocess.run([sys.executable, "-c", _PACKS, *words], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "en"
