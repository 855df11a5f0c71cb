#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare what the indexer finds in corpus/articles with corpus/gold.jsonl.

usage: check_gold.py INDEXER CORPUS [--missing N]

A wrong title, source or date, a body that begins or ends elsewhere, and a line of another story in the
body are failures; a field left unknown is counted as missing and fails only above N of them. A date that
the text alone implies ("inferred" in the gold) may be any interval inside the gold's year.
Ends with the line "N passed, N failed".
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys


def fold(text):
    return re.sub(r"[^a-z0-9]+", " ", (text or "").lower()).strip()


def check_date(gold, date):
    """"right", "missing" or "wrong"."""
    want = gold["date"]
    if date["precision"] == "none":
        return "right" if want["precision"] == "none" else "missing"
    if want["precision"] == "none":
        return "wrong"
    if (date["earliest"], date["latest"]) == (want["earliest"], want["latest"]):
        return "right"
    year = want["earliest"][:4]
    within = date["earliest"][:4] == year and date["latest"][:4] == year
    return "right" if gold["date"].get("inferred") and within and date["precision"] != "day" else "wrong"


def check_title(gold, title):
    found = title["value"] if title["origin"] != "lead" else None
    if fold(found) == fold(gold["title"]):
        return "right"
    return "missing" if not found else "wrong"


def check_source(gold, source):
    accept = {fold(s) for s in gold.get("source_accept") or []} | {fold(gold["source"])}
    if fold(source["value"]) in accept:
        return "right"
    return "missing" if not source["value"] else "wrong"


def checks(gold, record):
    text = record["text"]
    given = gold["file"].endswith(".jsonl")  # JSON lines give the article as it stands: nothing is cut
    yield "title", check_title(gold, record["title"]), record["title"]
    yield "source", check_source(gold, record["source"]), record["source"]
    yield "date", check_date(gold, record["date"]), record["date"]
    inside = text.__contains__
    for key, holds in (("body_starts", inside if given else text.startswith),
                       ("body_ends", inside if given else text.endswith)):
        yield key, "right" if holds(gold[key]) else "wrong", text[:60] if key == "body_starts" else text[-60:]
    for other in [] if given else gold["not_in_body"]:
        yield "not in body", "right" if other not in text else "wrong", other


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("indexer")
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--missing", type=int, default=0)
    args = parser.parse_args()
    run = subprocess.run([args.indexer, "--dry-run", str(args.corpus / "articles")], check=False,
                         stdout=subprocess.PIPE, encoding="utf-8")
    records = {r["id"]: r for r in map(json.loads, run.stdout.splitlines())}
    gold = [json.loads(line) for line in (args.corpus / "gold.jsonl").read_text("utf-8").splitlines()]
    count = {"right": 0, "missing": 0, "wrong": 0}
    for g in gold:
        if g["id"] not in records:
            print(f"{g['id']}: no record")
            count["wrong"] += 1
            continue
        for what, verdict, seen in checks(g, records[g["id"]]):
            count[verdict] += 1
            if verdict != "right":
                print(f"{g['id']}: {verdict} {what}: {seen!r}")
    extra = sorted(set(records) - {g["id"] for g in gold})
    for name in extra:
        print(f"{name}: not in the gold")
    failed = count["wrong"] + len(extra) + max(0, count["missing"] - args.missing)
    print(f"{count['missing']} left unknown, at most {args.missing} may be")
    print(f"{count['right']} passed, {failed} failed")
    return 1 if failed or run.returncode not in (0, 3) else 0


if __name__ == "__main__":
    sys.exit(main())
