# Other keys than the common ones are named by --map; what is wrong with it is said, and articles are read again when it changes.
$ printf '{"kop":"Dijk houdt","inhoud":{"html":"<p>De dijk hield stand.</p><p>Het water zakt &amp; het dorp droogt.</p>"},"tags":["a","b"],"schrijvers":["A. Bos","C. Dam"],"nr":7}\n' > a.jsonl; printf 'Kop;Inhoud;nr\nEen;"Tekst; met ""quotes"".";8\nTwee;te;veel;9\n' > b.csv

$ indexer --dry-run --map title=kop,text=inhoud.html,id=nr,author=schrijvers a.jsonl | grep -o '"id":"7"\|"title":{"value":"[^"]*"\|"text":"[^"]*"\|"author":"[^"]*"'
"id":"7"
"title":{"value":"Dijk houdt"
"author":"A. Bos, C. Dam"
"text":"De dijk hield stand.\nHet water zakt & het dorp droogt."

$ indexer --quiet --index ix a.jsonl b.csv
indexer: a.jsonl:1: skipped: no text
? 3

$ indexer --index ix --map text=inhoud.html,text=Inhoud,id=nr a.jsonl b.csv 2>&1 | grep -v bytes
indexer: b.csv:3: skipped: a row of 4 cells under a header of 3
indexer: 2 articles added; 1 skipped

$ indexer --index ix --map text=inhoud.html,text=Inhoud,title=kop,title=Kop,id=nr a.jsonl b.csv 2>&1 | grep -v bytes
indexer: b.csv:3: skipped: a row of 4 cells under a header of 3
indexer: 2 articles replaced; 1 skipped

$ indexer --map titel=kop a.jsonl
indexer: --map: there is no field "titel" (they are text, id, title, source, author, date, url, section, language)
? 2
