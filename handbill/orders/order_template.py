"""A ready order: a table with one item a row, to be filled in."""

from __future__ import annotations

from handbill.campaign.campaign import Campaign
from handbill.content.material import material_names
from handbill.core.region import REGIONS
from handbill.core.tables.table_template import TemplateColumn, template_column
from handbill.i18n.language_names import plain_names
from handbill.layout.format import format_names
from handbill.layout.theme import theme_names
from handbill.orders.order_table import COLUMNS, HEADS
from handbill.orders.trade_customs import PRINTS

_OWN_FILE = "organization"  # in place of the columns for its name and number, which the template has


def order_columns(campaign: Campaign) -> list[TemplateColumn]:
    """The columns, with a row that can be ordered as it is. Raises ProblemsFound: language packs that cannot be read."""
    choices = {
        "piece": material_names(campaign),
        "language": plain_names(campaign),
        "format": format_names(campaign),
        "print": tuple(PRINTS),
        "region": tuple(REGIONS),
        "theme": theme_names(campaign),
    }
    heads = {column: column.replace("_", " ").capitalize() for column in COLUMNS if column != _OWN_FILE}
    return [template_column(HEADS[column][0], choices.get(column, ()), head) for column, head in heads.items()]
