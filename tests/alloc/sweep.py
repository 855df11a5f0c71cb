#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets each allocation of a run fail in turn, alone and with all after it, and looks at what the program does.

usage: sweep.py FAILING PROGRAMS WORK [--sample N] [--jobs N] [CASE…]

FAILING is the folder of the programs that tests/support/fail_allocations.cc is linked into, PROGRAMS those as
they are (DIR or DIR:DIR), by which the index is made, and looked at, and repaired. WORK is made anew. CASE is the
beginning of a case's name; --sample tries N allocations of each case, evenly spaced, instead of all.

A run either does what it would have done, or ends with status 2 (search.cgi: with a page of status 503) and a
line "program: … memory"; the indexer may also leave out what it names, with status 3. It never ends by a
signal, with a report of a sanitizer (a leak is one), or not at all. An index is as it was, or as it was to be;
the next run makes it that, and leaves nothing else in its folder.
"""
import argparse
import array
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TIMEOUT_S = 120
SHOWN_MAX = 12      # kinds of what is wrong
LINES_MAX = 16      # of standard error
LOOKS_FIRST, LOOKS_EVERY = 5, 25
SANITIZER = re.compile(rb"Sanitizer|runtime error:")
ROOT = pathlib.Path(__file__).resolve().parents[2]
# What lies in libraries and not in Lede. libxapian 1.4.22: where memory ends while a query is made ready it loses
# what it has, and crashes where an OR is part of it; at a commit it ends the program. json-c 0.16 looks into a
# name that it could not copy. libexttextcat 3.4.5 does not look whether it got the memory for a fingerprint,
# libseccomp 2.5.4 frees a filter twice that it could not make.
LIBRARY_CRASH = re.compile(rb"crashed in \S*lib(xapian|json-c|exttextcat|seccomp)[.-]|"
                           rb"SEGV on unknown address[^\n]*\n(?:[^#\n]*\n)*(?:\s*#\d+ [^\n]*(?:libc|asan)[^\n]*\n)*"
                           rb"\s*#\d+ [^\n]*lib(xapian|json-c|exttextcat|seccomp)[.-]")
LIBRARY_LEAKS = "leak:Xapian::Enquire::Internal::get_mset\n"
SITE = "index = {index}\ntitle = Small\n"

Done = collections.namedtuple("Done", "status out err failed asked")
Case = collections.namedtuple("Case", "name program words kind stdin before after env", defaults=(b"", None, None, {}))


def lines_of(articles):
    return "".join(json.dumps(a) + "\n" for a in articles).encode()


ARTICLES = [
    {"id": 1, "title": "Guards freed", "source": "Dawn", "date": "2016-07-26",
     "text": "Four Iranian guards came home on Tuesday.\n\nThe border with Iran is calm, Qamar Javed Bajwa said."},
    {"id": "2", "title": "Rabies in Quetta", "source": "IRNA", "date": "2016",
     "text": "Rabies came over the border. The United Nations Office on Drugs and Crime (UNODC) met Bajwa."},
    {"id": "3", "text": "An undated word on the border of the border, naïve and 9/11."},
]
CHANGED = [
    {"id": "2", "title": "Rabies gone", "source": "IRNA", "date": "2016-08-01", "text": "No rabies at the border now."},
    {"id": "4", "title": "Trade grows", "source": "Dunya News", "date": "2016-08", "text": "Trade grows at the border."},
]
TEXT = ROOT / "corpus" / "articles" / "ap-navy-frees-iranian-fishermen.txt"
RELEVANCE = ROOT / "tests" / "relevance" / "cases"


def make_cases(work):
    """The index of all cases that only read, then the cases."""
    base, changed, site = work / "base.jsonl", work / "changed.jsonl", work / "search.conf"
    index = str(work / "index")
    base.write_bytes(lines_of(ARTICLES) + b"{ no JSON\n")
    changed.write_bytes(lines_of(CHANGED))
    site.write_text(SITE.format(index=index), encoding="utf-8")
    one = ["--jobs", "1"]
    for_all = ["--index", index]
    first = [*one, "--index", "INDEX", str(base), str(TEXT)]

    def page(name, query):
        return Case(f"search.cgi/{name}", "search.cgi", [], "page",
                    env={"REQUEST_METHOD": "GET", "QUERY_STRING": query, "LEDE_CONF": str(site)})

    def search(name, *words, stdin=b""):
        return Case(f"search/{name}", "search", [*words], "read", stdin=stdin)

    return first, [
        Case("indexer/first", "indexer", first, "index"),
        Case("indexer/rebuild", "indexer", [*one, "--rebuild", "--index", "INDEX", str(changed)], "index", before=first),
        Case("indexer/in_place", "indexer", [*one, "--index", "INDEX", str(changed)], "index", before=first),
        Case("indexer/standard_input", "indexer", [*one, "--index", "INDEX", "--id-prefix", "x/", "-"], "index",
             stdin=lines_of(CHANGED), before=first),
        Case("indexer/dry_run", "indexer", [*one, "--dry-run", str(base), str(TEXT)], "dry"),
        search("text", *for_all, "--explain", "border guards"),
        search("json", *for_all, "--format", "json", "--facet", "source", "--facet", "person", "bajwa OR \"the border\""),
        search("names", *for_all, "person:bajwa date:~2016 -source:irna"),
        search("nothing", *for_all, "nobody"),
        search("info", *for_all, "--info"),
        search("show", *for_all, "--show", "1"),
        search("help", "--help"),
        search("batch", *for_all, "--batch", "-", stdin=b"1\tborder\n2\tguards rabies\n3\t\"no such\"\n"),
        search("no_index", "--index", str(work / "none"), "border"),
        page("start", ""), page("page", "q=border&source=Dawn"), page("article", "q=guards&a=1"),
        page("json", "q=border&format=json"), page("refused", "sort=best"),
        Case("relevance/eval", "relevance",
             ["eval", "-q", "-m", "official", "-m", "ndcg_cut.5", str(RELEVANCE / "small.qrels"), str(RELEVANCE / "one.run")],
             "read"),
        Case("relevance/floors", "relevance",
             ["eval", "--floors", str(RELEVANCE / "below.floors"), str(RELEVANCE / "small.qrels"), str(RELEVANCE / "one.run")],
             "read"),
        Case("relevance/measures", "relevance", ["measures"], "read"),
    ]


class Sweep:
    def __init__(self, failing, programs, work):
        self.failing, self.work = failing, work
        self.path = programs
        self.env = {"PATH": "/usr/bin:/bin", "HOME": str(work), "LC_ALL": "C.UTF-8"}
        suppressions = work / "lsan.supp"
        suppressions.write_text((ROOT / ".ci" / "lsan.supp").read_text() + LIBRARY_LEAKS, encoding="utf-8")
        self.env |= {
            "ASAN_OPTIONS": "detect_leaks=1:handle_segv=2:handle_sigbus=2:handle_abort=2:exitcode=99:fast_unwind_on_malloc=0:malloc_context_size=20",
            "LSAN_OPTIONS": f"suppressions={suppressions}:print_suppressions=0",
            "UBSAN_OPTIONS": "print_stacktrace=1",
        }

    def program(self, name):
        found = shutil.which(name, path=self.path)
        if not found:
            sys.exit(f"no {name} in {self.path}")
        return found

    def run(self, command, case, folder, fail=None):
        """Run it in the folder; with fail (process, number, mode) an allocation fails."""
        counts = folder / "allocations"
        env = self.env | case.env | {"ALLOCATIONS": str(counts)}
        if fail:
            env["FAIL_ALLOCATION"] = "{}:{}:{}".format(*fail)
        words = [str(folder / "index") if word == "INDEX" else word for word in case.words]
        try:
            done = subprocess.run([command, *words], input=case.stdin, env=env, cwd=folder, timeout=TIMEOUT_S,
                                  check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        except subprocess.TimeoutExpired as late:
            return Done(None, late.stdout or b"", late.stderr or b"", True, [])
        failed, asked = False, []
        if counts.exists():
            numbers = array.array("I", counts.read_bytes())
            failed, asked = bool(numbers[0]), list(numbers[2:2 + numbers[1]])
        return Done(done.returncode, done.stdout, done.stderr, failed, asked)

    def plain(self, name, words, folder, stdin=b""):
        return self.run(self.program(name), Case("", name, words, "", stdin=stdin), folder)

    def articles(self, folder):
        """All that the index holds, by id; None when there is none."""
        done = self.plain("search", ["--index", "INDEX", "--format", "jsonl", "--limit", "1000", "*"], folder)
        if done.status == 2 and b"no index at" in done.err:
            return None
        if done.status not in (0, 1):
            return f"unreadable: {text_of(done.err)}"
        hits = [json.loads(line) for line in done.out.splitlines()]
        return {hit["id"]: {k: v for k, v in hit.items() if k not in ("rank", "score")} for hit in hits if "id" in hit}

    def make_before(self, case, folder):
        """The index before the run, as an earlier call made it."""
        if case.before:
            shutil.copytree(self.work / "index", folder / "index")


def text_of(err):
    return err.decode("utf-8", "backslashreplace")


def says_memory(program, err):
    return any(re.match(rf"{re.escape(program)}: .*memory", line) for line in text_of(err).splitlines())


def judge_end(case, done):
    """What no program may do."""
    if done.status is None:
        return "does not end"
    if LIBRARY_CRASH.search(done.err):
        return None  # the rest is judged
    if SANITIZER.search(done.err):
        return "sanitizer"
    if done.status < 0 or b"crashed in" in done.err:
        return f"crash, status {done.status}"
    return None


def library_crashed(done):
    return bool(LIBRARY_CRASH.search(done.err))


def tells_why(case, done):
    """A line that says that there was no memory, or that a process of ours died of a library."""
    return says_memory(case.program, done.err) or (library_crashed(done) and b" by signal " in done.err)


def judge_read(case, done, whole):
    if done.status == whole.status and done.out == whole.out:
        return None
    if done.status == 2 and says_memory(case.program, done.err):
        return None
    if library_crashed(done) and done.status not in (0, 1):
        return None
    return f"status {done.status}" + (", another answer" if done.out != whole.out else "")


def judge_page(case, done, whole):
    if done.status == 0 and done.out.startswith(b"Status: 503") and says_memory(case.program, done.err):
        return None
    return judge_read(case, done, whole)


def judge_dry(case, done, whole):
    if done.status == 3 and tells_why(case, done):
        return None if set(done.out.splitlines()) <= set(whole.out.splitlines()) else "other records"
    return judge_read(case, done, whole)


def leftovers(index):
    names = [p.name for p in index.iterdir()] if index.exists() else []
    generations = [n for n in names if re.fullmatch(r"gen-\d+", n)]
    others = [n for n in names if n not in ("XAPIANDB", "lock") and n not in generations]
    if others or len(generations) > 2:
        return f"left behind: {', '.join(sorted(others or generations))}"
    return None


def files_of(index):
    """The index's folder as it lies there, but for what a run that changes nothing writes."""
    return sorted((str(p.relative_to(index)), p.stat().st_size, p.stat().st_mtime_ns)
                  for p in index.rglob("*") if p.is_file() and p.name not in ("lock", "flintlock"))


