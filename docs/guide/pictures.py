#!/usr/bin/env python3
"""Makes the pictures of both books from what their chapters make.

usage: docs/guide/pictures.py     needs poppler and Pillow

`cargo test --test suite guide_books::` follows the chapters, and keeps the pages that each remark `<!-- picture: … -->`
names in target/tmp/guide-pictures/LANG/CHAPTER/NAME.NUMBER.PAGES.pdf. They are drawn side by side, equally wide as the
measure has room for, in few colours. The pictures go to docs/guide/LANG/src/pictures.
"""

import pathlib
import subprocess
import sys
import tempfile

from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEPT = ROOT / "target/tmp/guide-pictures"
WIDTH = 1000  # of a picture, in pixels: sharp in a column of 750 on fine screens, and small enough to send
HEIGHT = 480  # of the pages, at most
PPI = 80  # of the pages, at most
FINER = 150  # how fine they are drawn before
GAP = 12
GROUND = (222, 226, 230)
COLOURS = 128
LIMIT = 60 * 1024


def numbers(pages):
    """1,3-4 → 1, 3, 4."""
    for part in pages.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def drawn(pdf, pages):
    """Pictures of pages, larger than they are needed."""
    with tempfile.TemporaryDirectory() as folder:
        for page in numbers(pages):
            command = ["pdftoppm", "-r", str(FINER), "-f", str(page), "-l", str(page), "-singlefile", pdf, folder + "/p"]
            subprocess.run(command, check=True)
            with Image.open(folder + "/p.ppm") as picture:
                yield picture.convert("RGB")


def beside(pages):
    """Pages beside each other, all of the same height."""
    height = min(HEIGHT, *(page.height * PPI // FINER for page in pages))
    room = WIDTH - GAP * (len(pages) + 1)
    width = sum(page.width * height / page.height for page in pages)
    height = int(height * min(1, room / width))
    pages = [page.resize((round(page.width * height / page.height), height), Image.Resampling.LANCZOS) for page in pages]
    whole = Image.new("RGB", (sum(page.width + GAP for page in pages) + GAP, height + 2 * GAP), GROUND)
    left = GAP
    for page in pages:
        whole.paste(page, (left, GAP))
        left += page.width + GAP
    return whole


def main():
    if not KEPT.is_dir():
        sys.exit("first: cargo test --test suite guide_books::")
    for folder in sorted(KEPT.glob("*/*")):
        files = {}
        for pdf in sorted(folder.glob("*.pdf")):
            name, number, pages, _ = pdf.name.split(".")
            files.setdefault(name, []).append((int(number), pdf, pages))
        for name, parts in files.items():
            pages = [page for _, pdf, pages in sorted(parts) for page in drawn(pdf, pages)]
            path = ROOT / "docs/guide" / folder.parent.name / "src/pictures" / f"{name}.png"
            few = beside(pages).quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
            few.save(path, optimize=True)
            size = path.stat().st_size
            print(f"{path.relative_to(ROOT)}: {size} bytes")
            if size > LIMIT:
                sys.exit(f"{path}: more than {LIMIT} bytes")


if __name__ == "__main__":
    main()
