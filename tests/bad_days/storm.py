#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers that never fail while an indexer commits and switches generations without a pause.

usage: storm.py --programs DIR[:DIR…] [--seconds N]      (5; the long form: --seconds 120)

The indexer changes all articles at once, in turn in place, through segments and by a rebuild: version N of them
has the source versionN, which stands in each text too. Meanwhile, over and over: two `search`, one `search.cgi`,
one `search --batch -` that is fed lines for as long as all lasts, and long_reader, a process that refreshes its
index. Each answer must be whole, of one version, and count what it shows.
"""
import json
import os
import subprocess
import threading
import time

from watched import Wrong, arguments, check_words, environment, main, must, run

FEW, MANY = 90, 150        # articles: changed in place, and through segments
WORD = "report"            # every article has it
ANSWER_SECONDS_MAX = 60


def write_articles(path, version):
    """Version after version: in place, through segments (for which some are added), and a rebuild without these."""
    count, mode = ((FEW, ["--rebuild"]), (FEW, []), (FEW, []), (MANY, []))[version % 4]
    with open(path, "w", encoding="ascii") as file:
        for number in range(1, count + 1):
            filler = " ".join(f"word{number * i % 97}" for i in range(60))
            text = f"Report {number} on the border, as version{version} has it: {filler}. End of the report."
            file.write(json.dumps({"id": str(number), "source": f"version{version}", "text": text}) + "\n")
    return mode


def check_rows(what, total, sources):
    """total: as it says; sources: of its rows."""
    if total not in (FEW, MANY) or len(sources) != total:
        raise Wrong(f"{what}: {total} counted, {len(sources)} shown")
    if len(set(sources)) != 1:
        raise Wrong(f"{what}: of several versions: {sorted(set(sources))}")


class Storm:
    def __init__(self, place, seconds):
        self.place, self.index = place, place.folder / "index"
        self.end = time.monotonic() + seconds
        self.wrong = []
        self.answers = {}

    def is_over(self):
        return self.wrong or time.monotonic() > self.end

    def loop(self, name, step):
        """A thread that takes the step until all is over; step gives the number of answers."""
        def go():
            count = 0
            try:
                while not self.is_over():
                    count += step()
            except Exception as why:        # a thread's own would be lost
                self.wrong.append(f"{name}: {why}")
            self.answers[name] = count
        thread = threading.Thread(target=go)
        thread.start()
        return thread

    def search(self):
        done = must(check_words(run([self.place.program("search"), "--index", self.index, "-n", "1000", "--format", "json",
                                     "--facet", "source", WORD], self.place.folder, timeout_s=ANSWER_SECONDS_MAX), "search"), 0)
        found = json.loads(done.out)
        check_rows("search", found["total"], [hit["source"] for hit in found["hits"]])
        counted = [row["count"] for row in found["facets"]["source"]]
        if counted != [found["total"]]:
            raise Wrong(f"search: {found['total']} found, but its facets say {counted}")
        return 1

    def web(self):
        env = environment(self.place.folder) | {
            "LEDE_CONF": str(self.place.folder / "search.conf"), "REQUEST_METHOD": "GET", "GATEWAY_INTERFACE": "CGI/1.1",
            "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "/search.cgi", "QUERY_STRING": f"q={WORD}&format=json&n=50"}
        done = must(run([self.place.program("search.cgi")], self.place.folder, env=env, timeout_s=ANSWER_SECONDS_MAX), 0)
        head, _, body = done.out.partition(b"\r\n\r\n")
        if b"Status: 200" not in head or done.err:
            raise Wrong(f"search.cgi: {done.out[:400]!r} {done.err}")
        found = json.loads(body)
        sources = {hit["source"] for hit in found["hits"]}
        if found["total"] not in (FEW, MANY) or len(sources) != 1:
            raise Wrong(f"search.cgi: total {found['total']}, sources {sources}")
        return 1

    def start_batch(self):
        self.batch = subprocess.Popen([self.place.program("search"), "--index", self.index, "--batch", "-"],
                                      cwd=self.place.folder, env=environment(self.place.folder), text=True,
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.asked = 0

    def batch_line(self):
        """A topic that finds all, one that finds a single article: its row says that all before it has come."""
        self.asked += 1
        self.batch.stdin.write(f"all{self.asked}\t{WORD}\nend{self.asked}\tid:1\n")
        self.batch.stdin.flush()
        ids = []
        while True:
            row = self.batch.stdout.readline().split()
            if not row:
                raise Wrong(f"search --batch ended with {self.batch.wait()}: {self.batch.stderr.read()}")
            if row[0] == f"end{self.asked}":
                break
            ids.append(row[2])
        if len(ids) not in (FEW, MANY) or {int(one) for one in ids} != set(range(1, len(ids) + 1)):
            raise Wrong(f"search --batch: {len(ids)} rows, {len(set(ids))} different")
        return 1

    def end_batch(self):
        _, err = self.batch.communicate()
        if self.batch.returncode != 0 or err:
            self.wrong.append(f"search --batch ended with {self.batch.returncode}: {err}")

    def write(self):
        self.version += 1
        mode = write_articles(self.place.folder / "in.jsonl", self.version)
        must(run([self.place.program("indexer"), "--quiet", *mode, "--index", self.index, "in.jsonl"], self.place.folder,
                 timeout_s=ANSWER_SECONDS_MAX), 0)
        return 1


def test(place, args):
    storm = Storm(place, args.seconds)
    storm.version = 0
    write_articles(place.folder / "in.jsonl", 0)
    must(run([place.program("indexer"), "--index", storm.index, "in.jsonl"], place.folder), 0)
    (place.folder / "search.conf").write_text(f"index = {storm.index}\n")
    reader = subprocess.Popen([place.program("long_reader"), storm.index, WORD], env=environment(place.folder), text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    storm.start_batch()
    threads = [storm.loop("search", storm.search), storm.loop("search (2)", storm.search), storm.loop("search.cgi", storm.web),
               storm.loop("search --batch", storm.batch_line), storm.loop("commits", storm.write)]
    for thread in threads:
        thread.join()
    storm.end_batch()
    said, why = reader.communicate()
    if reader.returncode != 0:
        storm.wrong.append(why)
    print(", ".join(f"{name} {count}" for name, count in sorted(storm.answers.items())) + f", long_reader {said.strip()}")
    if storm.wrong:
        raise Wrong("\n".join(storm.wrong))
    if min(storm.answers.values()) < 2:
        raise Wrong("too slow to say anything")


if __name__ == "__main__":
    options = arguments(__doc__)
    options.add_argument("--seconds", type=float, default=5)
    main(test, options)
