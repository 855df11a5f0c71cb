# What a run says of what it did. Times are cut off.
$ mkdir a b && echo "Talks on the border." > a/x.txt && echo "Floods in Sindh." > a/y.txt && echo "Trade." > b/x.txt

$ indexer --index ix a 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: 2 articles added
indexer: 38 bytes in N s; 2 articles in ix

# The same again changes nothing, not a byte.
$ cat ix/XAPIANDB ix/gen-000001/*.glass | cksum > sum; indexer --quiet --index ix a a; cat ix/XAPIANDB ix/gen-000001/*.glass | cksum | cmp sum -

# A file that changed replaces its article.
$ echo "Talks on trade at the border." > a/x.txt; indexer --index ix a 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: 1 article replaced, 1 unchanged
indexer: 47 bytes in N s; 2 articles in ix

# One that became empty keeps its article, and is named.
$ : > a/x.txt; indexer --quiet --index ix a
indexer: a/x.txt: skipped: empty
? 3
$ search --index ix --limit 0 --format json trade | grep -c '"total":1'
1

# An id that another folder's article has is refused, until it is told apart.
$ indexer --quiet --index ix b 2>&1 | sed 's/from .*\/a/from A/'
indexer: b/x.txt: skipped: its id "x.txt" is that of an article from A (--id-prefix tells them apart)
$ indexer --quiet --index ix --id-prefix b/ b
$ search --index ix --show b/x.txt | grep -c Trade
1

# Nothing is made of nothing, and nothing is unmade for it.
$ indexer --index iy nowhere
indexer: nowhere: skipped: no such file or directory
indexer: no articles; 1 skipped
indexer: no index was made
? 2
$ indexer --rebuild --index ix nowhere
indexer: nowhere: skipped: no such file or directory
indexer: no articles in what was given: the index stays as it was
? 2

# An index is made among nobody's files, and not walked into.
$ indexer --index a b
indexer: a is no index: it holds other files
? 2
$ indexer --index b/x.txt a
indexer: b/x.txt: not a directory
? 2
$ indexer --quiet --verbose --index b/ix b; indexer --verbose --index b/ix b 2>&1 | head -1
indexer: 1 article unchanged
