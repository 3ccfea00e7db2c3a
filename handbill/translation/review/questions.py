"""What translators have left open for reviewers: about every language, about one language, about one message."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.campaign.campaign import Campaign
from handbill.campaign.merged_data import read_merged
from handbill.core.schema.value_types import MapType, TextType
from handbill.i18n.catalogs import catalogs_of
from handbill.i18n.language import SOURCE, Language, all_languages
from handbill.translation.to_translate import messages_of_pieces

QUESTIONS = "materials/languages/questions.yaml"
QUESTION_FILE = MapType("What the translators of all languages ask their reviewers, by name.", TextType("A question, in English."))
HEAD = """\
# Questions for the first reviewers

Every translation was drafted and read a second time on the rendered pages, but by no native speaker. These are the points that the
readings left open. The booklets of `language review` ask them, each beside its message.

They are kept in `materials/languages/`: those for all languages in `questions.yaml`, those about one language in its `language.yaml`
under `questions`, and those about one message beside it in its `messages.po`, in a comment that begins with `question:`. Delete a question
there once it is answered. This page is made from them by `language questions > docs/questions-for-reviewers.md`; a test compares.
"""


def questions_about(campaign: Campaign, language: Language) -> tuple[str, ...]:
    """What reviewers of a language are asked about it as a whole: what those of every language are, then its own."""
    return (*read_merged(campaign, QUESTIONS, QUESTION_FILE).values(), *language.questions)


def message_questions(campaign: Campaign, language: Language, message: str) -> tuple[str, ...]:
    """What is asked about one message, in whichever layer its translator asked it."""
    entries = (catalog.get(message) for _, catalog in catalogs_of(campaign, language.tag))
    return tuple(dict.fromkeys(question for entry in entries if entry for question in entry.questions))


def questions_page(campaign: Campaign) -> str:
    """Every open question as Markdown. Raises ProblemsFound: content, a pack or messages that cannot be read."""
    parts = [HEAD, "## Every language\n", *(f"- {question}" for question in read_merged(campaign, QUESTIONS, QUESTION_FILE).values())]
    for language in all_languages(campaign):
        own = [*(f"- {question}" for question in language.questions), *_beside_messages(campaign, language)]
        if own and language.tag != SOURCE:
            parts += [f"\n## {language.english} ({language.tag})\n", *own]
    return "\n".join(parts) + "\n"


def _beside_messages(campaign: Campaign, language: Language) -> Iterator[str]:
    words = {text: entry for _, catalog in reversed(catalogs_of(campaign, language.tag)) for text, entry in catalog.items()}
    for message in messages_of_pieces(campaign):
        for question in message_questions(campaign, language, message.text):
            yield f"- {question} (“{message.text}”: {words[message.text].text})"
