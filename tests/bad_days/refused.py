#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexes that may not be read or written, are none, are being written, or are of a newer format: one line says so.

usage: refused.py --programs DIR[:DIR…]

As root the programs are run as nobody (the user), where that can be, since root may do anything.
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

from watched import NOBODY, Skipped, Wrong, arguments, check_words, environment, main, must, run

ARTICLES = 150


def write_articles(path, version):
    path.write_text("".join(json.dumps({"id": str(i), "text": f"Report {i} of version{version}."}) + "\n" for i in range(ARTICLES)))


class Refusing:
    def __init__(self, place):
        self.place, self.whole, self.index = place, place.folder / "whole", place.folder / "index"
        self.input = place.folder / "in.jsonl"
        self.demote = True
        try:
            self.programs = {name: place.program_for_nobody(name) for name in ("search", "indexer", "search.cgi")}
        except Skipped as why:
            print(f"as root, who may do anything: {why}")
            self.programs = {name: place.program(name) for name in ("search", "indexer", "search.cgi")}
            self.demote = False
        self.may_all = os.geteuid() == 0 and not self.demote
        write_articles(self.input, 0)
        must(run([place.program("indexer"), "--index", self.whole, self.input], place.folder), 0)
        write_articles(self.input, 1)
        (place.folder / "search.conf").write_text(f"index = {self.index}\n")

    def restore(self):
        self.open_all(self.index)
        shutil.rmtree(self.index, ignore_errors=True)
        shutil.copytree(self.whole, self.index)
        self.give(self.index)

    @staticmethod
    def open_all(folder):
        for path in [folder, *folder.rglob("*")] if folder.exists() else []:
            path.chmod(0o700 if path.is_dir() else 0o600)

    def give(self, folder):
        if os.geteuid() == 0:
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, NOBODY, NOBODY)

    def run(self, name, *words, env=None):
        return check_words(run([self.programs[name], *words], self.place.folder, demote=self.demote,
                               env=environment(self.place.folder) | (env or {})), name)

    def search(self, *words):
        return self.run("search", "--index", self.index, *(words or ["report"]))

    def indexer(self, *words):
        return self.run("indexer", "--quiet", "--index", self.index, *words, self.input)

    def web(self):
        return self.run("search.cgi", env={
            "LEDE_CONF": str(self.place.folder / "search.conf"), "REQUEST_METHOD": "GET", "GATEWAY_INTERFACE": "CGI/1.1",
            "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "/search.cgi", "QUERY_STRING": "q=report&format=json"})

    def must_serve(self):
        must(self.search(), 0)
        if b"Status: 200" not in self.web().out:
            raise Wrong("search.cgi does not serve it")

    def must_refuse(self, *texts):
        """search, --info, and search.cgi: one line that says why, which a visitor is not told."""
        for done in (self.search(), self.search("--info")):
            must(done, 2, *texts)
            if len(done.lines()) != 1:
                raise Wrong(f"{done.said()}: not one line")
        done = must(self.web(), 0, *texts)
        if not re.match(rb"Status: 50[03] ", done.out) or str(self.place.folder).encode() in done.out:
            raise Wrong(f"{done.said()}: {done.out!r}")


def read_only(refusing):
    """One that may be read and not written."""
    refusing.restore()
    for path in [*refusing.index.rglob("*"), refusing.index]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    refusing.must_serve()
    if not refusing.may_all:
        for options in ([], ["--rebuild"]):
            must(refusing.indexer(*options), 2, "permission denied")
    refusing.must_serve()


def no_permission(refusing):
    """Ones of which a part may not be read."""
    if refusing.may_all:
        return
    refusing.restore()
    generation = refusing.place.generation(refusing.index)
    for path in (refusing.index, generation, generation / "iamglass", generation / "postlist.glass", refusing.index / "XAPIANDB"):
        refusing.restore()
        path.chmod(0)
        refusing.must_refuse("ermission denied")
        must(refusing.indexer(), 2, "ermission denied")
        refusing.open_all(refusing.index)
        refusing.must_serve()


def no_index(refusing):
    """Paths at which something else lies, which stays as it is."""
    refusing.open_all(refusing.index)
    shutil.rmtree(refusing.index, ignore_errors=True)
    refusing.must_refuse("no index at")
    refusing.index.write_text("Mine.\n")
    refusing.must_refuse("")
    must(refusing.indexer(), 2, "not a directory")
    must(refusing.indexer("--rebuild"), 2, "not a directory")
    if refusing.index.read_text() != "Mine.\n":
        raise Wrong("a file that is no index was changed")
    refusing.index.unlink()
    refusing.index.mkdir()
    (refusing.index / "notes.txt").write_text("Mine.\n")
    refusing.give(refusing.index)
    refusing.must_refuse("no index at")
    must(refusing.indexer(), 2, "is no index: it holds other files")
    must(refusing.indexer("--rebuild"), 2, "is no index: it holds other files")
    if os.listdir(refusing.index) != ["notes.txt"]:
        raise Wrong("a folder that is no index was changed")
    refusing.index.joinpath("notes.txt").unlink()
    refusing.index.rmdir()


def two_writers(refusing):
    """The second one says who is the first, and changes nothing; the first one goes on."""
    refusing.restore()
    first = subprocess.Popen([refusing.place.program("indexer"), "--index", refusing.index, "-"], cwd=refusing.place.folder,
                             env=environment(refusing.place.folder), stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    end = time.monotonic() + 30
    while (refusing.index / "lock").read_text() != f"{first.pid}\n" and time.monotonic() < end:
        time.sleep(0.01)
    try:
        for options in ([], ["--rebuild"]):
            must(refusing.indexer(*options), 75, f"is being written by process {first.pid}")
        os.kill(first.pid, signal.SIGSTOP)      # one that hangs is there all the same
        must(refusing.indexer(), 75, f"is being written by process {first.pid}")
        os.kill(first.pid, signal.SIGCONT)
        refusing.must_serve()
    finally:
        _, said = first.communicate(b'{"id": "more", "text": "Report of the first one."}\n')
    if first.returncode != 0:
        raise Wrong(f"the first writer: {said!r}")
    refusing.give(refusing.index)
    must(refusing.indexer(), 0)
    if refusing.place.count(refusing.index) != ARTICLES + 1:
        raise Wrong("what one of the writers wrote is not there")


def newer_formats(refusing):
    """Made by a Lede, or a libxapian, to come. A rebuild makes one of our own."""
    refusing.restore()
    generation = refusing.place.generation(refusing.index)
    must(run(["xapian-metadata", "set", generation, "lede-format", "1000"], refusing.place.folder), 0)
    refusing.give(refusing.index)
    refusing.must_refuse("made by a newer Lede")
    must(refusing.indexer(), 2, "made by a newer Lede", "--rebuild makes the index anew")
    must(refusing.indexer("--rebuild"), 0)
    refusing.must_serve()
    refusing.restore()
    version = pathlib.Path(refusing.place.generation(refusing.index) / "iamglass")
    content = bytearray(version.read_bytes())
    at = re.search(rb"Xapian Glass", content).end()
    content[at] += 1
    version.write_bytes(content)
    refusing.must_refuse("version")
    must(refusing.indexer(), 2, "version")
    must(refusing.indexer("--rebuild"), 0)
    refusing.must_serve()


def test(place, _):
    if not shutil.which("xapian-metadata"):
        raise Wrong("no xapian-metadata: sh scripts/packages.sh test")
    refusing = Refusing(place)
    os.chmod(place.folder, 0o755)
    if os.geteuid() == 0:
        os.chown(place.folder, NOBODY, NOBODY)
    for step in (read_only, no_permission, no_index, two_writers, newer_formats):
        try:
            step(refusing)
        except Wrong as wrong:
            raise Wrong(f"{step.__name__}: {wrong}") from wrong
        print(f"{step.__name__}: as it should be", flush=True)


if __name__ == "__main__":
    main(test, arguments(__doc__))
