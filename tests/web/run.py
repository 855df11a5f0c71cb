#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to search.cgi, each a file with what its response must be; and the same through lighttpd.

usage: run.py --programs DIR:DIR --work DIR FILE.req…      run these requests
       run.py --programs DIR:DIR --work DIR --make         make the index they search, of archive.jsonl
       run.py --programs DIR:DIR --work DIR --libraries    search.cgi loads what search loads, and no more
       run.py --programs DIR:DIR --work DIR --lighttpd     a few through a web server; ends with 77 without one

In a request file, line by line:
    # …            a comment
    conf LINE      a line more of the configuration; `conf! LINE` in place of its own
    GET /path?q    the request; text*N stands for the text N times
    < LINE         a header line that must be there
    + TEXT         what the body must hold; "- TEXT" what the whole response must not
    log TEXT       what standard error must hold; without one it must be empty
    same COMMAND   the body is what the command prints, but for where articles were read from
    empty          the body is
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent
SKIPPED = 77        # ctest's SKIP_RETURN_CODE


class Wrong(Exception):
    pass


def program(args, name):
    found = shutil.which(name, path=args.programs)
    if not found:
        raise Wrong(f"no program {name} in {args.programs}")
    return found


def configure(args, lines, own):
    path = args.work / "search.conf"
    first = [] if own else ["# made by tests/web/run.py", f"index = {args.work / 'index'}", "title = Lede"]
    path.write_text("\n".join([*first, *lines]) + "\n")
    return path


