"""A campaign of one's own laid over the small library, with a piece in English that says one thing the library does not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from small_library import SPANISH, SmallLibrary

from handbill.campaign.campaign import Campaign

OWN_TITLE, OWN_LEAD = "Your rights", "You have rights at work."
NEW = (OWN_TITLE, OWN_LEAD)  # the messages of the piece `rights` that the library has not
_PO_HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

# A piece over the real library: its title and its first line are its own, the rest is said there, too.
RIGHTS_PIECE = """\
title: Your rights
about: For tests.
formats: [letter]
panels:
  - name: page
    blocks:
      - {role: title, text: "%s"}
      - {role: helpline, label: "Call, day or night", value: "{{ hotlines.trafficking.phone }}"}
"""


@dataclass
class OwnCampaign:
    """The files of a campaign in `folder`, over those of `library`."""

    folder: Path
    library: SmallLibrary

    def __post_init__(self) -> None:
        self.piece("rights")

    @property
    def campaign(self) -> Campaign:
        """The campaign as it is now: it reads each file once."""
        return Campaign(self.folder, self.library.root)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def piece(self, name: str, lead: str = OWN_LEAD, keys: str = "") -> Path:
        head = f"title: {OWN_TITLE}\nabout: For tests.\nformats: [letter]\n{keys}panels:\n  - name: page\n    blocks:\n"
        blocks = f'      - {{role: title, text: You can call}}\n      - {{role: lead, text: "{lead}"}}\n'
        call = "      - {role: helpline, label: Call, value: '{{ hotlines.help.phone }}'}\n"
        return self.write(f"materials/content/{name}.yaml", f"{head}{blocks}{call}")

    def messages(self, tag: str, translations: dict[str, str], notes: str = "") -> Path:
        entries = [f'{notes}msgid "{source}"\nmsgstr "{text}"\n' for source, text in translations.items()]
        return self.write(f"materials/languages/{tag}/messages.po", "\n".join([_PO_HEAD, *entries]))

    def library_speaks(self, *tags: str) -> None:
        """Give the library a complete pack of each language; its Spanish is Spanish."""
        for tag in tags:
            self.library.language(tag, {"es": "Spanish", "vi": "Vietnamese", "fr": "French", "pl": "Polish", "so": "Somali"}[tag])
            self.library.messages(tag, SPANISH if tag == "es" else {text: f"{tag}: {text}" for text in SPANISH})


def own_campaign(library: SmallLibrary) -> OwnCampaign:
    folder = library.root / "own"
    folder.mkdir()
    return OwnCampaign(folder, library)
