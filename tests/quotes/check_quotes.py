#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_quotes.py JUDGED: the quotations of `indexer --dry-run` (standard input) against those judged by hand. Of what is
found nine in ten must be judged right, and of what was judged right nine in ten must be found."""
import json
import sys

FLOOR = 0.9


def read_judged(path):
    """Each row but its verdict -> whether that is `right`."""
    judged = {}
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#"):
            *key, verdict = line.rstrip("\n").split("\t")
            judged[tuple(key)] = verdict == "right"
    return judged


def keys_of(article, places):
    """The rows of an article's quotations; with their places where the list has them."""
    for quote in article["quotes"]:
        place = [str(quote["start"]), str(quote["end"])] if places else []
        words = quote["text"].replace("\n", " ").replace("\t", " ")[:40].rstrip()
        yield (article["id"], *place, quote["speaker"], words)


def compare(judged, lines):
    """Print the figures of what the indexer found; whether they are below the floors."""
    places = all(len(key) == 5 for key in judged)
    found = set()
    for line in lines:
        found.update(keys_of(json.loads(line), places))
    right = {key for key, verdict in judged.items() if verdict}
    precision = len(found & right) / max(len(found), 1)
    kept = len(found & right) / len(right)
    print(f"{len(found)} found, {precision:.3f} of them right; {kept:.3f} of {len(right)} right ones found")
    for key in sorted(found - set(judged)):
        print("not judged:", *key, sep="\t")
    return precision < FLOOR or kept < FLOOR


if __name__ == "__main__":
    sys.exit(compare(read_judged(sys.argv[1]), sys.stdin))
