# What goes out of an index, and what stays. Times are cut off.
$ mkdir a b && echo "Talks on the border." > a/x.txt && echo "Floods in Sindh." > a/y.txt && echo "Trade." > b/z.txt && printf '{"id":"l1","text":"From a line."}\n{"id":"l2","text":"Trade."}\n' > l.jsonl
$ indexer --index ix a b l.jsonl 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: 5 articles added; 1 exact copy
indexer: 107 bytes in N s; 5 articles in ix

# Exact copies are named if asked for.
$ cp a/x.txt b/copy.txt; indexer --verbose --index ix a b 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: copy.txt: the same text as x.txt
indexer: 1 article added, 3 unchanged; 1 exact copy
indexer: 66 bytes in N s; 6 articles in ix

# A file that is gone keeps its article until it is asked for.
$ rm a/y.txt; indexer --quiet --index ix a && search --index ix --limit 0 --format json floods | grep -c '"total":1'
1
$ indexer --index ix --prune
indexer: 1 article dropped
indexer: 5 articles in ix
$ search --index ix floods
search: no article matches
? 1
$ indexer --index ix --prune
indexer: no articles dropped
indexer: 5 articles in ix

# PATHs are read first.
$ echo "New." > a/new.txt; rm b/copy.txt; indexer --index ix --prune a 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: 1 article added, 1 dropped, 1 unchanged
indexer: 26 bytes in N s; 5 articles in ix

# Where the folder itself is not there, its articles stay.
$ mv b c; indexer --index ix --prune 2>&1 | sed 's/ [^ ]*\/b:/ B:/'
indexer: B: the folder is not there: its 1 article stays (--delete drops single ones)
indexer: no articles dropped; 1 stays
indexer: 5 articles in ix
$ indexer --quiet --index ix --prune 2> said
? 3

# A folder that moved is read from where it is now, and nothing of it goes.
$ indexer --index ix --prune c 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: 1 article replaced; 1 exact copy
indexer: 7 bytes in N s; 5 articles in ix
$ indexer --index ix --prune c 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: 1 article unchanged
indexer: 7 bytes in N s; 5 articles in ix

# An empty folder from before the index looks like a disk that is not mounted; one emptied since does not.
$ mkdir disk && echo "Elections." > disk/d.txt && indexer --quiet --index ix disk && rm disk/d.txt && touch -d 2001-01-01 disk; indexer --quiet --index ix --prune 2>&1 | sed 's/ [^ ]*\/disk:/ DISK:/'
indexer: DISK: the folder is empty, as when nothing is mounted: its 1 article stays (--delete drops single ones)
$ rmdir disk; indexer --quiet --index ix --prune 2>&1 | sed 's/ [^ ]*\/disk:/ DISK:/'
indexer: DISK: the folder is not there: its 1 article stays (--delete drops single ones)
$ mkdir disk; indexer --quiet --index ix --prune; search --index ix elections
search: no article matches
? 1

# Articles go by their ids, in the PATHs too; ids that there are not are named.
$ indexer --verbose --index ix --delete z.txt --delete nope --delete nope c 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: c/z.txt: not taken: --delete names its id "z.txt"
indexer: no article has the id "nope"
indexer: 1 article dropped; 1 id not found
indexer: 7 bytes in N s; 4 articles in ix
$ indexer --quiet --index ix --delete z.txt c
$ indexer --quiet --index ix --delete l1 --delete nope
indexer: no article has the id "nope"
? 3
$ indexer --index ix --delete nope
indexer: no article has the id "nope"
indexer: no articles dropped; 1 id not found
indexer: 3 articles in ix
? 2

# All may go: then there is an index without articles.
$ indexer --index ix --delete x.txt --delete new.txt --delete l2
indexer: 3 articles dropped
indexer: 0 articles in ix
$ search --index ix --info | grep -E '^(articles|passages|words|sources)'
articles    0
passages    0
words       0
sources     0
$ search --index ix trade
search: no article matches
? 1
$ indexer --index ix a 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: 2 articles added
indexer: 26 bytes in N s; 2 articles in ix

# What only drops makes no index, and no folder for one.
$ indexer --index none --prune
indexer: no index at none
? 2
$ indexer --index none --delete x
indexer: no index at none
? 2
$ test ! -e none

# --rebuild takes what it is not forbidden.
$ indexer --quiet --index ix --rebuild --delete l1 a l.jsonl; search --index ix --info | grep ^articles
articles    3
$ indexer --quiet --index ix --rebuild --prune a
indexer: --rebuild has only what is in the PATHs: it goes without --prune
? 2
$ indexer --dry-run --prune a
indexer: --dry-run touches no index: it goes without --prune
? 2
$ indexer --dry-run --delete x a
indexer: --dry-run touches no index: it goes without --delete
? 2

# Members that vanish from an archive go with --prune, when it was read whole; documents with ids of their own stay.
$ mkdir m && echo "Ferries." > m/a.txt && echo "Bridges." > m/b.txt && printf '{"id":"own","text":"Tunnels."}\n' > m/l.jsonl && tar cf m.tar m/a.txt m/b.txt m/l.jsonl && cp m/a.txt single.txt && gzip single.txt
$ indexer --quiet --index iz m.tar single.txt.gz; rm m/b.txt; : > m/l.jsonl; tar cf m.tar m/a.txt m/l.jsonl; indexer --index iz m.tar 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: 1 article unchanged
indexer: 9 bytes in N s; 4 articles in iz
$ cp m.tar whole.tar; head -c 1300 whole.tar > m.tar; indexer --index iz --prune m.tar 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'; mv whole.tar m.tar
indexer: m.tar: skipped: cannot be unpacked further: truncated tar archive
indexer: 1 article unchanged; 1 skipped
indexer: 9 bytes in N s; 4 articles in iz
$ indexer --index iz --prune
indexer: no articles dropped
indexer: 4 articles in iz
$ indexer --index iz --prune m.tar single.txt.gz 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'; search --index iz --format tsv '*' | grep -o 'm.tar![a-z/.]*\|own\|single.txt.gz' | sort -u
indexer: 1 article dropped, 2 unchanged
indexer: 18 bytes in N s; 3 articles in iz
m.tar!m/a.txt
own
single.txt.gz
