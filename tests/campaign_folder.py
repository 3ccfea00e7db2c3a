"""A campaign of a test's own, in a folder that the test writes into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbill.campaign.campaign import Campaign


@dataclass
class CampaignFolder:
    """A campaign in a folder."""

    folder: Path

    @property
    def campaign(self) -> Campaign:
        """The campaign as it is now: it reads each file once."""
        return Campaign.open(self.folder)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
