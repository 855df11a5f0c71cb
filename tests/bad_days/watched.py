# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs run under watch: their status and words, the time and memory they took, within limits.

For the scripts of this folder. Wrong is what a test raises when something is not as it must be; main() makes a
line of it and status 1, of Skipped a line and ctest's status for that.
"""
import argparse
import dataclasses
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time

SKIPPED = 77         # ctest's SKIP_RETURN_CODE
LOOK_S = 0.005       # between two looks at the memory of all processes
PAGE = resource.getpagesize()
NOBODY = 65534
UNSET = ("LEDE_INDEX", "XDG_DATA_HOME", "COLUMNS", "NO_COLOR")


class Wrong(Exception):
    pass


class Skipped(Exception):
    pass


@dataclasses.dataclass
class Done:
    """A program that ended. Memory in MB: of the largest process, and of all at once (0: nobody looked)."""
    words: list
    status: int
    out: bytes
    err: str
    seconds: float
    largest_mb: float
    together_mb: float

    def lines(self):
        return self.err.splitlines()

    def said(self):
        """For a message: what was run and what came of it."""
        return f"{' '.join(map(str, self.words))}: status {self.status}, said {self.err[:2000]!r}"


def processes_below(root):
    """root and all processes below it."""
    below, found = [root], []
    while below:
        pid = below.pop()
        found.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                below += map(int, pathlib.Path(f"/proc/{pid}/task/{task}/children").read_text().split())
        except OSError:
            continue
    return found


def resident_bytes(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


class Watch(threading.Thread):
    """Looks at the resident memory of a process and those below it: their largest sum, which counts what they
    share once for each."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most, self.over = pid, 0, threading.Event()

    def run(self):
        while not self.over.wait(LOOK_S):
            self.most = max(self.most, sum(map(resident_bytes, processes_below(self.pid))))

    def stop(self):
        self.over.set()
        self.join()
        return self.most / 1e6


def environment(home):
    env = {k: v for k, v in os.environ.items() if k not in UNSET}
    env.update(HOME=str(home), TERM="dumb", LC_ALL="C.UTF-8")
    return env


class Reader(threading.Thread):
    """Takes what comes through a pipe, so that it never fills. Not a file: a limit on files' sizes is its writer's."""

    def __init__(self, pipe):
        super().__init__(daemon=True)
        self.pipe, self.bytes = pipe, b""
        self.start()

    def run(self):
        self.bytes = self.pipe.read()

    def all(self):
        self.join()
        self.pipe.close()
        return self.bytes


def give(pipe, given):
    try:
        pipe.write(given)
        pipe.close()
    except BrokenPipeError:
        pass


def run(words, cwd=".", given=b"", timeout_s=60, watch=False, demote=False, before=None, out=subprocess.PIPE, env=None):
    """Run a program to its end; one that takes longer than timeout_s is wrong. demote: as nobody, when root.
    before: called in the new process first (to set limits)."""
    as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if demote and os.geteuid() == 0 else {}
    start = time.monotonic()
    child = subprocess.Popen(words, cwd=cwd, stdin=subprocess.PIPE if given else subprocess.DEVNULL, stdout=out,
                             stderr=subprocess.PIPE, env=env or environment(cwd), preexec_fn=before, **as_nobody)
    readers = [Reader(pipe) for pipe in (child.stdout, child.stderr) if pipe]
    looker = Watch(child.pid) if watch else None
    if looker:
        looker.start()
    late = threading.Timer(timeout_s, child.kill)
    late.start()
    if given:
        give(child.stdin, given)
    # Not child.wait(): this tells the memory as well, of the largest of all that were waited for.
    _, how, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(how)
    seconds = time.monotonic() - start
    late.cancel()
    together = looker.stop() if looker else 0
    said = [reader.all() for reader in readers]
    done = Done(words, child.returncode, said[0] if len(said) > 1 else b"", said[-1].decode("utf-8", "backslashreplace"),
                seconds, used.ru_maxrss / 1000, together)
    if seconds >= timeout_s:
        raise Wrong(f"{done.said()}: not done after {timeout_s} s")
    return done


