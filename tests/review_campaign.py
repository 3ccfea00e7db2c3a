"""A campaign with two pieces, translated into Spanish, Arabic, Khmer and Burmese, to make booklets of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from campaign_folder import CampaignFolder
from library import LIBRARY_ALONE

from handbill.content.messages import messages_of
from handbill.content.translate import translator

TITLE, LEAD, SHORT = "Your pay is yours", "Your boss pays you for every hour that you work.", "You are paid for every hour."
HOURS = "Call {{ hotlines.emergency.phone }} in danger, 7 days a week."
FLYER_LEAD = "Write down your hours."
NEVER = "Only said to nobody"
PIECES = ("pay-card", "pay-flyer")
WORDS = {
    "es": {
        TITLE: "Su pago es suyo",
        LEAD: "Su patrón le paga cada hora que usted trabaja.",
        SHORT: "Le pagan cada hora.",
        HOURS: "Llame al {{ hotlines.emergency.phone }} si hay peligro, los 7 días de la semana.",
        FLYER_LEAD: "Anote sus horas.",
        NEVER: "Para nadie",
    },
    "ar": {
        TITLE: "أجرك لك",
        LEAD: "يدفع لك صاحب العمل عن كل ساعة عمل.",
        SHORT: "تتقاضى أجر كل ساعة.",
        HOURS: "اتصل بالرقم {{ hotlines.emergency.phone }} عند الخطر، 7 أيام في الأسبوع.",
        FLYER_LEAD: "اكتب ساعات عملك.",
        NEVER: "لا أحد",
    },
    "km": {
        TITLE: "ប្រាក់ឈ្នួលជារបស់អ្នក",
        LEAD: "ថៅកែបង់ប្រាក់ឱ្យអ្នក សម្រាប់គ្រប់ម៉ោងដែលអ្នកធ្វើការ។",
        SHORT: "អ្នកបានប្រាក់គ្រប់ម៉ោង។",
        HOURS: "ហៅទៅ {{ hotlines.emergency.phone }} ពេលមានគ្រោះថ្នាក់ 7 ថ្ងៃក្នុងមួយសប្ដាហ៍។",
        FLYER_LEAD: "កត់ម៉ោងធ្វើការរបស់អ្នក។",
        NEVER: "គ្មាននរណា",
    },
    "my": {
        TITLE: "သင့်လုပ်ခက သင့်ဟာပါ",
        LEAD: "သင်အလုပ်လုပ်တဲ့ နာရီတိုင်းအတွက် အလုပ်ရှင်က ပေးရပါတယ်။",
        SHORT: "နာရီတိုင်း ပေးပါတယ်။",
        HOURS: "အန္တရာယ်ရှိရင် {{ hotlines.emergency.phone }} ကို တစ်ပတ် 7 ရက် ခေါ်ပါ။",
        FLYER_LEAD: "အလုပ်ချိန်ကို ရေးမှတ်ပါ။",
        NEVER: "ဘယ်သူမှ",
    },
}
STAND_INS = {"es": "palabra", "ar": "كلمة", "km": "ពាក្យ", "my": "စကား"}
_NOTHING: Mapping[str, str] = MappingProxyType({})
_CARD = f"""\
title: {TITLE}
about: For tests.
formats: [us-card, id-1]
panels:
  - name: front
    blocks:
      - {{role: title, text: "{TITLE}"}}
      - {{role: lead, text: "{LEAD}", short: "{SHORT}"}}
      - {{role: text, text: "{HOURS}"}}
      - {{role: note, text: "{NEVER}", when: "language.tag == 'xx'"}}
"""
_FLYER = f"""\
title: {TITLE}
about: For tests.
formats: [letter, a4]
panels:
  - name: page
    blocks:
      - {{role: title, text: "{TITLE}"}}
      - {{role: lead, text: "{FLYER_LEAD}"}}
      - {{role: text, text: "{HOURS}"}}
"""


class ReviewCampaign(CampaignFolder):
    def translate(self, tag: str, comments: Mapping[str, str] = _NOTHING, changed: Mapping[str, str] = _NOTHING) -> None:
        """The messages of both pieces in a language, with stand-ins for those of the library that it has not translated.

        `comments` go before their messages; `changed` words take the place of those in WORDS.
        """
        words, campaign, library = {**WORDS[tag], **changed}, self.campaign, translator(LIBRARY_ALONE, tag)
        for message in dict.fromkeys(message for name in PIECES for message in messages_of(campaign, name)):
            if message not in words and library.problems(message):
                words[message] = re.sub(r"[A-Za-z]{2,}(?![^{]*\}\})", STAND_INS[tag], message)
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        entries = [f'{comments.get(message, "")}msgid "{message}"\nmsgstr "{text}"\n' for message, text in words.items()]
        self.write(f"materials/languages/{tag}/messages.po", "\n".join([head, *entries]))


def review_campaign(folder: Path) -> ReviewCampaign:
    made = ReviewCampaign(folder)
    made.write("handbill.yaml", "name: For tests\n")
    made.write("materials/content/pay-card.yaml", _CARD)
    made.write("materials/content/pay-flyer.yaml", _FLYER)
    for tag in WORDS:
        made.translate(tag)
    return made


@pytest.fixture
def paid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewCampaign:
    made = review_campaign(tmp_path / "campaign")
    monkeypatch.chdir(made.folder)
    return made
