#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged indexes: files missing, cut, emptied, replaced, and bits flipped. Never a crash, a hang or memory without end.

usage: damage.py --programs DIR[:DIR…] [--sanitized] [--flips N] [--seed S]
       (N bits in each block; 0, the default, a few in all; the long form: --flips 8)

Each table of the current generation, its version file and XAPIANDB are damaged in each way, one at a time; then an index
is searched, shown and counted by all programs, changed and rebuilt. Damage is told (all programs refuse the index),
noticed (some answers are refused, the others are right), harmless (all are right), or there are wrong answers. A table that
is not whole must never give these; of flipped bits, which libxapian does not guard against, it is counted how many do, and
how many make it crash: then the program says so and ends as one that failed.
"""
import collections
import json
import random
import re
import resource
import shutil

from watched import Wrong, arguments, check_words, environment, main, must, run

ARTICLES = 90
SECONDS_MAX, MEMORY_MAX_MB, ADDRESSES_MAX = 60, 300, 2 << 30
FLIPS_IN_ALL = 12
BLOCK = 8192
# The C library names what was overwritten before it ends the process.
LIBRARYS_OWN = re.compile(r"^(malloc|free|realloc|munmap_chunk|corrupted|double free)[^:\n]*(\(\)[^\n]*)?\n", re.M)
WORDS = ["border", "guard", "flood", "rabies", "camel", "market", "school", "bridge", "harvest", "election", "river", "train"]


def write_articles(path, version=0):
    with open(path, "w", encoding="ascii") as file:
        for number in range(1, ARTICLES + 1):
            text = [f"Mr Ahmad Karimi of Kabul spoke on {number % 28 + 1} May 2016."]
            text += [f"The {WORDS[(number * i + version) % 12]} {WORDS[(number + i) % 12]} of word{number * i % 397} was seen."
                     for i in range(1, 60)]
            file.write(json.dumps({"id": str(number), "title": f"The {WORDS[number % 12]} {number}", "source": f"Paper {number % 7}",
                                   "date": f"2016-{number % 12 + 1:02}-{number % 28 + 1:02}", "text": " ".join(text)}) + "\n")


def truncated(size):
    return lambda path: path.write_bytes(path.read_bytes()[:size(path.stat().st_size)])


def as_folder(path):
    path.unlink()
    path.mkdir()


NOISE = random.Random(3).randbytes(3 * BLOCK + 5)
WAYS = {
    "missing": lambda path: path.unlink(),
    "empty": truncated(lambda size: 0),
    "half": truncated(lambda size: size // 2),
    "one block": truncated(lambda size: min(BLOCK, size // 3)),
    "all but a byte": truncated(lambda size: size - 1),
    "noise": lambda path: path.write_bytes(NOISE),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "a text": lambda path: path.write_text("auto nowhere\n"),
    "a folder": as_folder,
}
ALWAYS_TOLD = ("missing", "empty", "one block", "a folder")


class Damaged:
    """An index to damage, and what it answers when it is whole."""

    def __init__(self, place, args):
        self.place, self.args = place, args
        self.whole, self.index, self.input = place.folder / "whole", place.folder / "index", place.folder / "in.jsonl"
        write_articles(self.input)
        must(run([place.program("indexer"), "--index", self.whole, self.input], place.folder), 0)
        (place.folder / "search.conf").write_text(f"index = {self.index}\n")
        numbers = range(397 if args.flips else 40)
        queries = [*WORDS, '"the border"', '"flood rabies"', "border flood -camel", "date:2016-05", 'source:"paper 3"', "title:guard",
                   "person:karimi", "place:kabul", "camel OR harvest", *(f"word{i}" for i in numbers),
                   *(f'"{WORDS[i % 12]} of word{i}"' for i in numbers)]
        (place.folder / "topics.tsv").write_text("".join(f"{i}\t{query}\n" for i, query in enumerate(queries)))
        self.restore()
        self.right = self.answers()
        if any(done.status != 0 for done in self.right):
            raise Wrong(f"the whole index: {[done.said() for done in self.right if done.status]}")

    def restore(self):
        shutil.rmtree(self.index, ignore_errors=True)
        shutil.copytree(self.whole, self.index)

    def files(self):
        return [self.index / "XAPIANDB", *sorted(self.place.generation(self.index).iterdir())]

    def run(self, name, *words, env=None):
        """A run that ends by itself, within bounds, and says what it has to."""
        def bounded():
            if not self.args.sanitized:
                resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES_MAX, ADDRESSES_MAX))
        done = run([self.place.program(name), *words], self.place.folder, before=bounded, timeout_s=SECONDS_MAX,
                   env=environment(self.place.folder) | (env or {}))
        done.err = LIBRARYS_OWN.sub("", done.err)
        check_words(done, name)
        if not self.args.sanitized and done.largest_mb > MEMORY_MAX_MB:
            raise Wrong(f"{done.said()}: took {done.largest_mb:.0f} MB")
        return done

    def answers(self):
        """What the index answers: rows of many queries, articles with passages and facets, one article, its counts."""
        options = ["--index", self.index]
        return [self.run("search", *options, "--batch", "topics.tsv"),
                self.run("search", *options, "--format", "json", "-n", "1000", "--facet", "source,year,person", "*"),
                self.run("search", *options, "--show", "7", "camel"),
                self.run("search", *options, "--format", "json", "--info")]

    def web(self):
        return self.run("search.cgi", env={
            "LEDE_CONF": str(self.place.folder / "search.conf"), "REQUEST_METHOD": "GET", "GATEWAY_INTERFACE": "CGI/1.1",
            "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "/search.cgi", "QUERY_STRING": "q=camel&format=json"})

    def write(self, changed):
        """Over the damaged index: the same articles again, and changed ones."""
        write_articles(self.input, changed)
        return self.run("indexer", "--quiet", "--index", self.index, self.input)

    def rebuild(self):
        """What helps, whatever the damage: all is right again."""
        write_articles(self.input)
        must(self.run("indexer", "--quiet", "--rebuild", "--index", self.index, self.input), 0)
        if any(a.out != b.out for a, b in zip(self.answers()[:3], self.right)):
            raise Wrong("after a rebuild the answers are not those of before")


def without_size(out):
    return re.sub(rb'"bytes":[0-9]+', b"", out)


def judge(damaged):
    """noticed: each answer that is given is the right one, and some are refused; told: all are."""
    answers = damaged.answers()
    if any("crashed" in done.err for done in answers):
        return "crashed"
    for done, right in zip(answers, damaged.right):
        if done.status != 2 and without_size(done.out) != without_size(right.out):
            return "wrong"
    refused = sum(done.status == 2 for done in answers)
    return "told" if refused == len(answers) else "noticed" if refused else "harmless"


def damage_files(damaged, thorough):
    names = [path.name for path in damaged.files() if path.name != "flintlock"]
    counts, exceptions = collections.Counter(), []
    for name in names:
        for way, break_it in WAYS.items():
            damaged.restore()
            break_it(next(path for path in damaged.files() if path.name == name))
            try:
                what = judge(damaged)
                counts[what] += 1
                if what != "told":
                    exceptions.append(f"{name} {way}: {what}")
                if what == "wrong" or (what != "told" and way in ALWAYS_TOLD):
                    raise Wrong(what)
                if what == "told" and b"Status: 200" in damaged.web().out.partition(b"\r\n\r\n")[0]:
                    raise Wrong("not told by search.cgi")
                written = [damaged.write(changed).status for changed in ((0, 5) if thorough else (5,))]
                if what == "told" and set(written) != {2} and way != "missing":
                    raise Wrong("written to all the same")
                # A folder in the place of XAPIANDB has to be removed by hand.
                if (name, way) != ("XAPIANDB", "a folder") if thorough else way in ("missing", "noise"):
                    damaged.rebuild()
            except Wrong as wrong:
                raise Wrong(f"{name}, {way}: {wrong}") from wrong
    print(f"{len(names)} files, each damaged in {len(WAYS)} ways: "
          f"{', '.join(f'{count} {what}' for what, count in sorted(counts.items()))}", flush=True)
    for one in exceptions:
        print(f"    {one}")


def places_to_flip(damaged, args, chance):
    """(name, bit): some of each block, or a few in all."""
    for path in damaged.files()[1:]:
        size = path.stat().st_size
        for block in range(0, size, BLOCK):
            for _ in range(max(1, args.flips)):
                yield path.name, chance.randrange(block * 8, min(size, block + BLOCK) * 8)


def print_counts(title, counts):
    """counts: of what happened, for each (file, what)."""
    kinds = sorted({what for _, what in counts})
    for name in sorted({name for name, _ in counts}):
        print(f"    {name}: " + ", ".join(f"{counts[name, what]} {what}" for what in kinds if counts[name, what]))
    total = collections.Counter()
    for (_, what), count in counts.items():
        total[what] += count
    print(f"{title} {sum(total.values())}: " + ", ".join(f"{total[what]} {what}" for what in kinds), flush=True)


def flip_bits(damaged, args):
    chance = random.Random(args.seed)
    places = list(places_to_flip(damaged, args, chance))
    if not args.flips:
        places = chance.sample(places, min(len(places), FLIPS_IN_ALL))
    read, written = collections.Counter(), collections.Counter()
    for name, bit in places:
        damaged.restore()
        path = damaged.place.generation(damaged.index) / name
        content = bytearray(path.read_bytes())
        content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        try:
            read[name, judge(damaged)] += 1
            if chance.randrange(4) == 0:
                damaged.web()
                damaged.write(0)
                written[name, "done" if damaged.write(5).status == 0 else "refused"] += 1
        except Wrong as wrong:
            raise Wrong(f"{name}, bit {bit} flipped: {wrong}") from wrong
    print_counts("changes to an index with a flipped bit:", written)
    print_counts("flipped bits:", read)


def test(place, args):
    damaged = Damaged(place, args)
    if not args.only_flips:
        damage_files(damaged, args.flips > 0)
    write_articles(damaged.input)
    flip_bits(damaged, args)


if __name__ == "__main__":
    options = arguments(__doc__)
    options.add_argument("--flips", type=int, default=0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only-flips", action="store_true")
    main(test, options)
