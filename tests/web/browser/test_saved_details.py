"""The details that were filled in, saved as a file: the command line accepts it, and the page can load it again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from driving import NAME, NUMBER, downloaded, open_card

from tests.web.visitor import pdf_text

ROOT = Path(__file__).parents[3]


def test_saved_details_work_on_the_command_line_and_can_be_loaded(profile, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    page = profile()[0].new_page()
    open_card(page)
    page.get_by_label("Name", exact=True).fill(NAME)
    page.get_by_label("Your own number").fill(NUMBER)
    page.get_by_text("Save your details for next time").click()
    file = tmp_path / "organization.yaml"
    file.write_bytes(downloaded(page, page.get_by_role("button", name="Save my details").click).read_bytes())

    command = [sys.executable, "generate.py", "build", "indicator-card", "--organization", str(file), "--output", str(tmp_path)]
    subprocess.run([*command, "--language", "en", "--for", "screen"], cwd=ROOT, check=True, capture_output=True)
    (pdf,) = tmp_path.rglob("*.pdf")
    assert NAME in pdf_text(pdf.read_bytes())
    assert NUMBER in pdf_text(pdf.read_bytes())

    fresh = profile()[0].new_page()
    open_card(fresh)
    expect(fresh.get_by_label("Name", exact=True)).to_have_value("")
    fresh.get_by_text("Save your details for next time").click()
    fresh.get_by_label("Saved details").set_input_files(file)
    fresh.get_by_role("button", name="Load my details").click()
    expect(fresh.get_by_text("Your details are filled in.")).to_be_in_viewport()
    expect(fresh.get_by_label("Name", exact=True)).to_have_value(NAME)
    expect(fresh.get_by_label("Your own number")).to_have_value(NUMBER)


def test_another_file_is_refused_in_plain_words(page) -> None:
    from playwright.sync_api import expect

    open_card(page)
    page.get_by_text("Save your details for next time").click()
    page.get_by_label("Saved details").set_input_files({"name": "a.yaml", "mimeType": "text/plain", "buffer": b"- 1"})
    page.get_by_role("button", name="Load my details").click()
    details = page.get_by_label("Saved details")
    expect(details).to_be_visible()
    expect(details).to_have_accessible_description(
        "These are not saved details. Choose the file organization.yaml that this page gave you."
    )
