"""Logos that are damaged or strange, as many as wanted: whatever comes, the answer is a picture or a problem, in bounded time and memory.

    python tests/bulk/fuzz_logos.py [--count 10000] [--seed 1] [SEED OR FOLDER...]

Seeds are pictures (SVG, PNG, JPEG, WebP) besides those made here. Each is mutated by bytes and, if it is text, by its words. Every mutant
is read as a logo and as an upload; one that is taken is written as a PDF now and then.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import time
import traceback
from collections import Counter
from pathlib import Path

from PIL import Image

from handbill.core.geometry import Box
from handbill.core.problems import Place, ProblemsFound
from handbill.graphics.items import DrawingItem, ImageItem, Page
from handbill.graphics.logo import Bitmap, load_logo
from handbill.graphics.upload import sanitize_picture
from handbill.pdf.document import write
from handbill.pdf.metadata import About
from handbill.pdf.output_intent import Intent
from handbill.sheets.sheet import screen_sheets

MEMORY = 2_000_000_000  # bytes
LONGEST = 20.0  # seconds of one mutant
SHOWN = 20  # tracebacks that are printed

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><style>.a{fill:red!important}
.b > path[d]{stroke:url(#g) blue;transform:rotate(3deg)}</style><defs><linearGradient id="g" x2=".3" spreadMethod="reflect"><stop offset="0"
stop-color="#c00"/><stop offset="1" stop-color="blue" stop-opacity=".2"/></linearGradient><radialGradient id="h" href="#g" fx=".2" r="60%"/>
<clipPath id="c"><circle cx="50" cy="50" r="40"/><use href="#p"/></clipPath><mask id="m"><rect width="100%" height="100%" fill="url(#g)"/>
</mask><symbol id="s" viewBox="0 0 10 10"><rect width="9" height="20" rx="2"/></symbol></defs><g class="b" clip-path="url(#c)" opacity=".5">
<path id="p" d="M10 10h50v20c3 4 5 6 7 8s9 9 3 3q1 2 3 4t9 9a5 6 7 0 1 20 20z" stroke="#000" stroke-width="5" stroke-dasharray="4 2 1"/>
<polygon class="a" points="1,2 30,40 50,6" fill="url(#h)"/></g><use href="#s" x="60" width="50%" height="40" mask="url(#m)"/><path
stroke="lime" stroke-linecap="square" stroke-linejoin="bevel" vector-effect="non-scaling-stroke" d="M100 50L150 60" transform="scale(1 2)"/>
</svg>"""
WORDS = ["0", "-1", "1e9", "1e-9", "nan", "100%", "none", "url(#g)", "url(#m)", "url(#c)", "inherit", "#p", "#s", "#c", "5mm", "", "M", "Z"]


def made_seeds() -> list[bytes]:
    gradient = Image.radial_gradient("L").resize((64, 48))
    seeds = [SVG.encode()] * 10
    for form, modes in (("PNG", ("1", "L", "LA", "P", "RGB", "RGBA")), ("JPEG", ("L", "RGB", "CMYK")), ("WEBP", ("RGB", "RGBA"))):
        for mode in modes:
            target = io.BytesIO()
            gradient.convert(mode).save(target, form)
            seeds.append(target.getvalue())
    return seeds


def mutated(seed: bytes, chance: random.Random) -> bytes:
    data = bytearray(seed)
    if b"<svg" in seed[:1000] and chance.random() < 0.7:
        return _reworded(seed.decode("utf-8", "replace"), chance).encode()
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, length = chance.randrange(len(data) + 1), chance.choice((1, 1, 4, 50))
        match chance.randrange(5):
            case 0:
                data[at : at + length] = chance.randbytes(length)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * chance.choice((1, 3, 100))
            case 3 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case _:
                del data[max(1, at) :]
        if not data:
            break
    return bytes(data)


def _reworded(text: str, chance: random.Random) -> str:
    """Text with values, numbers and whole elements exchanged."""
    for _ in range(chance.choice((1, 2, 4, 8))):
        found = list(re.finditer(r'"[^"]*"|-?[0-9.]+|<[^>]*>', text))
        if not found:
            break
        one, other = chance.choice(found), chance.choice(found)
        new = other[0] if chance.random() < 0.4 else chance.choice(WORDS)
        new = f'"{new}"' if one[0].startswith('"') and not new.startswith('"') else new
        text = text[: one.start()] + new + text[one.end() :]
    return text


def tried(data: bytes, printed: bool) -> str:
    """What came of it: 'taken', or the code of the first problem."""
    try:
        sanitize_picture(data, Place())
        logo = load_logo(data, Place())
    except ProblemsFound as refusal:
        return refusal.problems[0].code
    if printed:
        box = Box(10, 10, 80, 80 * logo.height / logo.width)
        item: ImageItem | DrawingItem = DrawingItem(box, drawing=logo) if not isinstance(logo, Bitmap) else ImageItem(box, data=logo.data)
        page = Page("page", "en", "ltr", 100, 100, 0, 0, (item,))
        for about in (About("Logo", "en"), About("Logo", "en", inks="cmyk", intent=Intent("condition", "", "condition"), total_ink=300)):
            write(screen_sheets([(100, 100)]), (page,), about)
    return "taken"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    files = [file for path in asked.seeds for file in (sorted(path.rglob("*")) if path.is_dir() else [path]) if file.is_file()]
    seeds = made_seeds() + [data for data in (file.read_bytes() for file in files) if 0 < len(data) < 300_000]
    chance, outcomes, faults, slowest = random.Random(asked.seed), Counter[str](), 0, 0.0
    for index in range(asked.count):
        data = seeds[index] if index < len(seeds) else mutated(chance.choice(seeds), chance)
        start = time.perf_counter()
        try:
            outcomes[tried(data, index % 5 == 0)] += 1
        except Exception:
            faults += 1
            if faults <= SHOWN:
                print(f"--- mutant {index}: {data[:3000]!r}\n{traceback.format_exc()}", flush=True)
        slowest = max(slowest, time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    print(f"{asked.count} logos of {len(seeds)} seeds: {faults} tracebacks; the slowest took {slowest:.1f} s; {memory} MB at most")
    print(", ".join(f"{count} {code}" for code, count in outcomes.most_common()))
    return 1 if faults or slowest > LONGEST else 0


if __name__ == "__main__":
    raise SystemExit(main())
