#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that words of all kinds are found as a reader expects: tests/cases/behaves.tsv over behaves.jsonl.

usage: run_behaves.py --search FILE --indexer FILE --articles FILE.jsonl CASES.tsv

A row is a query, a tab, and the ids it is to find, best first; those with a comma between them may come in any
order; - is none. A third column says what is found today where that is something else: the row fails when it
is no longer true, either way, so that the column goes once the program does as the reader expects.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

TIMEOUT_S = 60


def read_rows(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("# "):
            continue
        columns = line.split("\t")
        if len(columns) not in (2, 3):
            sys.exit(f"{path}:{number}: not 2 or 3 columns")
        yield number, columns


def ids_of(args, index, query):
    done = subprocess.run([str(args.search), "-q", "--index", str(index), "--format", "jsonl", "-n", "all",
                           "--passages", "0", "--", query],
                          stdout=subprocess.PIPE, timeout=TIMEOUT_S, check=False)
    if done.returncode not in (0, 1):
        return [f"status {done.returncode}"]
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def is_as(wanted, ids):
    """Whether the ids come in the groups wanted."""
    if wanted == "-":
        return not ids
    for group in wanted.split(" "):
        some = group.split(",")
        if sorted(ids[:len(some)]) != sorted(some):
            return False
        ids = ids[len(some):]
    return not ids


def check(args, index):
    count, wrong, open_rows = 0, 0, 0
    for number, (query, wanted, *today) in read_rows(args.cases):
        ids = ids_of(args, index, query)
        count += 1
        open_rows += bool(today)
        if is_as(today[0] if today else wanted, ids):
            continue
        wrong += 1
        print(f"{args.cases}:{number}: {query}: finds {' '.join(ids) or '-'}, wanted {wanted}")
        if today and is_as(wanted, ids):
            print("    as a reader expects: the third column can go")
    print(f"{count} queries, {wrong} wrong, {open_rows} not yet as a reader expects")
    return 1 if wrong or not count else 0


def main():
    parser = argparse.ArgumentParser(description="Checks that words are found as a reader expects.")
    parser.add_argument("--search", type=pathlib.Path, required=True)
    parser.add_argument("--indexer", type=pathlib.Path, required=True)
    parser.add_argument("--articles", type=pathlib.Path, required=True)
    parser.add_argument("cases", type=pathlib.Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lede-behaves-") as folder:
        index = pathlib.Path(folder) / "index"
        subprocess.run([str(args.indexer), "--quiet", "--index", str(index), str(args.articles)],
                       timeout=TIMEOUT_S, check=True)
        return check(args, index)


if __name__ == "__main__":
    sys.exit(main())
