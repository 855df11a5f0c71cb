# A run: the topics in their order, ranks from 1, scores that fall strictly also in single precision.
$ printf '%s\t%s\n' '# a remark' '' 7 'border guards' 'two words' '*' q3 'date:2016..2020 OR hostages' q4 zzzunheardof q5 'source:dawn' > topics.tsv
$ printf '%s\n' 'import sys, struct' 'def single(text): return struct.unpack("f", struct.pack("f", float(text)))[0]' 'last = {}' 'for line in sys.stdin:' '  topic, q0, name, rank, score, tag = line.split()' '  before, at = last.get(topic, (float("inf"), 0))' '  if q0 != "Q0" or int(rank) != at + 1 or not single(score) < before: print("wrong:", line)' '  last[topic] = (single(score), int(rank))' 'print(*last)' > falls.py
$ search --batch topics.tsv > run; python3 falls.py < run
7 two%20words q3 q5

# The order is that of the hits; any of the words will do, unless it is said otherwise.
$ grep '^7 ' run | cut -d ' ' -f 3 > of_run
$ search --match any --format jsonl -n 1000 --passages 0 border guards | python3 -c 'import json, sys; print(*[json.loads(l)["id"] for l in sys.stdin], sep="\n")' | diff - of_run
$ search --match all --batch topics.tsv | grep -c '^7 ' > all; search --match all --format jsonl -n 1000 border guards | wc -l | tr -d ' ' | diff - all

# Depth, tag and filters; without weight the score is the depth less the rank.
$ printf 'a\t*\n' | search --batch - --depth 2 --tag 'my run' | cut -d ' ' -f 1,2,4-
a Q0 1 1 my%20run
a Q0 2 0 my%20run

$ printf 'a\tguards\n' | search --batch - --depth 3 --sort date | cut -d ' ' -f 4,5
1 2
2 1
3 0

$ search --batch topics.tsv --since 2016 --until 2019 | cut -d ' ' -f 3 | sort -u > some; search --since 2016 --until 2019 --format jsonl -n 1000 --passages 0 | python3 -c 'import json, sys; print(*sorted(json.loads(l)["id"] for l in sys.stdin), sep="\n")' | LC_ALL=C sort | diff - some

# What is no line of a batch is named and skipped; a note says which line it is about.
$ printf '1\tguards\nno tab\n\tno topic\n1\tagain\n2\t\n3\t"never closed\n' > bad.tsv; search --batch bad.tsv --depth 1 --match all | cut -d ' ' -f 1,2,4
search: bad.tsv:2: skipped: no tab between a topic and a query
search: bad.tsv:3: skipped: no topic before the tab
search: bad.tsv:4: skipped: its topic was there before
search: bad.tsv:5: skipped: no query behind the tab
search: note: bad.tsv:6: this quote is never closed
1 Q0 1

$ search --quiet --batch bad.tsv --depth 0
search: bad.tsv:2: skipped: no tab between a topic and a query
search: bad.tsv:3: skipped: no topic before the tab
search: bad.tsv:4: skipped: its topic was there before
search: bad.tsv:5: skipped: no query behind the tab
? 3

$ printf '1\tzzzunheardof\n' | search --batch -
? 1

$ search --batch - < /dev/null
? 1

# A file that cannot be read, options that do not go together, a full disk.
$ search --batch nowhere.tsv
search: nowhere.tsv: no such file or directory
? 2

$ search --batch .
search: .: cannot read: is a directory
? 2

$ search --batch topics.tsv --since soon
search: --since "soon": no date
? 2

$ search --batch topics.tsv --format json
search: --format does not go with --batch
? 2

$ search --batch topics.tsv > /dev/full
search: cannot write: no space left on device
? 2

$ (search --batch topics.tsv; echo "status $?" >&2) | head -c 1 > /dev/null
status 0
