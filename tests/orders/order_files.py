"""The order that ships as an example, and a short one."""

from __future__ import annotations

from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "docs" / "order-example.yaml"
SCHOOL = """\
destinations:
  - name: Lincoln High School
    address: [400 Oak Street]
    print: office
    items:
      - {piece: indicator-card, language: es, quantity: 120}
"""
