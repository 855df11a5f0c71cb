#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""train.py ENTITY-TRAIN FOLDER: a small model is trained twice, to the same bytes, and finds what it was taught;
what it cannot read is told in a line with its place."""
import json
import os
import shutil
import subprocess
import sys

PROGRAM, WORK = os.path.abspath(sys.argv[1]), sys.argv[2]
PEOPLE = ["Amina Karimi", "Bashir Sadiq", "Celia Duarte", "Dawit Bekele", "Elena Petrova", "Farid Najm"]
PLACES = ["Karsa", "Belmore", "Tunda", "Vostok", "Quilla", "Marand"]


def marked(person, place, number):
    text, entities = "", []
    for part, kind in ((person, "PER"), (" said on day %d in " % number, None), (place, "LOC"),
                       (" that the ", None), ("%s Water Board" % place, "ORG"), (" will open.\n", None)):
        if kind:
            entities.append([len(text), len(text) + len(part), kind])
        text += part
    return {"id": str(number), "text": text, "entities": entities}


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=300)


def train(out, *sets):
    return run("--words", "words.tsv", "--names", "names.tsv", "--about", "about.txt", "--out", out,
               "--bytes", "1048576", *sets)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def expect(condition, *what):
    if not condition:
        sys.exit("train.py: " + " ".join(str(w) for w in what))


shutil.rmtree(WORK, ignore_errors=True)
os.makedirs(WORK)
os.chdir(WORK)
write("words.tsv", "# word\tclusters\tcase\nthe\t5\t5\t5\t6\nsaid\t7\t7\t7\t6\nwater\t0\t0\t0\t4\n")
write("names.tsv", "# name\tlist\nkarsa\t0\nbelmore north\t1\nthe\t0\n")
write("about.txt", "made by a test\n")
write("first.jsonl", "".join(json.dumps(marked(PEOPLE[i % 6], PLACES[i // 6 % 6], i)) + "\n" for i in range(60)))
write("second.jsonl", "".join(json.dumps(marked(PEOPLE[i % 5], PLACES[i % 6], i)) + "\n" for i in range(20)))
for out in ("one.model", "two.model"):
    result = train(out, "first.jsonl=1", "second.jsonl=0.5")
    expect(result.returncode == 0, out, result.stderr)
with open("one.model", "rb") as one, open("two.model", "rb") as two:
    expect(one.read() == two.read(), "two trainings gave two models")
result = run("--tag", "one.model", "first.jsonl")
expect(result.returncode == 0, result.stderr)
for line, number in zip(result.stdout.splitlines(), range(60)):
    expect(json.loads(line)["entities"] == marked(PEOPLE[number % 6], PLACES[number // 6 % 6], number)["entities"], line)

write("bad.jsonl", '{"text": "Karsa", "entities": [[0, 9, "LOC"]]}\n')
for sets, said in ((["bad.jsonl"], "bad.jsonl:1: entity 1 is not"), (["none.jsonl"], "none.jsonl"),
                   (["first.jsonl=x"], "is no weight"), ([], "a set is missing")):
    result = train("three.model", *sets)
    expect(result.returncode == 2 and said in result.stderr, sets, result.stderr)
expect(not os.path.exists("three.model"), "a model was made of what cannot be read")
write("words.tsv", "the\t5\t5\n")
result = train("three.model", "first.jsonl")
expect(result.returncode == 2 and "words.tsv:1: not a word" in result.stderr, result.stderr)
