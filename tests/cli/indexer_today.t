# A plain text's path may say its day and its outlet, below what the text says; what lies ahead of today is no day of it.
$ mkdir -p dawn/2016/07; text='The border gate was opened again, and trade went on as before, the traders said on Monday.'; printf 'Border gate opens again\n\n%s\n' "$text" >dawn/2016/07/26-border.txt; printf 'Border gate opens again\n\n%s\n\nPublished in Dunya News, July 20th, 2016\n' "$text" >dawn/2016/07/27-border.txt
$ indexer --dry-run --no-entities dawn | grep -o '"source":{[^}]*}\|"date":{[^}]*}\|"mentions":[^]]*]'
"source":{"value":"Dawn","origin":"path"}
"date":{"earliest":"2016-07-26","latest":"2016-07-26","precision":"day","origin":"path"}
"mentions":[{"text":"Monday","start":83,"end":89,"earliest":"2016-07-25","latest":"2016-07-25"}]
"source":{"value":"Dunya News","origin":"credit"}
"date":{"earliest":"2016-07-20","latest":"2016-07-20","precision":"day","origin":"credit"}
"mentions":[{"text":"Monday","start":83,"end":89,"earliest":"2016-07-18","latest":"2016-07-18"}]

$ indexer --dry-run --no-entities --today 2016-07-22 dawn | grep -o '"date":{[^}]*}'
"date":{"earliest":null,"latest":null,"precision":"none","origin":null}
"date":{"earliest":"2016-07-20","latest":"2016-07-20","precision":"day","origin":"credit"}

$ indexer --dry-run --no-entities --today 2016-07-19 dawn | grep -o '"date":{[^}]*}' | sort -u
"date":{"earliest":null,"latest":null,"precision":"none","origin":null}

$ indexer --dry-run --today 2016-07 dawn
indexer: --today 2016-07: no day as YYYY-MM-DD
? 2