class Looks:
    """What a run may leave is often the same: it is looked at closely the first times, then now and then."""

    def __init__(self):
        self.seen = collections.Counter()

    def is_due(self, *key):
        self.seen[key] += 1
        return self.seen[key] <= LOOKS_FIRST or self.seen[key] % LOOKS_EVERY == 0


def judge_index(sweep, case, folder, done, before, after, looks):
    untouched = before is not None and files_of(folder / "index") == before.files
    now = before.articles if untouched else sweep.articles(folder)
    before = before.articles if before else None
    named = tells_why(case, done)
    died = library_crashed(done) and done.status not in (0, 2, 3)
    if isinstance(now, str):
        return now
    if done.status == after.status and now != after.articles and not (done.status == 3 and named):
        return f"status {done.status}, but not all is done"
    if done.status == 3 and any(article != (before or {}).get(key) and article != after.articles.get(key)
                                for key, article in (now or {}).items()):
        return "articles of no run"
    if done.status == 2 and not named:
        return "no word of memory"
    if (done.status == 2 or died) and now not in (before, after.articles):
        return "neither as it was nor as it was to be"
    if done.status not in (2, 3, after.status) and not died:
        return f"status {done.status}"
    names = tuple(re.sub(r"\d+", "N", p.name) for p in (folder / "index").glob("*"))
    if not looks.is_due(names, done.status, now == before, now == after.articles):
        return None
    again = sweep.plain("indexer", case.words, folder, case.stdin)
    if again.status != after.status and again.status != 0:
        return f"the next run: status {again.status}: {text_of(again.err)}"
    if sweep.articles(folder) != after.articles:
        return "the next run does not complete it"
    return leftovers(folder / "index")


