#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_quotes.py JUDGED: the quotations of `indexer --dry-run` (standard input) against those judged by hand. Of what is
found nine in ten must be judged right, and of what was judged right nine in ten must be found."""
import json
import sys

FLOOR = 0.9

judged = {}
for line in open(sys.argv[1], encoding="utf-8"):
    if not line.startswith("#"):
        *key, verdict = line.rstrip("\n").split("\t")
        judged[tuple(key)] = verdict == "right"
found = set()
for line in sys.stdin:
    article = json.loads(line)
    for quote in article["quotes"]:
        found.add((article["id"], quote["speaker"], quote["text"].replace("\n", " ")[:40].rstrip()))
right = {key for key, verdict in judged.items() if verdict}
precision = len(found & right) / max(len(found), 1)
kept = len(found & right) / len(right)
print(f"{len(found)} found, {precision:.3f} of them right; {kept:.3f} of {len(right)} right ones found")
for key in sorted(found - set(judged)):
    print("not judged:", *key, sep="\t")
sys.exit(precision < FLOOR or kept < FLOOR)
