"""Open questions stand beside what they ask about, and one page lists them all."""

from __future__ import annotations

from review_campaign import LEAD, TITLE, ReviewCampaign, paid

from handbill.translation.review.booklet import make_booklet
from handbill.translation.review.questions import questions_page

__all__ = ["paid"]  # a fixture


def test_the_page_has_them_by_language_each_with_its_message(paid: ReviewCampaign) -> None:
    paid.translate("es", {TITLE: "# question: pago or sueldo?\n# question: Is suyo clear?\n", LEAD: "# question: not lost\n"})
    lines = questions_page(paid.campaign).splitlines()
    start = lines.index("## Spanish (es)")
    end = next((at for at in range(start + 1, len(lines)) if lines[at].startswith("## ")), len(lines))
    assert [line for line in lines[start:end] if TITLE in line or LEAD in line] == [
        f"- pago or sueldo? (“{TITLE}”: Su pago es suyo)",
        f"- Is suyo clear? (“{TITLE}”: Su pago es suyo)",
        f"- not lost (“{LEAD}”: Su patrón le paga cada hora que usted trabaja.)",
    ]
    assert lines.index("## Every language") < start


def test_a_campaign_asks_about_a_whole_language_and_about_all(paid: ReviewCampaign) -> None:
    paid.write("materials/languages/questions.yaml", "tone: Is the tone right?\n")
    asked = make_booklet(paid.campaign, "es").questions
    assert "Is the tone right?" in asked
    assert "- Is the tone right?" in questions_page(paid.campaign).splitlines()
