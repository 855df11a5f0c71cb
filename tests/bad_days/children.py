#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The indexer's own processes killed one at a time while it lives: what was lost is named, or the run fails with a line.

usage: children.py --programs DIR[:DIR…] [--kills N] [--seed S]      (6; the long form: --kills 100)

A parser's death costs the article it was at, at most, which is named. The death of a process that writes the index ends
the run, and the index stays as it was. In turn a first build, an update in place and one through segments; each time a
process is killed at random, the next run completes.
"""
import json
import os
import random
import re
import shutil
import signal
import subprocess
import time

from watched import Wrong, arguments, environment, main, must, processes_below, run

ARTICLES, FEW = 500, 25
LOST = re.compile(r"indexer: in\.jsonl:[0-9]+: skipped: its reader ended by signal 9")
FAILED = re.compile(r"indexer: (a process that writes|the process that changes) the index ended by signal 9")


def write_articles(path, version, changed):
    with open(path, "w", encoding="ascii") as file:
        for number in range(1, ARTICLES + 1):
            own = version if number <= changed else 0
            words = " ".join(f"word{number * i % 997}" for i in range(150))
            file.write(json.dumps({"id": str(number), "text": f"Report {number} of version{own}. {words}."}) + "\n")


def run_and_kill(place, index, chance, seconds):
    """A run of which one process is killed at a random moment; how it ended and what it said."""
    child = subprocess.Popen([place.program("indexer"), "--quiet", "--index", index, "in.jsonl"], cwd=place.folder,
                             env=environment(place.folder), stderr=subprocess.PIPE, text=True)
    time.sleep(seconds * chance.random())
    others = processes_below(child.pid)[1:]
    if others:
        try:
            os.kill(chance.choice(others), signal.SIGKILL)
        except ProcessLookupError:
            pass
    try:
        _, said = child.communicate(timeout=60)
    except subprocess.TimeoutExpired as late:
        child.kill()
        raise Wrong("a run of which a process was killed does not end") from late
    return bool(others), child.returncode, said.splitlines()


def check(place, index, before, changed, version, ended):
    """ended: as run_and_kill() gave it."""
    _, status, lines = ended
    if status in (0, 3):
        lost = [line for line in lines if LOST.match(line)]
        if len(lost) != len(lines) or len(lost) > 1 or (status == 3) != bool(lost):
            raise Wrong(f"status {status}, said {lines}")
        has = place.count(index, f"version{version}") + len(lost)
        if has not in (changed, changed + len(lost)):       # what was lost may be one that did not change
            raise Wrong(f"{len(lost)} named, {has} of {changed} changed")
        return "survived" if not lost else "lost one article"
    if status != 2 or not any(FAILED.match(line) for line in lines):
        raise Wrong(f"status {status}, said {lines}")
    if before is None:
        if (index / "XAPIANDB").exists():
            raise Wrong(f"an index was made by a run that failed: {lines}")
    elif place.count(index, f"version{before}") < min(changed, FEW) or place.count(index) != ARTICLES:
        raise Wrong(f"the index is not as it was: {lines}")
    return "failed"


def test(place, args):
    chance = random.Random(args.seed)
    index, whole, source = place.folder / "index", place.folder / "whole", place.folder / "in.jsonl"
    indexer = [place.program("indexer"), "--quiet", "--index", index, "in.jsonl"]
    write_articles(source, 0, ARTICLES)
    took = must(run(indexer, place.folder), 0).seconds
    shutil.copytree(index, whole)
    ends = {}
    for kill in range(args.kills):
        changed, before = ((ARTICLES, None), (FEW, 0), (ARTICLES, 0))[kill % 3]
        shutil.rmtree(index)
        if before is not None:
            shutil.copytree(whole, index)
        write_articles(source, kill + 1, changed)
        try:
            ended = run_and_kill(place, index, chance, took * 1.1)
            end = check(place, index, before, changed, kill + 1, ended)
            must(run(indexer, place.folder), 0)
            place.check_index(index)
            if place.count(index) != ARTICLES or place.count(index, f"version{kill + 1}") != changed:
                raise Wrong("the next run did not complete it")
        except Wrong as wrong:
            raise Wrong(f"seed {args.seed}, kill {kill + 1}: {wrong}") from wrong
        end = end if ended[0] else "was over"
        ends[end] = ends.get(end, 0) + 1
    print(f"{args.kills} kills of one process: " + ", ".join(f"{count} {end}" for end, count in sorted(ends.items())))


if __name__ == "__main__":
    options = arguments(__doc__)
    options.add_argument("--kills", type=int, default=6)
    options.add_argument("--seed", type=int, default=1)
    main(test, options)
