#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs transcripts: what a user types and what the programs say.

usage: run.py --path DIR[:DIR…] --corpus DIR --index DIR FILE.t…    run them
       run.py --path DIR[:DIR…] --corpus DIR --index DIR --make     make the index that they search

A transcript:

    # a remark
    $ search --limit ten rabies
    search: --limit ten: not a number of 0 to 100000
    ? 2

`$` is a command for sh; below it stands its output, standard error included, then `? N` when its status
is not 0. A line `[...]` stands for any lines. Empty lines at the end of an output do not count.
Commands run one after the other in an empty folder that is also HOME, with the programs in PATH,
LEDE_INDEX and LEDE_CORPUS set, and nothing of the terminal known (no COLUMNS, NO_COLOR, TERM=dumb).
"""
import argparse
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ANY = "[...]"
TIMEOUT_S = 300
UNSET = ("COLUMNS", "NO_COLOR", "XDG_DATA_HOME", "LESS", "PAGER")
MADE = (0, 3)          # statuses of the indexer: all indexed, or something was skipped and named


class Step:
    """A command with what it is to say and the status it is to end with."""

    def __init__(self, line, command):
        self.line, self.command, self.output, self.status = line, command, [], 0


def read_steps(path):
    steps = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("$ "):
            steps.append(Step(number, line[2:]))
        elif line.startswith("? ") and steps:
            steps[-1].status = int(line[2:])
        elif line.startswith("#"):
            continue
        elif steps:
            steps[-1].output.append(line)
        elif line:
            sys.exit(f"{path}:{number}: output before the first command")
    for step in steps:
        step.output = without_empty_end(step.output)
    return steps


def without_empty_end(lines):
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def matches(want, got):
    """Whether the lines are those wanted, where ANY stands for any number of lines."""
    if not want:
        return not got
    if want[0] == ANY:
        return any(matches(want[1:], got[i:]) for i in range(len(got) + 1))
    return bool(got) and want[0] == got[0] and matches(want[1:], got[1:])


def environment(args, home):
    env = {k: v for k, v in os.environ.items() if k not in UNSET}
    env.update(PATH=f"{args.path}:{os.environ['PATH']}", HOME=home, TERM="dumb", LC_ALL="C.UTF-8",
               LEDE_INDEX=str(args.index.resolve()), LEDE_CORPUS=str(args.corpus.resolve()))
    return env


def run_file(args, path):
    """The number of commands of the file that did not do as it says."""
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="lede-cli-") as home:
        env = environment(args, home)
        for step in read_steps(path):
            done = subprocess.run(["sh", "-c", step.command], cwd=home, env=env, timeout=TIMEOUT_S,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, check=False)
            got = without_empty_end(done.stdout.decode("utf-8", "backslashreplace").split("\n"))
            if matches(step.output, got) and done.returncode == step.status:
                continue
            wrong += 1
            print(f"{path}:{step.line}: $ {step.command}")
            print("\n".join(difflib.unified_diff(step.output, got, "wanted", "got", lineterm="")))
            if done.returncode != step.status:
                print(f"status {done.returncode}, wanted {step.status}")
    return wrong


def make_index(args):
    shutil.rmtree(args.index, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="lede-cli-") as home:
        done = subprocess.run(["indexer", "--quiet", "--index", str(args.index), str(args.corpus)],
                              env=environment(args, home), timeout=TIMEOUT_S, check=False)
    return 0 if done.returncode in MADE else 1


def main():
    parser = argparse.ArgumentParser(description="Runs transcripts.")
    parser.add_argument("--path", required=True, help="folders of the programs, parted by colons")
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--index", type=pathlib.Path, required=True)
    parser.add_argument("--make", action="store_true", help="make the index and run nothing")
    parser.add_argument("files", type=pathlib.Path, nargs="*")
    args = parser.parse_args()
    if args.make:
        return make_index(args)
    return 1 if sum(run_file(args, path) for path in args.files) else 0


if __name__ == "__main__":
    sys.exit(main())
