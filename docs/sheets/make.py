#!/usr/bin/env python3
"""Draws the contact sheets of this folder: make.py target/release/trykk [PRODUCT ...]

Of each product of the project a picture of all pages as a screen shows them, and one of all sheets as an office printer
prints them without colour. Needs pdftoppm (poppler-utils) and Pillow. Pages are drawn small: what is looked at is whether
they belong together, and whether grey tells what colour tells. Look at the files themselves for everything else.
"""

import pathlib
import subprocess
import sys
import tempfile
import tomllib

from PIL import Image

# Every page is this high, in pixels; one that is wider than high this wide.
SIDE, GAP, WIDEST, COLOURS = 300, 8, 1_900, 96
GROUND = (150, 150, 150)

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent


def pages(file, folder):
    """The pages of a file, each as a picture."""
    subprocess.run(["pdftoppm", "-scale-to", str(2 * SIDE), "-png", file, f"{folder}/page"], check=True)
    drawn = sorted(pathlib.Path(folder).glob("page-*.png"))
    pictures = [Image.open(one).convert("RGB") for one in drawn]
    halves = [one.resize((max(1, one.width // 2), max(1, one.height // 2)), Image.LANCZOS) for one in pictures]
    for one in drawn:
        one.unlink()
    return halves


def sheet(pictures):
    """These pictures in rows, on grey."""
    rows, width = [[]], 0
    for one in pictures:
        if rows[-1] and width + GAP + one.width > WIDEST:
            rows.append([])
            width = 0
        rows[-1].append(one)
        width += GAP + one.width
    across = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    down = sum(max(one.height for one in row) + GAP for row in rows) + GAP
    whole, y = Image.new("RGB", (across, down), GROUND), GAP
    for row in rows:
        x = GAP
        for one in row:
            whole.paste(one, (x, y))
            x += one.width + GAP
        y += max(one.height for one in row) + GAP
    return whole.quantize(COLOURS, dither=Image.Dither.NONE)


def main():
    project = tomllib.loads((root / "trykk.toml").read_text(encoding="utf-8"))
    wanted = sys.argv[2:] or [product["id"] for product in project["product"]]
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.argv[1], "build", "--project", str(root), "--output", folder, "--gray"]
        subprocess.run([*build, *wanted, "--edition", "screen", "--edition", "office"], check=True, stdout=subprocess.DEVNULL)
        for product in wanted:
            for edition, name in ("screen", product), ("office-gray", f"{product}-gray"):
                file = pathlib.Path(folder, f"{product}-{edition}.pdf")
                if file.exists():
                    sheet(pages(file, folder)).save(here / f"{name}.png", optimize=True)


main()
