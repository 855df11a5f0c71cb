#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One good file among hostile ones: it is indexed and found, each of the others is named, in bounded time and memory.

The indexer is one whose reader crashes over some of them (crashing_reader.c).

usage: hostile.py --programs DIR[:DIR…] [--sanitized]          a folder of some 100 hostile things
       hostile.py --programs DIR[:DIR…] --long                 and larger ones, with 1, 2 and 8 processes; these may
                                                               take more memory together, not each

As root it runs the indexer as nobody (the user), so that what may not be read cannot be; where nobody cannot run it,
as root and without those.
"""
import bz2
import contextlib
import gzip
import io
import lzma
import os
import pathlib
import random
import re
import shutil
import socket
import tarfile
import threading
import zipfile
import zlib

from watched import NOBODY, Skipped, Wrong, arguments, check_words, main, must, run

MB = 1 << 20
SECONDS_MAX, MEMORY_MAX_MB = 60, 400     # for a machine under load: docs/reliability.md says what it takes
GOOD = "Border guards of Mirjaveh found a camel that speaks Portuguese.\n"


def fill(path, piece, bytes_about, head=b"", tail=b""):
    """A file of pieces, without holding it: what this process takes would be counted as the indexer's."""
    block = piece * max(1, MB // len(piece))
    with open(path, "wb") as file:
        file.write(head)
        for _ in range(max(1, bytes_about // len(block))):
            file.write(block)
        file.write(tail)


def put(path, content=b""):
    pathlib.Path(path).write_bytes(content)


def hole(path, size):
    put(path)
    os.truncate(path, size)


def numbers(path, count):
    with open(path, "w", encoding="ascii") as file:
        for start in range(0, count, 10000):
            file.write(" ".join(map(str, range(start, start + 10000))) + "\n")


def listen(path):
    # Its name may have 107 bytes: bound from inside its folder.
    here = os.open(".", os.O_RDONLY)
    os.chdir(os.path.dirname(path))
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.basename(path))
    os.fchdir(here)
    os.close(here)


def folders(path, name, depth):
    """Folders inside folders, however long their path; deepest is a file."""
    here = os.open(".", os.O_RDONLY)
    os.mkdir(path)
    os.chdir(path)
    for _ in range(depth):
        os.mkdir(name)
        os.chdir(name)
    put("x.txt", b"Too deep.\n")
    os.fchdir(here)
    os.close(here)


def knot(path, count=12):
    """Folders that each link to all: count! ways through them."""
    for i in range(count):
        os.makedirs(f"{path}/{i}")
        for k in range(count):
            os.symlink(f"../{k}", f"{path}/{i}/to{k}")


def closed(path):
    put(path, b"Nobody may read this.\n")
    os.chmod(path, 0)


def closed_folder(path):
    os.mkdir(path)
    os.chmod(path, 0)


def squeezed(path, packer, blocks):
    """The blocks packed, without holding them."""
    with open(path, "wb") as file:
        for block in blocks:
            file.write(packer.compress(block))
        file.write(packer.flush())


def gzipper():
    return zlib.compressobj(9, wbits=31)


def many(byte, megabytes):
    return (byte * MB for _ in range(megabytes))


def tar_of(members):
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as tar:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return into.getvalue()


def zip_of(members):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return into.getvalue()


def nested(depth):
    """Archives in archives, tar and zip in turn; deepest is an article."""
    content, name = GOOD.encode(), "x.txt"
    for i in range(depth):
        content, name = (zip_of if i % 2 else tar_of)([(name, content)]), f"{i}"
    return content


def lying_tar(member):
    """Its one member says it has a terabyte."""
    made = tarfile.TarInfo(member)
    made.size = 1 << 40
    return made.tobuf(tarfile.GNU_FORMAT) + b"x" * 5000


def response(address, content, said=None):
    """A record of a crawl; it says that it has `said` bytes."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n"
    return head % (address, said or len(block)) + block + b"\r\n\r\n"


LINES = b"".join(b'{"id":"packed %d","text":"Word %d of many that nobody asks for."}\n' % (i, i) for i in range(3000))
FILES = [(f"{i}.txt", b"A sentence of the file number %d.\n" % i) for i in range(50)]
PAGE = b"<html><title>A page</title><body><p>%s</p></body></html>" % (b"The guards were found at the border on Friday. " * 20)
NOISE = random.Random(1).randbytes(200000)

# A name, what makes it, and what must be said of it (a regular expression; None: nothing need be).
HOSTILE = [
    ("nested.jsonl", lambda p: put(p, b"[" * 100000), "broken JSON .*nesting too deep"),
    ("nested.json", lambda p: put(p, b'{"a":' * 30000), "broken JSON .*nesting too deep"),
    ("arrays.jsonl", lambda p: fill(p, b"[", 10 * MB), "JSON of more than 100000 values"),
    ("values.jsonl", lambda p: fill(p, b"[],", 5 * MB, b'{"text":"x","a":[', b"0]}\n"), "JSON of more than 100000 values"),
    ("members.jsonl", lambda p: fill(p, b'"k":{},', 5 * MB, b'{', b'"text":"x"}\n'), "JSON of more than 100000 values"),
    ("line.jsonl", lambda p: fill(p, b"x", 100 * MB), "a line of more than 32 MiB"),
    ("record.jsonl", lambda p: fill(p, b"word ", 50 * MB, b'{"id":"r","text":"', b'"}\n'), "a line of more than 32 MiB"),
    ("text.jsonl", lambda p: fill(p, b"word ", 20 * MB, b'{"id":"t","text":"', b'"}\n'), "its text is longer than 16 MiB"),
    ("large.txt", lambda p: fill(p, b"word ", 100 * MB), "[0-9]+ bytes, at most 33554432"),
    ("hole.jsonl", lambda p: hole(p, 1 << 40), "a line of more than 256 MiB, and all behind it"),
    ("hole.txt", lambda p: hole(p, 1 << 40), "1099511627776 bytes, at most 33554432"),
    ("digits.jsonl", lambda p: fill(p, b"1", 5 * MB, b'{"text":', b"}\n"), "no text"),
    ("exponents.jsonl", lambda p: put(p, b'{"text":1e999999999}\n{"text":-1e-999999999}\n'), "no text"),
    ("numbers.txt", lambda p: numbers(p, 500000), "its text has more than 100000 different words"),
    ("id.jsonl", lambda p: put(p, b'{"id":"%s","text":"x"}\n' % (b"i" * 5000)), "its id is longer than an id may be"),
    ("twice.jsonl", lambda p: put(p, b'{"id":"2","text":"one"}\n{"id":"2","text":"two"}\n'), 'its id "2" was given before'),
    ("array.json", lambda p: fill(p, b'{"title":"%s"},\n' % (b"x" * 20000), 50 * MB, b'[{"text":"x"},', b'{"te'), "its array has no end"),
    ("between.json", lambda p: put(p, b'[{"text":"One."}, garbage {"text":"Two."}]'), "broken JSON"),
    ("item.json", lambda p: fill(p, b"word ", 40 * MB, b'[{"text":"', b'"},{"text":"x"}]'), "a document of more than 32 MiB"),
    ("answer.json", lambda p: put(p, b'{"articles":[' * 10000), "broken JSON"),
    ("tail.json", lambda p: (put(p, b'{"articles":[{"text":"Tail."}]'), os.truncate(p, 1 << 40)), None),
    ("cut.jsonl", lambda p: put(p, b'{"id": "1", "text": "'), "broken JSON"),
    ("broken.json", lambda p: put(p, b'{"text": "x"]'), "broken JSON"),
    ("surrogates.jsonl", lambda p: put(p, b'{"text":"a \\ud800 b \\udc00"}\n'), "repaired: 2 bytes were no text"),
    ("utf16.jsonl", lambda p: put(p, '{"text": "Border"}\n'.encode("utf-16") * 20000), r"UTF-16 \(JSON lines are UTF-8\)"),
    ("utf32.txt", lambda p: put(p, "Border\n".encode("utf-32") * 1000), "repaired: [0-9]+ bytes were no text"),
    ("shift-jis.txt", lambda p: put(p, "国境の警備".encode("shift-jis") * 1000), "repaired: [0-9]+ bytes were no text"),
    ("half.txt", lambda p: put(p, "Grenzwächter ".encode() * 2000 + b"\xc3\x28\xf0\x9f"), "repaired: 3 bytes were no text"),
    ("nul.txt", lambda p: hole(p, 10 * MB), "not text"),
    ("nul.jsonl", lambda p: hole(p, 10 * MB), "broken JSON"),
    ("noise.txt", lambda p: put(p, NOISE), "not text"),
    ("noise.jsonl", lambda p: put(p, NOISE), "broken JSON"),
    ("empty.txt", put, "empty"),
    ("blank.txt", lambda p: fill(p, b"\n", 30 * MB), "empty"),
    ("blank.jsonl", lambda p: fill(p, b"\n", 10 * MB, tail=b"{\n"), "broken JSON"),
    ("word.txt", lambda p: fill(p, b"x", MB), None),
    ("accents.txt", lambda p: fill(p, "\u0301".encode(), MB, b"a"), None),
    ("quotes.txt", lambda p: fill(p, b'"', MB), None),
    ("new\nline.txt", put, "empty"),
    ("\x1b[31mred.txt", put, "empty"),
    (b"\xff\xfe\x80.txt", put, "empty"),
    ("--rebuild.txt", put, "empty"),
    ("$(touch x) `;'\".txt", put, "empty"),
    ("n" * 251 + ".txt", put, "empty"),
    ("dangling.txt", lambda p: os.symlink("nowhere", p), "no such file or directory"),
    ("itself.txt", lambda p: os.symlink("itself.txt", p), "too many levels of symbolic links"),
    ("one.txt", lambda p: os.symlink("other.txt", p), "too many levels of symbolic links"),
    ("other.txt", lambda p: os.symlink("one.txt", p), "too many levels of symbolic links"),
    ("inside", lambda p: os.symlink(".", p), "this folder lies inside itself"),
    ("knot", knot, None),
    ("knot/0/to1/to0", None, "this folder lies inside itself"),
    ("knot/0/to2", None, "16 links have led to this folder"),
    ("zero.txt", lambda p: os.symlink("/dev/zero", p), "a character device"),
    ("full.jsonl", lambda p: os.symlink("/dev/full", p), "a character device"),
    ("memory.txt", lambda p: os.symlink("/proc/self/mem", p), "cannot read: input/output error"),
    ("fifo.txt", os.mkfifo, "a FIFO"),
    ("socket.txt", listen, "a socket"),
    ("deep", lambda p: folders(p, "d", 200), None),
    ("deep" + "/d" * 128, None, "more than 128 folders deep"),
    ("long", lambda p: folders(p, "l" * 255, 20), None),
    ("folder.txt", os.mkdir, None),
]
CUT_SHORT = "cannot be unpacked further: truncated"
PACKED = [
    ("zeros.gz", lambda p: squeezed(p, gzipper(), many(b"\0", 1024)), None),       # to libarchive an empty tar
    ("bomb.txt.gz", lambda p: squeezed(p, gzipper(), many(b"a", 1024)), "more than 33554432 bytes"),
    ("bomb.jsonl.gz", lambda p: squeezed(p, gzipper(), many(b"a", 300)), "more than 1000 times its packed size"),
    ("bomb.txt.bz2", lambda p: squeezed(p, bz2.BZ2Compressor(), many(b"a", 256)), "more than 1000 times its packed size"),
    ("bomb.txt.xz", lambda p: squeezed(p, lzma.LZMACompressor(), many(b"a", 256)), "more than 33554432 bytes"),
    ("bomb.zip", lambda p: put(p, zip_of((f"{i}.txt", b"a" * (40 * MB)) for i in range(3))), None),
    ("bomb.zip!0.txt", None, "more than 33554432 bytes"),
    ("fold.gz", lambda p: put(p, gzip.compress(gzip.compress(gzip.compress(gzip.compress(PAGE))))), "packed more than 3 times"),
    ("nested.tar", lambda p: put(p, nested(9)), None),
    ("nested.tar!7!6!5", None, "packed inside 3 others"),
    ("many.tar.gz", lambda p: squeezed(p, gzipper(), (tarfile.TarInfo(f"{i}.bin").tobuf() for i in range(100000))), None),
    ("names.tar", lambda p: put(p, tar_of([("../../../etc/up.txt", b""), ("/root.txt", b""), ("a\nb\x1b[31m.txt", b"")])), None),
    ("names.tar!../../../etc/up.txt", None, "empty"),
    ("names.tar!/root.txt", None, "empty"),
    ("names.tar!a\nb\x1b[31m.txt", None, "empty"),
    ("lies.tar", lambda p: put(p, lying_tar("x.txt")), None),
    ("lies.tar!x.txt", None, CUT_SHORT),
    ("short.jsonl.gz", lambda p: put(p, gzip.compress(LINES)[:9000]), CUT_SHORT),
    ("short.tar", lambda p: put(p, tar_of(FILES)[:20000]), None),
    ("short.tar!19.txt", None, CUT_SHORT),
    ("short.zip", lambda p: put(p, zip_of(FILES)[:2000]), None),
    ("short.txt.xz", lambda p: put(p, lzma.compress(NOISE)[:1000]), "cannot be unpacked further: "),
    ("noise.gz", lambda p: put(p, b"\x1f\x8b\x08\0" + NOISE), "cannot be unpacked further: broken gzip input"),
    ("noise.zip", lambda p: put(p, b"PK\3\4" + NOISE), None),
    ("noise.zst", lambda p: put(p, b"\x28\xb5\x2f\xfd" + NOISE), "cannot be unpacked further: "),
    ("short.warc.gz", lambda p: put(p, gzip.compress(response(b"http://s.example/", PAGE) * 2)[:-20]), CUT_SHORT),
    ("lies.warc", lambda p: put(p, response(b"http://a.example/", PAGE, 1 << 50)), "http://a.example/: its record is cut short"),
    ("noise.warc", lambda p: put(p, b"WARC/1.0\r\n" + NOISE), "no WARC record"),
    ("tags.html", lambda p: put(p, b"<html><body>" + b"<div>" * 100000 + PAGE), None),
]
CRASHING = [
    ("crash.html", lambda p: put(p, PAGE.replace(b"</p>", b"The reader of this crashes.</p>")), "its reader ended by signal"),
    ("crash.html.gz", lambda p: put(p, gzip.compress(PAGE + b"<p>The reader of this crashes.</p>")), "its reader ended by signal"),
    ("crash.jsonl", lambda p: put(p, b'{"id":"before","text":"A line before."}\n{"text":"The reader of this crashes."}\n'
                                     b'{"id":"behind","text":"A line behind."}\n'), "its reader ended by signal"),
    ("crash.tar", lambda p: put(p, tar_of([("a.txt", b"The reader of this crashes.\n"), ("b.txt", b"A file behind.\n")])), None),
    ("crash.tar!a.txt", None, "its reader ended by signal"),
    ("quits.txt", lambda p: put(p, b"The reader of this ends.\n"), "its reader ended with status 0"),
]
HANGING = [
    ("hangs.txt", lambda p: put(p, b"The reader of this never ends.\n"), "its reader took longer than 20 s"),
]
UNREADABLE = [
    ("closed.txt", closed, "permission denied"),
    ("closed", closed_folder, "permission denied"),
]
LARGER = [
    ("arrays30.jsonl", lambda p: fill(p, b"[", 30 * MB), "JSON of more than 100000 values"),
    ("values30.jsonl", lambda p: fill(p, b"[],", 30 * MB, b'{"text":"x","a":[', b"0]}\n"), "JSON of more than 100000 values"),
    ("numbers16.txt", lambda p: numbers(p, 2000000), "its text has more than 100000 different words"),
    ("objects30.json", lambda p: fill(p, b"{},", 30 * MB, b"[", b"{}]"), None),
    ("articles30.json", lambda p: fill(p, b'{"text":"x"},', 30 * MB, b"[", b"{}]"), "no text"),
    ("lines.jsonl", lambda p: fill(p, b"{}\n", MB), "no text"),
    ("dates.txt", lambda p: fill(p, b"1 May 2016, ", 15 * MB), "record of [0-9]+ bytes, at most"),
    ("sentences.txt", lambda p: fill(p, b"A. ", 15 * MB), None),
    ("word16.txt", lambda p: fill(p, b"x", 15 * MB), None),
    ("hyphens.txt", lambda p: fill(p, b"x-", 15 * MB), None),
    ("capitals.txt", lambda p: fill(p, b"Ab ", 15 * MB), None),
    ("returns.txt", lambda p: fill(p, b"\r", 30 * MB), "empty"),
    ("noise5.jsonl", lambda p: fill(p, NOISE, 5 * MB), "broken JSON"),
    ("escapes.jsonl", lambda p: fill(p, b"\\u0001", 31 * MB, b'{"text":"', b'"}\n'), None),
    ("escapes2.jsonl", lambda p: fill(p, b"\\u0001", 31 * MB, b'{"text":"', b'"}\n'), None),
]


def shown(name):
    """A name as the indexer shows it: what is no text, and what a terminal would obey, as \\x1b."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return re.sub(r"[\x00-\x1f\x7f]", lambda c: f"\\x{ord(c.group()):02x}", text)


def make(folder, rows):
    folder.mkdir()
    put(folder / "good.txt", GOOD.encode())
    for name, maker, _ in rows:
        if maker:
            maker(os.path.join(os.fsencode(folder), os.fsencode(name)).decode("utf-8", "surrogateescape"))


@contextlib.contextmanager
def restless(folder):
    """Two files that somebody writes to meanwhile: one grows, one is cut and filled again."""
    over = threading.Event()
    log, page = folder / "growing.jsonl", folder / "shrinking.txt"
    put(log, b"{}\n" * 1000)
    put(page, b"page " * MB)

    def write():
        with open(log, "ab", 0) as growing:
            while not over.wait(0.002):
                growing.write(b"\n" * 1000 + b"{}\n")
                os.truncate(page, 0)
                put(page, b"page " * 1000)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        over.set()
        writer.join()


def check_named(done, rows):
    """Each is named, in words a terminal takes for words."""
    for line in done.lines():
        if re.search(r"[\x00-\x1f\x7f-\x9f]", line):
            raise Wrong(f"control characters in {line!r}")
    for name, _, said in rows:
        if not said:
            continue
        pattern = re.compile(rf"indexer: in/{re.escape(shown(name))}(:[0-9]+)?: (skipped: )?{said}")
        if not any(pattern.match(line) for line in done.lines()):
            raise Wrong(f"{name!r}: no line like {pattern.pattern!r} among {len(done.lines())}, as:\n" +
                        "\n".join(line for line in done.lines() if shown(name) in line)[:2000])


def check_good(place, index):
    for words, name in (("camel Portuguese", b"good.txt"), ('"line before"', b"before"), ('"line behind"', b"behind"),
                        ('"file behind"', b"crash.tar!b.txt")):
        done = must(run([place.program("search"), "--index", index, "--format", "tsv", words], place.folder), 0)
        if name not in done.out:
            raise Wrong(f"a good one is not found: {name}: {done.out!r}")


def index_once(place, args, indexer, rows, *options):
    index = place.folder / "index"
    with restless(place.folder / "in"):
        done = check_words(run([indexer, *options, "--index", index, "in"], place.folder, timeout_s=10 * SECONDS_MAX,
                               watch=True, demote=True), "indexer")
    must(done, 3)
    check_named(done, rows)
    print(f"{len(rows)} hostile {' '.join(options)}: {done.seconds:.1f} s, largest process {done.largest_mb:.0f} MB, "
          f"all together {done.together_mb:.0f} MB, {len(done.lines())} lines", flush=True)
    if not args.long and done.seconds > SECONDS_MAX:
        raise Wrong(f"took {done.seconds:.0f} s")
    if not args.sanitized and (done.largest_mb if args.long else done.together_mb) > MEMORY_MAX_MB:
        raise Wrong(f"took more than {MEMORY_MAX_MB} MB")
    check_good(place, index)
    return index


def test(place, args):
    rows = HOSTILE + PACKED + CRASHING + (LARGER + HANGING if args.long else [])
    try:
        indexer = place.program_for_nobody("crashing-indexer")
        rows = rows + UNREADABLE
    except Skipped as why:
        print(f"as root, with nothing unreadable: {why}")
        indexer = place.program("crashing-indexer")
    make(place.folder / "in", rows)
    if os.geteuid() == 0:
        os.chown(place.folder, NOBODY, NOBODY)
    index = index_once(place, args, indexer, rows)
    if args.long:       # again, over the index that there is now
        index_once(place, args, indexer, rows)
    for jobs in ("1", "2", "8") if args.long else ():
        shutil.rmtree(index)
        index_once(place, args, indexer, rows, "--jobs", jobs)


if __name__ == "__main__":
    options = arguments(__doc__)
    options.add_argument("--long", action="store_true")
    main(test, options)
