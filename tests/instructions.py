#!/usr/bin/env python3
"""Whether small builds take as many instructions as they did: time that does not depend on what else a machine does.

usage: tests/instructions.py [--accept] [PROGRAM]     needs valgrind; PROGRAM is target/release/trykk where left out

Valgrind counts the instructions of each build (callgrind, without caches and branches). A count that is more than 5 %
above or below that of tests/instructions.txt fails; --accept writes the new ones there. They are those of one compiler
and one C library: with others they are printed, and nothing is held.
"""

import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
COUNTS = HERE / "tests" / "instructions.txt"
FOLDER = HERE / "target" / "instructions"
TOLERANCE = 0.05
CARDS = 200

# Without these, long copies and fills are one instruction for each byte on some processors and a loop on others.
NEVER = "0x7fffffffffff"
THRESHOLDS = ["rep_movsb", "rep_stosb", "non_temporal"]
TUNABLES = ":".join(f"glibc.cpu.x86_{name}_threshold={NEVER}" for name in THRESHOLDS)

HEAD = """\
# Instructions of small builds, for tests/instructions.py, which says how they are counted.
# Take new ones: python3 tests/instructions.py --accept
"""

WORDS = ["samtale", "håp", "vei", "rolig", "sammen", "støtte", "hverdag", "lytte"]
DECK = {
    "trykk.toml": """\
[[product]]
id = "kort"
content = "kort"
layout = "kort"
theme = "sti"
editions = ["office"]
""",
    "content/kort.toml": """\
lang = "nb"
title = "Kort"
[[card]]
rows = "rader.csv"
""",
    "content/layouts/kort.toml": """\
format = "card"
trim = "85x55mm"
bleed = "3mm"
safe = "5mm"
[front]
background = "soft"
rows = ["auto", "1fr"]
areas = ["title", "text"]
row-gap = "2mm"
[sheet.office]
paper = "A4"
schema = "nup"
edge = "bleed"
marks = ["crop"]
""",
}


def bundled(root):
    """A copy of the project of this repository: a file that lies about beside it changes nothing."""
    for folder in ["content", "fonts"]:
        shutil.copytree(HERE / folder, root / folder)
    shutil.copy(HERE / "trykk.toml", root)


def deck(root):
    """A table of cards, no two of which are alike."""
    for folder in ["content/layouts", "content/themes"]:
        (root / folder).mkdir(parents=True)
    shutil.copytree(HERE / "fonts", root / "fonts")
    shutil.copy(HERE / "content/themes/sti.toml", root / "content/themes")
    rows = ["title;text"]
    for row in range(CARDS):
        words = [WORDS[(row * 3 + n * 5 + row // 8 * n) % len(WORDS)] for n in range(10)]
        rows.append(f"{row + 1} {words[0]};{' '.join(words[1:])}.")
    files = DECK | {"content/rader.csv": "\n".join(rows) + "\n"}
    for path, text in files.items():
        (root / path).write_text(text, encoding="utf-8")


JOBS = {
    "hefte-screen": (bundled, ["hefte", "--edition", "screen"]),
    "huskekort-office": (bundled, ["huskekort", "--edition", "office"]),
    f"deck-{CARDS}-office": (deck, ["kort", "--edition", "office"]),
}


def count(program, name):
    make, arguments = JOBS[name]
    # Always as deep as this, and alone: what else stands in the folder would be looked at too.
    root = FOLDER / "project"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    make(root)
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "LC_ALL": "C.UTF-8",
        "RAYON_NUM_THREADS": "1",
        "GLIBC_TUNABLES": TUNABLES,
    }
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command = [*valgrind, str(program), "build", *arguments]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"error: `{' '.join(command)}` in {root} failed:\n{done.stdout}{done.stderr}")
    return int(found.group(1))


def first_line(*command):
    try:
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
    except OSError:
        return f"no {command[0]}"
    return next(iter((done.stdout or done.stderr).splitlines()), "")


def machine():
    """What counts depend on besides the program and its projects."""
    return {
        "compiler": first_line("rustc", "-V"),
        "c-library": first_line("ldd", "--version"),
        "processor": platform.machine(),
        "valgrind": first_line("valgrind", "--version"),
    }


def read():
    if not COUNTS.exists():
        return {}
    lines = COUNTS.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" = ", 1) for line in lines if " = " in line and not line.startswith("#"))


def main():
    arguments = sys.argv[1:]
    accept = "--accept" in arguments
    programs = [argument for argument in arguments if argument != "--accept"]
    if len(programs) > 1 or any(program.startswith("-") for program in programs):
        sys.exit(__doc__)
    program = pathlib.Path(programs[0] if programs else HERE / "target/release/trykk").resolve()
    if not program.is_file():
        sys.exit(f"error: there is no {program}: cargo build --release")
    if not shutil.which("valgrind"):
        sys.exit("error: valgrind is not installed")
    known, here = read(), machine()
    others = [f"{what} {known.get(what)}, here {value}" for what, value in here.items() if known.get(what) != value]
    counts, wrong = {}, []
    for name in JOBS:
        counts[name] = count(program, name)
        before = int(known.get(name, 0))
        change = f"{counts[name] / before - 1:+.2%}" if before else "new"
        print(f"{name:<20} {counts[name]:>14,} instructions  {change}")
        if not before or abs(counts[name] / before - 1) > TOLERANCE:
            wrong.append(name)
    shutil.rmtree(FOLDER, ignore_errors=True)
    if accept:
        lines = [f"{name} = {value}\n" for name, value in (here | counts).items()]
        COUNTS.write_text(HEAD + "".join(lines), encoding="utf-8")
        print(f"written to {COUNTS.relative_to(HERE)}")
    elif others:
        print("Nothing is held: the counts of tests/instructions.txt were taken with\n  " + "\n  ".join(others))
    elif wrong:
        sys.exit(
            f"error: {', '.join(wrong)}: more than {TOLERANCE:.0%} away from tests/instructions.txt\n"
            "Where that is meant, take the new counts and say in the commit why: python3 tests/instructions.py --accept"
        )


main()
