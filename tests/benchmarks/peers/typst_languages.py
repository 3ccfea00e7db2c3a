"""The flyer in many languages by Typst's compiler, called from Python in one process.    python typst_languages.py FOLDER COPIES WORDS...

Each copy has a name of its own; the compiler keeps what it has laid out from one to the next.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

folder, copies = Path(sys.argv[1]), int(sys.argv[2])
page = str(Path(__file__).with_name("flyer.typ"))
for words_file in map(Path, sys.argv[3:]):
    words = json.loads(words_file.read_text(encoding="utf-8"))
    local = next((each for each in words["strings"] if each["role"] == "local"), words["strings"][0])
    own = local["text"]
    compiler = typst.Compiler(font_paths=[str(words_file.with_name("fonts"))], ignore_system_fonts=True)
    for number in range(copies):
        local["text"] = f"{own} {number}"
        made = compiler.compile(page, sys_inputs={"words": json.dumps(words, ensure_ascii=False)})
        (folder / f"{words['language']}-{number}.pdf").write_bytes(made)
