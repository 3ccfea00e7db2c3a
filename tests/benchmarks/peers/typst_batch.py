"""A flyer for each row of a list by Typst's compiler, called from Python in one process.    python typst_batch.py WORDS RECORDS FOLDER

The compiler keeps its fonts and what it has laid out from one document to the next.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import typst

words_file, records, folder = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
words = json.loads(words_file.read_text(encoding="utf-8"))
local = next(each for each in words["strings"] if each["role"] == "local")
compiler = typst.Compiler(font_paths=[str(words_file.with_name("fonts"))], ignore_system_fonts=True)
page = str(Path(__file__).with_name("flyer.typ"))
with records.open(encoding="utf-8", newline="") as rows:
    for number, row in enumerate(csv.DictReader(rows), 1):
        local["text"] = f"{row['organization']} {row['phone']}"
        made = compiler.compile(page, sys_inputs={"words": json.dumps(words, ensure_ascii=False)})
        (folder / f"{number}.pdf").write_bytes(made)