def call(args, conf, method, target):
    path, _, query = target.partition("?")
    env = {"PATH": "/usr/bin:/bin", "LEDE_CONF": str(conf), "REQUEST_METHOD": method, "QUERY_STRING": query,
           "GATEWAY_INTERFACE": "CGI/1.1", "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "/search.cgi"}
    env |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    if path != "/":
        env["PATH_INFO"] = path
    ran = subprocess.run([program(args, "search.cgi")], env=env, stdin=subprocess.DEVNULL, capture_output=True,
                         timeout=60, check=False)
    if ran.returncode != 0:
        raise Wrong(f"search.cgi ended with {ran.returncode}: {ran.stderr.decode(errors='replace')}")
    return ran.stdout, ran.stderr.decode(errors="replace")


def without_places(value):
    """JSON without where articles were read from, which the web does not tell."""
    if isinstance(value, dict):
        return {k: None if k in ("path", "folder") else without_places(v) for k, v in value.items()}
    return [without_places(v) for v in value] if isinstance(value, list) else value


def same(args, command, body):
    words = command.split()
    words[0] = program(args, words[0])
    env = {"PATH": "/usr/bin:/bin", "LEDE_INDEX": str(args.work / "index")}
    printed = subprocess.run(words, env=env, capture_output=True, timeout=60, check=True).stdout
    if without_places(json.loads(printed)) != without_places(json.loads(body)):
        raise Wrong(f"`{command}` prints\n{printed.decode()}\nbut the body is\n{body}")
    if any(place in body for place in (str(args.work), "archive.jsonl")):
        raise Wrong("the body tells where articles were read from")


def read(file):
    conf, own, request, checks = [], False, None, []
    for number, line in enumerate(file.read_text().splitlines(), 1):
        kind, _, text = line.partition(" ")
        if not line or kind == "#":
            continue
        if kind in ("conf", "conf!"):
            conf.append(text)
            own |= kind == "conf!"
        elif request is None:
            text = re.sub(r"(\w+)\*(\d+)", lambda m: m[1] * int(m[2]), text)
            request = kind, text
        elif kind in ("<", "+", "-", "log", "same", "empty"):
            checks.append((number, kind, text))
        else:
            raise Wrong(f"{file}:{number}: {kind}: no such line")
    return conf, own, request, checks


def check(args, kind, text, response, log):
    head, _, body = response.decode().partition("\r\n\r\n")
    if kind == "<" and text not in head.split("\r\n"):
        raise Wrong(f"no header {text} in\n{head}")
    if kind == "+" and text not in body:
        raise Wrong(f"no {text} in\n{body}")
    if kind == "-" and text in body + head:
        raise Wrong(f"{text} in\n{head}\n{body}")
    if kind == "log" and text not in log:
        raise Wrong(f"no {text} in the log: {log}")
    if kind == "same":
        same(args, text, body)
    if kind == "empty" and body:
        raise Wrong(f"a body: {body}")


def run_file(args, file):
    conf, own, (method, target), checks = read(file)
    response, log = call(args, configure(args, conf, own), method, target)
    head, _, body = response.partition(b"\r\n\r\n")
    length = int(re.search(rb"\r\nContent-Length: (\d+)", head)[1])
    if method != "HEAD" and length != len(body):
        raise Wrong(f"Content-Length is {length}, the body has {len(body)} bytes")
    if log and not any(kind == "log" for _, kind, _ in checks):
        raise Wrong(f"the log has: {log}")
    for number, kind, text in checks:
        try:
            check(args, kind, text, response, log)
        except Wrong as wrong:
            raise Wrong(f"line {number}: {wrong}") from None


def make(args):
    shutil.rmtree(args.work, ignore_errors=True)
    args.work.mkdir(parents=True)
    subprocess.run([program(args, "indexer"), "--quiet", "--index", args.work / "index", HERE / "archive.jsonl"],
                   check=True)


def libraries(args, name):
    printed = subprocess.run(["ldd", program(args, name)], capture_output=True, text=True, check=True).stdout
    return {line.split()[0] for line in printed.splitlines() if line.split()}


def compare_libraries(args):
    more = libraries(args, "search.cgi") - libraries(args, "search")
    if more:
        raise Wrong(f"search.cgi loads what search does not: {' '.join(sorted(more))}")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def fetch(address, method="GET"):
    request = urllib.request.Request(address, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def through_lighttpd(args):
    lighttpd = shutil.which("lighttpd", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if not lighttpd:
        print("skipped: no lighttpd (apt-get install lighttpd)")
        return SKIPPED
    port = free_port()
    conf = configure(args, ["base_url = /"], False)
    server_conf = args.work / "lighttpd.conf"
    server_conf.write_text(f"""server.document-root = "{args.work}"
server.bind = "127.0.0.1"
server.port = {port}
server.modules = ("mod_cgi", "mod_alias", "mod_setenv")
server.errorlog = "{args.work}/lighttpd.log"
setenv.set-environment = ("LEDE_CONF" => "{conf}")
$HTTP["url"] =~ "^/$" {{
    alias.url = ("/" => "{program(args, "search.cgi")}")
    cgi.assign = ("" => "")
}}
""")
    server = subprocess.Popen([lighttpd, "-D", "-f", server_conf])
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        root = f"http://127.0.0.1:{port}/"
        status, headers, body = fetch(root + "?q=border+guards")
        if status != 200 or "<mark>guards</mark>" not in body or "default-src 'none'" not in headers["Content-Security-Policy"]:
            raise Wrong(f"a search: {status}\n{headers}\n{body}")
        style = re.search(r'rel="stylesheet" href="([^"]*)"', body)[1]
        status, headers, body = fetch(root.rstrip("/") + style)
        if status != 200 or headers["Content-Type"] != "text/css; charset=utf-8" or "immutable" not in headers["Cache-Control"]:
            raise Wrong(f"the style sheet: {status}\n{headers}")
        if fetch(root + "?q=border", "POST")[0] != 405:
            raise Wrong("POST is answered")
        status, headers, body = fetch(root + "?q=border", "HEAD")
        if status != 200 or body or headers["Content-Length"] == "0":
            raise Wrong(f"HEAD: {status}\n{headers}\n{body}")
        if fetch(root + "?a=none")[0] != 404 or fetch(root + "?page=x")[0] != 400:
            raise Wrong("a status was lost")
        status, headers, body = fetch(root + "?q=%22%3E%3Cscript%3E&source=%22%3E%3Cscript%3E")
        if status != 200 or "<script" in body:
            raise Wrong(f"hostile bytes: {status}\n{headers}\n{body}")
    finally:
        server.terminate()
        server.wait()
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--make", action="store_true")
    parser.add_argument("--libraries", action="store_true")
    parser.add_argument("--lighttpd", action="store_true")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    args = parser.parse_args()
    if args.make:
        make(args)
    status = 0
    for file in args.files:
        try:
            run_file(args, file)
        except Wrong as wrong:
            print(f"{file.name}: {wrong}")
            status = 1
    try:
        if args.libraries:
            compare_libraries(args)
        if args.lighttpd:
            status = through_lighttpd(args)
    except Wrong as wrong:
        print(wrong)
        status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
