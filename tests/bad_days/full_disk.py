#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full, files that may not grow: a line that says so, the index as it was, and the next run completes.

usage: full_disk.py --programs DIR[:DIR…] [--steps N]      (3 limits a kind of run; the long form: --steps 60)

Runs with a limit on the size of files (RLIMIT_FSIZE), then on a small file system of its own that another file fills but
for some room; that takes a mount, so root or user namespaces, and is left out with a line where neither is allowed.
Then what is printed goes to /dev/full.
"""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys

from watched import Wrong, arguments, check_words, environment, main, must, run

ARTICLES, ADDED = 120, 110
INSIDE = "LEDE_BAD_DAYS_DISK"       # set in the process that may mount
DISK_BYTES = 64 << 20
FULL_SAYS = ("no space left on device", "file too large")


def write_articles(path, version, numbers, total):
    """Articles 1 to total; those of numbers are of the version, the others of version 0."""
    with open(path, "w", encoding="ascii") as file:
        for number in range(1, total + 1):
            own = version if number in numbers else 0
            words = " ".join(f"word{number * i % 997}" for i in range(120))
            file.write(json.dumps({"id": str(number), "text": f"Report {number} of version{own}: {words}."}) + "\n")


class Kind:
    """A kind of run: how many articles it is given, which of them change, with which options. Of one that gives a table
    (--meta) alone the title says version1."""

    def __init__(self, name, total, numbers, *options):
        self.name, self.total, self.numbers, self.options = name, total, numbers, options

    def changed(self):
        return "title:version1" if self.name == "table" else "version1"


KINDS = [
    Kind("in place", ARTICLES, range(1, 41)),
    Kind("table", ARTICLES, range(1, 91), "--meta", "table.csv"),
    Kind("segments", ARTICLES + ADDED, range(1, ARTICLES + ADDED + 1)),
    Kind("rebuild", ARTICLES, range(1, ARTICLES + 1), "--rebuild"),
    Kind("first build", ARTICLES, range(1, ARTICLES + 1)),
]


class Disk:
    def __init__(self, place, folder):
        self.place, self.folder = place, folder
        self.index, self.input = folder / "index", place.folder / "in.jsonl"
        self.base = place.folder / "base"
        if not self.base.exists():
            write_articles(self.input, 0, (), ARTICLES)
            must(run([place.program("indexer"), "--index", self.base, self.input], place.folder), 0)

    def index_it(self, kind, before=None):
        paths = [] if kind.name == "table" else [self.input]
        return check_words(run([self.place.program("indexer"), "--quiet", *kind.options, "--index", self.index, *paths],
                               self.place.folder, before=before), "indexer")

    def has_old(self, kind):
        """Whether the index stands as it stood before the run: none for a first build."""
        if kind.name == "first build":
            return not (self.index / "XAPIANDB").exists()
        return not self.place.count(self.index, "version1") and self.place.count(self.index, "version0") == ARTICLES and self.place.count(self.index) == ARTICLES

    def has_new(self, kind):
        return (self.place.count(self.index, kind.changed()) == len(kind.numbers) and
                self.place.count(self.index) == kind.total)

    def start(self, kind):
        shutil.rmtree(self.index, ignore_errors=True)
        if kind.name != "first build":
            shutil.copytree(self.base, self.index)
        write_articles(self.input, 1, kind.numbers, kind.total)
        rows = "".join(f"{number},version1 of it,2016-07-26\n" for number in kind.numbers)
        (self.place.folder / "table.csv").write_text(f"id,title,date\n{rows}", encoding="ascii")

    def check(self, kind, done, what):
        """Whether the run failed. It did so as it should, or made all."""
        if done.status == 0:
            if not self.has_new(kind):
                raise Wrong(f"{kind.name}, {what}: {done.said()}, but the index has not what it was given")
        else:
            must(done, 2)
            if not any(text in done.err.lower() for text in FULL_SAYS):
                raise Wrong(f"{kind.name}, {what}: {done.said()}: not what is the matter")
            if not self.has_old(kind):
                raise Wrong(f"{kind.name}, {what}: {done.said()}: the old index is not as it was")
            left = [name for name in os.listdir(self.index) if ".new-" in name or "tmp-" in name]
            if left:
                raise Wrong(f"{kind.name}, {what}: left behind {left}")
        return done.status != 0

    def complete(self, kind, what):
        """The next run, with room."""
        done = self.index_it(kind)
        if done.status != 0 or not self.has_new(kind):
            raise Wrong(f"{kind.name}, {what}: the next run: {done.said()}")
        self.place.check_index(self.index)


def steps_up_to(limit, steps):
    """Sizes from nothing to the limit: the small ones closer to each other, none of them round."""
    return [int(limit * (i / steps) ** 2) + 7 * i for i in range(steps)]


def largest_file(folder):
    return max(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def limit_files(disk, steps):
    for kind in KINDS:
        disk.start(kind)
        must(disk.index_it(kind), 0)
        failed = 0
        for limit in steps_up_to(largest_file(disk.index), steps):
            disk.start(kind)
            done = disk.index_it(kind, before=lambda most=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
            failed += disk.check(kind, done, f"files of at most {limit} bytes")
            disk.complete(kind, f"files of at most {limit} bytes")
        print(f"{kind.name}: {steps} limits of file sizes, {failed} runs failed", flush=True)
        if failed < steps // 2:
            raise Wrong(f"{kind.name}: only {failed} of {steps} runs met their limit")


def fill_disk(folder, room):
    """A file that leaves so many bytes."""
    free = os.statvfs(folder)
    with open(folder / "filler", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - room))


def fill_disks(disk, steps):
    for kind in KINDS:
        disk.start(kind)
        free = os.statvfs(disk.folder).f_bfree
        must(disk.index_it(kind), 0)
        used = (free - os.statvfs(disk.folder).f_bfree) * os.statvfs(disk.folder).f_frsize
        failed = 0
        for room in steps_up_to(max(used, 100 << 10), steps):
            disk.start(kind)
            fill_disk(disk.folder, room)
            done = disk.index_it(kind)
            failed += disk.check(kind, done, f"{room} bytes of room")
            (disk.folder / "filler").unlink()
            disk.complete(kind, f"{room} bytes of room")
        print(f"{kind.name}: {steps} full disks, {failed} runs failed", flush=True)
        if failed < steps // 2:
            raise Wrong(f"{kind.name}: only {failed} of {steps} runs met the end of the disk")


def print_to_full(disk):
    """Whatever prints to a full disk says so, and fails."""
    place, index = disk.place, disk.base
    (place.folder / "search.conf").write_text(f"index = {index}\n")
    (place.folder / "topics.tsv").write_text("1\treport\n")
    (place.folder / "a.run").write_text("1 Q0 1 1 2.0 tag\n")
    (place.folder / "a.qrels").write_text("1 0 1 1\n")
    cgi = {"LEDE_CONF": str(place.folder / "search.conf"), "REQUEST_METHOD": "GET", "GATEWAY_INTERFACE": "CGI/1.1",
           "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "/search.cgi", "QUERY_STRING": "q=report"}
    commands = [["search", "--index", index, *words] for words in (
        ["report"], ["--format", "json", "report"], ["--format", "jsonl", "-n", "1000", "report"], ["--format", "tsv", "report"],
        ["--info"], ["--show", "1"], ["--batch", "topics.tsv"], ["--facet", "source", "report"])]
    commands += [["search", "--help"], ["search", "--version"], ["indexer", "--help"], ["indexer", "--version"],
                 ["indexer", "--dry-run", disk.input], ["relevance", "--help"], ["relevance", "--version"],
                 ["relevance", "eval", "a.qrels", "a.run"], ["search.cgi"]]
    with open("/dev/full", "wb", 0) as full:
        for words in commands:
            done = run([place.program(words[0]), *words[1:]], place.folder, out=full,
                       env=environment(place.folder) | (cgi if words[0] == "search.cgi" else {}))
            must(check_words(done, words[0]), 2, "no space left on device")
    print(f"{len(commands)} commands that print to a full disk")


def test(place, args):
    if INSIDE in os.environ:
        folder = place.folder / "disk"
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "disk", folder], check=True)
        try:
            fill_disks(Disk(place, folder), args.steps)
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    limit_files(Disk(place, place.folder), args.steps)
    print_to_full(Disk(place, place.folder))
    own_mounts = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*own_mounts, "mount", "-t", "tmpfs", "disk", place.folder / "base"], check=False,
                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
        print("no full disks: a file system cannot be mounted here")
        return
    sys.stdout.flush()
    inside = subprocess.run([*own_mounts, sys.executable, pathlib.Path(sys.argv[0]).resolve(), *sys.argv[1:]],
                            env=os.environ | {INSIDE: "1"}, check=False)
    if inside.returncode != 0:
        raise Wrong("full disks: as said above")


if __name__ == "__main__":
    options = arguments(__doc__)
    options.add_argument("--steps", type=int, default=3)
    main(test, options)
