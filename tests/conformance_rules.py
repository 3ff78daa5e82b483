#!/usr/bin/env python3
"""Holds the names of rules in docs/conformance.md to those that check_press.py knows.

usage: conformance_rules.py CHECK_PRESS.py

Both ways: a rule that the table leaves out is no less a rule, and one that the judge does not have judges nothing.
"""

import re
import subprocess
import sys

TABLE = "docs/conformance.md"
# What the judge tells of a file besides what is wrong.
NO_RULE = {"summary"}


def main(judge):
    listed = subprocess.run([sys.executable, judge, "--list-rules"], check=True, capture_output=True, text=True)
    known = {line.split()[0] for line in listed.stdout.splitlines()[1:] if line.strip()} - NO_RULE
    with open(TABLE, encoding="utf-8") as file:
        rows = [line.split(" | ") for line in file if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z0-9-]+)`", row[0])}
    for name in sorted(known - named):
        print(f"{TABLE}: nothing is said of the rule {name}")
    for name in sorted(named - known):
        print(f"{TABLE}: the judge has no rule {name}")
    return int(known != named)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