def group(wrong):
    """Lists of runs that went wrong alike, as their last words and the functions of a first stack tell."""
    kinds = {}
    for result in wrong:
        _, done, what = result
        lines = text_of(done.err).splitlines()
        stack = [m.group(1) for line in lines[:40] if (m := re.search(r"#\d+ 0x\w+ (?:in )?([^ (]+)", line))]
        last = re.sub(r"\d+", "", lines[-1]) if lines and not stack else ""
        kinds.setdefault((what, tuple(stack[3:12]), last), []).append(result)
    return sorted(kinds.values(), key=len, reverse=True)


Before = collections.namedtuple("Before", "articles files")
After = collections.namedtuple("After", "status articles")


def sweep_case(sweep, case, sample, jobs):
    """Prints a line; returns how many runs were wrong."""
    with tempfile.TemporaryDirectory(dir=sweep.work) as name:
        folder = pathlib.Path(name)
        sweep.make_before(case, folder)
        before = Before(sweep.articles(folder), files_of(folder / "index")) if case.before else None
        whole = sweep.run(str(sweep.failing / case.program), case, folder)
        after = After(whole.status, sweep.articles(folder)) if case.kind == "index" else None
    problem = judge_end(case, whole) or (whole.status == 2 and case.name != "search/no_index")
    if problem:
        print(f"{case.name}: without a failure: {problem}: {text_of(whole.err)}")
        return 1
    places = [(process, number + 1) for process, count in enumerate(whole.asked) for number in range(count)]
    tried = places
    if sample and sample < len(places):
        tried = [places[i * len(places) // sample] for i in range(sample)]

    looks = Looks()

    def attempt(fail):
        with tempfile.TemporaryDirectory(dir=sweep.work) as name:
            folder = pathlib.Path(name)
            sweep.make_before(case, folder)
            done = sweep.run(str(sweep.failing / case.program), case, folder, fail)
            judges = {"read": judge_read, "page": judge_page, "dry": judge_dry}
            wrong = judge_end(case, done)
            if not wrong and case.kind == "index":
                wrong = judge_index(sweep, case, folder, done, before, after, looks)
            elif not wrong:
                wrong = judges[case.kind](case, done, whole)
            return fail, done, wrong

    fails = [(process, number, mode) for mode in ("once", "from") for process, number in tried]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(attempt, fails))
    reached = sum(done.failed for _, done, _ in results)
    wrong = [result for result in results if result[2]]
    library = sum(library_crashed(done) for _, done, _ in results)
    ends = collections.Counter(done.status for _, done, _ in results)
    print(f"{case.name}: {len(places)} allocations in {len(whole.asked)} processes, {len(fails)} runs, in {reached} one "
          f"failed; status " + ", ".join(f"{s}: {n}" for s, n in sorted(ends.items(), key=str)) +
          (f"; a library crashed: {library}" if library else "") + f"; {len(wrong)} wrong", flush=True)
    for alike in group(wrong)[:SHOWN_MAX]:
        fail, done, what = alike[0]
        print(f"  {len(alike)} like FAIL_ALLOCATION={fail[0]}:{fail[1]}:{fail[2]}: status {done.status}: {what}\n    " +
              "\n    ".join(text_of(done.err).splitlines()[:LINES_MAX]))
    # A sweep that lets nothing fail shows nothing.
    if reached < len(fails) * 3 / 4:
        print(f"{case.name}: too few runs in which an allocation failed")
        return len(wrong) + 1
    return len(wrong)


def main():
    parser = argparse.ArgumentParser(usage="sweep.py FAILING PROGRAMS WORK [--sample N] [--jobs N] [CASE…]")
    parser.add_argument("failing", type=pathlib.Path)
    parser.add_argument("programs")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_intermixed_args()
    work = args.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    sweep = Sweep(args.failing.resolve(), args.programs, work)
    first, cases = make_cases(work)
    made = sweep.plain("indexer", first, work)
    if made.status != 3:
        sys.exit(f"the index cannot be made: {text_of(made.err)}")
    chosen = [case for case in cases if not args.cases or any(case.name.startswith(c) for c in args.cases)]
    if not chosen:
        sys.exit("no such case")
    wrong = sum(sweep_case(sweep, case, args.sample, args.jobs) for case in chosen)
    if not wrong:
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
