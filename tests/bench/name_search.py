#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""name_search.py: names found by another spelling than the archive's, through the programs.

usage: name_search.py BIN NAMES.jsonl [FOLDER]
BIN has indexer and search. NAMES.jsonl: {"id", "type": "PER|ORG|LOC", "variants": [[name, ...], ...]} a line, an
entity each. Of each entity one spelling is written into a short article of its own, and another one is asked for:
as words, in small letters, and behind its field. Printed of each type and way: names, the share found, the share of queries
that found other articles as well.
"""
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

PER_TYPE = 1500
FIELDS = {"PER": "person", "ORG": "org", "LOC": "place"}
TEXTS = {
    "PER": "KABUL: Security forces arrested {0} near the border on Monday, the ministry said.\n\n"
           "Officials said {0}, a senior commander, had led several attacks. {0} was taken to the capital.",
    "ORG": "KABUL: The authorities imposed new sanctions on {0} on Monday, the ministry said.\n\n"
           "Officials said {0} had moved money over the border. {0} denied the charges in a statement.",
    "LOC": "KABUL: A bomb exploded in {0} on Monday, killing two people, police said.\n\n"
           "Residents of {0} fled to the hills. Troops were sent to {0} in the night, officials said.",
}


def read_names(path):
    """(id, type, written, asked): two spellings of one set, drawn by a fixed seed."""
    drawn = random.Random(7)
    count = collections.Counter()
    for line in open(path, encoding="utf-8"):
        entity = json.loads(line)
        sets = [v for v in entity["variants"] if len(v) > 1]
        if sets and count[entity["type"]] < PER_TYPE:
            count[entity["type"]] += 1
            written, asked = drawn.sample(drawn.choice(sets), 2)
            yield entity["id"].replace("/", "_"), entity["type"], written, asked


def words(name):
    """Without the signs that mean something in a query."""
    return re.sub(r"[^\w\s'-]", " ", name)


def ask(search, index, names, query):
    """The ids that each name's query finds."""
    topics = "".join(f"{i}\t{query(name)}\n" for i, name in enumerate(names))
    run = subprocess.run([search, "--index", index, "--quiet", "--match", "all", "--batch", "-"],
                         input=topics, stdout=subprocess.PIPE, text=True, check=False)
    found = collections.defaultdict(set)
    for line in run.stdout.splitlines():
        topic, _, article = line.split()[:3]
        found[int(topic)].add(article)
    return found


def report(way, names, found):
    for kind in FIELDS:
        mine = [i for i, name in enumerate(names) if name[1] == kind]
        if not mine:
            continue
        hits = sum(names[i][0] in found[i] for i in mine)
        more = sum(bool(found[i] - {names[i][0]}) for i in mine)
        print(f"{way}\t{kind}\t{len(mine)}\t{hits / len(mine):.3f}\t{more / len(mine):.3f}")


def main(programs, path, folder):
    names = list(read_names(path))
    articles, index = os.path.join(folder, "articles.jsonl"), os.path.join(folder, "index")
    with open(articles, "w", encoding="utf-8") as out:
        for key, kind, written, _ in names:
            text = TEXTS[kind].format(written)
            out.write(json.dumps({"id": key, "title": "News of the day", "text": text}) + "\n")
    subprocess.run([os.path.join(programs, "indexer"), "--index", index, "--quiet", articles], check=True)
    search = os.path.join(programs, "search")
    report("as written", names, ask(search, index, names, lambda n: words(n[2])))
    report("words", names, ask(search, index, names, lambda n: words(n[3])))
    report("small letters", names, ask(search, index, names, lambda n: words(n[3]).lower()))
    report("field", names, ask(search, index, names, lambda n: f'{FIELDS[n[1]]}:"{words(n[3])}"'))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    if len(sys.argv) == 4:
        main(*sys.argv[1:])
    else:
        with tempfile.TemporaryDirectory() as made:
            main(*sys.argv[1:], made)
