#!/usr/bin/env python3
"""What editors say of project files: usage: editors.py TAPLO TRYKK SCHEMAS

TAPLO, which is also what Even Better TOML runs, reads files by the JSON Schemas that TRYKK prints; they are
left in the folder SCHEMAS. Of the project's own files it must say nothing. Each file of tests/data/editors
has one mistake, and below it a remark with carets under the mistake and a part of the message; the message must
stand there and nowhere else.
"""

import pathlib
import re
import subprocess
import sys

CONTENT = pathlib.Path("content")
MISTAKES = pathlib.Path("tests/data/editors")

# What taplo writes above and below the line that a message is about.
PLACE = re.compile(r"^ *┌─ .*:(\d+):(\d+)$", re.MULTILINE)
CARETS = re.compile(r"^ *│ [ │╭╰─]*(\^+) (.*)$", re.MULTILINE)


def messages(taplo, schema, files):
    """Of files of one kind: the line and column of each message, how long its place is, and the message."""
    command = [taplo, "lint", "--colors", "never", "--no-auto-config", "--schema", schema.resolve().as_uri()]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    report = done.stdout + done.stderr
    places = [(int(line), int(column)) for line, column in PLACE.findall(report)]
    carets = CARETS.findall(report)
    if len(places) != len(carets) or (done.returncode != 0) != bool(places):
        sys.exit(f"error: {taplo} says what this script cannot read:\n{report}")
    return [(place, len(marks), words) for place, (marks, words) in zip(places, carets)]


def expected(path):
    """The kind of a file with a mistake, the place of the mistake, and a part of the message."""
    lines = path.read_text(encoding="utf-8").split("\n")
    kind = re.match(r"# (\w+): ", lines[0]).group(1)
    found = [(at, re.match(r"#( *)(\^+) (.*)$", line)) for at, line in enumerate(lines)]
    [(at, remark)] = [(at, remark) for at, remark in found if remark]
    spaces, carets, words = remark.groups()
    return kind, ((at, len(spaces) + 2), len(carets)), words


def main(taplo, trykk, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    schemas = {}
    for kind in ["project", "content", "deck", "layout", "booklet", "card", "theme"]:
        schemas[kind] = folder / f"{kind}.json"
        text = subprocess.run([trykk, "schema", kind], capture_output=True, check=True).stdout
        schemas[kind].write_bytes(text)

    def starts(path, text):
        return re.search(f"^{re.escape(text)}", path.read_text(encoding="utf-8"), re.MULTILINE)

    words = sorted(CONTENT.glob("*.toml"))
    layouts = sorted(CONTENT.glob("layouts/*.toml"))
    sound = {
        "project": [pathlib.Path("trykk.toml")],
        "content": [path for path in words if starts(path, "[[section]]")],
        "deck": [path for path in words if starts(path, "[[card]]")],
        "layout": layouts,
        "booklet": [path for path in layouts if starts(path, 'format = "booklet"')],
        "card": [path for path in layouts if starts(path, 'format = "card"')],
        "theme": sorted(CONTENT.glob("themes/*.toml")),
    }
    wrong = []
    for kind, files in sound.items():
        assert files, kind
        for place, _, said in messages(taplo, schemas[kind], files):
            wrong.append(f"{kind}: the project's own files are sound, but of {place}: {said}")
    assert len(sound["content"]) + len(sound["deck"]) == len(words)
    mistakes = sorted(MISTAKES.glob("*.toml"))
    assert len(mistakes) >= 10
    for path in mistakes:
        kind, (start, length), words = expected(path)
        found = messages(taplo, schemas[kind], [path])
        # Of a list, taplo marks its items once more.
        inside = [
            at[0] == start[0] and start[1] <= at[1] and at[1] + marked <= start[1] + length
            for at, marked, _ in found
        ]
        if (start, length) not in [at[:2] for at in found] or not all(inside):
            wrong.append(f"{path}: wanted {length} signs at {start}, found {found}")
        if any(words not in said for _, _, said in found):
            wrong.append(f"{path}: wanted «{words}», found {found}")
    for one in wrong:
        print(one)
    print(f"{sum(map(len, sound.values()))} sound files, {len(mistakes)} with a mistake, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
