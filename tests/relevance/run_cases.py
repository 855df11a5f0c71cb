#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program relevance over a folder of cases.

usage: run_cases.py RELEVANCE FOLDER

FOLDER/cases.tsv has lines `name<TAB>status<TAB>options<TAB>qrels<TAB>run[ run…]`, with files of the folder;
what is printed must be FOLDER/expected/NAME.out byte for byte, and where there is NAME.err, its lines must
be on standard error. A status of 4, trec_eval's for a document that stands twice, counts as 2, ours for all
failures: so a folder of cases whose expected files trec_eval itself printed can be run too.
"""
import difflib
import pathlib
import subprocess
import sys

TIMEOUT_S = 60
STATUS = {4: 2}


def read_cases(folder):
    for line in (folder / "cases.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, status, options, qrels, runs = line.split("\t")
            status = int(status)
            yield name, STATUS.get(status, status), [*options.split(), qrels, *runs.split()]


def read_text(path):
    return path.read_bytes().decode("utf-8", "backslashreplace")


def differences(wanted, got):
    return "".join(difflib.unified_diff(wanted.splitlines(True), got.splitlines(True), "wanted", "got"))


def run_case(program, folder, name, status, words):
    """What is wrong; empty when nothing is."""
    done = subprocess.run([program, "eval", *words], cwd=folder, timeout=TIMEOUT_S, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = (text.decode("utf-8", "backslashreplace") for text in (done.stdout, done.stderr))
    wrong = differences(read_text(folder / "expected" / f"{name}.out"), out)
    said = folder / "expected" / f"{name}.err"
    if said.exists():
        wrong += differences(read_text(said), err)
    if done.returncode != status:
        wrong += f"status {done.returncode}, wanted {status}\n{err}"
    return wrong


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: run_cases.py RELEVANCE FOLDER")
    program, folder = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    count = failed = 0
    for name, status, words in read_cases(folder):
        wrong = run_case(program, folder, name, status, words)
        count += 1
        if wrong:
            failed += 1
            print(f"{name}: {' '.join(words)}\n{wrong}")
    print(f"{count - failed} of {count} cases as expected")
    return 1 if failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
