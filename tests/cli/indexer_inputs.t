# Inputs that are no articles are named, with the reason; the rest is indexed.
$ mkdir in && cd in && echo "A fine article." > a.txt && : > empty.txt && mkfifo fifo.txt && ln -s . loop && ln -s /dev/zero zero.txt && touch photo.png
$ indexer --verbose --index ix in 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/'
indexer: in/fifo.txt: skipped: a FIFO
indexer: in/loop: skipped: this folder lies inside itself
indexer: in/photo.png: no known format
indexer: in/zero.txt: skipped: a character device
indexer: in/empty.txt: skipped: empty
indexer: 1 article added; 4 skipped, 1 file of no known format
indexer: 16 bytes in N s; 1 article in ix

# Control characters of a name are shown, not sent to the terminal.
$ printf 'x' > "$(printf 'in/a\033[31m\nb.pdf')"; indexer --verbose --quiet --index ix "$(printf 'in/a\033[31m\nb.pdf')"
indexer: in/a\x1b[31m\x0ab.pdf: skipped: no known format
? 2

# JSON lines, here twice the same line, an id that is another article's, and a broken line.
$ printf '{"id":"1","text":"one"}\n{"id":"1","text":"one"}\n{"id":"1","text":"two"}\n{bad\n' | indexer --index iy - 2>&1 | sed 's/ in [0-9.]* s;/ in N s;/; s/JSON at.*/JSON/'
indexer: standard input:3: skipped: its id "1" was given before in this run (--id-prefix tells folders apart)
indexer: standard input:4: skipped: broken JSON
indexer: 1 article added; 2 skipped
indexer: 77 bytes in N s; 1 article in iy

# Standard input can be read once, and may be closed.
$ printf '{"id":"2","text":"two"}\n' | indexer --quiet --index iy - -
$ indexer --quiet --index iy - <&-
indexer: standard input: skipped: cannot read: bad file descriptor
? 2
$ indexer --dry-run in/a.txt >&-
indexer: standard output: cannot write: bad file descriptor
? 2
