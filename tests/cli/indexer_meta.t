# What the user gives wins, and can be given at any time.
$ printf '{"id":"1","title":"Guards freed","source":"Dawn","text":"Four guards came home on Tuesday."}\n{"id":"2","title":"Rabies","text":"Rabies came over the border."}\n{"id":"3","text":"A word on the border."}\n' > a.jsonl

$ indexer --index own -q a.jsonl

$ printf 'id;date;source;title;drop\r\n1;2016-07-26;;;\r\n2;2016-07-01..2016-08-15;dawn.com;"Dogs; in Quetta";\r\n3;;;;yes\r\n' > given.csv

$ indexer --index own --meta given.csv
indexer: 2 articles replaced, 1 dropped
indexer: 2 articles in own

$ search --index own --format=jsonl '*' | sed 's/.*"id":"\([^"]*\)".*"title":"\([^"]*\)","title_origin":"\([^"]*\)".*"source":\([^,]*\),"date":\({[^}]*}\).*/\1 \2 \3 \4 \5/'
2 Dogs; in Quetta user "Dawn" {"earliest":"2016-07-01","latest":"2016-08-15","precision":"span","origin":"user"}
1 Guards freed given "Dawn" {"earliest":"2016-07-26","latest":"2016-07-26","precision":"day","origin":"user"}

# The same again, and the articles once more: nothing changes, and what is dropped stays out.
$ indexer --index own --meta given.csv
indexer: 2 articles unchanged
indexer: 2 articles in own

$ indexer --index own -v a.jsonl 2>&1 | sed 's/:.*a.jsonl: /: a.jsonl: /' | head -2
indexer: a.jsonl: not taken: --meta drops "3"
indexer: 2 articles unchanged

# An article that changes keeps what was said of it; a rebuild too.
$ sed 's/Rabies came/Rabies never came/' a.jsonl > b && mv b a.jsonl && indexer --index own a.jsonl 2>&1 | head -1
indexer: 1 article replaced, 1 unchanged

$ indexer --index own --rebuild a.jsonl 2>&1 | head -1
indexer: 2 articles added

$ search --index own -n 0 'title:dogs'
1 article

# An empty cell changes nothing, - takes back, unknown makes unknown. Who is not there is named, and kept for
# the day when it is.
$ printf 'id\tdate\ttitle\tdrop\n1\tunknown\t\t\n2\t\t-\t\n3\t\t\tno\n9\t2015\t\t\n' > given.tsv

$ indexer --index own --meta given.tsv
indexer: given.tsv:5: no article has the id "9"
indexer: 2 articles replaced; 1 id not found
indexer: 2 articles in own
? 3

$ search --index own -n 0 'title:rabies'
1 article

$ search --index own -n 0 'date:unknown'
1 article

$ printf '{"id":"9","text":"Another word."}\n' >> a.jsonl; indexer --index own -q a.jsonl; search --index own -n 0 'date:2015'
1 article

# By the path as it is shown, for all articles of a file.
$ printf 'path,section\n%s,World\n/none,World\n' "$PWD/a.jsonl" > paths.csv; indexer --index own --meta paths.csv
indexer: paths.csv:3: no article has the path "/none"
indexer: 4 articles replaced; 1 id not found
indexer: 4 articles in own
? 3

$ search --index own -n 0 'section:world'
4 articles

# Without an index: what would be stored.
$ indexer --dry-run --meta given.csv a.jsonl | sed 's/.*"id":"\([^"]*\)".*"title":{\([^}]*\)}.*/\1 \2/'
1 "value":"Guards freed","origin":"given"
2 "value":"Dogs; in Quetta","origin":"user"
9 "value":"Another word.","origin":"lead"

# What is wrong with the table ends the run before it changes anything.
$ printf 'id,date\n1,soon\n' > bad.csv; indexer --index own --meta bad.csv
indexer: bad.csv:2: "soon" is no date (2016, 2016-07, 2016-07-26, 2016-07-01..2016-08-15, unknown)
? 2

$ printf 'id,dat\n1,2016\n' > bad.csv; indexer --index own --meta bad.csv a.jsonl
indexer: bad.csv:1: "dat" is no column (id or path, date, source, title, author, url, section, language, drop)
? 2

$ indexer --index none --meta given.csv
indexer: no index at none
? 2

$ indexer --dry-run --meta given.csv
indexer: no PATH given (indexer --help tells more)
? 2

$ ls
a.jsonl
bad.csv
given.csv
given.tsv
own
paths.csv
