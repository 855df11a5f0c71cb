#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the corpus its topics and measures the answers.

usage: run_corpus.py [--floors FILE] [--run FILE] INDEXER SEARCH RELEVANCE CORPUS

Indexes CORPUS/articles, has SEARCH answer CORPUS/topics.tsv as one batch, prints what RELEVANCE makes of
the run by CORPUS/qrels.txt, and with --floors ends with 1 when a floor is not reached. --run keeps the run.
The programs see no index, folder or colour of the user's.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

TIMEOUT_S = 120
INDEXED = (0, 3)       # 3: something was skipped and named
FAILED = 2
MEASURES = ("num_q", "num_rel", "num_rel_ret", "ndcg_cut.10", "map", "recip_rank", "P.5", "recall.100")


def run(words, out=None):
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    env.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
    return subprocess.run([str(word) for word in words], env=env, stdout=out, timeout=TIMEOUT_S,
                          check=False).returncode


def answer_topics(args, folder):
    """The file of the run; None when a program failed."""
    index, answers = folder / "index", args.run or folder / "run"
    if run([args.indexer, "--quiet", "--index", index, args.corpus / "articles"]) not in INDEXED:
        return None
    with open(answers, "wb") as out:
        status = run([args.search, "--index", index, "--batch", args.corpus / "topics.tsv"], out)
    return answers if status == 0 else None


def main():
    parser = argparse.ArgumentParser(description="Asks the corpus its topics and measures the answers.")
    parser.add_argument("--floors", type=pathlib.Path)
    parser.add_argument("--run", type=pathlib.Path)
    for name in ("indexer", "search", "relevance", "corpus"):
        parser.add_argument(name, type=pathlib.Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lede-relevance-") as folder:
        answers = answer_topics(args, pathlib.Path(folder))
        if not answers:
            return FAILED
        options = [word for measure in MEASURES for word in ("-m", measure)]
        if args.floors:
            options += ["--floors", args.floors]
        sys.stdout.flush()
        return run([args.relevance, "eval", "-c", *options, args.corpus / "qrels.txt", answers])


if __name__ == "__main__":
    sys.exit(main())
