# All articles, handed out one by one, are in every format the same bytes as a page of so many.
$ for format in text json jsonl tsv; do for query in '*' 'border guards -rabies' zzzunheardof; do search --quiet --format $format -n all "$query" > all; search --quiet --format $format -n 1000 "$query" | cmp - all; done; done

$ search --format json -n all --sort date --explain --facet source,year,person --timeline month '*' > all; search --format json -n 1000 --sort date --explain --facet source,year,person --timeline month '*' | cmp - all; python3 -c 'import json; r = json.load(open("all")); print(r["total"] == len(r["hits"]) == sum(v["count"] for v in r["facets"]["source"]) == sum(p["count"] for p in r["timeline"]))'
True

$ search -n all --facet language --timeline year guards > all; search -n 1000 --facet language --timeline year guards | cmp - all

# So it is with an offset, and with any number of them.
$ search --format jsonl -n 1000 guards > page; search --format jsonl -n all --offset 3 guards > rest; tail -n +4 page | cmp - rest; search --format jsonl -n 4294967295 guards | cmp - page

$ search -n all --offset 100000 guards | sed 's/[0-9][0-9]*/N/'
search: note: --offset 100000 leaves out all that was found
N articles

$ search -n all zzzunheardof
search: no article matches
? 1

# A batch, to any depth; without weight the score is the number of articles less the rank.
$ printf '%s\t%s\n' 1 guards 2 '*' 3 zzzunheardof 4 'source:dawn border' > topics.tsv; search --batch topics.tsv --depth 1000 | cut -d ' ' -f 1-4 > deep; search --batch topics.tsv --depth all > all; cut -d ' ' -f 1-4 all | cmp - deep; grep '^2 ' all | cut -d ' ' -f 5 | tail -n 2
1
0

$ search --batch topics.tsv --depth 5000 | grep '^2 ' | cut -d ' ' -f 5 | head -n 2
4999
4998

# What cannot be written is a failure, a reader that leaves is none.
$ search -n all --format jsonl '*' > /dev/full
search: cannot write: no space left on device
? 2

$ search --batch topics.tsv --depth all > /dev/full
search: cannot write: no space left on device
? 2

$ (search -n all --passages 1000 --format json '*'; echo "status $?" >&2) | head -c 1 > /dev/null
status 0

$ (search --batch topics.tsv --depth all; echo "status $?" >&2) | head -c 1 > /dev/null
status 0

# An index that is changed again and again meanwhile: never short without a word.
$ python3 -c 'for i in range(90): print(__import__("json").dumps({"id": f"a{i}", "text": " ".join(f"word{i * 7919 + n * 104729}" for n in range(250))}))' > articles.jsonl; indexer --quiet --index changing articles.jsonl
$ search --index changing --format jsonl --passages 1000 -n all '*' > whole; wc -l < whole
90

$ { search --index changing --format jsonl --passages 1000 -n all '*'; echo $? > status; } 2> said | { IFS= read -r line; printf '%s\n' "$line"; for word in other third fourth; do sed "s/word/$word/g" articles.jsonl > changed.jsonl; indexer --quiet --index changing changed.jsonl; done; cat; } > part; cat status; sed 's/[0-9][0-9]*/N/' said; n=$(wc -l < part); grep -c ": $n of" said; head -n $n whole | cmp - part
75
search: the index changed while it was being read: N of 90 articles were written out
1
