#!/usr/bin/env python3
"""Whether small type of files for the print shop is on one plate alone, as ghostscript separates them.

usage: tests/press_plates.py FILE-press.pdf...     needs ghostscript, pikepdf, Pillow and numpy

Of a copy of each file, all is taken away but type below 14 pt; ghostscript makes a picture of every plate of it
(tiffsep). Those of cyan, magenta and yellow must be empty, and of all files together the black one must not; type in
a spot ink is on a plate of its own. Before it judges, the script paints one file's small type in two inks and fails if it does not see it.
"""

import pathlib
import subprocess
import sys
import tempfile

import numpy
import pikepdf
from PIL import Image

SMALL = 14  # points; geometry of the trade: below, letters in several inks have coloured edges
PPI = 100
PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"}
SHOWS = {"Tj", "TJ", "'", '"'}


def keep_small_type(pdf, two_inks=False):
    """Takes away what is painted in the pages and their forms, but for small type."""
    for thing in pdf.objects:
        is_stream = isinstance(thing, pikepdf.Stream)
        if is_stream and thing.get("/Subtype") == "/Form":
            filter_stream(pdf, thing, two_inks)
    for page in pdf.pages:
        page.contents_coalesce()
        filter_stream(pdf, page.obj, two_inks)


def filter_stream(pdf, thing, two_inks):
    resources = thing.get("/Resources", pikepdf.Dictionary())
    pictures = resources.get("/XObject", pikepdf.Dictionary())
    size, kept = None, []
    for operands, operator in pikepdf.parse_content_stream(thing):
        name = str(operator)
        if name == "Tf":
            size = float(operands[1])
        is_large = name in SHOWS and size >= SMALL - 0.001
        is_picture = name == "Do" and pictures[operands[0]].get("/Subtype") == "/Image"
        if is_large or is_picture:
            continue
        if name in PAINTS:
            operands, operator = [], pikepdf.Operator("n")
        if two_inks and name == "k":
            operands = [0.5, 0.5, 0, 0]
        kept.append((operands, operator))
    bytes_ = pikepdf.unparse_content_stream(kept)
    if isinstance(thing, pikepdf.Stream):
        thing.write(bytes_)
    else:
        thing.Contents = pdf.make_stream(bytes_)


def plates(pdf):
    """The share of ink on every plate of every page: {plate: the most of a pixel, of 255}."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        pdf.save(folder + "/kept.pdf")
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{PPI}"]
        subprocess.run([*command, f"-sOutputFile={folder}/%d.tif", folder + "/kept.pdf"], check=True)
        for file in pathlib.Path(folder).glob("*(*).tif"):
            plate = file.name[file.name.index("(") + 1 : -len(").tif")]
            with Image.open(file) as picture:
                most = 255 - int(numpy.asarray(picture.convert("L")).min())
            found[plate] = max(found.get(plate, 0), most)
    return found


def colored(found):
    return {plate: most for plate, most in found.items() if plate in {"Cyan", "Magenta", "Yellow"} and most > 0}


def main(files):
    black = 0
    for nth, file in enumerate(files):
        if nth == 0:
            with pikepdf.open(file) as pdf:
                keep_small_type(pdf, two_inks=True)
                if len(colored(plates(pdf))) < 2:
                    sys.exit(f"{file}: small type in two inks was not noticed")
        with pikepdf.open(file) as pdf:
            keep_small_type(pdf)
            found = plates(pdf)
        if colored(found):
            sys.exit(f"{file}: type below {SMALL} pt is on these plates too: {colored(found)}")
        black = max(black, found.get("Black", 0))
        print(f"{file}: type below {SMALL} pt is on no plate of cyan, magenta or yellow")
    if black == 0:
        sys.exit("there is no small type at all")


if __name__ == "__main__":
    main(sys.argv[1:]) if len(sys.argv) > 1 else sys.exit(__doc__)
