#!/usr/bin/env python3
"""Whether a reader that is not ours draws our PDFs as our own pictures show them.

usage: tests/crosscheck.py FOLDER FILE-screen.pdf...     needs poppler, Pillow and numpy

For every NAME-screen.pdf, FOLDER must hold NAME-png with a picture of every page (trykk build --edition png
--output FOLDER --ppi 100). Poppler draws each page four times as fine; brought down to our grid, the two are compared:

  whole   the mean difference after a blur of 1.5 pixels, in levels of 255: what has moved or is gone everywhere
  spot    the largest difference of any pixel after the same blur: a letter that is gone or another one
  flat    the largest difference that fills a square of 7 by 7 pixels without the blur: a wrong colour

Measured over the 140 pages of the project at 100 ppi, with poppler 22.12: whole 1.0 where no pattern fills the page, spot 54
(dots of a long path, whose length each reader adds up by itself; 46 away from the edge of the page, 36 beside no such path), flat 0. A missing full stop gives a spot of 38, a missing word 56 and more,
a page moved by one pixel 62 and a whole of 1.9; a card with little on it is told by its spot alone. Before it judges,
the script does such harm to a copy of one page and fails if it does not see it.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter

FINER = 4  # poppler puts letters on whole rows of its own grid; a finer grid keeps them near their place
LIMITS = {"whole": 1.0, "spot": 37.0, "flat": 3.0}
MOVED = {"whole": 0.4, "spot": 0.8}  # so much of what the page moved by a pixel would differ is no fault either
SQUARE = 7
BLUR = ImageFilter.GaussianBlur(1.5)


def measure(theirs, ours):
    """How far two pictures differ, by the three measures."""
    levels = [numpy.asarray(picture.filter(BLUR), dtype=float) for picture in (theirs, ours)]
    blurred = numpy.abs(levels[0] - levels[1]).max(axis=2)
    sharp = numpy.asarray(ImageChops.difference(theirs, ours)).max(axis=2)
    flat = Image.fromarray(sharp).filter(ImageFilter.MinFilter(SQUARE))
    return {"whole": blurred.mean(), "spot": blurred.max(), "flat": float(numpy.asarray(flat).max())}


def limits(ours):
    """Where fine lines fill a page, readers differ more: poppler and ghostscript by 1.3 as a whole on the backs of cards, which
    differ by 7 where they are moved by a pixel. So do the dots of a long path: by 46 beside the contents in large print, and by 54
    where one stands at the edge of the picture, beyond which nothing softens the blur."""
    moved = measure(ImageChops.offset(ours, 1, 0), ours)
    return {**LIMITS, **{name: max(LIMITS[name], share * moved[name]) for name, share in MOVED.items()}}


def excess(found, most):
    return [name for name, limit in most.items() if found[name] > limit]


def draw(pdf, page, ppi):
    """Poppler's picture of a page, still on its finer grid."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(ppi * FINER), "-f", str(page), "-l", str(page), "-singlefile", pdf, folder + "/p"]
        subprocess.run(command, check=True)
        with Image.open(folder + "/p.ppm") as picture:
            return picture.convert("RGB")


