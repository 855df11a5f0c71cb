#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/test.sh: installs what the tests need, builds everything with warnings as errors, runs all tests.
#
#   sh scripts/test.sh [OPTION OF CTEST…]      sh scripts/test.sh -R unit/words
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/build.sh"

sh "$root/scripts/packages.sh" build test
configure dev dev
compile
exec ctest --test-dir "$folder" --output-on-failure --no-tests=error --parallel "$(nproc)" "$@"
