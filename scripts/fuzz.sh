#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/fuzz.sh: the fuzz targets of tests/fuzz under libFuzzer, AddressSanitizer and UBSan, for as long as
# you like. (As tests they only replay their seeds.)
#
#   sh scripts/fuzz.sh [--jobs N] [SECONDS [TARGET…]]      sh scripts/fuzz.sh 60 record names
#
# Each target, or each that is named, runs for SECONDS (600), N (as many as there are processors) at once, from
# tests/fuzz/seeds/TARGET and from what earlier runs learned, which is kept in the build folder. It ends early
# at what it finds. A line a target: executions, edges of the program reached, those that were new, what was
# found. Ends with 1 when anything was found; it then says where the input is. A finding that is repaired
# goes, as small as it can be, into tests/fuzz/seeds/TARGET.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/build.sh"

say() { printf 'fuzz: %s\n' "$*" >&2; }

misused()
{
    say "$1"
    say 'usage: sh scripts/fuzz.sh [--jobs N] [SECONDS [TARGET…]]'
    exit 2
}

number()
{
    case $1 in
    '' | *[!0-9]* | 0*) misused "\"$1\" is no number from 1" ;;
    esac
}

jobs=$(nproc)
if [ "${1-}" = --jobs ]; then
    jobs=${2-}
    number "$jobs"
    shift 2
fi
seconds=${1:-600}
number "$seconds"
[ $# -eq 0 ] || shift
all=$(find "$root/tests/fuzz" -name 'fuzz_*.c' | sed 's|.*/fuzz_\(.*\)\.c$|\1|' | LC_ALL=C sort)
for target; do
    printf '%s\n' "$all" | grep -qxF -e "$target" || misused "no target \"$target\" in tests/fuzz"
done
# A list of words, like the names of files that it comes from: never quoted.
# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- $all

sh "$root/scripts/packages.sh" build test fuzz
configure fuzz fuzz
programs=
for target; do
    programs="$programs fuzz_$target"
done
# shellcheck disable=SC2086
compile $programs
rm -rf "$folder/run"
mkdir -p "$folder/run"

# One target: its line, and a file in run/ when it found something.
export root folder seconds
export UBSAN_OPTIONS=print_stacktrace=1
# shellcheck disable=SC2016
printf '%s\n' "$@" | xargs -n 1 -P "$jobs" sh -c '
    name=$0
    corpus=$folder/corpus/$name found=$folder/found/$name log=$folder/run/$name.log
    mkdir -p "$corpus" "$found"
    touch "$folder/run/$name.begin"
    status=0
    # Half a minute for one input, since other targets run beside it; memory as a small machine has it.
    "$folder/tests/fuzz_$name" -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2048 \
        -artifact_prefix="$found/" -print_final_stats=1 \
        "$corpus" "$root/tests/fuzz/seeds/$name" >"$log" 2>&1 </dev/null || status=$?
    executions=$(sed -n "s/^stat::number_of_executed_units: *//p" "$log")
    begin=$(sed -n "s/^#[0-9]*[[:space:]]INITED cov: \([0-9]*\) .*/\1/p" "$log")
    end=$(sed -n "s/^#[0-9]*[[:space:]].* cov: \([0-9]*\) .*/\1/p" "$log" | tail -n 1)
    inputs=$(find "$found" -type f -newer "$folder/run/$name.begin" ! -name "slow-unit-*")
    what="nothing found"
    if [ -n "$inputs" ]; then
        what="FOUND $inputs"
    elif [ "$status" -ne 0 ] || [ "${executions:-0}" -eq 0 ]; then
        what="FAILED with status $status"
    fi
    if [ "$what" != "nothing found" ]; then
        what="$what (log: $log)"
        : >"$folder/run/$name.bad"
    fi
    printf "%-12s %10s executions  %5s edges, %4s new  %s\n" "$name" "${executions:-0}" "${end:-0}" \
        "$((${end:-0} - ${begin:-0}))" "$what"'
bad=$(find "$folder/run" -name '*.bad' | wc -l)
if [ "$bad" -gt 0 ]; then
    say "$bad of $# targets found something; to see it again: $folder/tests/fuzz_TARGET INPUT"
    exit 1
fi
say "$# targets, $seconds s each: nothing found"
