#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score the names that the indexer finds in corpus/articles against corpus/gold.jsonl.

usage: indexer --dry-run corpus/articles | check_entities.py CORPUS [--floor TYPE=PRECISION,RECALL]… [--errors]

Compares the distinct (type, text) of each article, folded, and prints precision and recall of each type
and of all. Names under "also" in the gold count neither way. Exit 1 when a figure lies below its floor
(TYPE is person, org, place or all) or an article of the gold is missing.
"""
import argparse
import json
import pathlib
import re
import sys

TYPES = ("person", "org", "place")


def fold(text):
    return re.sub(r"[^a-z0-9]+", " ", (text or "").lower()).strip()


def names(entities):
    return {(e["type"], fold(e["text"])) for e in entities}


def compare(gold, record):
    """(right, wrong, missed), sets of (type, text)."""
    also = {fold(name) for name in gold.get("also", [])}
    want = names(gold["entities"])
    found = {n for n in names(record["entities"]) if n in want or n[1] not in also}
    return found & want, found - want, want - found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--floor", action="append", default=[], metavar="TYPE=PRECISION,RECALL")
    parser.add_argument("--errors", action="store_true", help="print each difference")
    args = parser.parse_args()
    floors = {}
    for floor in args.floor:
        kind, _, values = floor.partition("=")
        floors[kind] = tuple(float(v) for v in values.split(","))

    records = {r["id"]: r for r in map(json.loads, sys.stdin)}
    gold = [json.loads(line) for line in (args.corpus / "gold.jsonl").read_text("utf-8").splitlines()]
    counts = {kind: [0, 0, 0] for kind in (*TYPES, "all")}
    failed = 0
    for g in gold:
        if g["id"] not in records:
            print(f"{g['id']}: no record")
            failed += 1
            continue
        for column, found in enumerate(compare(g, records[g["id"]])):
            for kind, text in sorted(found):
                counts[kind][column] += 1
                counts["all"][column] += 1
                if args.errors and column:
                    print(f"{g['id']}: {'wrong' if column == 1 else 'missed'} {kind} {text}")
    for kind, (right, wrong, missed) in counts.items():
        precision, recall = right / (right + wrong or 1), right / (right + missed or 1)
        least = floors.get(kind, (0.0, 0.0))
        low = precision < least[0] or recall < least[1]
        failed += low
        print(f"{kind:7} precision {precision:.3f} recall {recall:.3f}  {right} right, {wrong} wrong, "
              f"{missed} missed{'  BELOW ITS FLOOR' if low else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
