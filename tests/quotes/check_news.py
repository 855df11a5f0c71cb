#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_news.py INDEXER JUDGED: the quotations that INDEXER finds in the news articles of JUDGED, as check_quotes.py does
with the corpus. The articles themselves are in the development sets, in the folder $LEDE_SETS: allsides.jsonl,
fundus.gold.jsonl and naeb.gold.jsonl, there or in its folders `news` and `html`. Without it the test is skipped (77)."""
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
from check_quotes import compare, read_judged  # noqa: E402

SKIPPED = 77
FILES = {"": "allsides.jsonl", "fundus": "fundus.gold.jsonl", "naeb": "naeb.gold.jsonl"}
FIELDS = ("title", "text", "date", "source", "url")


def find_file(name):
    for folder in ("", "news", "html"):
        path = os.path.join(os.environ["LEDE_SETS"], folder, name)
        if os.path.exists(path):
            return path
    sys.exit(f"no {name} in $LEDE_SETS")


def read_articles(ids):
    for prefix, name in FILES.items():
        wanted = {i.rpartition(":")[2]: i for i in ids if i.rpartition(":")[0] == prefix}
        if not wanted:
            continue
        for line in open(find_file(name), encoding="utf-8"):
            article = json.loads(line)
            if article["id"] in wanted:
                kept = {field: article.get(field) for field in FIELDS}
                kept["source"] = kept["source"] or article.get("site")
                yield json.dumps({"id": wanted[article["id"]], **kept}) + "\n"


if __name__ == "__main__":
    if not os.environ.get("LEDE_SETS"):
        print("skipped: $LEDE_SETS does not name the folder of the development sets")
        sys.exit(SKIPPED)
    judged = read_judged(sys.argv[2])
    articles = "".join(read_articles({key[0] for key in judged}))
    out = subprocess.run([sys.argv[1], "--dry-run", "-"], input=articles, capture_output=True, text=True, check=True)
    sys.exit(compare(judged, out.stdout.splitlines()))
