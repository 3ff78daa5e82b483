#!/usr/bin/env python3
"""Whether a reader that is not ours finds the whole guide in one of the screen files.

usage: tests/pdf_words.py GUIDE.toml FILE.pdf...     needs poppler's pdftotext and Python 3.11

Every word of the guide must stand, in order, in the text that pdftotext takes out of the file; words between them
(page numbers, running heads, a table of contents) are free. A word divided at a line end counts as whole, and capitals
as small letters, for labels may be set in capitals. A product that holds only a part of the guide is reported; one
file must hold all of it.
"""

import subprocess
import sys
import tomllib
import unicodedata

HYPHENS = ("-", "\u2010", "\u00ad")


def plain(text):
    return unicodedata.normalize("NFC", text).casefold()


def bare(text):
    return "".join(c for c in text if c not in HYPHENS)


def texts(guide):
    """What the guide says, in the order of reading."""
    yield from (guide["title"], guide["subtitle"])
    for section in guide["section"]:
        if section.get("role") == "colophon":
            # Its words are none of the owner's, and fields and numbers stand in it.
            continue
        yield section["title"]
        for block in section["block"]:
            yield from (block[key] for key in ("title", "label", "text") if key in block)
            for item in block.get("items", []):
                yield from (item[key] for key in ("title", "text") if key in item)
            yield from block.get("quotes", [])
            for side in ("yes", "no"):
                if side in block:
                    yield from [block[side]["title"], *block[side]["points"]]


def tokens_of(text):
    """Each word, and whether it ends its line: a hyphen there may be the layout's."""
    tokens = []
    for line in plain(text).splitlines():
        found = line.split()
        tokens += [(token, at == len(found) - 1) for at, token in enumerate(found)]
    return tokens


def length_of(word, tokens, at):
    """How many tokens from `at` on say `word`; 0 where they say something else."""
    said, used = tokens[at][0], 1
    if said == word or bare(said) == bare(word) and "\u00ad" in said:
        return 1
    while tokens[at + used - 1][1] and said.endswith(HYPHENS) and at + used < len(tokens):
        said, used = said + tokens[at + used][0], used + 1
        if bare(said) == bare(word):
            return used
    return 0


def missing(words, tokens):
    """The first word that is not found after the ones before it, with its neighbours; None where all are."""
    at = 0
    for number, word in enumerate(words):
        start = at
        while at < len(tokens) and not (used := length_of(word, tokens, at)):
            at += 1
        if at == len(tokens):
            around = " ".join(words[max(0, number - 5) : number + 3])
            near = " ".join(token for token, _ in tokens[start : start + 6])
            return f"word {number + 1}, {word!r} in «{around}», where the file goes on «{near}»"
        at += used
    return None


def main():
    with open(sys.argv[1], "rb") as file:
        words = plain(" ".join(texts(tomllib.load(file)))).replace("*", "").split()
    whole = 0
    for pdf in sys.argv[2:]:
        command = ["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
        lost = missing(words, tokens_of(text))
        print(f"{pdf}: " + (f"without {lost}" if lost else f"all {len(words)} words"))
        whole += lost is None
    if not whole:
        sys.exit(f"error: no file holds every word of {sys.argv[1]} in order")


if __name__ == "__main__":
    main()
