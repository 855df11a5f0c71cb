#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/packages.sh: the one list of the Debian packages that Lede needs, and what installs them.
#
#   sh scripts/packages.sh GROUP…           install what is missing of the groups build, test, lint, fuzz, web
#   sh scripts/packages.sh --list GROUP…    only name them
set -eu

# Python is asked for when the tests are configured, so a build needs it as well.
build_packages='cmake ninja-build gcc g++ pkgconf python3
    libxapian-dev libstemmer-dev libjson-c-dev libutf8proc-dev libxxhash-dev libxml2-dev zlib1g-dev
    libexttextcat-data libarchive-dev libseccomp-dev'
test_packages='libcmocka-dev python3 xapian-tools'
# Without libc6-dbg valgrind does not start; xz-utils and the like come with the base system.
lint_packages='clang clang-format clang-tidy cppcheck mandoc shellcheck valgrind libc6-dbg python3'
# llvm names the lines of a finding.
fuzz_packages='clang llvm'
# The server that scripts/serve.sh starts.
web_packages='lighttpd'

say() { printf 'packages: %s\n' "$*" >&2; }

misused()
{
    say "$1"
    say 'usage: sh scripts/packages.sh [--list] build|test|lint|fuzz|web…'
    exit 2
}

packages_of()
{
    for group; do
        case $group in
        build) echo "$build_packages" ;;
        test) echo "$test_packages" ;;
        lint) echo "$lint_packages" ;;
        fuzz) echo "$fuzz_packages" ;;
        web) echo "$web_packages" ;;
        *) misused "no group \"$group\"" ;;
        esac
    done
}

is_installed()
{
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

only_list=false
if [ "${1-}" = --list ]; then
    only_list=true
    shift
fi
[ $# -gt 0 ] || misused 'no group'
packages=$(packages_of "$@")
# A list of words: never quoted.
# shellcheck disable=SC2086
if $only_list; then
    printf '%s\n' $packages | sort -u
    exit
fi

if ! command -v dpkg-query >/dev/null; then
    say "this is no Debian, so nothing is installed; needed are what Debian calls:" $packages
    exit 0
fi
# What is there already is not asked for, so that a later run needs no network.
missing=
for package in $packages; do
    is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null; then
    as_root=sudo
else
    say 'packages are missing, and neither root nor sudo is at hand. As root, run:'
    say "    apt-get install --no-install-recommends$missing"
    exit 1
fi
say "installing$missing"
# env, since sudo drops the environment. No question is ever asked: there may be nobody to answer.
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" </dev/null; }
apt update
apt install --yes --no-install-recommends $missing
