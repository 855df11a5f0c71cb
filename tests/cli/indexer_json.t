# Arrays, lists inside answers of an interface, objects in one line: each article has an id of its own.
$ printf '[{"text":"One."},{"text":"Two."},\n{"text":"Three."}]\n' > a.json; printf '{"status":"ok","articles":[{"content":"Four.","id":4}],"next":2}\n{"status":"ok","articles":[{"content":"Five.","id":5}]}\n' > b.json
$ indexer --dry-run a.json b.json | grep -o '^{"id":"[^"]*"\|"text":"[^"]*"'
{"id":"a.json#1"
"text":"One."
{"id":"a.json#1.2"
"text":"Two."
{"id":"a.json#2"
"text":"Three."
{"id":"4"
"text":"Four."
{"id":"5"
"text":"Five."

# Of a broken array what is whole is read; what is lost is named.
$ printf '[{"text":"One."}, what?\n{"text":"Two."} {"text":"Three."}, {"text":' > cut.json; indexer --index ix cut.json 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: cut.json: skipped: its array has no end: what should follow is missing
indexer: cut.json:1: skipped: broken JSON at byte 0: unexpected character
indexer: cut.json:2: skipped: broken JSON at byte 8: unexpected end of data
indexer: 3 articles added; 3 skipped
indexer: 66 bytes in N s; 3 articles in ix

# A file without articles is none of ours, whatever its size; a part without any in a file of articles is missing.
$ { printf '['; yes '{"name":"x"},' | head -60000; printf '{}]'; } > none.json; { sed '$d' none.json; printf '{"text":"Here."}]'; } > late.json; { printf '[{"text":"Here."},\n'; sed 1d none.json; } > early.json; printf '[]' > empty.json
$ indexer --verbose --dry-run none.json 2>&1; indexer --verbose --dry-run empty.json
indexer: none.json: no text
indexer: empty.json: nothing in it
$ indexer --dry-run late.json 2>&1 >out | head -1; grep -o '^{"id":"[^"]*"' out
indexer: late.json:1: skipped: no articles in this part
{"id":"late.json#60001"
$ indexer --dry-run early.json 2>&1 >out | sed -n '1p; 100,102p'; grep -o '^{"id":"[^"]*"' out
indexer: early.json:2: skipped: no text
indexer: early.json:101: skipped: no text
indexer: early.json: and 18627 more like these (--verbose names each)
{"id":"early.json#1"

# A thousand bad rows are a hundred lines and a number; the summary counts them, the exit status tells.
$ { printf 'id,text\n'; yes 'x,y,z' | head -1000; echo '1,One.'; } > rows.csv; indexer --index rows rows.csv 2>&1 | sed -n '2p; 99,$p' | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: rows.csv:3: skipped: a row of 3 cells under a header of 2
indexer: rows.csv:100: skipped: a row of 3 cells under a header of 2
indexer: rows.csv:101: skipped: a row of 3 cells under a header of 2
indexer: rows.csv: and 900 more like these (--verbose names each)
indexer: 1 article added; 1000 skipped
indexer: 6.0 kB in N s; 1 article in rows
$ indexer --index rows --quiet --verbose rows.csv 2>&1 | grep -c skipped
1000
$ indexer --index rows --quiet rows.csv 2>/dev/null
? 3
