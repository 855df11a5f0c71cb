# A write that fails is a failure, whatever was found; a reader that leaves is none.
$ search guards > /dev/full
search: cannot write: no space left on device
? 2

$ search --format json guards > /dev/full
search: cannot write: no space left on device
? 2

$ search --help > /dev/full
search: cannot write: no space left on device
? 2

$ search --info > /dev/full
search: cannot write: no space left on device
? 2

$ search guards >&-
search: cannot write: bad file descriptor
? 2

$ (search --format jsonl -n 100000 --passages 1000 '*'; echo "status $?" >&2) | head -c 1 > /dev/null
status 0

$ (ulimit -f 1; search --format jsonl -n 100000 --passages 1000 '*' > page)
search: cannot write: file too large
? 2
