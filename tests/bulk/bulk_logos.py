"""Many real logos, each printed by Handbill and drawn by resvg: how many are taken, how many look right, and why the others are refused.

    python tests/bulk/bulk_logos.py [--most 500] [--through picosvg] [--worst FOLDER] SOURCE...

A source is a folder of SVG files, a JSON file of an icon set of Iconify, or an npm package as it is downloaded (.tgz) that holds either.
Of each source at most so many are taken, evenly. A logo is right if at most 1 percent of the pixels differ, by more than a quarter in a
channel, so that the softness of edges does not count. Needs resvg-py (extra "bench"). `--through picosvg` simplifies each file with picosvg
first, to compare. `--worst` writes the most different ones as pictures: ours, then resvg's.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import tarfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import resvg_py
from PIL import Image, ImageChops

from handbill.core.geometry import Box
from handbill.core.problems import Place, ProblemsFound
from handbill.graphics.items import DrawingItem, Page
from handbill.graphics.svg.read_svg import read_svg
from handbill.pdf.document import write
from handbill.pdf.metadata import About
from handbill.sheets.sheet import screen_sheets

SIDE = 400  # pixels of the longer side
DIFFERS = 64  # of 255
RIGHT = 0.01  # of all pixels


def printed(data: bytes) -> Image.Image:
    """The logo as a viewer shows the PDF of it. Raises ProblemsFound."""
    drawing = read_svg(data, "logo.svg", Place())
    scale = SIDE / max(drawing.width, drawing.height)
    size = (max(1.0, drawing.width * scale), max(1.0, drawing.height * scale))
    page = Page("page", "en", "ltr", *size, 0, 0, (DrawingItem(Box(0, 0, *size), drawing=drawing),))
    with pypdfium2.PdfDocument(write(screen_sheets([size]), (page,), About("Logo", "en"))) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


def drawn(data: bytes, size: tuple[int, int]) -> Image.Image:
    """The logo as resvg draws it, on white."""
    picture = resvg_py.svg_to_bytes(svg_string=data.decode("utf-8"), width=size[0], height=size[1], skip_system_fonts=True, dpi=96)
    image = Image.open(io.BytesIO(bytes(picture))).convert("RGBA").resize(size)
    return Image.alpha_composite(Image.new("RGBA", size, "white"), image).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of the pixels that differ."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[DIFFERS:]) / (one.width * one.height)


def logos(source: Path) -> Iterator[tuple[str, bytes]]:
    """Every SVG of a source, with its name."""
    if source.is_dir():
        for path in sorted(source.rglob("*.svg")):
            yield str(path.relative_to(source)), path.read_bytes()
    elif source.suffix == ".json":
        yield from _icons(json.loads(source.read_text()))
    else:
        with tarfile.open(source) as package:
            for member in package.getmembers():
                file = package.extractfile(member) if member.name.endswith((".svg", "/icons.json")) else None
                if file and member.name.endswith(".svg"):
                    yield Path(member.name).name, file.read()
                elif file:
                    yield from _icons(json.loads(file.read()))


def _icons(icons: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    for name, icon in icons["icons"].items():  # type: ignore[attr-defined]
        box = [icon.get(key, icons.get(key, default)) for key, default in (("left", 0), ("top", 0), ("width", 16), ("height", 16))]
        head = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{" ".join(map(str, box))}">'
        yield name, f"{head}{icon['body']}</svg>".encode()


def through_picosvg(data: bytes) -> bytes:
    from picosvg.svg import SVG

    return SVG.fromstring(data.decode("utf-8")).topicosvg(allow_text=True).tostring().encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=500)
    parser.add_argument("--through", choices=["picosvg"])
    parser.add_argument("--worst", type=Path)
    asked = parser.parse_args()
    reasons: Counter[str] = Counter()
    taken = right = judged = total = 0
    worst: list[tuple[float, str, Image.Image, Image.Image]] = []
    slowest = (0.0, "")
    for source in asked.sources:
        found = list(logos(source))
        own = Counter[str]()
        for name, data in found[:: max(1, -(-len(found) // asked.most))]:
            total += 1
            own["files"] += 1
            start = time.perf_counter()
            try:
                ours = printed(through_picosvg(data) if asked.through else data)
            except ProblemsFound as refusal:
                reasons[re.sub(r"^logo.svg, line \d+: ", "", refusal.problems[0].sentence)[:90]] += 1
                own["refused"] += 1
                continue
            except Exception as error:  # only of picosvg: our own reader raises nothing else
                if not asked.through:
                    raise RuntimeError(f"{source}: {name}") from error
                reasons[f"picosvg: {type(error).__name__}"] += 1
                continue
            slowest = max(slowest, (time.perf_counter() - start, f"{source.name}: {name}"))
            taken += 1
            try:
                theirs = drawn(data, ours.size)
            except Exception:  # what resvg does not draw cannot be compared
                own["not drawn by resvg"] += 1
                continue
            judged += 1
            off = difference(ours, theirs)
            right += off <= RIGHT
            own["right"] += off <= RIGHT
            if off > RIGHT:
                worst = sorted([*worst, (off, f"{source.name}: {name}", ours, theirs)], key=lambda each: -each[0])[:60]
        print(f"{source.name}: {', '.join(f'{count} {what}' for what, count in own.items())}", flush=True)
    print(f"{total} logos: {taken / total:.1%} taken; of {judged} that resvg draws, too, {right / max(1, judged):.1%} right", end="")
    print(f" ({right / total:.1%} of all); the slowest took {slowest[0]:.1f} s ({slowest[1]})")
    for reason, count in reasons.most_common(40):
        print(f"{count:6} {reason}")
    for index, (off, name, ours, theirs) in enumerate(worst):
        print(f"{off:7.2%} {name}")
        if asked.worst:
            asked.worst.mkdir(parents=True, exist_ok=True)
            both = Image.new("RGB", (2 * ours.width + 10, ours.height), "gray")
            both.paste(ours, (0, 0))
            both.paste(theirs, (ours.width + 10, 0))
            both.save(asked.worst / f"{index:02}-{re.sub(r'[^A-Za-z0-9]+', '-', name)}.png")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
