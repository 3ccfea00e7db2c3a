"""What is to be translated: in the library everything, in a campaign what its own pieces say and the library has no translation of."""

from __future__ import annotations

from dataclasses import replace

from handbill.campaign.campaign import Campaign
from handbill.campaign.settings import read_settings
from handbill.content.material import IMPRINT, find_material, material_names
from handbill.content.messages import Message, is_own_content, messages_of, readable_messages
from handbill.content.overrides import own_catalog
from handbill.content.sets import campaign_pieces
from handbill.content.translate import library_translates
from handbill.core.problems import Problem, raise_if_any
from handbill.i18n.catalogs import MESSAGES, catalogs_of
from handbill.i18n.language import LANGUAGES, PACK, SOURCE, Language, base_of, find_language, pack_tags


def pieces_to_translate(campaign: Campaign) -> tuple[str, ...]:
    """The campaign's own pieces and those of its sets; every piece where it has neither, as in the library. Raises ProblemsFound."""
    own = [name for name in material_names(campaign) if is_own_content(campaign, name)]
    return tuple(dict.fromkeys([*own, *campaign_pieces(campaign)])) or material_names(campaign)


def messages_to_translate(campaign: Campaign, language: Language) -> tuple[list[Message], list[Problem]]:
    """The messages that the campaign's own messages.po of this language should hold, and the problems of content that cannot be read.

    Those are the ones that the library does not translate, and those that the file has already, which word a sentence otherwise. The file
    of a variety such as es-MX holds only what people there say differently, so that everything else follows its base.
    """
    every, problems = readable_messages(campaign)
    if base_of(campaign, language.tag):
        file = campaign.layers[0] / LANGUAGES / language.tag / MESSAGES
        said = next((catalog for path, catalog in catalogs_of(campaign, language.tag) if path == file), {})
        return [one for one in every if one.text in said], problems
    if campaign.folder is None:
        return every, problems
    names = [name for name in pieces_to_translate(campaign) if _is_made_in(campaign, name, language)]
    needed = {text for name in names for text in messages_of(campaign, name)} if language.tag != SOURCE else set()
    kept = own_catalog(campaign, language.tag)
    wanted = [one for one in every if one.text in kept or (one.text in needed and not library_translates(campaign, language, one.text))]
    return wanted, problems


def messages_of_pieces(campaign: Campaign) -> list[Message]:
    """The messages of the pieces to translate and of the imprint, for counting. Raises ProblemsFound: content that cannot be read."""
    every, problems = readable_messages(campaign)
    raise_if_any(problems)
    files = {f"{name}.yaml" for name in (*pieces_to_translate(campaign), IMPRINT)}
    return [replace(one, files=tuple(name for name in one.files if name in files)) for one in every if files & set(one.files)]


def tags_to_translate(campaign: Campaign) -> tuple[str, ...]:
    """The languages of the campaign: those it has words in, and those that its settings or its own pieces list; in the library all."""
    tags = pack_tags(campaign)
    if campaign.folder is None:
        return tags
    own = [name for name in material_names(campaign) if is_own_content(campaign, name)]
    listed = [*read_settings(campaign).languages, *(tag for name in own for tag in find_material(campaign, name).languages)]
    named = {find_language(campaign, tag).tag for tag in listed}
    folder = campaign.folder / LANGUAGES
    return tuple(tag for tag in tags if tag in named or any((folder / tag / name).is_file() for name in (MESSAGES, PACK)))


def _is_made_in(campaign: Campaign, name: str, language: Language) -> bool:
    """Whether a piece can be made in a language: it lists the languages that it is made in, or none."""
    listed = find_material(campaign, name).languages
    return not listed or language.tag in {find_language(campaign, tag).tag for tag in listed}
