"""A ready list of organizations: a table with the columns that a batch knows, to be filled in."""

from __future__ import annotations

from handbill.batch.records.columns import FIELDS
from handbill.campaign.campaign import Campaign
from handbill.content.material import material_names
from handbill.core.tables.table_template import TemplateColumn, template_column
from handbill.i18n.language_names import plain_names
from handbill.layout.format import format_names


def list_columns(campaign: Campaign) -> list[TemplateColumn]:
    """The columns, with a row that can be printed as it is. Raises ProblemsFound: language packs that cannot be read."""
    choices = {"language": plain_names(campaign), "material": material_names(campaign), "format": format_names(campaign)}
    return [template_column(field, choices.get(field, ())) for field in FIELDS]
