# What is misspelt is named, with the nearest option; what is no value is named with what is one.
$ search --limt 3 rabies
search: unknown option --limt (did you mean --limit?)
? 2

$ search --limit ten rabies
search: --limit ten: neither all nor a number of 0 to 4294967295
? 2

$ search rabies --limit
search: --limit needs a number, or all
? 2

$ search --format yaml rabies
search: --format yaml: not one of text, json, jsonl or tsv
? 2

$ search --sort newest rabies
search: --sort newest: not one of relevance, date or -date
? 2

$ search --info rabies
search: --info takes no query
? 2

$ search --show no-such-article
search: no article with the id "no-such-article"
? 1

# A letter with a dash behind the first word is part of the query, which may not have been meant.
$ search guards -n 1 2>&1 >/dev/null | head -1
search: note: -n behind the first word leaves out "n"; as an option it stands before the query

$ search -- guards -n 1 2>&1 >/dev/null | grep behind
? 1
