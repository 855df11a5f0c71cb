#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Zip archives as programs write them, and as they should not: what is in them is read, what cannot be is named.

usage: zips.py --programs DIR[:DIR…] [--sanitized]
"""
import io
import json
import warnings
import zipfile

from watched import Wrong, arguments, main, run


class Stream(io.RawIOBase):
    """What cannot be sought in: zipfile then writes sizes behind the bytes (data descriptors)."""

    def __init__(self):
        super().__init__()
        self.content = b""

    def writable(self):
        return True

    def write(self, content):
        self.content += bytes(content)
        return len(content)


def zip_of(*members, method=zipfile.ZIP_DEFLATED, into=None, force_zip64=False, comment=b""):
    """Members are (name, content), in this order; of one name too."""
    target = into or io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as made:
        warnings.simplefilter("ignore")         # of two members of one name
        for name, content in members:
            with made.open(zipfile.ZipInfo(name) if method == zipfile.ZIP_STORED else name, "w",
                           force_zip64=force_zip64) as member:
                member.write(content)
        made.comment = comment
    return target.content if into else target.getvalue()


def encrypted(content):
    """The same with the flag that says so: bit 0 of the flags, in each header."""
    changed = bytearray(content)
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at] |= 1
            place = changed.find(mark, place + 4)
    return bytes(changed)


def unflagged(content):
    """The same without the flag that names are UTF-8: bit 11."""
    changed = bytearray(content)
    for mark, at in ((b"PK\3\4", 7), (b"PK\1\2", 9)):
        changed[changed.find(mark) + at] &= ~8
    return bytes(changed)


def link(name, to):
    made = zipfile.ZipInfo(name)
    made.create_system, made.external_attr = 3, 0o120777 << 16
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr(made, to)
        archive.writestr("a.txt", "One.")
    return into.getvalue()


def nested(depth):
    content = zip_of(("x.txt", b"Deep."))
    for i in range(1, depth):
        content = zip_of((f"{i}.zip", content), (f"{i}.txt", b"Beside."))
    return content


ONE = ("a.txt", b"One.")
BIG = ("big.txt", b"A long sentence of many words. " * 5000)

# A name, its bytes, the ids of what is read, and of each problem what is named and a part of what is said.
CASES = [
    ("deflated", zip_of(ONE, ("b/c.txt", b"Two.")), ["a.txt", "b/c.txt"], []),
    ("stored", zip_of(ONE, BIG, method=zipfile.ZIP_STORED), ["a.txt", "big.txt"], []),
    ("bzip2", zip_of(ONE, method=zipfile.ZIP_BZIP2), ["a.txt"], []),
    ("lzma", zip_of(ONE, method=zipfile.ZIP_LZMA), ["a.txt"], []),
    ("zip64", zip_of(ONE, BIG, force_zip64=True), ["a.txt", "big.txt"], []),
    ("descriptors", zip_of(ONE, BIG, into=Stream()), ["a.txt", "big.txt"], []),
    ("stored descriptors", zip_of(ONE, BIG, into=Stream(), method=zipfile.ZIP_STORED), None, None),
    ("comment", zip_of(ONE, comment=b"PK\5\6" * 100), ["a.txt"], []),
    ("link", link("l.txt", "/etc/passwd"), ["a.txt", "l.txt"], []),    # read as a stream, a link is a text: its path
    ("above", zip_of(("../../up.txt", b"Up."), ("/root.txt", b"Root."), ("a/./b.txt", b"Dot.")), None, []),
    ("twice", zip_of(ONE, ("a.txt", b"Two.")), ["a.txt", "a.txt"], [("!a.txt", "was given before")]),
    ("none", zip_of(), [], []),
    ("folders", zip_of(("a/", b""), ("a/b/", b"")), [], []),
    ("encrypted", encrypted(zip_of(ONE)), [], [("!a.txt", "encrypted")]),
    ("accents", zip_of(("é.txt", b"Name."), ("東京/a.txt", b"Tokyo.")), ["é.txt", "東京/a.txt"], []),
    ("no code", unflagged(zip_of(("Aé.txt", b"Name.")).replace("Aé".encode(), b"A\x82\x82")), ["A\ufffd\ufffd.txt"], []),
    ("cut", zip_of(ONE, BIG)[:300], ["a.txt"], [("!big.txt", "cannot be unpacked further")]),
    ("3 deep", nested(3), ["2.zip!1.zip!x.txt", "2.zip!1.txt", "2.txt"], []),
    ("4 deep", nested(4), ["3.zip!2.txt", "3.zip!2.zip!1.txt", "3.txt"], [("!3.zip!2.zip!1.zip", "packed inside 3 others")]),
]


def check(place, name, content, wanted, problems):
    file = place.folder / f"{name}.zip"
    file.write_bytes(content)
    done = run([place.program("indexer"), "--dry-run", file.name], place.folder)
    found = sorted(json.loads(line)["id"] for line in done.out.decode().splitlines())
    done = run([place.program("indexer"), "--quiet", "--index", f"{name}.index", file.name], place.folder)
    said = [line for line in done.lines() if line.startswith(f"indexer: {file.name}")]
    if wanted is not None and found != sorted(f"{file.name}!{member}" for member in wanted):
        raise Wrong(f"{name}: read {found}, not {wanted}; said {done.lines()}")
    if wanted is None and not found and not said:
        raise Wrong(f"{name}: nothing read, nothing said")
    if problems is None:
        return
    if len(said) != len(problems):
        raise Wrong(f"{name}: said {done.lines()}")
    for (of, what), line in zip(problems, said):
        if not line.startswith(f"indexer: {file.name}{of}: ") or what not in line:
            raise Wrong(f"{name}: said {line}, wanted {of}: {what}")
    if done.status != ((3 if found else 2) if problems else 0):
        raise Wrong(f"{name}: status {done.status}")


def test(place, args):
    del args
    for case in CASES:
        check(place, *case)
    print(f"{len(CASES)} zip archives")


if __name__ == "__main__":
    main(test, arguments(__doc__))
