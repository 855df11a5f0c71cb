#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""marked.py FOLDER: the marked articles become JSON lines whose names stand where they say; a wrong mark is told."""
import json
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(sys.argv[1])
PROGRAM = [sys.executable, str(FOLDER / "to_jsonl.py")]


def run(*paths):
    return subprocess.run([*PROGRAM, *map(str, paths)], capture_output=True, text=True)


result = run(*sorted(FOLDER.glob("*.txt")))
assert result.returncode == 0, result.stderr
articles = [json.loads(line) for line in result.stdout.splitlines()]
assert len(articles) >= 100
for article in articles:
    text = article["text"].encode()
    last = 0
    assert article["entities"], article["id"]
    for start, end, kind in article["entities"]:
        name = text[start:end].decode()
        assert last <= start < end and name == name.strip() and kind in ("PER", "ORG", "LOC"), (article["id"], name)
        last = end
with tempfile.TemporaryDirectory() as work:
    for bad in ("= 1\n[PRS Ali] went.\n", "= 1\n[PER Ali went.\n", "= 1\n[PER Ali] went.\n= 1\nHome.\n"):
        path = pathlib.Path(work, "bad.txt")
        path.write_text(bad, encoding="utf-8")
        result = run(path)
        assert result.returncode == 1 and "bad.txt" in result.stderr, bad