def must(done, status, *texts):
    """done, when it ended with the status (or one of them) and said all of the texts."""
    wanted = status if isinstance(status, tuple) else (status,)
    if done.status not in wanted:
        raise Wrong(f"{done.said()}: not status {status}")
    for text in texts:
        if text not in done.err:
            raise Wrong(f"{done.said()}: not {text!r}")
    return done


def check_words(done, program):
    """What every bad day must come to: an end of the program's own, and whole lines that begin with its name."""
    if done.status < 0:
        raise Wrong(f"{done.said()}: ended by signal {-done.status}")
    if done.status == 2 and not done.err:
        raise Wrong(f"{done.said()}: failed without a word")
    for line in done.lines():
        if not line.startswith(f"{program}: "):
            raise Wrong(f"{done.said()}: a line that is not the program's own: {line!r}")
    return done


class Place:
    """A folder for a test, removed at its end, and the programs."""

    def __init__(self, args):
        self.args = args
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lede-bad-"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # What was made unreadable is to go as well.
        for folder, _, _ in os.walk(self.folder):
            if not os.path.islink(folder):
                os.chmod(folder, 0o700)
        shutil.rmtree(self.folder, ignore_errors=True)

    def program(self, name):
        found = shutil.which(name, path=self.args.programs)
        if not found:
            raise Wrong(f"no program {name} in {self.args.programs}")
        return found

    def program_for_nobody(self, name):
        """A copy that nobody may run, wherever the programs lie. Skipped when that cannot be."""
        program = pathlib.Path(self.program(name))
        copy = self.folder / "bin" / f"{name}-for-nobody"
        if not copy.exists():
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(program, copy)
            copy.chmod(0o755)
            self.folder.chmod(0o755)
            for above in program.parents[1:4]:          # what the program looks for beside itself
                if (above / "share").is_dir():
                    shutil.copytree(above / "share", self.folder / "share", dirs_exist_ok=True)
                    break
        try:
            if run([copy, "--version"], self.folder, demote=True).status in (0, 2):
                return copy
        except PermissionError:
            pass
        raise Skipped(f"nobody (the user) cannot run a program of {self.folder}")

    def generation(self, index):
        """The current one's folder."""
        return index / (index / "XAPIANDB").read_text().split()[1]

    def check_index(self, index):
        """Nothing but an index lies there, and libxapian's own tool finds no fault in it."""
        left = [name for name in sorted(os.listdir(index)) if not re.fullmatch(r"XAPIANDB|lock|gen-[0-9]{6,}", name)]
        if left:
            raise Wrong(f"left behind in the index: {left}")
        if sum(name.startswith("gen-") for name in os.listdir(index)) > 2:
            raise Wrong(f"too many generations: {sorted(os.listdir(index))}")
        checked = run(["xapian-check", self.generation(index)], self.folder)
        if checked.status != 0 or b"No errors found" not in checked.out:
            raise Wrong(f"xapian-check: {checked.out.decode()[-2000:]} {checked.err}")

    def count(self, index, query="*"):
        """How many articles answer the query."""
        done = must(run([self.program("search"), "--index", index, "--limit", "0", "--format", "json", query],
                        self.folder), (0, 1))
        return int(done.out.split(b'"total":')[1].split(b",")[0])


def arguments(description):
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--programs", required=True, help="folders of the programs, parted by colons")
    parser.add_argument("--sanitized", action="store_true", help="the programs have a sanitizer: memory is not measured")
    return parser


def main(test, parser):
    args = parser.parse_args()
    try:
        with Place(args) as place:
            test(place, args)
    except Wrong as wrong:
        print(f"{pathlib.Path(sys.argv[0]).name}: {wrong}")
        sys.exit(1)
    except Skipped as why:
        print(f"{pathlib.Path(sys.argv[0]).name}: skipped: {why}")
        sys.exit(SKIPPED)
