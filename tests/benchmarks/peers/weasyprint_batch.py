"""A flyer for each row of a list by WeasyPrint, in one process.    python weasyprint_batch.py WORDS RECORDS FOLDER"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from weasyprint import HTML
from weasyprint_flyer import html

words_file, records, folder = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
words = json.loads(words_file.read_text(encoding="utf-8"))
local = next(each for each in words["strings"] if each["role"] == "local")
with records.open(encoding="utf-8", newline="") as rows:
    for number, row in enumerate(csv.DictReader(rows), 1):
        local["text"] = f"{row['organization']} {row['phone']}"
        HTML(string=html(words)).write_pdf(str(folder / f"{number}.pdf"))
