# A packed file is read as what is in it; its own id is its name, a member's stands behind a "!".
$ mkdir -p in/d && for n in 1 2 3; do echo "Border guards found hostage $n on Friday." > in/d/$n.txt; done; head -c 99 /dev/zero > in/d/photo.png
$ tar -C in -cf d.tar d/1.txt d/2.txt d/3.txt d/photo.png && gzip -c in/d/1.txt > one.txt.gz && printf '{"id":"a","text":"one"}\n{bad\n{"id":"b","text":"two"}\n' | gzip > lines.jsonl.gz
$ indexer --dry-run d.tar one.txt.gz lines.jsonl.gz | grep -o '^{"id":"[^"]*"'; true
indexer: lines.jsonl.gz:2: skipped: broken JSON at byte 1: quoted object property name expected
{"id":"d.tar!d/1.txt"
{"id":"d.tar!d/2.txt"
{"id":"d.tar!d/3.txt"
{"id":"one.txt.gz"
{"id":"a"
{"id":"b"

# Packed inside packed, and from standard input.
$ gzip in/d/2.txt && tar -cf - d.tar in/d/2.txt.gz | xz | indexer --dry-run - | grep -o '^{"id":"[^"]*"'
{"id":"-!d.tar!d/1.txt"
{"id":"-!d.tar!d/2.txt"
{"id":"-!d.tar!d/3.txt"
{"id":"-!in/d/2.txt.gz"

# Of one that is cut short, what was whole is there, and the rest is named.
$ head -c 2600 d.tar > short.tar; indexer --quiet --index ix short.tar; search --index ix --format tsv hostage | grep -o "short[^[:space:]]*" | sort -u
indexer: short.tar!d/3.txt: skipped: cannot be unpacked further: truncated tar archive
short.tar!d/1.txt
short.tar!d/2.txt
