#!/usr/bin/env python3
"""What a part costs: measure.py target/release/trykk. Prints the rows of the table in docs/scale.md.

A table of 19,998 people is made, two parts long; the cards of the first part are built three times.
Seconds are those of the processor, user and system, as the system counts them of the process and its threads.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile

CARDS, PARTS, RUNS = 9_999, 1_001, 3
FIRST = "Amina Bjørn Carla Daniel Ellen Farid Grace Hamza Ingrid Jonas Kari Liv Mona Nils Ola Per Ragna Sara Tor Una".split()
LAST = "Berg Hall Nguyen Green Hill Ali Lee Khan Moen Solheim Dahl Lund Haugen Strand Bakke".split()

draw = random.Random(1)
here = os.path.dirname(os.path.abspath(__file__))
with tempfile.TemporaryDirectory() as folder:
    project = os.path.join(folder, "project")
    shutil.copytree(os.path.join(here, "project"), project)
    with open(os.path.join(project, "content", "people.csv"), "w", encoding="utf-8") as table:
        table.write("Name,Number,Since\n")
        for nth in range(2 * CARDS):
            name = f"{draw.choice(FIRST)} {draw.choice(LAST)}"
            table.write(f"{name},{1_000_000 + nth},{draw.randint(1, 28):02}/{draw.randint(1, 12):02}/{draw.randint(1990, 2025)}\n")
    for edition in ("office", "screen"):
        seconds, memory = [], 0
        command = [sys.argv[1], "build", "--project", project, "--edition", edition, "--rows", f"1-{CARDS}", "--output", folder]
        for _ in range(RUNS):
            build = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(build.pid, 0)
            if status:
                sys.exit(1)
            seconds.append(used.ru_utime + used.ru_stime)
            memory = max(memory, used.ru_maxrss // 1024)
        size = os.path.getsize(os.path.join(folder, f"membership-{edition}.pdf")) / 1e6
        middle = sorted(seconds)[RUNS // 2]
        runs = ", ".join(f"{one:.1f} s" for one in seconds)
        print(f"| `{edition}` | {runs} | {memory} MB | {size:.1f} MB | {PARTS * middle / 60:.0f} min | {PARTS * size / 1e3:.1f} GB |")
