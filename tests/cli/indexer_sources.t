# Outlets of one's own win over those built in, and a run that is given others reads its articles again.
$ printf '{"id":"1","text":"The port was opened on Monday by the minister.","url":"https://www.dawn.com/news/1"}\n{"id":"2","text":"The road was closed for two weeks by the snow.","source":"courier"}\n' > a.jsonl

$ printf '# ours\nDawn Karachi\tdawn.com\nMakran Courier\tThe Courier\tcourier\n' > outlets

$ indexer --index own -q a.jsonl

$ search --index own --format=jsonl '*' | sed 's/.*"source":\("[^"]*"\|null\).*/\1/' | sort
"Dawn"
"courier"

$ indexer --index own --sources outlets a.jsonl 2>&1 | head -1
indexer: 2 articles replaced

$ search --index own --format=jsonl '*' | sed 's/.*"source":\("[^"]*"\|null\).*/\1/' | sort
"Dawn Karachi"
"Makran Courier"

$ indexer --index own --sources outlets a.jsonl 2>&1 | head -1
indexer: 2 articles unchanged

# What is wrong with the file ends the run before it touches anything.
$ printf 'A\ta\n\n...\n' > bad

$ indexer --sources bad --index none a.jsonl
indexer: bad:3: "..." is no name of an outlet: it needs letters or digits, as UTF-8
? 2

$ indexer --sources missing --index none a.jsonl
indexer: missing: no such file or directory
? 2

$ indexer --sources outlets --prune
indexer: --sources is for what the PATHs have: it needs one
? 2

$ ls
a.jsonl
bad
outlets
own
