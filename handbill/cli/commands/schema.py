"""`schema`: the JSON Schema of a kind of data file, for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from handbill.campaign.campaign import Campaign
from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems
from handbill.core.problems import ProblemsFound, unknown_name

if TYPE_CHECKING:
    from handbill.core.schema.declaration import ValueType


@click.command()
@click.argument("kind", default="material", metavar="[KIND]")
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file.

    \b
    Kinds of your own files: material, hotlines, organization, language, format,
        kind, theme, edition, picture, shop, stock, printer, order, columns, sets, rules, facts, fonts.
    Kinds of the program's files: imprint, line-words, glossary, questions, inks, marks, number-styles, trade,
        profiles, damage, codespaces, calibration, scripts, script-heights, length-limits, column-heads.
    """
    from handbill.core.schema.json_schema import json_schema

    with exit_on_problems():
        kinds = declarations(open_campaign())
        if kind not in kinds:
            raise ProblemsFound([unknown_name("usage-schema", "schema", kind, kinds)])
        echo(json.dumps(json_schema(kinds[kind]), indent=2, ensure_ascii=False))


def declarations(campaign: Campaign) -> dict[str, ValueType[Any]]:
    """The declaration of every kind of data file; formats and themes name kinds of piece of the campaign.

    It loads modules that no other command needs all of.
    """
    from handbill.batch.records.columns import COLUMN_MAP
    from handbill.campaign.settings import CAMPAIGN
    from handbill.contacts.confirmations import CONFIRMATION_FILE
    from handbill.contacts.hotlines import HOTLINE_FILE
    from handbill.contacts.organization import ORGANIZATION
    from handbill.content.facts import FACT_FILE
    from handbill.content.material import material_declaration
    from handbill.content.sets import SET_FILE
    from handbill.content.wording_rules import RULE_FILE
    from handbill.graphics.motif.declaration import MOTIF
    from handbill.i18n.font_sources import FONTS
    from handbill.i18n.language import LANGUAGE
    from handbill.layout.format import format_declaration
    from handbill.layout.kind import KIND
    from handbill.layout.theme import edition_declaration, theme_declaration
    from handbill.orders.order_file import ORDER
    from handbill.sheets.print_shop import SHOP
    from handbill.sheets.printer_offset import PRINTER
    from handbill.sheets.stock import STOCK

    return {
        "campaign": CAMPAIGN,
        "material": material_declaration(campaign),
        "hotlines": HOTLINE_FILE,
        "organization": ORGANIZATION,
        "language": LANGUAGE,
        "format": format_declaration(campaign),
        "kind": KIND,
        "theme": theme_declaration(campaign),
        "edition": edition_declaration(campaign),
        "picture": MOTIF,
        "shop": SHOP,
        "stock": STOCK,
        "printer": PRINTER,
        "order": ORDER,
        "columns": COLUMN_MAP,
        "sets": SET_FILE,
        "rules": RULE_FILE,
        "facts": FACT_FILE,
        "confirmations": CONFIRMATION_FILE,
        "fonts": FONTS,
        **_program_declarations(),
    }


def _program_declarations() -> dict[str, ValueType[Any]]:
    """Those of files that belong to the program."""
    from handbill.contacts.number_styles import NUMBER_STYLES
    from handbill.content.line_words import LINE_WORDS_FILE
    from handbill.content.material import IMPRINT_FILE
    from handbill.core.tables.columns import COLUMN_WORDS
    from handbill.i18n.length_limits import LENGTH_LIMITS
    from handbill.i18n.scripts import SCRIPT_TABLE
    from handbill.layout.ink_set import SPOTS
    from handbill.orders.trade_customs import TRADE
    from handbill.preflight.fonts.cmap import CODESPACES
    from handbill.preflight.profiles import PROFILES
    from handbill.preflight.questions.damaged import LOSSES
    from handbill.sheets.calibration import CALIBRATION
    from handbill.sheets.marks import MARK_STYLE
    from handbill.translation.glossary import TERMS
    from handbill.translation.review.questions import QUESTION_FILE
    from handbill.typeset.script_properties import SCRIPT_HEIGHTS

    return {
        "imprint": IMPRINT_FILE,
        "line-words": LINE_WORDS_FILE,
        "glossary": TERMS,
        "questions": QUESTION_FILE,
        "inks": SPOTS,
        "marks": MARK_STYLE,
        "number-styles": NUMBER_STYLES,
        "trade": TRADE,
        "profiles": PROFILES,
        "damage": LOSSES,
        "codespaces": CODESPACES,
        "calibration": CALIBRATION,
        "scripts": SCRIPT_TABLE,
        "script-heights": SCRIPT_HEIGHTS,
        "length-limits": LENGTH_LIMITS,
        "column-heads": COLUMN_WORDS,
    }
