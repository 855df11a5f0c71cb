#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/demo.sh: from a fresh Debian 12 to a first answer.
#
#   sh scripts/demo.sh [QUERY…]
#
# Installs what is missing, builds, indexes corpus/articles into an index of the demo's own (yours stays as
# it is) and searches it. Options of search may stand among the words of the query.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/build.sh"

sh "$root/scripts/packages.sh" build
configure release release
compile programs

indexer=$folder/indexer/indexer
search=$folder/searcher/search
index=$folder/demo-index

# An older build of the indexer may have read the same articles otherwise.
if [ -e "$index" ] && [ -z "$(find "$index" -prune -newer "$indexer")" ]; then
    rm -rf -- "$index"
fi
status=0
"$indexer" --index "$index" "$root/corpus/articles" || status=$?
case $status in
0 | 3) ;; # 3: something was skipped, which the indexer has named
*) exit "$status" ;;
esac
touch "$index"

[ $# -gt 0 ] || set -- 'Jaish-ul-Adl hostages'
printf '\n$ search'
for word; do
    case $word in
    *[!A-Za-z0-9_=:./-]*) printf ' %s' "$(quoted "$word")" ;;
    *) printf ' %s' "$word" ;;
    esac
done
echo
status=0
LEDE_INDEX=$index "$search" "$@" || status=$?
case $status in
0) ;;
1) echo 'Nothing found.' ;;
*) exit "$status" ;;
esac

cat <<END

The programs are
  $indexer
  $search
To search on:
  export PATH=$(quoted "$folder/searcher"):$(quoted "$folder/indexer"):"\$PATH"
  export LEDE_INDEX=$(quoted "$index")
  search hostages
To index a folder of your own, into your own index (the demo's is made anew now and then):
  unset LEDE_INDEX
  indexer FOLDER
  search WORDS
To install the programs and their manual pages: sudo cmake --install $(quoted "$folder")
END
