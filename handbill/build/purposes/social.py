"""For social media: pictures of the title, the lead and the largest number, in the sizes that networks show."""

from __future__ import annotations

from handbill.build.purpose import Purpose
from handbill.build.purposes.screen import make_sheets
from handbill.i18n.message_mark import N_

PURPOSE = Purpose("social", N_("As pictures for social media"), "screen", make_sheets, pictures=True)
