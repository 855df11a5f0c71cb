#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Kills the indexer at random moments and looks at what it leaves.
#
# usage: kill.sh BIN [KILLS [SEED]]     BIN: the folder of the programs, or indexer's and search's, BIN:BIN
#
# After each kill the index opens, xapian-check finds no fault in it, and it holds exactly the articles of before
# the run or of after it. The next run completes; then the index holds the new ones and its folder nothing but
# an index, and it has the ids, and counts the articles, passages, words, sources and days, of one that is built
# afresh. Every third run is a rebuild, every fourth deletes few articles or many, the others change few (in
# place) or many (through segments), and drop those of a second file, few or many, when it is gone.
# shellcheck disable=SC2086 # ids and options are words
set -u
PATH=$1:$PATH
KILLS=${2:-100}
SEED=${3:-1}
HERE=$(mktemp -d) || exit 2
trap 'rm -rf "$HERE"' EXIT
cd "$HERE" || exit 2
command -v xapian-check > /dev/null || { echo "kill.sh: no xapian-check: sh scripts/packages.sh test"; exit 2; }

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

# What an index counts, but for its name, size and days; and its ids.
counts() {
    search --index "$1" --info | grep -E '^(articles|passages|words|sources|first date|last date|undated)' &&
        search --index "$1" --format tsv --limit 1000 --passages 0 '*' | cut -f 1 | cksum
}

# $1: when.
check() {
    xapian-check "index/$(cut -d ' ' -f 2 index/XAPIANDB)" > check.txt 2>&1 ||
        die "xapian-check $1: $(tail -n 5 check.txt)"
}

# Chooses the next run: its words in $run, what it must come to in the index `fresh`, and the status that it may
# end with: of a deletion it is 2 or 3 where all or some of the ids had gone before it was killed.
choose() {
    worst=0
    rm -rf fresh
    if [ $((kill % 4)) -eq 0 ]; then
        ids=$(seq "$(($(random 40 4) + 1))" "$(($(random 2 5) ? 2 : 50))" 400)
        run=$(printf -- '--delete %s ' $ids) worst=3
        mkdir without
        for file in ./*.jsonl; do
            printf '%s\n' $ids | awk -F '"' 'NR == FNR { gone[$1] = 1; next } !($4 in gone)' - "$file" > "without/$file"
        done
        (cd without && indexer --quiet --index ../fresh ./*.jsonl) || die "the fresh build failed"
        rm -r without
        return
    fi
    articles "$kill" "$(($(random 2 1) ? 2 : 40))" > in.jsonl
    if [ -e more.jsonl ]; then
        rm more.jsonl
    else
        articles "$kill" 3 401 "$(($(random 2 3) ? 420 : 700))" > more.jsonl
    fi
    run="--prune $(echo ./*.jsonl)"
    [ $((kill % 3)) -eq 0 ] && run="--rebuild $(echo ./*.jsonl)"
    indexer --quiet --index fresh ./*.jsonl || die "the fresh build failed"
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
    choose
    after=$(counts fresh)

    indexer --quiet $run --index index &
    sleep "$(awk -v ms="$(random $((whole * 3 / 2 + 20)) 2)" 'BEGIN { print ms / 1000 }')"
    kill -9 $! 2> /dev/null
    wait $! 2> /dev/null

    check "after the kill"
    now=$(counts index) || die "the index cannot be read after the kill"
    [ "$now" = "$before" ] || [ "$now" = "$after" ] || die "neither the old state nor the new: $now"
    indexer --quiet $run --index index 2> said.txt
    status=$?
    [ "$status" -le "$worst" ] || die "the run after the kill ended with $status: $(cat said.txt)"
    check "after the next run"
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
    before=$after
    [ "$worst" -eq 0 ] || continue
    indexer --quiet --prune --index index ./*.jsonl || die "the same again failed"
    [ "$(counts index)" = "$after" ] || die "the same again changed something"
done
echo "kill.sh: $KILLS kills survived"
