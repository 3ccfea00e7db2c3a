"""Makes a campaign's own folder: settings, an organization, an example piece in English and Spanish, and what to do with them."""

from __future__ import annotations

import json
from pathlib import Path

from handbill.campaign.open_campaign import check_new_folder
from handbill.contacts.organization import parse_organization
from handbill.core.datafile import parse
from handbill.core.files import write_files
from handbill.core.problems import Place, Problem, display_path, raise_if_any

_TEMPLATE = Path(__file__).parent / "template"
_NAME, _PHONE = "CAMPAIGN_NAME", "# PHONE_LINE"
_EXAMPLE = '# phone: "+1 336 555 0142"     # your line, as it should be printed'


def create_campaign(folder: Path, name: str = "", phone: str = "") -> list[Path]:
    """Make a campaign in a folder, which need not exist; returns its files. `name`: the folder's own, if empty. `phone`: its line, if any.

    Raises ProblemsFound: there is a campaign or one of the files already (usage-campaign), the number is none that can be called, or the
    folder cannot be written (output-disk).
    """
    check_new_folder(folder)
    called = name.strip() or folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "My campaign"
    files = {folder / path.relative_to(_TEMPLATE): path for path in sorted(_TEMPLATE.rglob("*")) if path.is_file()}
    hint = "choose another folder; nothing of yours is overwritten"
    there = [Problem("usage-campaign", "this file is there already", Place(display_path(path)), hint) for path in files if path.exists()]
    raise_if_any(there)
    texts = {path: _filled(source, called, phone.strip()) for path, source in files.items()}
    organization = folder / "organization.yaml"
    parse_organization(parse(texts[organization], organization))
    write_files({path: text.encode() for path, text in texts.items()})
    return list(files)


def _filled(source: Path, name: str, phone: str) -> str:
    """A file of the template with the campaign's name and number in it; in YAML in quotes, so that any character may be in them."""
    text = source.read_text(encoding="utf-8")
    line = f"phone: {json.dumps(phone, ensure_ascii=False)}" if phone else _EXAMPLE
    return text.replace(_NAME, json.dumps(name, ensure_ascii=False) if source.suffix == ".yaml" else name).replace(_PHONE, line)
