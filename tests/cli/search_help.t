# What the program says about itself.
$ search --help | head -n 1
usage: search [OPTION…] QUERY…

$ search --help | grep -c -e --limit
1

# The signs of the query language are named.
$ search --help | grep -o -e 'NEAR/5' -e 'hostag\*' -e 'word~' -e '=NATO' -e 'a lone \*'
NEAR/5
hostag*
word~
=NATO
a lone *

# No line is wider than a terminal.
$ search --help | awk 'length > 79'

$ search --version | sed 's/ [0-9][0-9.]*$/ N/'
search (Lede) N

$ search
search: no query (usage: search [OPTION…] QUERY…; see search --help)
? 2