def pair(pdf, page, file):
    """Both pictures of a page, as large as they have whole pixels in common."""
    with Image.open(file) as picture:
        ours, density = picture.convert("RGB"), picture.info.get("dpi", (0, 0))[0]
    ppi = round(density)
    if not ppi:
        sys.exit(f"error: {file} does not say its density")
    theirs = draw(pdf, page, ppi)
    if any(abs(a / FINER - b) > 1 for a, b in zip(theirs.size, ours.size)):
        sys.exit(f"error: {file} has {ours.size} pixels, poppler's picture {theirs.size} on a grid {FINER} times as fine")
    width, height = (min(a // FINER, b) for a, b in zip(theirs.size, ours.size))
    theirs = theirs.crop((0, 0, width * FINER, height * FINER)).reduce(FINER)
    return theirs, ours.crop((0, 0, width, height)), ppi


def count(pdf):
    found = re.search(r"^Pages:\s+(\d+)", subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout, re.M)
    return int(found[1])


def words(pdf, page, ppi):
    """Each word of a page with its box in pixels."""
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-bbox", pdf, "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<'
    return [(found[5], [float(side) * ppi / 72 for side in found.groups()[:4]]) for found in re.finditer(pattern, text)]


def harmed(ours, box):
    """Copies of a picture with one fault each, and what must notice it."""
    left, top, right, bottom = (round(side) for side in box)
    erased = ours.copy()
    ImageDraw.Draw(erased).rectangle([left, top, right, bottom], fill=ours.getpixel((max(left - 2, 0), top)))
    yield "a word is gone", erased, ["spot"]
    yield "the page has moved by a pixel", ImageChops.offset(ours, 1, 0), ["whole", "spot"]
    levels = numpy.asarray(ours).astype(int)
    colours, counts = numpy.unique(levels.reshape(-1, 3), axis=0, return_counts=True)
    commonest = colours[counts.argmax()]
    step = 5 if commonest[2] < 128 else -5
    levels[(levels == commonest).all(axis=2)] += [0, 0, step]
    yield "a colour is five levels off", Image.fromarray(levels.astype("uint8")), ["flat"]


def see_harm(pdf, page, picture):
    """The check of the check: every fault must be noticed, by a measure that is for it."""
    theirs, ours, ppi = pair(pdf, page, picture)
    most = limits(ours)
    if excess(measure(theirs, ours), most):
        return []  # Told by the comparison itself; a page that differs shows nothing about harm.
    found = [word for word in words(pdf, page, ppi) if len(word[0]) > 1]
    if not found:
        return [f"{pdf} has no words, so the check of the check cannot be made"]
    box = min(found, key=lambda word: len(word[0]))[1]
    unseen = []
    for fault, copy, by in harmed(ours, box):
        found = measure(theirs, copy)
        seen = any(name in excess(found, most) for name in by)
        values = ", ".join(f"{name} {found[name]:.1f}" for name in by)
        print(f"  {fault}: {values}, {'noticed' if seen else 'NOT NOTICED'}")
        unseen += [] if seen else [f"{fault}, and the check does not notice it"]
    return unseen


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folder, pdfs = pathlib.Path(sys.argv[1]), sys.argv[2:]
    faults, pages, worst = [], 0, dict.fromkeys(LIMITS, 0.0)
    for pdf in pdfs:
        pictures = sorted((folder / pathlib.Path(pdf).name.replace("-screen.pdf", "-png")).glob("*.png"))
        if len(pictures) != count(pdf):
            faults.append(f"{pdf} has {count(pdf)} pages, and there are {len(pictures)} pictures of it")
            continue
        for page, picture in enumerate(pictures, 1):
            theirs, ours, _ = pair(pdf, page, picture)
            found = measure(theirs, ours)
            allowed = limits(ours) if excess(found, LIMITS) else LIMITS
            worst = {name: max(worst[name], found[name]) for name in LIMITS}
            pages += 1
            beyond = excess(found, allowed)
            if beyond:
                values = ", ".join(f"{name} {found[name]:.2f} (at most {allowed[name]:.2f})" for name in beyond)
                faults.append(f"{pdf}, page {page}, is not as {picture} shows it: {values}")
        # The page with the most words is the hardest one to notice anything on.
        most = max(range(1, len(pictures) + 1), key=lambda page: len(words(pdf, page, 72)))
        print(f"{pdf}: harm done to page {most}")
        faults += see_harm(pdf, most, pictures[most - 1])
    values = ", ".join(f"{name} {value:.2f} of {LIMITS[name]}" for name, value in worst.items())
    print(f"{pages} pages compared; at worst {values}")
    for fault in faults:
        print(f"error: {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
