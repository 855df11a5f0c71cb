#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# CPU time, wall time and size of building an index, beside Omega's scriptindex, interleaved.
#
# usage: build_bench.sh INDEXER ARTICLES.jsonl [ROUNDS]     (needs the package xapian-omega)
#
# Both index title and body with positions and English stems, id, date, source and author, and store the
# article. A line a round: program, user + system CPU seconds, MB of JSON a CPU second, wall seconds, largest process
# in MB, index in MB. The JSON is turned into scriptindex's own input beforehand, outside the clock.
set -eu
indexer=$1 articles=$2 rounds=${3:-3}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bytes=$(wc -c <"$articles")

python3 "$here/scriptindex_input.py" <"$articles" >"$work/dump"
cat >"$work/script" <<'EOF'
id : boolean=Q unique=Q field
title : weight=2 index index=S field
text : index field
date : date=yyyymmdd value=0 field
source : boolean=H index=XS field
author : index=A field
url : field
EOF

timed() { # timed NAME INDEX COMMAND…
    name=$1 index=$2
    shift 2
    /usr/bin/time -f '%U %S %e %M' -o "$work/time" "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 2; }
    size=$(du -sb "$index" | cut -f1)
    awk -v n="$name" -v b="$bytes" -v s="$size" \
        '{ cpu = $1 + $2; printf "%-12s %7.1f CPU s  %5.2f MB/CPU s  %7.1f s  %5.0f MB peak  %6.1f MB index\n",
           n, cpu, b / 1e6 / cpu, $3, $4 / 1024, s / 1e6 }' "$work/time"
}

for round in $(seq "$rounds"); do
    rm -rf "$work/omega" "$work/lede"
    timed scriptindex "$work/omega" scriptindex "$work/omega" "$work/script" "$work/dump"
    timed indexer "$work/lede" "$indexer" --quiet --index "$work/lede" "$articles"
done
