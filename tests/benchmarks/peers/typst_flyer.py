"""The flyer by Typst's compiler, called from Python: words.json and flyer.typ become a PDF.    python typst_flyer.py WORDS OUTPUT"""

from __future__ import annotations

import sys
from pathlib import Path

import typst

words = Path(sys.argv[1])
typst.compile(
    str(Path(__file__).with_name("flyer.typ")),
    output=sys.argv[2],
    font_paths=[str(words.with_name("fonts"))],
    ignore_system_fonts=True,
    sys_inputs={"words": words.read_text(encoding="utf-8")},
)
