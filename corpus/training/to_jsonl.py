#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles marked by hand to what entity-train reads.

usage: to_jsonl.py FILE.txt… > own.jsonl

An article begins at a line `= ID`; `[PER name]`, `[ORG name]` and `[LOC name]` mark its names. Anything else in square
brackets is an error, which names its file and line."""
import json
import re
import sys

MARK = re.compile(r"\[(PER|ORG|LOC) ([^\[\]\n]+)\]")


def article(name, text, place):
    plain, entities, at, size = [], [], 0, 0
    for match in MARK.finditer(text):
        before = text[at:match.start()]
        size += len(before.encode())
        end = size + len(match[2].encode())
        plain += [before, match[2]]
        entities.append([size, end, match[1]])
        size, at = end, match.end()
    plain.append(text[at:])
    whole = "".join(plain)
    if "[" in whole or "]" in whole:
        sys.exit(f"to_jsonl.py: {place}: article {name}: a mark that is none")
    return {"id": f"own/{name}", "text": whole, "entities": entities}


def main():
    names = set()
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            parts = re.split(r"^= (\S+)\n", file.read(), flags=re.MULTILINE)
        for name, text in zip(parts[1::2], parts[2::2]):
            if name in names:
                sys.exit(f"to_jsonl.py: {path}: article {name} stands twice")
            names.add(name)
            print(json.dumps(article(name, text, path), ensure_ascii=False))


if __name__ == "__main__":
    main()
