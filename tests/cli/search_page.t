# The page keeps to the width, in a pipe to 80 columns.
$ COLUMNS=40 search -n 5 guards > page; python3 -c 'print(max(len(l.rstrip("\n")) for l in open("page")) <= 40)'
True

$ search -n 5 guards > page; python3 -c 'print(40 < max(len(l.rstrip("\n")) for l in open("page")) <= 80)'
True

$ COLUMNS=500 search -n 5 guards > page; python3 -c 'print(80 < max(len(l.rstrip("\n")) for l in open("page")) <= 100)'
True

# Colour only when it is asked for or there is a terminal.
$ search -n 2 guards | grep -c "$(printf '\033')"
0
? 1

$ search -n 2 --color=always guards | grep -q "$(printf '\033')\[1m[Gg]uards*$(printf '\033')\[0m"

$ NO_COLOR=1 search -n 2 guards | grep -c "$(printf '\033')"
0
? 1

$ NO_COLOR=1 search -n 2 --color always guards | grep -q "$(printf '\033')\[1m"

$ search -n 2 --color=never guards | grep -c "$(printf '\033')"
0
? 1

# The first line says how many, and which of them.
$ search -n 1 guards | head -n 1 | sed 's/[0-9][0-9]*$/N/'
article 1 of N

$ search -n 2 --offset 1 guards | head -n 1 | sed 's/[0-9][0-9]*$/N/'
articles 2 to 3 of N

$ search -n 0 guards | sed 's/[0-9][0-9]*/N/'
N articles

$ search --offset 100000 guards | sed 's/[0-9][0-9]*/N/'
search: note: --offset 100000 leaves out all that was found
N articles

$ search zzzunheardof
search: no article matches
? 1

$ search --quiet zzzunheardof
? 1
