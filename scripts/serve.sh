#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/serve.sh: the search box over an index, on this machine alone, until ctrl-C.
#
#   sh scripts/serve.sh [INDEX]
#
# INDEX is an index's folder. Without one: LEDE_INDEX, else your own index (the indexer's default place),
# else the demo's (scripts/demo.sh), which is made when there is none. PORT (8080) says on which port of
# 127.0.0.1. Installs and builds what is missing.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/build.sh"

say() { printf 'serve: %s\n' "$*" >&2; }

case $# in
0) index=${LEDE_INDEX-} ;;
1) index=$1 ;;
*)
    say 'usage: sh scripts/serve.sh [INDEX]'
    exit 2
    ;;
esac
port=${PORT:-8080}
case $port in
'' | *[!0-9]*)
    say "PORT $port: not a number"
    exit 2
    ;;
esac

find_lighttpd() { command -v lighttpd || ls /usr/sbin/lighttpd /usr/local/sbin/lighttpd 2>/dev/null | head -n 1; }

sh "$root/scripts/packages.sh" build
# One that is there without a package serves as well.
[ -n "$(find_lighttpd)" ] || sh "$root/scripts/packages.sh" web
if [ -z "$(find_lighttpd)" ]; then
    say 'lighttpd is missing (Debian: sh scripts/packages.sh web)'
    exit 2
fi
configure release release
compile indexer search search.cgi

# As index_default_path() finds it.
default=
if [ -n "${XDG_DATA_HOME-}" ]; then
    default=$XDG_DATA_HOME/lede/index
elif [ -n "${HOME-}" ]; then
    default=$HOME/.local/share/lede/index
fi
if [ -z "$index" ] && [ -n "$default" ] && [ -e "$default/XAPIANDB" ]; then
    index=$default
fi
if [ -z "$index" ]; then
    index=$folder/demo-index
    if [ ! -e "$index/XAPIANDB" ]; then
        say 'no index of yours yet: making one of the articles of corpus/'
        status=0
        "$folder/indexer/indexer" --index "$index" "$root/corpus/articles" || status=$?
        case $status in
        0 | 3) ;; # 3: something was skipped, which the indexer has named
        *) exit "$status" ;;
        esac
    fi
fi
if [ ! -e "$index/XAPIANDB" ]; then
    say "no index at $index (make one: $folder/indexer/indexer --index $index FOLDER)"
    exit 2
fi
index=$(CDPATH='' cd -- "$index" && pwd)

work=$(mktemp -d)
server=
clean_up()
{
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    rm -rf -- "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# What a server's configuration takes between quotes.
case $work$folder in
*[\"\\]*)
    say "lighttpd takes no path with a quote or backslash: $folder"
    exit 2
    ;;
esac
cat >"$work/search.conf" <<END
index = $index
title = ${TITLE:-Lede}
base_url = /
END
cat >"$work/lighttpd.conf" <<END
server.document-root = "$work"
server.bind = "127.0.0.1"
server.port = $port
server.modules = ("mod_cgi", "mod_alias", "mod_setenv")
server.errorlog = "/dev/stderr"
setenv.set-environment = ("LEDE_CONF" => "$work/search.conf")
\$HTTP["url"] =~ "^/\$" {
    alias.url = ("/" => "$folder/searcher/search.cgi")
    cgi.assign = ("" => "")
}
END
"$(find_lighttpd)" -D -f "$work/lighttpd.conf" &
server=$!
say "http://127.0.0.1:$port/ searches $index (ctrl-C ends it)"
status=0
wait "$server" || status=$?
server=
[ "$status" -eq 0 ] || say "lighttpd ended with $status; is port $port taken? (PORT=8081 sh scripts/serve.sh)"
exit "$status"
