# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/build.sh: where Lede is built, and how. Read by the other scripts (`. build.sh`), which set
# $root, the folder of the checkout, before.
# shellcheck shell=sh
# shellcheck disable=SC2154 # $root

# Builds go to build/ of the checkout, or to $LEDE_BUILD. In a checkout of somebody else, which may be
# read but not written, they go to the user's cache.
builds=${LEDE_BUILD:-$root/build}

is_ours() { [ -w "$1" ] || { [ ! -e "$1" ] && [ -w "$(dirname "$1")" ]; }; }

# build_folder NAME: sets $folder, the folder of that build.
build_folder()
{
    folder=$builds/$1
    if [ -z "${LEDE_BUILD-}" ] && ! { is_ours "$builds" && { [ ! -e "$folder" ] || is_ours "$folder"; }; }; then
        folder=${XDG_CACHE_HOME:-$HOME/.cache}/lede/build/$1
    fi
}

# configure NAME PRESET [-D…]: configures the build NAME, and sets $folder.
configure()
{
    build_folder "$1"
    preset=$2
    shift 2
    mkdir -p "$folder"
    # A folder that came here with a copy of another checkout would build that one.
    fresh=
    if [ -e "$folder/CMakeCache.txt" ] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        fresh=--fresh
    fi
    # What CMake finds is of interest only when it fails.
    if ! (cd "$root" && cmake $fresh --preset "$preset" -G Ninja -B "$folder" "$@") >"$folder/configure.log" 2>&1; then
        cat "$folder/configure.log" >&2
        return 1
    fi
}

# compile [TARGET…]: builds them, or all, in $folder. On a terminal one line counts what is done.
compile()
{
    if [ -t 1 ]; then
        ninja -C "$folder" "$@"
    else
        ninja -C "$folder" --quiet "$@"
    fi
}

# A word as the shell takes it, whatever is in it.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }
