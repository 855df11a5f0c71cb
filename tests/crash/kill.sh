#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Kills the indexer at random moments and looks at what it leaves.
#
# usage: kill.sh BIN [KILLS [SEED]]     BIN: the folder of the programs, or indexer's and search's, BIN:BIN
#
# After each kill the index opens and holds exactly the articles of before the run or of after it. The next
# run completes; then the index holds the new ones and its folder nothing but an index, and it counts the same
# articles, passages, words, sources and days as one that is built afresh. Every third run is a rebuild,
# the others change few articles (in place) or many (through segments), and drop those of a second file,
# few or many, when it is gone.
set -u
PATH=$1:$PATH
KILLS=${2:-100}
SEED=${3:-1}
HERE=$(mktemp -d) || exit 2
trap 'rm -rf "$HERE"' EXIT
cd "$HERE" || exit 2

die() {
    echo "kill.sh: seed $SEED, kill $kill: $*"
    ls -l index
    exit 1
}

# A number of 0 to $1 - 1, from the seed, the kill and $2.
random() {
    awk -v n="$1" -v s="$((SEED * 100003 + kill * 101 + $2))" 'BEGIN { srand(s); rand(); print int(rand() * n) }'
}

# 400 articles, or those of the ids from $3 to $4; every $2th has the words of version $1 and a length of its
# own.
articles() {
    awk -v version="$1" -v every="$2" -v from="${3:-1}" -v to="${4:-400}" 'BEGIN {
        for (id = from; id <= to; id++) {
            text = "Report " id " of the border."
            own = id % every == 0 ? version : 0
            for (i = 0; i < 40 + (id * 7 + own * 13) % 60; i++)
                text = text " word" (id * i + own) % 997 (i % 11 == 10 ? "." : "")
            printf "{\"id\": \"%d\", \"source\": \"Source %d\", \"date\": \"2016-%02d-%02d\", ", id, id % 9 + own, id % 12 + 1, id % 28 + 1
            printf "\"text\": \"%s version%d\"}\n", text, own
        }
    }'
}

# What an index counts, but for its name, size and days.
counts() {
    search --index "$1" --info | grep -E '^(articles|passages|words|sources|first date|last date|undated)'
}


kill=0
articles 0 1 > in.jsonl
indexer --quiet --index index in.jsonl || die "the first build failed"
whole=$(date +%s%N)
indexer --quiet --rebuild --index index in.jsonl || die "the rebuild failed"
whole=$((($(date +%s%N) - whole) / 1000000))
before=$(counts index)
while [ "$kill" -lt "$KILLS" ]; do
    kill=$((kill + 1))
    every=$(($(random 2 1) ? 2 : 40))
    mode=--prune
    [ $((kill % 3)) -eq 0 ] && mode=--rebuild
    articles "$kill" "$every" > in.jsonl
    if [ -e more.jsonl ]; then
        rm more.jsonl
    else
        articles "$kill" 3 401 "$(($(random 2 3) ? 420 : 700))" > more.jsonl
    fi
    rm -rf fresh
    indexer --quiet --index fresh ./*.jsonl || die "the fresh build failed"
    after=$(counts fresh)

    indexer --quiet $mode --index index ./*.jsonl &
    sleep "$(awk -v ms="$(random $((whole * 3 / 2 + 20)) 2)" 'BEGIN { print ms / 1000 }')"
    kill -9 $! 2> /dev/null
    wait $! 2> /dev/null

    now=$(counts index) || die "the index cannot be read after the kill"
    [ "$now" = "$before" ] || [ "$now" = "$after" ] || die "neither the old state nor the new: $now"
    indexer --quiet $mode --index index ./*.jsonl || die "the run after the kill failed"
    now=$(counts index)
    [ "$now" = "$after" ] || die "the run after the kill made $now, not $after"
    generations=0
    for entry in index/* index/.[!.]*; do
        case $entry in
        index/XAPIANDB | index/lock | 'index/.[!.]*') ;;
        index/gen-*[!0-9]*) die "left behind: $entry" ;;
        index/gen-*) generations=$((generations + 1)) ;;
        *) die "left behind: $entry" ;;
        esac
    done
    [ "$generations" -le 2 ] || die "$generations generations"
    indexer --quiet --prune --index index ./*.jsonl || die "the same again failed"
    [ "$(counts index)" = "$after" ] || die "the same again changed something"
    before=$after
done
echo "kill.sh: $KILLS kills survived"
