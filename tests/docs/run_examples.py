#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the examples of the documentation over an index of the corpus, made anew each time.

usage: run_examples.py --search FILE --indexer FILE --corpus DIR FILE.md…
       run_examples.py … --write FILE.md…    put what search says into the files

An example is a row of a table that has the column "ask" and one or more of these:

    | ask | reads as | articles | note |
    |---|---|---|---|
    | `border guards` | `all of ("border" by stem, "guard" by stem)` | 23 | |

"ask" is the query, "reads as" how search says that it read it, "in words" the same as a sentence, "articles" how
many it finds, "note" what it says of it, each in a `…` of its own. Where there is no column "note" there must be no note. Or it is a
transcript, as tests/cli/run.py runs them, between ``` and ```, which begins with "$ search".
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import run  # noqa: E402  (tests/cli/run.py)

ROW = re.compile(r"(?<!\\)\|")
CODE = re.compile(r"`([^`]*)`")
TOLD = {"reads as", "in words", "articles", "note"}   # columns of what search says


def cells_of(line):
    """The cells of a table's row; None when the line is none."""
    if not (line.startswith("|") and line.rstrip().endswith("|")):
        return None
    return [cell.strip() for cell in ROW.split(line.strip())[1:-1]]


def ask(args, env, query):
    """What search says of a query, as the columns of a table."""
    done = subprocess.run([str(args.search), "-q", "--format", "json", "-n", "0", "--", query], env=env,
                          stdout=subprocess.PIPE, timeout=run.TIMEOUT_S, check=False)
    said = json.loads(done.stdout)
    return {"reads as": f"`{said['plan']}`", "in words": f"`{said['reading']}`", "articles": str(said["total"]),
            "note": " ".join(f"`{note['text']}`" for note in said["notes"])}


def check_row(args, env, columns, cells):
    """The cells as they should be."""
    row = dict(zip(columns, cells))
    query = CODE.fullmatch(row["ask"])
    if not query or len(cells) != len(columns):
        return ["no example: an `ask` in one pair of back quotes, and a cell for each column"]
    said = ask(args, env, query[1])
    right = [said.get(column, cell) for column, cell in zip(columns, cells)]
    if "note" not in columns and said["note"]:
        right.append(said["note"])
    return right


def check_tables(args, env, path):
    """The number of examples, and of those that are wrong."""
    lines = path.read_text(encoding="utf-8").splitlines()
    columns, count, wrong = None, 0, 0
    for number, line in enumerate(lines):
        cells = cells_of(line)
        if cells is None:
            columns = None
        elif columns is None:
            columns = cells
        elif "ask" in columns and TOLD & set(columns) and not set(cells[0]) <= set("-: "):
            count += 1
            right = check_row(args, env, columns, cells)
            if right == cells:
                continue
            wrong += 1
            print(f"{path}:{number + 1}: wanted {' | '.join(cells)}\n{'':{len(str(path))}}  "
                  f"got    {' | '.join(right)}")
            if len(right) == len(cells):
                lines[number] = f"| {' | '.join(right)} |"
    if args.write and wrong:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return count, wrong


def transcripts_of(text):
    """The lines of transcripts where they stand, all others empty."""
    out, inside, shown = [], False, False
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("```"):
            inside = not inside
            shown = inside and lines[number + 1].startswith("$ search")
            out.append("")
        else:
            out.append(line if shown else "")
    return "\n".join(out) + "\n"


def check_transcripts(args, folder, path):
    """The number of commands, and of those that are wrong. The lines numbered are those of the page."""
    copy = folder / path.name
    copy.write_text(transcripts_of(path.read_text(encoding="utf-8")), encoding="utf-8")
    return len(run.read_steps(copy)), run.run_file(args, copy)


def main():
    parser = argparse.ArgumentParser(description="Runs the examples of the documentation.")
    parser.add_argument("--search", type=pathlib.Path, required=True)
    parser.add_argument("--indexer", type=pathlib.Path, required=True)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--write", action="store_true", help="put what search says into the tables")
    parser.add_argument("files", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    count, wrong = 0, 0
    with tempfile.TemporaryDirectory(prefix="lede-docs-") as name:
        folder = pathlib.Path(name)
        args.index = folder / "index"
        args.path = f"{args.search.parent.resolve()}:{args.indexer.parent.resolve()}"
        if run.make_index(args):
            sys.exit("no index of the corpus")
        env = run.environment(args, name)
        for path in args.files:
            for found in (check_tables(args, env, path), check_transcripts(args, folder, path)):
                count, wrong = count + found[0], wrong + found[1]
    print(f"{count} examples, {wrong} wrong")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
