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

# A crawl: the pages that were answered with 200, each by its address; WARC files are often compressed record by record.
$ record() { printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n' "$1" ${#2} "$2"; }; nl=$(printf '\r\nx'); nl=${nl%x}; page="<html><title>Guards freed</title><body><h1>Guards freed</h1><p>Border guards found eleven hostages on Friday, an official said, and none of them was hurt.</p></body></html>"; for n in 1 2; do record "http://a.example/$n" "HTTP/1.1 200 OK${nl}Content-Type: text/html$nl$nl$page" | gzip; done > crawl.warc.gz; record "http://a.example/3" "HTTP/1.1 404 Not Found$nl$nl$page" | gzip >> crawl.warc.gz
$ indexer --dry-run crawl.warc.gz | grep -o '^{"id":"[^"]*"'
{"id":"http://a.example/1"
{"id":"http://a.example/2"
