#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user gives (--meta) makes the same index whenever it is given.

usage: meta_orders.py --programs DIR[:DIR…] [--rounds N] [--seed S]      (2; the long form: --rounds 40)

Random articles and random tables. The table comes before the articles, with them, behind them, and behind them in two
parts; then what `search --format=json` prints is the same, byte for byte, and so are the records of --dry-run. An index of
the articles with those fields given in the input itself says the same but for the origins. Then a second table takes
some of it back: the same again. A rebuild keeps it, and the same run once more changes nothing.
"""
import argparse
import csv
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

FIELDS = ("date", "source", "title", "author", "url", "section", "language")
GIVEN = {
    "date": ["2016", "2016-07", "2016-07-26", "unknown"],
    "source": ["Dawn", "dawn.com", "Makran Courier", "unknown"],
    "title": ["Guards freed at Taftan", "Qamar Javed Bajwa in Tehran", "UNODC", "unknown"],
    "author": ["Ali Rezaei", "unknown"],
    "url": ["http://paper.example/1", "unknown"],
    "section": ["World", "unknown"],
    "language": ["German", "en", "unknown"],
}
SENTENCES = ["Four Iranian guards came home on Tuesday.", "Qamar Javed Bajwa met General Bagheri in Tehran on 3 May 2015.",
             "The border at Taftan was calm.", "The United Nations Office on Drugs and Crime (UNODC) said so.",
             "Rabies came over the border of Balochistan.", "Bajwa spoke of hostages and of trade."]
QUERIES = ["*", "guards", "title:guards", "source:dawn", "date:2016", "date:unknown", "bajwa border", "person:bajwa",
           "author:rezaei", "section:world", "language:de", "language:en", "source:unknown", "url:\"http://paper.example/1\"",
           "\"Javed Bajwa\"", "UNODC"]
ORIGINS = ("title_origin", "origin")


class Wrong(Exception):
    pass


class Place:
    def __init__(self, programs, folder):
        self.programs = [pathlib.Path(p).resolve() for p in programs.split(":")]
        self.folder = folder
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C"}

    def run(self, name, *words, ok=(0,)):
        program = next(f"{p}/{name}" for p in self.programs if os.access(f"{p}/{name}", os.X_OK))
        done = subprocess.run([program, *map(str, words)], cwd=self.folder, env=self.environment, capture_output=True, text=True,
                              check=False)
        if done.returncode not in ok:
            raise Wrong(f"{name} {' '.join(map(str, words))}: status {done.returncode}: {done.stderr}")
        return done

    def answers(self, index):
        said = [self.run("search", "--index", index, "--format=json", "--limit", 100, query, ok=(0, 1)).stdout for query in QUERIES]
        return [*said, self.run("search", "--index", index, "--facet", "source,year,person", "--format=json", "*", ok=(0, 1)).stdout]


def make_articles(chance, number):
    articles = []
    for i in range(number):
        article = {"id": f"a{i}", "text": "\n\n".join(chance.sample(SENTENCES, chance.randint(1, 5)))}
        if chance.random() < 0.6:
            article["title"] = chance.choice(["Border news", "Bajwa meets Bagheri", "Calm at Taftan"])
        if chance.random() < 0.6:
            article["date"] = chance.choice(["2015-05-04", "2014", "2016-07-26"])
        if chance.random() < 0.6:
            article["source"] = chance.choice(["IRNA", "Dawn", "Press TV"])
        articles.append(article)
    return articles


def make_table(chance, articles, takes_back=False):
    rows = {}
    for article in articles:
        row = {f: chance.choice(GIVEN[f]) for f in FIELDS if chance.random() < 0.3}
        if takes_back:
            row = {f: chance.choice(["-", row.get(f, "-")]) for f in FIELDS if chance.random() < 0.5}
        elif chance.random() < 0.1:
            row["drop"] = "yes"
        if row:
            rows[article["id"]] = row
    return rows


def write_table(path, rows):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["id", *FIELDS, "drop"])
    for key, row in rows.items():
        writer.writerow([key, *(row.get(f, "") for f in (*FIELDS, "drop"))])
    path.write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())


def merged(first, second):
    """What both tables give, the second after the first."""
    rows = {key: dict(row) for key, row in first.items()}
    for key, row in second.items():
        rows.setdefault(key, {}).update(row)
    return {key: {f: v for f, v in row.items() if v != "-"} for key, row in rows.items()}


def with_given(articles, rows):
    """The articles as if their input had said it. What is made unknown has no such form: None."""
    out = []
    for article in articles:
        row = rows.get(article["id"], {})
        if "drop" in row:
            continue
        if "unknown" in row.values():
            return None
        out.append({**article, **row})
    return out


def write_articles(path, articles):
    path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")


def without_origins(text):
    def strip(value):
        if isinstance(value, dict):
            return {k: strip(v) for k, v in value.items() if k not in ORIGINS}
        return [strip(v) for v in value] if isinstance(value, list) else value
    return [strip(json.loads(line)) for line in text.splitlines()]


def same(what, one, other):
    if one != other:
        at = next((pair for pair in zip(one, other) if pair[0] != pair[1]), (one, other))
        raise Wrong(f"{what} differ:\n{at[0]}\n{at[1]}")


def round_of(place, chance, plain):
    folder = place.folder / "round"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    news, first, second, both, given = (folder / n for n in ("news.jsonl", "1.csv", "2.csv", "both.csv", "input/news.jsonl"))
    given.parent.mkdir()
    articles = make_articles(chance, chance.randint(3, 40))
    rows = make_table(chance, articles)
    if plain:
        rows = {k: {f: v for f, v in row.items() if v != "unknown"} for k, row in rows.items()}
    later = make_table(chance, [a for a in articles if "drop" not in rows.get(a["id"], {})], takes_back=True)
    all_rows = merged(rows, later)
    write_articles(news, articles)
    write_articles(folder / "other.jsonl", [{"id": "other", "text": "Another word."}])
    write_table(first, rows)
    write_table(second, later)
    write_table(both, all_rows)
    if all(set(rows.get(a["id"], {})) & {"drop"} for a in articles):
        return

    def index(name, *runs):
        for run in runs:
            place.run("indexer", "--quiet", "--index", folder / name, *run, ok=(0, 3))
        return place.answers(folder / name)

    behind = index("behind", (news,), ("--meta", first))
    same("with and behind", index("with", ("--meta", first, news)), behind)
    same("before and behind", index("before", (folder / "other.jsonl",), ("--meta", first), (news,), ("--delete", "other")), behind)
    dry = place.run("indexer", "--dry-run", "--meta", first, news).stdout
    given_articles = with_given(articles, rows)
    if given_articles is not None:
        write_articles(given, given_articles)
        said = [without_origins(t.replace(str(given), str(news))) for t in index("given", (given,))]
        same("given by the user and by the input", [without_origins(t) for t in behind], said)
        same("records", without_origins(dry), without_origins(place.run("indexer", "--dry-run", given).stdout.replace(str(given), str(news))))
    after = index("behind", ("--meta", second))
    same("taken back and never given", after, index("both", ("--meta", both, news)))
    same("read again", index("behind", (news,)), after)
    if "replaced" in place.run("indexer", "--index", folder / "behind", news).stderr:
        raise Wrong("what has not changed was replaced")
    same("a rebuild", index("behind", ("--rebuild", news)), after)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20160726)
    args = parser.parse_args()
    print(f"seed {args.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Place(args.programs, pathlib.Path(folder))
        for number in range(args.rounds):
            try:
                round_of(place, random.Random(args.seed + number), number % 2 == 0)
            except Wrong as wrong:
                sys.exit(f"round {number}: {wrong}")


if __name__ == "__main__":
    main()
